import { DomainError } from '@corridor/kernel'
import { sum } from '@corridor/numeric'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ABEL_2013, ABEL_2013_VITAL } from '../testing/publishedExamples.ts'
import { prepareWorld, readWorldData } from '../testing/readWorldData.ts'
import {
  balanceFlowAccounts,
  corridorByBirthplace,
  describeAccounts,
  estimateFlows,
  type FlowInput,
  type FlowOptions,
  type KnownFlow,
  knownFlowRange,
  netAndGross,
} from './index.ts'

const SETTINGS = { seed: 20140528, numRuns: 200 }

const OPEN: FlowOptions = { method: 'open-minimum' }

const flowOf = (input: FlowInput, options: FlowOptions, corridor: string): number => {
  const { areas, persons } = estimateFlows(input, options)
  const [from, to] = corridor.split('-').map((area) => areas.indexOf(area)) as [number, number]
  return persons[from * areas.length + to]!
}

const known = (corridor: string, persons: number): KnownFlow => {
  const [origin, destination] = corridor.split('-') as [string, string]
  return { origin, destination, persons }
}

describe('a known flow', () => {
  const run = balanceFlowAccounts(ABEL_2013_VITAL, OPEN)
  const range = knownFlowRange(run, 'C', 'B')

  test('is met; net migration and, where nobody else need move, all margins stay', () => {
    const plain = estimateFlows(ABEL_2013_VITAL, OPEN)
    const { least, most, leastNeeded, mostNeeded, unconstrained } = range
    expect(least).toBeLessThan(leastNeeded)
    expect(leastNeeded).toBeLessThan(unconstrained)
    expect(unconstrained).toBeLessThan(mostNeeded)
    expect(mostNeeded).toBeLessThan(most)
    for (const persons of [least, leastNeeded, 31, 35, mostNeeded, 50, 100, most]) {
      const knownFlows = [known('C-B', persons)]
      const fixed = estimateFlows(ABEL_2013_VITAL, { ...OPEN, knownFlows })
      expect(fixed.persons[2 * 4 + 1]).toBeCloseTo(persons, 8)
      const [before, after] = [plain, fixed].map(({ persons: flows }) =>
        netAndGross(['A', 'B', 'C', 'D'], flows),
      )
      const asNeeded = persons >= leastNeeded && persons <= mostNeeded
      for (const margin of asNeeded ? (['arrivals', 'departures'] as const) : (['net'] as const)) {
        after![margin].forEach((value, area) => {
          expect(value).toBeCloseTo(before![margin][area]!, 8)
        })
      }
      if (asNeeded) expect(fixed.total).toBeCloseTo(plain.total, 8)
      else expect(fixed.total).toBeGreaterThan(plain.total)
      expect(fixed.persons.every((value) => value >= 0)).toBe(true)
      const { outward, return: back, transit } = fixed.types!
      expect(sum(outward) + sum(back) + sum(transit)).toBeCloseTo(fixed.total, 9)
      expect(fixed.diagnostics.knownFlows).toEqual([{ ...range, persons }])
      expect(fixed.diagnostics.options.knownFlows).toBe(true)
    }
  })

  test('equal to the estimate changes nothing', () => {
    const plain = estimateFlows(ABEL_2013_VITAL, OPEN)
    const same = estimateFlows(ABEL_2013_VITAL, {
      ...OPEN,
      knownFlows: [known('C-B', range.unconstrained), known('A-B', plain.persons[1]!)],
    })
    same.persons.forEach((persons, cell) => {
      expect(persons).toBeCloseTo(plain.persons[cell]!, 8)
    })
    expect(estimateFlows(ABEL_2013_VITAL, { ...OPEN, knownFlows: [] })).toEqual(plain)
  })

  test('is shared out over the birthplaces in proportion to the estimate', () => {
    const plain = corridorByBirthplace(run, 'C', 'B')
    const { start, end } = run.accounts.balanced
    for (const factor of [0.92, 0.98, 1.02, 1.1]) {
      const near = { ...OPEN, knownFlows: [known('C-B', factor * range.unconstrained)] }
      const after = corridorByBirthplace(balanceFlowAccounts(ABEL_2013_VITAL, near), 'C', 'B')
      expect(after.total).toBeCloseTo(factor * plain.total, 9)
      const multiples = new Set<number>()
      after.persons.forEach((persons, birthplace) => {
        const change = (area: number): number =>
          end[birthplace * 4 + area]! - start[birthplace * 4 + area]!
        const moving = sum([0, 1, 2, 3].map((area) => Math.max(change(area), 0)))
        const [leaving, arriving] = [Math.max(-change(2), 0), Math.max(change(1), 0)]
        // Each share is at a bound of what is needed, or the common multiple of the estimate.
        const bounds = [Math.max(0, leaving + arriving - moving), Math.min(leaving, arriving)]
        if (bounds.some((bound) => Math.abs(persons - bound) < 1e-9)) return
        multiples.add(Number((persons / plain.persons[birthplace]!).toFixed(9)))
      })
      expect(multiples.size).toBe(1)
    }
  })

  test('outside the range is refused with the range', () => {
    for (const persons of [range.most + 0.01, range.least - 0.01]) {
      const options = { ...OPEN, knownFlows: [known('C-B', persons)] }
      const error = refusal(() => estimateFlows(ABEL_2013_VITAL, options))
      if (persons < 0) expect(error.code).toBe('negative_value')
      else {
        expect(error.code).toBe('infeasible')
        expect(error.message).toContain('from C to B are not possible: give')
        expect(error.details).toMatchObject(range)
      }
    }
  })

  test('shows in the account view', () => {
    for (const persons of [range.leastNeeded, range.mostNeeded, 70]) {
      const knownFlows = [known('C-B', persons)]
      const tables = describeAccounts(balanceFlowAccounts(ABEL_2013_VITAL, { ...OPEN, knownFlows }))
      tables.stockEnd.forEach((stock, cell) => {
        const followed =
          tables.stayed[cell]! +
          tables.movedIn[cell]! +
          tables.births[cell]! +
          tables.joinedSystem[cell]! +
          tables.adjustmentEnd[cell]!
        expect(followed).toBeCloseTo(stock, 8)
        expect(tables.stayed[cell]!).toBeGreaterThanOrEqual(-1e-9)
      })
    }
  })
})

