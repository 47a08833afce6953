import type { IsoDate } from '@corridor/kernel'
import type { Instant } from '@corridor/ledger'
import type { CheckFinding, Verdict } from '../checks/index.ts'

export const CLEARANCE_STATUSES = [
  'requested',
  'requirements_open',
  'ready',
  'issued',
  'used',
  'revoked',
  'expired',
  'cancelled',
] as const

export type ClearanceStatus = (typeof CLEARANCE_STATUSES)[number]

/**
 * `reentry` of a worker who goes back to the same employer and site; `form` was issued by hand in an
 * outage and entered afterwards.
 */
export const CLEARANCE_KINDS = ['first', 'reentry', 'form'] as const
export type ClearanceKind = (typeof CLEARANCE_KINDS)[number]

/** What happened on the way. Each is reported by itself; none is ever concluded from another. */
export const MOVEMENT_KINDS = ['processed', 'cleared', 'departed', 'arrived', 'returned'] as const
export type MovementKind = (typeof MOVEMENT_KINDS)[number]

export interface Movement {
  readonly kind: MovementKind
  /** As reported. */
  readonly occurredAt: Instant
  /** When the log learnt of it. */
  readonly recordedAt: Instant
  /** Port or post; null where it was not said, or once erased. */
  readonly place: string | null
}

/** What the fifteen checks said at a moment. */
export interface Assessment {
  /** Null where it could not be told, or once erased. */
  readonly verdict: Verdict | null
  readonly findings: readonly CheckFinding[]
  readonly at: Instant
}

export interface Issue {
  readonly at: Instant
  /** On paper, where a form was entered later. */
  readonly occurredAt: Instant
  readonly by: string
  readonly role: string
  readonly verdict: Verdict | null
  /** Why an officer issued it though the checks asked for a look; null for a clear verdict. */
  readonly reason: string | null
  /** Rules that two persons had set aside for this contract. */
  readonly overrides: readonly string[]
  /** Last day, of the authority's calendar. */
  readonly expiresOn: IsoDate
  /** The instant at which that day is over. */
  readonly expires: Instant
}

export const HOLD_CAUSES = ['licence', 'bond', 'job_order', 'ban', 'watch'] as const

/** Stops a departure until somebody decides about this one worker. */
export interface Hold {
  readonly cause: (typeof HOLD_CAUSES)[number]
  /** The record that is the cause: a licence, a ban. */
  readonly subject: string
  readonly since: Instant
}

export interface PastHold extends Hold {
  /** `departed`: the worker left though it was on hold. */
  readonly ended:
    | 'released'
    | 'proceed'
    | 'transfer'
    | 'cancel'
    | 'departed'
    | 'expired'
    | 'revoked'
  readonly by: string
  readonly at: Instant
}

/** A form that an office filled in without the system. */
export interface Form {
  readonly serial: string
  readonly office: string
  readonly keyId: string
  /** Results that somebody has to look at; nothing is revoked by itself. */
  readonly reviews: readonly (typeof FORM_REVIEWS)[number][]
  /** The clearance of the same person that was there before. */
  readonly duplicateOf: string | null
  /** What somebody found who looked at it; absent until then. */
  readonly settled?: {
    /** Null once erased. */
    readonly outcome: (typeof FORM_OUTCOMES)[number] | null
    readonly note: string | null
    readonly at: Instant
    readonly by: string
  }
}

export const FORM_REVIEWS = [
  'licence_not_effective',
  'licence_unknown',
  'deployment_ban',
  'duplicate_person',
  'over_limit',
  'time_differs',
] as const

/** How a look at a form ends. None of them changes the clearance. */
export const FORM_OUTCOMES = ['in_order', 'worker_contacted', 'office_at_fault'] as const

/** Whether somebody still has to look at a form. */
export const isFormOpen = (form: Form | null): boolean =>
  form !== null && form.reviews.length > 0 && form.settled === undefined

interface ClearanceFile {
  readonly kind: ClearanceKind
  /** Null where a form names none that is known. */
  readonly worker: string | null
  readonly contract: string | null
  readonly agency: string | null
  readonly jobOrder: string | null
  /** The worker's account. */
  readonly person: string | null
  readonly office: string | null
  readonly jurisdiction: string | null
  /** On the certificate, of a form its serial. */
  readonly number: string
  readonly corridor: string
  readonly licenceNumber: string | null
  readonly jobOrderNumber: string | null
  readonly contractDigest: string
  readonly holderDigest: string
  /** The same for every clearance of one passport: finds a person served twice. */
  readonly holderKey: string
  readonly requestedAt: Instant
  readonly assessment: Assessment | null
  readonly issue: Issue | null
  readonly hold: Hold | null
  readonly pastHolds: readonly PastHold[]
  readonly proposal: {
    readonly reason: string | null
    readonly proposedAt: Instant
    readonly by: readonly string[]
  } | null
  readonly revocation: {
    readonly reason: string | null
    readonly at: Instant
    /** Both who did it, and on whose behalf. */
    readonly by: readonly string[]
  } | null
  readonly appeal: {
    readonly grounds: string | null
    readonly at: Instant
    readonly outcome: 'dismissed' | 'upheld' | null
  } | null
  readonly movements: readonly Movement[]
  readonly end: {
    readonly reason: string | null
    /** What the worker paid is owed back to her. */
    readonly refund: boolean
    /** The agency that takes her over. */
    readonly transferTo: string | null
    readonly at: Instant
  } | null
  readonly form: Form | null
}

/** A clearance as its actions leave it. */
export type Clearance = {
  readonly [Status in ClearanceStatus]: ClearanceFile & { readonly status: Status }
}[ClearanceStatus]

/** What the rules need to know of the world; null for what cannot be told, which refuses. */
export interface ClearanceFacts {
  readonly today: IsoDate
  /** Of the checks, on what is known now. */
  readonly verdict: Verdict | null
  /** Whether the agency's licence is in force by its effective state, and not frozen. */
  readonly licenceEffective: boolean | null
  /** The contract as it is: null where there is none or it cannot be read. */
  readonly contract: {
    readonly status: string
    readonly digest: string
    readonly jobOrder: string | null
    readonly agency: string
  } | null
  /** Whether the job order has a vacancy for this contract, looked at under its lock. */
  readonly vacancyLeft: boolean | null
  /** Another clearance of this contract that is not at its end; null: none. */
  readonly otherOpen: string | null
  /** What the fast path asks for; each null where it cannot be told. */
  readonly reentry: {
    readonly sameEmployer: boolean | null
    readonly sameSite: boolean | null
    readonly noWorseTerm: boolean | null
    readonly noBan: boolean | null
  } | null
  /**
   * Whether the certificate of a form that is entered is genuine, of the office's key, with its
   * serial and its holder; null for every other act.
   */
  readonly formGenuine: boolean | null
  /** Whether the form is linked to the clearance that its holder has now; null for other acts. */
  readonly formLinked: boolean | null
}

/** Statuses in which the worker has not departed and still may. */
export const UNDEPARTED = ['requested', 'requirements_open', 'ready', 'issued'] as const

/**
 * What holds of a clearance now, hold and contested revocation looked through.
 *
 * @returns `held` while a hold stops a departure.
 */
export const effectiveStatus = ({ status, hold }: Clearance): ClearanceStatus | 'held' =>
  status === 'issued' && hold !== null ? 'held' : status
