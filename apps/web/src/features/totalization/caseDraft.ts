import { addDays, addMonths, isIsoDate } from '@corridor/kernel'
import type {
  CertifiedLength,
  InsurancePeriod,
  NationalLegislation,
  NumberText,
  TotalizationCase,
} from '@corridor/totalization'

/** A case with nothing in it yet. */
export const emptyCase = (today: string): TotalizationCase => ({
  schema: 1,
  person: { birthDate: null, nationality: null, residence: null },
  branch: 'old-age',
  contingency: today,
  claim: today,
  instrument: null,
  periods: [],
  legislations: [],
  amountsPer: 'month',
})

/** Nine years at home, four in one country and six in another; persons and figures are invented. */
export const EXAMPLE_CASE: TotalizationCase = {
  ...emptyCase('2026-05-01'),
  title: 'Nine, four and six years (invented)',
  person: { birthDate: '1960-05-01', nationality: null, residence: 'ESP' },
  periods: [
    period('spain', 'ESP', '1984-01-01', '1992-12-31'),
    period('france', 'FRA', '1993-01-01', '1996-12-31'),
    period('italy', 'ITA', '1996-07-01', '2002-12-31'),
  ],
  legislations: [
    law('ESP', '4', { years: '15' }, '30000'),
    law('FRA', '5', null, '16000'),
    law('ITA', '4.5', { years: '20' }, '27000'),
  ],
}

function period(id: string, state: string, from: string, to: string): InsurancePeriod {
  return {
    id,
    state,
    institution: `example-${id}`,
    kind: 'contribution',
    from,
    to,
    evidence: 'certified',
  }
}

function law(
  state: string,
  amountPerUnit: string,
  minimum: CertifiedLength | null,
  contributionsPaid: string,
): NationalLegislation {
  return {
    state,
    currency: 'EUR',
    formula: { id: 'accrual', parameters: { amountPerUnit, unit: 'months' } },
    minimum,
    contributionsPaid,
  }
}

/** One more period, after the last one and in its State, a year long. */
export function addPeriod(draft: TotalizationCase): TotalizationCase {
  const last = draft.periods.at(-1)
  const begun = last?.to != null && isIsoDate(last.to) ? addDays(last.to, 1) : '2000-01-01'
  const ids = new Set(draft.periods.map(({ id }) => id))
  let number = draft.periods.length + 1
  while (ids.has(`period-${number}`)) number += 1
  const next: InsurancePeriod = {
    id: `period-${number}`,
    state: last?.state ?? 'ESP',
    kind: 'contribution',
    from: begun,
    to: addDays(addMonths(begun, 12), -1),
    evidence: 'declared',
  }
  return { ...draft, periods: [...draft.periods, next] }
}

export const changePeriod = (
  draft: TotalizationCase,
  place: number,
  change: Partial<InsurancePeriod>,
): TotalizationCase => ({
  ...draft,
  periods: draft.periods.map((one, index) => (index === place ? { ...one, ...change } : one)),
})

export const removePeriod = (draft: TotalizationCase, place: number): TotalizationCase => ({
  ...draft,
  periods: draft.periods.filter((_, index) => index !== place),
})

/** The States of the case in the order in which they come up. */
export const statesOf = ({ periods, legislations }: TotalizationCase): readonly string[] => [
  ...new Set([...periods, ...legislations].map(({ state }) => state)),
]

/** The law of a State, or one of which nothing is known yet. */
export const lawOf = (draft: TotalizationCase, state: string): NationalLegislation =>
  draft.legislations.find((one) => one.state === state) ?? {
    state,
    currency: null,
    formula: null,
    minimum: null,
  }

export function changeLaw(
  draft: TotalizationCase,
  state: string,
  change: Partial<NationalLegislation>,
): TotalizationCase {
  const changed = { ...lawOf(draft, state), ...change }
  const held = draft.legislations.some((one) => one.state === state)
  return {
    ...draft,
    legislations: held
      ? draft.legislations.map((one) => (one.state === state ? changed : one))
      : [...draft.legislations, changed],
  }
}

/** Which end of a period is moved, or all of it. */
export type Grip = 'start' | 'end' | 'whole'

/**
 * A dated period with an end, or all of it, moved by whole months; unchanged where its end would come
 * before its start.
 */
export function movePeriod(
  one: Pick<InsurancePeriod, 'from' | 'to'>,
  grip: Grip,
  months: number,
): { readonly from: string; readonly to: string } | null {
  if (one.from === null || one.to === null) return null
  const from = grip === 'end' ? one.from : addMonths(one.from, months)
  const to = grip === 'start' ? one.to : addDays(addMonths(addDays(one.to, 1), months), -1)
  return to < from ? null : { from, to }
}

/** Units in which a length is written. */
export const LENGTH_UNITS = ['years', 'quarters', 'months', 'weeks', 'days'] as const

export type LengthUnit = (typeof LENGTH_UNITS)[number]

/** A length as one number and its unit: the first part that is stated. */
export function lengthParts(length: CertifiedLength | null | undefined): {
  readonly unit: LengthUnit | 'none'
  readonly value: string
} {
  const unit = LENGTH_UNITS.find((name) => length?.[name] != null)
  return unit === undefined
    ? { unit: 'none', value: '' }
    : { unit, value: String(length![unit] as NumberText) }
}

/** The length of a number in a unit; null without one. Days are those of a six-day week. */
export const lengthOf = (unit: LengthUnit | 'none', value: string): CertifiedLength | null =>
  unit === 'none' ? null : { [unit]: value, ...(unit === 'days' ? { dayRegime: 6 as const } : {}) }
