import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Scenario } from '@corridor/contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launch, openReader } from './openBrowser.ts'
import { spreadsheetFile } from './spreadsheetFile.ts'

const address = inject('address')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})

afterAll(() => browser.close())

const PAGE = '/what-if?period=2010-2015&stocks=un-ims-2020&demography=un-wpp-2022&from=NPL&to=QAT'
const PERSONS = 765_432
const CORRIDOR = fileURLToPath(new URL('../apps/cli/corridor.mjs', import.meta.url))

const figureField = (page: Page) => page.getByRole('textbox', { name: 'People', exact: true })
const total = (page: Page) => page.locator('.outcome > .lead')

async function openWhatIf(page: Page, method: string) {
  await page.goto(`${PAGE}&method=${method}`)
  await page.locator('.chord path').first().waitFor()
  await total(page).waitFor()
}

/** Waits until the figures are those computed from nothing but their input. */
const settled = (page: Page) =>
  page.getByRole('button', { name: 'Compute intervals' }).and(page.locator(':enabled')).waitFor()

async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).click(),
  ])
  return readFile(await file.path(), 'utf8')
}

/** Persons by corridor, as the command line computes them from the same file. */
async function runCommandLine(
  file: string,
  options: (path: string) => readonly string[] = (path) => ['--scenario', path],
): Promise<ReadonlyMap<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'corridor-scenario-'))
  try {
    const path = join(folder, 'given')
    await writeFile(path, file)
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [CORRIDOR, 'flows', 'estimate', ...options(path), '--format', 'json'],
      { maxBuffer: 2 ** 28 },
    )
    const { flows } = JSON.parse(stdout) as { flows: Record<string, string | number>[] }
    return new Map(
      flows.map(({ origin, destination, persons }) => [
        `${origin}-${destination}`,
        Number(persons),
      ]),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Persons by corridor under the reader's figures, from the page's own file. */
async function shownPersons(page: Page): Promise<ReadonlyMap<string, number>> {
  const text = await download(page, 'Download all corridors before and after')
  const [, ...rows] = text.trim().split('\r\n')
  return new Map(
    rows.map((row) => {
      const [origin, destination, , after] = row.split(',')
      return [`${origin}-${destination}`, Number(after)]
    }),
  )
}

/** The corridors in which two results of the page are not the same. */
const differences = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>) =>
  [...new Set([...one.keys(), ...other.keys()])].filter((pair) => one.get(pair) !== other.get(pair))

/** Cell by cell, to the thousandth of a person in which the page writes them. */
function expectSame(
  shown: ReadonlyMap<string, number>,
  expected: ReadonlyMap<string, number>,
): void {
  const differing = [...expected].filter(
    ([pair, persons]) => (shown.get(pair) ?? 0) !== Math.round(persons * 1000) / 1000,
  )
  expect(differing).toEqual([])
  expect([...shown.keys()].filter((pair) => !expected.has(pair))).toEqual([])
}

