import type { IsoDate } from '@corridor/kernel'
import type { Instant } from '@corridor/ledger'
import type { Attachment } from '../fields.ts'

export const ACCREDITATION_STATUSES = [
  'submitted',
  'verified',
  'refused',
  'expired',
  'withdrawn',
] as const

export type AccreditationStatus = (typeof ACCREDITATION_STATUSES)[number]

/** A principal's power of attorney to an agency, for one destination. */
interface PowerOfAttorney {
  readonly agency: string
  /** The employer or foreign agency that gives it. */
  readonly principal: string
  readonly destination: string
  readonly documents: readonly Attachment[]
  /** Last day that the paper itself states. */
  readonly validUntil: IsoDate
  /** The post at destination whose labour attaché verifies it. */
  readonly post: string
  /** Who keeps and decides the agency's file. */
  readonly office: string
  readonly jurisdiction: string
  readonly enteredAt: Instant
  /** The persons who entered it: they do not verify it. */
  readonly enteredBy: readonly string[]
  readonly verification: {
    readonly at: Instant
    readonly by: readonly string[]
    readonly remark: string | null
  } | null
}

/** An accreditation as its actions leave it. */
export type Accreditation = {
  readonly [Status in AccreditationStatus]: PowerOfAttorney & { readonly status: Status }
}[AccreditationStatus]

/** An organisation as the register has it. */
export interface PartyFacts {
  readonly kind: string
  readonly status: string
  readonly office: string | null
  readonly jurisdiction: string | null
}

/** What the rules need to know besides the record; null where it is not there. */
export interface AccreditationFacts {
  readonly today: IsoDate
  readonly agency: PartyFacts | null
  readonly principal: PartyFacts | null
  /** Whether the post that the command names is an open office of an authority. */
  readonly isPostOpen: boolean
  /** Whether the power of attorney was uploaded with the record. */
  readonly hasPower: boolean
}

/**
 * Whether an accreditation lets the agency act for the principal on a day: verified, and not past
 * its last day, whether or not the clock has said so yet.
 */
export const isAccredited = (
  { status, validUntil }: Pick<Accreditation, 'status' | 'validUntil'>,
  on: IsoDate,
): boolean => status === 'verified' && on <= validUntil
