import { DomainError } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ABEL_2013 } from '../testing/publishedExamples.ts'
import { type BalancingReport, estimateFlows, type FlowInput, type FlowOptions } from './index.ts'

/**
 * Connected, yet without a solution: column C of the start table is fed by row C only, whose target
 * (95, the mean of 120 and 70 persons born there) is not its population (100). Everybody else is
 * short of the same five persons. Totals of the relaxed case from a separate program.
 */
const CONNECTED: FlowInput = {
  areas: ['A', 'B', 'C', 'D'],
  stockStart: Float64Array.of(1000, 60, 0, 40, 50, 500, 0, 10, 20, 0, 100, 0, 10, 20, 0, 200),
  stockEnd: Float64Array.of(980, 70, 30, 45, 60, 490, 0, 15, 10, 0, 60, 0, 10, 15, 5, 220),
  births: new Float64Array(4),
  deaths: new Float64Array(4),
  netMigration: null,
}

describe('closed tables without a solution', () => {
  test('stop with areas and gaps of both tables', () => {
    const error = refusal(CONNECTED, { method: 'closed-minimum' })
    expect(error.code).toBe('infeasible')
    expect(error.message).toContain(
      'the start table falls into 2 blocks: A, B, D -5 persons; C +5 persons; ' +
        'the end table alone could be balanced',
    )
    const [start, end] = error.details.tables as readonly BalancingReport[]
    expect(start!.blocks).toEqual([
      expect.objectContaining({ birthplaces: ['A', 'B', 'D'], residences: ['A', 'B', 'D'] }),
      expect.objectContaining({ birthplaces: ['C'], residences: ['C'] }),
    ])
    expect(start!.blocks[1]!.gapPersons).toBeCloseTo(5, 9)
    expect(start!.blocks[1]!.ratio).toBeCloseTo(100 / 95, 9)
    expect(end!.blocks).toHaveLength(1)
  })

  test('relaxed: the known total, and it says so', () => {
    const { total, diagnostics } = estimateFlows(CONNECTED, {
      method: 'closed-minimum',
      whenInfeasible: 'relax',
    })
    expect(total).toBeCloseTo(90.525451, 5)
    expect(diagnostics.balancing.map(({ relaxed }) => relaxed)).toEqual([true, false])
    expect(diagnostics.balancing[0]!.blocks).toHaveLength(2)
  })

  test('excluded: three areas are left, and the fourth is named with its gap', () => {
    const { areas, diagnostics } = estimateFlows(CONNECTED, {
      method: 'closed-minimum',
      whenInfeasible: 'exclude',
    })
    expect(areas).toEqual(['A', 'B', 'D'])
    expect(diagnostics.excludedAreas).toEqual([
      { area: 'C', reason: 'cannot be balanced at the start: 5.00 persons' },
    ])
  })

  test('two halves of one size: the same half is kept in both tables', () => {
    // Two pairs of areas without a way between them; persons born in one pair grew, in the other
    // fell. The blocks come by ratio, so the pair that comes first is not the same in both tables.
    const halves: FlowInput = {
      areas: ['A', 'B', 'C', 'D'],
      stockStart: Float64Array.of(100, 5, 0, 0, 5, 100, 0, 0, 0, 0, 100, 5, 0, 0, 5, 100),
      stockEnd: Float64Array.of(120, 5, 0, 0, 5, 120, 0, 0, 0, 0, 80, 5, 0, 0, 5, 80),
      births: new Float64Array(4),
      deaths: new Float64Array(4),
      netMigration: null,
    }
    const refused = refusal(halves, { method: 'closed-minimum' })
    const tables = refused.details.tables as readonly BalancingReport[]
    expect(tables.map(({ blocks }) => blocks.map(({ residences }) => residences.join('')))).toEqual(
      [
        ['AB', 'CD'],
        ['CD', 'AB'],
      ],
    )
    const { areas, diagnostics } = estimateFlows(halves, {
      method: 'closed-minimum',
      whenInfeasible: 'exclude',
    })
    expect(areas).toEqual(['A', 'B'])
    expect(diagnostics.excludedAreas.map(({ area }) => area)).toEqual(['C', 'D'])
    const reversed: FlowInput = {
      ...halves,
      stockStart: halves.stockEnd,
      stockEnd: halves.stockStart,
    }
    expect(
      estimateFlows(reversed, { method: 'closed-minimum', whenInfeasible: 'exclude' }).areas,
    ).toEqual(['A', 'B'])
  })

  test('persons that no scaling can place are refused even when relaxed', () => {
    const stockStart = CONNECTED.stockStart.slice()
    for (const cell of [2, 6, 10, 14]) stockStart[cell] = 0
    for (const cell of [8, 9, 11]) stockStart[cell] = 0
    const error = refusal(
      { ...CONNECTED, stockStart },
      {
        method: 'closed-minimum',
        whenInfeasible: 'relax',
      },
    )
    expect(error.code).toBe('infeasible')
    expect(error.message).toContain('born in C, living nowhere,')
  })

  test('there are no shares instead of persons', () => {
    for (const whenInfeasible of ['relax', 'exclude'] as const) {
      for (const method of ['closed-independence', 'pseudo-bayes'] as const) {
        expect(estimateFlows(CONNECTED, { method, whenInfeasible }).total).toBeGreaterThan(50)
      }
    }
  })
})

