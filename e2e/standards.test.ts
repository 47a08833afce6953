import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  bindingRoute,
  countsRoute,
  dueRoute,
  instrumentRoute,
  type PolicyAssessment,
  PolicyAssessment as PolicyAssessmentSchema,
  standardsMatrixRoute,
} from '@corridor/contract'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { z } from 'zod'
import { launch, openReader } from './openBrowser.ts'
import { readCsv } from './readCsv.ts'

const address = inject('address')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})

afterAll(() => browser.close())

/** What the interface says, held to its own schema. */
async function ask<Output extends z.ZodType>(
  route: { readonly output: Output },
  path: string,
): Promise<z.output<Output>> {
  const response = await fetch(new URL(`/api/v1${path}`, address))
  expect(response.status).toBe(200)
  return route.output.parse(await response.json()) as z.output<Output>
}

async function downloadOf(page: Page, button: Locator): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
  return readFile(await file.path())
}

const MARK = 'not checked against the text'

test('what binds Nepal and Qatar on 28 May 2014 and later: gaps first, the file as the interface', async () => {
  const { page, complaints } = await openReader(browser, address)
  await page.goto('/corridors/NPL-QAT?on=2014-05-28')
  const rules = page.locator('#rules')
  await rules.locator('.lead').waitFor()
  const answer = await ask(bindingRoute, '/standards/binding/NPL-QAT?on=2014-05-28')
  const codes = async (within: Locator) =>
    (await within.locator('a > bdi').allTextContents()).toSorted()
  const expected = (pattern: string) =>
    answer.bindings
      .filter((binding) => binding.pattern === pattern)
      .map(({ instrument }) => instrument)
      .toSorted()
  const columns = rules.locator('.glance-columns > div')
  expect(await codes(columns.nth(0))).toEqual(expected('origin-only'))
  expect(await codes(columns.nth(1))).toEqual(expected('both'))
  expect(await codes(columns.nth(2))).toEqual(expected('destination-only'))
  expect(expected('both')).toContain('C029')
  expect(await rules.locator('.lead').textContent()).toContain(
    `${expected('both').length} bind both`,
  )

  // What is missing stands above who is bound.
  const missing = answer.topics.filter(({ state }) => state === 'missing')
  expect(missing.length).toBeGreaterThan(5)
  const named = (await rules.locator('[data-topics=missing]').textContent())!.split(' · ')
  expect(named).toHaveLength(missing.length)
  const top = async (part: Locator) => (await part.boundingBox())!.y
  expect(await top(rules.locator('[data-topics=missing]'))).toBeLessThan(await top(columns.first()))

  // A gap opens to the article that would fill it, in words, with who would have to ratify.
  const fees = rules.locator('.topic-list > li', { hasText: 'Fees and costs' }).first()
  await fees.locator('summary').click()
  const gap = missing.find(({ topic }) => topic === 'fees-and-costs')!
  const [first] = gap.rights.filter(({ state }) => state === 'missing')
  await fees.getByText(first!.provision.requirement.en).waitFor()
  expect(await fees.textContent()).toContain('lacking: the ratification of')

  // Qatar's ratification of C143 would add topics, and its articles are not checked.
  const addition = answer.wouldAdd.find(
    ({ end, instrument }) => end === 'destination' && instrument === 'C143',
  )!
  expect(addition.newTopics.length).toBeGreaterThan(0)
  const added = rules.locator('.two-ends > div').nth(1).locator('li', { hasText: 'C143' })
  expect(await added.textContent()).toContain(MARK)

  const csv = rules.locator('a[download][href*="/standards/binding/"]')
  const rows = readCsv((await downloadOf(page, csv)).toString())
  const rights = answer.topics.flatMap(({ topic, rights: own }) =>
    own.map((right) => ({ topic, ...right })),
  )
  const inTopics = rows.filter(({ topic }) => topic !== '')
  expect(inTopics).toHaveLength(rights.length)
  for (const [place, { topic, instrument, state, provision }] of rights.entries()) {
    expect(inTopics[place]).toMatchObject({
      topic,
      instrument,
      article: provision.article,
      requirement: provision.requirement.en,
      right: state,
      verification: provision.verification,
    })
  }
  const ofC143 = inTopics.filter(({ instrument }) => instrument === 'C143')
  expect(ofC143.length).toBeGreaterThan(3)
  expect(new Set(ofC143.map(({ verification }) => verification))).toEqual(new Set(['unverified']))

  // The slider moves the year, the address follows, and the answer is another.
  const lead = await rules.locator('.lead').textContent()
  await rules.getByRole('slider', { name: 'Year' }).fill('2022')
  await page.waitForURL('**on=2022-05-28*')
  await expect.poll(() => rules.locator('.lead').textContent()).not.toBe(lead)
  const later = await ask(bindingRoute, '/standards/binding/NPL-QAT?on=2022-05-28')
  const both = later.bindings.filter(({ pattern }) => pattern === 'both')
  expect(await codes(columns.nth(1))).toEqual(both.map(({ instrument }) => instrument).toSorted())
  expect(complaints).toEqual([])
})

