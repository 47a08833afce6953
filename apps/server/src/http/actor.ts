import type { PermissionName, Role } from '@corridor/contract'

/** A role held for an organisation, from a day to a day, both included. */
export interface Mandate {
  readonly role: Role
  readonly organisation: string
  readonly office?: string
  readonly jurisdiction?: string
  readonly from: string
  readonly until?: string
  /** Whose mandate it is, when held for an absent person. */
  readonly onBehalfOf?: string
}

export interface PersonActor {
  readonly kind: 'person'
  readonly person: string
  /** Id of the session, which opens nothing by itself. */
  readonly session: string
  /** The mandates of today. */
  readonly roles: readonly Mandate[]
  readonly assurance: 'one-factor' | 'two-factor'
  /** A second factor is set up and was not given yet: nothing is open until it is. */
  readonly owesSecondFactor: boolean
  readonly signedInAt: Date
}

export interface ServiceActor {
  readonly kind: 'service'
  readonly account: string
  readonly key: string
  readonly scopes: readonly PermissionName[]
}

/** Who asks. */
export type Actor = { readonly kind: 'anonymous' } | PersonActor | ServiceActor

export const ANONYMOUS: Actor = { kind: 'anonymous' }
