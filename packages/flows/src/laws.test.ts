import { DomainError } from '@corridor/kernel'
import { columnSums, rowSums, sum } from '@corridor/numeric'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aggregateFlows,
  balanceFlowAccounts,
  corridorByBirthplace,
  describeAccounts,
  estimateFlows,
  FLOW_METHODS,
  type FlowEstimate,
  type FlowInput,
  type FlowMethod,
  netAndGross,
} from './index.ts'

const SETTINGS = { seed: 20140528, numRuns: 150 }

const ACCOUNTING = FLOW_METHODS.filter((method) => /open|closed|bayes/.test(method))

/** Stocks with empty cells; the closed methods may find them infeasible, which is then checked. */
const anyInput = fc.integer({ min: 2, max: 6 }).chain((size) => inputs(size, 0.3))
/** Stocks in which everybody is born everywhere: always feasible. */
const fullInput = fc.integer({ min: 2, max: 6 }).chain((size) => inputs(size, 0))

function inputs(size: number, emptyShare: number): fc.Arbitrary<FlowInput> {
  const cell = fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 300 }))
    .map(([chance, persons]) => (chance < emptyShare ? 0 : persons))
  const table = fc.array(cell, { minLength: size * size, maxLength: size * size })
  const native = fc.array(fc.integer({ min: 400, max: 5000 }), { minLength: size, maxLength: size })
  const events = fc.array(fc.integer({ min: 0, max: 150 }), { minLength: size, maxLength: size })
  const place = (values: number[], natives: number[]): Float64Array =>
    Float64Array.from(values, (value, at) =>
      at % (size + 1) === 0 ? natives[at / (size + 1)]! : value,
    )
  return fc
    .record({
      start: table,
      end: table,
      before: native,
      after: native,
      births: events,
      deaths: events,
    })
    .map(({ start, end, before, after, births, deaths }) => ({
      areas: Array.from({ length: size }, (_, i) => `A${i}`),
      stockStart: place(start, before),
      stockEnd: place(end, after),
      births: Float64Array.from(births),
      deaths: Float64Array.from(deaths),
      netMigration: null,
    }))
}

/** Checks a law for every method on inputs of both kinds; an infeasible closed run is no answer. */
function forEveryMethod(law: (input: FlowInput, method: FlowMethod) => void): void {
  fc.assert(
    fc.property(
      fc.oneof(anyInput, fullInput),
      fc.constantFrom(...FLOW_METHODS),
      (input, method) => {
        try {
          law(input, method)
        } catch (error) {
          if (!(error instanceof DomainError) || error.code !== 'infeasible') throw error
        }
      },
    ),
    { ...SETTINGS, numRuns: 400 },
  )
}

const near = (a: Float64Array, b: ArrayLike<number>, tolerance: number): void => {
  const worst = a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0)
  expect(worst).toBeLessThanOrEqual(tolerance)
}

