import { readFile } from 'node:fs/promises'
import {
  computeTotalizationRoute,
  corridorAgreementsRoute,
  socialSecurityCoverageRoute,
} from '@corridor/contract'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { pdfText } from '../apps/server/src/testing/pdfText.ts'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader } from './openBrowser.ts'

const address = inject('address')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})

afterAll(() => browser.close())

/** A mark that no request may carry while the case is entered and computed. */
const SECRET = 'Secret-of-nobody-7261'

/** Addresses and bodies of all that the page sends from now on. */
function watchRequests(page: Page): readonly string[] {
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  return sent
}

async function downloadOf(page: Page, button: Locator): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
  return readFile(await file.path())
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const said = (page: Page) => page.locator('#result .lead')

test('a case is entered, moved by keyboard and mouse, told when incoherent, and never sent', async () => {
  const { page, complaints } = await openReader(browser, address)
  await page.goto('/social-security')
  await button(page, 'Fill in an invented example').waitFor()
  const sent = watchRequests(page)
  await button(page, 'Fill in an invented example').click()
  await page.getByLabel('Name of the case').fill(SECRET)
  await expect.poll(() => said(page).textContent()).toContain('672.00 EUR')
  const statement = page.locator('.statement')
  await expect.poll(() => statement.textContent()).toContain(SECRET)
  // The figures are those of the interface for the same case.
  const draft = JSON.parse((await downloadOf(page, button(page, 'Save the case'))).toString())
  expect(draft.title).toBe(SECRET)
  const response = await fetch(new URL('/api/v1/social-security/compute', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(draft),
  })
  const { answer } = computeTotalizationRoute.output.parse(await response.json())
  expect(answer.totals).toEqual([{ currency: 'EUR', amount: '672.00' }])
  expect(await statement.textContent()).toContain('883 Art. 52(1)(b)(ii)')
  expect(await statement.textContent()).toContain('not compared with the text')

  // The end of the Spanish period: a year by key, a drag by mouse.
  const end = page.getByRole('slider', { name: 'End of spain, Spain' })
  const last = page.getByLabel('Last day of spain')
  expect(await last.inputValue()).toBe('1992-12-31')
  await end.press('PageDown')
  expect(await last.inputValue()).toBe('1991-12-31')
  await end.press('ArrowRight')
  expect(await last.inputValue()).toBe('1992-01-31')
  const box = (await end.boundingBox())!
  await page.mouse.move(box.x + 12, box.y + 12)
  await page.mouse.down()
  await page.mouse.move(box.x + 112, box.y + 12, { steps: 5 })
  await page.mouse.up()
  expect((await last.inputValue()) > '1992-12-31').toBe(true)
  await last.fill('1992-12-31')
  await expect.poll(() => said(page).textContent()).toContain('672.00 EUR')
  await expectAccessible(page)

  // An end before its start is told with the rule that decides.
  await last.fill('1983-12-31')
  await expect.poll(() => said(page).textContent()).toContain('the case is incoherent')
  expect(await statement.textContent()).toContain('[D2')
  await last.fill('1992-12-31')

  // National law alone.
  await page.getByLabel('Instrument', { exact: true }).selectOption('none')
  await expect.poll(() => said(page).textContent()).toContain('240.00 EUR')
  await page.getByLabel('Instrument', { exact: true }).selectOption('')

  // The link holds the case after #, which no request carries.
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => Object.assign(globalThis, { copied: text }) },
      configurable: true,
    })
  })
  await button(page, 'Copy a link that holds the case').click()
  await page.getByText('The link was copied.').waitFor()
  const link = await page.evaluate(() => (globalThis as unknown as { copied: string }).copied)
  const record = JSON.parse(
    (await downloadOf(page, button(page, 'Save certified periods like P5000'))).toString(),
  )
  expect(record.periods).toHaveLength(3)
  const code = link.split('#case=')[1]!
  expect(sent.filter((one) => one.includes(SECRET) || one.includes(code))).toEqual([])

  const other = await openReader(browser, address)
  const asked = watchRequests(other.page)
  await other.page.goto(link)
  await expect.poll(() => said(other.page).textContent()).toContain('672.00 EUR')
  expect(asked.filter((one) => one.includes(SECRET) || one.includes(code))).toEqual([])
  // A record brings its periods; what was there can be brought back.
  await other.page.locator('input[type=file]').setInputFiles({
    name: 'p5000.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(record)),
  })
  await other.page.getByText('The case on this page was replaced.').waitFor()
  expect(await other.page.getByLabel('Name of row-1').inputValue()).toBe('row-1')
  expect(other.complaints).toEqual([])

  // The statement in the worker's language, as files made here.
  await page.getByLabel('Language of the statement').selectOption('ar')
  await expect.poll(() => statement.getAttribute('dir')).toBe('rtl')
  const html = (await downloadOf(page, button(page, 'Save as HTML'))).toString()
  expect(html).toContain('<html lang="ar" dir="rtl">')
  expect(html).toContain('لم تُقارن بالنص')
  await page.getByLabel('Language of the statement').selectOption('fr')
  await expect.poll(() => statement.getAttribute('lang')).toBe('fr')
  const pdf = await downloadOf(page, button(page, 'Save as PDF'))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const words = pdfText(pdf)
  for (const word of [SECRET, '672.00', '883Art.52(1)(b)(ii)', 'Espagne']) {
    expect(words).toContain(word)
  }
  expect(sent.filter((one) => one.includes(SECRET) || one.includes(code))).toEqual([])
  // On paper only the statement stands.
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.case-editor').isVisible()).toBe(false)
  expect(await statement.isVisible()).toBe(true)
  expect(complaints).toEqual([])
})

