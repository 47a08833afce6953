import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EvidenceStore } from '../../evidence/index.ts'
import type { App } from '../../http/mount.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { sdmxRoutes } from './routes.ts'
import { sdmxService } from './SdmxService.ts'
import { publishStatistics, statistic } from './testing/sdmxServer.ts'

const START = Date.parse('2030-05-01T00:00:00Z')

let server: TestServer
let seconds = 0

beforeAll(async () => {
  server = await testServer({ now: () => new Date(START + seconds * 1_000) })
})

afterAll(() => server.close())

/** The routes alone, which tell when an answer is made: then the releases are listed. */
function ownRoutes() {
  const seen = { lists: 0, spent: 0, until: Promise.resolve(), logged: [] as string[] }
  const { evidence: held } = server
  const evidence: EvidenceStore = {
    ...{ areas: held.areas, areaIndex: held.areaIndex },
    revision: () => held.revision(),
    list: async () => {
      seen.lists += 1
      await seen.until
      return await held.list()
    },
    find: (id) => held.find(id),
    stocks: (id) => held.stocks(id),
    demography: (id) => held.demography(id),
    statistics: (id) => held.statistics(id),
    reported: (id) => held.reported(id),
  }
  const app: App = new Hono()
  sdmxRoutes(app, {
    evidence,
    ...{
      estimator: server.estimates,
      simulations: server.simulations,
      standards: server.standards,
    },
    ...{ fingerprint: 'test', trustedProxies: [], now: server.identity.now },
    quota: {
      admit: () => ({
        spend: (bytes) => {
          seen.spent += bytes
        },
      }),
    },
    log: (_, message) => seen.logged.push(message),
  })
  const ask = async (path: string, headers: Readonly<Record<string, string>>, init = {}) =>
    await app.request(`/sdmx/rest${path}`, { headers, ...init })
  return { ask, seen }
}

const told = async (response: Response) => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  body: Buffer.from(await response.arrayBuffer()).toString('base64'),
})

const SERIES = '/data/DF_DEMOGRAPHY/un-wpp-2024.A.BIRTHS.NPL._T'

describe('an answer that was made is given again', () => {
  const FORMS: readonly (readonly [path: string, accept: string])[] = [
    ...[
      'application/xml',
      'application/vnd.sdmx.structurespecificdata+xml;version=2.1',
      'application/json',
      'text/csv',
      'application/vnd.sdmx.data+csv;version=1.0.0;labels=both',
    ].map((accept) => [SERIES, accept] as const),
    ...['application/xml', 'application/json', 'text/csv'].map(
      (accept) =>
        ['/v2/data/dataflow/*/DF_DEMOGRAPHY/*/un-wpp-2024.A.BIRTHS.NPL._T', accept] as const,
    ),
    ['/dataflow', 'application/xml'],
    ['/v2/availability/dataflow/*/DF_DEMOGRAPHY', 'application/json'],
    ['/schema/dataflow/CORRIDOR/DF_DEMOGRAPHY', 'application/xml'],
  ]

  test.each(FORMS)('%s as %s', async (path, accept) => {
    const { ask, seen } = ownRoutes()
    const bodies = new Set<string>()
    for (const encoding of ['identity', 'gzip', 'br']) {
      const headers = { accept, 'accept-encoding': encoding }
      const before = { ...seen }
      const made = await told(await ask(path, headers))
      expect([path, made.status]).toEqual([path, 200])
      expect(made.headers['content-encoding'] ?? 'identity').toBe(encoding)
      const cost = { lists: seen.lists - before.lists, spent: seen.spent - before.spent }
      expect(cost.lists).toBeGreaterThan(0)
      expect(await told(await ask(path, headers))).toEqual(made)
      expect(seen.lists).toBe(before.lists + cost.lists)
      // The quota counts what is sent, however it came to be.
      expect(seen.spent).toBe(before.spent + 2 * cost.spent)
      const head = await told(await ask(path, headers, { method: 'HEAD' }))
      expect(head).toEqual({ ...made, body: '' })
      const etag = made.headers.etag!
      const known = await told(await ask(path, { ...headers, 'if-none-match': etag }))
      expect([known.status, known.headers.etag, known.body]).toEqual([304, etag, ''])
      expect(await told(await ownRoutes().ask(path, headers))).toEqual(made)
      bodies.add(made.body)
    }
    expect(bodies.size).toBe(3)
    expect(seen.logged).toEqual([])
  })

  test('but not to who asks in another language, for another form or other figures', async () => {
    const { ask } = ownRoutes()
    const csv = 'application/vnd.sdmx.data+csv;version=1.0.0'
    const asked = [
      await ask(SERIES, { accept: `${csv};labels=both`, 'accept-language': 'en' }),
      await ask(SERIES, { accept: `${csv};labels=both`, 'accept-language': 'fr' }),
      await ask(SERIES, { accept: csv, 'accept-language': 'en' }),
      await ask(SERIES, { accept: 'application/json', 'accept-language': 'en' }),
      await ask(`${SERIES}?startPeriod=2000`, { accept: csv, 'accept-language': 'en' }),
    ]
    const answers = await Promise.all(asked.map(told))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(asked.length)
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(asked.length)
  })

  test('long ones are made anew each time', async () => {
    const { ask, seen } = ownRoutes()
    for (let i = 0; i < 2; i++) {
      const before = seen.lists
      const response = await ask('/data/DF_STOCKS/un-ims-2024.......', { accept: 'text/csv' })
      expect([response.status, response.headers.get('content-length')]).toEqual([200, null])
      await response.body!.cancel()
      expect(seen.lists).toBeGreaterThan(before)
    }
  })
})

