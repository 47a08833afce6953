import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  availability,
  type CubeQuery,
  changesAfter,
  cubeOfColumns,
  type Dissemination,
  historyOf,
  keyOf,
  maskOf,
  type OrderedColumns,
  queryCube,
  type SeriesCube,
  SeriesCubeBuilder,
  type SeriesSelection,
  stateAsOf,
} from '../index.ts'

type Row = { a: string; b: string; c: string; time: string; value: number; status?: string }

const shape = {
  dimensions: ['a', 'b', 'c'],
  time: 'time',
  measures: ['value'],
  seriesAttributes: ['unit'],
  observationAttributes: ['status'],
}

/** One block a row: the builder joins the blocks of a series. */
function build(rows: readonly Row[]): SeriesCube {
  const builder = new SeriesCubeBuilder(shape)
  for (const { a, b, c, time, value, status } of rows) {
    builder.add({
      key: [a, b, c],
      times: [time],
      measures: [[value]],
      attributes: [a === 'p' ? 'PS' : undefined],
      observationAttributes: [[status]],
    })
  }
  return builder.finish()
}

const rowOf = (cube: SeriesCube, series: number, place: number): Row => {
  const [a, b, c] = keyOf(cube, series) as [string, string, string]
  const [status] = cube.observationAttributes
  const flag = status!.values[status!.positions[place]!]
  return {
    a,
    b,
    c,
    time: cube.time.codes[cube.time.positions[place]!]!,
    value: cube.measures[0]!.values[place]!,
    ...(flag === undefined ? {} : { status: flag }),
  }
}

const read = (cube: SeriesCube, query: CubeQuery): Row[] =>
  [...queryCube(cube, query)].flatMap(({ series, places }) =>
    places.map((place) => rowOf(cube, series, place)),
  )

const byKey = (one: Row, two: Row): number => (keyText(one) < keyText(two) ? -1 : 1)
const keyText = ({ a, b, c, time }: Row): string => `${a}.${b}.${c}.${time}`

