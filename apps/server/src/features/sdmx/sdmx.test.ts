import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { EstimateSelection } from '@corridor/contract'
import { valueAt } from '@corridor/cube'
import { auditCells, type Relation } from '@corridor/disclosure'
import { DomainError } from '@corridor/kernel'
import {
  RecruitmentTally,
  recruitmentStatistics,
  type StatisticRow,
} from '@corridor/recruitment/statistics'
import {
  type Artefact,
  readStructuresXml,
  StructureStore,
  validateStructures,
} from '@corridor/sdmx'
import { statusOn } from '@corridor/standards'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonSchema } from '../../../../../packages/sdmx/src/testing/jsonSchema.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { selectEstimate } from '../flows/selectEstimate.ts'
import { get, linesOf, partsIn, publishStatistics, statistic } from './testing/sdmxServer.ts'

const SHARED = fileURLToPath(new URL('../../../../../../shared/', import.meta.url))
const isShared = existsSync(`${SHARED}fixtures/sdmx`)
const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined
if (isShared && !hasXmllint) console.info('SDMX: xmllint is not installed; XML was not validated')

const START = Date.parse('2030-05-01T00:00:00Z')

let server: TestServer
let seconds = 0
const folder = mkdtempSync(join(tmpdir(), 'corridor-sdmx-'))

