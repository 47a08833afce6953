import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WORLD_VIEW, type WorldView } from '../features/flows/worldView.ts'
import { formatQuery, formatViewState, parseQuery, parseViewState } from './viewState.ts'

const SEED = { seed: 20140528, numRuns: 500 }

const absentOr = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const year = fc.integer({ min: 1950, max: 2100 })
const code = fc.stringMatching(/^[A-Z]{3}$|^[A-Z]{3}-[A-Z]{1,2}$/)
const release = fc.stringMatching(/^[a-z]{2,5}-[a-z]{3}-20\d\d$/)

const worldView: fc.Arbitrary<WorldView> = fc.record({
  view: fc.constantFrom('chord', 'map', 'table'),
  period: absentOr(fc.tuple(year, year).map(([from, to]) => `${from}-${to}`)),
  method: absentOr(fc.constantFrom('closed-minimum', 'pseudo-bayes', 'drop-negative')),
  stocks: absentOr(release),
  demography: absentOr(release),
  sex: fc.constantFrom('both', 'female', 'male'),
  whenInfeasible: fc.constantFrom('stop', 'exclude', 'relax'),
  measure: fc.constantFrom('gross', 'net'),
  type: absentOr(fc.constantFrom('outward', 'return', 'transit')),
  threshold: absentOr(fc.integer({ min: 0, max: 100_000_000 })),
  from: absentOr(code),
  to: absentOr(code),
  simulation: absentOr(fc.stringMatching(/^[0-9a-f]{32}$/)),
})

describe('the address of a view', () => {
  test('gives the view back', () => {
    fc.assert(
      fc.property(worldView, (view) => {
        const address = formatQuery(formatViewState(WORLD_VIEW, view))
        expect(parseViewState(WORLD_VIEW, parseQuery(address))).toEqual(view)
      }),
      SEED,
    )
  })

  test('is one address, however it was written before', () => {
    fc.assert(
      fc.property(
        worldView,
        fc.array(fc.nat(), { minLength: 13, maxLength: 13 }),
        (view, ranks) => {
          const query = formatViewState(WORLD_VIEW, view)
          const shuffled = Object.fromEntries(
            Object.entries(query)
              .map(([name, value], index) => [ranks[index]!, name, value] as const)
              .sort(([one], [other]) => one - other)
              .map(([, name, value]) => [name, value]),
          )
          const again = formatViewState(WORLD_VIEW, parseViewState(WORLD_VIEW, shuffled))
          expect(formatQuery(again)).toBe(formatQuery(query))
        },
      ),
      SEED,
    )
  })

  test('of the default view is empty', () => {
    expect(formatQuery(formatViewState(WORLD_VIEW, parseViewState(WORLD_VIEW, {})))).toBe('')
  })

  test('survives any text', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(WORLD_VIEW)), fc.string()),
        (query) => {
          const view = parseViewState(WORLD_VIEW, query)
          expect(parseViewState(WORLD_VIEW, formatViewState(WORLD_VIEW, view))).toEqual(view)
        },
      ),
      SEED,
    )
  })

  test("keeps the reader's words last and escapes what needs it", () => {
    expect(formatQuery({ lang: 'ar', period: '2005-2010', to: 'A&B' })).toBe(
      '?period=2005-2010&to=A%26B&lang=ar',
    )
  })

  test('reads the first of a repeated name', () => {
    expect(parseQuery('?period=2005-2010&period=2010-2015')).toEqual({ period: '2005-2010' })
  })
})
