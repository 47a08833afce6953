import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { alignMatrix, readMatrix } from './readMatrix.ts'
import type { TextFile } from './readTextFile.ts'

const fileOf = (text: string): TextFile => ({ name: 'table.csv', text, checksum: '' })

const FIXED = { seed: 20140528, numRuns: 200 }

const table = fc
  .uniqueArray(fc.stringMatching(/^[A-Z]{3}$/), { minLength: 1, maxLength: 6 })
  .chain((areas) =>
    fc.record({
      areas: fc.constant(areas),
      values: fc.array(fc.double({ min: 0, max: 1e10, noNaN: true }), {
        minLength: areas.length ** 2,
        maxLength: areas.length ** 2,
      }),
      order: fc.shuffledSubarray(
        areas.map((_, place) => place),
        { minLength: areas.length, maxLength: areas.length },
      ),
    }),
  )

const write = (areas: readonly string[], values: readonly number[], lines: readonly number[]) =>
  [
    `any,${areas.join()}`,
    ...lines.map((i) => `${areas[i]},${areas.map((_, j) => values[i * areas.length + j]).join()}`),
    '',
  ].join('\n')

describe('readMatrix', () => {
  test.prop([table], FIXED)('reads every number to the last digit, lines in any order', (given) => {
    const { areas, values, order } = given
    const read = readMatrix(fileOf(write(areas, values, order)), 'negative_refused')
    expect(read.areas).toEqual(areas)
    // A written -0 is 0 persons.
    expect([...read.values].map((value) => value + 0)).toEqual(values.map((value) => value + 0))
  })

  test.prop([table], FIXED)('alignMatrix moves rows and columns together', (given) => {
    const { areas, values, order } = given
    const read = readMatrix(fileOf(write(areas, values, order)), 'negative_refused')
    const moved = order.map((place) => areas[place]!)
    const aligned = alignMatrix(read, moved, 'another')
    const back = alignMatrix(aligned, areas, 'another')
    expect(aligned.areas).toEqual(moved)
    expect([...back.values]).toEqual([...read.values])
    moved.forEach((origin, i) => {
      expect(aligned.values[i * areas.length]).toBe(
        read.values[areas.indexOf(origin) * areas.length + areas.indexOf(moved[0]!)],
      )
    })
  })

  test('alignMatrix takes a part when more areas are allowed', () => {
    const read = readMatrix(fileOf('x,A,B,C\nA,1,2,3\nB,4,5,6\nC,7,8,9\n'), 'negative_refused')
    expect([...alignMatrix(read, ['C', 'A'], 'another', 'more_allowed').values]).toEqual([
      9, 7, 3, 1,
    ])
    expect(() => alignMatrix(read, ['C', 'A'], 'another')).toThrow('B is not in another')
  })
})
