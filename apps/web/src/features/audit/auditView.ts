import { choice, optionalChoice, optionalText, type ViewOf } from '../../app/viewState.ts'

/** The three logs: people and access, acts on records, readings. */
export const LOGS = ['access', 'actions', 'reads'] as const
export type Log = (typeof LOGS)[number]

/** What the page can show: a log, or whether the log is what was sealed. */
export const SHOWN = [...LOGS, 'integrity'] as const

/** Which lines of which log, as the address says it. */
export const AUDIT_VIEW = {
  log: choice(SHOWN),
  actor: optionalText(/^\S{1,128}$/),
  record: optionalText(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/),
  /** A verb, a type of action or a kind of reading. */
  what: optionalText(/^[a-z][A-Za-z.-]{0,60}$/),
  outcome: optionalChoice(['shown', 'refused']),
  from: optionalText(/^\d{4}-\d\d-\d\d$/),
  to: optionalText(/^\d{4}-\d\d-\d\d$/),
  before: optionalText(/^\d{1,15}$/),
}

export type AuditView = ViewOf<typeof AUDIT_VIEW>

/** The filters alone, without the log and the page of it. */
export type AuditFilter = Omit<AuditView, 'log' | 'before'>

export const NO_FILTER: AuditFilter = {
  actor: undefined,
  record: undefined,
  what: undefined,
  outcome: undefined,
  from: undefined,
  to: undefined,
}

/** What is given of a filter, as a query: absent members are left out. */
export function given<Values extends Readonly<Record<string, unknown>>>(
  values: Values,
): { [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as {
    [Name in keyof Values]?: Exclude<Values[Name], undefined>
  }
}
