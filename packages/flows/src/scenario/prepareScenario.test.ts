import { DomainError } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import { distanceOffset } from '../distanceOffset.ts'
import { estimateFlows } from '../estimateFlows.ts'
import type { FlowInput } from '../types.ts'
import { prepareScenario } from './prepareScenario.ts'
import type { ScenarioDecay } from './scenarioDistances.ts'

const input: FlowInput = {
  areas: ['AAA', 'BBB', 'CCC'],
  stockStart: Float64Array.of(900, 50, 20, 30, 500, 10, 5, 8, 300),
  stockEnd: Float64Array.of(860, 75, 35, 35, 505, 12, 4, 9, 320),
  births: new Float64Array(3),
  deaths: new Float64Array(3),
  netMigration: null,
}
const changes = { nationalTables: [], edits: [] }
const options = { method: 'open-minimum' } as const
const at = (estimate: { persons: Float64Array }, i: number, j: number) =>
  estimate.persons[i * 3 + j]!

function refusal(run: () => unknown): DomainError {
  try {
    run()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

test('without constraints the options are those given', () => {
  const prepared = prepareScenario(input, options, { ...changes, constraints: {} })
  expect(prepared).toEqual({ input, options, changes: [] })
})

test('stayers fixed at what they are anyway change nothing; fewer stayers are more moves', () => {
  const plain = estimateFlows(input, options)
  const run = (persons: number) => {
    const prepared = prepareScenario(input, options, {
      ...changes,
      constraints: { fixedStayers: [{ birthplace: 'AAA', residence: 'BBB', persons }] },
    })
    return estimateFlows(prepared.input, prepared.options)
  }
  expect(run(50).total).toBeCloseTo(plain.total, 6)
  expect(run(45).total).toBeCloseTo(plain.total + 5, 6)
})

test('a known flow is met', () => {
  const known = { origin: 'AAA', destination: 'BBB', persons: 20 }
  const prepared = prepareScenario(input, options, {
    ...changes,
    constraints: { knownFlows: [known] },
  })
  expect(at(estimateFlows(prepared.input, prepared.options), 0, 1)).toBeCloseTo(20, 6)
})

test('stayers of an area that is not there are refused', () => {
  const { code, message } = refusal(() =>
    prepareScenario(input, options, {
      ...changes,
      constraints: { fixedStayers: [{ birthplace: 'XXX', residence: 'AAA', persons: 1 }] },
    }),
  )
  expect(code).toBe('unknown_area')
  expect(message).toContain('XXX')
})

describe('areas that cannot be balanced and are left out', () => {
  /** Column C of the start is fed by row C alone, which has not as many persons: C is left out. */
  const broken: FlowInput = {
    areas: ['A', 'B', 'C', 'D'],
    stockStart: Float64Array.of(1000, 60, 0, 40, 50, 500, 0, 10, 20, 0, 100, 0, 10, 20, 0, 200),
    stockEnd: Float64Array.of(980, 70, 30, 45, 60, 490, 0, 15, 10, 0, 60, 0, 10, 15, 5, 220),
    births: new Float64Array(4),
    deaths: new Float64Array(4),
    netMigration: null,
  }
  const closed = { method: 'closed-minimum', whenInfeasible: 'exclude' } as const
  const prepare = (birthplace: string, residence: string, persons: number) =>
    prepareScenario(broken, closed, {
      ...changes,
      constraints: { fixedStayers: [{ birthplace, residence, persons }] },
    })

  test('leave the stayers of the others where they are', () => {
    const plain = estimateFlows(broken, closed)
    expect(plain.areas).toEqual(['A', 'B', 'D'])
    // Of those born in D, at most the smaller stock in B can have stayed; fewer stay here.
    const few = prepare('D', 'B', 13)
    expect(few.options.fixedStayers).toHaveLength(16)
    const estimate = estimateFlows(few.input, few.options)
    expect(estimate.areas).toEqual(plain.areas)
    expect(estimate.diagnostics.excludedAreas).toEqual(plain.diagnostics.excludedAreas)
    const fewer = prepare('D', 'B', 12)
    expect(estimateFlows(fewer.input, fewer.options).total).toBeCloseTo(estimate.total + 1, 6)
    expect(estimate.total).toBeGreaterThan(plain.total)
  })

  test('take no known stayers of their own', () => {
    const { code, message } = refusal(() => prepare('A', 'C', 1))
    expect(code).toBe('infeasible')
    expect(message).toContain('C cannot be balanced and is left out')
  })
})

describe('moves that fall with distance', () => {
  const km = { AAA: { BBB: 100, CCC: 900 }, CCC: { AAA: 800, BBB: 300, ZZZ: 5 } }
  const prepare = (distanceDecay: ScenarioDecay, method: 'open-minimum' | 'pseudo-bayes') =>
    prepareScenario(input, { method }, { ...changes, constraints: { distanceDecay } })

  test('are those of the same weights; one direction is enough, two are kept apart', () => {
    const decay = { kind: 'power', beta: 2 } as const
    const prepared = prepare({ ...decay, distances: { km } }, 'open-minimum')
    expect([...prepared.options.distance!.km]).toEqual([0, 100, 900, 100, 0, 300, 800, 300, 0])
    const estimate = estimateFlows(prepared.input, prepared.options)
    const offset = distanceOffset(prepared.options.distance!.km, decay)
    expect(estimate.persons).toEqual(estimateFlows(input, { ...options, offset }).persons)
    expect(estimate.diagnostics.options.distance).toEqual({ decay, withinKm: null })
  })

  test('may need a distance within an area', () => {
    const decay = { kind: 'exponential', gammaPerKm: 0.001, distances: { km } } as const
    const without = prepare(decay, 'pseudo-bayes')
    expect(refusal(() => estimateFlows(without.input, without.options)).code).toBe('missing_offset')
    const within = prepare({ ...decay, withinKm: 50 }, 'pseudo-bayes')
    const { diagnostics } = estimateFlows(within.input, within.options)
    expect(diagnostics.options.distance).toEqual({
      decay: { kind: 'exponential', gammaPerKm: 0.001 },
      withinKm: 50,
    })
  })

  test('are refused without distances, and name the pairs that have none', () => {
    const none = refusal(() => prepare({ kind: 'power', beta: 1 }, 'open-minimum'))
    expect([none.code, none.details]).toEqual(['missing_offset', {}])
    const few = refusal(() =>
      prepare(
        { kind: 'power', beta: 1, distances: { km: { AAA: { BBB: 100, CCC: 900 } } } },
        'open-minimum',
      ),
    )
    expect(few.code).toBe('missing_offset')
    expect(few.message).toContain('2 pairs: BBB-CCC, CCC-BBB.')
    expect(few.details).toEqual({ missing: ['BBB-CCC', 'CCC-BBB'], missingCount: 2 })
  })
})
