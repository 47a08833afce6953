import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateFlows } from '../estimateFlows.ts'
import type { FlowInput } from '../types.ts'
import { type KnownStayers, knownStayersRange } from './knownStayers.ts'
import { prepareScenario } from './prepareScenario.ts'

const AREAS = ['AAA', 'BBB', 'CCC', 'DDD']
const OPTIONS = { method: 'open-minimum' } as const

const inputOf = (start: readonly number[], end: readonly number[]): FlowInput => ({
  areas: AREAS,
  stockStart: Float64Array.from(start),
  stockEnd: Float64Array.from(end),
  births: new Float64Array(4),
  deaths: new Float64Array(4),
  netMigration: null,
})

/** Whether the engine has a solution with these stayers. */
function isPossible(input: FlowInput, fixedStayers: readonly KnownStayers[]): boolean {
  const prepared = prepareScenario(input, OPTIONS, {
    nationalTables: [],
    edits: [],
    constraints: { fixedStayers },
  })
  try {
    estimateFlows(prepared.input, prepared.options)
    return true
  } catch {
    return false
  }
}

test('the range of a case that can be counted', () => {
  // Born in A: 900, 50, 20, 30 persons at the start, 860, 75, 35, 30 at the end. Those who left A
  // (40) went to B and C; of the 50 in B all may have stayed. Were only d to stay, 50 - d leave B
  // and 75 - d come to it, who can come from A alone.
  const input = inputOf(
    [900, 50, 20, 30, 0, 500, 0, 0, 0, 0, 300, 0, 0, 0, 0, 200],
    [860, 75, 35, 30, 0, 500, 0, 0, 0, 0, 300, 0, 0, 0, 0, 200],
  )
  const range = knownStayersRange(input, OPTIONS, [], { birthplace: 'AAA', residence: 'BBB' })
  expect(range.least).toBeCloseTo(35, 9)
  expect(range.most).toBe(50)
  expect(range.estimate).toBe(50)
})

test('what lies inside the range is possible, what lies outside is not', () => {
  let ranges = 0
  let narrowed = 0
  const stock = fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 16, maxLength: 16 })
  fc.assert(
    fc.property(
      stock,
      stock,
      fc.nat(3),
      fc.nat(3),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (...given) => {
        const [start, end, place, otherPlace, share] = given
        const input = inputOf(start, end)
        const at = { birthplace: 'BBB', residence: AREAS[place]! }
        const other = { birthplace: 'BBB', residence: AREAS[otherPlace]! }
        const free = knownStayersRange(input, OPTIONS, [], other)
        // Below 0: fewer than are possible, unless fewer stay at the first place, too.
        const persons =
          free.least + (share < 0 ? share * free.least : share * (free.most - free.least))
        const known = place === otherPlace ? [] : [{ ...other, persons }]
        const { least, most, estimate } = knownStayersRange(input, OPTIONS, known, at)
        ranges += 1
        if (most < estimate - 1) narrowed += 1
        expect(most).toBeLessThanOrEqual(estimate)
        const tried = (number: number) => isPossible(input, [...known, { ...at, persons: number }])
        if (most - least > 0.1) {
          for (const number of [least + 0.01, (least + most) / 2, most - 0.01]) {
            expect(tried(number)).toBe(true)
          }
        }
        if (least > 0.1) expect(tried(least - 0.1)).toBe(false)
        expect(tried(most + 0.1)).toBe(false)
      },
    ),
    { seed: 20140528, numRuns: 150 },
  )
  expect(ranges).toBe(150)
  expect(narrowed).toBeGreaterThan(0)
})
