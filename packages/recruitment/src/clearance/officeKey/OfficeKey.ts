import type { Act, Instant } from '@corridor/ledger'

/** `expired` is no status: whoever reads it looks at `validUntil`. */
export const OFFICE_KEY_STATUSES = ['proposed', 'active', 'revoked', 'dropped'] as const
export type OfficeKeyStatus = (typeof OFFICE_KEY_STATUSES)[number]

interface Kept {
  /** As `organisation.office`. */
  readonly office: string
  readonly jurisdiction: string
  /** First 16 digits of the public key. */
  readonly keyId: string
  /** The private half never leaves the office. */
  readonly publicKey: string
  readonly most: number
  readonly days: number
  readonly proposedAt: Instant
  readonly validFrom: Instant | null
  readonly validUntil: Instant | null
  readonly revokedFrom: Instant | null
  readonly proposal: {
    readonly proposedAt: Instant
    readonly by: readonly string[]
    readonly role: string
  } | null
}

/** A key with which an office may issue provisional clearances in an outage. */
export type OfficeKey = {
  readonly [Status in OfficeKeyStatus]: Kept & { readonly status: Status }
}[OfficeKeyStatus]

export interface OfficeKeyFacts {
  /** Whether the office is open and in that jurisdiction; null where there is none. */
  readonly isOffice: boolean | null
  /** Whether the key was entered before, here or in the list under the root key. */
  readonly isKnown: boolean
  /** Whether the authority has a key with which it can sign the delegation. */
  readonly canSign: boolean
}

export const proposerOf = ({ actor, onBehalfOf, role, recordedAt }: Act) => ({
  proposedAt: recordedAt,
  by: onBehalfOf === null ? [actor] : [actor, onBehalfOf],
  role,
})
