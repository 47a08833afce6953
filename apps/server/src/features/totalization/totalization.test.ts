import {
  computeTotalizationRoute,
  portabilityGapRoute,
  type Route,
  routeUrl,
  totalizationInstrumentRoute,
  totalizationInstrumentsRoute,
  totalizationStatementRoute,
} from '@corridor/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { readCsv } from '../../testing/readCsv.ts'
import { call, type TestServer, testServer } from '../../testing/testServer.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const EXAMPLE = computeTotalizationRoute.bodyExample!

const post = (
  route: Pick<Route, 'path' | 'input'>,
  input: object,
  body: unknown,
  on: TestServer = server,
) =>
  on.app.request(routeUrl(route, input as never), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

async function answerOf<Output extends z.ZodType>(
  route: Route<z.ZodObject, Output>,
  input: object,
  body: unknown,
): Promise<z.output<Output>> {
  const response = await post(route, input, body)
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('no-store')
  return route.output.parse(await response.json())
}

/** Says that it is ready, and then nothing any more. */
const HANGS = `data:text/javascript,${encodeURIComponent(
  "import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ kind: 'ready' }); setInterval(() => {}, 1000)",
)}`

describe('instruments over HTTP', () => {
  test('are listed whole, one by one, and as a table of rules', async () => {
    const { instruments } = await call(server.app, totalizationInstrumentsRoute, {})
    expect(instruments.length).toBeGreaterThanOrEqual(13)
    const one = await call(server.app, totalizationInstrumentRoute, { instrument: 'ets-78' })
    expect(one).toEqual(instruments.find(({ id }) => id === 'ets-78'))
    const csv = await server.app.request(
      routeUrl(totalizationInstrumentRoute, { instrument: 'ets-78' }, 'csv'),
    )
    expect(readCsv(await csv.text()).rows).toHaveLength(one.clauses.length)
    const none = await server.app.request('/api/v1/social-security/instruments/ets-79')
    expect(none.status).toBe(404)
    expect(await none.text()).toContain('ets-78')
  })
})

describe('a case over HTTP', () => {
  test('is computed as in the engine, and explained in the language asked for', async () => {
    const { answer, explanation } = await answerOf(
      computeTotalizationRoute,
      { language: 'fr' },
      EXAMPLE,
    )
    expect(answer.instrument).toMatchObject({ id: 'eu-883-2004', how: 'chosen' })
    // 108 months of 180: 180 x 4 x 108/180; 72 of 180: neither right without the other's time.
    expect(answer.states.map(({ state, payable }) => [state, payable?.rounded])).toEqual([
      ['ESP', '432.00'],
      ['ITA', '0.00'],
    ])
    expect(explanation.trace).toHaveLength(answer.trace.length)
    expect(explanation.trace.join(' ')).toContain('Espagne')
    expect(explanation.findings).toHaveLength(answer.findings.length)
  })

  test('that is incoherent is answered with the rule that decides', async () => {
    const [first] = EXAMPLE.periods
    const body = { ...EXAMPLE, periods: [{ ...first!, from: '1993-01-01', to: '1984-01-01' }] }
    const { answer } = await answerOf(computeTotalizationRoute, {}, body)
    expect(answer.status).toBe('refused')
    expect(answer.findings).toContainEqual(
      expect.objectContaining({ code: 'end-before-start', rule: 'D2', severity: 'refused' }),
    )
  })

  test('in another form is refused with the field', async () => {
    const response = await post(computeTotalizationRoute, {}, { ...EXAMPLE, branch: 'lottery' })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('branch')
    const large = { ...EXAMPLE, title: 'x'.repeat(300_000) }
    expect((await post(computeTotalizationRoute, {}, large)).status).toBe(413)
  })

  test('shows what is lost without an agreement', async () => {
    const { totals } = await answerOf(portabilityGapRoute, {}, { ...EXAMPLE, instrument: 'none' })
    expect(totals).toEqual([
      expect.objectContaining({
        currency: 'EUR',
        withCurrent: '0.00',
        withAlternative: '432.00',
        lost: '432.00',
        contributionsForNothingToday: '57000.00',
      }),
    ])
  })

  test('becomes a statement as HTML, in Arabic from right to left, and as PDF', async () => {
    const title = '<script>alert(1)</script>'
    const html = await post(
      totalizationStatementRoute,
      { language: 'ar', as: 'html' },
      { ...EXAMPLE, title },
    )
    expect(html.headers.get('content-type')).toContain('text/html')
    const text = await html.text()
    expect(text).toContain('dir="rtl"')
    expect(text).toContain('432.00 EUR')
    expect(text).toContain('لم تُقارن بالنص')
    expect(text).not.toContain('<script>')
    const pdf = await post(totalizationStatementRoute, { language: 'ar' }, EXAMPLE)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(new TextDecoder('latin1').decode(await pdf.arrayBuffer())).toMatch(/^%PDF-/)
  })

  test('that takes too long is given up, and the next is answered', async () => {
    const hanging = await testServer({
      sharing: server,
      totalization: {
        longestMs: 200,
        program: new URL(HANGS),
      },
    })
    const responses = await Promise.all(
      [1, 2, 3].map(() => post(computeTotalizationRoute, {}, EXAMPLE, hanging)),
    )
    expect(responses.map(({ status }) => status).toSorted()).toEqual([413, 413, 429])
    await hanging.close()
    const after = await answerOf(computeTotalizationRoute, {}, EXAMPLE)
    expect(after.answer.status).toBe('computed')
  })
})
