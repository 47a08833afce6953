import type { CareerModel } from '../src/index.ts'

const STATES = ['DEU', 'FRA', 'ESP', 'ITA', 'NLD'] as const

/** Forty years in five States, stays of two to six years that overlap by up to a year. */
export const FIVE_STATES: CareerModel = {
  branch: 'old-age',
  start: '1985-01-01',
  contingency: '2025-01-01',
  instrument: 'eu-883-2004',
  states: STATES.map((state) => ({ state, weight: 1 })),
  kinds: [
    { kind: 'contribution', weight: 6 },
    { kind: 'voluntary', weight: 2 },
    { kind: 'assimilated', weight: 2 },
  ],
  stays: { least: 10, most: 12 },
  monthsOfStay: { least: 24, most: 72 },
  monthsBetween: { least: -12, most: 6 },
  legislations: STATES.map((state, place) => ({
    state,
    currency: 'EUR',
    formula:
      state === 'FRA'
        ? { id: 'flat', parameters: { amount: '900' } }
        : { id: 'accrual', parameters: { amountPerUnit: `${3 + place}.25`, unit: 'months' } },
    minimum: place === 0 ? null : { years: 5 * place },
    maximumDuration: state === 'ESP' ? { years: 37 } : null,
    displacedVoluntaryAmount: '12.50',
  })),
}
