import type { AuditEvent, RecordReader } from '@corridor/contract'
import { lineOfEvent, lineOfRead } from './auditLine.ts'

/** One time that somebody else looked at what is held of a person. */
export interface Reading {
  readonly id: string
  readonly at: string
  readonly log: 'access' | 'reads'
  readonly name: string | null
  readonly kind: AuditEvent['actor']['kind']
  readonly role: string | null
  readonly code: string
  readonly why: string | null
}

/**
 * Who else looked at what is held of a person, newest first.
 *
 * @param events of the log of people and access that concern her; of these only readings count.
 * @param reads of her record in the ledger; what was refused showed nothing.
 */
export function readingsOf(
  person: string,
  events: readonly AuditEvent[],
  reads: readonly RecordReader[],
): readonly Reading[] {
  const ofAccess = events
    .filter(({ verb, actor }) => verb.startsWith('read.') && actor.id !== person)
    .map((event): Reading => {
      const { who, at, code } = lineOfEvent(event)
      const { purpose, reason } = event.details
      const why = [purpose, reason].find((text) => typeof text === 'string' && text !== '')
      return {
        id: `access ${event.id}`,
        at,
        log: 'access',
        name: who.name,
        kind: who.kind,
        role: null,
        code,
        why: (why as string | undefined) ?? null,
      }
    })
  const ofRecord = reads
    .filter(({ actor, outcome }) => actor !== person && outcome === 'shown')
    .map((read): Reading => {
      const { who, at, role, code } = lineOfRead({
        ...read,
        requestId: null,
        terms: null,
        results: null,
      })
      return {
        id: `reads ${read.number}`,
        at,
        log: 'reads',
        name: who.name,
        kind: who.kind,
        role,
        code,
        why: read.purpose,
      }
    })
  return [...ofAccess, ...ofRecord].sort((one, other) => (one.at < other.at ? 1 : -1))
}
