import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import {
  acceptReportRoute,
  beginReportRoute,
  draftReportRoute,
  openReportRoute,
  type ReportFile,
  reportRoute,
  submitReportRoute,
  writeAnswersRoute,
} from '@corridor/contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweepDeadlines } from '../apps/server/src/features/deadlines/missDeadline.ts'
import type { Member } from '../apps/server/src/features/identity/testing/people.ts'
import {
  type Ministry,
  openMinistry,
} from '../apps/server/src/features/registers/testing/officers.ts'
import { writeReportRelease } from '../apps/server/src/features/reporting/reportJobs.ts'
import { readSheets } from '../apps/server/src/features/reporting/testing/readSheets.ts'
import {
  type SheetCell,
  writeWorkbook,
} from '../apps/server/src/features/reporting/workbook/workbookXml.ts'
import { type Listening, listenFor } from '../apps/server/src/testing/listenFor.ts'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader, type Reader } from './openBrowser.ts'

/** As `npm test` built them. */
const PAGES = fileURLToPath(new URL('../apps/web/dist', import.meta.url))
/** What the server takes for its own address. */
const ADDRESS = 'http://localhost'
const RELEASE = 'report-example-region-npl-2029-r1'
/** Reports in the data explorer, with codes beside the names. */
const TABLE = '/data/explore/DF_REPORTS?labels=both'

let ministry: Ministry
let listening: Listening
let browser: Browser
const readers: Reader[] = []

beforeAll(async () => {
  ministry = await openMinistry({ webDir: PAGES })
  listening = await listenFor(ministry.server.app)
  browser = await launch([`--host-resolver-rules=MAP localhost:80 127.0.0.1:${listening.port}`])
})
afterAll(async () => {
  await browser?.close()
  await listening?.close()
  await ministry?.close()
})

/** A window of hers: the session is the one over HTTP. Nobody's without one. */
async function windowOf(who: Member | null, options = {}): Promise<Page> {
  const reader = await openReader(browser, ADDRESS, options)
  readers.push(reader)
  const [name, value] = who?.browser.cookie?.split('=') ?? []
  if (name !== undefined && value !== undefined) {
    await reader.page.context().addCookies([{ name, value, url: ADDRESS }])
  }
  return reader.page
}

const act = async (page: Page, name: string) => {
  await page.locator('summary', { hasText: new RegExp(`^${name}$`) }).click()
  await page.getByRole('button', { name, exact: true }).click()
}

const lastPart = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1)!

/** Answers of the two tables that add up. */
const SOUND: Readonly<Record<string, number>> = {
  ...{ 'S1/_T/_T': 900, 'S1/_T/F': 300, 'S1/_T/M': 600 },
  ...{ 'S1/QAT/_T': 500, 'S1/QAT/F': 200, 'S1/QAT/M': 300 },
  ...{ 'S1/_O/_T': 400, 'S1/_O/F': 100, 'S1/_O/M': 300 },
  ...{ 'S1/_U/_T': 0, 'S1/_U/F': 0, 'S1/_U/M': 0 },
}

/** The report of the year before, sent and accepted without the pages. */
async function reportBefore(questionnaire: string, fay: Member, rhea: Member): Promise<void> {
  const called = { questionnaire, definition: 'example-region', country: 'NPL', period: '2028' }
  const made = await ministry.act(rhea, draftReportRoute, {}, 0, { ...called, due: '2030-05-01' })
  const report = String(made.body.record)
  const step = async (who: Member, route: Parameters<Ministry['act']>[1], payload: object) => {
    const { body } = await who.browser.call(reportRoute, { report })
    const { version } = body as ReportFile
    const { status, body: told } = await ministry.act(who, route, { report }, version, payload)
    expect([status, told]).toEqual([200, expect.anything()])
  }
  await step(rhea, openReportRoute, {})
  await step(fay, beginReportRoute, {})
  const cells = Object.entries({ ...SOUND, 'S1/_O/M': 100, 'S1/_T/M': 400, 'S1/_O/_T': 200 })
    .map(([address, value]) => [address, address === 'S1/_T/_T' ? 700 : value] as const)
    .map(([address, value]) => ({
      ...{ address, value, status: '', confidentiality: '', note: '' },
    }))
  const body = { revision: 0, cells, explanations: [] }
  const written = await fay.browser.call(writeAnswersRoute, { report }, body)
  const { checksum } = written.body as { readonly checksum: string }
  await step(fay, submitReportRoute, { checksum })
  await step(rhea, acceptReportRoute, { checksum })
}

