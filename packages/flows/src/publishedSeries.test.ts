import { describe, expect, test } from 'vitest'
import { FLOW_DATA, hasData, readCsv } from '../testing/readShared.ts'
import { prepareWorld, readWorldData } from '../testing/readWorldData.ts'
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

describe.runIf(hasData)('published series, both sexes', () => {
  const world = hasData ? readWorldData(2020) : null!
  const published = hasData ? readCsv(`${FLOW_DATA}abel_cohen_v6_total_2005_2010.csv.gz`) : []
  const prepared = {
    2005: hasData ? prepareWorld(world, 2005, 2010) : null!,
    2010: hasData ? prepareWorld(world, 2010, 2015) : null!,
  }

  test('area rule of the recipe', () => {
    console.info('2 periods x 6 methods of the published series joined')
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
    for (const year of [2005, 2010] as const) {
      const areas = new Set(
        published.filter((row) => Number(row.year0) === year).map((row) => row.orig),
      )
      expect(areas).toEqual(new Set(prepared[year].input.areas))
    }
  })

  test('mid-year components agree with the table derived elsewhere', () => {
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

  test.each(
    METHODS.flatMap(([method, column, total2005, total2010]) => [
      { method, column, year: 2005 as const, total: total2005 },
      { method, column, year: 2010 as const, total: total2010 },
    ]),
  )('$method $year', ({ method, column, year, total }) => {
    const { input } = prepared[year]
    const estimate = estimateFlows(input, { method })
    expect(Math.abs(estimate.total - total)).toBeLessThan(50)
    const comparison = compare(estimate.persons, input.areas, column, year)
    expect(Math.abs(estimate.total / comparison.total - 1)).toBeLessThan(0.0025)
    expect(comparison.difference / comparison.total).toBeLessThan(0.02)
    if (column.startsWith('sd_')) expect(comparison.difference).toBe(0)
    expect(comparison.correlation).toBeGreaterThan(column.endsWith('closed') ? 0.9994 : 0.99995)
  })

  function compare(persons: Float64Array, areas: readonly string[], column: string, year: number) {
    const place = new Map(areas.map((area, index) => [area, index]))
    const found = persons.slice()
    const expected = new Float64Array(found.length)
    for (const row of published) {
      if (Number(row.year0) !== year) continue
      expected[place.get(row.orig!)! * areas.length + place.get(row.dest!)!] = Number(row[column])
    }
    const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)
    const [meanFound, meanExpected] = [sum(found) / found.length, sum(expected) / expected.length]
    let [cross, squareFound, squareExpected, difference] = [0, 0, 0, 0]
    found.forEach((value, cell) => {
      const [a, b] = [value - meanFound, expected[cell]! - meanExpected]
      cross += a * b
      squareFound += a * a
      squareExpected += b * b
      difference += Math.abs(value - expected[cell]!)
    })
    const correlation = cross / Math.sqrt(squareFound * squareExpected)
    return { total: sum(expected), difference, correlation }
  }

  test.each<[FlowMethod, string, readonly [number, number, number]]>([
    ['closed-minimum', 'da_min_closed', [36_452, 4_152, 9_309]],
    ['open-minimum', 'da_min_open', [34_169, 1_297, 3_020]],
    ['pseudo-bayes', 'da_pb_closed', [60_034, 27_734, 9_716]],
  ])('types of move of %s, 2010-2015', (method, column, thousands) => {
    const { types } = estimateFlows(prepared[2010].input, { method })
    const rows = readCsv(`${FLOW_DATA}abel_cohen_v6_by_type_2010.csv`)
    const names: readonly MoveType[] = ['outward', 'return', 'transit']
    names.forEach((type, place) => {
      const own = types![type].reduce((total, persons) => total + persons, 0)
      expect(Math.round(own / 1000), type).toBe(thousands[place])
      const theirs = rows.reduce((total, row) => total + Number(row[`${type}__${column}`]), 0)
      expect(Math.abs(own / theirs - 1), type).toBeLessThan(0.01)
    })
  })

  test('ten regions of the 2014 figure, 2005-2010', () => {
    const areas = readCsv(`${FLOW_DATA}areas.csv`)
    const inFigure = areas.filter(
      ({ iso3, region10_basis }) =>
        region10_basis === 'published 2014' || iso3 === 'SCG' || iso3 === 'SUD',
    )
    const region = new Map(inFigure.map((row) => [row.iso3!, row.region10!]))
    const { input } = prepared[2005]
    const { persons } = estimateFlows(input, { method: 'closed-minimum' })
    const regions = aggregateFlows(input.areas, persons, (area) => region.get(area) ?? null)
    const flow = (origin: string, destination: string): number => {
      const [from, to] = [regions.groups.indexOf(origin), regions.groups.indexOf(destination)]
      return Math.round(regions.persons[from * regions.groups.length + to]! / 100) / 10
    }
    expect(regions.groups).toHaveLength(10)
    expect(flow('South Asia', 'West Asia')).toBe(6_934.8)
    expect(flow('Africa', 'Africa')).toBe(4_760.2)
    expect(flow('Latin America', 'North America')).toBe(3_410.9)
    expect(flow('Europe', 'Europe')).toBe(2_891.1)
    expect(flow('Africa', 'Europe')).toBe(2_472.4)
    expect(Math.round(regions.total / 100) / 10).toBe(47_662.6)
    const all = persons.reduce((total, value) => total + value, 0)
    expect(regions.total + regions.ungrouped.persons).toBeCloseTo(all, 3)
  })
})
