import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../apps/server/src/config.ts'
import { openDatabase } from '../apps/server/src/db/index.ts'
import { pdf } from '../apps/server/src/features/documents/testing/exampleFiles.ts'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader } from './openBrowser.ts'
import { acceptInvitation, type Member, makeAdministrator, unexpected } from './staff.ts'
import { type Product, startProduct } from './startProduct.ts'

const FROM = '2026-01-01'
const folder = mkdtempSync(join(tmpdir(), 'corridor-demand-'))

let browser: Browser
let product: Product
let administrator: Member
let agent: Member
let attache: Member
let officer: Member
let agency = ''
/** Address of the job order's page. */
let order = ''
let number = ''

beforeAll(async () => {
  chmodSync(folder, 0o755)
  const settings = { DATA_DIR: join(folder, 'data') }
  product = await startProduct(settings)
  browser = await launch()
  administrator = await makeAdministrator(browser, product)
  for (const [office, name, jurisdiction] of [
    ['north', 'North', 'NPL'],
    ['post', 'Post in Qatar', 'QAT'],
  ]) {
    const { version } = await ask('/organisations/home')
    const payload = { office, name, jurisdiction, from: FROM }
    await send('/organisations/home/open-office', { expectedVersion: version, payload })
  }
  agency = await enter('agency', 'Example Bravo Agency', 'NPL')
  await enter('employer', 'Example Castel Build', 'QAT')
  await license(settings)
  ;[agent, attache, officer] = await Promise.all([
    employ('Bravo', { role: 'agency', organisation: agency }),
    employ('Ahmed', { role: 'labour-attache', organisation: 'home', office: 'home.post' }),
    employ('Omar', { role: 'licensing-officer', organisation: 'home', office: 'home.north' }),
  ])
}, 240_000)

