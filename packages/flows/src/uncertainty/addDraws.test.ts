import { describe, expect, test } from 'vitest'
import { ABEL_2013_VITAL } from '../../testing/publishedExamples.ts'
import { errorModel, intervalsOf, QUANTILES, simulation } from '../../testing/simulationCases.ts'
import {
  addDraws,
  type FlowDraws,
  type FlowInput,
  type FlowIntervals,
  simulateFlows,
  summariseDraws,
} from '../index.ts'

describe('added draws', () => {
  const halves = (input: FlowInput): FlowInput => ({
    ...input,
    stockStart: input.stockStart.map((persons) => persons / 2),
    stockEnd: input.stockEnd.map((persons) => persons / 2),
    births: input.births!.map((persons) => persons / 2),
    deaths: input.deaths!.map((persons) => persons / 2),
  })
  const half = halves(ABEL_2013_VITAL)
  const groupings = [{ name: 'halves', groupOf: { A: 'x', B: 'x', C: 'y' } }]
  const run = (sex: 'female' | 'male', correlationBetweenSexes: number): FlowDraws =>
    simulateFlows(
      half,
      { method: 'open-minimum' },
      {
        ...simulation({ draws: 1000, sex, groupings }),
        model: { ...errorModel(0.1, 0.5), correlationBetweenSexes },
      },
    )!
  const summed = (correlation: number): FlowIntervals =>
    summariseDraws([addDraws(run('female', correlation), run('male', correlation))], QUANTILES)

  test('the more alike the errors of women and men, the wider the interval of both', () => {
    const [apart, near, one] = [summed(0), summed(0.6), summed(1)]
    expect(near.total.standardDeviation).toBeGreaterThan(1.1 * apart.total.standardDeviation)
    expect(one.total.standardDeviation).toBeGreaterThan(1.1 * near.total.standardDeviation)
    // With one error the sum is the run for both sexes.
    const both = intervalsOf(ABEL_2013_VITAL, 'open-minimum', { draws: 1000, groupings })
    expect(one.total.mean).toBeCloseTo(both.total.mean, 8)
    one.total.quantiles.forEach((value, place) => {
      expect(value).toBeCloseTo(both.total.quantiles[place]!, 8)
    })
    one.corridors.mean.forEach((value, place) => {
      expect(value).toBeCloseTo(both.corridors.mean[place]!, 4)
    })
    expect(one.groupings[0]!.pairs.mean[1]).toBeCloseTo(both.groupings[0]!.pairs.mean[1]!, 8)
    expect(one.types!.transit.mean).toBeCloseTo(both.types!.transit.mean, 8)
  })

  test('a draw that failed in one fails in the sum', () => {
    const [first, second] = [run('female', 0), run('male', 0)]
    const failed = { draw: second.used[3]!, code: 'infeasible', message: 'no' } as const
    const poorer: FlowDraws = {
      ...second,
      used: second.used.filter((draw) => draw !== 3),
      failed: [failed],
    }
    const sum = addDraws(first, poorer)
    expect(sum.failed).toEqual([failed])
    expect(sum.used).toHaveLength(999)
    expect(sum.total[3]).toBe(first.total[4]! + second.total[3]!)
  })

  test('different draws, methods or areas are not added', () => {
    const draws = run('female', 0)
    expect(() => addDraws(draws, { ...draws, areas: ['A', 'B'] })).toThrow('cannot be added unless')
    expect(() => addDraws(draws, { ...draws, lastDraw: 5 })).toThrow('draws 0 to 5')
    expect(() => addDraws(draws, { ...draws, groups: [] })).toThrow('same draws')
  })
})