describe('laws', () => {
  test('no negative flow, none to oneself, finite, and the total is their sum', () => {
    forEveryMethod((input, method) => {
      const { persons, total, areas } = estimateFlows(input, { method })
      expect(persons.every((value) => value >= 0 && Number.isFinite(value))).toBe(true)
      areas.forEach((_, i) => {
        expect(persons[i * (areas.length + 1)]).toBe(0)
      })
      expect(total).toBe(sum(persons))
    })
  })

  test('outward + return + transit = all, each where it belongs', () => {
    forEveryMethod((input, method) => {
      const { persons, types } = estimateFlows(input, { method })
      if (types === null) return expect(ACCOUNTING).not.toContain(method)
      near(
        persons,
        types.outward.map((value, cell) => value + types.return[cell]! + types.transit[cell]!),
        0,
      )
    })
  })

  test('relabelling the areas permutes the answer', () => {
    forEveryMethod((input, method) => {
      const size = input.areas.length
      const order = input.areas.map((_, i) => (i * 5 + 3) % size)
      if (new Set(order).size < size) return
      const table = (values: Float64Array): Float64Array =>
        Float64Array.from(
          values,
          (_, cell) => values[order[Math.floor(cell / size)]! * size + order[cell % size]!]!,
        )
      const column = (values: Float64Array): Float64Array =>
        Float64Array.from(order, (from) => values[from]!)
      const permuted: FlowInput = {
        areas: order.map((from) => input.areas[from]!),
        stockStart: table(input.stockStart),
        stockEnd: table(input.stockEnd),
        births: column(input.births!),
        deaths: column(input.deaths!),
        netMigration: null,
      }
      const expected = table(estimateFlows(input, { method }).persons)
      near(estimateFlows(permuted, { method }).persons, expected, 1e-5)
    })
  })

  test('scaling the input scales the answer', () => {
    forEveryMethod((input, method) => {
      for (const factor of [1e-3, 1000]) {
        const scale = (values: Float64Array): Float64Array => values.map((value) => value * factor)
        const scaled: FlowInput = {
          ...input,
          stockStart: scale(input.stockStart),
          stockEnd: scale(input.stockEnd),
          births: scale(input.births!),
          deaths: scale(input.deaths!),
        }
        const expected = scale(estimateFlows(input, { method }).persons)
        near(estimateFlows(scaled, { method }).persons, expected, 1e-5 * factor)
      }
    })
  })

  test('nothing in, nothing out; no change, fewest moves none', () => {
    for (const method of FLOW_METHODS) {
      expect(estimateFlows(zeroInput(3), { method }).total).toBe(0)
    }
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...FLOW_METHODS), (input, method) => {
        if (method === 'closed-independence' || method === 'open-independence') return
        const still: FlowInput = {
          ...input,
          stockEnd: input.stockStart,
          births: new Float64Array(input.areas.length),
          deaths: new Float64Array(input.areas.length),
        }
        const weight = method === 'pseudo-bayes' ? { pseudoBayesWeight: 1 } : {}
        expect(estimateFlows(still, { method, ...weight }).total).toBeLessThan(1e-6)
      }),
      SETTINGS,
    )
  })

  test('closed: net migration is population change - births + deaths up to the global match', () => {
    fc.assert(
      fc.property(fullInput, fc.constantFrom(...ACCOUNTING), (input, method) => {
        if (!/closed|bayes/.test(method)) return
        const estimate = estimateFlows(input, { method })
        const { net } = netAndGross(input.areas, estimate.persons)
        near(net, matchedNetMigration(input, estimate.diagnostics.globalDifference!), 1e-6)
      }),
      SETTINGS,
    )
  })

  test('closed tables keep every population and share their birthplace totals', () => {
    fc.assert(
      fc.property(fullInput, (input) => {
        const size = input.areas.length
        const { accounts } = balanceFlowAccounts(input, { method: 'closed-minimum' })
        const { matched } = accounts.adjusted
        for (const table of ['start', 'end'] as const) {
          near(
            columnSums(accounts.balanced[table], size, size),
            columnSums(matched[table], size, size),
            1e-8,
          )
        }
        near(
          rowSums(accounts.balanced.start, size, size),
          rowSums(accounts.balanced.end, size, size),
          1e-7,
        )
      }),
      SETTINGS,
    )
  })

  test('every stock can be followed from one date to the other', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyInput, fullInput),
        fc.constantFrom(...ACCOUNTING),
        (input, method) => {
          const account = accountsOrNull(input, method)
          if (account === null) return
          near(
            account.stockStart,
            account.stayed.map(
              (stayed, cell) =>
                stayed +
                account.movedOut[cell]! +
                account.deaths[cell]! +
                account.leftSystem[cell]! +
                account.adjustmentStart[cell]!,
            ),
            1e-6,
          )
          near(
            account.stockEnd,
            account.stayed.map(
              (stayed, cell) =>
                stayed +
                account.movedIn[cell]! +
                account.births[cell]! +
                account.joinedSystem[cell]! +
                account.adjustmentEnd[cell]!,
            ),
            1e-6,
          )
          const open = method.startsWith('open')
          expect(account.adjustmentStart.every((value) => open === (value === 0) || !open)).toBe(
            true,
          )
          expect(account.stayed.every((value) => value >= -1e-9)).toBe(true)
        },
      ),
      SETTINGS,
    )
  })

  test('birthplaces of a corridor add up to its flow', () => {
    forEveryMethod((input, method) => {
      if (!ACCOUNTING.includes(method)) return
      const estimate = estimateFlows(input, { method })
      const run = balanceFlowAccounts(input, { method })
      input.areas.forEach((origin, i) => {
        input.areas.forEach((destination, j) => {
          const { total } = corridorByBirthplace(run, origin, destination)
          expect(total).toBeCloseTo(estimate.persons[i * input.areas.length + j]!, 9)
        })
      })
    })
  })

  test('an offset changes who goes where, not how many go; a separable one changes nothing', () => {
    fc.assert(
      fc.property(
        fullInput,
        fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 36, maxLength: 36 }),
        (input, draws) => {
          const size = input.areas.length
          const method = 'open-minimum'
          const plain = estimateFlows(input, { method })
          const offset = Float64Array.from({ length: size * size }, (_, cell) => draws[cell]!)
          expect(estimateFlows(input, { method, offset }).total).toBeCloseTo(plain.total, 6)
          const separable = offset.map(
            (_, cell) => draws[Math.floor(cell / size)]! * draws[6 + (cell % size)]!,
          )
          near(estimateFlows(input, { method, offset: separable }).persons, plain.persons, 1e-6)
        },
      ),
      SETTINGS,
    )
  })

  test('groups add up to the whole', () => {
    forEveryMethod((input, method) => {
      const { persons, total } = estimateFlows(input, { method })
      const grouped = aggregateFlows(input.areas, persons, (area) =>
        area === 'A1' ? null : Number(area.slice(1)) % 2 === 0 ? 'even' : 'odd',
      )
      expect(grouped.total + grouped.ungrouped.persons).toBeCloseTo(total, 7)
      expect(grouped.ungrouped.areas).toEqual(['A1'])
    })
  })

  test('leaving out the areas of small blocks gives an answer that says so', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const strict = outcome(() => estimateFlows(input, { method: 'closed-minimum' }))
        const kept = outcome(() =>
          estimateFlows(input, { method: 'closed-minimum', whenInfeasible: 'exclude' }),
        )
        if (strict !== null) expect(kept!.diagnostics.excludedAreas).toEqual([])
        else if (kept !== null) {
          const { excludedAreas } = kept.diagnostics
          expect(excludedAreas.length).toBeGreaterThan(0)
          expect(kept.areas.length + excludedAreas.length).toBe(input.areas.length)
        }
      }),
      SETTINGS,
    )
  })
})