test('what is agreed on a corridor, whom agreements cover, and what is lost', async () => {
  const { page, complaints } = await openReader(browser, address)
  await page.goto('/corridors/ITA-USA?on=2020-07-01')
  const part = page.locator('#social-security')
  await part.getByText('adds periods in Italy and', { exact: false }).waitFor()
  const found = await fetch(
    new URL('/api/v1/social-security/corridors/ITA-USA?on=2020-07-01', address),
  )
  const { agreements } = corridorAgreementsRoute.output.parse(await found.json())
  for (const { agreement } of agreements) {
    await part.getByText(agreement.name, { exact: false }).first().waitFor()
  }
  await page.goto('/corridors/NPL-QAT?on=2020-07-01')
  await part.getByText('is held here for', { exact: false }).waitFor()
  await part.getByRole('link', { name: 'What a worker loses on this corridor' }).click()

  // Nine years of fifteen at home, six of ten abroad: nothing alone, all of it by the model.
  const lead = page.locator('.lead[role=status]')
  await expect.poll(() => lead.textContent()).toContain('576.00')
  expect(await lead.textContent()).toContain('14,000.00')
  await page.getByLabel('Years abroad').fill('10')
  await expect.poll(() => lead.textContent()).toContain('216.00')
  expect(page.url()).toContain('abroad=10')
  const gap = page.locator('#gap')
  await gap.locator('.plot svg').waitFor()
  await gap.getByRole('button', { name: 'Show as table' }).click()
  await gap.getByRole('table').waitFor()
  expect(await gap.getByRole('table').textContent()).toContain('216.00')
  const figures = await downloadOf(page, gap.getByRole('button', { name: 'CSV' }))
  expect(figures.toString()).toContain('NPL,0.00,0.00,216.00')
  await gap.getByRole('button', { name: 'Show as chart' }).click()
  await expectAccessible(page)

  await page.goto('/social-security/coverage?on=2020-07-01&origin=PRT')
  await page.getByRole('heading', { name: 'Portugal: at least' }).waitFor()
  const coverage = socialSecurityCoverageRoute.output.parse(
    await (await fetch(new URL('/api/v1/social-security/coverage?on=2020-07-01', address))).json(),
  )
  const portugal = coverage.origins.find(({ origin }) => origin === 'PRT')!
  expect(portugal.share).toBeGreaterThan(0.3)
  expect(coverage.origins.find(({ origin }) => origin === 'NPL')!.byClass['none-held']).toBe(
    coverage.origins.find(({ origin }) => origin === 'NPL')!.persons,
  )
  await page.locator('#coverage .map-area').first().waitFor()
  await expectAccessible(page)

  // A thousand careers in the background, and as many under the model.
  await page.goto('/social-security/simulation?careers=1000&corridor=ITA-USA')
  await button(page, 'Start').click()
  await page.getByText('done, 1,000 careers', { exact: false }).waitFor()
  await page.getByLabel('Instrument', { exact: true }).selectOption('ilo-c157-r167')
  await button(page, 'Start').click()
  await expect.poll(() => page.locator('#career-runs ~ p[role=status]').count()).toBe(2)
  const nothing = await page.locator('#career-runs ~ * tbody tr td:nth-child(3)').allTextContents()
  expect(nothing).toHaveLength(2)
  const [alone, model] = nothing.map((share) => Number.parseFloat(share))
  expect(alone).toBeGreaterThan(model!)
  await page.getByLabel('Careers', { exact: true }).fill('1000000')
  await button(page, 'Start').click()
  await button(page, 'Cancel').click()
  await page.getByText('cancelled after', { exact: false }).waitFor()
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test.each([
  '/social-security',
  '/social-security/agreements',
  '/social-security/gap',
  '/social-security/simulation',
])('%s in Arabic on a phone', async (path) => {
  const { page, complaints } = await openReader(browser, address, {
    viewport: { width: 360, height: 800 },
  })
  await page.goto(`${path}?lang=ar&theme=dark`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  if (path === '/social-security') {
    await button(page, 'املأ بمثال مُختلق').click()
    await expect.poll(() => said(page).textContent()).toContain('672.00')
  }
  await page.waitForLoadState('networkidle')
  await expectAccessible(page)
  expect(complaints).toEqual([])
})
