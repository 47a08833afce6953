import { DomainError } from '@corridor/kernel'
import { columnSums, rowSums } from '@corridor/numeric'
import { describe, expect, test } from 'vitest'
import { readCsv } from '../testing/readCsv.ts'
import { FLOW_FIXTURES, hasFixtures, readInput, readTable } from '../testing/readShared.ts'
import {
  type BalancingReport,
  balanceFlowAccounts,
  corridorByBirthplace,
  estimateFlows,
  type FlowOptions,
} from './index.ts'

const readWorld = (name: string) => {
  const folder = `${FLOW_FIXTURES}${name}/`
  return readInput(
    `${folder}stock_start.csv.gz`,
    `${folder}stock_end.csv.gz`,
    `${folder}births_deaths.csv`,
  )
}

const largest = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0)

describe.runIf(hasFixtures)('world table 2010-2015, 230 areas', () => {
  const input = hasFixtures ? readWorld('real_2010_2015') : null!
  const folder = `${FLOW_FIXTURES}real_2010_2015/`
  const whole = { integerNativeBorn: true } as const

  test.each<[string, FlowOptions, number, number | null]>([
    ['od_closed_min', { method: 'closed-minimum', ...whole }, 0.15, 49_923_639.35],
    ['od_closed_min', { method: 'closed-minimum' }, 1.5, null],
    ['od_closed_independent', { method: 'closed-independence', ...whole }, 0.2, 415_877_307.2],
    ['od_closed_independent', { method: 'closed-independence' }, 0.8, null],
    ['od_open_min', { method: 'open-minimum' }, 5e-5, 38_502_710.46],
  ])('%s %j', (file, options, tolerance, total) => {
    const estimate = estimateFlows(input, options)
    const expected = readTable(`${folder}${file}.csv.gz`).values
    const areas = input.areas.length
    for (let area = 0; area < areas; area++) expected[area * (areas + 1)] = 0
    expect(largest(estimate.persons, expected)).toBeLessThan(tolerance)
    if (total !== null) expect(Math.abs(estimate.total - total)).toBeLessThan(0.02)
  })

  test('pseudo-Bayes mixes the two closed estimates', () => {
    const { total } = estimateFlows(input, { method: 'pseudo-bayes', ...whole })
    expect(Math.abs(total - 97_497_616.2)).toBeLessThan(0.5)
  })

  test('net migration is kept up to the global match', () => {
    const { diagnostics } = estimateFlows(input, { method: 'closed-minimum', ...whole })
    const { area, persons } = diagnostics.largestNetMigrationDeviation!
    expect(area).toBe('CHN')
    expect(Math.abs(Math.abs(persons) - 3_704)).toBeLessThan(1)
  })

  test('the ten largest flows', () => {
    const { persons, areas } = estimateFlows(input, { method: 'closed-minimum', ...whole })
    const top = Array.from(persons, (value, cell) => ({ value, cell }))
      .toSorted((a, b) => b.value - a.value)
      .slice(0, 10)
      .map(({ value, cell }) => {
        const pair = `${areas[Math.floor(cell / areas.length)]}>${areas[cell % areas.length]}`
        return `${pair} ${Math.round(value).toLocaleString('en')}`
      })
    expect(top.join('; ')).toBe(
      'SYR>TUR 2,243,423; SYR>IRQ 1,040,987; SYR>LBN 1,018,678; PAK>IRN 1,009,249; ' +
        'PAK>USA 898,406; PAK>SAU 867,138; IND>USA 789,940; PAK>AFG 631,054; PAK>GBR 622,491; ' +
        'SYR>JOR 602,499',
    )
  })

  test('a warm start gives the same answer in fewer iterations', () => {
    const cold = estimateFlows(input, { method: 'closed-minimum' })
    const changed = { ...input, stockEnd: input.stockEnd.slice() }
    changed.stockEnd[5 * 230 + 9]! += 1000
    const options = { method: 'closed-minimum' } as const
    const fresh = estimateFlows(changed, options)
    const warm = estimateFlows(changed, { ...options, warmStart: cold.duals! })
    expect(largest(warm.persons, fresh.persons)).toBeLessThan(0.01)
    const count = (reports: readonly BalancingReport[]): number =>
      reports.reduce((sum, { iterations }) => sum + iterations, 0)
    expect(count(warm.diagnostics.balancing)).toBeLessThan(count(fresh.diagnostics.balancing))
  })
})

