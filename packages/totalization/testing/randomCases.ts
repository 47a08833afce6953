import { addDays } from '@corridor/kernel'
import fc from 'fast-check'
import type {
  CountRules,
  InsurancePeriod,
  NationalLegislation,
  TotalizationCase,
} from '../src/index.ts'

export const STATES = ['A', 'B', 'C', 'D', 'E'] as const

/** The rules of overlap as the European Union has them. */
export const RULES: CountRules = {
  unit: 'months',
  weekColumn: 'six-day',
  yearCeiling: true,
  displaceVoluntary: true,
  displaceAssimilated: true,
  doubleAssimilated: true,
  coinciding: 'shared',
}

const kinds = fc.constantFrom('contribution', 'voluntary', 'residence', 'assimilated' as const)

/** Dated periods between 1990 and 2010, some with a certified length, some that cannot be dated. */
const period: fc.Arbitrary<Omit<InsurancePeriod, 'id'>> = fc
  .record({
    state: fc.constantFrom(...STATES),
    kind: kinds,
    start: fc.integer({ min: 0, max: 20 * 365 }),
    days: fc.integer({ min: 1, max: 8 * 365 }),
    dated: fc.integer({ min: 0, max: 9 }),
    certifiedMonths: fc.option(fc.integer({ min: 1, max: 100 }), { freq: 3, nil: null }),
  })
  .map(({ state, kind, start, days, dated, certifiedMonths }) => {
    const from = addDays('1990-01-01', start)
    const to = addDays(from, days - 1)
    const certified =
      certifiedMonths === null ? null : { months: Math.min(certifiedMonths, Math.ceil(days / 30)) }
    // What cannot be dated has its length from elsewhere.
    return dated === 0
      ? {
          state,
          kind,
          from: null,
          to: null,
          certified: { months: 7 },
          evidence: 'declared' as const,
        }
      : { state, kind, from, to, certified, evidence: 'declared' as const }
  })

const numbered = (periods: readonly Omit<InsurancePeriod, 'id'>[]): readonly InsurancePeriod[] =>
  periods.map((one, place) => ({ ...one, id: `p${place}` }))

export const periodLists = fc.array(period, { minLength: 1, maxLength: 10 }).map(numbered)

/** Without certified lengths: what the dates say is all there is. */
export const datedLists = periodLists.map((list) =>
  list.map((one) =>
    one.from === null
      ? { ...one, from: '1999-03-05', to: '1999-11-20', certified: null }
      : { ...one, certified: null },
  ),
)

export const randomPeriod = period

/** A law that no own career reaches: every right comes from adding. */
export const law = (state: string, months: number): NationalLegislation => ({
  state,
  currency: 'XTS',
  formula: { id: 'accrual', parameters: { amountPerUnit: '3', unit: 'months' } },
  minimum: months === 0 ? null : { months },
})

export const caseOf = (
  periods: readonly InsurancePeriod[],
  minimumMonths = 0,
  instrument = 'eu-883-2004',
): TotalizationCase => ({
  schema: 1,
  person: {},
  branch: 'old-age',
  contingency: '2020-01-01',
  claim: '2020-01-01',
  instrument,
  assumeParties: true,
  periods,
  legislations: [...new Set(periods.map(({ state }) => state))].map((state) =>
    law(state, minimumMonths),
  ),
})
