import {
  LANGUAGES,
  type PolicyAssessment,
  policyCheckRoute,
  policyReportRoute,
  routeUrl,
} from '@corridor/contract'
import { renderHtml } from '@corridor/kernel'
import { POLICY_QUESTIONS } from '@corridor/standards'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdfText } from '../../../testing/pdfText.ts'
import { call, type TestServer, testServer } from '../../../testing/testServer.ts'
import { compilePdf } from './compilePdf.ts'
import { gapReportDocument } from './gapReportDocument.ts'
import { policyReports } from './policyReports.ts'

const HANGS = new URL('../../../testing/silentProcess.ts', import.meta.url)

const HOSTILE = '<script>alert("x")</script> #panic("y") *strong* $z$ @ref & \'q\' \\ `code`'

const ASSESSMENT: PolicyAssessment = {
  schema: 'corridor-policy-check-1',
  title: 'A made-up assessment',
  state: 'NPL',
  corridor: 'NPL-QAT',
  begun: '2026-01-15',
  team: [{ constituency: 'workers', organisation: 'Example union', representative: 'Adviser' }],
  answers: (['government', 'employers', 'workers'] as const).flatMap((constituency, place) => [
    {
      question: 'agenda-4-1',
      constituency,
      answer: place === 2 ? ('no' as const) : ('yes' as const),
      evidence: place === 2 ? HOSTILE : '',
      saidBy: `Office ${place}`,
      date: '2026-02-01',
    },
  ]),
}

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const post = (
  body: unknown,
  query: { language?: 'en' | 'fr' | 'es' | 'ar'; as?: 'html' | 'pdf' } = {},
  app = server.app,
) =>
  app.request(routeUrl(policyReportRoute, query), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const nameOf = (code: string) => code

describe('the questions', () => {
  test('are the eight components and fifteen principles, in four languages, none an authority', async () => {
    const { parts, questions } = await call(server.app, policyCheckRoute, {})
    expect(parts.filter(({ set }) => set === 'agenda')).toHaveLength(8)
    expect(parts.filter(({ set }) => set === 'framework')).toHaveLength(15)
    expect(new Set(questions.map(({ verification }) => verification))).toEqual(
      new Set(['design', 'unverified']),
    )
    for (const { text } of questions) expect(new Set(Object.values(text)).size).toBe(4)
  })
})

describe('the report as HTML', () => {
  test('escapes what people wrote, has no script and needs nothing else', async () => {
    const response = await post(ASSESSMENT, { as: 'html' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-disposition')).toContain('attachment;')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const html = await response.text()
    expect(html).not.toMatch(/<script|https?:|src=/i)
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; #panic')
    expect(html).toContain('Nepal (NPL) – Qatar (QAT)')
    // Disagreement is shown, not averaged.
    expect(html).toMatch(/Answers differ \(1\)/)
    for (const words of ['Office 0', 'Office 1', 'Office 2', 'Nobody in the team speaks for']) {
      expect(html).toContain(words)
    }
  })

  test.each(LANGUAGES)('is in %s, in its direction', async (language) => {
    const html = await (await post(ASSESSMENT, { language, as: 'html' })).text()
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
    for (const { text } of POLICY_QUESTIONS) {
      expect(html).toContain(text[language].replaceAll("'", '&#39;'))
    }
  })
})

describe('the report as PDF', () => {
  test.each(LANGUAGES)('in %s is a tagged PDF with its title and language', async (language) => {
    const response = await post(ASSESSMENT, { language })
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/pdf',
    ])
    const pdf = Buffer.from(await response.arrayBuffer())
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const text = pdf.toString('latin1')
    expect(text).toContain(`/Lang (${language})`)
    expect(text).toContain('pdfuaid:part>1<')
    const drawn = pdfText(pdf)
    for (const words of ['Office0', 'Office1', 'Office2', 'Exampleunion', '2026-02-01']) {
      expect(drawn).toContain(words)
    }
  })

  test('is set from the very document that the HTML shows, and is the same each time', async () => {
    const document = gapReportDocument(ASSESSMENT, 'en', nameOf)
    const [once, again] = [await compilePdf(document), await compilePdf(document)]
    expect(Buffer.compare(Buffer.from(once), Buffer.from(again))).toBe(0)
    const html = renderHtml(document)
    const cells = document.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flat() : [],
    )
    expect(cells).toContain(HOSTILE)
    for (const cell of cells.filter((text) => !/[&<>"']/.test(text))) expect(html).toContain(cell)
    const other = gapReportDocument(
      { ...ASSESSMENT, answers: ASSESSMENT.answers.slice(1) },
      'en',
      nameOf,
    )
    expect(Buffer.compare(Buffer.from(await compilePdf(other)), Buffer.from(once))).not.toBe(0)
  })

  test.each(['en', 'fr', 'es'] as const)(
    'in %s draws every question and answer',
    async (language) => {
      const document = gapReportDocument(ASSESSMENT, language, nameOf)
      const drawn = pdfText(Buffer.from(await compilePdf(document)))
      for (const { text } of POLICY_QUESTIONS) {
        expect(drawn).toContain(text[language].replaceAll(/\s/g, ''))
      }
      // What people wrote is drawn as it is and never run.
      expect(drawn).toContain(HOSTILE.replaceAll(/\s/g, ''))
    },
  )

  test('signs that no typeface has do not stop it', async () => {
    const odd = { ...ASSESSMENT, title: 'A \u0001 sign of \u{e000} nobody' }
    expect((await post(odd)).status).toBe(200)
  })
})

describe('limits', () => {
  test('what is no assessment is refused with every problem', async () => {
    const wrong = { ...ASSESSMENT, begun: 'soon', team: 'nobody' }
    const response = await post(wrong)
    expect(response.status).toBe(400)
    const { details } = (await response.json()) as {
      details: { parameters: { parameter: string }[] }
    }
    expect(details.parameters.map(({ parameter }) => parameter).toSorted()).toEqual([
      'begun',
      'team',
    ])
    const unknown = { ...ASSESSMENT.answers[0]!, question: 'agenda-9-9' }
    const other = await post({ ...ASSESSMENT, answers: [unknown] })
    expect([other.status, await other.text()]).toEqual([400, expect.stringContaining('agenda-9-9')])
  })

  test('more than 1 MiB is refused with 413, other bodies with 415', async () => {
    const large = await post(`{"title":"${'x'.repeat(2 ** 20)}"}`)
    expect(large.status).toBe(413)
    const response = await server.app.request(routeUrl(policyReportRoute, {}), {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    })
    expect(response.status).toBe(415)
  })

  test('a typesetter that hangs is given up, and the next one is asked', async () => {
    const document = gapReportDocument(ASSESSMENT, 'en', nameOf)
    const attempt = compilePdf(document, { longestMs: 300, program: HANGS })
    await expect(attempt).rejects.toMatchObject({ code: 'unavailable' })
    expect((await compilePdf(document)).length).toBeGreaterThan(1_000)
  })

  test('too many at once: 429 for one address, 503 for all; then they are made again', async () => {
    const reports = policyReports({ longestMs: 400, program: HANGS })
    const request = { assessment: ASSESSMENT, language: 'en', as: 'pdf', nameOf } as const
    const asked = ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd'].map((address) =>
      reports.make(request, address).catch((error: { code: string }) => error.code),
    )
    await expect(reports.make(request, 'a')).rejects.toMatchObject({ status: 429 })
    await expect(reports.make(request, 'e')).rejects.toMatchObject({ status: 503 })
    const html = await reports.make({ ...request, as: 'html' }, 'a')
    expect(html.length).toBeGreaterThan(1_000)
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['unavailable']))
    const after = reports.make(request, 'a').catch((error: { code: string }) => error.code)
    expect(await after).toBe('unavailable')
  }, 15_000)

  test('over HTTP a report that cannot be finished is 503 with a time to ask again', async () => {
    const other = await testServer({ sharing: server, pdf: { longestMs: 200, program: HANGS } })
    const response = await post(ASSESSMENT, {}, other.app)
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('5')
    await other.close()
  })
})
