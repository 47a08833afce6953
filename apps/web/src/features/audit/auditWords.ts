import { READ_ACTS } from '@corridor/contract'
import { EVENT_VERBS, eventWords } from '../identity/eventWords.ts'
import type { AuditLine } from './auditLine.ts'
import type { Log } from './auditView.ts'

/** Types of action that have words; others are shown as the log names them. */
const ACTION_TYPES = [
  'break-glass.lapse',
  'break-glass.open',
  'break-glass.review',
  'calendar.confirm',
  'calendar.decline',
  'calendar.lapse',
  'calendar.propose',
  'calendar.withdraw',
  'organisation.appoint',
  'organisation.assign',
  'organisation.close',
  'organisation.closeOffice',
  'organisation.confirm',
  'organisation.correct',
  'organisation.create',
  'organisation.decline',
  'organisation.endAppointment',
  'organisation.lapse',
  'organisation.note',
  'organisation.openOffice',
  'organisation.propose',
  'organisation.rename',
  'organisation.withdraw',
  'reinstatement.perform',
] as const

/** Id of the words for what a line says; null where the log's own name must do. */
export function wordsOfCode(log: Log, code: string): string | null {
  if (log === 'access') return eventWords(code)
  if (log === 'reads') return isReadAct(code) ? `audit.read-${code}` : null
  return (ACTION_TYPES as readonly string[]).includes(code)
    ? `audit.act-${code.replace('.', '-').toLowerCase()}`
    : null
}

const isReadAct = (code: string): boolean => (READ_ACTS as readonly string[]).includes(code)

/** What can be chosen of a log, in the order of the alphabet of codes. */
export function codesOf(log: Log): readonly string[] {
  if (log === 'access') return EVENT_VERBS
  return log === 'reads' ? READ_ACTS : ACTION_TYPES
}

/** Facts that have words of their own. */
const FACTS = new Set([
  'channel',
  'device',
  'erased',
  'hash',
  'network',
  'occurredAt',
  'onBehalfOf',
  'permission',
  'people',
  'place',
  'purpose',
  'reason',
  'request',
  'results',
  'role',
  'roles',
  'seal',
  'shown',
])

/** Id of the words for a fact of a line; null where its own name must do. */
export const wordsOfFact = (name: string): string | null =>
  FACTS.has(name) ? `audit.fact-${name.toLowerCase()}` : null

/** Id of the words for whoever has no name. */
export const wordsOfActor = (kind: AuditLine['who']['kind']): string => `identity.actor-${kind}`
