import { describe, expect, test } from 'vitest'
import { ABEL_2013_VITAL } from '../../testing/publishedExamples.ts'
import { type ComparedEstimate, compareEstimates, estimateFlows, type FlowInput } from '../index.ts'

const table = (
  areas: readonly string[],
  persons: readonly number[],
  changes: Partial<ComparedEstimate> = {},
): ComparedEstimate => ({
  method: 'drop-negative',
  vintage: 'one',
  areas,
  persons: Float64Array.from(persons),
  ...changes,
})

describe('two estimates of the same areas', () => {
  const first = table(['A', 'B', 'C'], [0, 100, 40, 30, 0, 0, 20, 10, 0])
  const second = table(['A', 'B', 'C'], [0, 90, 60, 30, 0, 5, 0, 10, 0])
  const comparison = compareEstimates(first, second, { minimumPersons: 1 })

  test('totals and agreement over corridors with a flow in either', () => {
    expect(comparison).toMatchObject({ difference: -5, ratio: 195 / 200 })
    const { common } = comparison
    expect(common).toMatchObject({
      areas: 3,
      corridors: 6,
      firstTotal: 200,
      secondTotal: 195,
      sumOfAbsoluteDifferences: 55,
    })
    // By hand: means 200/6 and 195/6.
    const [x, y] = [
      [100, 40, 30, 0, 20, 10],
      [90, 60, 30, 5, 0, 10],
    ]
    const centre = (values: number[]): number[] => {
      const mean = values.reduce((sum, value) => sum + value) / 6
      return values.map((value) => value - mean)
    }
    const dot = (a: number[], b: number[]): number =>
      a.reduce((sum, value, i) => sum + value * b[i]!, 0)
    const [a, b] = [centre(x!), centre(y!)]
    expect(common.correlation).toBeCloseTo(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)), 12)
    // Ranks 6, 5, 4, 1, 3, 2 and 6, 5, 4, 2, 1, 3: sum of squared differences 1 + 4 + 1.
    expect(common.rankCorrelation).toBeCloseTo(1 - (6 * 6) / (6 * 35), 12)
  })

  test('ranks of the largest, with those that left the list', () => {
    const { ranks } = compareEstimates(first, second, { top: 3 })
    expect(
      ranks.map(({ origin, destination, first: a, second: b }) => [origin + destination, a, b]),
    ).toEqual([
      ['AB', 1, 1],
      ['AC', 2, 2],
      ['BA', 3, 3],
    ])
    const swapped = compareEstimates(first, table(first.areas, [0, 10, 60, 30, 0, 5, 0, 0, 0]), {
      top: 1,
    })
    expect(swapped.ranks).toMatchObject([
      { origin: 'A', destination: 'B', first: 1, second: 3, firstPersons: 100, secondPersons: 10 },
      { origin: 'A', destination: 'C', first: 2, second: 1 },
    ])
  })

  test('the largest differences by size and relative to the larger', () => {
    expect(
      comparison.largestDifferences.map(({ origin, destination, difference }) => [
        origin + destination,
        difference,
      ]),
    ).toEqual([
      ['AC', 20],
      ['CA', -20],
      ['AB', -10],
      ['BC', 5],
    ])
    expect(
      comparison.largestRelativeDifferences.map(({ origin, destination, relative }) => [
        origin + destination,
        relative,
      ]),
    ).toEqual([
      ['CA', -1],
      ['BC', 1],
      ['AC', 20 / 60],
      ['AB', -10 / 100],
    ])
    const large = compareEstimates(first, second, { minimumPersons: 50, top: 1 })
    expect(large.largestRelativeDifferences).toMatchObject([{ origin: 'A', destination: 'C' }])
  })

  test('equal ones agree, empty ones have no ratio', () => {
    const same = compareEstimates(first, first)
    expect(same.common.correlation).toBeCloseTo(1, 12)
    expect([same.difference, same.largestDifferences]).toEqual([0, []])
    const empty = table(['A', 'B'], [0, 0, 0, 0])
    const none = compareEstimates(empty, empty)
    expect(none.ratio).toBeNaN()
    expect(none.common.correlation).toBeNaN()
  })

  test('only the corridors that count', () => {
    const toB = compareEstimates(first, second, { within: (_, destination) => destination === 'B' })
    expect([toB.first.total, toB.second.total, toB.difference]).toEqual([110, 100, -10])
    expect(toB.common).toMatchObject({ corridors: 2, sumOfAbsoluteDifferences: 10 })
    expect(toB.ranks).toMatchObject([
      { origin: 'A', first: 1, second: 1, firstPersons: 100, difference: -10 },
      { origin: 'C', first: 2, second: 2, secondPersons: 10, difference: 0, reasons: [] },
    ])
    expect(toB.largestDifferences).toMatchObject([{ origin: 'A', firstRank: 1, secondRank: 1 }])
    const none = compareEstimates(first, second, { within: () => false })
    expect([none.first.total, none.ranks, none.largestDifferences]).toEqual([0, [], []])
    expect(none.ratio).toBeNaN()
  })

  test('what cannot be compared is refused', () => {
    expect(() => compareEstimates(first, table(['A'], [0, 1]))).toThrow('1 areas need 1 flows')
    expect(() => compareEstimates(first, second, { top: 0 })).toThrow('largest 0')
  })
})