test.each(['open-minimum', 'closed-minimum'] as const)(
  'an edited cell changes the figures, which are those of the command line cell by cell: %s',
  async (method) => {
    const { page, complaints } = await openReader(browser, address)
    const sent: string[] = []
    page.on('request', (request) =>
      sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
    )
    await openWhatIf(page, method)
    const before = await total(page).textContent()
    const asked = sent.length
    await figureField(page).fill(String(PERSONS))
    await expect.poll(() => total(page).textContent()).not.toBe(before)
    await page.waitForURL(/#.+/)
    await settled(page)

    const file = await download(page, 'Save as a file')
    expect(Scenario.parse(JSON.parse(file)).edits).toEqual([
      { table: 'end', origin: 'NPL', destination: 'QAT', persons: PERSONS },
    ])
    const expected = await runCommandLine(file)
    const shown = await shownPersons(page)
    expect(expected.size).toBeGreaterThan(50_000)
    expect(expected.get('NPL-QAT')).toBeGreaterThan(100_000)
    expectSame(shown, expected)

    // Nothing of the reader's figures left the page: code of the page may, figures never.
    const later = sent.slice(asked)
    expect(sent.filter((line) => !line.startsWith('GET '))).toEqual([])
    expect(later.filter((line) => line.includes('/api/'))).toEqual([])
    expect(later.filter((line) => line.includes(String(PERSONS)))).toEqual([])

    const link = page.url()
    const colleague = await openReader(browser, address)
    await colleague.page.goto(link)
    const after = await total(page).textContent()
    await expect.poll(() => total(colleague.page).textContent(), { timeout: 20_000 }).toBe(after)
    expect(await figureField(colleague.page).inputValue()).toBe('765,432')
    expect(complaints).toEqual([])
    expect(colleague.complaints).toEqual([])
  },
)

test('undo, redo, remove and a file bring figures back', async () => {
  const { page, complaints } = await openReader(browser, address)
  await openWhatIf(page, 'open-minimum')
  const published = await total(page).textContent()
  await figureField(page).fill(String(PERSONS))
  await expect.poll(() => total(page).textContent()).not.toBe(published)
  const edited = await total(page).textContent()
  await settled(page)
  const file = await download(page, 'Save as a file')
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect.poll(() => total(page).textContent()).toBe(published)
  await page.getByRole('button', { name: 'Redo', exact: true }).click()
  await expect.poll(() => total(page).textContent()).toBe(edited)
  await page.getByRole('button', { name: /^Remove: Born in Nepal/ }).click()
  await expect.poll(() => total(page).textContent()).toBe(published)

  const chooser = page.getByLabel('Open a scenario file')
  await chooser.setInputFiles({
    name: 'wrong.json',
    mimeType: 'application/json',
    buffer: Buffer.from(file.replace(String(PERSONS), '-3')),
  })
  await page.getByText('This file was not opened').waitFor()
  await page.getByText('edits.0').first().waitFor()
  await chooser.setInputFiles({
    name: 'scenario.json',
    mimeType: 'application/json',
    buffer: Buffer.from(file),
  })
  await expect.poll(() => total(page).textContent()).toBe(edited)
  expect(complaints).toEqual([])
})

test('a national table with mistakes is refused by row and column, a right one is taken', async () => {
  const { page, complaints } = await openReader(browser, address)
  await openWhatIf(page, 'open-minimum')
  const published = await total(page).textContent()
  await page.getByText('Load a national table').click()
  const chooser = page.getByLabel('File with the table')
  const table = (row: string) => ({
    name: 'census.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`year,origin,destination,sex,persons\n${row}\n`),
  })
  await chooser.setInputFiles(table('2015,Nepal,QAT,both,600000'))
  await page.getByText(/row 2, column origin/).waitFor()
  expect(await total(page).textContent()).toBe(published)
  await chooser.setInputFiles(table('2015,NPL,QAT,both,600000'))
  await page.getByText('1 table taken from census.csv').waitFor()
  await expect.poll(() => total(page).textContent()).not.toBe(published)
  expect(complaints).toEqual([])
})

test('a spreadsheet gives what the same table as text gives; a broken one is refused by sheet and row', async () => {
  const { page, complaints } = await openReader(browser, address)
  await openWhatIf(page, 'open-minimum')
  const published = await total(page).textContent()
  await page.getByText('Load a national table').click()
  const chooser = page.getByLabel('File with the table')
  const header = ['year', 'origin', 'destination', 'sex', 'persons']
  const rows = [
    [2015, 'NPL', 'QAT', 'both', 612_345],
    [2015, 'IND', 'QAT', 'both', 701_234],
    [2010, 'NPL', 'QAT', 'both', 201_000],
  ]
  const workbook = (name: string, content: Buffer) => ({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: content,
  })
  const broken = [rows[0]!, [2015, 'India', 'QAT', 'both', 7]]
  await chooser.setInputFiles(
    workbook('census.xlsx', spreadsheetFile('Foreign-born', [header, ...broken])),
  )
  await page.getByText(/census\.xlsx, sheet Foreign-born, row 3, column origin/).waitFor()
  await chooser.setInputFiles(workbook('torn.xlsx', Buffer.from('PK\x03\x04 torn')))
  await page.getByText(/torn\.xlsx: this cannot be read as an Excel file/).waitFor()
  expect(await total(page).textContent()).toBe(published)

  await chooser.setInputFiles(
    workbook('census.xlsx', spreadsheetFile('Foreign-born', [header, ...rows])),
  )
  await page.getByText('2 tables taken from census.xlsx').waitFor()
  await expect.poll(() => total(page).textContent()).not.toBe(published)
  await settled(page)
  const fromSpreadsheet = await shownPersons(page)
  await page.getByRole('button', { name: 'Back to the published figures' }).click()
  await expect.poll(() => total(page).textContent()).toBe(published)
  await chooser.setInputFiles({
    name: 'census.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([header, ...rows].map((row) => `${row.join()}\n`).join('')),
  })
  await page.getByText('2 tables taken from census.csv').waitFor()
  await expect.poll(() => total(page).textContent()).not.toBe(published)
  await settled(page)
  expect(await shownPersons(page)).toEqual(fromSpreadsheet)
  expect(fromSpreadsheet.size).toBeGreaterThan(10_000)
  expect(complaints).toEqual([])
})

/** Made up: a distance between every two areas that follows from their codes alone. */
function distanceRows(areas: readonly string[]): readonly (readonly [string, string, number])[] {
  const place = (code: string): number =>
    [...code].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 9973
  return areas.flatMap((from, i) =>
    areas
      .slice(i + 1)
      .map((to) => [from, to, 50 + Math.abs(place(from) - place(to)) * 1.5] as const),
  )
}

test.each(['csv', 'xlsx'] as const)(
  "moves fall with distances of one's own, as on the command line: %s",
  async (kind) => {
    const method = kind === 'csv' ? 'closed-minimum' : 'open-minimum'
    const { page, complaints } = await openReader(browser, address)
    await openWhatIf(page, method)
    const published = await total(page).textContent()
    const before = await shownPersons(page)
    const areas = [...new Set([...before.keys()].flatMap((pair) => pair.split('-')))].sort()
    const rows = distanceRows(areas)
    const header = ['origin', 'destination', 'km']
    const text = [header, ...rows].map((row) => `${row.join()}\n`).join('')
    const csv = (content: string) => ({
      name: 'km.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(content),
    })
    await page.getByText('Let moves fall with distance').click()
    const chooser = page.getByLabel('File with the distances')
    if (kind === 'csv') {
      // Without the last two rows two pairs have no distance in either direction.
      await chooser.setInputFiles(csv(text.split('\n').slice(0, -3).join('\n')))
      await page.getByText(/There is no distance for 4 pairs: .+ to .+;/).waitFor()
      await chooser.setInputFiles(csv(text.replace(/,[\d.]+\n$/, ',far\n')))
      await page
        .getByText(new RegExp(`km\\.csv, row ${rows.length + 1}, column km: "far" is not`))
        .waitFor()
    }
    expect(await total(page).textContent()).toBe(published)
    if (kind === 'csv') await chooser.setInputFiles(csv(text))
    else {
      await chooser.setInputFiles({
        name: 'km.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: spreadsheetFile('Distances', [header, ...rows]),
      })
    }
    await page.getByText(/distances taken from km\./).waitFor()
    await page.getByText(/^Moves fall with distance, weight .*km/).waitFor()
    await page.getByRole('textbox', { name: 'Power β' }).fill('2')
    await page
      .getByText(/km\^−2/)
      .first()
      .waitFor()
    await page.getByText('Your changes are too large for a link').waitFor()
    await settled(page)
    const shown = await shownPersons(page)
    expect(shown).not.toEqual(before)

    const file = await download(page, 'Save as a file')
    expectSame(shown, await runCommandLine(file))
    const [period, stocks, demography] = ['2010-2015', 'un-ims-2020', 'un-wpp-2022']
    const given = ['--period', period, '--stocks', stocks, '--demography', demography]
    expectSame(
      shown,
      await runCommandLine(text, (path) => [
        ...given,
        ...['--method', method, '--distances', path, '--distance-decay', 'power=2'],
      ]),
    )

    const colleague = await openReader(browser, address)
    await openWhatIf(colleague.page, 'open-minimum')
    await colleague.page.getByLabel('Open a scenario file').setInputFiles({
      name: 'scenario.json',
      mimeType: 'application/json',
      buffer: Buffer.from(file),
    })
    await colleague.page.getByText(/^Moves fall with distance, weight .*km/).waitFor()
    await colleague.page.getByRole('heading', { name: /^Own scenario:/ }).waitFor()
    await colleague.page.waitForURL(new RegExp(`method=${method}`))
    // A file made with another method changes the method first, then the figures.
    await expect
      .poll(async () => differences(await shownPersons(colleague.page), shown), { timeout: 60_000 })
      .toEqual([])
    expect(complaints).toEqual([])
    expect(colleague.complaints).toEqual([])
  },
)

test('known stayers: the possible numbers stand beside the field while they are typed', async () => {
  const { page, complaints } = await openReader(browser, address)
  await openWhatIf(page, 'closed-minimum')
  const published = await total(page).textContent()
  await page.getByRole('combobox', { name: 'Which figure' }).selectOption('stayers')
  const note = page.getByText(/Without your figure .* stayed, as many as could; from/)
  await note.waitFor()
  const [most = 0, least = 0] = ((await note.textContent()) ?? '')
    .match(/[\d,]{2,}|\d/g)!
    .map((figure) => Number(figure.replaceAll(',', '')))
  expect(most).toBeGreaterThan(least)
  await figureField(page).fill(String(most - 1000))
  await page.getByText(/^Known stayers, born in Nepal, living in Qatar:/).waitFor()
  await expect.poll(() => total(page).textContent()).not.toBe(published)
  await figureField(page).fill(String(most + 100_000))
  await page.getByText('These figures have no result').waitFor()
  expect(await note.isVisible()).toBe(true)
  await figureField(page).fill(String(most - 1000))
  await expect.poll(() => page.getByText('These figures have no result').count()).toBe(0)
  await settled(page)
  expectSame(await shownPersons(page), await runCommandLine(await download(page, 'Save as a file')))
  expect(complaints).toEqual([])
})

test("the chord leaves the page with its title, as the reader's own scenario", async () => {
  const { page, complaints } = await openReader(browser, address)
  await openWhatIf(page, 'open-minimum')
  const frame = page.locator('#what-if-flows')
  const own = 'The reader’s own scenario, not a published estimate'
  expect(await frame.textContent()).not.toContain(own)
  await figureField(page).fill(String(PERSONS))
  await frame.getByText(own).waitFor()
  await frame.getByRole('heading', { name: /^Own scenario: / }).waitFor()
  await page.waitForURL(/#.+/)
  const picture = await download(page, 'Download SVG')
  expect(picture).toContain(own)
  expect(picture).toContain('Own scenario: ')
  const regions = await download(page, 'Download CSV')
  expect(regions).toMatch(/^origin,destination,persons_published,persons_own_scenario\r\n/)
  await frame.locator('.citation > summary').click()
  expect(await frame.locator('.citation-text').textContent()).toContain(page.url().split('#')[1])
  await frame.getByRole('button', { name: 'Show as table' }).click()
  await frame.getByRole('table').waitFor()
  await page.getByText('the published ones', { exact: true }).click()
  await expect.poll(() => frame.getByText(own).count()).toBe(0)
  expect(complaints).toEqual([])
})

test('a known flow is met, and one that cannot be is answered with the range that can', async () => {
  const { page, complaints } = await openReader(browser, address)
  await openWhatIf(page, 'closed-minimum')
  await page.getByRole('combobox', { name: 'Which figure' }).selectOption('flow')
  await figureField(page).fill('150000')
  await page.getByText(/Without your figure the estimate is .* are possible/).waitFor()
  await page.getByText('Known flow, Nepal to Qatar: 150,000').waitFor()
  await page
    .getByRole('row', { name: /^Nepal to Qatar/ })
    .first()
    .getByRole('cell', { name: '150,000', exact: true })
    .waitFor()
  await figureField(page).fill('90000000')
  await page
    .getByText(/90,000,000 people from Nepal to Qatar are not possible.*Give between/)
    .waitFor()
  expect(complaints).toEqual([])
})

test('figures without a solution say which areas and what to do; the last result stays', async () => {
  const { page, complaints } = await openReader(browser, address)
  await openWhatIf(page, 'closed-minimum')
  await page.getByRole('combobox', { name: 'Which figure' }).selectOption('deaths')
  await figureField(page).fill('9000000000')
  await page.getByText('These figures have no result').waitFor()
  expect(await total(page).isVisible()).toBe(true)
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => page.getByText('These figures have no result').count()).toBe(0)
  expect(complaints).toEqual([])
})

/** As far as the page's own elements are looked at here. */
interface Parent {
  readonly lastElementChild: { readonly textContent: string | null }
}

test('intervals come when asked for and can be stopped', async () => {
  const { page, complaints } = await openReader(browser, address)
  await openWhatIf(page, 'open-minimum')
  await settled(page)
  await page.getByRole('button', { name: 'Compute intervals' }).click()
  const intervals = page.getByText(/in nine of ten draws between/)
  await intervals.waitFor({ timeout: 180_000 })
  await page.getByRole('columnheader', { name: '90 % interval' }).first().waitFor()
  await page.getByRole('combobox', { name: 'Method', exact: true }).selectOption('closed-minimum')
  // The figures of the method before are still settled until the page has taken up the next one.
  await intervals.waitFor({ state: 'detached' })
  await settled(page)
  await page.getByRole('combobox', { name: 'Draws' }).selectOption('200')
  // Pressed inside the page: between two presses from outside a quick computer is done.
  await page.getByRole('button', { name: 'Compute intervals' }).evaluate(async (begin) => {
    const press = (one: unknown) => (one as { click(): void }).click()
    const { parentElement } = begin as unknown as { parentElement: Parent }
    press(begin)
    const frame = () => new Promise((resolve) => setTimeout(resolve, 16))
    while (parentElement.lastElementChild.textContent !== 'Stop') await frame()
    press(parentElement.lastElementChild)
  })
  await page.getByRole('button', { name: 'Compute intervals' }).waitFor()
  expect(await page.getByText(/in nine of ten draws/).count()).toBe(0)
  expect(complaints).toEqual([])
})

test('the example of the method page is computed while its cells change', async () => {
  const { page, complaints } = await openReader(browser, address)
  await page.goto('/methods/open-minimum')
  const example = page.getByRole('region', { name: 'The four-country example, live' })
  await example.getByText('Total 132.0.').waitFor()
  await example.getByRole('spinbutton', { name: 'Stock at the end: B, C' }).fill('400')
  await expect.poll(() => example.getByText('Total 132.0.').count()).toBe(0)
  await example.getByRole('button', { name: 'Back to the example' }).click()
  await example.getByText('Total 132.0.').waitFor()
  await example.getByRole('combobox', { name: 'Method' }).selectOption('drop-negative')
  await example.getByText('Total 90.0.').waitFor()
  expect(complaints).toEqual([])
})