test('from the list of instruments to C097, its States and a country, the day in every address', async () => {
  const { page, complaints } = await openReader(browser, address)
  await page.goto('/')
  await page.getByRole('link', { name: 'Standards', exact: true }).click()
  await page.waitForURL('**/standards')
  const counts = await ask(countsRoute, '/standards/counts?on=2014-05-28')
  const rowOf = (id: string) => {
    const { label } = counts.published.find((figure) => figure.id === id)!
    const head = page.getByRole('rowheader', { name: label.en, exact: true })
    return page.locator('#published tr').filter({ has: head }).locator('td')
  }
  await rowOf('icrmw-and-either').first().waitFor()
  const [published, computed, why] = await rowOf('icrmw-and-either').allTextContents()
  expect([published, computed]).toEqual(['14', '16'])
  expect(why).toContain('Guinea and Uganda')
  expect((await rowOf('icrmw-and-c097').allTextContents()).slice(0, 2)).toEqual(['14', '14'])

  await page.goto('/standards?on=2014-05-28')
  await page.getByRole('link', { name: /^C097/ }).first().click()
  await page.waitForURL('**/standards/C097?on=2014-05-28')
  const instrument = await ask(instrumentRoute, '/standards/instruments/C097?on=2014-05-28')
  expect(instrument.registered).toBe(49)
  await page.getByText(/49 States had it registered/).waitFor()
  const norway = page.locator('main').getByRole('link', { name: 'Norway', exact: true }).first()
  await norway.click()
  await page.waitForURL('**/countries/NOR?on=2014-05-28')
  const section = page.locator('#standards')
  await section.locator('[data-group=in-force]').getByRole('link', { name: /^C097/ }).waitFor()
  expect(complaints).toEqual([])
})

test('an article of C143 carries its mark, on the page and in the file', async () => {
  const { page } = await openReader(browser, address)
  await page.goto('/standards/C143?on=2014-05-28')
  const article = page.locator('.provision-topic li').first()
  await article.getByRole('button', { name: MARK }).click()
  await article.getByText('Nobody has compared it with the text yet').waitFor()
  const csv = page.getByRole('link', { name: 'Download CSV' }).first()
  const rows = readCsv((await downloadOf(page, csv)).toString())
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.some(({ verification }) => verification === 'unverified')).toBe(true)
})

