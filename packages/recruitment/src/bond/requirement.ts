import type { Money } from '@corridor/kernel'
import type { Instant } from '@corridor/ledger'

/** How well a figure of law is established. */
export const MARKS = ['verified', 'translation', 'unverified'] as const

export type Mark = (typeof MARKS)[number]

/** What a bond must have for so many workers a year. */
export interface VolumeTier {
  /** Planned workers a year, this many included; null for all above. */
  readonly upTo: number | null
  readonly cash: Money
  readonly guarantee: Money
  readonly mark: Mark
}

/** What each pending case adds. */
export interface CaseBand {
  /** Pending cases, this many included; null for all above. */
  readonly upTo: number | null
  readonly perCase: Money
}

export const READINGS = ['whole_count', 'marginal'] as const

/**
 * Whether the rate of a band counts for all cases (`whole_count`) or for those within the band alone
 * (`marginal`): the text does not say, so it is to be set.
 */
export type Reading = (typeof READINGS)[number]

/** From what the required amount follows. */
export type RequirementBasis =
  | {
      readonly kind: 'volume_tiers'
      readonly plannedWorkers: number
      readonly tiers: readonly VolumeTier[]
      readonly source: string
    }
  | {
      readonly kind: 'case_schedule'
      readonly pendingCases: number
      readonly base: Money
      /** The most that cases can add. */
      readonly mostAdditional: Money
      readonly bands: readonly CaseBand[]
      readonly mark: Mark
      readonly source: string
    }
  | { readonly kind: 'order'; readonly amount: Money; readonly source: string }

export type RequiredAmount =
  | {
      readonly kind: 'required'
      readonly total: Money
      /** The part that a guarantee cannot stand in for. */
      readonly cash: Money
      readonly mark: Mark
    }
  | {
      readonly kind: 'cannot_tell'
      readonly reason: 'reading_not_set' | 'no_tier' | 'currencies_differ'
    }

/** What was assessed, and when. */
export interface Requirement {
  /** Null where it cannot be told. */
  readonly minorUnits: number | null
  readonly cashMinorUnits: number
  readonly mark: Mark
  readonly reading: Reading | null
  readonly basis: RequirementBasis
  readonly assessedAt: Instant
}

/**
 * What a bond must have.
 *
 * Volume tiers: cash and guarantee of the first tier that reaches to the planned workers. Case
 * schedule: base + min(additional, most), where additional is cases × rate of their band, or the
 * sum over the bands, as the reading says. An order: what it says.
 *
 * @source Foreign Employment Act 2007 (Nepal), section 11, in translation; POEA Memorandum Circular
 * 10-A of 2018, from secondary sources.
 * @example
 * requiredAmount({ kind: 'case_schedule', pendingCases: 6, ...POEA_SCHEDULE }, 'marginal')
 * // => 10,000 + 5 × 3,000 + 1 × 4,000 = 29,000 USD
 */
export function requiredAmount(basis: RequirementBasis, reading: Reading | null): RequiredAmount {
  switch (basis.kind) {
    case 'order': {
      const { amount } = basis
      return {
        kind: 'required',
        total: amount,
        cash: { ...amount, minorUnits: 0 },
        mark: 'verified',
      }
    }
    case 'volume_tiers':
      return ofTiers(basis)
    case 'case_schedule':
      return ofSchedule(basis, reading)
  }
}

const reaches = ({ upTo }: { readonly upTo: number | null }, count: number): boolean =>
  upTo === null || count <= upTo

function ofTiers({
  plannedWorkers,
  tiers,
}: Extract<RequirementBasis, { readonly kind: 'volume_tiers' }>): RequiredAmount {
  const tier = tiers.find((one) => reaches(one, plannedWorkers))
  if (tier === undefined) return { kind: 'cannot_tell', reason: 'no_tier' }
  const { cash, guarantee, mark } = tier
  if (cash.currency !== guarantee.currency) {
    return { kind: 'cannot_tell', reason: 'currencies_differ' }
  }
  const total = { ...cash, minorUnits: cash.minorUnits + guarantee.minorUnits }
  return { kind: 'required', total, cash, mark }
}

function ofSchedule(
  {
    pendingCases,
    base,
    mostAdditional,
    bands,
    mark,
  }: Extract<RequirementBasis, { readonly kind: 'case_schedule' }>,
  reading: Reading | null,
): RequiredAmount {
  const { currency } = base
  const rates = bands.map(({ perCase }) => perCase)
  if ([mostAdditional, ...rates].some((money) => money.currency !== currency)) {
    return { kind: 'cannot_tell', reason: 'currencies_differ' }
  }
  // Without a case both readings say the same.
  if (reading === null && pendingCases > 0) {
    return { kind: 'cannot_tell', reason: 'reading_not_set' }
  }
  const additional =
    reading === 'marginal' ? marginal(bands, pendingCases) : wholeCount(bands, pendingCases)
  if (additional === null) return { kind: 'cannot_tell', reason: 'no_tier' }
  const minorUnits = base.minorUnits + Math.min(additional, mostAdditional.minorUnits)
  return {
    kind: 'required',
    total: { minorUnits, currency },
    cash: { minorUnits: 0, currency },
    mark,
  }
}

function wholeCount(bands: readonly CaseBand[], cases: number): number | null {
  const band = bands.find((one) => reaches(one, cases))
  if (band === undefined) return null
  return cases * band.perCase.minorUnits
}

function marginal(bands: readonly CaseBand[], cases: number): number | null {
  let sum = 0
  let below = 0
  for (const { upTo, perCase } of bands) {
    const last = upTo === null ? cases : Math.min(upTo, cases)
    sum += Math.max(0, last - below) * perCase.minorUnits
    below = last
  }
  return below < cases ? null : sum
}