const row = fc.record(
  {
    a: fc.constantFrom('p', 'q', 'r', 's'),
    b: fc.constantFrom('1', '2', '3'),
    c: fc.constantFrom('x', 'y'),
    time: fc.constantFrom('2018', '2019', '2020', '2021'),
    value: fc.integer(),
    status: fc.constantFrom('A', 'E'),
  },
  { requiredKeys: ['a', 'b', 'c', 'time', 'value'] },
) as fc.Arbitrary<Row>
const rows = fc.uniqueArray(row, { selector: keyText, maxLength: 60 })
const wanted = fc.array(
  fc.record({
    a: fc.option(fc.subarray(['p', 'q', 'r', 's', 'none']), { nil: undefined }),
    b: fc.option(fc.subarray(['1', '2', '3']), { nil: undefined }),
    c: fc.option(fc.subarray(['x', 'y']), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 3 },
)
type Wanted = { a: string[] | undefined; b: string[] | undefined; c: string[] | undefined }
const times = fc.option(fc.subarray(['2018', '2019', '2020', '2021']), { nil: undefined })
const settings = { seed: 20140528, numRuns: 400 }

const selectionOf = (cube: SeriesCube, { a, b, c }: Wanted): SeriesSelection =>
  [a, b, c].map((codes, d) =>
    codes?.flatMap((code) => cube.dimensions[d]!.positionOf.get(code) ?? []),
  )

const queryOf = (cube: SeriesCube, alternatives: Wanted[], periods: string[] | undefined) => ({
  selections: alternatives.map((alternative) => selectionOf(cube, alternative)),
  ...(periods && {
    times: maskOf(
      periods.flatMap((period) => cube.time.positionOf.get(period) ?? []),
      cube.time.codes.length,
    ),
  }),
})

const matches =
  (alternatives: Wanted[], periods: string[] | undefined, dropped?: 'a' | 'b' | 'c') =>
  (one: Row) =>
    (periods?.includes(one.time) ?? true) &&
    alternatives.some((alternative) =>
      (['a', 'b', 'c'] as const).every(
        (id) => id === dropped || (alternative[id]?.includes(one[id]) ?? true),
      ),
    )

describe('a cube of series', () => {
  test('gives back every observation, in order, whatever order they came in', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const cube = build(given)
        expect(read(cube, {})).toEqual(given.toSorted(byKey))
        expect(cube.observationCount).toBe(given.length)
      }),
      settings,
    )
  })

  test('a query is a filter', () => {
    fc.assert(
      fc.property(rows, wanted, times, (given, alternatives, periods) => {
        const cube = build(given)
        const expected = given.filter(matches(alternatives, periods)).sort(byKey)
        expect(read(cube, queryOf(cube, alternatives, periods))).toEqual(expected)
      }),
      settings,
    )
  })

  test('first and last give both ends of each series, none twice', () => {
    fc.assert(
      fc.property(rows, fc.nat(3), fc.nat(3), (given, first, last) => {
        const cube = build(given)
        const expected = Object.values(
          Object.groupBy(given, (one) => `${one.a}.${one.b}.${one.c}`),
        ).flatMap((series) => {
          const ordered = series!.toSorted(byKey)
          return ordered.filter((_, i) => i < first || i >= ordered.length - last)
        })
        expect(read(cube, { first, last })).toEqual(expected.sort(byKey))
      }),
      settings,
    )
  })

  test('pages joined are the whole', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 7 }), (given, limit) => {
        const cube = build(given)
        const pages: Row[] = []
        for (let offset = 0; offset < given.length; offset += limit) {
          pages.push(...read(cube, { offset, limit }))
        }
        expect(pages).toEqual(read(cube, {}))
      }),
      settings,
    )
  })

  test('availability is what a scan finds, with and without the own filter', () => {
    fc.assert(
      fc.property(
        rows,
        wanted,
        times,
        fc.constantFrom('exact' as const, 'available' as const),
        (given, alternatives, periods, mode) => {
          const cube = build(given)
          const answer = availability(cube, queryOf(cube, alternatives, periods), mode)
          const found = given.filter(matches(alternatives, periods))
          expect(answer.observationCount).toBe(found.length)
          expect(answer.seriesCount).toBe(new Set(found.map(({ a, b, c }) => a + b + c)).size)
          for (const [d, id] of (['a', 'b', 'c'] as const).entries()) {
            const rowsFor =
              mode === 'exact' ? found : given.filter(matches(alternatives, periods, id))
            const codes = answer.codes
              .get(id)!
              .map((position) => cube.dimensions[d]!.codes[position])
            expect(codes).toEqual([...new Set(rowsFor.map((one) => one[id]))].sort())
          }
          const span = found.map(({ time }) => time).sort()
          expect(answer.times && cube.time.codes[answer.times.first]).toBe(span[0])
          expect(answer.times && cube.time.codes[answer.times.last]).toBe(span.at(-1))
        },
      ),
      settings,
    )
  })

  test('asking twice gives the same: no query changes the index', () => {
    const cube = build([
      { a: 'p', b: '1', c: 'x', time: '2019', value: 1 },
      { a: 'q', b: '1', c: 'x', time: '2020', value: 2 },
    ])
    const query = { selections: [[undefined, [0], undefined]], times: Uint8Array.of(0, 1) }
    const first = availability(cube, query)
    expect(availability(cube, query)).toEqual(first)
    expect(read(cube, {})).toHaveLength(2)
  })

  test('keeps the order of codes that is given, and attributes of a series once', () => {
    const builder = new SeriesCubeBuilder({ ...shape, codeOrder: { a: ['q', 'p'] } })
    const add = (key: string[], time: string, unit?: string) =>
      builder.add({ key, times: [time], measures: [[1]], attributes: [unit] })
    add(['p', '1', 'x'], '2020', 'PS')
    add(['q', '1', 'x'], '2020')
    add(['p', '1', 'x'], '2019')
    const cube = builder.finish()
    expect(cube.dimensions[0]!.codes).toEqual(['q', 'p'])
    const [unit] = cube.seriesAttributes
    expect([...unit!.positions].map((position) => unit!.values[position])).toEqual([
      undefined,
      'PS',
    ])
  })

  test('columns in order make the cube that was built of series', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const built = build(given)
        const { dimensions, starts, time, measures } = built
        const { seriesAttributes, observationAttributes } = built
        const columns = { dimensions, starts, time, measures }
        const made = cubeOfColumns({ ...columns, seriesAttributes, observationAttributes })
        expect(made).toEqual(built)
      }),
      settings,
    )
  })

  test('columns that are out of order or too short are refused', () => {
    const columns: OrderedColumns = {
      dimensions: [{ id: 'a', codes: ['p', 'q'], positions: Uint8Array.of(0, 1) }],
      starts: Uint32Array.of(0, 2, 3),
      time: { id: 'time', codes: ['2019', '2020'], positions: Uint8Array.of(0, 1, 0) },
      measures: [{ id: 'value', values: Float64Array.of(1, 2, 3) }],
    }
    expect(cubeOfColumns(columns).observationCount).toBe(3)
    const dimension = columns.dimensions[0]!
    const turned = [{ ...dimension, positions: Uint8Array.of(1, 0) }]
    expect(() => cubeOfColumns({ ...columns, dimensions: turned })).toThrow('Series p does not')
    const twice = [{ ...dimension, positions: Uint8Array.of(0, 0) }]
    expect(() => cubeOfColumns({ ...columns, dimensions: twice })).toThrow('Series p does not')
    const time = { ...columns.time, positions: Uint8Array.of(1, 0, 0) }
    expect(() => cubeOfColumns({ ...columns, time })).toThrow('times of series 0 do not ascend')
    const starts = Uint32Array.of(0, 4, 3)
    expect(() => cubeOfColumns({ ...columns, starts })).toThrow('ends before it starts')
    const measures = [{ id: 'value', values: Float64Array.of(1, 2) }]
    expect(() => cubeOfColumns({ ...columns, measures })).toThrow('Column value has 2 entries')
  })

  test('refuses two observations for one period, two attributes for one series, wrong shapes', () => {
    const one: Row = { a: 'p', b: '1', c: 'x', time: '2020', value: 1 }
    expect(() => build([one, { ...one, value: 2 }])).toThrow('Series p.1.x has two observations')
    const builder = new SeriesCubeBuilder(shape)
    const block = { key: ['p', '1', 'x'], measures: [[1]] }
    builder.add({ ...block, times: ['2019'], attributes: ['PS'] })
    builder.add({ ...block, times: ['2020'], attributes: ['EUR'] })
    expect(() => builder.finish()).toThrow('stated as "PS" and as "EUR"')
    expect(() => builder.add({ ...block, times: ['2021', '2022'] })).toThrow('2 periods but 1')
    expect(() => builder.add({ ...block, key: ['p'], times: ['2021'] })).toThrow('has 1 codes')
  })
})

