import { API_PREFIX, Problem, ROUTES, type Route, routeUrl } from '@corridor/contract'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCsv } from './testing/readCsv.ts'
import { type TestServer, testServer } from './testing/testServer.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const get = (address: string, headers: Record<string, string> = {}, method = 'GET') =>
  server.app.request(address, { method, headers })

/** Of one thing that a new installation does not have; tested where it is made. */
const NOT_THERE = ['getSimulation', 'getCareerSimulation', 'proveAction', 'getAgency']

/** Reading at an address that is there whatever was imported or computed. */
const EXAMPLES = (ROUTES as readonly Route[])
  .filter(
    ({ method, id, file, permission }) =>
      method === 'GET' && permission === 'public' && !NOT_THERE.includes(id) && file === undefined,
  )
  .flatMap((route) => route.examples.map((input) => ({ route, address: routeUrl(route, input) })))

/** Says when it was asked, so that no two answers are the same. */
const OF_THE_MOMENT = ['getClearanceStatus']

/** What a new installation has none of; tested where it is imported. */
const EMPTY_AT_FIRST = [
  ...['getRecruitmentStatistics', 'getReportedFigures', 'listSupervision', 'listReviews'],
]

describe('every example of every route', () => {
  test.each(EXAMPLES)('$address answers as the contract says', async ({ route, address }) => {
    const response = await get(address)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    const body = await response.json()
    // Nothing more and nothing less than the schema.
    expect(route.output.parse(body)).toEqual(body)
  })

  test.each(EXAMPLES.filter(({ route }) => route.csv === true))(
    '$address gives the same as CSV',
    async ({ route, address }) => {
      const json = JSON.stringify(await (await get(address)).json())
      const csv = await get(`${address}${address.includes('?') ? '&' : '?'}format=csv`)
      expect(csv.status).toBe(200)
      expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
      expect(csv.headers.get('content-disposition')).toMatch(
        /^attachment; filename="[\w.-]+\.csv"$/,
      )
      const { columns, rows } = readCsv(await csv.text())
      if (EMPTY_AT_FIRST.includes(route.id)) expect(rows).toEqual([])
      else expect(rows.length).toBeGreaterThan(0)
      expect(new Set(columns).size).toBe(columns.length)
      for (const row of rows) {
        expect(row).toHaveLength(columns.length)
        for (const [place, value] of row.entries()) {
          // Figures are written with the same digits as in JSON.
          if (['persons', 'inflow', 'outflow', 'net'].includes(columns[place]!) && value !== '') {
            expect(json).toContain(value)
          }
        }
      }
    },
  )

  const lasting = EXAMPLES.filter(({ route }) => !OF_THE_MOMENT.includes(route.id))

  test.each(lasting)('$address is not sent twice to who has it', async ({ address }) => {
    const first = await get(address, { 'accept-encoding': 'br' })
    const tag = first.headers.get('etag')!
    expect(tag).toMatch(/^"[\w.-]+"$/)
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await get(address, { 'if-none-match': known, 'accept-encoding': 'br' })
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
      expect(again.headers.get('etag')).toBe(tag)
    }
    expect((await get(address, { 'if-none-match': '*' })).status).toBe(304)
    expect((await get(address, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test.each(lasting)('$address answers HEAD with the headers alone', async ({ address }) => {
    const [whole, head] = [await get(address), await get(address, {}, 'HEAD')]
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
    for (const name of ['etag', 'content-type', 'content-length']) {
      expect(head.headers.get(name)).toBe(whole.headers.get(name))
    }
  })
})

test('different questions have different tags, and so have the encodings of one answer', async () => {
  const address = `${API_PREFIX}/flows/world?period=2010-2015`
  const tags = await Promise.all([
    get(address),
    get(address, { 'accept-encoding': 'gzip' }),
    get(address, { 'accept-encoding': 'br' }),
    get(`${address}&format=csv`),
    get(`${address}&method=open-minimum`),
  ])
  expect(new Set(tags.map((response) => response.headers.get('etag'))).size).toBe(5)
  // A default that is written out is the same question.
  const spelled = await get(`${address}&sex=both&method=closed-minimum`)
  expect(spelled.headers.get('etag')).toBe(tags[0].headers.get('etag'))
})

test('compressed answers hold the same as plain ones', async () => {
  const address = `${API_PREFIX}/flows/corridors/NPL-QAT`
  const plain = new Uint8Array(await (await get(address)).arrayBuffer())
  const { brotliDecompressSync, gunzipSync } = await import('node:zlib')
  for (const [encoding, decompress] of [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const) {
    const response = await get(address, { 'accept-encoding': encoding })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
    const body = new Uint8Array(await response.arrayBuffer())
    expect(body.length).toBeLessThan(plain.length / 4)
    expect(Buffer.compare(decompress(body), plain)).toBe(0)
  }
})

describe('problems', () => {
  test.each([
    ['/flows/world?period=2010', 400, 'bad_request', 'first and last year'],
    ['/flows/world?period=2015-2010', 400, 'bad_request', 'is not a period'],
    ['/flows/world?method=magic', 400, 'bad_request', 'closed-minimum, closed-independence'],
    ['/flows/world?weight=two', 400, 'bad_request', 'write a number'],
    ['/flows/world?weight=1.5', 400, 'bad_request', 'at most 1'],
    ['/flows/world?weight=', 400, 'bad_request', 'is empty'],
    ['/flows/world?sex=both&sex=male', 400, 'bad_request', 'once only'],
    ['/flows/world?colour=red', 400, 'bad_request', 'colour: is not known here'],
    ['/flows/world?format=xml', 400, 'bad_request', 'neither json nor csv'],
    ['/areas?format=csv', 400, 'bad_request', 'format: is not known here'],
    ['/flows/top?limit=2.5', 400, 'bad_request', 'a whole number'],
    ['/flows/top?limit=0', 400, 'bad_request', 'at least 1'],
    ['/flows/top?from=XYZ', 404, 'unknown_area', 'XYZ'],
    ['/flows/regions?open=ASI', 404, 'unknown_area', 'ASI-S'],
    ['/flows/regions?grouping=continents', 400, 'bad_request', 'm49-region'],
    ['/flows/corridors/NPLQAT', 400, 'bad_request', 'NPL-QAT'],
    ['/flows/corridors/NPL-NPL', 400, 'bad_request', 'two different'],
    ['/flows/corridors/NPL-XXX', 404, 'unknown_area', 'no area XXX'],
    ['/flows/corridors/NPL-QAT?period=1950-1955', 422, 'period_not_covered', '2015-2020'],
    ['/flows/corridors/NPL-QAT?stocks=nothing', 404, 'unknown_release', 'un-ims-2024'],
    ['/flows/corridors/NPL-QAT?stocks=un-wpp-2024', 404, 'unknown_release', 'no migrant stocks'],
    ['/flows/countries/nepal', 400, 'bad_request', 'three capital letters'],
    ['/flows/world?period=2015-2021', 422, 'period_not_covered', '2015-2020'],
    ['/flows/world?stocks=un-wpp-2022', 404, 'unknown_release', 'un-ims-2020'],
    ['/flows/world?sex=female', 422, 'sex_not_covered', 'drop-negative'],
    ['/flows/world?stocks=un-ims-2020&period=2020-2024', 422, 'period_not_covered', '2015-2020'],
    ['/releases/UN', 400, 'bad_request', 'lower-case words'],
    ['/releases/un-ims-1900', 404, 'unknown_release', 'un-ims-2020'],
    ['/stocks', 400, 'bad_request', 'Name an origin'],
    ['/stocks?origin=XYZ', 404, 'unknown_area', 'XYZ'],
    ['/stocks?origin=NPL&year=1950', 422, 'period_not_covered', '1990'],
    ['/search?text=', 400, 'bad_request', 'is empty'],
    ['/search?text=%20', 400, 'bad_request', 'at least 1 character'],
    ['/search', 400, 'bad_request', 'text: is needed'],
    ['/nothing', 404, 'not_found', 'openapi.json'],
    ['/flows/world/', 404, 'not_found', 'openapi.json'],
  ])('%s', async (path, status, code, words) => {
    const response = await get(API_PREFIX + path)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const problem = Problem.parse(await response.json())
    expect(problem).toMatchObject({ status, code, type: `${API_PREFIX}/problems/${code}` })
    expect(response.status).toBe(status)
    expect(problem.detail).toContain(words)
    expect(problem.instance).toBe(`urn:uuid:${response.headers.get('x-request-id')}`)
    const explained = await (await get(problem.type)).json()
    expect(explained).toMatchObject({ code, status, title: problem.title })
  })

  test('every wrong parameter is told at once', async () => {
    const response = await get(`${API_PREFIX}/flows/world?period=x&sex=x&weight=9&x=1`)
    const { details } = Problem.parse(await response.json())
    const told = details!.parameters as { parameter: string }[]
    expect(told.map(({ parameter }) => parameter).sort()).toEqual(['period', 'sex', 'weight', 'x'])
  })

  test.each(['__proto__', 'constructor', 'toString'])('%s is no parameter', async (name) => {
    const response = await get(`${API_PREFIX}/flows/world?${name}=1`)
    expect(response.status).toBe(400)
  })

  test('what went wrong inside is logged and not told', async () => {
    const broken = await testServer({
      thread: {
        run: () => ({
          result: Promise.reject(new Error('secret of the house')),
          cancel: () => false,
          hurry: () => {},
        }),
        close: async () => {},
      },
    })
    const response = await broken.app.request(`${API_PREFIX}/flows/world`)
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).not.toContain('secret')
    expect(Problem.parse(JSON.parse(text)).code).toBe('internal')
    const id = response.headers.get('x-request-id')!
    expect(broken.logged.some((line) => line.includes(id))).toBe(true)
    await broken.close()
  })

  test('more to do than there are connections is told as busy, not as a fault', async () => {
    const busy = await testServer({
      thread: {
        run: () => ({ result: exhausted(), cancel: () => false, hurry: () => {} }),
        close: async () => {},
      },
    })
    const exhausted = async () => {
      const pool = new pg.Pool({
        ...{ connectionString: busy.databaseUrl, max: 1, connectionTimeoutMillis: 1_000 },
      })
      const taken = await pool.connect()
      try {
        return (await pool.connect()) as never
      } finally {
        taken.release()
        await pool.end()
      }
    }
    const response = await busy.app.request(`${API_PREFIX}/flows/world`)
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('5')
    expect(Problem.parse(await response.json()).code).toBe('unavailable')
    await busy.close()
  })
})

describe('at the door', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s is refused', async (method) => {
    for (const path of [`${API_PREFIX}/flows`, '/', `${API_PREFIX}/nothing`]) {
      const response = await get(path, {}, method)
      expect(response.status).toBe(405)
      expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    }
  })

  test('bodies and endless addresses are refused', async () => {
    expect((await get(`${API_PREFIX}/flows`, { 'content-length': '5' })).status).toBe(413)
    expect((await get(`${API_PREFIX}/flows`, { 'transfer-encoding': 'chunked' })).status).toBe(413)
    const long = await get(`${API_PREFIX}/search?text=${'x'.repeat(9000)}`)
    expect(long.status).toBe(414)
    expect(Problem.parse(await long.json()).code).toBe('too_large')
  })

  test('any page may read the figures', async () => {
    for (const path of ['/flows', '/nothing', '/flows/world?period=x', '/health']) {
      const response = await get(API_PREFIX + path, { origin: 'https://example.org' })
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
    }
    const asked = await get(
      `${API_PREFIX}/flows`,
      { origin: 'https://example.org', 'access-control-request-method': 'GET' },
      'OPTIONS',
    )
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
    expect(asked.headers.get('access-control-allow-headers')).toContain('If-None-Match')
  })

  test('every answer carries the headers that keep browsers careful', async () => {
    for (const path of ['/api/v1/flows', '/api/v1/nothing', '/', '/nothing.js']) {
      const { headers } = await get(path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    }
    const api = (await get('/api/v1/flows')).headers.get('content-security-policy')
    expect(api).toBe("default-src 'none'; frame-ancestors 'none'")
    const page = (await get('/')).headers.get('content-security-policy')
    expect(page).toContain("frame-ancestors 'none'")
    expect(page).toContain("default-src 'self'")
  })
})

test('health tells version, database and the number of releases', async () => {
  const response = await get(`${API_PREFIX}/health`)
  expect(await response.json()).toEqual({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    database: 'up',
    documents: 'up',
    releases: 4,
  })
})
