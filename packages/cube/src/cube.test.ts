import { DomainError } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  buildCube,
  codesOf,
  duplicateObservations,
  encodeColumn,
  series,
  slice,
  valueAt,
} from './index.ts'

const small = buildCube(['origin', 'year', 'sex'], {
  columns: [
    ['NPL', 'IND', 'NPL', 'NPL'],
    ['2020', '2015', '2015', '2020'],
    ['male', 'both', 'both', 'both'],
  ],
  values: [3, 9, 5, 0],
})

/** Runs `act` and gives back the code of the error it throws. */
function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  return 'nothing was thrown'
}

describe('a cube', () => {
  test('gives the value of an observation, and zero is a value', () => {
    expect(valueAt(small, { origin: 'NPL', year: '2020', sex: 'male' })).toEqual({
      kind: 'present',
      value: 3,
    })
    expect(valueAt(small, { origin: 'NPL', year: '2020', sex: 'both' })).toEqual({
      kind: 'present',
      value: 0,
    })
  })

  test('tells an absent combination from a code that it does not have', () => {
    expect(valueAt(small, { origin: 'IND', year: '2020', sex: 'both' })).toEqual({
      kind: 'missing',
      reason: 'not_collected',
    })
    expect(valueAt(small, { origin: 'FRA', year: '2020', sex: 'both' })).toEqual({
      kind: 'missing',
      reason: 'not_covered',
    })
  })

  test('slices with leading, trailing, all and no dimensions fixed', () => {
    expect(slice(small, { origin: 'NPL' })).toEqual({
      columns: { year: ['2015', '2020', '2020'], sex: ['both', 'both', 'male'] },
      values: Float64Array.of(5, 0, 3),
    })
    expect(slice(small, { sex: 'both', year: '2015' })).toEqual({
      columns: { origin: ['IND', 'NPL'] },
      values: Float64Array.of(9, 5),
    })
    expect(slice(small, { origin: 'NPL', year: '2020', sex: 'male' }).values).toEqual(
      Float64Array.of(3),
    )
    expect(slice(small, {}).values).toEqual(Float64Array.of(9, 5, 0, 3))
    expect(slice(small, { origin: 'FRA' })).toEqual({
      columns: { year: [], sex: [] },
      values: new Float64Array(),
    })
  })

  test('reads a series with its gaps', () => {
    expect(series(small, 'year', { origin: 'IND', sex: 'both' })).toEqual([
      { code: '2015', value: { kind: 'present', value: 9 } },
      { code: '2020', value: { kind: 'missing', reason: 'not_collected' } },
    ])
  })

  test('keeps the order of codes of an encoded column and sorts the others', () => {
    const cube = buildCube(['sex', 'year'], {
      columns: [{ codes: ['female', 'both'], positions: [0, 1] }, ['2020', '1990']],
      values: [1, 2],
    })
    expect(codesOf(cube, 'sex')).toEqual(['female', 'both'])
    expect(codesOf(cube, 'year')).toEqual(['1990', '2020'])
  })

  test('may be empty', () => {
    const empty = buildCube(['origin'], { columns: [[]], values: [] })
    expect(slice(empty, {})).toEqual({ columns: { origin: [] }, values: new Float64Array() })
    expect(valueAt(empty, { origin: 'NPL' })).toEqual({ kind: 'missing', reason: 'not_covered' })
  })

  test('refuses what it cannot hold, naming the observations', () => {
    const build = (columns: string[][], values: number[]) => () =>
      buildCube(['origin', 'year'], { columns, values })
    expect(
      build(
        [
          ['NPL', 'NPL'],
          ['2020', '2020'],
        ],
        [1, 2],
      ),
    ).toThrow('Observations 1 and 2 are both for NPL, 2020')
    expect(codeOf(build([['NPL'], ['2020']], [Number.NaN]))).toBe('missing_value')
    expect(codeOf(build([['NPL']], [1]))).toBe('shape_mismatch')
    expect(codeOf(build([['NPL'], ['2020', '2015']], [1]))).toBe('shape_mismatch')
    expect(
      codeOf(() => buildCube(['a'], { columns: [{ codes: ['x'], positions: [1] }], values: [1] })),
    ).toBe('shape_mismatch')
    expect(codeOf(() => buildCube(['a', 'a'], { columns: [['x'], ['x']], values: [1] }))).toBe(
      'bad_request',
    )
    expect(
      codeOf(() =>
        buildCube(['a'], { columns: [{ codes: ['x', 'x'], positions: [1] }], values: [1] }),
      ),
    ).toBe('bad_request')
    const wide = { codes: Array.from({ length: 100_000 }, (_, i) => `${i}`), positions: [] }
    expect(
      codeOf(() =>
        buildCube(['a', 'b', 'c', 'd'], { columns: [wide, wide, wide, wide], values: [] }),
      ),
    ).toBe('too_large')
  })

  test('refuses questions about dimensions it does not have', () => {
    expect(codeOf(() => slice(small, { destination: 'QAT' }))).toBe('bad_request')
    expect(codeOf(() => codesOf(small, 'destination'))).toBe('bad_request')
    expect(codeOf(() => valueAt(small, { origin: 'NPL', year: '2020' }))).toBe('bad_request')
    expect(codeOf(() => series(small, 'destination', { origin: 'NPL' }))).toBe('bad_request')
  })
})