describe('a history of disseminations', () => {
  const dissemination = fc.record({
    set: fc.dictionary(fc.constantFrom('k', 'l', 'm', 'n'), fc.integer(), {
      noNullPrototype: true,
    }),
    deleted: fc.subarray(['k', 'l', 'm', 'n']),
  })

  test('replayed, or taken up from any moment, it gives the present', () => {
    fc.assert(
      fc.property(fc.array(dissemination, { maxLength: 6 }), fc.nat(7), (given, from) => {
        const disseminations: Dissemination<number>[] = given.map(({ set, deleted }, i) => ({
          at: `2020-01-0${i + 1}T00:00:00Z`,
          set: new Map(Object.entries(set)),
          deleted: new Set(deleted.filter((key) => !(key in set))),
        }))
        const present = stateAsOf(disseminations, '9999')
        const replayed = new Map<string, number>()
        for (const step of historyOf(disseminations)) {
          if (step.action === 'Delete') for (const key of step.deleted) replayed.delete(key)
          else for (const [key, value] of step.set) replayed.set(key, value)
        }
        expect(replayed).toEqual(present)
        const moment = `2020-01-0${from}T00:00:00Z`
        const takenUp = stateAsOf(disseminations, moment)
        const { set, deleted } = changesAfter(disseminations, moment)
        for (const key of deleted) takenUp.delete(key)
        for (const [key, value] of set) takenUp.set(key, value)
        expect(takenUp).toEqual(present)
      }),
      settings,
    )
  })

  test('changes after a moment that is not before the state asked for are refused', () => {
    expect(() => changesAfter([], '2020-01-02', '2020-01-01')).toThrow('must be earlier')
  })
})