describe('several known flows', () => {
  const inputs = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 50, maxLength: 50 }).map(
    (draws): FlowInput => ({
      areas: ['A', 'B', 'C', 'D', 'E'],
      stockStart: Float64Array.from({ length: 25 }, (_, cell) =>
        cell % 6 === 0 ? 500 + draws[cell]! : draws[cell]!,
      ),
      stockEnd: Float64Array.from({ length: 25 }, (_, cell) =>
        cell % 6 === 0 ? 500 + draws[25 + cell]! : draws[25 + cell]!,
      ),
      births: new Float64Array(5),
      deaths: new Float64Array(5),
      netMigration: null,
    }),
  )
  const corridors = fc.uniqueArray(
    fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
      .filter(([from, to]) => from !== to)
      .map(([from, to]) => `${'ABCDE'[from]}-${'ABCDE'[to]}`),
    { minLength: 1, maxLength: 6 },
  )

  test('each within its range beside the others: all are met, margins and birthplaces kept', () => {
    const weights = Float64Array.from({ length: 25 }, (_, cell) => 1 + ((cell * 7) % 5))
    let [tried, refused] = [0, 0]
    fc.assert(
      fc.property(
        inputs,
        corridors,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
        fc.constantFrom<FlowOptions>(
          OPEN,
          { method: 'closed-minimum' },
          { ...OPEN, offset: weights },
        ),
        (input, names, shares, options) => {
          const plain = estimateFlows(input, options)
          let knownFlows: KnownFlow[] = []
          names.forEach((name, place) => {
            const accounts = balanceFlowAccounts(input, { ...options, knownFlows })
            const [origin, destination] = name.split('-') as [string, string]
            const { least, most } = knownFlowRange(accounts, origin, destination)
            expect(least).toBeLessThanOrEqual(most + 1e-9)
            const persons = least + shares[place]! * Math.max(most - least, 0)
            // Larger flows are settled first, so that one may change the range of those before it.
            const next = [...knownFlows, known(name, persons)]
            tried++
            if (isPossible(input, { ...options, knownFlows: next })) knownFlows = next
            else refused++
          })
          const fixed = estimateFlows(input, { ...options, knownFlows })
          for (const { origin, destination, persons } of knownFlows) {
            const cell = 'ABCDE'.indexOf(origin) * 5 + 'ABCDE'.indexOf(destination)
            expect(Math.abs(fixed.persons[cell]! - persons)).toBeLessThan(1e-6)
          }
          expect(fixed.total).toBeGreaterThan(plain.total - 1e-6)
          const [before, after] = [plain, fixed].map(({ persons }) =>
            netAndGross(input.areas, persons),
          )
          after!.net.forEach((value, area) => {
            expect(value).toBeCloseTo(before!.net[area]!, 5)
          })
          expect(fixed.persons.every((value) => value >= 0)).toBe(true)
        },
      ),
      SETTINGS,
    )
    console.info(`${tried} known flows tried on each other, ${refused} refused`)
    expect(refused / tried).toBeLessThan(0.2)
  })

  test('the order in which they are given does not matter', () => {
    const flows = [known('C-B', 30), known('C-D', 22), known('B-A', 20)]
    const given = estimateFlows(ABEL_2013_VITAL, { ...OPEN, knownFlows: flows })
    const reversed = estimateFlows(ABEL_2013_VITAL, { ...OPEN, knownFlows: flows.toReversed() })
    expect(reversed.persons).toEqual(given.persons)
    expect(given.diagnostics.knownFlows!.map(({ origin }) => origin)).toEqual(['C', 'C', 'B'])
  })

  test('one may leave too little for the next, which is told with those before it', () => {
    const { most } = knownFlowRange(balanceFlowAccounts(ABEL_2013, OPEN), 'C', 'A')
    const first = known('C-A', most)
    const run = balanceFlowAccounts(ABEL_2013, { ...OPEN, knownFlows: [first] })
    const left = knownFlowRange(run, 'C', 'B')
    const alone = knownFlowRange(balanceFlowAccounts(ABEL_2013, OPEN), 'C', 'B')
    expect(left.most).toBeLessThan(alone.most)
    const tooMany = known('C-B', (left.most + Math.min(alone.most, most)) / 2)
    const error = refusal(() => estimateFlows(ABEL_2013, { ...OPEN, knownFlows: [tooMany, first] }))
    expect(error.code).toBe('infeasible')
    expect(error.message).toContain('from C to B are not possible: give')
    expect(error.message).toContain('beside the known flows C-A')
  })
})

