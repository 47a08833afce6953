/**
 * How far a permission reaches. A record is inside a scope by its attributes alone:
 *
 * - `own`: the record's owner is the person who asks.
 * - `organisation`, `office`, `jurisdiction`: the record carries the one named in the mandate.
 * - `assigned`: the person who asks is among the record's assignees.
 * - `mandate`: the mandate's organisation holds the owner's written mandate or consent.
 * - `aggregate`: figures about many, never one person or organisation's record.
 * - `all`: every record of the kind.
 */
export const SCOPES = [
  'own',
  'organisation',
  'office',
  'jurisdiction',
  'assigned',
  'mandate',
  'aggregate',
  'all',
] as const

export type Scope = (typeof SCOPES)[number]
