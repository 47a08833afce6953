import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { distanceElasticity, meanDistance } from './distance.ts'
import { flowTable } from './FlowTable.ts'
import {
  aggregatedCoefficientOfVariation,
  connectivityShare,
  giniIndex,
  inequalityIndex,
} from './inequality.ts'
import {
  aggregateNetMigrationRatePercent,
  courgeauK,
  crudeMigrationProbabilityPercent,
  migrationEffectivenessPercent,
  preferenceIndex,
  velocityIndex,
} from './intensity.ts'

/**
 * Flows of closed-minimum on the four-area example of Abel (2013) with births and deaths, as the
 * reference program (R, migest 2.0.5) prints them; the expected indices are its values too, without
 * rounding the flows first.
 */
const FLOWS = flowTable(
  Float64Array.of(
    ...[0, 5.99823158249291, 0.119068272887851, 5.81222257352136],
    ...[31.9877249955942, 0, 1.2471552957259, 9.99757492739011],
    ...[0, 20.898712852812, 0, 21.0855381912759],
    ...[11.9453604718939, 7.33301275083855, 4.61811950020743, 0],
  ),
)
const POPULATION = Float64Array.of(1155, 720, 880, 245)
const DISTANCES = Float64Array.of(0, 5, 50, 500, 5, 0, 45, 495, 50, 45, 0, 450, 500, 495, 450, 0)

const GINI = giniIndex(FLOWS)

const VALUES: readonly [string, number, number][] = [
  ['effectiveness', migrationEffectivenessPercent(FLOWS), 37.17894432799],
  ['net migration rate', aggregateNetMigrationRatePercent(FLOWS, POPULATION), 1.50008020026],
  ['crude probability', crudeMigrationProbabilityPercent(FLOWS, POPULATION), 4.03475738049],
  ['Courgeau k', courgeauK(FLOWS, POPULATION), 1.45523111601],
  ['preference', preferenceIndex(FLOWS, POPULATION), 26.83924125929],
  ['velocity', velocityIndex(FLOWS, POPULATION), 1.08289826758],
  ['connectivity', connectivityShare(FLOWS), 0.916666666667],
  ['inequality, equal flows', inequalityIndex(FLOWS, 'equal'), 0.376476686695],
  ['inequality, independence', inequalityIndex(FLOWS, 'independence'), 0.252613641988],
  ['Gini', GINI.all, 0.547253175415],
  ['Gini within origins', GINI.originShare, 0.17850108973],
  ['Gini within destinations', GINI.destinationShare, 0.182969787647],
  ['coefficient of variation', aggregatedCoefficientOfVariation(FLOWS), 1.409401854715],
  ['mean distance', meanDistance(FLOWS, DISTANCES), 249.63521387055],
  ['distance elasticity', distanceElasticity(FLOWS, DISTANCES), -0.841031161042],
]

describe('indices of one small table', () => {
  test.each(VALUES)('%s', (_, value, expected) => {
    expect(Math.abs(value / expected - 1)).toBeLessThan(1e-9)
  })

  test('the method page prints these values', () => {
    const page = readFileSync(
      new URL('../../../../docs/methods/indices.md', import.meta.url),
      'utf8',
    )
    const rows = Array.from(
      page.matchAll(/^\| ([^|]+) \| (-?[\d.]+) \|$/gm),
      ([, name, value]) => ({
        name,
        value,
      }),
    )
    expect(rows.map(({ value }) => value)).toEqual(VALUES.map(([, value]) => value.toFixed(3)))
    expect(rows[0]!.name).toBe('effectiveness')
  })

  test('equal flows are not unequal', () => {
    const equal = flowTable(new Float64Array(16).fill(3))
    expect(giniIndex(equal).all).toBeCloseTo(0, 12)
    expect(inequalityIndex(equal, 'equal')).toBeCloseTo(0, 12)
    expect(inequalityIndex(equal, 'independence')).toBeCloseTo(0, 12)
    expect(aggregatedCoefficientOfVariation(equal)).toBeCloseTo(0, 12)
    expect(migrationEffectivenessPercent(equal)).toBe(0)
  })

  test('a missing distance is refused', () => {
    const missing = DISTANCES.slice()
    missing[1] = Number.NaN
    expect(() => meanDistance(FLOWS, missing)).toThrow('no distance between areas 1 and 2')
  })
})
