import { DomainError } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ABEL_2013, ABEL_2013_VITAL } from '../../testing/publishedExamples.ts'
import { twoAreas } from '../../testing/twoAreas.ts'
import {
  addDraws,
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
  type StockErrorModel,
  simulateFlows,
  summariseDraws,
  transferablesOf,
} from '../index.ts'

const QUANTILES = { quantiles: [0.05, 0.5, 0.95] }

const model = (sigma: number, rho: number): StockErrorModel => ({
  relativeErrorByClass: { good: sigma, poor: 2 * sigma },
  classOf: { A: 'good', B: 'poor', C: 'good', D: 'poor' },
  correlationBetweenDates: rho,
  correlationBetweenSexes: 0.9,
})

const simulation = (changes: Partial<Simulation> = {}): Simulation => ({
  model: model(0.1, 0.5),
  draws: 200,
  seed: 2014,
  ...changes,
})

const intervals = (
  input: FlowInput,
  method: FlowMethod,
  changes: Partial<Simulation> = {},
): FlowIntervals =>
  summariseDraws([simulateFlows(input, { method }, simulation(changes))!], QUANTILES)

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
    const run = (seed: number): FlowIntervals => intervals(ABEL_2013, 'closed-minimum', { seed })
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
    const other = part({ firstDraw: 100, model: model(0.1, 0.4) })
    expect(summarise(first!, other)).toThrow('different simulations')
    expect(() => summariseDraws([part({})], { quantiles: [1.5] })).toThrow('1.5 is no probability')
    expect(() => summariseDraws([part({})], { quantiles: [] })).toThrow('is no probability')
  })

  test('without errors there is no width and no bias', () => {
    for (const method of FLOW_METHODS) {
      const none = intervals(ABEL_2013_VITAL, method, { model: model(0, 0.5), draws: 100 })
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
            const result = intervals(input, method, { model: model(sigma, rho), draws: 300 })
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
          const { total } = intervals(input, method, { draws: 400 })
          expect(total.bias).toBeGreaterThan((4 * total.standardDeviation) / Math.sqrt(400))
        },
      ),
      { seed: 20140528, numRuns: 40 },
    )
  })

  test('groups, types and nets are summed before anything is rounded', () => {
    const groupOf = { A: 'x', B: 'x', C: 'y' }
    const result = intervals(ABEL_2013_VITAL, 'closed-minimum', {
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
    const result = intervals(twoAreas(100, 99), 'drop-negative', {
      model: { ...model(0.1, 0.5), classOf: { A: 'good', B: 'good' } },
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
        model: { ...model(0.1, 0.5), correlationBetweenSexes },
      },
    )!
  const summed = (correlation: number): FlowIntervals =>
    summariseDraws([addDraws(run('female', correlation), run('male', correlation))], QUANTILES)

  test('the more alike the errors of women and men, the wider the interval of both', () => {
    const [apart, near, one] = [summed(0), summed(0.6), summed(1)]
    expect(near.total.standardDeviation).toBeGreaterThan(1.1 * apart.total.standardDeviation)
    expect(one.total.standardDeviation).toBeGreaterThan(1.1 * near.total.standardDeviation)
    // With one error the sum is the run for both sexes.
    const both = intervals(ABEL_2013_VITAL, 'open-minimum', { draws: 1000, groupings })
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
  const settings = { ...simulation(), model: model(0.8, 0) }

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
    const result = intervals(crowded, 'open-minimum', {
      model: { ...model(0.2, 0.9), classOf },
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
    [{ model: model(-0.1, 0.5) }, /relative error of good is -0.1/],
    [{ model: model(0.1, 1.1) }, /correlationBetweenDates is 1.1/],
    [{ model: { ...model(0.1, 0.5), classOf: { A: 'good' } } }, /no class .* for B, C, D/],
    [
      { model: { ...model(0.1, 0.5), relativeErrorByClass: { good: 0.1 } } },
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