const zeroInput = (size: number): FlowInput => ({
  areas: Array.from({ length: size }, (_, i) => `A${i}`),
  stockStart: new Float64Array(size * size),
  stockEnd: new Float64Array(size * size),
  births: new Float64Array(size),
  deaths: new Float64Array(size),
  netMigration: null,
})

/** What the populations imply once both tables have been brought to one total. */
function matchedNetMigration(input: FlowInput, difference: number): Float64Array {
  const size = input.areas.length
  const natives = (table: Float64Array): Float64Array =>
    Float64Array.from({ length: size }, (_, area) => table[area * (size + 1)]!)
  const [before, after] = [natives(input.stockStart), natives(input.stockEnd)]
  const populationBefore = columnSums(input.stockStart, size, size)
  const populationAfter = columnSums(input.stockEnd, size, size)
  return Float64Array.from({ length: size }, (_, i) => {
    const start = populationBefore[i]! - ((difference / 2) * before[i]!) / sum(before)
    const end = populationAfter[i]! + ((difference / 2) * after[i]!) / sum(after)
    return end - input.births![i]! - (start - input.deaths![i]!)
  })
}

function outcome(run: () => FlowEstimate): FlowEstimate | null {
  try {
    return run()
  } catch (error) {
    if (error instanceof DomainError && error.code === 'infeasible') return null
    throw error
  }
}

function accountsOrNull(input: FlowInput, method: FlowMethod) {
  try {
    return describeAccounts(balanceFlowAccounts(input, { method }))
  } catch (error) {
    if (error instanceof DomainError && error.code === 'infeasible') return null
    throw error
  }
}
