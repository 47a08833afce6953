import type { IsoDate } from '@corridor/kernel'
import type { Branch } from '../Branch.ts'
import type { CertifiedLength, StateCode } from '../periods/InsurancePeriod.ts'
import type { Verification } from '../Verification.ts'

/** Where a statement was seen and how well it is known. */
export interface Provenance {
  readonly verification: Verification
  readonly source: string | null
}

export interface Party extends Provenance {
  readonly state: StateCode
  /** First and last day on which the instrument binds it; `from` null where the day is not known. */
  readonly from: IsoDate | null
  readonly to: IsoDate | null
}

/** How a branch is coordinated. */
export const COORDINATIONS = [
  /** Periods are added, each State pays its share. */
  'pro-rata',
  /** Periods are added, one State pays all of it. */
  'competent-state',
  /** Benefits are paid abroad; nothing is added. */
  'export-only',
] as const

export interface BranchCoverage extends Provenance {
  readonly branch: Branch
  readonly coordination: (typeof COORDINATIONS)[number]
  readonly article: string
}

/** What the engine does because a clause says so: one kind of setting for each step. */
export interface ClauseSettings {
  equality: { readonly persons: 'all-insured' | 'nationals-refugees-stateless' }
  'personal-scope': { readonly persons: 'all-insured' | 'nationals-refugees-stateless' }
  precedence: { readonly replaces: readonly string[]; readonly yieldsTo: readonly string[] }
  export: { readonly withinParties: boolean; readonly thirdStates: 'as-own-nationals' | 'not-said' }
  aggregation: { readonly unit: 'days' | 'weeks' | 'months' | 'quarters' | 'years' }
  conversion: { readonly weeksAndMonths: 'six-day' | 'own' }
  'year-ceiling': Record<string, never>
  'no-double-count': Record<string, never>
  'compulsory-over-voluntary': Record<string, never>
  'actual-over-assimilated': Record<string, never>
  'double-assimilated': Record<string, never>
  undatable: Record<string, never>
  'coinciding-compulsory': { readonly ratio: 'shared' | 'each-keeps-own' }
  'displaced-voluntary': Record<string, never>
  'reference-window': Record<string, never>
  'minimum-own': {
    readonly state: StateCode | null
    readonly length: CertifiedLength
    readonly consecutive: boolean
    /** Only for those who live in another State. */
    readonly onlyAbroad: boolean
  }
  'partial-conditions': { readonly method: 'always' | 'if-higher' }
  independent: Record<string, never>
  theoretical: {
    readonly method: 'all-as-own' | 'qualifying-period'
    readonly state: StateCode | null
  }
  ratio: { readonly method: 'own-over-total' | 'national' }
  'maximum-duration': Record<string, never>
  'direct-calculation': { readonly states: readonly StateCode[] }
  comparison: { readonly method: 'higher' | 'supplement' | 'own-when-sufficient' | 'pro-rata-only' }
  'small-periods': {
    readonly below: CertifiedLength
    readonly effect: 'exempt' | 'transfer'
  }
  'invalidity-type-a': Record<string, never>
  'competent-state': { readonly rule: 'last-insured' }
  'place-of-work': Record<string, never>
  posting: { readonly months: number; readonly notToReplace: boolean }
  'several-states': Record<string, never>
  ship: Record<string, never>
  'civil-service': Record<string, never>
  /** Recorded, not computed. */
  note: Record<string, never>
}

export type ClauseStep = keyof ClauseSettings

/** One rule of an instrument: the article, what it says in plain words, and what follows from it. */
export interface Clause<Step extends ClauseStep = ClauseStep> extends Provenance {
  readonly step: Step
  /** The rule by its id in docs/methods/totalization.md; several instruments share one. */
  readonly rule: string
  readonly article: string
  /** In the project's own words. */
  readonly says: string
  readonly setting: ClauseSettings[Step]
}

export const INSTRUMENT_KINDS = [
  'regulation',
  'multilateral',
  'bilateral',
  'pattern',
  'model',
] as const

/** An agreement on social security as data that a lawyer can read. */
export interface Instrument {
  readonly id: string
  /** The version of this description; it changes with every change of a clause. */
  readonly version: string
  readonly describedOn: IsoDate
  readonly kind: (typeof INSTRUMENT_KINDS)[number]
  readonly name: string
  readonly citation: string
  readonly signed: string | null
  readonly publisher: string
  readonly licence: string
  readonly inForce: Provenance & { readonly from: IsoDate | null; readonly to: IsoDate | null }
  /** `any` for a model without parties of its own. */
  readonly parties: readonly Party[] | 'any'
  /** The State through which every case runs, for a set of agreements of one State with others. */
  readonly hub: StateCode | null
  readonly branches: readonly BranchCoverage[]
  readonly clauses: readonly Clause[]
  readonly limits: readonly string[]
}