afterAll(async () => {
  await browser.close()
  await product.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What the registers of licences and bonds say, whose own ways are others' journeys. */
async function license(settings: Readonly<Record<string, string>>): Promise<void> {
  const database = await openDatabase(readConfig(settings))
  await database.pool.query(
    `insert into licence (tenant, record, version, organisation, name, number, number_key, status,
       effective_status, valid_from, valid_until, destinations, sectors, phone_keys, office,
       jurisdiction, assignees, folded, state)
     values ('home', 'l-example', 1, $1, 'Example', 'LIC-0001', 'lic0001', 'active', 'active',
       '2026-01-01', '2099-12-31', array['QAT'], array['construction'], '{}', 'home.north', 'NPL',
       '{}', 'example', '{}')`,
    [agency],
  )
  await database.pool.query(
    `insert into bond (tenant, record, version, holder, purpose, status, currency, cover_minor,
       required_minor, defaulted, state)
     values ('home', 'b-example', 1, $1, 'agency', 'lodged', 'XTS', 2000000, 2000000, false, $2)`,
    [
      agency,
      JSON.stringify({
        ...{ currency: 'XTS', reserves: [], defaultedAt: null },
        requirement: { minorUnits: 2_000_000, cashMinorUnits: 0 },
        instruments: [
          {
            kind: 'cash',
            state: 'held',
            validUntil: null,
            minorUnits: 2_000_000,
            remaining: 2_000_000,
          },
        ],
      }),
    ],
  )
  await database.close()
}

interface Told {
  readonly version: number
  readonly record: string
}

const ask = (path: string): Promise<Told> =>
  administrator.page.evaluate(
    async (at) => (await (await fetch(`/api/v1${at}`)).json()) as Told,
    path,
  )

let keys = 0

async function send(path: string, body: object): Promise<Told> {
  keys += 1
  return await administrator.page.evaluate(
    async ({ at, sent, key }) => {
      const headers = {
        'content-type': 'application/json',
        'x-corridor': '1',
        'idempotency-key': key,
      }
      const response = await fetch(`/api/v1${at}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(sent),
      })
      return (await response.json()) as Told
    },
    { at: path, sent: body, key: `demand-journey-${keys}` },
  )
}

async function enter(kind: string, name: string, country: string): Promise<string> {
  const payload = {
    ...{ kind, name, country, registration: null, office: 'home.north', jurisdiction: 'NPL' },
  }
  return (await send('/organisations', { expectedVersion: 0, payload })).record
}

async function employ(name: string, role: object): Promise<Member> {
  const email = `${name.toLowerCase()}@example.org`
  const roles = [{ ...role, from: FROM }]
  await send('/identity/invitations', { email, name: `Example ${name}`, language: 'en', roles })
  return await acceptInvitation(browser, product, { name: `Example ${name}`, email })
}

const act = (page: Page, title: string) =>
  page.locator('details.act', {
    has: page.locator('summary', { hasText: new RegExp(`^${title}$`) }),
  })

/** Opens an act's form, and sends it, twice where it asks once more. */
async function sendTwice(page: Page, title: string): Promise<void> {
  const form = act(page, title)
  await form.locator('summary').click()
  await form.getByRole('button', { name: title, exact: true }).click()
  await form.getByRole('button', { name: `Yes: ${title}` }).click()
}

/** Sends a paper with the record whose page is open. */
async function sendPaper(page: Page, type: string, name: string): Promise<void> {
  const papers = page.locator('section.documents')
  await papers.getByText('Send a document', { exact: true }).click()
  await papers.getByLabel('What it is').selectOption({ label: type })
  await papers.getByLabel('Choose').setInputFiles({
    ...{ name, mimeType: 'application/pdf', buffer: pdf(`the paper ${name}`) },
  })
  await papers.getByRole('button', { name: 'Send', exact: true }).click()
  await papers.getByText('The document was received.').waitFor()
}

/** The page as it stands, and again dark, in Arabic, on a telephone, with all of it open. */
async function expectAccessibleTwice(page: Page): Promise<void> {
  await expectAccessible(page)
  const [wide, address] = [page.viewportSize()!, page.url()]
  await page.setViewportSize({ width: 360, height: 800 })
  const arabic = new URL(address)
  arabic.searchParams.set('lang', 'ar')
  arabic.searchParams.set('theme', 'dark')
  await page.goto(arabic.href)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await page
    .locator('main details')
    .evaluateAll((all) => all.map((details) => details.setAttribute('open', '')))
  await expectAccessible(page)
  await page.setViewportSize(wide)
  const english = new URL(address)
  english.searchParams.set('lang', 'en')
  english.searchParams.set('theme', 'light')
  await page.goto(english.href)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}

test('an agency enters a power of attorney, and the attaché finds it in her queue', async () => {
  const { page } = agent
  await page.goto(`/desk/organisations/${agency}`)
  const form = act(page, 'Enter a power of attorney')
  await form.locator('summary').click()
  await form.getByLabel('Principal').selectOption({ label: 'Example Castel Build' })
  await form.getByLabel('Post', { exact: true }).selectOption('home.post')
  await form.getByLabel('Last day').fill('2099-01-31')
  await form.getByRole('button', { name: 'Enter a power of attorney' }).click()
  // The paper itself is a document of the record.
  await page.waitForURL((url) => url.pathname.startsWith('/desk/accreditations/'))
  await page.getByText('waits to be verified').waitFor()
  await sendPaper(page, 'Power of attorney', 'power.pdf')
  await page.getByText('power of attorney (uploaded)').waitFor({ state: 'attached' })
  await expectAccessible(page)

  // From any page, by the head; what she is to verify stands by itself.
  await attache.page.goto('/desk')
  await attache.page.getByRole('link', { name: 'My post', exact: true }).first().click()
  const waiting = attache.page.getByRole('region', { name: 'Employers to verify' }).first()
  await waiting.getByRole('link', { name: /QAT, 2099-01-31/ }).waitFor()
  await attache.page.getByText('No contract names this post.').waitFor()
  await expectAccessibleTwice(attache.page)
  await waiting.getByRole('link', { name: /QAT, 2099-01-31/ }).click()
  await attache.page.getByRole('heading', { level: 1, name: /Example Castel Build/ }).waitFor()
  const verify = act(attache.page, 'Verify')
  await verify.locator('summary').click()
  await verify.getByLabel('Remark').fill('Seen at the chamber of commerce')
  await verify.getByRole('button', { name: 'Verify' }).click()
  await attache.page.getByText('Verified at the post').waitFor()
  await expectAccessible(attache.page)
})

test('the agency writes a job order and hands it in', async () => {
  const { page } = agent
  await page.getByRole('link', { name: 'My agency', exact: true }).first().click()
  await page.getByRole('heading', { level: 2, name: 'What comes due' }).waitFor()
  await page
    .getByRole('cell', { name: /20,000.00/ })
    .first()
    .waitFor()
  await page.getByText('Example Castel Build').first().waitFor()
  await expectAccessibleTwice(page)
  await page.getByRole('link', { name: 'Begin a job order' }).click()
  await page.getByLabel('Power of attorney').waitFor()
  await page.getByLabel('Principal’s own number').fill('CB-2030-7')
  await page.getByLabel('What the work is called').fill('Bricklayer')
  await page.getByLabel('Occupation (ISCO-08)').fill('7112')
  await page.getByLabel('Vacancies asked for').fill('3')
  await page.getByLabel('Basic pay a month').fill('1400.00')
  await page.getByLabel('Currency').fill('xts')
  await page.getByLabel('Hours a week').fill('48')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Keep as a draft' }).click()
  await page.getByText('Draft begun').waitFor()
  order = new URL(page.url()).pathname
  await page.getByRole('cell', { name: /1,400/ }).waitFor()
  await sendPaper(page, 'Demand letter', 'demand.pdf')
  await sendTwice(page, 'Hand in')
  await page.getByText('Handed in', { exact: true }).waitFor()
  expect(await act(page, 'Attest').count()).toBe(0)
  expect(unexpected(agent)).toEqual([])
})

test('the attaché attests it, the officer sees the checks and approves', async () => {
  await attache.page.goto(order)
  const attest = act(attache.page, 'Attest')
  await attest.locator('summary').click()
  await attest.getByLabel('Persons the principal employs').fill('40')
  await attest.getByRole('button', { name: 'Attest', exact: true }).press('Enter')
  await attest.getByText('You state that the principal and the demand are real').waitFor()
  await attest.getByRole('button', { name: 'Yes: Attest' }).press('Enter')
  await attache.page.getByText('Attested at the post').waitFor()
  expect(await act(attache.page, 'Approve').count()).toBe(0)

  const { page } = officer
  await page.goto(order)
  await page.getByRole('heading', { name: 'Checks' }).waitFor()
  await page.getByText(/The licence .LIC-0001. is in force and covers/).waitFor()
  await page.getByText('advice only: its basis').first().waitFor()
  await expectAccessibleTwice(page)
  const approve = act(page, 'Approve')
  await approve.locator('summary').click()
  await approve.getByLabel('Last day').fill('2098-12-31')
  await approve.getByLabel('Why it may be approved').fill('A second site opens')
  await approve.getByRole('button', { name: 'Approve', exact: true }).click()
  await approve.getByText('3 vacancies can be taken from now on').waitFor()
  await approve.getByRole('button', { name: 'Yes: Approve' }).click()
  await page.getByText('Approved', { exact: true }).first().waitFor()
  number = (await page.locator('.organisation-particulars code').textContent()) ?? ''
  expect(number).toMatch(/^JO-/)
  await page.goto('/desk/job-orders')
  await page.getByRole('rowheader', { name: number }).waitFor()
  await expectAccessible(page)
  expect(unexpected(officer)).toEqual([])
})

test('anybody checks the number on a telephone; a slip of the finger is told', async () => {
  const visitor = await openReader(browser, product.address, {
    viewport: { width: 360, height: 740 },
  })
  const { page } = visitor
  await page.goto('/verify')
  const ask = async (typed: string) => {
    await page.getByLabel('Number').fill(typed)
    await page.getByRole('button', { name: 'Check' }).click()
  }
  await ask(number.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('heading', { name: 'Good', exact: true }).waitFor()
  await page.getByText('Example Bravo Agency').waitFor()
  await page.getByText('fewer than 5').waitFor()
  await expectAccessibleTwice(page)
  await ask(number.slice(0, -1) + (number.endsWith('2') ? '3' : '2'))
  await page.getByRole('heading', { name: 'One sign is wrong' }).waitFor()
  await ask('JO-2222-2222-2222')
  await page.getByRole('heading', { name: 'Not approved' }).waitFor()
  await expectAccessible(page)
  expect(unexpected(visitor)).toEqual([])
})

test('the agency begins further orders from a file, and nothing twice', async () => {
  const { page } = agent
  await page.goto('/agency')
  await page.getByRole('link', { name: 'Begin job orders from a file' }).click()
  const rows = [
    'reference,principal,destination,sector,title,occupation,quantity',
    'CB-2030-8,Example Castel Build,QAT,construction,Tiler,7122,4',
    'CB-2030-8,Example Castel Build,QAT,construction,Plumber,7126,2',
    'CB-2030-9,Example Nobody,QAT,construction,Painter,7131,1',
  ]
  const look = async () => {
    await page.getByLabel('File', { exact: true }).setInputFiles({
      ...{ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) },
    })
    await page.getByRole('button', { name: 'Look through' }).click()
  }
  await page.getByLabel('Whose job orders they are').waitFor()
  await expectAccessible(page)
  await look()
  await page.getByText('No principal of the register has this name.').waitFor()
  await page.getByText('Nothing is written yet.').waitFor()
  await expectAccessibleTwice(page)
  await page.getByRole('button', { name: 'Begin 1 job order', exact: true }).click()
  await page.getByText('1 job order is begun as a draft').waitFor()
  await page.getByRole('button', { name: 'Yes: Begin 1 job order' }).click()
  await page.getByText('Begun: 1 of 1. They are drafts now.').waitFor()
  await page.getByRole('button', { name: 'Another file' }).click()
  // The same file again is the import that was done.
  await look()
  await page.getByText('Begun: 1 of 1. They are drafts now.').waitFor()
  await page.getByRole('link', { name: 'See the drafts' }).click()
  await page.getByRole('rowheader', { name: /Qatar/ }).waitFor()
  expect(await page.getByText('6 asked for').count()).toBe(1)
  expect(unexpected(agent)).toEqual([])
})