test('the matrix is filtered, every cell says what it is about, and two States are compared', async () => {
  const { page, complaints } = await openReader(browser, address)
  await page.goto('/standards/matrix?on=2014-05-28')
  const rows = page.locator('table.matrix tbody tr:not(.matrix-count)')
  await rows.first().waitFor()
  const matrix = await ask(standardsMatrixRoute, '/standards/matrix?on=2014-05-28')
  const column = matrix.instruments.findIndex(({ id }) => id === 'C097')
  const norway = matrix.cells[matrix.states.indexOf('NOR')]![column]!
  expect(norway.kind).toBe('in-force')
  const cell = page.locator('table.matrix td', { hasText: /^Norway, C097: In force/ })
  expect(await cell.count()).toBe(1)
  const all = await rows.count()
  await page.getByRole('combobox', { name: 'Region', exact: true }).selectOption('ASI-W')
  await page.waitForURL('**region=ASI-W*')
  await expect.poll(() => rows.count()).toBeLessThan(all)
  await page.getByRole('combobox', { name: 'Topic', exact: true }).selectOption('recruitment')
  await page.waitForURL('**topic=recruitment*')
  const heads = page.locator('table.matrix thead th a')
  const bearing = matrix.instruments.filter(({ topics }) => topics.includes('recruitment'))
  await expect.poll(() => heads.count()).toBeLessThanOrEqual(bearing.length)
  for (const code of await heads.allTextContents()) {
    expect(bearing.map(({ id }) => id)).toContain(code)
  }

  await page.getByRole('link', { name: 'Two States side by side' }).first().click()
  await page.waitForURL('**/standards/compare?*')
  await page
    .locator('.compare-group', { hasText: 'Binds both' })
    .getByRole('link', { name: /^C029/ })
    .waitFor()
  expect(complaints).toEqual([])
})

test('what is due for Nepal stands on its page and in a calendar that can be read', async () => {
  const { page, complaints } = await openReader(browser, address)
  await page.goto('/countries/NPL')
  const due = page.locator('.country-due')
  await due.locator('.due-list').first().waitFor()
  const answer = await ask(dueRoute, '/standards/due/NPL?months=24')
  const dated = answer.items.filter(({ date }) => date !== null)
  expect(answer.items.length).toBeGreaterThan(0)
  expect(await due.locator('time').count()).toBe(
    answer.items.filter(({ date, year }) => date !== null || year !== null).length,
  )
  expect(answer.items.some(({ verification }) => verification === 'unverified')).toBe(true)
  expect(await due.textContent()).toContain(MARK)
  const href = await due.getByRole('link', { name: /iCalendar/ }).getAttribute('href')
  const response = await fetch(new URL(href!, address))
  expect(response.headers.get('content-type')).toMatch(/^text\/calendar/)
  const lines = calendarLines(await response.text())
  expect(lines[0]).toBe('BEGIN:VCALENDAR')
  expect(lines.at(-1)).toBe('END:VCALENDAR')
  const starts = lines.filter((line) => line.startsWith('DTSTART;VALUE=DATE:'))
  expect(starts.map((line) => line.slice(-8)).toSorted()).toEqual(
    dated.map(({ date }) => date!.replaceAll('-', '')).toSorted(),
  )
  const summaries = lines.filter((line) => line.startsWith('SUMMARY:'))
  const unchecked = dated.filter(({ verification }) =>
    ['partly', 'recomputed', 'unverified', 'design'].includes(verification),
  )
  expect(summaries.filter((line) => line.includes(MARK))).toHaveLength(unchecked.length)
  expect(complaints).toEqual([])
})

