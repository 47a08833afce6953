import { DomainError } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import {
  type AccountSources,
  COMPOSITE_AREAS,
  compositesFor,
  estimateFlows,
  prepareDemographicAccounts,
  type StockColumns,
} from './index.ts'

const stocks = (...rows: readonly (readonly [string, string, number])[]): StockColumns => ({
  origin: rows.map(([origin]) => origin),
  destination: rows.map(([, destination]) => destination),
  persons: rows.map(([, , persons]) => persons),
})

const demography = (rows: Readonly<Record<string, readonly [number, number]>>) => {
  const area = Object.keys(rows)
  const column = (pick: (place: number) => number): Float64Array =>
    Float64Array.from(area, (_, place) => pick(place))
  return {
    area,
    births: column((i) => 10 + i),
    deaths: column((i) => 5 + i),
    netMigration: column(() => 1),
    populationStart: column((i) => rows[area[i]!]![0]),
    populationEnd: column((i) => rows[area[i]!]![1]),
  }
}

/** A, B and C keep; D has no foreign-born at the start, X no demography, `_OTH` is no area. */
const SOURCES: AccountSources = {
  stockStart: stocks(
    ['A', 'B', 30],
    ['B', 'A', 20],
    ['A', 'C', 7],
    ['D', 'A', 3],
    ['X', 'A', 2],
    ['A', 'X', 9],
    ['_OTH', 'B', 4],
    ['_OTH', 'D', 5],
  ),
  stockEnd: stocks(['A', 'B', 35], ['B', 'A', 18], ['A', 'C', 8], ['D', 'C', 6], ['A', 'D', 1]),
  demography: demography({ C: [300, 310], A: [100, 110], B: [200, 190], D: [50, 50] }),
  composites: [],
  residualOrigins: ['_OTH'],
}

describe('input recipe', () => {
  test('areas, native-born and what was left out', () => {
    const { input, excluded } = prepareDemographicAccounts(SOURCES)
    expect(input.areas).toEqual(['A', 'B', 'C'])
    // Native-born of A: 100 - 20 from B; those from D and X count as native-born.
    expect([...input.stockStart]).toEqual([80, 30, 7, 20, 170, 0, 0, 0, 293])
    expect([...input.stockEnd]).toEqual([92, 35, 8, 18, 155, 0, 0, 0, 302])
    expect([...input.births!]).toEqual([11, 12, 10])
    expect([...input.netMigration!]).toEqual([1, 1, 1])
    expect(excluded).toEqual([
      { area: 'D', reason: 'no_foreign_born_at_start', personsStart: 3, personsEnd: 6 },
      { area: 'X', reason: 'no_demography', personsStart: 2, personsEnd: 0 },
      { area: '_OTH', reason: 'residual_origin', personsStart: 4, personsEnd: 0 },
    ])
  })

  test('an area that lost its foreign-born is left out as well', () => {
    const { excluded } = prepareDemographicAccounts({
      ...SOURCES,
      stockEnd: stocks(['A', 'B', 35], ['B', 'A', 18]),
    })
    expect(excluded.find(({ area }) => area === 'C')?.reason).toBe('no_foreign_born_at_end')
  })

  test('composites are summed and the moves inside dropped', () => {
    const { input, excluded, composites } = prepareDemographicAccounts({
      stockStart: stocks(
        ['SRB', 'MNE', 40],
        ['MNE', 'SRB', 50],
        ['SRB', 'A', 5],
        ['MNE', 'A', 6],
        ['A', 'SRB', 7],
        ['A', 'MNE', 8],
      ),
      stockEnd: stocks(['SRB', 'A', 9], ['A', 'MNE', 4], ['SRB', 'MNE', 41]),
      demography: demography({ A: [100, 100], MNE: [60, 61], SRB: [700, 690] }),
      composites: COMPOSITE_AREAS,
    })
    expect(input.areas).toEqual(['A', 'SCG'])
    expect([...input.stockStart]).toEqual([89, 15, 11, 745])
    expect([...input.stockEnd]).toEqual([91, 4, 9, 747])
    expect([...input.births!]).toEqual([10, 23])
    expect(composites.map(({ code }) => code)).toEqual(['SCG'])
    expect(excluded).toEqual([
      { area: 'MNE', reason: 'part_of_composite', personsStart: 50, personsEnd: 0 },
      { area: 'SRB', reason: 'part_of_composite', personsStart: 40, personsEnd: 41 },
    ])
  })

  test('the prepared accounts feed every method', () => {
    const { input } = prepareDemographicAccounts(SOURCES)
    expect(estimateFlows(input, { method: 'drop-negative' }).total).toBe(6)
    expect(estimateFlows(input, { method: 'migration-rates' }).total).toBeCloseTo(3, 12)
    expect(estimateFlows(input, { method: 'open-minimum' }).total).toBeGreaterThan(0)
  })

  test.each<[string, Partial<AccountSources>, string, RegExp]>([
    [
      'pair twice',
      { stockEnd: stocks(['A', 'B', 1], ['A', 'B', 2]) },
      'duplicate_area',
      /A and living in B/,
    ],
    ['native-born', { stockEnd: stocks(['A', 'A', 1]) }, 'bad_request', /foreign-born only/],
    [
      'no figure',
      { stockStart: stocks(['A', 'B', Number.NaN]) },
      'missing_value',
      /start, born in A/,
    ],
    ['negative', { stockStart: stocks(['A', 'B', -1]) }, 'negative_value', /-1 persons/],
    [
      'uneven columns',
      { stockStart: { origin: ['A'], destination: [], persons: [1] } },
      'shape_mismatch',
      /at the start/,
    ],
    [
      'half a composite',
      { composites: [{ code: 'AX', members: ['A', 'X'] }] },
      'missing_value',
      /AX is read as one area, but X has no demography/,
    ],
  ])('%s is refused', (_, change, code, message) => {
    const error = refusal(() => prepareDemographicAccounts({ ...SOURCES, ...change }))
    expect([error.code, error.message]).toEqual([code, expect.stringMatching(message)])
  })

  test('composites end with the periods that begin in 2010', () => {
    const codes = (from: number): string[] =>
      compositesFor({ from, to: from + 5 }, COMPOSITE_AREAS).map(({ code }) => code)
    expect([codes(2005), codes(2010)]).toEqual([['SCG', 'SUD'], []])
    const until = [{ code: 'YUG', members: ['HRV', 'SRB'], until: 1991 }]
    expect(compositesFor({ from: 1990, to: 1995 }, until)).toEqual(until)
    expect(compositesFor({ from: 1991, to: 1996 }, until)).toEqual([])
  })
})

function refusal(run: () => unknown): DomainError {
  try {
    run()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