describe.runIf(hasFixtures)(
  'world table 2005-2010 with three areas that cannot be balanced',
  () => {
    const input = hasFixtures ? readWorld('real_2005_2010_infeasible') : null!

    test('stops and names the blocks of both tables', () => {
      const error = errorOf(() => estimateFlows(input, { method: 'closed-minimum' }))
      expect(error.code).toBe('infeasible')
      const tables = error.details.tables as readonly BalancingReport[]
      const gaps = Object.fromEntries(
        tables.map(({ table, blocks }) => [
          table,
          Object.fromEntries(
            blocks.map(({ birthplaces, gapPersons }) => [
              birthplaces.length > 1 ? `${birthplaces.length} areas` : birthplaces[0],
              Math.round(gapPersons),
            ]),
          ),
        ]),
      )
      const expected = { BLM: -393, MAF: -222, '228 areas': -6167, TWN: 6782 }
      for (const [area, gap] of Object.entries(expected)) {
        expect(Math.abs(gaps.start![area]! - gap), `start ${area}`).toBeLessThanOrEqual(1)
        expect(Math.abs(gaps.end![area]! + gap), `end ${area}`).toBeLessThanOrEqual(1)
      }
      expect(tables.map(({ blocks }) => blocks.length)).toEqual([4, 4])
      expect(error.message).toContain('TWN +6782 persons')
      expect(error.message).toContain('228 areas')
      expect(error.message.length).toBeLessThan(600)
    })

    test.each<[FlowOptions['method'], number]>([
      ['closed-minimum', 48_887_831],
      ['closed-independence', 365_447_313],
    ])('%s over the other 228 areas', (method, total) => {
      const estimate = estimateFlows(input, { method, whenInfeasible: 'exclude' })
      expect(Math.abs(estimate.total - total)).toBeLessThan(5)
      expect(estimate.areas).toHaveLength(228)
      const excluded = estimate.diagnostics.excludedAreas
      expect(excluded.map(({ area }) => area).toSorted()).toEqual(['BLM', 'MAF', 'TWN'])
      expect(excluded.find(({ area }) => area === 'TWN')!.reason).toContain('6782')
    })

    test('open-minimum over the same areas', () => {
      const { input: kept } = balanceFlowAccounts(input, {
        method: 'closed-minimum',
        whenInfeasible: 'exclude',
      })
      const { total } = estimateFlows(kept, { method: 'open-minimum' })
      expect(Math.abs(total - 40_288_346)).toBeLessThan(5)
    })

    test('relaxed: populations kept, birthplace totals off by the gaps shown', () => {
      const options = { method: 'closed-minimum', whenInfeasible: 'relax' } as const
      const estimate = estimateFlows(input, options)
      expect(Math.abs(estimate.total - 48_876_808)).toBeLessThan(10)
      expect(estimate.areas).toHaveLength(231)
      expect(estimate.diagnostics.balancing.map(({ relaxed }) => relaxed)).toEqual([true, true])
      const { accounts } = balanceFlowAccounts(input, options)
      const { matched } = accounts.adjusted
      const size = input.areas.length
      expect(
        largest(columnSums(accounts.balanced.end, size, size), columnSums(matched.end, size, size)),
      ).toBeLessThan(1e-4)
      const rows = rowSums(accounts.balanced.end, size, size)
      const wanted = rowSums(matched.end, size, size).map(
        (persons, k) => (persons + rowSums(matched.start, size, size)[k]!) / 2,
      )
      const taiwan = input.areas.indexOf('TWN')
      expect(Math.abs(rows[taiwan]! - wanted[taiwan]! + 6_782)).toBeLessThan(1)
    })
  },
)