beforeAll(async () => {
  server = await testServer({ now: () => new Date(START + seconds * 1_000) })
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const lines = async (path: string, accept: string): Promise<string[]> => {
  const response = await get(server, path, { accept })
  expect([path, accept, response.status]).toEqual([path, accept, 200])
  return linesOf(await partsIn(response))
}

describe('what is published', () => {
  const NPL_QAT = '/data/DF_STOCKS/un-ims-2024.A.MST.NPL.QAT.BIRTH.DST.'

  test('stocks are those of the release, by sex, in every form of both generations', async () => {
    const { cube } = await server.evidence.stocks('un-ims-2024')
    const expected = [
      ['_T', 'both'],
      ['F', 'female'],
      ['M', 'male'],
    ].flatMap(([code, sex]) =>
      [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024].flatMap((year) => {
        const found = valueAt(cube, {
          ...{ sex: sex!, year: String(year), origin: 'NPL', destination: 'QAT' },
        })
        return found.kind === 'present'
          ? [`un-ims-2024.A.MST.NPL.QAT.BIRTH.DST.${code} ${year} ${found.value}`]
          : []
      }),
    )
    expect(expected.length).toBeGreaterThan(10)
    for (const accept of [
      'application/xml',
      'application/vnd.sdmx.structurespecificdata+xml;version=2.1',
      'application/vnd.sdmx.generictimeseriesdata+xml;version=2.1',
      'application/json',
      'text/csv',
    ]) {
      expect(await lines(NPL_QAT, accept)).toEqual(expected.toSorted())
    }
    const second =
      '/v2/data/dataflow/CORRIDOR/DF_STOCKS/~/un-ims-2024.A.*.NPL.QAT?c[TIME_PERIOD]=ge:1990'
    for (const accept of ['application/xml', 'application/json', 'text/csv']) {
      expect(await lines(second, accept)).toEqual(expected.toSorted())
    }
    expect(await lines(`${NPL_QAT}?dimensionAtObservation=AllDimensions`, 'text/csv')).toEqual(
      expected.toSorted(),
    )
  })

  test('the residual origin is _O, and releases stand side by side', async () => {
    const others = await lines(
      '/data/DF_STOCKS/.A.MST._O.DEU.BIRTH.DST._T?startPeriod=2020',
      'text/csv',
    )
    expect(others.length).toBeGreaterThan(0)
    const both = await lines(
      '/data/DF_STOCKS/.A.MST.NPL.IND.BIRTH.DST._T?startPeriod=2020',
      'text/csv',
    )
    expect(both.map((line) => line.split('.')[0])).toEqual([
      ...['un-ims-2020', 'un-ims-2024', 'un-ims-2024'],
    ])
    const page = '/v2/data/dataflow/*/DF_STOCKS/*/*.A.MST.NPL.IND.*.*._T'
    const all = await lines(page, 'text/csv')
    const joined = [
      ...(await lines(`${page}?limit=9`, 'text/csv')),
      ...(await lines(`${page}?offset=9`, 'text/csv')),
    ]
    expect(joined.toSorted()).toEqual(all)
  })

  test('flows are those of the estimate, with method, vintage and length of the period', async () => {
    const key = 'un-ims-2024_un-wpp-2024.drop-negative._O.MFL.NPL.QAT.EST._T'
    const found = await lines(`/data/DF_FLOWS/${key}`, 'text/csv')
    expect(found.length).toBeGreaterThan(4)
    const entries = await server.evidence.list()
    for (const line of found) {
      const [, time, value] = line.split(' ')
      const [, from, years] = /^(\d{4})-07-01\/P(\d)Y$/.exec(time!)!
      const choice = selectEstimate(
        entries,
        EstimateSelection.parse({
          ...{ stocks: 'un-ims-2024', method: 'drop-negative' },
          period: `${from}-${Number(from) + Number(years)}`,
        }),
      )
      const { persons, areas, positionOf } = await server.estimates.estimate(choice)
      const cell = positionOf.get('NPL')! * areas.length + positionOf.get('QAT')!
      expect(Number(value)).toBeCloseTo(persons[cell]!, 2)
    }
  }, 60_000)

  test('an instrument is in force at the end of the years in which it binds', async () => {
    const found = await lines('/data/DF_RATIFICATIONS/A.IN_FORCE.PHL.C097', 'text/csv')
    const { book } = await server.standards.current()
    const years = found.map((line) => Number(line.split(' ')[1]))
    expect(years.length).toBeGreaterThan(5)
    for (let year = years[0]! - 3; year <= years.at(-1)!; year++) {
      const { kind } = statusOn(book, 'PHL', 'C097', `${year}-12-31`)
      expect([year, years.includes(year)]).toEqual([year, kind === 'in-force'])
    }
    const history = await get(server, '/data/DF_RATIFICATIONS/A...?includeHistory=true')
    expect(history.status).toBe(501)
  })

  test('structures lead on: every reference of every artefact is answered', async () => {
    const response = await get(server, '/structure/all/all/all', { accept: 'application/xml' })
    expect(response.status).toBe(200)
    const artefacts: Artefact[] = []
    for await (const one of readStructuresXml([await response.text()])) artefacts.push(one)
    expect(validateStructures(new StructureStore(artefacts))).toEqual([])
    expect(artefacts.filter(({ kind }) => kind === 'dataflow')).toHaveLength(6)
    for (const kind of ['categorisation', 'provisionagreement', 'hierarchy', 'dataconstraint']) {
      expect(artefacts.some((one) => one.kind === kind)).toBe(true)
    }
  })

  test('every code of the data is in its code list', async () => {
    for (const flow of ['DF_STOCKS', 'DF_DEMOGRAPHY', 'DF_RATIFICATIONS']) {
      const path = `/availableconstraint/${flow}?references=all`
      const response = await get(server, path, { accept: 'application/json' })
      const { data } = (await response.json()) as CodeAnswer
      const lists = new Map<string, Set<string>>(
        data.codelists.map((list) => [list.id, new Set(list.codes.map(({ id }) => id))]),
      )
      const [{ cubeRegions }] = data.contentConstraints
      for (const { id, values } of cubeRegions[0].keyValues) {
        if (values === undefined || id === 'TIME_PERIOD') continue
        const area = ['ORIGIN', 'DESTINATION', 'REF_AREA'].includes(id)
        const list = lists.get(area ? 'CL_AREA' : `CL_${id}`)!
        const stray = values.filter((code) => !list.has(code))
        expect([flow, id, stray]).toEqual([flow, id, []])
      }
    }
  })
})

describe('what the data explorer asks', () => {
  interface Told {
    readonly data: {
      readonly dataflows?: readonly {
        readonly id: string
        readonly annotations?: readonly { readonly type: string; readonly title: string }[]
      }[]
      readonly dataConstraints?: readonly {
        readonly annotations: readonly {
          readonly id: string
          readonly type: string
          readonly title: string
        }[]
      }[]
    }
  }
  const ask = async (path: string) => (await (await get(server, `/v2${path}`)).json()) as Told

  test('dataflows say what to look at first, and that has figures', async () => {
    const { data } = await ask('/structure/dataflow/CORRIDOR/*/~')
    for (const { id, annotations = [] } of data.dataflows!) {
      const told = (type: string) => annotations.find((one) => one.type === type)?.title
      expect([id, told('METHOD_PAGE')]).toEqual([id, expect.any(String)])
      // Nothing of these is published at first, and nothing is chosen of them.
      if (id === 'DF_RECRUITMENT' || id === 'DF_REPORTS') continue
      const chosen = told('DEFAULT')!
        .split(',')
        .map((pair) => pair.split('='))
      const filters = chosen.map(([dimension, code]) => `c[${dimension}]=${code}`).join('&')
      const path = `/v2/data/dataflow/CORRIDOR/${id}/1.0/*?${filters}&limit=1`
      expect([path, (await get(server, path)).status]).toEqual([path, 200])
      expect(told('LAST_UPDATE') === undefined).toBe(id === 'DF_RATIFICATIONS')
    }
  })

  test('series of each code are counted where asked, over all releases', async () => {
    const path = '/availability/dataflow/CORRIDOR/DF_STOCKS/1.0/*.*.*.NPL.QAT/EDITION,SEX'
    const counted = async (rest: string) => {
      const { data } = await ask(`${path}?mode=available&counts=true${rest}`)
      const { annotations } = data.dataConstraints![0]!
      const own = annotations.filter(({ type }) => type === 'series_count_by_code')
      return new Map(own.map(({ id, title }) => [id, title.split(' ').sort()]))
    }
    const all = await counted('')
    const releases = all.get('EDITION')!.length
    expect(releases).toBeGreaterThan(1)
    expect(all.get('SEX')).toContain(`_T=${releases}`)
    // A release is counted although another one is chosen; its figures are not.
    const one = await counted('&c[EDITION]=un-ims-2024')
    expect(one.get('EDITION')).toEqual(all.get('EDITION'))
    expect(one.get('SEX')).toContain('_T=1')
    const plain = await ask(`${path}?mode=available`)
    const types = plain.data.dataConstraints![0]!.annotations.map(({ type }) => type)
    expect(types).not.toContain('series_count_by_code')
  })
})

interface CodeAnswer {
  readonly data: {
    readonly codelists: readonly {
      readonly id: string
      readonly codes: readonly { readonly id: string }[]
    }[]
    readonly contentConstraints: readonly [
      {
        readonly cubeRegions: readonly [
          {
            readonly keyValues: readonly {
              readonly id: string
              readonly values?: readonly string[]
            }[]
          },
        ]
      },
    ]
  }
}

describe('releases that are corrected', () => {
  const KEY = 'M.DEPARTED.NPL.QAT._T._Z._Z.persons'
  const first = '2030-04-02T08:00:00.250Z'
  const second = '2030-04-20T08:00:00.750Z'

  beforeAll(async () => {
    await publishStatistics(server, 'recruitment-2030-01-2030-02', first, [
      statistic('2030-01', 'NPL-QAT', '12'),
      statistic('2030-02', 'NPL-QAT', null),
      statistic('all', 'NPL-QAT', '17'),
    ])
    await publishStatistics(server, 'recruitment-2030-02-2030-03', second, [
      statistic('2030-02', 'NPL-QAT', '9'),
      statistic('2030-03', 'NPL-QAT', '7'),
    ])
    seconds += 10
  })

  const ask = (rest: string) =>
    lines(`/v2/data/dataflow/*/DF_RECRUITMENT/*/${KEY}${rest}`, 'text/csv')

  test('the present holds the correction, the past what was public then', async () => {
    expect(await ask('')).toEqual([`${KEY} 2030-01 12`, `${KEY} 2030-02 9`, `${KEY} 2030-03 7`])
    const before = [`${KEY} 2030-01 12`, `${KEY} 2030-02 NaN`]
    expect(await ask('?asOf=2030-04-02T08:00:00Z')).toEqual(before)
    expect(await ask('?asOf=2030-04-20T09:59:59%2B02:00')).toEqual(before)
    expect(await ask('?updatedAfter=2030-04-10')).toEqual([`${KEY} 2030-02 9`, `${KEY} 2030-03 7`])
    const nothing = '/v2/data/dataflow/*/DF_RECRUITMENT/*/*?asOf=2030-04-01'
    expect((await get(server, nothing)).status).toBe(204)
  })

  test('the history is one data set for each release; replayed it is the present', async () => {
    const path = `/v2/data/dataflow/*/DF_RECRUITMENT/*/${KEY}?includeHistory=true`
    const parts = await partsIn(await get(server, path, { accept: 'application/json' }))
    const sets = parts.filter((part) => part.kind === 'dataset')
    expect(sets.map(({ action, validFrom }) => [action, validFrom])).toEqual([
      ['Replace', '2030-04-02T08:00:00Z'],
      ['Replace', '2030-04-20T08:00:00Z'],
    ])
    const state = new Map<string, number>()
    for (const part of parts) {
      if (part.kind !== 'series') continue
      for (const [i, time] of part.times.entries()) state.set(time, Number(part.measures[0]![i]))
    }
    expect([...state]).toEqual([
      ['2030-01', 12],
      ['2030-02', 9],
      ['2030-03', 7],
    ])
  })

  test('what is not shown says so, and a whole period is as long as the release', async () => {
    const response = await get(server, '/v2/data/dataflow/*/DF_RECRUITMENT/*/*?asOf=2030-04-03', {
      accept: 'text/csv',
    })
    const rows = (await response.text()).trim().split('\n')
    expect(rows.some((row) => row.includes('2030-01-01/P2M') && row.includes(',17,'))).toBe(true)
    expect(rows.filter((row) => row.includes('2030-02')).join()).toMatch(/NaN.*Q.*C/)
    expect(rows.slice(1).every((row) => row.includes('true'))).toBe(true)
  })
})

describe('figures that are not shown', () => {
  const COUNTS = [...[9, 3, 4, 1, 2, 6], ...[14, 0, 2, 8, 1, 30]]
  const CORRIDORS = ['NPL-SAU', 'NPL-KWT', 'NPL-JPN', 'NPL-KOR', 'NPL-MYS', 'NPL-ARE']
  const months = ['2029-01', '2029-02']
  const KEY = 'DF_RECRUITMENT/.DEPARTED......'
  let rows: readonly StatisticRow[]

  beforeAll(async () => {
    const tally = new RecruitmentTally()
    COUNTS.forEach((count, at) => {
      const corridor = CORRIDORS[at % 6]!
      const month = months[Math.floor(at / 6)]!
      for (let one = 0; one < count; one++) {
        tally.addMovement({ event: 'departed', month, corridor, sector: null, agency: null })
      }
    })
    rows = recruitmentStatistics(tally, { from: months[0]!, to: months[1]! }).filter(
      ({ measure }) => measure === 'departed',
    )
    await publishStatistics(server, 'recruitment-2029-01-2029-02', '2030-04-25T08:00:00Z', rows)
    seconds += 10
  })

  const PATHS = [
    [`/data/${KEY}?startPeriod=2029-01&endPeriod=2029-12`, 'application/xml'],
    [
      `/data/${KEY}?startPeriod=2029-01&endPeriod=2029-12`,
      'application/vnd.sdmx.structurespecificdata+xml;version=2.1',
    ],
    [`/data/${KEY}?startPeriod=2029-01&endPeriod=2029-12`, 'application/json'],
    [`/data/${KEY}?startPeriod=2029-01&endPeriod=2029-12`, 'text/csv'],
    [
      '/v2/data/dataflow/*/DF_RECRUITMENT/*/*.DEPARTED?c[TIME_PERIOD]=ge:2029-01+le:2029-12',
      'application/xml',
    ],
    [
      '/v2/data/dataflow/*/DF_RECRUITMENT/*/*.DEPARTED?c[TIME_PERIOD]=ge:2029-01+le:2029-12',
      'application/json',
    ],
    [
      '/v2/data/dataflow/*/DF_RECRUITMENT/*/*.DEPARTED?c[TIME_PERIOD]=ge:2029-01+le:2029-12',
      'text/csv',
    ],
  ] as const

  /** What an answer says of each cell: value (NaN where there is none) and marks. */
  async function told(path: string, accept: string) {
    const found = new Map<string, readonly [value: number, ...marks: unknown[]]>()
    for (const part of await partsIn(await get(server, path, { accept }))) {
      if (part.kind !== 'series') continue
      part.times.forEach((time, i) => {
        const { OBS_STATUS, CONF_STATUS } = part.observationAttributes
        const marks = [OBS_STATUS?.[i], CONF_STATUS?.[i]].map(String)
        found.set(`${part.key.join('.')} ${time}`, [
          Number(part.measures[0]![i] ?? Number.NaN),
          ...marks,
        ])
      })
    }
    return found
  }

  test('have the same marks and no value in any form, and all others their value', async () => {
    const hidden = rows.filter(({ value }) => value === null)
    expect(hidden.length).toBeGreaterThan(5)
    const shown = rows.flatMap(({ value }) => (value === null ? [] : [Number(value)]))
    for (const [path, accept] of PATHS) {
      const cells = [...(await told(path, accept)).values()]
      expect([path, accept, cells.length]).toEqual([path, accept, rows.length])
      const left = cells.filter(([value]) => Number.isNaN(value))
      expect(left.map(([, ...marks]) => marks.join())).toEqual(hidden.map(() => 'Q,C'))
      const values = cells.flatMap(([value]) => (Number.isNaN(value) ? [] : [value]))
      expect(values.toSorted((a, b) => a - b)).toEqual(shown.toSorted((a, b) => a - b))
    }
  })

  test('are not found by what they are, and availability counts them as any other', async () => {
    const asked =
      '/v2/data/dataflow/*/DF_RECRUITMENT/*/*.DEPARTED?c[TIME_PERIOD]=ge:2029-01+le:2029-12'
    const found = async (filter: string) => {
      const response = await get(server, `${asked}&c[OBS_VALUE]=${filter}`, { accept: 'text/csv' })
      return response.status === 204 ? [] : linesOf(await partsIn(response))
    }
    const isShown = (line: string) => !line.endsWith('NaN')
    const shown = rows.filter(({ value }) => value !== null)
    expect((await found('ge:0')).filter(isShown)).toHaveLength(shown.length)
    expect((await found('ge:1+le:4')).length).toBe(0)
    for (const filter of ['ge:0', 'lt:100000', 'ge:1+le:4']) {
      expect([filter, (await found(filter)).every(isShown)]).toEqual([filter, true])
    }
    // What is not shown differs from every figure alike.
    for (const filter of ['ne:1', 'ne:2', 'ne:3', 'ne:4', 'ne:9']) {
      const left = (await found(filter)).filter((line) => !isShown(line))
      expect([filter, left.length]).toEqual([filter, rows.length - shown.length])
    }
    const constraint = await get(
      server,
      `/availableconstraint/${KEY}?startPeriod=2029-01&endPeriod=2029-12`,
      { accept: 'application/json' },
    )
    expect(await constraint.text()).toContain(`"id":"obs_count","title":"${rows.length}"`)
    const small = await get(
      server,
      `${asked.replace('/data/', '/availability/')}&c[OBS_VALUE]=ge:1+le:4`,
    )
    expect(small.status).toBe(204)
  })

  test('do not follow from everything that is answered together', async () => {
    const cells = await told(PATHS[3][0], PATHS[3][1])
    const keys = [...cells.keys()]
    const figures = keys
      .map((key) => cells.get(key)![0])
      .map((value) => (Number.isNaN(value) ? null : value))
    const part = (key: string, at: number) => key.split(/[. ]/)[at]!
    // Key: FREQ MEASURE ORIGIN DESTINATION SECTOR ITEM PART UNIT, then the period.
    const at = (isOf: (key: string) => boolean) =>
      keys.flatMap((key, cell) => (isOf(key) ? [cell] : []))
    const isPlain = (key: string) => part(key, 5) === '_Z' && part(key, 4) === '_T'
    const relations: Relation[] = []
    for (const freq of ['_O', ...months]) {
      const isIn = (key: string) =>
        isPlain(key) && (freq === '_O' ? part(key, 0) === '_O' : key.endsWith(` ${freq}`))
      const [total] = at((key) => isIn(key) && part(key, 2) === '_T')
      if (total === undefined) continue
      // Those not shown are in the list by name and together; together they are no further part.
      const parts = at(
        (key) => isIn(key) && part(key, 2) !== '_T' && (freq !== '_O' || part(key, 2) !== '_O'),
      )
      relations.push({ total, parts })
      const [rest] = at((key) => isIn(key) && part(key, 2) === '_O')
      const named = at((key) => isIn(key) && part(key, 2) === 'NPL').filter(
        (cell) => figures[cell] === null,
      )
      if (freq === '_O' && rest !== undefined) relations.push({ total: rest, parts: named })
    }
    for (const destination of new Set(keys.filter(isPlain).map((key) => part(key, 3)))) {
      const ofMonths = at(
        (key) => isPlain(key) && part(key, 3) === destination && part(key, 0) === 'M',
      )
      const [total] = at(
        (key) => isPlain(key) && part(key, 3) === destination && part(key, 0) === '_O',
      )
      if (total !== undefined && ofMonths.length === months.length && destination !== '_O') {
        relations.push({ total, parts: ofMonths })
      }
    }
    expect(relations.length).toBeGreaterThan(4)
    const found = auditCells({ figures, relations, leastOf: () => 1 })
    expect(found.size).toBeGreaterThan(5)
    for (const [cell, { low, high }] of found) {
      expect([keys[cell], high - low >= 3]).toEqual([keys[cell], true])
    }
  })
})

describe('over HTTP', () => {
  const SMALL = '/data/DF_DEMOGRAPHY/un-wpp-2024.A.BIRTHS.NPL._T'

  test('an answer that is there already is 304, in whatever form it was', async () => {
    const response = await get(server, SMALL, { accept: 'text/csv', 'accept-encoding': 'gzip' })
    const etag = response.headers.get('etag')!
    expect(response.headers.get('vary')).toBe('Accept, Accept-Encoding, Accept-Language')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    const again = await get(server, SMALL, { accept: 'text/csv', 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const other = await get(server, SMALL, { accept: 'application/json', 'if-none-match': etag })
    expect(other.status).toBe(200)
    const same = await get(server, `${SMALL}//?detail=full`, { accept: 'text/csv' })
    expect(same.headers.get('etag')!.replace('"', '')).toContain(etag.slice(1, 20))
  })

  test('long answers are compressed while they are made, and whole', async () => {
    const path = '/data/DF_STOCKS/un-ims-2024.......'
    const plain = await get(server, path, { accept: 'text/csv' })
    const text = await plain.text()
    expect(plain.headers.get('content-length')).toBe(null)
    expect(text.trim().split('\n').length).toBeGreaterThan(200_000)
    const packed = await get(server, path, { accept: 'text/csv', 'accept-encoding': 'gzip' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString() === text).toBe(true)
  })

  test('HEAD says what GET would', async () => {
    const head = await server.app.request(`/sdmx/rest${SMALL}`, { method: 'HEAD' })
    const full = await get(server, SMALL)
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(head.headers.get('etag')).toBe(full.headers.get('etag'))
    const options = await server.app.request('/sdmx/rest/data/X', { method: 'OPTIONS' })
    expect(options.status).toBe(204)
  })

  test.each([
    ['/data/NONE', 404, '<mes:ErrorMessage code="100">'],
    ['/data/DF_STOCKS/A.B', 400, 'code="140"'],
    ['/data/DF_STOCKS?dimensionAtObservation=CURR', 403, 'code="150"'],
    ['/data', 400, 'code="140"'],
    ['/nonsense', 400, 'code="140"'],
    ['/structure/all/all/all/all?detail=raw', 400, 'code="140"'],
    ['/v2/data/dataflow/*/DF_STOCKS/*/*?dimensionAtObservation=CURR', 422, '"code":150'],
    ['/v2/data/dataflow/*/DF_STOCKS/*/*?c[CURR]=A', 422, '"code":150'],
    ['/v2/data/dataflow/*/NONE', 204, ''],
    ['/v2/data', 501, 'choose one of'],
    ['/v2/structure/nonsense', 400, '"code":140'],
  ])('%s is %i', async (path, status, told) => {
    const response = await get(server, path)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(told)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  })

  test.each([
    ...[
      ...['process', 'reportingtaxonomy', 'metadatastructure', 'metadataflow'],
      ...['attachmentconstraint', 'vtlmappingscheme', 'rulesetscheme', 'transformationscheme'],
    ].flatMap((type) => [`/${type}`, `/v2/structure/${type}`]),
    ...['/structureset', '/v2/structure/structuremap', '/v2/structure/representationmap'],
    ...['/metadata/DF_STOCKS', '/v2/metadata/metadataset', '/v2/registration/id/X'],
    ...['/data/DF_STOCKS+DF_FLOWS', '/v2/data/dataflow/*/DF_STOCKS,DF_FLOWS'],
    ...['/data/DF_STOCKS?dimensionAtObservation=EDITION', '/v2/data/dataflow/*/DF_STOCKS?sort=SEX'],
    ...[
      '/data/DF_RATIFICATIONS?updatedAfter=2020-01-01',
      '/data/DF_RATIFICATIONS?includeHistory=true',
    ],
    ...['/v2/data/dataflow/*/DF_RATIFICATIONS?asOf=2020-01-01'],
    '/v2/data/dataflow/*/DF_RATIFICATIONS?updatedAfter=2020-01-01',
  ])('what is not offered says so: %s', async (path) => {
    const response = await get(server, path)
    const body = await response.text()
    expect([path, response.status, body.slice(0, 400)]).toEqual([
      path,
      501,
      expect.stringMatching(/code="501"|"code":501/),
    ])
    expect(body).toContain('/data/api#sdmx')
  })

  test('plain text for who asks for CSV, 406 for what there is no form of', async () => {
    const csv = await get(server, '/data/NONE', { accept: 'text/csv' })
    expect(await csv.text()).toMatch(/^100: /)
    const image = await get(server, SMALL, { accept: 'image/png' })
    expect([image.status, await image.text()]).toEqual([406, expect.stringContaining('1000')])
  })

  test('requests in bad faith are answered in bounded time', async () => {
    const many = Array.from({ length: 2_000 }, (_, i) => `X${i}`).join('+')
    for (const path of [
      `/data/DF_STOCKS/${many}.......`,
      `/v2/data/dataflow/*/DF_STOCKS/*/${many.replaceAll('+', ',')}`,
      `/v2/data/dataflow/*/DF_STOCKS/*/*?c[ORIGIN]=${'sw:A+ew:B,'.repeat(600)}NPL`,
      `/${'a/'.repeat(3_000)}`,
      '/data/DF_STOCKS/%FF%FE',
      '/data/DF_STOCKS/all?startPeriod=99999999999999999999',
    ]) {
      // Of the processor, which says the same on a busy machine.
      const began = process.threadCpuUsage()
      const response = await get(server, path)
      await response.text()
      expect(response.status).toBeLessThan(500)
      const { user, system } = process.threadCpuUsage(began)
      expect((user + system) / 1_000).toBeLessThan(2_000)
    }
  })

  test('when the client leaves, what was computed for it alone is given up', async () => {
    const given = { up: 0 }
    let begun = () => {}
    const beginning = new Promise<void>((resolve) => {
      begun = resolve
    })
    const run = () => {
      const { promise, reject } = Promise.withResolvers<never>()
      begun()
      return {
        result: promise,
        cancel: () => {
          given.up += 1
          reject(new DomainError('unavailable', 'nobody waits'))
          return true
        },
        hurry: () => {},
      }
    }
    const held = await testServer({ sharing: server, thread: { run, close: async () => {} } })
    const listener = createAdaptorServer({ fetch: held.app.fetch })
    try {
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', () => resolve()))
      const { port } = listener.address() as AddressInfo
      const client = new AbortController()
      const answer = fetch(`http://127.0.0.1:${port}/sdmx/rest/data/DF_FLOWS`, client)
      const left = expect(answer).rejects.toThrow()
      await beginning
      expect(given.up).toBe(0)
      client.abort()
      await left
      await expect.poll(() => given.up).toBe(1)
    } finally {
      listener.close()
      await held.close()
    }
  })

  test('a network that asks for much waits, others do not', async () => {
    const busy = await testServer({
      sharing: server,
      now: () => new Date(START + seconds * 1_000),
      sdmx: { requestsPerMinute: 3, megabytesPerHour: 0 },
      trustedProxies: ['unknown'],
    })
    try {
      const ask = (from: string) =>
        get(busy, '/dataflow', { 'x-forwarded-for': from }).then(({ status, headers }) => [
          status,
          headers.get('retry-after'),
        ])
      for (let i = 0; i < 3; i++) expect(await ask('198.51.100.7')).toEqual([200, null])
      expect(await ask('198.51.100.7')).toEqual([429, '20'])
      expect(await ask('203.0.113.9')).toEqual([200, null])
      seconds += 20
      expect(await ask('198.51.100.7')).toEqual([200, null])
    } finally {
      await busy.close()
    }
  })
})

describe.skipIf(!isShared)('with the material of the standard', () => {
  test('addresses of a published generator are answered as told', async () => {
    const urls: readonly { readonly path: string }[] = JSON.parse(
      readFileSync(`${SHARED}fixtures/sdmx/urls.json`, 'utf8'),
    )
    // Some ask for everything there is; that no flow can be estimated makes them quick.
    const refusing = () => ({
      result: Promise.reject(new DomainError('infeasible', 'not in this test')),
      cancel: () => false,
      hurry: () => {},
    })
    const quick = await testServer({
      sharing: server,
      thread: { run: refusing, close: async () => {} },
    })
    const strange: string[] = []
    for (const { path } of urls) {
      const encoded = path.replaceAll('[', '%5B').replaceAll(']', '%5D').replaceAll(':', '%3A')
      for (const one of new Set([path, encoded])) {
        const response = await get(quick, one.slice('/rest'.length))
        const body = await response.text()
        const isSecond = path.startsWith('/rest/v2')
        // Several dataflows in one answer are not offered, as the documentation says.
        const isWhole = response.status === 501 && body.includes('choose one of')
        const allowed = isSecond ? [200, 204] : [200, 404]
        if (!allowed.includes(response.status) && !isWhole)
          strange.push(`${response.status} ${one}`)
      }
    }
    await quick.close()
    console.info(`SDMX: ${urls.length} addresses of the generator were asked`)
    expect(strange).toEqual([])
  }, 60_000)

  test('answers in JSON are valid by the schemas', async () => {
    const schemas = { '1.0': '', '2.1': '/v2' }
    for (const [version, root] of Object.entries(schemas)) {
      const check = (kind: 'structure' | 'data') =>
        jsonSchema(
          readFileSync(
            `${SHARED}data/sdmx/sdmx-json-${version}/schemas/sdmx-json-${kind}-schema.json`,
            'utf8',
          ),
        )
      const [structures, data] = [check('structure'), check('data')]
      const flows =
        version === '1.0'
          ? ['/data/DF_STOCKS/.A.MST.NPL..BIRTH.DST.', '/data/DF_RATIFICATIONS/A.IN_FORCE.NPL.']
          : [
              ...['/data/dataflow/*/DF_STOCKS/*/*.A.MST.NPL', '/data/dataflow/*/DF_RECRUITMENT'],
              '/data/dataflow/*/DF_RATIFICATIONS/*/A.IN_FORCE.NPL?dimensionAtObservation=AllDimensions',
            ]
      const lists =
        version === '1.0'
          ? ['/structure/all/all/all', '/availableconstraint/DF_STOCKS?references=all']
          : ['/structure/*', '/availability/dataflow/*/DF_STOCKS?references=all']
      for (const [paths, validate] of [
        [flows, data],
        [lists, structures],
      ] as const) {
        for (const path of paths) {
          const response = await get(server, `${root}${path}`, { accept: 'application/json' })
          expect([path, validate(await response.text())]).toEqual([path, ''])
        }
      }
    }
  }, 60_000)

  test.skipIf(!hasXmllint)(
    'answers in XML are valid by the schemas',
    async () => {
      const root = `${SHARED}data/sdmx/sdmx-ml-2.1/schemas/`
      const check = async (path: string, accept: string, schema: string) => {
        const response = await get(server, path, { accept })
        const file = join(folder, 'message.xml')
        writeFileSync(file, await response.text())
        const options = ['--nonet', '--noout', '--schema', schema, file]
        const { stderr, status } = spawnSync('xmllint', options, { encoding: 'utf8' })
        return status === 0 ? '' : stderr.slice(0, 2_000)
      }
      const message = `${root}SDMXMessage.xsd`
      for (const path of [
        '/structure/all/all/all',
        '/availableconstraint/DF_STOCKS?references=all',
        '/data/DF_STOCKS/.A.MST.NPL..BIRTH.DST.',
        '/data/DF_RATIFICATIONS/A.IN_FORCE.NPL.',
        '/data/DF_RECRUITMENT/all?includeHistory=true',
      ]) {
        expect([path, await check(path, 'application/xml', message)]).toEqual([path, ''])
      }
      const second = `${SHARED}data/sdmx/sdmx-ml-3.0/schemas/SDMXMessage.xsd`
      expect(await check('/v2/structure/*', 'application/xml', second)).toBe('')
      // Structure-specific data by the schema that the service gives itself.
      const own = await get(server, '/schema/dataflow/CORRIDOR/DF_STOCKS')
      const schema = (await own.text()).replaceAll(
        /schemaLocation="(SDMX\w+\.xsd)"/g,
        `schemaLocation="${root}$1"`,
      )
      writeFileSync(join(folder, 'own.xsd'), schema)
      const namespace = /targetNamespace="([^"]+)"/.exec(schema)![1]!
      const driver = join(folder, 'driver.xsd')
      writeFileSync(
        driver,
        `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" schemaLocation="${message}"/><xs:import namespace="${namespace}" schemaLocation="own.xsd"/></xs:schema>`,
      )
      const specific = 'application/vnd.sdmx.structurespecificdata+xml;version=2.1'
      expect(await check('/data/DF_STOCKS/.A.MST.NPL..BIRTH.DST.', specific, driver)).toBe('')
    },
    60_000,
  )
})
