import { describe, expect, test } from 'vitest'
import { prepareWorld, readWorldData } from '../testing/readWorldData.ts'
import { slowFlows } from '../testing/slowOracle.ts'
import { estimateFlows, type FlowMethod } from './index.ts'

/** All periods of both vintages; only two of them have a published table at hand. */
const PERIODS = [
  ...[1990, 1995, 2000, 2005, 2010, 2015].map((from) => [2020, from, from + 5] as const),
  ...[1990, 1995, 2000, 2005, 2010, 2015].map((from) => [2024, from, from + 5] as const),
  [2024, 2020, 2024] as const,
]

const METHODS = {
  'open-minimum': ['open', 'minimum'],
  'open-independence': ['open', 'independence'],
  'closed-minimum': ['closed', 'minimum'],
  'closed-independence': ['closed', 'independence'],
} as const

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

describe('every period against a slow program that shares no code', () => {
  const worlds = { 2020: readWorldData(2020), 2024: readWorldData(2024) }

  test.each(PERIODS)('stocks of %i, %i-%i', { timeout: 60_000 }, (revision, from, to) => {
    const { input } = prepareWorld(worlds[revision], from, to)
    const slow = {
      open: slowFlows(input, 'open', 0.02),
      closed: slowFlows(input, 'closed', 0.02),
    }
    for (const [method, [accounting, assumption]] of Object.entries(METHODS)) {
      const fast = estimateFlows(input, { method: method as FlowMethod })
      const oracle = slow[accounting][assumption]
      expect(Math.abs(fast.total - oracle.total), method).toBeLessThan(2)
      for (const type of ['outward', 'return', 'transit'] as const) {
        const own = sum(fast.types![type])
        expect(Math.abs(own - oracle.byType[type]), `${method} ${type}`).toBeLessThan(2)
      }
      expect(largestDifference(fast.persons, oracle.persons), method).toBeLessThan(0.1)
    }
    const { minimum, independence } = slow.closed
    const mixed = 0.87 * minimum.total + 0.13 * independence.total
    expect(Math.abs(estimateFlows(input, { method: 'pseudo-bayes' }).total - mixed)).toBeLessThan(2)
    console.info(
      `${from}-${to}, stocks of ${revision}: closed-minimum ${Math.round(minimum.total)}, ` +
        `${minimum.sweeps} sweeps of the slow program`,
    )
  })

  test.each(PERIODS)('differences and rates, stocks of %i, %i-%i', (revision, from, to) => {
    const { input } = prepareWorld(worlds[revision], from, to)
    let [rises, falls] = [0, 0]
    input.stockStart.forEach((before, cell) => {
      const change = input.stockEnd[cell]! - before
      if (cell % (input.areas.length + 1) === 0) return
      if (change > 0) rises += change
      else falls -= change
    })
    const volume = sum(input.netMigration!.map(Math.abs))
    expect(estimateFlows(input, { method: 'drop-negative' }).total).toBe(rises)
    expect(estimateFlows(input, { method: 'reverse-negative' }).total).toBe(rises + falls)
    expect(estimateFlows(input, { method: 'migration-rates' }).total / volume).toBeCloseTo(1, 12)
  })
})

const largestDifference = (fast: Float64Array, slow: readonly (readonly number[])[]): number =>
  slow.flat().reduce((most, value, cell) => Math.max(most, Math.abs(value - fast[cell]!)), 0)
