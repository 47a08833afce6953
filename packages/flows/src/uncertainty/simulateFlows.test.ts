import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ABEL_2013, ABEL_2013_VITAL } from '../../testing/publishedExamples.ts'
import { errorModel, intervalsOf, QUANTILES, simulation } from '../../testing/simulationCases.ts'
import { twoAreas } from '../../testing/twoAreas.ts'
import {
  aggregateFlows,
  corridorInterval,
  drawStocks,
  estimateFlows,
  FLOW_METHODS,
  type FlowDraws,
  type FlowInput,
  type FlowIntervals,
  type FlowMethod,
  type FlowOptions,
  FlowSimulator,
  netAndGross,
  type Simulation,
  simulateFlows,
  summariseDraws,
  transferablesOf,
} from '../index.ts'

describe('a simulation', () => {
  test.each(FLOW_METHODS)('%s: what each draw gives is what the engine gives', (method) => {
    const settings = simulation({ draws: 100, seed: 5 })
    const draws = simulateFlows(ABEL_2013_VITAL, { method }, settings)!
    const stocks = drawStocks(ABEL_2013_VITAL, settings.model, settings)
    const point = estimateFlows(ABEL_2013_VITAL, { method })
    expect(draws.point.total).toBe(point.total)
    for (const draw of [0, 41, 99]) {
      const { input } = stocks(draw)
      const alone = estimateFlows(input, {
        method,
        ...(point.duals !== null && { warmStart: point.duals }),
      })
      expect(draws.total[draw]).toBe(alone.total)
      const { arrivals, departures } = netAndGross(input.areas, alone.persons)
      arrivals.forEach((persons, area) => {
        expect(draws.arrivals[area * draws.rowLength + draw]).toBeCloseTo(persons, 9)
        expect(draws.departures[area * draws.rowLength + draw]).toBeCloseTo(departures[area]!, 9)
      })
    }
  })

  test('a seed reproduces bit for bit, another seed does not', () => {
    const run = (seed: number): FlowIntervals => intervalsOf(ABEL_2013, 'closed-minimum', { seed })
    expect(run(7)).toEqual(run(7))
    expect(run(7).total.mean).not.toBe(run(8).total.mean)
  })

  test('however the draws are spread over parts, the answer is the same bits', () => {
    const groupings = [{ name: 'halves', groupOf: { A: 'x', B: 'x', C: 'y' } }]
    const whole = simulation({ groupings })
    const part = (firstDraw: number, lastDraw: number): FlowDraws =>
      simulateFlows(ABEL_2013, { method: 'pseudo-bayes' }, { ...whole, firstDraw, lastDraw })!
    const once = summariseDraws([part(0, 199)], QUANTILES)
    expect(summariseDraws([part(0, 99), part(100, 199)], QUANTILES)).toEqual(once)
    const threads = [part(120, 199), part(0, 0), part(1, 119)].map((draws) =>
      structuredClone(draws, { transfer: transferablesOf(draws) as ArrayBuffer[] }),
    )
    expect(summariseDraws(threads, QUANTILES)).toEqual(once)
  })

  test('parts that are missing, there twice or of another simulation are refused', () => {
    const part = (changes: Partial<Simulation>): FlowDraws =>
      simulateFlows(ABEL_2013, { method: 'open-minimum' }, simulation(changes))!
    const [first, second] = [{ lastDraw: 99 }, { firstDraw: 100 }].map(part)
    const summarise =
      (...parts: FlowDraws[]) =>
      () =>
        summariseDraws(parts, QUANTILES)
    expect(summarise(first!)).toThrow('draws 100 to 199 are missing')
    expect(summarise(second!)).toThrow('draws 0 to 99 are missing')
    expect(summarise(first!, first!, second!)).toThrow('draws from 0 are there twice')
    expect(summarise()).toThrow('no draws')
    expect(summarise(first!, part({ firstDraw: 100, seed: 3 }))).toThrow('different simulations')
    const other = part({ firstDraw: 100, model: errorModel(0.1, 0.4) })
    expect(summarise(first!, other)).toThrow('different simulations')
    expect(() => summariseDraws([part({})], { quantiles: [1.5] })).toThrow('1.5 is no probability')
    expect(() => summariseDraws([part({})], { quantiles: [] })).toThrow('is no probability')
  })

  test('without errors there is no width and no bias', () => {
    for (const method of FLOW_METHODS) {
      const none = intervalsOf(ABEL_2013_VITAL, method, { model: errorModel(0, 0.5), draws: 100 })
      for (const columns of [none.corridors, none.arrivals, none.departures, none.net]) {
        expect(columns.standardDeviation.every((value) => value === 0)).toBe(true)
        expect(columns.bias.every((value) => Math.abs(value) < 1e-9)).toBe(true)
        expect(columns.quantiles[0]).toEqual(columns.quantiles[2])
      }
      expect(none.total.quantiles[0]).toBe(none.total.quantiles[2])
      // Balancing from its own solution may move the last bits.
      expect(none.total.mean).toBeCloseTo(none.total.point, 6)
    }
  })

  test('intervals widen with the error and shrink with the correlation', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 }).map(randomInput),
        fc.constantFrom<FlowMethod>(
          'drop-negative',
          'reverse-negative',
          'open-minimum',
          'closed-minimum',
          'pseudo-bayes',
        ),
        (input, method) => {
          const widths = (sigma: number, rho: number) => {
            const result = intervalsOf(input, method, { model: errorModel(sigma, rho), draws: 300 })
            const [low, , high] = result.corridors.quantiles
            return {
              total: result.total.quantiles[2]! - result.total.quantiles[0]!,
              corridors: high!.reduce((sum, value, place) => sum + value - low![place]!, 0),
            }
          }
          for (const what of ['total', 'corridors'] as const) {
            expect(widths(0.05, 0.5)[what]).toBeGreaterThan(widths(0.02, 0.5)[what])
            expect(widths(0.1, 0.5)[what]).toBeGreaterThan(widths(0.05, 0.5)[what])
            expect(widths(0.05, 0)[what]).toBeGreaterThan(widths(0.05, 0.7)[what])
            expect(widths(0.05, 0.7)[what]).toBeGreaterThan(widths(0.05, 0.97)[what])
          }
        },
      ),
      { seed: 20140528, numRuns: 25 },
    )
  })

  test('errors push the methods that count rises or the fewest moves upwards', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 }).map(randomInput),
        fc.constantFrom<FlowMethod>('drop-negative', 'open-minimum', 'closed-minimum'),
        (input, method) => {
          const { total } = intervalsOf(input, method, { draws: 400 })
          expect(total.bias).toBeGreaterThan((4 * total.standardDeviation) / Math.sqrt(400))
        },
      ),
      { seed: 20140528, numRuns: 40 },
    )
  })

  test('groups, types and nets are summed before anything is rounded', () => {
    const groupOf = { A: 'x', B: 'x', C: 'y' }
    const result = intervalsOf(ABEL_2013_VITAL, 'closed-minimum', {
      groupings: [{ name: 'halves', groupOf }],
    })
    const [halves] = result.groupings
    const { persons } = estimateFlows(ABEL_2013_VITAL, { method: 'closed-minimum' })
    const point = aggregateFlows(
      ['A', 'B', 'C', 'D'],
      persons,
      (area) => groupOf[area as 'A'] ?? null,
    )
    expect(halves).toMatchObject({ name: 'halves', groups: ['x', 'y'], ungroupedAreas: ['D'] })
    expect(halves!.pairs.point).toEqual(point.persons)
    expect(halves!.ungrouped.point).toBe(point.ungrouped.persons)
    const add = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)
    expect(add(halves!.pairs.mean) + halves!.ungrouped.mean).toBeCloseTo(result.total.mean, 9)
    expect(halves!.arrivals.mean[0]).toBeCloseTo(halves!.pairs.mean[2]!, 9)
    expect(add(halves!.net.mean)).toBeCloseTo(0, 9)
    const { outward, return: back, transit } = result.types!
    expect(outward.mean + back.mean + transit.mean).toBeCloseTo(result.total.mean, 9)
    result.net.mean.forEach((net, area) => {
      expect(net).toBeCloseTo(result.arrivals.mean[area]! - result.departures.mean[area]!, 9)
    })
    expect(add(result.corridors.mean)).toBeCloseTo(result.total.mean, 4)
  })

  test('a corridor that is empty in the point estimate can have an upper end', () => {
    const result = intervalsOf(twoAreas(100, 99), 'drop-negative', {
      model: { ...errorModel(0.1, 0.5), classOf: { A: 'good', B: 'good' } },
    })
    const flow = corridorInterval(result, 'A', 'B')
    expect([flow.point, flow.quantiles[0]]).toEqual([0, 0])
    expect(flow.quantiles[2]).toBeGreaterThan(5)
    expect(corridorInterval(result, 'B', 'A')).toEqual({
      point: 0,
      mean: 0,
      bias: 0,
      standardDeviation: 0,
      quantiles: [0, 0, 0],
    })
    expect(() => corridorInterval(result, 'A', 'Z')).toThrow('Z is not among the 2 areas')
  })

  test('progress is told after every draw and a cancelled run gives nothing', () => {
    const seen: number[] = []
    const settings = { ...simulation(), firstDraw: 10, lastDraw: 29 }
    const onProgress = (done: number, of: number): void => {
      expect(of).toBe(20)
      seen.push(done)
    }
    simulateFlows(ABEL_2013, { method: 'open-minimum' }, { ...settings, onProgress })
    expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    const isCancelled = (): boolean => seen.length >= 25
    expect(
      simulateFlows(
        ABEL_2013,
        { method: 'open-minimum' },
        { ...settings, onProgress, isCancelled },
      ),
    ).toBeNull()
    expect(seen).toHaveLength(25)
  })

  test('areas that cannot be balanced are left out once, for all draws', () => {
    const connected: FlowInput = {
      areas: ['A', 'B', 'C', 'D'],
      stockStart: Float64Array.of(1000, 60, 0, 40, 50, 500, 0, 10, 20, 0, 100, 0, 10, 20, 0, 200),
      stockEnd: Float64Array.of(980, 70, 30, 45, 60, 490, 0, 15, 10, 0, 60, 0, 10, 15, 5, 220),
      births: new Float64Array(4),
      deaths: new Float64Array(4),
      netMigration: null,
    }
    const options = { method: 'closed-minimum', whenInfeasible: 'exclude' } as const
    const draws = simulateFlows(connected, options, simulation())!
    expect(draws.areas).toEqual(['A', 'B', 'D'])
    expect(draws.used).toHaveLength(200)
    expect(() => simulateFlows(connected, { method: 'closed-minimum' }, simulation())).toThrow(
      'no solution',
    )
  })

  test('a known flow stays what it is, a warm start changes nothing', () => {
    const knownFlows = [{ origin: 'C', destination: 'B', persons: 33 }]
    const options: FlowOptions = { method: 'open-minimum', knownFlows }
    const draws = simulateFlows(ABEL_2013_VITAL, options, simulation())!
    const { quantiles } = corridorInterval(summariseDraws([draws], QUANTILES), 'C', 'B')
    expect(quantiles).toEqual([33, 33, 33])
    const { duals } = estimateFlows(ABEL_2013, { method: 'closed-minimum' })
    const warm: FlowOptions = { method: 'closed-minimum', warmStart: duals! }
    expect(simulateFlows(ABEL_2013, warm, simulation())).toEqual(
      simulateFlows(ABEL_2013, { method: 'closed-minimum' }, simulation()),
    )
  })

  test('made draw by draw it is the same, and is not given away unfinished', () => {
    const options: FlowOptions = { method: 'closed-minimum' }
    const simulator = new FlowSimulator(ABEL_2013, options, simulation({ draws: 100 }))
    expect(simulator.progress).toEqual({ done: 0, of: 100 })
    simulator.advance()
    expect(() => simulator.finish()).toThrow('draws 1 to 99 are still to be made')
    let advanced = 1
    while (simulator.advance()) advanced++
    expect(advanced).toBe(100)
    expect(simulator.finish()).toEqual(
      simulateFlows(ABEL_2013, options, simulation({ draws: 100 })),
    )
  })
})