test('three groups differ; a reload keeps it, a file carries it, and the report is a PDF', async () => {
  const { page, complaints } = await openReader(browser, address)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.postData() ?? '')
  })
  await page.goto('/standards/policy-check')
  await page.locator('.policy-question').first().waitFor()
  for (const [group, organisation, representative] of [
    ['Government', 'Example ministry', 'Director'],
    ['Employers', 'Example federation', 'Secretary'],
    ['Workers', 'Example union', 'Adviser'],
  ] as const) {
    await page.getByRole('button', { name: `Add: ${group}` }).click()
    const member = page.locator('.policy-member').last()
    await member.getByRole('textbox', { name: 'Organization' }).fill(organisation)
    await member.getByRole('textbox', { name: 'Representative' }).fill(representative)
  }
  const question = page.locator('.policy-question').first()
  const words = (await question.locator(':scope > legend').textContent())!
  const say = (group: string, answer: string) =>
    question
      .getByRole('group', { name: group, exact: true })
      .getByRole('radio', { name: answer, exact: true })
  // By keyboard alone: a space chooses, arrows move on.
  await say('Government', 'Yes').focus()
  await page.keyboard.press('Space')
  await say('Employers', 'Yes').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await say('Workers', 'No').check()
  expect(await say('Employers', 'Partly').isChecked()).toBe(true)
  const workers = question.getByRole('group', { name: 'Workers', exact: true })
  await workers.getByRole('textbox', { name: 'Evidence' }).fill('Survey of members, 2025')
  expect(await workers.getByRole('textbox', { name: 'Who says so' }).inputValue()).toBe(
    'Adviser, Example union',
  )
  const side = page.locator('.sides > li').first()
  expect(await side.getAttribute('data-agreement')).toBe('differ')
  expect(await side.locator('.side-word').allTextContents()).toEqual(['Yes', 'Partly', 'No'])

  await page.reload()
  await page.locator('.policy-question').first().waitFor()
  expect(await say('Workers', 'No').isChecked()).toBe(true)
  expect(await side.locator('.side-word').allTextContents()).toEqual(['Yes', 'Partly', 'No'])
  expect(sent).toEqual([])

  const saved = await downloadOf(page, page.getByRole('button', { name: /Save as a file/ }))
  const assessment: PolicyAssessment = PolicyAssessmentSchema.parse(JSON.parse(saved.toString()))
  expect(assessment.answers.map(({ answer }) => answer)).toEqual(['yes', 'partly', 'no'])
  await page.getByRole('button', { name: 'Forget it on this device' }).click()
  await page.getByRole('button', { name: 'Yes, forget it' }).click()
  expect(await page.locator('.sides > li').count()).toBe(0)

  const folder = process.env.TMPDIR ?? '/tmp'
  const bad = join(folder, `policy-check-bad-${process.pid}.json`)
  await writeFile(
    bad,
    JSON.stringify({
      ...assessment,
      answers: [{ ...assessment.answers[0], answer: 'perhaps' }],
    }),
  )
  const input = page.locator('input[type=file]')
  await input.setInputFiles(bad)
  await page.getByText(/Answer 1, .*Government, Answer: what stands there is none/).waitFor()
  const good = join(folder, `policy-check-${process.pid}.json`)
  await writeFile(good, saved)
  await input.setInputFiles(good)
  await page.locator('.sides > li[data-agreement=differ]').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)

  const pdf = await downloadOf(page, page.getByRole('button', { name: 'Make the report as PDF' }))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const html = (
    await downloadOf(page, page.getByRole('button', { name: /report as a web page/ }))
  ).toString()
  expect(html).toContain('Survey of members, 2025')
  expect(html).toContain(words.replaceAll('&', '&amp;'))
  expect(sent).toHaveLength(2)
  expect(complaints).toEqual([])
})

/** Lines of an iCalendar file (RFC 5545), folded ones put together; every line ends in CRLF. */
function calendarLines(text: string): readonly string[] {
  expect(text.endsWith('\r\n')).toBe(true)
  expect(/[^\r]\n/.test(text)).toBe(false)
  const lines = text.replaceAll('\r\n ', '').trimEnd().split('\r\n')
  const opened: string[] = []
  for (const line of lines) {
    expect(line).toMatch(/^[A-Z-]+(;[A-Z-]+=[^:;]+)*:/)
    if (line.startsWith('BEGIN:')) opened.push(line.slice(6))
    if (line.startsWith('END:')) expect(opened.pop()).toBe(line.slice(4))
  }
  expect(opened).toEqual([])
  return lines
}
