import type { CareerModel, NationalLegislation } from '@corridor/totalization'
import { optionalText } from '../../app/viewState.ts'
import { numberField } from './gapCareer.ts'

/** The corridor and the model of careers of the simulation page, as its address tells them. */
export const CAREER_VIEW = {
  corridor: optionalText(/^[A-Z]{3}-[A-Z]{3}$/),
  instrument: optionalText(/^[a-z0-9-]{1,80}$/),
  careers: numberField(100_000, 1_000_000),
  seed: numberField(1, 1_000_000_000),
  abroadShare: numberField(40, 100),
  stays: numberField(6, 40),
  longestStay: numberField(8, 50),
  homeMinimum: numberField(15, 60),
  homeAmount: numberField(2, 100_000),
  abroadMinimum: numberField(10, 60),
  abroadAmount: numberField(5, 100_000),
}

/** Fields that the reader fills in, in the order in which they stand. */
export const CAREER_FIELDS = [
  'careers',
  'seed',
  'abroadShare',
  'stays',
  'longestStay',
  'homeMinimum',
  'homeAmount',
  'abroadMinimum',
  'abroadAmount',
] as const

export type CareerNumbers = Readonly<Record<(typeof CAREER_FIELDS)[number], number>>

const MONTHS = 12

/** Forty years of stays in two States, drawn by chance, with up to a year between them. */
export function careerModel(
  [origin, destination]: readonly [string, string],
  numbers: CareerNumbers,
  instrument: string | null,
): CareerModel {
  const law = (state: string, years: number, amountPerUnit: number): NationalLegislation => ({
    state,
    currency: 'XXX',
    formula: {
      id: 'accrual',
      parameters: { amountPerUnit: String(amountPerUnit), unit: 'months' },
    },
    minimum: years === 0 ? null : { years },
  })
  const share = Math.min(99, Math.max(1, numbers.abroadShare))
  return {
    branch: 'old-age',
    start: '1985-01-01',
    contingency: '2025-01-01',
    instrument,
    // Designs are compared: parties are not asked for.
    ...(instrument === null || instrument === 'none' ? {} : { assumeParties: true }),
    legislations: [
      law(origin, numbers.homeMinimum, numbers.homeAmount),
      law(destination, numbers.abroadMinimum, numbers.abroadAmount),
    ],
    states: [
      { state: origin, weight: 100 - share },
      { state: destination, weight: share },
    ],
    kinds: [{ kind: 'contribution', weight: 1 }],
    stays: { least: 1, most: Math.max(1, Math.round(numbers.stays)) },
    monthsOfStay: { least: 6, most: Math.max(6, Math.round(numbers.longestStay * MONTHS)) },
    monthsBetween: { least: 0, most: MONTHS },
  }
}