describe('refused', () => {
  test.each<[readonly KnownFlow[], FlowOptions['method'], string, RegExp]>([
    [[known('A-Z', 1)], 'open-minimum', 'unknown_area', /A-Z: Z is not among/],
    [[known('A-A', 1)], 'open-minimum', 'bad_option', /goes nowhere/],
    [[known('A-B', 1), known('A-B', 2)], 'open-minimum', 'bad_option', /there twice/],
    [[known('A-B', Number.NaN)], 'open-minimum', 'missing_value', /no figure/],
    [[known('A-B', -1)], 'open-minimum', 'negative_value', /-1 persons/],
    [[known('A-B', 1)], 'pseudo-bayes', 'bad_option', /takes no known flows/],
    [[known('A-B', 1)], 'open-independence', 'bad_option', /takes no known flows/],
    [[known('A-B', 1)], 'drop-negative', 'bad_option', /takes no known flows/],
  ])('%j with %s', (knownFlows, method, code, message) => {
    const error = refusal(() => estimateFlows(ABEL_2013, { method, knownFlows }))
    expect([error.code, error.message]).toEqual([code, expect.stringMatching(message)])
  })

  test('together with fixed stayers', () => {
    const options = { ...OPEN, fixedStayers: new Float64Array(16), knownFlows: [known('A-B', 1)] }
    expect(refusal(() => estimateFlows(ABEL_2013, options)).message).toContain('not both')
  })

  test('a corridor of an area that is left out', () => {
    const connected: FlowInput = {
      areas: ['A', 'B', 'C', 'D'],
      stockStart: Float64Array.of(1000, 60, 0, 40, 50, 500, 0, 10, 20, 0, 100, 0, 10, 20, 0, 200),
      stockEnd: Float64Array.of(980, 70, 30, 45, 60, 490, 0, 15, 10, 0, 60, 0, 10, 15, 5, 220),
      births: new Float64Array(4),
      deaths: new Float64Array(4),
      netMigration: null,
    }
    const options = { method: 'closed-minimum', whenInfeasible: 'exclude' } as const
    const knownFlows = [known('A-C', 1)]
    const error = refusal(() => estimateFlows(connected, { ...options, knownFlows }))
    expect(error.message).toContain('the known flow A-C cannot be kept, because C')
    expect(flowOf(connected, { ...options, knownFlows: [known('A-B', 5)] }, 'A-B')).toBeCloseTo(
      5,
      9,
    )
  })

  test('a range of a method without one', () => {
    const pseudo = balanceFlowAccounts(ABEL_2013, { method: 'pseudo-bayes' })
    expect(() => knownFlowRange(pseudo, 'A', 'B')).toThrow('takes no known flows')
    expect(() => knownFlowRange(balanceFlowAccounts(ABEL_2013, OPEN), 'A', 'Z')).toThrow('Z is not')
  })
})

test('the world table with ten known flows', () => {
  const { input } = prepareWorld(readWorldData(2024), 2015, 2020)
  const options: FlowOptions = { method: 'closed-minimum' }
  const plain = estimateFlows(input, options)
  const size = input.areas.length
  const largest = [...plain.persons.keys()]
    .toSorted((a, b) => plain.persons[b]! - plain.persons[a]!)
    .slice(0, 10)
  const knownFlows = largest.map((cell, place) =>
    known(
      `${input.areas[Math.floor(cell / size)]}-${input.areas[cell % size]}`,
      plain.persons[cell]! * (place % 2 === 0 ? 0.9 : 1.1),
    ),
  )
  const started = process.cpuUsage()
  const fixed = estimateFlows(input, { ...options, knownFlows })
  const { user } = process.cpuUsage(started)
  console.info(`closed-minimum of the world with ten known flows: ${Math.round(user / 1000)} ms`)
  largest.forEach((cell, place) => {
    expect(fixed.persons[cell]).toBeCloseTo(knownFlows[place]!.persons, 5)
  })
  expect(fixed.total).toBeGreaterThan(plain.total)
  const [before, after] = [plain, fixed].map(({ persons }) => netAndGross(input.areas, persons))
  after!.net.forEach((net, area) => {
    expect(net).toBeCloseTo(before!.net[area]!, 3)
  })
})

function isPossible(input: FlowInput, options: FlowOptions): boolean {
  try {
    estimateFlows(input, options)
    return true
  } catch (error) {
    if (error instanceof DomainError && error.code === 'infeasible') return false
    throw error
  }
}

function refusal(run: () => unknown): DomainError {
  try {
    run()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