/** A world of four areas in which everybody is born everywhere and little changes. */
function randomInput(seed: number): FlowInput {
  let state = seed % 2147483647
  const next = (from: number, to: number): number => {
    state = (state * 48271 + 11) % 2147483647
    return from + Math.floor((state / 2147483647) * (to - from))
  }
  const stockStart = Float64Array.from({ length: 16 }, (_, cell) =>
    cell % 5 === 0 ? next(4000, 9000) : next(50, 400),
  )
  return {
    areas: ['A', 'B', 'C', 'D'],
    stockStart,
    stockEnd: stockStart.map((persons, cell) =>
      Math.round((persons * (cell % 5 === 0 ? next(980, 1030) : next(850, 1200))) / 1000),
    ),
    births: Float64Array.from({ length: 4 }, () => next(0, 90)),
    deaths: Float64Array.from({ length: 4 }, () => next(0, 90)),
    netMigration: null,
  }
}

describe('what cannot be simulated is refused', () => {
  const refusal = (changes: Partial<Simulation>) => () =>
    simulateFlows(ABEL_2013, { method: 'open-minimum' }, simulation(changes))

  test.each<[Partial<Simulation>, RegExp]>([
    [{ draws: 99 }, /99 draws; give 100 to/],
    [{ draws: 1000.5 }, /1000.5 draws/],
    [{ firstDraw: -1 }, /draws -1 to 199 are no part/],
    [{ lastDraw: 200 }, /draws 0 to 200 are no part/],
    [{ firstDraw: 50, lastDraw: 49 }, /draws 50 to 49/],
    [{ seed: -4 }, /-4 is not a seed/],
    [{ dates: { start: 2010, end: 2010 } }, /both dates are called 2010/],
    [{ dates: { start: 2010, end: 70_000 } }, /70000 does not name a date/],
    [{ model: errorModel(-0.1, 0.5) }, /relative error of good is -0.1/],
    [{ model: errorModel(0.1, 1.1) }, /correlationBetweenDates is 1.1/],
    [{ model: { ...errorModel(0.1, 0.5), classOf: { A: 'good' } } }, /no class .* for B, C, D/],
    [
      { model: { ...errorModel(0.1, 0.5), relativeErrorByClass: { good: 0.1 } } },
      /no error is given for the class poor/,
    ],
  ])('%o', (changes, message) => {
    expect(refusal(changes)).toThrow(message)
  })

  test('as the estimate itself', () => {
    const bad = { ...ABEL_2013, births: null }
    expect(() => simulateFlows(bad, { method: 'open-minimum' }, simulation())).toThrow('births')
  })
})
