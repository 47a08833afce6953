import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launch, openReader } from './openBrowser.ts'

const address = inject('address')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})

afterAll(() => browser.close())

/** What a reader sees of a page: its headings, charts and tables, without what changes by itself. */
const mainText = (page: Page) => page.locator('main').textContent()

test('from the world to a corridor, another method, a link for a colleague, and the figures', async () => {
  const { page, complaints } = await openReader(browser, address)
  await page.goto('/')
  await page.locator('.chord path').first().waitFor()

  await page
    .locator('main')
    .getByRole('button', { name: /South Asia/ })
    .first()
    .click()
  await page.waitForURL('**/regions/ASI-S*')
  await page.getByRole('heading', { level: 1, name: 'South Asia' }).waitFor()

  await page.locator('main').getByRole('link', { name: 'Nepal', exact: true }).first().click()
  await page.waitForURL('**/countries/NPL*')
  await page.getByRole('heading', { level: 1, name: 'Nepal' }).waitFor()

  await page.locator('main a[href*="/corridors/NPL-QAT"]').first().click()
  await page.waitForURL('**/corridors/NPL-QAT*')
  const before = await page
    .getByText(/estimated .* people moved|people moved/)
    .first()
    .textContent()

  await page.getByRole('combobox', { name: 'Method', exact: true }).selectOption('open-minimum')
  await page.waitForURL('**method=open-minimum*')
  await expect
    .poll(() =>
      page
        .getByText(/people moved/)
        .first()
        .textContent(),
    )
    .not.toBe(before)
  await page.waitForLoadState('networkidle')

  const link = page.url()
  const colleague = await openReader(browser, address)
  await colleague.page.goto(link)
  await colleague.page
    .getByText(/people moved/)
    .first()
    .waitFor()
  await colleague.page.waitForLoadState('networkidle')
  expect(await mainText(colleague.page)).toBe(await mainText(page))

  const csv = page.getByRole('link', { name: 'Download CSV' }).first()
  const href = await csv.getAttribute('href')
  const [download] = await Promise.all([page.waitForEvent('download'), csv.click()])
  const downloaded = parseCsv(await readFile(await download.path(), 'utf8'))
  const answered = await fetch(new URL(href!.replace(/[?&]format=csv/, ''), address))
  const { flows } = (await answered.json()) as { flows: Record<string, unknown>[] }
  expect(downloaded).toHaveLength(flows.length)
  for (const [place, row] of downloaded.entries()) {
    const flow = flows[place]!
    for (const name of [
      'direction',
      'period',
      'method',
      'stocks',
      'persons',
      'outward',
      'return',
    ]) {
      expect(row[name]).toBe(flow[name] === null ? '' : String(flow[name]))
    }
  }
  expect(downloaded.some((row) => Number(row.persons) > 10_000)).toBe(true)
  expect(complaints).toEqual([])
  expect(colleague.complaints).toEqual([])
})

test('the preset draws the 2014 figure and says how its total differs', async () => {
  const { page, complaints } = await openReader(browser, address)
  await page.goto('/')
  await page.locator('.chord path').first().waitFor()
  await page.getByRole('button', { name: /2014 figure/ }).click()
  await page.waitForURL('**period=2005-2010*')
  await page
    .getByText(/South Asia to West Asia/)
    .first()
    .waitFor()
  await page
    .getByText(/41[.,]5|41,4/)
    .first()
    .waitFor()
  expect(complaints).toEqual([])
})

test('search finds a corridor by names in another language and opens it', async () => {
  const { page, complaints } = await openReader(browser, address)
  await page.goto('/')
  await page.locator('.chord path').first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('népal qatar')
  await page
    .getByRole('option', { name: /Nepal.*Qatar/ })
    .first()
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/corridors/NPL-QAT*')
  expect(complaints).toEqual([])
})

test('the chord is walked, opened and left by keys, and its state is in the address', async () => {
  const { page } = await openReader(browser, address)
  await page.goto('/')
  await page.locator('.chord path').first().waitFor()
  await page.getByRole('application').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/regions/*')
  await page.getByRole('heading', { level: 1, name: 'North America' }).waitFor()
  await page.getByRole('application').focus()
  await page.keyboard.press('Escape')
  await expect.poll(() => new URL(page.url()).pathname).toBe('/')
})

test('SVG and PNG files hold the picture with its title and source', async () => {
  const { page } = await openReader(browser, address)
  await page.goto('/corridors/NPL-QAT')
  const download = async (name: string) => {
    const button = page.getByRole('button', { name }).first()
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
    return readFile(await file.path())
  }
  const svg = (await download('Download SVG')).toString()
  expect(svg).toContain('<svg')
  expect(svg).toContain('Nepal')
  expect(svg).toMatch(/International Migrant Stock/)
  const png = await download('Download PNG')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.length).toBeGreaterThan(10_000)
})

/** The answers of this interface quote only texts; numbers and codes stand bare. */
function parseCsv(text: string): Record<string, string>[] {
  const [header, ...lines] = text.trim().split(/\r?\n/).map(splitLine)
  return lines.map((line) => Object.fromEntries(header!.map((name, place) => [name, line[place]!])))
}

const splitLine = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  )