describe.runIf(hasFixtures)('infeasible although connected, four areas', () => {
  const folder = `${FLOW_FIXTURES}infeasible_small/`
  const input = hasFixtures
    ? readInput(`${folder}stock_start.csv`, `${folder}stock_end.csv`, null)
    : null!

  test('names the block and its gap', () => {
    const error = errorOf(() => estimateFlows(input, { method: 'closed-minimum' }))
    const [start, end] = error.details.tables as readonly BalancingReport[]
    expect(start!.blocks).toHaveLength(2)
    expect(start!.blocks[0]).toMatchObject({ birthplaces: ['A', 'B', 'D'] })
    expect(start!.blocks[0]!.gapPersons).toBeCloseTo(-5, 9)
    expect(start!.blocks[0]!.ratio).toBeCloseTo(0.997389, 7)
    expect(start!.blocks[1]).toMatchObject({ birthplaces: ['C'], residences: ['C'] })
    expect(start!.blocks[1]!.gapPersons).toBeCloseTo(5, 9)
    expect(start!.blocks[1]!.ratio).toBeCloseTo(1.0526316, 7)
    expect(end!.blocks).toHaveLength(1)
  })

  test('relaxed tables and flows', () => {
    const options = { method: 'closed-minimum', whenInfeasible: 'relax' } as const
    const { accounts } = balanceFlowAccounts(input, options)
    const estimate = estimateFlows(input, options)
    const near = (values: Float64Array, file: string): void =>
      expect(largest(values, readTable(`${folder}${file}`).values), file).toBeLessThan(1e-6)
    near(accounts.balanced.start, 'relaxed_start.csv')
    near(accounts.balanced.end, 'relaxed_end.csv')
    near(estimate.persons, 'od_relaxed_min.csv')
    expect(estimate.total).toBeCloseTo(90.525451, 5)
  })
})

describe.runIf(hasFixtures)('stayers fixed by the user', () => {
  const small = `${FLOW_FIXTURES}small/`
  const folder = `${FLOW_FIXTURES}fixed_diagonal/`
  const read = (set: string) =>
    readInput(
      `${small}in_${set}_stock_start.csv`,
      `${small}in_${set}_stock_end.csv`,
      `${small}in_${set}_bd.csv`,
    )
  const stayersOf = (set: string, areas: readonly string[]): Float64Array => {
    const stayers = new Float64Array(areas.length ** 2)
    for (const { birth, residence, value } of readCsv(`${folder}${set}_fixed_diagonal.csv`)) {
      stayers[areas.indexOf(birth!) * areas.length + areas.indexOf(residence!)] = Number(value)
    }
    return stayers
  }

  test.each([
    ['dr_nobd', 'no_offset', 476.25],
    ['dr_nobd', 'offset', 476.25],
    ['imr_nobd', 'no_offset', 276.25],
    ['imr_nobd', 'offset', 276.25],
  ])('%s %s', (set, weights, total) => {
    const input = read(set)
    const { areas } = input
    const options = {
      method: 'open-minimum',
      fixedStayers: stayersOf(set, areas),
      ...(weights === 'offset' && { offset: readTable(`${small}offset_w.csv`).values }),
    } as const
    expect(estimateFlows(input, options).total).toBeCloseTo(total, 8)
    const run = balanceFlowAccounts(input, options)
    for (const { orig, dest, birth, value } of readCsv(`${folder}${set}_flow_${weights}.csv`)) {
      if (orig === dest) continue
      const { persons } = corridorByBirthplace(run, orig!, dest!)
      expect(Math.abs(persons[areas.indexOf(birth!)]! - Number(value))).toBeLessThan(1e-9)
    }
  })

  test('too few stayers are refused with birthplace, area and bounds', () => {
    const input = read('dr_nobd')
    const fixedStayers = input.stockStart.map(
      (persons, cell) => 0.8 * Math.min(persons, input.stockEnd[cell]!),
    )
    const error = errorOf(() => estimateFlows(input, { method: 'open-minimum', fixedStayers }))
    expect(error.code).toBe('infeasible_stayers')
    expect(error.details).toMatchObject({ birthplace: 'A', area: 'A', fixed: 760, most: 950 })
    expect(error.details.least).toBeCloseTo(760 + 430 - 262, 9)
  })
})

function errorOf(run: () => unknown): DomainError {
  try {
    run()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
