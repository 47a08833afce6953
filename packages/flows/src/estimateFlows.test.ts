import { DomainError, type DomainErrorCode } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import { ABEL_2013, ABEL_2013_VITAL } from '../testing/publishedExamples.ts'
import {
  balanceFlowAccounts,
  corridorByBirthplace,
  distanceOffset,
  estimateFlows,
  type FlowInput,
  type FlowOptions,
  netAndGross,
} from './index.ts'

const CLOSED: FlowOptions = { method: 'closed-minimum' }
const OPEN: FlowOptions = { method: 'open-minimum' }

/** A copy with one figure of one array replaced. */
function replace(
  input: FlowInput,
  name: 'stockStart' | 'stockEnd' | 'births' | 'deaths',
  place: number,
  value: number,
): FlowInput {
  const values = input[name]!.slice()
  values[place] = value
  return { ...input, [name]: values }
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

describe('input that cannot be used is refused by name', () => {
  const cases: readonly [string, FlowInput, FlowOptions, DomainErrorCode, RegExp][] = [
    [
      'table too small',
      { ...ABEL_2013, stockEnd: new Float64Array(12) },
      OPEN,
      'shape_mismatch',
      /at the end has 12 cells; 4 areas need 4 x 4 = 16/,
    ],
    [
      'births of other areas',
      { ...ABEL_2013, births: new Float64Array(3) },
      OPEN,
      'shape_mismatch',
      /births are given for 3 areas, the tables have 4/,
    ],
    [
      'area twice',
      { ...ABEL_2013, areas: ['A', 'B', 'A', 'D'] },
      OPEN,
      'duplicate_area',
      /^A is listed twice/,
    ],
    [
      'no figure',
      replace(ABEL_2013, 'stockStart', 6, Number.NaN),
      OPEN,
      'missing_value',
      /at the start, born in B and living in C: no figure/,
    ],
    [
      'negative stock',
      replace(ABEL_2013, 'stockEnd', 3, -2),
      OPEN,
      'negative_value',
      /at the end, born in A and living in D: -2 persons/,
    ],
    ['negative births', replace(ABEL_2013, 'births', 1, -1), OPEN, 'negative_value', /births of B/],
    ['no births', { ...ABEL_2013, births: null }, OPEN, 'missing_value', /needs the births/],
    ['no deaths', { ...ABEL_2013, deaths: null }, CLOSED, 'missing_value', /needs the deaths/],
    [
      'nothing to derive net migration from',
      { ...ABEL_2013, deaths: null },
      { method: 'migration-rates' },
      'missing_value',
      /needs net migration/,
    ],
    [
      'more deaths than people',
      replace(ABEL_2013, 'deaths', 3, 300),
      OPEN,
      'deaths_exceed_population',
      /300 deaths in D exceed its population of 245/,
    ],
    [
      'deaths without people',
      {
        ...ABEL_2013,
        stockStart: ABEL_2013.stockStart.map((persons, cell) => (cell % 4 === 3 ? 0 : persons)),
        deaths: Float64Array.of(0, 0, 0, 5),
      },
      OPEN,
      'deaths_without_population',
      /5 deaths in D/,
    ],
    [
      'more births than people',
      replace(ABEL_2013, 'births', 3, 999),
      OPEN,
      'negative_value',
      /999 births in D/,
    ],
    [
      'fitted deaths with births',
      ABEL_2013_VITAL,
      { ...OPEN, deaths: 'accounting' },
      'bad_option',
      /need[s]? tables of one total/,
    ],
    [
      'negative population',
      replace(ABEL_2013, 'stockEnd', 0, -1000),
      CLOSED,
      'negative_value',
      /population of A at the end is -790/,
    ],
  ]
  test.each(cases)('%s', (_, input, options, code, message) => {
    const error = refusal(() => estimateFlows(input, options))
    expect([error.code, error.message]).toEqual([code, expect.stringMatching(message)])
  })

  test('fitted deaths name the birthplaces that would need negative ones', () => {
    const input = { ...ABEL_2013_VITAL, births: Float64Array.of(200, 0, 0, 0) }
    const error = refusal(() => estimateFlows(input, { ...CLOSED, deaths: 'accounting' }))
    expect(error.code).toBe('negative_death_margin')
    expect(error.details.areas).not.toHaveLength(0)
    for (const area of error.details.areas as string[]) expect(error.message).toContain(area)
  })
})

describe('options that would vanish are refused', () => {
  const unit = new Float64Array(16).fill(1)
  test.each<[FlowOptions, RegExp]>([
    [{ method: 'drop-negative', births: 'proportion' }, /no use for births = proportion/],
    [{ method: 'reverse-negative', offset: unit }, /no use for an offset/],
    [{ method: 'migration-rates', fixedStayers: unit }, /takes no fixed stayers/],
    [{ method: 'open-minimum', globalMatch: 'after' }, /no use for globalMatch = after/],
    [{ method: 'open-minimum', pseudoBayesWeight: 0.5 }, /no use for pseudoBayesWeight = 0.5/],
    [{ method: 'open-independence', integerNativeBorn: true }, /integerNativeBorn/],
    [{ method: 'pseudo-bayes', pseudoBayesWeight: 1.2 }, /between 0 and 1, not 1.2/],
    [{ method: 'pseudo-bayes', pseudoBayesWeight: Number.NaN }, /between 0 and 1/],
    [{ method: 'pseudo-bayes', fixedStayers: unit }, /takes no fixed stayers/],
    [{ method: 'closed-minimum', globalMatch: 'after', integerNativeBorn: true }, /matched before/],
  ])('%o', (options, message) => {
    const error = refusal(() => estimateFlows(ABEL_2013, options))
    expect([error.code, error.message]).toEqual(['bad_option', expect.stringMatching(message)])
  })

  test('defaults may be spelled out for any method, and whenInfeasible given to any', () => {
    const options = { births: 'native', deaths: 'proportion', whenInfeasible: 'exclude' } as const
    const { diagnostics } = estimateFlows(ABEL_2013, { method: 'drop-negative', ...options })
    expect(diagnostics.options).toEqual({
      pseudoBayesWeight: null,
      whenInfeasible: null,
      births: null,
      deaths: null,
      globalMatch: null,
      integerNativeBorn: null,
      offset: false,
      fixedStayers: false,
      netMigration: null,
    })
  })

  test('an unknown method is named with the known ones', () => {
    const error = refusal(() => estimateFlows(ABEL_2013, { method: 'magic' as 'pseudo-bayes' }))
    expect(error.code).toBe('unknown_method')
    expect(error.message).toContain('closed-minimum')
  })

  test('a warm start of another size', () => {
    const warmStart = { start: new Float64Array(3), end: new Float64Array(4) }
    expect(refusal(() => estimateFlows(ABEL_2013, { ...CLOSED, warmStart })).code).toBe(
      'shape_mismatch',
    )
  })
})

describe('offsets', () => {
  const distances = Float64Array.of(0, 5, 50, 500, 5, 0, 45, 495, 50, 45, 0, 450, 500, 495, 450, 0)

  test('a missing distance is refused by pair', () => {
    const missing = distances.slice()
    missing[2] = Number.NaN
    const offset = distanceOffset(missing, { kind: 'power', beta: 1 })
    const error = refusal(() => estimateFlows(ABEL_2013, { ...OPEN, offset }))
    expect(error.code).toBe('missing_offset')
    expect(error.details.pairs).toEqual(['A-C'])
  })

  test('independence needs a distance within the area, minimum migration does not', () => {
    const offset = distanceOffset(distances, { kind: 'exponential', gammaPerKm: 0.01 })
    expect(estimateFlows(ABEL_2013, { ...OPEN, offset }).total).toBeCloseTo(150, 8)
    const error = refusal(() => estimateFlows(ABEL_2013, { method: 'open-independence', offset }))
    expect(error.details.pairs).toEqual(['A-A', 'B-B', 'C-C', 'D-D'])
    const defined = distanceOffset(distances, { kind: 'exponential', gammaPerKm: 0.01 }, 1)
    expect(
      estimateFlows(ABEL_2013, { method: 'open-independence', offset: defined }).total,
    ).toBeGreaterThan(150)
  })

  test('a distance of zero is no distance', () => {
    expect(() => distanceOffset(new Float64Array(4), { kind: 'power', beta: 1 })).toThrow('0 km')
  })

  test('nearer areas gain, the total stays', () => {
    const offset = distanceOffset(distances, { kind: 'power', beta: 2 })
    const plain = estimateFlows(ABEL_2013_VITAL, OPEN)
    const near = estimateFlows(ABEL_2013_VITAL, { ...OPEN, offset })
    expect(near.total).toBeCloseTo(plain.total, 8)
    expect(near.persons[4]! + near.persons[1]!).toBeGreaterThan(
      plain.persons[4]! + plain.persons[1]!,
    )
  })

  test('distances in place of weights: the same flows, and the parameter in the diagnostics', () => {
    for (const decay of [
      { kind: 'power', beta: 2 },
      { kind: 'exponential', gammaPerKm: 0.01 },
    ] as const) {
      const offset = distanceOffset(distances, decay)
      const weighted = estimateFlows(ABEL_2013_VITAL, { ...OPEN, offset })
      const near = estimateFlows(ABEL_2013_VITAL, { ...OPEN, distance: { km: distances, decay } })
      expect(near.persons).toEqual(weighted.persons)
      expect(near.diagnostics.options).toMatchObject({
        offset: true,
        distance: { decay, withinKm: null },
      })
    }
    const km = { km: distances, decay: { kind: 'power', beta: 1 } } as const
    const both = { ...OPEN, distance: km, offset: new Float64Array(16).fill(1) }
    expect(refusal(() => estimateFlows(ABEL_2013, both)).message).toContain('not both')
    const useless = { method: 'drop-negative', distance: km } as const
    expect(refusal(() => estimateFlows(ABEL_2013, useless)).message).toContain(
      'no use for an offset',
    )
  })

  test('zero weights that leave no way name the birthplace', () => {
    const offset = new Float64Array(16).fill(1)
    offset[9] = 0
    offset[10] = 0
    offset[8] = 0
    offset[11] = 0
    const error = refusal(() => estimateFlows(ABEL_2013, { ...OPEN, offset }))
    expect(error.code).toBe('infeasible')
    expect(error.message).toMatch(/offset leaves no way .* born in [A-D]/)
  })
})

describe('views of one estimate', () => {
  test('a pair without a flow in one direction nets to the other', () => {
    const { pairNet, pairInterchange, net, gross } = netAndGross(
      ['A', 'B', 'C'],
      Float64Array.of(7, 5, 0, 0, 0, 1, 2, 0, 0),
    )
    expect([...pairNet]).toEqual([0, 5, -2, -5, 0, 1, 2, -1, 0])
    expect([...pairInterchange]).toEqual([0, 5, 2, 5, 0, 1, 2, 1, 0])
    expect([...net]).toEqual([-3, 4, -1])
    expect([...gross]).toEqual([7, 6, 3])
  })

  test('a corridor by birthplace', () => {
    const run = balanceFlowAccounts(ABEL_2013, OPEN)
    const { birthplaces, persons, total } = corridorByBirthplace(run, 'B', 'C')
    expect(birthplaces).toEqual(['A', 'B', 'C', 'D'])
    expect(Array.from(persons, (value) => Math.round(value * 1e9) / 1e9)).toEqual([0, 25, 0, 0])
    expect(total).toBeCloseTo(25, 9)
    expect(refusal(() => corridorByBirthplace(run, 'B', 'X')).code).toBe('unknown_area')
    expect(refusal(() => balanceFlowAccounts(ABEL_2013, { method: 'drop-negative' })).code).toBe(
      'bad_option',
    )
  })

  test('the input is left as it was', () => {
    const before = JSON.stringify([...ABEL_2013_VITAL.stockStart, ...ABEL_2013_VITAL.stockEnd])
    for (const method of ['pseudo-bayes', 'open-independence', 'reverse-negative'] as const) {
      estimateFlows(ABEL_2013_VITAL, { method })
    }
    const after = JSON.stringify([...ABEL_2013_VITAL.stockStart, ...ABEL_2013_VITAL.stockEnd])
    expect(after).toBe(before)
  })

  test('a negative native-born is corrected and reported', () => {
    const input = replace(ABEL_2013, 'stockStart', 0, -20)
    const { diagnostics } = estimateFlows(input, OPEN)
    expect(diagnostics.negativeNativeBorn).toEqual([{ area: 'A', table: 'start', persons: -20 }])
  })
})
