import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { changesAfter, historyOf, stateAsOf } from '@corridor/cube'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DataStructure } from '../model/Artefact.ts'
import { matchesFilter } from '../query/filter.ts'
import { parseQuery } from '../query/parseQuery.ts'
import type { AvailabilityQuery, DataQuery } from '../query/Query.ts'
import { SdmxError } from '../SdmxError.ts'
import { dataflow, structure } from '../testing/demonstration.ts'
import { randomParts } from '../testing/randomData.ts'
import { answerAvailability, answerData } from './answerData.ts'
import { collectDataCube, type DataCube } from './DataCube.ts'
import type { DataPart, SeriesPart } from './DataPart.ts'

const SHARED = fileURLToPath(new URL('../../../../../shared/fixtures/sdmx/', import.meta.url))
const isShared = existsSync(SHARED)
const cases = isShared ? JSON.parse(readFileSync(`${SHARED}spec-cases.json`, 'utf8')) : {}
const settings = { seed: 20140528, numRuns: 150 }

const dataQuery = (generation: '1.5' | '2', rest: string): DataQuery =>
  parseQuery(
    generation,
    generation === '1.5' ? `/data/DF_FLOWS/${rest}` : `/data/dataflow/*/DF_FLOWS/*/${rest}`,
  ) as DataQuery

const availabilityQuery = (rest: string): AvailabilityQuery =>
  parseQuery('2', `/availability/dataflow/*/DF_FLOWS/*/${rest}`) as AvailabilityQuery

interface Cell {
  readonly key: readonly string[]
  readonly time: string
  readonly value: number | undefined
  readonly status: string | undefined
}

function cellsOf(parts: Iterable<DataPart>): Cell[] {
  const cells: Cell[] = []
  for (const part of parts) {
    if (part.kind !== 'series') continue
    for (const [i, time] of part.times.entries()) {
      const value = part.measures[0]?.[i]
      const status = part.observationAttributes.OBS_STATUS?.[i]
      cells.push({
        key: part.key,
        time,
        value: typeof value === 'number' ? value : undefined,
        status: typeof status === 'string' ? status : undefined,
      })
    }
  }
  return cells
}

const text = ({ key, time, value }: Cell) => `${key.join('.')} ${time} ${value}`
const ask = (cube: DataCube, query: DataQuery) => cellsOf(answerData(cube, query, dataflow).parts())

function faultOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof SdmxError) return error.fault
    throw error
  }
  return 'nothing was thrown'
}

