import type { IsoDate } from '@corridor/kernel'
import type { Instant } from '@corridor/ledger'

/** What happened to a worker on the way; none is concluded from another. */
export const WORKER_EVENTS = ['contracted', 'cleared', 'departed', 'arrived', 'returned'] as const
export type WorkerEvent = (typeof WORKER_EVENTS)[number]

export type WorkerStatus = 'candidate' | WorkerEvent

export const CONTACT_WAYS = ['telephone', 'message', 'email', 'resource_centre', 'none'] as const

export interface IdentityDocument {
  readonly kind: 'passport' | 'national_identity_card' | 'seafarer_book'
  readonly number: string
  /** The country that gave it out, three letters. */
  readonly country: string
  readonly validUntil: IsoDate | null
}

/** How she wants to be reached, and when it is safe. */
export interface ContactPreference {
  readonly way: (typeof CONTACT_WAYS)[number]
  readonly address: string | null
  /** In her words: "after 20:00". */
  readonly hours: string | null
}

/** Only what bears on the work itself (C181 Art. 6). */
export interface Qualification {
  readonly title: string
  /** ISCO-08, one to four digits. */
  readonly occupation: string | null
  readonly givenBy: string | null
  readonly on: IsoDate | null
}

/** What the file says of a person. What it does not say, such as immigration status, has no place. */
export interface WorkerParticulars {
  readonly givenNames: string
  readonly familyName: string
  /** As she writes it herself, where that is another script. */
  readonly ownScript: string | null
  readonly birthDate: IsoDate | null
  readonly identityDocument: IdentityDocument | null
  readonly contact: ContactPreference
  /** In the order in which she reads them best. */
  readonly languages: readonly string[]
  readonly qualifications: readonly Qualification[]
}

export interface WorkerMovement {
  readonly event: WorkerEvent
  /** The contract or clearance that says so. */
  readonly by: string
  readonly on: IsoDate
}

interface WorkerFile {
  /** Null once erased. */
  readonly particulars: WorkerParticulars | null
  /** The agency or resource centre that entered the file on the worker's request. */
  readonly registeredBy: string
  readonly registeredAt: Instant
  /** Agencies to which the worker opens the file, the one that entered it among them. */
  readonly openTo: readonly string[]
  readonly office: string | null
  readonly jurisdiction: string | null
  /** The worker's account, once she claimed the file. */
  readonly person: string | null
  /** The organisation that gave out the code with which she claimed it; null for the server's own. */
  readonly claimGivenBy: string | null
  readonly movements: readonly WorkerMovement[]
}

/** A worker's file as its actions leave it. */
export type Worker = {
  readonly [Status in WorkerStatus]: WorkerFile & { readonly status: Status }
}[WorkerStatus]

/** What the rules need to know besides the file. */
export interface WorkerFacts {
  /** Whether the office named is an open one of an authority; null: none named. */
  readonly officeOpen: boolean | null
  /** Whether the organisation named is an agency that works; null: none named. */
  readonly agencyActive: boolean | null
}