describe('on random observations', () => {
  const observation = fc.record({
    a: fc.constantFrom('p', 'q', 'r', 's'),
    b: fc.constantFrom('1990', '1995', '2000'),
    c: fc.constantFrom('x', 'y'),
    value: fc.integer({ min: 0, max: 1e9 }),
  })
  const observations = fc.uniqueArray(observation, {
    selector: ({ a, b, c }) => `${a},${b},${c}`,
    maxLength: 24,
  })
  const fixed = fc.record(
    {
      a: fc.constantFrom('p', 'q', 'z'),
      b: fc.constantFrom('1990', '2000'),
      c: fc.constantFrom('x', 'y'),
    },
    { requiredKeys: [] },
  )
  const settings = { seed: 20140528, numRuns: 300 }
  type Row = { a: string; b: string; c: string; value: number }
  const build = (rows: readonly Row[]) =>
    buildCube(['a', 'b', 'c'], {
      columns: [rows.map(({ a }) => a), rows.map(({ b }) => b), rows.map(({ c }) => c)],
      values: rows.map(({ value }) => value),
    })

  test('valueAt is a look-up among the observations', () => {
    fc.assert(
      fc.property(observations, observation, (rows, asked) => {
        const found = rows.find(({ a, b, c }) => a === asked.a && b === asked.b && c === asked.c)
        const answer = valueAt(build(rows), { a: asked.a, b: asked.b, c: asked.c })
        expect(answer.kind === 'present' ? answer.value : undefined).toBe(found?.value)
      }),
      settings,
    )
  })

  test('slice is a filter, in the order of the codes', () => {
    fc.assert(
      fc.property(observations, fixed, (rows, wanted) => {
        const codes = Object.entries(wanted).filter((entry) => entry[1] !== undefined)
        const expected = rows
          .filter((row) => codes.every(([id, code]) => row[id as 'a' | 'b' | 'c'] === code))
          .sort((one, two) => (`${one.a}${one.b}${one.c}` < `${two.a}${two.b}${two.c}` ? -1 : 1))
        const answer = slice(build(rows), Object.fromEntries(codes) as Record<string, string>)
        expect([...answer.values]).toEqual(expected.map(({ value }) => value))
        for (const id of ['a', 'b', 'c'] as const) {
          if (wanted[id] === undefined) {
            expect(answer.columns[id]).toEqual(expected.map((row) => row[id]))
          } else expect(answer.columns[id]).toBeUndefined()
        }
      }),
      settings,
    )
  })

  test('duplicates are named in pairs, each with the first of its kind', () => {
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 40 }), (rows) => {
        const columns = [encodeColumn(rows.map(({ a }) => a)), encodeColumn(rows.map(({ b }) => b))]
        const expected = rows.flatMap(({ a, b }, second) => {
          const first = rows.findIndex((row) => row.a === a && row.b === b)
          return first < second ? [{ first, second }] : []
        })
        expect(duplicateObservations(columns, rows.length)).toEqual(expected)
      }),
      settings,
    )
  })
})
