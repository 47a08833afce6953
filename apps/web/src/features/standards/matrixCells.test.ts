import { describe, expect, test } from 'vitest'
import { MATRIX_SAMPLE } from '../../testing/standardsSample.ts'
import { matrixOf } from './matrixCells.ts'

const everything = {
  topic: undefined,
  kind: undefined,
  all: false,
  isShown: () => true,
  compareStates: (one: string, other: string) => (one < other ? -1 : 1),
} as const

const ids = (choice: Partial<Parameters<typeof matrixOf>[1]> = {}) =>
  matrixOf(MATRIX_SAMPLE, { ...everything, ...choice }).columns.map(
    ({ instrument }) => instrument.id,
  )

describe('matrixOf', () => {
  test('shows the instruments on migration, first the one on migration for employment', () => {
    expect(ids()).toEqual(['C097', 'C181'])
  })

  test('shows all that can be ratified when asked, recommendations only by kind', () => {
    expect(ids({ all: true })).toEqual(['C097', 'C181', 'C001'])
    expect(ids({ kind: 'recommendation' })).toEqual(['R086'])
    expect(ids({ topic: 'recruitment' })).toEqual(['C181'])
  })

  test('counts what the shown rows hold', () => {
    const counted = (isShown: (state: string) => boolean) =>
      matrixOf(MATRIX_SAMPLE, { ...everything, isShown }).columns.map((column) => column.counted)
    const byHand = (states: readonly string[]) =>
      [1, 2].map(
        (place) =>
          MATRIX_SAMPLE.cells.filter(
            (cells, row) => states.includes(MATRIX_SAMPLE.states[row]!) && cells[place]!.counts,
          ).length,
      )
    expect(counted(() => true)).toEqual(byHand(MATRIX_SAMPLE.states))
    expect(counted((state) => state === 'NPL')).toEqual(byHand(['NPL']))
  })

  test('keeps each cell with its State, whichever order the rows are in', () => {
    const backwards = matrixOf(MATRIX_SAMPLE, {
      ...everything,
      compareStates: (one, other) => (one < other ? 1 : -1),
    })
    expect(backwards.rows.map(({ state }) => state)).toEqual(
      MATRIX_SAMPLE.states.toSorted().toReversed(),
    )
    for (const { state, place } of backwards.rows) expect(MATRIX_SAMPLE.states[place]).toBe(state)
  })
})
