import type { IsoDate } from '@corridor/kernel'

/** A number that names one person or firm, of which there is one of each kind and country. */
export interface IdentityNumber {
  /** Such as `passport`, `national_id`, `tax`. */
  readonly kind: string
  readonly country: string | null
  readonly number: string
}

/** Somebody behind an organisation, or the organisation itself, as a source states it. */
export interface Party {
  readonly id: string
  readonly role: 'organisation' | 'director' | 'owner' | 'officer' | 'worker'
  readonly name: string
  readonly birthDate: IsoDate | null
  readonly identityNumbers: readonly IdentityNumber[]
  readonly bankAccounts: readonly string[]
  readonly phones: readonly string[]
  readonly addresses: readonly string[]
  /** Where it is stated: a record, a document, a register. */
  readonly source: string
}

export const EVIDENCE = ['strong', 'medium', 'weak'] as const
export type Evidence = (typeof EVIDENCE)[number]

export const LINK_KINDS = [
  'identity_number',
  'bank_account',
  'name_and_birth_date',
  'phone',
  'address',
  'name',
] as const

/** One thing that two parties have in common, with where each side is stated. */
export interface PartyLink {
  readonly own: Party
  readonly other: Party
  readonly kind: (typeof LINK_KINDS)[number]
  readonly evidence: Evidence
  /** What they share: a number, an account, or the other's name. */
  readonly shared: string
  /** Shared pieces of three letters, for names; null otherwise. */
  readonly similarity: number | null
  /** A fact that speaks against it and takes its weight away; the link is still shown. */
  readonly conflict: 'birth_date' | 'identity_number' | null
}
