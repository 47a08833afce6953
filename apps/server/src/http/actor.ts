import type {
  PersonActor as PermittedPerson,
  ServiceActor as PermittedService,
} from '@corridor/permissions'

/** A person with her session; `roles` are all she holds, also those of other days. */
export interface PersonActor extends PermittedPerson {
  /** Id of the session, which opens nothing by itself. */
  readonly session: string
  /** A second factor is set up and was not given yet: nothing is open until it is. */
  readonly owesSecondFactor: boolean
  readonly signedInAt: Date
  /** A worker, whose account is another kind than that of staff. */
  readonly isWorker?: true
}

export interface ServiceActor extends PermittedService {
  readonly key: string
}

/** Who asks. */
export type Actor = { readonly kind: 'anonymous' } | PersonActor | ServiceActor

export const ANONYMOUS: Actor = { kind: 'anonymous' }
