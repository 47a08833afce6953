import { describe, expect, test } from 'vitest'
import { readCsv } from '../testing/readCsv.ts'
import { FLOW_DATA, hasPublished } from '../testing/readShared.ts'
import { prepareWorld, readFigureRegions, readWorldData } from '../testing/readWorldData.ts'
import {
  accumulatePeriodDemography,
  aggregateFlows,
  estimateFlows,
  type FlowMethod,
  type MoveType,
} from './index.ts'

/**
 * Abel and Cohen (2019, 2022), figshare version 6. Own totals within 50 persons of those of the
 * specification; published ones within 0.25 % in total and 2 % in the sum of differences.
 */
const METHODS: readonly [FlowMethod, string, number, number][] = [
  ['drop-negative', 'sd_drop_neg', 34_328_073, 31_412_976],
  ['reverse-negative', 'sd_rev_neg', 40_370_778, 38_017_782],
  ['migration-rates', 'mig_rate', 69_478_269, 67_322_882],
  ['open-minimum', 'da_min_open', 40_244_922, 38_486_230],
  ['closed-minimum', 'da_min_closed', 47_798_706, 49_913_601],
  ['pseudo-bayes', 'da_pb_closed', 89_073_595, 97_484_054],
]

const world = readWorldData(2020)
const prepared = { 2005: prepareWorld(world, 2005, 2010), 2010: prepareWorld(world, 2010, 2015) }

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

const CASES = METHODS.flatMap(([method, column, total2005, total2010]) => [
  { method, column, year: 2005 as const, total: total2005 },
  { method, column, year: 2010 as const, total: total2010 },
])

/** Thousands in 2010-2015: outward, return, transit. */
const TYPES: readonly [FlowMethod, string, readonly [number, number, number]][] = [
  ['closed-minimum', 'da_min_closed', [36_452, 4_152, 9_309]],
  ['open-minimum', 'da_min_open', [34_169, 1_297, 3_020]],
  ['pseudo-bayes', 'da_pb_closed', [60_034, 27_734, 9_716]],
]

const TYPE_NAMES: readonly MoveType[] = ['outward', 'return', 'transit']

describe('the recipe on the shipped figures, both sexes', () => {
  test('areas kept and left out', () => {
    const leftOut = (year: 2005 | 2010): string =>
      prepared[year].excluded
        .filter(({ reason }) => reason !== 'part_of_composite')
        .map(({ area }) => area)
        .join(' ')
    expect(prepared[2005].input.areas).toHaveLength(226)
    expect(leftOut(2005)).toBe('BES BLM CHI CUW MAF TWN VAT')
    expect(prepared[2005].composites.map(({ code }) => code)).toEqual(['SCG', 'SUD'])
    expect(prepared[2010].input.areas).toHaveLength(229)
    expect(leftOut(2010)).toBe('BES BLM CHI MAF TWN VAT')
  })

  test.each(CASES)('total of $method $year', ({ method, year, total }) => {
    expect(Math.abs(estimateFlows(prepared[year].input, { method }).total - total)).toBeLessThan(50)
  })

  test.each(TYPES)('types of move of %s, 2010-2015', (method, _, thousands) => {
    const { types } = estimateFlows(prepared[2010].input, { method })
    expect(TYPE_NAMES.map((type) => Math.round(sum(types![type]) / 1000))).toEqual(thousands)
  })

  test('ten regions of the 2014 figure, 2005-2010', () => {
    const region = readFigureRegions()
    const { input } = prepared[2005]
    const { persons, total } = estimateFlows(input, { method: 'closed-minimum' })
    const regions = aggregateFlows(input.areas, persons, (area) => region.get(area) ?? null)
    const thousands = (origin: string, destination: string): number => {
      const [from, to] = [regions.groups.indexOf(origin), regions.groups.indexOf(destination)]
      return Math.round(regions.persons[from * regions.groups.length + to]! / 100) / 10
    }
    expect(regions.groups).toHaveLength(10)
    expect(thousands('ASI-S', 'ASI-W')).toBe(6_934.8)
    expect(thousands('AFR', 'AFR')).toBe(4_760.2)
    expect(thousands('AME-L', 'AME-N')).toBe(3_410.9)
    expect(thousands('EUR', 'EUR')).toBe(2_891.1)
    expect(thousands('AFR', 'EUR')).toBe(2_472.4)
    expect(Math.round(regions.total / 100) / 10).toBe(47_662.6)
    expect(regions.total + regions.ungrouped.persons).toBeCloseTo(total, 3)
  })
})

