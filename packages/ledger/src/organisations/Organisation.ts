import type { IsoDate } from '@corridor/kernel'
import type { Instant } from '../chain/Entry.ts'

export const ORGANISATION_KINDS = [
  'agency',
  'employer',
  'insurer',
  'medical_centre',
  'training_centre',
  'union',
  'employers_organisation',
  'resource_centre',
  'authority',
  'bank',
] as const

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** What the rules need to know besides the record. */
export interface OrganisationFacts {
  /** Whether it is the administration that runs the installation. */
  readonly isHome: boolean
  /** Whether the office that the command names is an open one of an authority; null: none named. */
  readonly officeOpen: boolean | null
  /** Whether the office that the command closes still keeps files; null: none is closed. */
  readonly keepsFiles: boolean | null
}

/**
 * How an office is named outside its organisation, in mandates and on records: unique, since ids of
 * organisations are.
 *
 * @example officeId('home', 'north') // => 'home.north'
 */
export const officeId = (organisation: string, office: string): string =>
  `${organisation}.${office}`

/** A branch, a post abroad, a district office. */
export interface Office {
  readonly office: string
  readonly name: string
  /** Where its decisions hold: a country, or a subdivision of one. See `Jurisdiction`. */
  readonly jurisdiction: string
  readonly openedOn: IsoDate
  readonly closedOn: IsoDate | null
}

/** A person's function in the organisation; the person is named by an account's id alone. */
export interface Appointment {
  readonly person: string
  readonly function: string
  /** Null for the organisation as a whole. */
  readonly office: string | null
  readonly from: IsoDate
  /** Last day; null while it lasts. */
  readonly until: IsoDate | null
}

/** An act that takes two persons, proposed by the first. */
export interface Proposal {
  readonly act: 'suspend' | 'lift' | 'close'
  readonly reason: string | null
  readonly proposedAt: Instant
  /** The proposer, and the one on whose behalf. */
  readonly by: readonly string[]
}

interface Register {
  readonly kind: OrganisationKind
  /** Null for one of no country, such as an international organisation, or while it is not known. */
  readonly country: string | null
  readonly name: string
  readonly registration: string | null
  /** The office of an authority that keeps the file, as `officeId` names it; null for none. */
  readonly office: string | null
  /** Whose authority decides on it; null for none. */
  readonly jurisdiction: string | null
  readonly earlierNames: readonly { readonly name: string; readonly until: IsoDate }[]
  readonly offices: readonly Office[]
  readonly appointments: readonly Appointment[]
  readonly notes: number
  readonly proposal: Proposal | null
}

/** An organisation as its actions leave it. */
export type Organisation =
  | (Register & { readonly status: 'active' })
  | (Register & { readonly status: 'suspended'; readonly suspendedAt: Instant })
  | (Register & { readonly status: 'closed'; readonly closedAt: Instant })