test('from a questionnaire to a release at its moment', { timeout: 600_000 }, async () => {
  const { server, clock, administrator } = ministry
  const fay = await ministry.member('fay', { role: 'focal-point', jurisdiction: 'NPL' })
  const rhea = await ministry.member('rhea', { role: 'report-reviewer' })
  const lou = await ministry.member('lou', { role: 'report-releaser' })

  // The administrator asks for one table.
  const admin = await windowOf(administrator)
  await admin.goto('/desk/reporting')
  await admin.locator('summary', { hasText: 'Define a questionnaire' }).click()
  await admin.getByLabel('Short name').fill('example-region')
  await admin.getByRole('textbox', { name: 'Countries', exact: true }).fill('NPL QAT')
  for (const box of await admin.getByRole('checkbox').all()) await box.uncheck()
  await admin.getByLabel(/^S1 /).check()
  await admin.getByLabel('Figures required in S1').selectOption('Every cell required')
  await admin.getByRole('button', { name: 'Define', exact: true }).click()
  await admin.getByText('Waits for another person to open it').waitFor()
  await admin.locator('li', { hasText: 'S1' }).getByText('Every cell required').waitFor()
  await expectAccessible(admin)
  const questionnaire = lastPart(admin)

  // The secretariat opens it and asks a country.
  const review = await windowOf(rhea)
  await review.goto(`/desk/reporting/questionnaires/${questionnaire}`)
  await act(review, 'Open')
  await review.getByRole('button', { name: 'Yes: Open' }).click()
  await review.getByText('Opened', { exact: true }).waitFor()
  await reportBefore(questionnaire, fay, rhea)
  await review.goto('/desk/reporting')
  await review.locator('summary', { hasText: 'Ask a country for a report' }).click()
  await review.getByRole('textbox', { name: 'Year', exact: true }).fill('2029')
  await review.getByLabel('Due', { exact: true }).fill('2030-06-30')
  await review.getByRole('button', { name: 'Name the report' }).click()
  await review.getByRole('heading', { name: 'Country report', level: 1, exact: true }).waitFor()
  await act(review, 'Open')
  await review.getByText('Asked for', { exact: true }).waitFor()
  const report = lastPart(review)

  // The focal point fills the workbook, with errors.
  const focal = await windowOf(fay)
  await focal.goto(`/desk/reporting/reports/${report}`)
  await act(focal, 'Begin to fill it')
  await focal.getByText('Being filled', { exact: true }).waitFor()
  const [download] = await Promise.all([
    focal.waitForEvent('download'),
    focal.getByRole('link', { name: 'Download the workbook to fill (XLSX)' }).click(),
  ])
  const sheets = await readSheets(await readFile(await download.path()))
  const wrong: Readonly<Record<string, string | number>> = {
    ...SOUND,
    ...{ 'S1/QAT/F': 'about 200', 'S1/_O/M': -300, 'S1/_T/M': 650 },
  }
  const filled = sheets.map(({ sheet, data }) => ({
    name: sheet,
    widths: [10],
    rows: data.map((row, at) =>
      row.map((value, column): SheetCell => {
        const code = data[2]?.[column]
        const planted = sheet === 'S1' && at >= 4 ? wrong[`S1/${row[0]}/${code}`] : undefined
        return { value: planted ?? value, style: 'plain' }
      }),
    ),
  }))
  await focal.getByLabel('Filled workbook or SDMX message').setInputFiles({
    name: 'filled.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(writeWorkbook(filled, false)),
  })
  await focal.getByRole('button', { name: 'Send the file' }).click()
  const grid = focal.locator('.answer-grid')
  const cell = (address: string) => grid.locator(`td:has([data-address="${address}"])`)
  const field = (address: string) => grid.locator(`[data-address="${address}"]`)
  await cell('S1/QAT/F').getByText('“about 200” is no number').waitFor()
  await cell('S1/_O/M').getByText('is below zero').waitFor()
  await cell('S1/_T/_T').getByText('the parts add up to 950, not 900').waitFor()
  expect(await field('S1/QAT/F').getAttribute('aria-invalid')).toBe('true')
  await expectAccessible(focal)

  // She corrects by typing and by pasting, and explains what is so.
  await field('S1/QAT/F').fill('200')
  await field('S1/QAT/F').press('ArrowDown')
  expect(await focal.locator(':focus').getAttribute('data-address')).toBe('S1/_O/F')
  await field('S1/_T/M').fill('600')
  await focal.evaluate(`{
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', '300\\n0\\n')
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('[data-address="S1/_O/M"]').dispatchEvent(paste)
  }`)
  await cell('S1/_O/M').getByText('300; the year before it was 100').waitFor()
  await focal.getByText(/Before it can be sent: 0 errors/).waitFor()
  for (const address of ['S1/_O/M', 'S1/_T/M', 'S1/_O/_T', 'S1/_T/_T']) {
    if (!(await cell(address).getByText('Question:').isVisible())) continue
    await field(address).focus()
    await focal.getByLabel(/^Why it is so/).fill('A new register counts more')
    await focal.getByRole('button', { name: 'Keep the explanation' }).click()
    await cell(address).getByText('Explained:').waitFor()
  }
  await focal.getByRole('button', { name: 'Send to the secretariat' }).click()
  await focal.getByRole('button', { name: 'Yes: Send to the secretariat' }).click()
  await focal.getByText('With the secretariat', { exact: true }).waitFor()

  // The secretariat sees figures beside those of the year before, and accepts.
  await review.goto(`/desk/reporting/reports/${report}`)
  await review.getByText('A new register counts more').first().waitFor()
  await review.getByText('before 100').first().waitFor()
  await act(review, 'Accept')
  await review.getByText('Accepted', { exact: true }).first().waitFor()

  // A third person sets the moment.
  const moment = new Date(Math.ceil(clock.now().getTime() / 60_000 + 5) * 60_000)
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
  const release = await windowOf(lou)
  await release.goto(`/desk/reporting/reports/${report}`)
  await release.locator('summary', { hasText: 'Set the release' }).click()
  await release.getByLabel('Released at').fill(local.toISOString().slice(0, 16))
  await release.getByRole('button', { name: 'Set the release' }).click()
  await release.getByRole('button', { name: 'Yes: Set the release' }).click()
  await release.getByText('Under embargo until its release', { exact: true }).waitFor()

  const visitor = await windowOf(null)
  const sdmx = async () =>
    (await server.app.request('/sdmx/rest/data/DF_REPORTS/all/all?format=csv')).status
  const pass = async () => {
    await sweepDeadlines({ ledger: server.ledger, warn: () => {} })
    await writeReportRelease(
      {
        ...{ db: server.kysely, ledger: server.ledger, evidence: server.evidence },
        ...{ dataDir: server.dataDir, now: clock.now },
      },
      report,
    )
  }
  await pass()
  await visitor.goto('/data/calendar')
  await visitor.getByText('To come').waitFor()
  await expectAccessible(visitor)
  await visitor.goto('/data/releases')
  await visitor.getByText('un-ims-2020').first().waitFor()
  expect(await visitor.getByText(RELEASE).count()).toBe(0)
  expect(await sdmx()).toBe(404)
  await visitor.goto('/data/explore')
  const listed = visitor.locator('.explore-item:has(a[href*="DF_REPORTS"])')
  await listed.getByText('no figures have been published yet').waitFor()
  await visitor.goto(TABLE)
  await visitor.getByText('There are no figures for this choice.').waitFor()
  expect(await visitor.getByRole('grid').count()).toBe(0)
  await visitor.goto('/data/explore/DF_REPORTS/about')
  const next = visitor.locator('dl > div:has(dt:text-is("Next release")) dd')
  await next.locator(`time[datetime="${moment.toISOString()}"]`).waitFor()
  expect(await next.textContent()).toContain('(Nepal 2029)')
  expect(await visitor.getByText(RELEASE).count()).toBe(0)
  await expectAccessible(visitor)

  clock.pass(moment.getTime() - clock.now().getTime() + 1_000)
  await pass()
  clock.pass(5_000)
  await visitor.goto('/data/releases')
  await visitor.getByText(RELEASE).first().click()
  await visitor.getByRole('link', { name: 'All figures as CSV' }).waitFor()
  await visitor.goto('/data/calendar')
  await visitor.getByRole('link', { name: RELEASE }).waitFor()
  expect(await sdmx()).toBe(200)
  await visitor.goto('/data/explore')
  await listed.getByText('12 figures in 12 series').waitFor()
  await visitor.goto(TABLE)
  const line = visitor.getByRole('grid').getByRole('row').filter({ hasText: '[QAT]' })
  await line.waitFor()
  expect(await line.getByRole('gridcell').allTextContents()).toEqual(['500', '200', '300'])
  await visitor.locator('.explore-fixed').getByText('Nepal [NPL]', { exact: true }).waitFor()
  await expectAccessible(visitor)
  await visitor.goto('/data/explore/DF_REPORTS/about')
  await next.getByText('no date has been announced').waitFor()

  // On a telephone, in Arabic, the tables scroll in their own place.
  const phone = await windowOf(fay, { viewport: { width: 360, height: 740 } })
  await phone.goto(`/desk/reporting/reports/${report}?lang=ar`)
  await phone.locator('.answer-grid').waitFor()
  await expectAccessible(phone)
  expect(readers.flatMap(({ complaints }) => complaints)).toEqual([])
})