test('what becomes public changes the answer, and the past stays what it was', async () => {
  const { ask } = ownRoutes()
  const KEY = 'M.DEPARTED.NPL.QAT._T._Z._Z.persons'
  const figures = async (parameters = '') => {
    const path = `/v2/data/dataflow/*/DF_RECRUITMENT/*/${KEY}${parameters}`
    const response = await ask(path, { accept: 'text/csv', 'accept-encoding': 'gzip' })
    const { status, headers } = response
    const again = await told(await ask(path, { accept: 'text/csv', 'accept-encoding': 'gzip' }))
    const first = await told(response)
    expect(again).toEqual(first)
    return { status, etag: headers.get('etag'), body: first.body }
  }
  const publish = async (id: string, at: string, month: string, value: string) => {
    await publishStatistics(server, id, at, [statistic(month, 'NPL-QAT', value)])
    seconds += 10
  }
  const AS_OF = '?asOf=2030-04-10'
  expect((await figures()).status).toBe(204)
  await publish('recruitment-2030-01-2030-01', '2030-04-02T08:00:00Z', '2030-01', '12')
  const first = await figures()
  expect(first.status).toBe(200)
  const before = await figures(AS_OF)
  await publish('recruitment-2030-01-2030-02', '2030-04-20T08:00:00Z', '2030-01', '15')
  const corrected = await figures()
  expect(corrected.status).toBe(200)
  expect(corrected.etag).not.toBe(first.etag)
  const text = async (parameters = '') => {
    const path = `/v2/data/dataflow/*/DF_RECRUITMENT/*/${KEY}${parameters}`
    return await (await ask(path, { accept: 'text/csv', 'accept-encoding': 'identity' })).text()
  }
  expect(await text()).toMatch(/,2030-01,15,/)
  expect(await text()).not.toMatch(/,2030-01,12,/)
  expect(before.status).toBe(200)
  expect(await text(AS_OF)).toMatch(/,2030-01,12,/)
})

describe('while an answer is made', () => {
  const HEADERS = { accept: 'text/csv', 'accept-encoding': 'gzip' }

  test('others who ask for it wait for it, also when the first leaves', async () => {
    const { ask, seen } = ownRoutes()
    const alone = ownRoutes()
    const expected = await told(await alone.ask(SERIES, HEADERS))
    const { promise, resolve } = Promise.withResolvers<void>()
    seen.until = promise
    const first = new AbortController()
    const asked = [ask(SERIES, HEADERS, { signal: first.signal })]
    await expect.poll(() => seen.lists).toBe(1)
    asked.push(ask(SERIES, HEADERS), ask(SERIES, HEADERS))
    await new Promise((done) => setTimeout(done, 20))
    first.abort()
    resolve()
    const [, ...answers] = await Promise.all(asked)
    for (const answer of answers) expect(await told(answer)).toEqual(expected)
    expect(seen.lists).toBe(alone.seen.lists)
    expect(seen.spent).toBe(3 * alone.seen.spent)
  })

  test('who leaves alone takes it along: nothing of it is kept', async () => {
    const { ask, seen } = ownRoutes()
    const { promise, resolve } = Promise.withResolvers<void>()
    seen.until = promise
    const client = new AbortController()
    const left = ask(SERIES, HEADERS, { signal: client.signal })
    await expect.poll(() => seen.lists).toBe(1)
    client.abort()
    resolve()
    expect((await left).status).toBeGreaterThanOrEqual(500)
    const before = seen.lists
    const again = await ask(SERIES, HEADERS)
    expect(again.status).toBe(200)
    expect(seen.lists).toBeGreaterThan(before)
    expect(seen.logged).toEqual([])
  })
})

test('what becomes public while an answer is made is seen before it is kept', async () => {
  const service = sdmxService({
    ...{ evidence: server.evidence, estimator: server.estimates, simulations: server.simulations },
    ...{ standards: server.standards, fingerprint: 'test' },
  })
  const read = () =>
    service.read({
      ...{ generation: '1.5', address: SERIES, accept: 'text/csv', acceptLanguage: undefined },
    })
  const reading = await read()
  expect(await reading.isCurrent()).toBe(true)
  await publishStatistics(server, 'recruitment-2030-03-2030-03', '2030-05-01T00:00:00Z', [
    statistic('2030-03', 'NPL-QAT', '9'),
  ])
  seconds += 10
  expect(await reading.isCurrent()).toBe(false)
  expect((await read()).hash).not.toBe(reading.hash)
})