describe.runIf(hasPublished)('beside the published tables', () => {
  const published = hasPublished ? readCsv(`${FLOW_DATA}abel_cohen_v6_total_2005_2010.csv.gz`) : []

  test('the same areas', () => {
    console.info(`${CASES.length} published tables of 2 periods joined`)
    for (const year of [2005, 2010] as const) {
      const areas = published.filter((row) => Number(row.year0) === year).map((row) => row.orig)
      expect(new Set(areas)).toEqual(new Set(prepared[year].input.areas))
    }
  })

  test.each(CASES)('$method $year', ({ method, column, year }) => {
    const { input } = prepared[year]
    const { persons, total } = estimateFlows(input, { method })
    const expected = readPublished(published, input.areas, column, year)
    const difference = sum(persons.map((value, cell) => Math.abs(value - expected[cell]!)))
    expect(Math.abs(total / sum(expected) - 1)).toBeLessThan(0.0025)
    expect(difference / sum(expected)).toBeLessThan(0.02)
    if (column.startsWith('sd_')) expect(difference).toBe(0)
    const least = column.endsWith('closed') ? 0.9994 : 0.99995
    expect(correlation(persons, expected)).toBeGreaterThan(least)
  })

  test.each(TYPES)('types of move of %s, 2010-2015', (method, column) => {
    const { types } = estimateFlows(prepared[2010].input, { method })
    const rows = readCsv(`${FLOW_DATA}abel_cohen_v6_by_type_2010.csv`)
    for (const type of TYPE_NAMES) {
      const theirs = rows.reduce((total, row) => total + Number(row[`${type}__${column}`]), 0)
      expect(Math.abs(sum(types![type]) / theirs - 1), type).toBeLessThan(0.01)
    }
  })

  test('mid-year components agree with a table derived elsewhere', () => {
    const derived = readCsv(`${FLOW_DATA}wpp2022_midyear_periods.csv`)
    for (const from of [1990, 1995, 2000, 2005, 2010, 2015]) {
      const own = accumulatePeriodDemography(world.annual, { from, to: from + 5 })
      const rows = derived.filter((row) => Number(row.year0) === from)
      expect(rows.length).toBe(own.area.length)
      for (const row of rows) {
        const place = own.area.indexOf(row.iso3!)
        const near = (value: number, column: string): void =>
          expect(Math.abs(value - Number(row[column])), `${row.iso3} ${column}`).toBeLessThan(1.01)
        near(own.births[place]!, 'births')
        near(own.deaths[place]!, 'deaths')
        near(own.netMigration[place]!, 'net_mig')
        near(own.populationStart[place]!, 'pop_start')
        near(own.populationEnd[place]!, 'pop_end')
      }
    }
  })
})

function readPublished(
  rows: readonly Readonly<Record<string, string>>[],
  areas: readonly string[],
  column: string,
  year: number,
): Float64Array {
  const place = new Map(areas.map((area, index) => [area, index]))
  const persons = new Float64Array(areas.length ** 2)
  for (const row of rows) {
    if (Number(row.year0) !== year) continue
    persons[place.get(row.orig!)! * areas.length + place.get(row.dest!)!] = Number(row[column])
  }
  return persons
}

function correlation(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [sum(a) / a.length, sum(b) / b.length]
  const cross = sum(a.map((value, i) => (value - meanA) * (b[i]! - meanB)))
  const spread = (values: Float64Array, mean: number): number =>
    sum(values.map((value) => (value - mean) ** 2))
  return cross / Math.sqrt(spread(a, meanA) * spread(b, meanB))
}
