import { DomainError } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import { errorModel, intervalsOf, QUANTILES, simulation } from '../../testing/simulationCases.ts'
import { twoAreas } from '../../testing/twoAreas.ts'
import {
  drawStocks,
  estimateFlows,
  type FlowDraws,
  type FlowInput,
  simulateFlows,
  summariseDraws,
} from '../index.ts'

describe('draws that fail are told', () => {
  /**
   * All 100 persons in C at the start were born there, and their birthplace must hold as many at
   * both dates: possible only if at least 40 born in C live in A at the two dates together.
   */
  const narrow: FlowInput = {
    areas: ['A', 'B', 'C'],
    stockStart: Float64Array.of(500, 40, 0, 30, 400, 0, 20, 0, 100),
    stockEnd: Float64Array.of(535, 40, 0, 30, 400, 0, 25, 0, 60),
    births: new Float64Array(3),
    deaths: new Float64Array(3),
    netMigration: null,
  }
  const settings = { ...simulation(), model: errorModel(0.8, 0) }

  test('counted with number and reason, left out of the sample and not of the count', () => {
    const draws = simulateFlows(narrow, { method: 'closed-minimum' }, settings)!
    expect(draws.failed.length).toBeGreaterThan(5)
    expect(draws.failed.length).toBeLessThan(195)
    expect(draws.used.length + draws.failed.length).toBe(200)
    const stocks = drawStocks(narrow, settings.model, settings)
    for (const { draw, code } of draws.failed.slice(0, 3)) {
      expect(code).toBe('infeasible')
      expect(() => estimateFlows(stocks(draw).input, { method: 'closed-minimum' })).toThrow(
        DomainError,
      )
      expect(draws.used).not.toContain(draw)
    }
    const result = summariseDraws([draws], QUANTILES)
    expect(result.draws).toMatchObject({ asked: 200, used: draws.used.length })
    expect(result.draws.failed).toEqual(draws.failed)
    // The same in two parts, where the columns shift.
    const parts = [
      { ...settings, lastDraw: 90 },
      { ...settings, firstDraw: 91 },
    ].map((part) => simulateFlows(narrow, { method: 'closed-minimum' }, part)!)
    expect(summariseDraws(parts, QUANTILES)).toEqual(result)
  })

  test('relaxed draws are counted instead', () => {
    const options = { method: 'closed-minimum', whenInfeasible: 'relax' } as const
    const draws = simulateFlows(narrow, options, settings)!
    const strict = simulateFlows(narrow, { method: 'closed-minimum' }, settings)!
    expect(draws.relaxed + draws.failed.length).toBe(strict.failed.length)
    expect(draws.relaxed).toBeGreaterThan(0)
  })

  test('no draw with a solution is an error', () => {
    const draws = simulateFlows(narrow, { method: 'closed-minimum' }, settings)!
    const nothing: FlowDraws = { ...draws, used: new Int32Array(0) }
    expect(() => summariseDraws([nothing], QUANTILES)).toThrow('none of 200 draws has a solution')
  })

  test('native-born that would be negative are counted by area and table', () => {
    const crowded = twoAreas(600, 600, 1000, 700)
    const classOf = { A: 'good', B: 'good' }
    const result = intervalsOf(crowded, 'open-minimum', {
      model: { ...errorModel(0.2, 0.9), classOf },
      draws: 400,
    })
    expect(result.draws.floors.map(({ area, table }) => `${area} ${table}`).toSorted()).toEqual([
      'B end',
      'B start',
    ])
    for (const { draws } of result.draws.floors) {
      // ln(700/600) lies 0.87 standard deviations above the median of the log-normal.
      expect(draws / 400).toBeGreaterThan(0.1)
      expect(draws / 400).toBeLessThan(0.3)
    }
  })
})
