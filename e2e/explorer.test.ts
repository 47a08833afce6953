import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Download, Page } from 'playwright-core'
import readSheet from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader } from './openBrowser.ts'
import { readCsv } from './readCsv.ts'

const address = inject('address')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})

afterAll(() => browser.close())

const STOCKS = '/data/explore/DF_STOCKS'

const gridOf = (page: Page) => page.getByRole('grid')

/** What the service answers to the query that stands on the page. */
async function observationsOf(page: Page): Promise<number> {
  const query = await page.locator('.explore-along .builder-query a').getAttribute('href')
  const answer = await fetch(
    new URL(`${query}${query!.includes('?') ? '&' : '?'}format=csv`, address),
  )
  expect(answer.status).toBe(200)
  return readCsv(await answer.text()).length
}

async function fileOf(download: Promise<Download>): Promise<Buffer> {
  return readFileSync((await (await download).path())!)
}

describe('the explorer', () => {
  test('find a table, choose, pivot, chart, and the link shows the same in another window', async () => {
    const { page, complaints } = await openReader(browser, address)
    await page.goto('/data')
    await page.getByRole('link', { name: 'Data explorer' }).click()
    await page.getByRole('heading', { level: 1, name: 'Data explorer' }).waitFor()
    await page.getByRole('searchbox', { name: 'Find a table' }).fill('migrante origen')
    await page.getByText('1 of 6 tables').waitFor()
    await page
      .getByRole('link', { name: 'Migrant stocks by origin and destination' })
      .first()
      .click()
    await gridOf(page).waitFor()

    // Filters count what each choice has, and say what is impossible.
    await page.locator('summary', { hasText: 'Destination' }).click()
    const codes = page.getByRole('group', { name: 'Destination' })
    await codes.getByRole('searchbox').fill('saudi')
    await codes.getByRole('checkbox', { name: 'Saudi Arabia' }).check()
    await page.waitForURL(/key=.*QAT.*SAU/)
    await page.locator('summary', { hasText: 'Origin' }).click()
    const origins = page.getByRole('group', { name: 'Origin' })
    await origins.getByRole('searchbox').fill('argentina')
    await expect
      .poll(() => origins.locator('li', { hasText: 'Argentina' }).textContent())
      .toContain('none')

    // Two dimensions in columns: heads of one stand above those of the other.
    await page.locator('summary', { hasText: 'Arrange rows and columns' }).click()
    await page.getByRole('button', { name: 'Destination: move to “Columns”' }).click()
    await page.waitForURL(/cols=TIME_PERIOD\.DESTINATION/)
    const grid = gridOf(page)
    await grid.getByRole('columnheader', { name: 'Saudi Arabia' }).first().waitFor()
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(30)
    expect(Number(await grid.getAttribute('aria-colcount'))).toBe(17)

    // A chart of the same figures.
    await page.getByRole('radio', { name: 'Lines' }).check({ force: true })
    await page.getByRole('heading', { name: /has the largest figure in 2024/ }).waitFor()
    const title = await page.locator('.chart-head h2').textContent()
    await page.locator('summary', { hasText: 'Link to this view' }).click()
    const link = await page.locator('.explore-along .builder-query code').first().textContent()

    const other = await openReader(browser, address)
    await other.page.goto(link!)
    await other.page.getByRole('heading', { name: title! }).waitFor()
    expect(other.page.url().replace(/[?&]lang=en/, '')).toContain('view=line')
    await expectAccessible(other.page)
    expect([...complaints, ...other.complaints]).toEqual([])
    await other.page.context().close()
    await page.context().close()
  })

  test('files hold as many figures as the service has', async () => {
    const { page, complaints } = await openReader(browser, address, { acceptDownloads: true })
    await page.goto(STOCKS)
    await gridOf(page).waitFor()
    await page.locator('summary', { hasText: 'Get this in R, Python, Excel' }).click()
    const count = await observationsOf(page)
    expect(count).toBeGreaterThan(200)
    await page.getByText(`Showing ${count} of ${count} figures.`).waitFor()

    await page.locator('.explore-along summary', { hasText: 'Download' }).click()
    const save = async (name: string) => {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name, exact: true }).click()
      return await fileOf(download)
    }
    const csv = readCsv((await save('CSV')).toString('utf8').replace('\uFEFF', ''))
    expect(csv.length).toBe(count)
    expect(csv.every((row) => row.ORIGIN !== '' && row.OBS_VALUE !== '')).toBe(true)

    const book = await save('Excel (XLSX)')
    const sheets = await readSheet(book)
    const sheet = (name: string) => sheets.find((one) => one.sheet === name)!.data
    const figures = sheet('Figures')
    expect(figures.length - 1).toBe(count)
    const place = figures[0]!.indexOf('OBS_VALUE')
    expect(figures.slice(1).every((line) => typeof line[place] === 'number')).toBe(true)
    const seen = sheet('Table')
      .flat()
      .filter((field) => typeof field === 'number')
    expect(seen.length).toBe(count)
    const notes = new Map(sheet('Notes').map(([word, text]) => [word, String(text)]))
    expect(notes.get('Query')).toContain('/sdmx/rest/v2/data/dataflow/CORRIDOR/DF_STOCKS/')
    expect(notes.get('Licence')).toBeTruthy()

    const parquet = await save('Parquet')
    expect(parquet.subarray(0, 4).toString()).toBe('PAR1')
    expect(parquet.subarray(-4).toString()).toBe('PAR1')

    // Served files: the selection in the three formats of the standard.
    for (const name of ['SDMX-CSV', 'SDMX-ML', 'SDMX-JSON']) {
      const href = await page.getByRole('link', { name, exact: true }).first().getAttribute('href')
      expect((await fetch(new URL(href!, address))).status).toBe(200)
    }
    // Every address of the scripts answers.
    const scripts = page.locator('.explore-along pre').first()
    for (const program of ['R', 'Python', 'Excel', 'curl']) {
      await page.getByRole('radio', { name: program, exact: true }).check({ force: true })
      for (const [, asked] of (await scripts.textContent())!.matchAll(/"(https?:[^"]+)"/g)) {
        expect([asked, (await fetch(asked!)).status]).toEqual([asked, 200])
      }
    }
    // Frozen, it shows what was public then, and says so.
    await page.locator('summary', { hasText: 'Link to this view' }).click()
    await page.getByRole('button', { name: /^Freeze to the release of/ }).click()
    await page.getByText(/This link is frozen/).waitFor()
    await page.getByText(`Showing ${count} of ${count} figures.`).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('another site shows it in a frame, in its own height', async () => {
    const { page, complaints } = await openReader(browser, address)
    await page.goto(`${STOCKS}?view=bar`)
    await page.locator('summary', { hasText: 'Put it into another site' }).click()
    const code = await page.locator('.explore-embed-code').textContent()
    await page.context().close()
    const host = await openReader(browser, address)
    const site = createServer((_, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(`<!doctype html><link rel="icon" href="data:,"><h1>Another site</h1>${code}`)
    }).listen(0, '127.0.0.1')
    await once(site, 'listening')
    const other = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`
    await host.page.goto(other)
    const frame = host.page.frameLocator('iframe')
    await frame.getByRole('heading', { name: /has the largest figure/ }).waitFor()
    expect(await frame.getByRole('navigation').count()).toBe(0)
    const height = () =>
      host.page.locator('iframe').evaluate((one) => Number(one.getAttribute('height')))
    await expect.poll(height).toBeGreaterThan(700)
    expect(await host.page.context().cookies()).toEqual([])
    expect(host.complaints.filter((one) => one !== `asked ${other}`)).toEqual([])
    expect(complaints).toEqual([])
    // Every other page refuses.
    const headers = (await fetch(new URL(STOCKS, address))).headers
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    await host.page.context().close()
    site.close()
  })

  test('by keyboard alone: walk the table, sort it, turn it', async () => {
    const { page, complaints } = await openReader(browser, address)
    await page.goto(STOCKS)
    const grid = gridOf(page)
    await grid.waitFor()
    await grid.focus()
    const saying = page.locator('.pivot-saying')
    await expect.poll(() => saying.textContent()).toContain('1990')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => saying.textContent()).toContain('1995')
    await page.keyboard.press('Control+End')
    await expect.poll(() => saying.textContent()).toContain('2024')
    const active = await grid.getAttribute('aria-activedescendant')
    expect(await page.locator(`[id="${active}"]`).isVisible()).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/sort=-1990/)
    expect(await grid.locator('[aria-sort="descending"]').count()).toBe(1)
    await page.locator('summary', { hasText: 'Arrange rows and columns' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/rows=|cols=/)
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('on a phone in Arabic: filters, table, map', async () => {
    const { page, complaints } = await openReader(browser, address, {
      viewport: { width: 360, height: 740 },
    })
    await page.goto(`${STOCKS}?lang=ar&theme=dark`)
    const grid = gridOf(page)
    await grid.waitFor()
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    await grid.focus()
    // Columns run from right to left: the left arrow leads on.
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => page.locator('.pivot-saying').textContent()).toContain('١٩٩٥')
    await page.locator('.explore-filters summary').first().click()
    await expectAccessible(page)
    await page.goto(`${STOCKS}?lang=ar&view=map`)
    await page.locator('.chart-slot svg path').first().waitFor()
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
