import { describe, expect, test } from 'vitest'
import {
  ABEL_2013,
  ABEL_2013_VITAL,
  ABEL_2018,
  ABEL_2018_VITAL,
} from '../testing/publishedExamples.ts'
import {
  balanceFlowAccounts,
  describeAccounts,
  estimateFlows,
  estimateRogersRabenau,
  type FlowInput,
  type FlowOptions,
} from './index.ts'

/**
 * Totals of the worked examples of Abel (2013, 2018) as the reference program (R, migest 2.0.5)
 * gives them, its tables balanced to the end. It keeps the native-born whole, so where the two tables
 * differ in total that option is on.
 */
const TOTALS: readonly [string, FlowInput, FlowOptions, number][] = [
  ['Abel 2013', ABEL_2013, { method: 'drop-negative' }, 150],
  ['Abel 2013', ABEL_2013, { method: 'reverse-negative' }, 180],
  ['Abel 2013', ABEL_2013, { method: 'migration-rates' }, 120],
  ['Abel 2013', ABEL_2013, { method: 'closed-minimum' }, 150],
  ['Abel 2013', ABEL_2013, { method: 'closed-independence' }, 880.638655],
  ['Abel 2013', ABEL_2013, { method: 'pseudo-bayes' }, 0.87 * 150 + 0.13 * 880.638655],
  ['with events', ABEL_2013_VITAL, { method: 'drop-negative' }, 90],
  ['with events', ABEL_2013_VITAL, { method: 'reverse-negative' }, 165],
  ['with events', ABEL_2013_VITAL, { method: 'migration-rates' }, 90],
  ['with events', ABEL_2013_VITAL, { method: 'open-minimum' }, 131.954873],
  ['with events', ABEL_2013_VITAL, { method: 'open-independence' }, 760.658394],
  [
    'with events',
    ABEL_2013_VITAL,
    { method: 'closed-minimum', integerNativeBorn: true },
    121.045673,
  ],
  [
    'with events',
    ABEL_2013_VITAL,
    { method: 'closed-independence', integerNativeBorn: true },
    773.431255,
  ],
  ['with events', ABEL_2013_VITAL, { method: 'closed-minimum', globalMatch: 'after' }, 120.836559],
  [
    'with events',
    ABEL_2013_VITAL,
    { method: 'closed-minimum', deaths: 'accounting', integerNativeBorn: true },
    142.220137,
  ],
  ['Abel 2018', ABEL_2018, { method: 'drop-negative' }, 95],
  ['Abel 2018', ABEL_2018, { method: 'reverse-negative' }, 145],
  ['Abel 2018', ABEL_2018, { method: 'open-minimum' }, 100],
  ['Abel 2018', ABEL_2018, { method: 'closed-independence' }, 408.410857],
  ['with events', ABEL_2018_VITAL, { method: 'open-minimum' }, 69.317852],
  ['with events', ABEL_2018_VITAL, { method: 'open-independence' }, 340.780525],
  ['with events', ABEL_2018_VITAL, { method: 'closed-minimum' }, 74.213753],
  ['with events', ABEL_2018_VITAL, { method: 'closed-independence' }, 352.3275],
  ['with events', ABEL_2018_VITAL, { method: 'closed-minimum', births: 'proportion' }, 70.340007],
]

describe('worked examples of the articles', () => {
  test.each(TOTALS)('%s, %o', (_, input, options, total) => {
    expect(Math.abs(estimateFlows(input, options).total - total)).toBeLessThan(1e-6)
  })

  test.each([
    [ABEL_2013, [0, 0, 50, 0, 35, 0, 25, 0, 10, 10, 0, 0, 10, 10, 0, 0]],
    [ABEL_2018, [0, 20, 0, 10, 0, 0, 0, 0, 15, 15, 0, 5, 10, 25, 0, 0]],
  ])('every flow, minimum migration %#', (input, expected) => {
    for (const method of ['open-minimum', 'closed-minimum'] as const) {
      expect(round(estimateFlows(input, { method }).persons)).toEqual(expected)
    }
  })

  test('every flow with births and deaths, open', () => {
    expect(round(estimateFlows(ABEL_2013_VITAL, { method: 'open-minimum' }).persons)).toEqual([
      ...[0, 8.502866, 0, 3.695332],
      ...[26.422956, 0, 0.423456, 9.855274],
      ...[0, 34.183358, 0, 25.077888],
      ...[11.467615, 10.933241, 1.392887, 0],
    ])
  })

  test('births above the native-born are taken from the whole column and reported', () => {
    const { diagnostics } = estimateFlows(ABEL_2018_VITAL, { method: 'open-minimum' })
    expect(diagnostics.birthsAboveNativeBorn).toEqual([{ area: 'B', births: 50, nativeBorn: 45 }])
  })

  test('the difference of the totals is reported', () => {
    const { diagnostics } = estimateFlows(ABEL_2013_VITAL, { method: 'closed-minimum' })
    expect(diagnostics.globalDifference).toBe(-20)
    expect(estimateFlows(ABEL_2013_VITAL, { method: 'open-minimum' }).diagnostics).toMatchObject({
      globalDifference: null,
      balancing: [],
    })
  })

  test('open accounting: who left and joined the system', () => {
    const run = balanceFlowAccounts(ABEL_2013_VITAL, { method: 'open-minimum' })
    const accounts = describeAccounts(run)
    // Abel (2013) example: joined in A from outside, by birthplace A; left C, by birthplace B.
    expect(accounts.joinedSystem[0]).toBeCloseTo(14.18310463, 7)
    expect(accounts.leftSystem[5]).toBeCloseTo(25.52400371, 7)
    expect(accounts.deaths[0]).toBeCloseTo(60.60606061, 7)
  })

  test('Rogers-von Rabenau gives negative flows and is no method of its own', () => {
    const flows = estimateRogersRabenau(ABEL_2013)
    expect(flows.reduce((total, persons) => total + persons, 0)).toBeCloseTo(154.475106, 5)
    expect(flows.some((persons) => persons < 0)).toBe(true)
  })

  test('rates without net migration say that they derived it', () => {
    const { diagnostics } = estimateFlows(ABEL_2013, { method: 'migration-rates' })
    expect(diagnostics.options.netMigration).toBe('derived')
  })
})

const round = (values: Float64Array): number[] =>
  Array.from(values, (value) => Math.round(value * 1e6) / 1e6)
