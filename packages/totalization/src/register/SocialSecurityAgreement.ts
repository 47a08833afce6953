import type { IsoDate } from '@corridor/kernel'
import type { Branch } from '../Branch.ts'
import type { Party, Provenance } from '../instruments/Instrument.ts'
import type { StateCode } from '../periods/InsurancePeriod.ts'

/** What an agreement may give, in the order in which a reader asks for it. */
export const AGREEMENT_FEATURES = [
  /** Nationals of the other State are treated alike. */
  'equality',
  /** Benefits are paid in the other State. */
  'export',
  /** Periods of the States are added to open a right. */
  'totalization',
  /** It says whose law applies to work, so that nobody pays twice. */
  'applicable-law',
] as const

export type AgreementFeature = (typeof AGREEMENT_FEATURES)[number]

export interface FeatureStatement extends Provenance {
  /** `not-said`: the description here does not say, which is no no. */
  readonly answer: 'yes' | 'no' | 'not-said'
  readonly article: string | null
}

export interface CoveredBranch extends Provenance {
  readonly branch: Branch
  /** Periods are added, or the benefit is only paid abroad. */
  readonly coordination: 'added' | 'paid-abroad'
  readonly article: string | null
}

/** An agreement on social security as the register has it: whom it binds when, and what it gives. */
export interface SocialSecurityAgreement {
  readonly id: string
  readonly name: string
  readonly kind: 'regulation' | 'multilateral' | 'bilateral' | 'pattern'
  readonly citation: string
  /** A day, or a year where no more is known. */
  readonly signed: string | null
  readonly publisher: string
  readonly source: string | null
  readonly licence: string
  readonly describedOn: IsoDate
  readonly parties: readonly Party[]
  /** The State through which it runs, where the others have no agreement among them. */
  readonly hub: StateCode | null
  /** Provisions that apply before entry into force, and since when. */
  readonly provisional:
    | (Provenance & { readonly from: IsoDate | null; readonly articles: string })
    | null
  readonly branches: readonly CoveredBranch[]
  readonly features: Readonly<Record<AgreementFeature, FeatureStatement>>
  /** The instrument by which a case can be computed; null where there is none. */
  readonly instrument: string | null
  readonly note: string | null
  /** Whether it came with Corridor or was imported on this installation. */
  readonly origin: 'shipped' | 'imported'
}