describe('a data query', () => {
  const code = (codes: readonly string[]) =>
    fc.option(fc.subarray([...codes, 'ZZZ'], { minLength: 1 }), { nil: undefined })
  const key = fc.tuple(code(['A', 'Q']), code(['NPL', 'IND', 'X01']), code(['_T', 'F', 'M']))
  const time = fc.constantFrom('ge:2020', 'lt:2020', '2020', 'ge:2015+le:2019,2020-Q1', 'ne:2019')

  test('gives the same cells as a scan', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomParts(structure, dataflow),
        fc.array(key, { minLength: 1, maxLength: 3 }),
        fc.option(time, { nil: undefined }),
        fc.option(fc.constantFrom('A', 'ne:A', 'A,E'), { nil: undefined }),
        fc.option(fc.constantFrom('ge:0', 'lt:100', 'ne:5'), { nil: undefined }),
        async (parts, keys, period, status, value) => {
          const cube = await collectDataCube(structure, parts)
          const written = keys
            .map((one) => one.map((codes) => codes?.join('+') ?? '*').join('.'))
            .join(',')
          const filters = [
            period && `c[TIME_PERIOD]=${period}`,
            status && `c[OBS_STATUS]=${status}`,
            value && `c[OBS_VALUE]=${value}`,
          ].filter(Boolean)
          const query = dataQuery('2', `${written}?${filters.join('&')}`)
          const expected = cellsOf(parts).filter(
            (cell) =>
              keys.some((one) => one.every((codes, d) => codes?.includes(cell.key[d]!) ?? true)) &&
              query.filters.every((filter) => {
                const [values, as] =
                  filter.component === 'TIME_PERIOD'
                    ? ([[cell.time], 'time'] as const)
                    : filter.component === 'OBS_STATUS'
                      ? ([cell.status === undefined ? [] : [cell.status], 'text'] as const)
                      : ([Number.isNaN(cell.value) ? [] : [String(cell.value)], 'number'] as const)
                return matchesFilter(filter, values, as)
              }),
          )
          expect(ask(cube, query).map(text).sort()).toEqual(expected.map(text).sort())
        },
      ),
      settings,
    )
  })

  test('another dimension at observations holds the same cells', async () => {
    await fc.assert(
      fc.asyncProperty(randomParts(structure, dataflow), async (parts) => {
        const cube = await collectDataCube(structure, parts)
        const answer = answerData(
          cube,
          dataQuery('1.5', 'all?dimensionAtObservation=ORIGIN'),
          dataflow,
        )
        expect(answer.structure.dimensions.map(({ id }) => id)).toEqual([
          'FREQ',
          'SEX',
          'TIME_PERIOD',
        ])
        const turned = cellsOf(answer.parts()).map(
          ({ key: [freq, sex, period], time: origin, value }) =>
            text({ key: [freq!, origin, sex!], time: period!, value, status: undefined }),
        )
        expect(turned.sort()).toEqual(cellsOf(parts).map(text).sort())
      }),
      settings,
    )
  })

  const small: readonly DataPart[] = [
    { kind: 'dataset', structure: dataflow, action: 'Replace' },
    ...(['NPL', 'IND'] as const).map(
      (origin, i): SeriesPart => ({
        kind: 'series',
        key: ['A', origin, 'F'],
        attributes: { DECIMALS: String(i) },
        times: ['2018', '2019', '2020'],
        measures: [[1 + i, 2 + i, 3 + i]],
        observationAttributes: { OBS_STATUS: ['A', 'E', undefined] },
      }),
    ),
  ]

  test('first, last, pages and order', async () => {
    const cube = await collectDataCube(structure, small)
    const values = (rest: string) => ask(cube, dataQuery('2', rest)).map(({ value }) => value)
    expect(values('*?firstNObservations=1&lastNObservations=1')).toEqual([2, 4, 1, 3])
    expect(values('*?offset=2&limit=3')).toEqual([4, 1, 2])
    expect(values('*?sort=ORIGIN:desc+TIME_PERIOD:desc')).toEqual([3, 2, 1, 4, 3, 2])
    expect(faultOf(() => values('*?sort=TIME_PERIOD+ORIGIN'))).toBe('not_offered')
    expect(faultOf(() => values('*?sort=COLOUR'))).toBe('semantic')
  })

  test('detail, attributes and measures narrow what is given', async () => {
    const cube = await collectDataCube(structure, small)
    const of = (generation: '1.5' | '2', rest: string) =>
      [...answerData(cube, dataQuery(generation, rest), dataflow).parts()].find(
        (part) => part.kind === 'series',
      ) as SeriesPart
    expect(of('1.5', 'all?detail=serieskeysonly')).toMatchObject({ times: [], attributes: {} })
    expect(of('1.5', 'all?detail=nodata')).toMatchObject({
      times: [],
      attributes: { DECIMALS: '1' },
    })
    expect(of('1.5', 'all?detail=dataonly')).toMatchObject({
      attributes: {},
      observationAttributes: {},
    })
    expect(of('2', '*?attributes=OBS_STATUS').attributes).toEqual({})
    expect(of('2', '*?attributes=obs&measures=none')).toMatchObject({
      measures: [],
      observationAttributes: { OBS_STATUS: ['A', 'E', undefined] },
    })
    expect(of('2', '*?attributes=none&measures=none').times).toEqual([])
    expect(faultOf(() => of('2', '*?attributes=COLOUR'))).toBe('semantic')
    expect(faultOf(() => of('2', '*?measures=COLOUR'))).toBe('semantic')
    expect(faultOf(() => of('2', '*?c[COLOUR]=red'))).toBe('semantic')
    expect(faultOf(() => of('1.5', 'all?dimensionAtObservation=COLOUR'))).toBe('semantic')
    expect(faultOf(() => of('1.5', 'A.NPL'))).toBe('syntax')
  })

  test('codes that are not there are passed over; when all are, nothing is found', async () => {
    const cube = await collectDataCube(structure, small)
    expect(ask(cube, dataQuery('1.5', 'A.NPL+ZZZ.'))).toHaveLength(3)
    expect(ask(cube, dataQuery('1.5', 'A.ZZZ.'))).toEqual([])
    expect(faultOf(() => answerAvailability(cube, availabilityQuery('A.ZZZ'), dataflow))).toBe(
      'no_results',
    )
  })

  test('availability tells codes, span of time and counts', async () => {
    const cube = await collectDataCube(structure, small)
    const answer = answerAvailability(
      cube,
      availabilityQuery('*.NPL?c[TIME_PERIOD]=ge:2019'),
      dataflow,
    )
    expect(answer).toMatchObject({ seriesCount: 1, observationCount: 2, role: 'actual' })
    expect(answer.regions[0]!.keyValues).toEqual([
      { id: 'FREQ', values: ['A'] },
      { id: 'ORIGIN', values: ['NPL'] },
      { id: 'SEX', values: ['F'] },
      {
        id: 'TIME_PERIOD',
        timeRange: {
          start: { period: '2019', isInclusive: true },
          end: { period: '2020', isInclusive: true },
        },
      },
    ])
    const only = answerAvailability(
      cube,
      availabilityQuery('*.NPL/ORIGIN?mode=available'),
      dataflow,
    )
    expect(only.regions[0]!.keyValues).toEqual([{ id: 'ORIGIN', values: ['IND', 'NPL'] }])
    expect(faultOf(() => answerAvailability(cube, availabilityQuery('*/COLOUR'), dataflow))).toBe(
      'semantic',
    )
  })
})