describe('stayers fixed by the user', () => {
  /** Below the most that could have stayed; flows from a separate program. */
  const fixedStayers = Float64Array.of(
    ...[922.5, 50, 5, 0, 27.5, 477.5, 25, 2.5, 40, 15, 757.5, 20, 10, 12.5, 0, 158.75],
  )
  const options = { method: 'open-minimum', fixedStayers } as const

  test('all others move, and none ends where he began', () => {
    const { persons, total } = estimateFlows(ABEL_2013, options)
    expect(total).toBeCloseTo(476.25, 9)
    expect(Array.from(persons, (value) => Math.round(value * 1e6) / 1e6)).toEqual([
      ...[0, 72.211465, 68.007963, 14.780572],
      ...[81.99196, 0, 70.686666, 12.321374],
      ...[47.962339, 27.889607, 0, 16.648054],
      ...[30.045701, 24.898928, 8.805371, 0],
    ])
  })

  test('with an offset', () => {
    const offset = Float64Array.of(1, 2, 3, 4, 2, 1, 4, 6, 3, 5, 1, 7, 4, 6, 7, 1)
    const { persons } = estimateFlows(ABEL_2013, { ...options, offset })
    expect(Array.from(persons, (value) => Math.round(value * 1e6) / 1e6)).toEqual([
      ...[0, 70.138224, 69.426652, 15.435123],
      ...[81.911648, 0, 69.837686, 13.250666],
      ...[47.326362, 30.109428, 0, 15.06421],
      ...[30.76199, 24.752348, 8.235662, 0],
    ])
  })

  test('at the most, they are the minimum migration', () => {
    const most = ABEL_2013.stockStart.map((persons, cell) =>
      Math.min(persons, ABEL_2013.stockEnd[cell]!),
    )
    const { persons } = estimateFlows(ABEL_2013, { ...options, fixedStayers: most })
    const plain = estimateFlows(ABEL_2013, { method: 'open-minimum' }).persons
    persons.forEach((value, cell) => {
      expect(value).toBeCloseTo(plain[cell]!, 9)
    })
  })

  test('too few are refused with birthplace, area and bounds', () => {
    const few = ABEL_2013.stockStart.map(
      (persons, cell) => 0.8 * Math.min(persons, ABEL_2013.stockEnd[cell]!),
    )
    const error = refusal(ABEL_2013, { ...options, fixedStayers: few })
    expect(error.code).toBe('infeasible_stayers')
    expect(error.message).toContain('760 stayers born in A and living in A are not possible')
    expect(error.details).toMatchObject({ birthplace: 'A', area: 'A', least: 928, most: 950 })
  })

  /** As many stay as can, but for the cells given by place. */
  const onlyFixed = (cells: Readonly<Record<number, number>>): Float64Array => {
    const stayers = new Float64Array(16).fill(Infinity)
    for (const [cell, persons] of Object.entries(cells)) stayers[Number(cell)] = persons
    return stayers
  }

  test('Infinity is as many as the accounts allow', () => {
    const all = estimateFlows(ABEL_2013, { ...options, fixedStayers: onlyFixed({}) })
    const plain = estimateFlows(ABEL_2013, { method: 'open-minimum' })
    expect(all.persons).toEqual(plain.persons)
    const most = ABEL_2013.stockStart.map((persons, cell) =>
      Math.min(persons, ABEL_2013.stockEnd[cell]!),
    )
    const one = estimateFlows(ABEL_2013, { ...options, fixedStayers: onlyFixed({ 1: 80 }) })
    const full = { ...options, fixedStayers: most.with(1, 80) }
    expect(one.persons).toEqual(estimateFlows(ABEL_2013, full).persons)
    const never = { ...options, fixedStayers: onlyFixed({ 1: Number.NEGATIVE_INFINITY }) }
    expect(refusal(ABEL_2013, never).code).toBe('missing_value')
  })

  test('the refusal names a cell that was fixed, never one that was not', () => {
    const settings = { seed: 20140528, numRuns: 500 }
    let refused = 0
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 15 }),
        fc.integer({ min: 0, max: 1200 }),
        fc.constantFrom('open-minimum' as const, 'closed-minimum' as const),
        (cell, persons, method) => {
          const asked = { method, fixedStayers: onlyFixed({ [cell]: persons }) }
          const error = refusalOrNull(ABEL_2013, asked)
          if (error === null) return
          refused++
          const { birthplace, area, fixed, least, most } = error.details as {
            readonly birthplace: string
            readonly area: string
            readonly fixed: number
            readonly least: number
            readonly most: number
          }
          expect([error.code, birthplace + area, fixed]).toEqual([
            'infeasible_stayers',
            `${'ABCD'[Math.floor(cell / 4)]}${'ABCD'[cell % 4]}`,
            persons,
          ])
          // The bounds it gives are possible.
          for (const bound of [least, most]) {
            const within = { method, fixedStayers: onlyFixed({ [cell]: bound }) }
            expect(refusalOrNull(ABEL_2013, within)).toBeNull()
          }
        },
      ),
      settings,
    )
    expect(refused).toBeGreaterThan(50)
  })

  test('are refused rather than left out with their area', () => {
    const exclude = { method: 'closed-minimum', whenInfeasible: 'exclude' } as const
    const lost = refusal(CONNECTED, { ...exclude, fixedStayers: onlyFixed({ 8: 5 }) })
    expect(lost.code).toBe('infeasible')
    expect(lost.message).toContain('born in C and living in A cannot be kept, because C')
    const kept = estimateFlows(CONNECTED, { ...exclude, fixedStayers: onlyFixed({ 1: 50 }) })
    const plain = estimateFlows(CONNECTED, exclude)
    expect(kept.areas).toEqual(['A', 'B', 'D'])
    expect(kept.total).toBeGreaterThan(plain.total)
  })

  test('in relaxed tables, whose ends differ, too', () => {
    const relaxed = { method: 'closed-minimum', whenInfeasible: 'relax' } as const
    const free = estimateFlows(CONNECTED, { ...relaxed, fixedStayers: onlyFixed({}) })
    expect(free.persons).toEqual(estimateFlows(CONNECTED, relaxed).persons)
    for (const cell of Array.from({ length: 16 }).keys()) {
      for (const persons of [0, 1, 5, 20, 5000]) {
        const fixedStayers = onlyFixed({ [cell]: persons })
        const error = refusalOrNull(CONNECTED, { ...relaxed, fixedStayers })
        if (error === null) continue
        expect(`${error.details.birthplace}${error.details.area}`).toBe(
          `${'ABCD'[Math.floor(cell / 4)]}${'ABCD'[cell % 4]}`,
        )
      }
    }
  })

  test('too many or no number', () => {
    const many = fixedStayers.slice()
    many[0] = 951
    expect(refusal(ABEL_2013, { ...options, fixedStayers: many }).code).toBe('infeasible_stayers')
    many[0] = Number.NaN
    expect(refusal(ABEL_2013, { ...options, fixedStayers: many }).code).toBe('missing_value')
    const short = { ...options, fixedStayers: new Float64Array(3) }
    expect(refusal(ABEL_2013, short).code).toBe('shape_mismatch')
  })
})

function refusal(input: FlowInput, options: FlowOptions): DomainError {
  const error = refusalOrNull(input, options)
  if (error === null) throw new Error('nothing was refused')
  return error
}

function refusalOrNull(input: FlowInput, options: FlowOptions): DomainError | null {
  try {
    estimateFlows(input, options)
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  return null
}
