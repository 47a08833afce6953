import type { AuditEvent, LoggedAction, LoggedRead } from '@corridor/contract'

/** One line of any of the logs, for the page. */
export interface AuditLine {
  readonly id: string
  readonly at: string
  readonly who: {
    readonly kind: AuditEvent['actor']['kind']
    readonly id: string | null
    readonly name: string | null
  }
  /** The role in which it was done, and for whom. */
  readonly role: string | null
  readonly organisation: string | null
  /** As the log names it: a verb, a type of action, a kind of reading. */
  readonly code: string
  readonly refused: boolean
  /** The record or person it is about. */
  readonly about: string | null
  readonly version: number | null
  /** What else is known of it, by the name under which the log keeps it. */
  readonly facts: readonly (readonly [string, string])[]
}

/** A line about people and access. */
export function lineOfEvent(event: AuditEvent): AuditLine {
  const { id, at, verb, actor, subject, details, network, request } = event
  return {
    id,
    at,
    who: actor,
    role: null,
    organisation: null,
    code: verb,
    refused: verb === 'refused' || verb.endsWith('.failed'),
    about: subject,
    version: null,
    facts: factsOf({ ...details, network, request }),
  }
}

/** A line about something done to a record. */
export function lineOfAction(action: LoggedAction): AuditLine {
  const { number, recordedAt, record, version, type, actor, actorName, role, organisation } = action
  const { onBehalfOf, purpose, place, device, channel, occurredAt, requestId, hash, seal } = action
  return {
    id: number,
    at: recordedAt,
    who: { ...actorOf(actor), name: actorName },
    role,
    organisation,
    code: type,
    refused: false,
    about: record,
    version,
    facts: factsOf({
      onBehalfOf,
      purpose,
      place,
      device,
      channel,
      occurredAt,
      seal,
      hash,
      erased: action.erased,
      request: requestId,
    }),
  }
}

/** A line about something that was looked at. */
export function lineOfRead(read: LoggedRead): AuditLine {
  const { number, readAt, act, outcome, record, version, actor, actorName, role } = read
  const { organisation, purpose, place, device, requestId, terms, results } = read
  return {
    id: number,
    at: readAt,
    who: { ...actorOf(actor), name: actorName },
    role,
    organisation,
    code: act,
    refused: outcome === 'refused',
    about: record,
    version,
    facts: factsOf({ purpose, ...terms, results, place, device, request: requestId }),
  }
}

/** Who an id of the ledger stands for: `service:` and `system:` come before those of programs. */
function actorOf(actor: string): Pick<AuditLine['who'], 'kind' | 'id'> {
  if (actor.startsWith('system:')) return { kind: 'system', id: actor }
  return { kind: actor.startsWith('service:') ? 'service' : 'person', id: actor }
}

/** What is known, each as one text; what is not there is left out. */
function factsOf(values: Readonly<Record<string, unknown>>): AuditLine['facts'] {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => [name, textOf(value)] as const)
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ')
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value)
}
