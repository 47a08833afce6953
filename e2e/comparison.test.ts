import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launch, openReader } from './openBrowser.ts'

const address = inject('address')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})

afterAll(() => browser.close())

const answerOf = async (path: string): Promise<Record<string, never>> =>
  (await (await fetch(new URL(`/api/v1${path}`, address))).json()) as Record<string, never>

test('2005-2010 between the revisions of 2020 and 2024: totals, ranks, reasons and sources', async () => {
  const { page, complaints } = await openReader(browser, address)
  await page.goto('/')
  await page.locator('.chord path').first().waitFor()
  await page.getByRole('link', { name: 'Compare methods and editions' }).click()
  await page.waitForURL('**/compare?*')
  const begun = new URL(page.url()).searchParams
  expect(begun.get('a')).toBe('closed-minimum,un-ims-2024,un-wpp-2024')
  expect(begun.get('b')).toBe('closed-minimum,un-ims-2020,un-wpp-2022')
  await page.getByRole('button', { name: /2005–2010, editions 2020 and 2024/ }).click()
  await page.waitForURL('**b=closed-minimum%2Cun-ims-2024%2Cun-wpp-2024*')
  const compared = await answerOf(
    '/flows/compare?a=closed-minimum,un-ims-2020,un-wpp-2022&b=closed-minimum,un-ims-2024,un-wpp-2024&period=2005-2010',
  )
  const { a, b, differences } = compared as unknown as {
    a: { persons: number; sources: { title: string }[] }
    b: { persons: number; sources: { title: string }[] }
    differences: { a: number; b: number; reasons: unknown[] }[]
  }
  const millions = (persons: number) => `${(persons / 1e6).toFixed(1)} million people`
  await page.locator('.comparison-a').getByText(millions(a.persons)).waitFor()
  await page.locator('.comparison-b').getByText(millions(b.persons)).waitFor()
  for (const { title } of [...a.sources, ...b.sources]) {
    expect(await page.locator('#compare-differences .chart-source').textContent()).toContain(title)
  }
  const rows = page.locator('#compare-differences tbody tr')
  expect(await rows.count()).toBe(10)
  const [first] = differences
  expect(await rows.first().textContent()).toContain(
    Math.round(first!.a / 1e4) >= 100
      ? `${(Math.round(first!.a / 1e4) * 1e4).toLocaleString('en')}`
      : String(first!.a),
  )
  expect(await rows.first().locator('li').count()).toBe(first!.reasons.length)
  expect(first!.reasons.length).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Show as table' }).first().click()
  expect(await page.locator('#compare-ranks tbody tr').count()).toBeGreaterThanOrEqual(20)
  const scatter = page.locator('#compare-scatter')
  const { regions } = compared as unknown as { regions: Record<'a' | 'b', number[][]> }
  const inBoth = regions.a.flat().filter((persons, cell) => {
    const other = regions.b.flat()[cell]!
    return persons >= 1 && other >= 1
  })
  expect(inBoth.length).toBeGreaterThan(50)
  expect(await scatter.locator('svg circle').count()).toBe(inBoth.length)
  const plot = scatter.getByRole('application')
  await plot.focus()
  await page.keyboard.press('End')
  expect(await plot.getByRole('status').textContent()).toMatch(/ to .*: [\d,]+ in A, [\d,]+ in B\./)
  expect(await scatter.locator('tbody tr').count()).toBe(10)
  await page.getByRole('button', { name: 'All methods on the figures of A' }).click()
  await page.locator('#compare-list tbody tr').first().waitFor()
  expect(await page.locator('#compare-list tbody tr').count()).toBeGreaterThan(4)
  expect(complaints).toEqual([])
})

