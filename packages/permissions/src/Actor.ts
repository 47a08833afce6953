import type { PermissionName } from './table/permissions.ts'
import type { RoleName } from './table/roles.ts'

/**
 * A role held for an organisation, from a day to a day.
 *
 * `from` and `until` are calendar dates (YYYY-MM-DD), both included; without `until` it has no
 * end. A mandate that stops at once is taken from the list, not dated.
 */
export interface Mandate {
  readonly role: RoleName
  /** Null for a worker, who belongs to none. */
  readonly organisation: string | null
  readonly office?: string | null | undefined
  readonly jurisdiction?: string | null | undefined
  readonly from: string
  readonly until?: string | null | undefined
  /** The person whose mandate this is, where the holder stands in for her. */
  readonly onBehalfOf?: string | null | undefined
  /** A stand-in's mandate that counts only on days on which the giver is recorded absent. */
  readonly onlyInAbsence?: boolean | undefined
}

/** How sure the sign-in was. */
export type Assurance = 'one-factor' | 'two-factor'

export interface AnonymousActor {
  readonly kind: 'anonymous'
}

export interface PersonActor {
  readonly kind: 'person'
  readonly person: string
  readonly roles: readonly Mandate[]
  readonly assurance: Assurance
}

/** One thing that a service account may do, and where. Dates as in a mandate. */
export interface ServiceScope {
  readonly permission: PermissionName
  readonly scope: 'organisation' | 'office' | 'jurisdiction' | 'aggregate' | 'all'
  readonly organisation?: string | null | undefined
  readonly office?: string | null | undefined
  readonly jurisdiction?: string | null | undefined
  readonly from?: string | null | undefined
  readonly until?: string | null | undefined
}

export interface ServiceActor {
  readonly kind: 'service'
  readonly account: string
  readonly scopes: readonly ServiceScope[]
}

/** Who asks. Fields beyond these (session, key, time of sign-in) play no part in a decision. */
export type Actor = AnonymousActor | PersonActor | ServiceActor
