import type { IsoDate } from '@corridor/kernel'
import type { Instant } from '@corridor/ledger'
import type { RuleId } from '../../checks/index.ts'
import type { Evidence } from '../fields.ts'
import type { Proposer } from '../Proposer.ts'

/** What an override is about: one of these records. */
export const OVERRIDE_SUBJECTS = ['contract', 'clearance', 'jobOrder'] as const
export type OverrideSubject = (typeof OVERRIDE_SUBJECTS)[number]

/** Why a result is set aside. */
export const OVERRIDE_REASONS = [
  'parameter_missing',
  'register_unreachable',
  'seen_otherwise',
  'wrong_data',
  'urgent',
  'other',
] as const

interface Kept {
  readonly subjectKind: OverrideSubject
  readonly subject: string
  /** One result of one version of one rule. */
  readonly rule: RuleId
  readonly ruleVersion: number
  readonly met: 'no' | 'cannot_tell'
  readonly reasonCode: (typeof OVERRIDE_REASONS)[number]
  readonly text: string
  readonly evidence: readonly Evidence[]
  /** Last day on which it counts. */
  readonly expiresOn: IsoDate
  /** Of the record that it is about: who keeps it, and whose authority decides. */
  readonly office: string
  readonly jurisdiction: string
  readonly confirmedAt: Instant | null
}

/** One result of one check set aside for one record. */
export type Override =
  | (Kept & { readonly status: 'proposed'; readonly proposal: Proposer })
  | (Kept & { readonly status: 'confirmed'; readonly proposal: null })
  | (Kept & { readonly status: 'expired'; readonly proposal: null })
  /** Turned down, taken back or lapsed before it counted. */
  | (Kept & { readonly status: 'dropped'; readonly proposal: null })

/** The result as the checks gave it on the record, when the command is decided. */
export interface StandingFinding {
  readonly ruleVersion: number
  readonly met: 'yes' | 'no' | 'cannot_tell' | 'not_applicable'
  /** Of the rules; see `overridable` of a finding. */
  readonly overridable: boolean
}

export interface OverrideFacts {
  /** Date of the competent authority. */
  readonly today: IsoDate
  /** Null where the record was not checked, or there is no such result or record. */
  readonly standing: StandingFinding | null
  /** Whether office and jurisdiction are those of the record it is about; null where it is not there. */
  readonly isKeeper: boolean | null
  /** Whether there is still time to confirm; null where that cannot be told. */
  readonly inTime: boolean | null
  /** Whether another override of the same result waits or counts. */
  readonly alreadyThere: boolean
}