test('intervals: computed with progress, cancelled, then in chart, table and file', {
  timeout: 240_000,
}, async () => {
  const { page, complaints } = await openReader(browser, address)
  await page.goto('/corridors/NPL-QAT?period=2010-2015&stocks=un-ims-2020&demography=un-wpp-2022')
  const panel = page.locator('#intervals')
  await panel.getByText('No interval has been computed').waitFor()
  const start = async (draws: string) => {
    await panel.getByText('Compute intervals', { exact: true }).click()
    await panel.getByRole('spinbutton', { name: 'Draws' }).fill(draws)
    await panel.getByRole('button', { name: 'Start computing' }).click()
  }
  await start('50')
  await panel.getByText('Write a number from 100 to 1,000.').waitFor()
  await panel.getByRole('spinbutton', { name: 'Draws' }).fill('1000')
  await panel.getByRole('button', { name: 'Start computing' }).click()
  await panel.getByRole('button', { name: 'Cancel' }).waitFor()
  expect(await panel.getByRole('progressbar').count()).toBe(1)
  await panel.getByRole('button', { name: 'Cancel' }).click()
  await panel.getByText('The simulation was cancelled').waitFor()

  await start('100')
  await page.locator('.simulation-strip').waitFor()
  // The reader goes on reading elsewhere; it goes on being computed and told.
  await page.locator('main').getByRole('link', { name: 'Nepal', exact: true }).first().click()
  await page.waitForURL('**/countries/NPL*')
  await expect
    .poll(() => page.locator('[role=status]').allTextContents(), { timeout: 120_000 })
    .toContain('Intervals for 2010–2015 are ready.')
  await page.goto('/corridors/NPL-QAT?period=2010-2015&stocks=un-ims-2020&demography=un-wpp-2022')
  await panel
    .getByText(/between [\d,]+ and [\d,]+ in 90 of 100 draws/)
    .first()
    .waitFor()
  await panel.getByText(/median of the draws/).waitFor()
  expect(await page.locator('#corridor-methods th', { hasText: 'Interval from' }).count()).toBe(2)
  const bands = await page
    .locator('#corridor-methods svg rect')
    .evaluateAll(
      (shapes) => shapes.filter((shape) => shape.getAttribute('fill')?.includes('35%')).length,
    )
  expect(bands).toBeGreaterThan(0)
  const csv = page.locator('#corridor-methods').getByRole('link', { name: 'Download CSV' })
  const [download] = await Promise.all([page.waitForEvent('download'), csv.click()])
  const [header, ...lines] = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/)
  const place = header!.split(',').indexOf('lower')
  expect(place).toBeGreaterThan(0)
  expect(lines.some((line) => Number(line.split(',')[place]) > 0)).toBe(true)

  // Errors of one's own: chosen on the corridor page, carried to the others, and told apart.
  const interval = () => panel.getByText(/^Nepal to Qatar: estimate/).textContent()
  const usual = await interval()
  await panel.getByText('Compute intervals with other errors', { exact: true }).click()
  await panel.getByRole('spinbutton', { name: 'Draws' }).fill('100')
  await panel.getByRole('spinbutton', { name: 'Correlation between the dates' }).fill('0.1')
  await panel.getByRole('button', { name: 'Start computing' }).click()
  const own = panel.getByRole('button', { name: /^Show: 100 draws, seed 1, own errors/ })
  await own.waitFor({ timeout: 120_000 })
  expect(await interval()).toBe(usual)
  await own.click()
  await page.waitForURL('**simulation=*')
  await panel.getByText('Errors assumed (own errors)', { exact: false }).waitFor()
  expect(await interval()).not.toBe(usual)
  await page.locator('main').getByRole('link', { name: 'Nepal', exact: true }).first().click()
  await page.waitForURL('**/countries/NPL?*simulation=*')
  await panel.getByText('Errors assumed (own errors)', { exact: false }).waitFor()
  const toRegion = `/regions/ASI-S?period=2010-2015&stocks=un-ims-2020&demography=un-wpp-2022`
  await page.goto(`${toRegion}&from=NPL&to=ASI-W`)
  await panel.getByText(/^Nepal to West Asia: estimate .* in 90 of 100 draws/).waitFor()
  expect(complaints).toEqual([])
})

test('an estimate leaves with its reproducibility file and its data package', async () => {
  const { page } = await openReader(browser, address)
  await page.goto('/corridors/NPL-QAT?period=2010-2015&stocks=un-ims-2020&demography=un-wpp-2022')
  const files = page.locator('.estimate-files')
  const href = async (name: string) =>
    new URL((await files.getByRole('link', { name }).getAttribute('href'))!, address)
  const record = (await (await fetch(await href('Reproducibility file'))).json()) as {
    format: string
    selection: { period: string; stocks: string }
  }
  expect(record.format).toBe('corridor-record')
  expect(record.selection).toMatchObject({ period: '2010-2015', stocks: 'un-ims-2020' })
  const zip = Buffer.from(await (await fetch(await href('Data package'))).arrayBuffer())
  expect(zip.subarray(0, 2).toString()).toBe('PK')
})