test('areas that one has not: named, with their persons, and not counted as agreement', () => {
  const first = table(['A', 'B', 'X'], [0, 10, 5, 20, 0, 0, 7, 1, 0])
  const second = table(['A', 'B', 'Y'], [0, 12, 50, 18, 0, 0, 0, 0, 0])
  const {
    first: one,
    second: other,
    common,
    largestDifferences,
    ranks,
  } = compareEstimates(first, second)
  expect(one).toMatchObject({ onlyHere: ['X'], personsOnlyHere: 13 })
  expect(other).toMatchObject({ onlyHere: ['Y'], personsOnlyHere: 50 })
  expect(common).toMatchObject({ areas: 2, corridors: 2, firstTotal: 30, secondTotal: 30 })
  expect(largestDifferences[0]).toEqual({
    origin: 'A',
    destination: 'Y',
    first: null,
    second: 50,
    firstRank: null,
    secondRank: 1,
    difference: 50,
    relative: 1,
    reasons: [{ kind: 'area_missing', area: 'Y', from: 'first' }],
  })
  expect(ranks.find(({ destination }) => destination === 'Y')).toMatchObject({
    first: null,
    second: 1,
  })
})

describe('reasons', () => {
  const estimate = (
    input: FlowInput,
    vintage: string,
    method = 'open-minimum' as const,
  ): ComparedEstimate => ({
    ...estimateFlows(input, { method }),
    vintage,
    input,
  })
  const before = estimate(ABEL_2013_VITAL, 'one')
  const reasonOf = (second: ComparedEstimate, corridor: string) =>
    compareEstimates(before, second).largestDifferences.find(
      ({ origin, destination }) => `${origin}-${destination}` === corridor,
    )!.reasons

  test('a revised stock, if it pushes the way the flow differs', () => {
    // 30 more born in C live in B at the end, who are taken from the native-born there.
    const stockEnd = ABEL_2013_VITAL.stockEnd.with(9, 105).with(5, 510)
    const second = estimate({ ...ABEL_2013_VITAL, stockEnd }, 'two')
    expect(reasonOf(second, 'C-B')[0]).toEqual({
      kind: 'stock_revised',
      birthplace: 'C',
      residence: 'B',
      start: { first: 40, second: 40 },
      end: { first: 75, second: 105 },
      effect: 30,
    })
    // Seen from the other side it pushes down, and the same figures are the reason.
    const back = compareEstimates(second, before).largestDifferences.find(
      ({ origin, destination }) => origin === 'C' && destination === 'B',
    )!
    expect(back.reasons[0]).toMatchObject({ kind: 'stock_revised', effect: -30 })
  })

  test('a stock that falls more sends people back', () => {
    const stockEnd = ABEL_2013_VITAL.stockEnd.with(8, 30).with(0, 1100)
    const input = { ...ABEL_2013_VITAL, stockEnd }
    const second = { ...before, input, persons: before.persons.with(2, 35) }
    expect(reasonOf(second, 'A-C')[0]).toMatchObject({
      kind: 'stock_revised',
      birthplace: 'C',
      residence: 'A',
      effect: 40,
    })
  })

  test('revised population, births or deaths show as net migration', () => {
    const deaths = ABEL_2013_VITAL.deaths!.with(0, 20)
    const second = estimate({ ...ABEL_2013_VITAL, deaths }, 'two')
    const reasons = compareEstimates(before, second).largestDifferences.flatMap(
      (row) => row.reasons,
    )
    expect(reasons).toContainEqual({
      kind: 'net_migration_revised',
      area: 'A',
      netMigration: { first: 40, second: -10 },
      effect: 50,
    })
    const stockEnd = ABEL_2013_VITAL.stockEnd.with(15, 300)
    const grown = { ...before, persons: before.persons.with(11, 95) }
    const net = { ...grown, input: { ...ABEL_2013_VITAL, stockEnd } }
    expect(reasonOf(net, 'C-D')).toMatchObject([{ kind: 'net_migration_revised', effect: 70 }])
    const uncounted = { ...ABEL_2013_VITAL, births: null, deaths: null }
    const only = compareEstimates(
      { ...before, input: uncounted },
      { ...grown, input: { ...uncounted, stockEnd } },
    )
    expect(only.largestDifferences[0]!.reasons).toContainEqual({
      kind: 'population_revised',
      area: 'D',
      start: { first: 245, second: 245 },
      end: { first: 310, second: 380 },
      effect: 70,
    })
  })

  test('for differencing, nothing but stocks', () => {
    const deaths = ABEL_2013_VITAL.deaths!.with(2, 500)
    const [one, other] = [before, { ...before, input: { ...ABEL_2013_VITAL, deaths } }].map(
      (estimate) => ({ ...estimate, method: 'drop-negative' as const }),
    )
    const moved = { ...other!, persons: other!.persons.with(9, 0) }
    expect(compareEstimates(one!, moved).largestDifferences[0]!.reasons).toEqual([])
  })

  test('another method comes first, and is the only one without figures', () => {
    const { input: _, ...second } = { ...before, method: 'closed-minimum' as const }
    const shifted = { ...second, persons: before.persons.map((persons) => persons * 2) }
    expect(reasonOf(shifted, 'C-B')).toEqual([
      { kind: 'method', first: 'open-minimum', second: 'closed-minimum' },
    ])
  })

  test('what explains less than a tenth, or the opposite, is no reason', () => {
    const stockEnd = ABEL_2013_VITAL.stockEnd.with(9, 76).with(5, 539)
    const second = estimate({ ...ABEL_2013_VITAL, stockEnd }, 'two')
    const far = { ...second, persons: second.persons.with(9, 500) }
    expect(reasonOf(far, 'C-B')).toEqual([])
    const opposite = { ...second, persons: second.persons.with(9, 0) }
    expect(reasonOf(opposite, 'C-B').map(({ kind }) => kind)).not.toContain('stock_revised')
  })
})