describe.skipIf(!isShared)('the shared cases', () => {
  const own = (
    dimensions: readonly string[],
    more: Partial<DataStructure> = {},
  ): DataStructure => ({
    ...structure,
    dimensions: dimensions.map((id) => ({ id, concept: structure.dimensions[0]!.concept })),
    groups: [],
    attributes: [],
    ...more,
  })
  const series = (key: readonly string[], time: string, value: number, more = {}): SeriesPart => ({
    kind: 'series',
    key,
    attributes: {},
    times: [time],
    measures: [[value]],
    observationAttributes: {},
    ...more,
  })

  test('availability, exact and available', async () => {
    const { dimensions, rows, queries } = cases.availability
    const cube = await collectDataCube(
      own(dimensions),
      rows.map((key: string[]) => series(key, '2020', 1)),
    )
    for (const { select, seriesCount, ...modes } of queries) {
      const key = dimensions.map((id: string) => select[id]?.join('+') ?? '*').join('.')
      for (const mode of ['exact', 'available'] as const) {
        const answer = answerAvailability(cube, availabilityQuery(`${key}?mode=${mode}`), dataflow)
        const values = answer.regions[0]!.keyValues.flatMap(({ id, values: codes }) =>
          codes === undefined ? [] : [[id, codes] as const],
        )
        expect(Object.fromEntries(values), `${key} ${mode}`).toEqual(modes[mode])
        expect(answer.seriesCount).toBe(seriesCount)
      }
    }
  })

  test('attributes of every level without measures', async () => {
    const {
      dimensions,
      attachment,
      rows,
      query,
      expect: wanted,
      absent,
    } = cases.attributesWithoutMeasures
    const ids = dimensions.slice(0, -1) as string[]
    const relationship = (to: string): DataStructure['attributes'][number]['relationship'] => {
      if (to === 'dataflow') return { to: 'dataset' }
      if (to === 'group') return { to: 'group', group: 'Currencies' }
      return to === 'series' ? { to: 'dimensions', dimensions: ids } : { to: 'observation' }
    }
    const known = own(ids, {
      groups: [{ id: 'Currencies', dimensions: ids.slice(1) }],
      attributes: Object.entries<string>(attachment).map(([id, to]) => ({
        id,
        concept: structure.dimensions[0]!.concept,
        mandatory: false,
        relationship: relationship(to),
      })),
    })
    const parts: DataPart[] = rows.flatMap(
      ([f, one, two, time, value, stated]: [
        string,
        string,
        string,
        string,
        number,
        Record<string, string>,
      ]) => [
        { kind: 'group', key: {}, attributes: { UNIT_MULT: stated.UNIT_MULT! } },
        {
          kind: 'group',
          id: 'Currencies',
          key: { [ids[1]!]: one, [ids[2]!]: two },
          attributes: { DECIMALS: stated.DECIMALS!, UNIT_MEAS: stated.UNIT_MEAS! },
        },
        series([f, one, two], time, value, {
          attributes: { COLL: stated.COLL! },
          observationAttributes: { OBS_STATUS: [stated.OBS_STATUS!] },
        }),
      ],
    )
    const cube = await collectDataCube(known, parts)
    const asked = dataQuery(
      '2',
      `${query.key}?attributes=${query.attributes}&measures=${query.measures}`,
    )
    const found: Record<string, unknown> = {}
    for (const part of answerData(cube, asked, dataflow).parts()) {
      if (part.kind === 'group') {
        const applies = Object.values(part.key).every((code) => ['CHF', 'EUR'].includes(code))
        if (applies) Object.assign(found, part.attributes)
      }
      if (part.kind !== 'series') continue
      Object.assign(found, part.attributes)
      expect(part.measures).toEqual([])
      for (const [id, [value]] of Object.entries(part.observationAttributes)) {
        if (value !== undefined) found[id] = value
      }
    }
    expect(found).toEqual(wanted)
    for (const id of absent) expect(found).not.toHaveProperty(id)
  })

  test('history, states and changes', () => {
    const { events, expectIncludeHistory, expectAsOf, expectUpdatedAfter, expectError } =
      cases.includeHistory
    const disseminations = events.map(
      ({ at, set, delete: gone = [] }: { at: string; set: object; delete?: string[] }) => ({
        at,
        set: new Map<string, number>(Object.entries(set)),
        deleted: new Set(gone),
      }),
    )
    const steps = historyOf<number>(disseminations).map((step) =>
      step.action === 'Replace'
        ? { action: step.action, validFrom: step.validFrom, obs: Object.fromEntries(step.set) }
        : { action: step.action, validTo: step.validTo, obs: [...step.deleted] },
    )
    expect(steps).toEqual(expectIncludeHistory)
    for (const { asOf, obs } of expectAsOf) {
      expect(Object.fromEntries(stateAsOf<number>(disseminations, asOf))).toEqual(obs)
    }
    for (const { updatedAfter, replace, delete: gone } of expectUpdatedAfter) {
      const { set, deleted } = changesAfter<number>(disseminations, updatedAfter)
      expect([Object.fromEntries(set), [...deleted]]).toEqual([replace, gone])
    }
    for (const { updatedAfter, asOf } of expectError) {
      expect(() => changesAfter(disseminations, updatedAfter, asOf)).toThrow('must be earlier')
      expect(faultOf(() => dataQuery('2', `*?updatedAfter=${updatedAfter}&asOf=${asOf}`))).toBe(
        'semantic',
      )
    }
  })
})
