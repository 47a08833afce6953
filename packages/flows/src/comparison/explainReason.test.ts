import { describe, expect, test } from 'vitest'
import { type DifferenceReason, explainReason, type ReasonNames } from '../index.ts'

const NAMES: ReasonNames = {
  period: { from: 2005, to: 2010 },
  first: { title: 'one', stocks: 's1', demography: 'd1', absenceOf: () => null },
  second: {
    title: 'other',
    stocks: 's2',
    demography: 'd2',
    absenceOf: (area) => (area === 'X' ? 'no demography' : null),
  },
}

const textsOf = (reason: DifferenceReason, names = NAMES) =>
  explainReason(reason, names).map(({ text }) => text)

describe('a reason in figures and words', () => {
  const start = { first: 10, second: 10.4 }
  const end = { first: 1500, second: 900 }

  test('a stock: only the dates at which it was revised', () => {
    const reason = { kind: 'stock_revised', birthplace: 'A', residence: 'B', effect: 1 } as const
    expect(explainReason({ ...reason, start, end }, NAMES)).toEqual([
      {
        kind: 'stock_end_revised',
        area: null,
        first: 1500,
        second: 900,
        text: 'Persons born in A and living in B in 2010: 1,500 in s1, 900 in s2',
      },
    ])
    expect(textsOf({ ...reason, start: end, end }, { ...NAMES, period: null })).toEqual([
      'Persons born in A and living in B at the start: 1,500 in s1, 900 in s2',
      'Persons born in A and living in B at the end: 1,500 in s1, 900 in s2',
    ])
  })

  test('population and net migration: of the demography', () => {
    expect(textsOf({ kind: 'population_revised', area: 'A', start: end, end, effect: 1 })).toEqual([
      'Population of A in 2005: 1,500 in d1, 900 in d2',
      'Population of A in 2010: 1,500 in d1, 900 in d2',
    ])
    expect(
      explainReason(
        { kind: 'net_migration_revised', area: 'A', netMigration: end, effect: 1 },
        NAMES,
      ),
    ).toMatchObject([
      { kind: 'net_migration_revised', area: 'A', text: expect.stringContaining('1,500 in d1') },
    ])
  })

  test('methods, and areas that one does not have', () => {
    expect(textsOf({ kind: 'method', first: 'closed-minimum', second: 'pseudo-bayes' })).toEqual([
      'Estimated by closed-minimum and by pseudo-bayes',
    ])
    expect(textsOf({ kind: 'area_missing', area: 'X', from: 'second' })).toEqual([
      'X is not in other (no demography)',
    ])
    expect(textsOf({ kind: 'area_missing', area: 'X', from: 'first' })).toEqual(['X is not in one'])
  })
})
