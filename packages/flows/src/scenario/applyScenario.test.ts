import { DomainError } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateFlows } from '../estimateFlows.ts'
import type { FlowInput } from '../types.ts'
import { applyScenario } from './applyScenario.ts'
import type { FigureEdit } from './Scenario.ts'

const input: FlowInput = {
  areas: ['AAA', 'BBB', 'CCC'],
  stockStart: Float64Array.of(900, 50, 20, 30, 500, 10, 5, 8, 300),
  stockEnd: Float64Array.of(880, 70, 25, 35, 510, 12, 4, 9, 320),
  births: Float64Array.of(40, 30, 20),
  deaths: Float64Array.of(20, 10, 10),
  netMigration: Float64Array.of(-36, 11, 17),
}

const column = (table: Float64Array, place: number): number =>
  [0, 1, 2].reduce((total, row) => total + table[row * 3 + place]!, 0)

const none = { nationalTables: [], edits: [] }

function refusal(run: () => unknown): DomainError {
  try {
    run()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('edits', () => {
  test('a stock keeps the population and leaves the given input alone', () => {
    const before = input.stockEnd.slice()
    const { input: edited, changes } = applyScenario(input, {
      ...none,
      edits: [{ table: 'end', origin: 'AAA', destination: 'BBB', persons: 100 }],
    })
    expect([...edited.stockEnd]).toEqual([880, 100, 25, 35, 480, 12, 4, 9, 320])
    expect(column(edited.stockEnd, 1)).toBe(column(input.stockEnd, 1))
    expect(input.stockEnd).toEqual(before)
    expect(edited.stockStart).toEqual(input.stockStart)
    expect(changes).toEqual([
      { origin: 'AAA', area: 'BBB', figure: 'stock-end', before: 70, after: 100 },
    ])
  })

  test('native-born, births and deaths move net migration with them', () => {
    const { input: edited } = applyScenario(input, {
      ...none,
      edits: [
        { table: 'end', origin: 'AAA', destination: 'AAA', persons: 890 },
        { area: 'BBB', births: 35 },
        { area: 'CCC', deaths: 14 },
      ],
    })
    expect([...edited.netMigration!]).toEqual([-26, 6, 21])
    expect([...edited.births!]).toEqual([40, 35, 20])
    expect([...edited.deaths!]).toEqual([20, 10, 14])
  })

  test('the last edit of a figure wins, and going back gives the given input', () => {
    const edits: FigureEdit[] = [
      { table: 'start', origin: 'CCC', destination: 'AAA', persons: 77 },
      { table: 'start', origin: 'CCC', destination: 'AAA', persons: 5 },
      { area: 'AAA', births: 99 },
      { area: 'AAA', births: 40 },
    ]
    expect(applyScenario(input, { ...none, edits }).input).toEqual(input)
  })

  test('population is kept and the estimate stays one, whatever foreign-born are edited', () => {
    const edit = fc.record({
      table: fc.constantFrom('start' as const, 'end' as const),
      origin: fc.constantFrom('AAA', 'BBB', 'CCC'),
      destination: fc.constantFrom('AAA', 'BBB', 'CCC'),
      persons: fc.integer({ min: 0, max: 90 }),
    })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (all) => {
        const edits = all.filter(({ origin, destination }) => origin !== destination)
        const { input: edited } = applyScenario(input, { ...none, edits })
        for (const place of [0, 1, 2]) {
          expect(column(edited.stockStart, place)).toBe(column(input.stockStart, place))
          expect(column(edited.stockEnd, place)).toBe(column(input.stockEnd, place))
        }
        const { total } = estimateFlows(edited, { method: 'open-minimum' })
        expect(total).toBeGreaterThanOrEqual(0)
      }),
      { seed: 20140528, numRuns: 200 },
    )
  })
})

describe('national tables', () => {
  test('come before edits, and empty other origins only when told', () => {
    const nationalTable = {
      table: 'end' as const,
      destination: 'BBB',
      rows: [{ origin: 'AAA', persons: 60 }],
    }
    const edits: FigureEdit[] = [{ table: 'end', origin: 'AAA', destination: 'BBB', persons: 65 }]
    const kept = applyScenario(input, {
      nationalTables: [{ ...nationalTable, others: 'keep' }],
      edits,
    })
    expect([...kept.input.stockEnd]).toEqual([880, 65, 25, 35, 515, 12, 4, 9, 320])
    const emptied = applyScenario(input, {
      nationalTables: [{ ...nationalTable, others: 'zero' }],
      edits,
    })
    expect([...emptied.input.stockEnd]).toEqual([880, 65, 25, 35, 524, 12, 4, 0, 320])
    expect(emptied.changes).toHaveLength(3)
  })

  test('name an origin once', () => {
    const rows = [
      { origin: 'AAA', persons: 1 },
      { origin: 'AAA', persons: 2 },
    ]
    const error = refusal(() =>
      applyScenario(input, {
        nationalTables: [{ table: 'end', destination: 'BBB', rows, others: 'keep' }],
        edits: [],
      }),
    )
    expect(error.code).toBe('duplicate_area')
  })
})

describe('refuses', () => {
  test('areas that are not there, all of them', () => {
    const error = refusal(() =>
      applyScenario(input, {
        ...none,
        edits: [
          { area: 'XXX', births: 1 },
          { table: 'end', origin: 'YYY', destination: 'AAA', persons: 1 },
        ],
      }),
    )
    expect(error.code).toBe('unknown_area')
    expect(error.details.areas).toEqual(['XXX', 'YYY'])
  })

  test('negative figures, no figures, and births where there are none', () => {
    const edit = (edits: FigureEdit[], of: FlowInput = input) =>
      refusal(() => applyScenario(of, { ...none, edits })).code
    expect(edit([{ area: 'AAA', births: -1 }])).toBe('negative_value')
    expect(edit([{ area: 'AAA', deaths: Number.NaN }])).toBe('missing_value')
    const oneSex = { ...input, births: null, deaths: null, netMigration: null }
    expect(edit([{ area: 'AAA', births: 1 }], oneSex)).toBe('missing_value')
  })
})
