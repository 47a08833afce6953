import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './expectAccessible.ts'
import { launch } from './openBrowser.ts'
import { acceptInvitation, type Member, makeAdministrator, unexpected } from './staff.ts'
import { type Product, startProduct } from './startProduct.ts'

const FROM = '2026-01-01'

let browser: Browser
let product: Product
let administrator: Member
let agent: Member
let finance: Member
let director: Member

beforeAll(async () => {
  product = await startProduct()
  browser = await launch()
  administrator = await makeAdministrator(browser, product)
  const office = { office: 'north', name: 'North', jurisdiction: 'XAA', from: FROM }
  const home = await ask('/organisations/home')
  await send('/organisations/home/open-office', { expectedVersion: home.version, payload: office })
  const agency = await send('/organisations', {
    expectedVersion: 0,
    payload: {
      ...{ kind: 'agency', name: 'Example Bravo Agency', country: null, registration: null },
      ...{ office: 'home.north', jurisdiction: 'XAA' },
    },
  })
  const inXaa = { organisation: 'home', jurisdiction: 'XAA' }
  ;[agent, finance, director] = await Promise.all([
    employ('Agent', { role: 'agency', organisation: agency.record! }),
    employ('Fin', { role: 'finance-officer', ...inXaa }),
    employ('Dara', { role: 'authority', ...inXaa }),
  ])
}, 240_000)

afterAll(async () => {
  await browser.close()
  await product.stop()
})

interface Told {
  readonly version: number
  readonly record?: string
}

const ask = (path: string): Promise<Told> =>
  administrator.page.evaluate(
    async (at) => (await fetch(`/api/v1${at}`)).json() as Promise<Told>,
    path,
  )

let keys = 0

/** A command, as the pages send it. */
async function send(path: string, body: object): Promise<Told> {
  keys += 1
  return await administrator.page.evaluate(
    async ({ at, sent, key }) => {
      const headers = { 'content-type': 'application/json', 'x-corridor': '1' }
      const response = await fetch(`/api/v1${at}`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': key },
        body: JSON.stringify(sent),
      })
      if (!response.ok) throw new Error(await response.text())
      return (await response.json()) as Told
    },
    { at: path, sent: body, key: `journey-${keys}` },
  )
}

async function employ(name: string, role: object): Promise<Member> {
  const email = `${name.toLowerCase()}@example.org`
  const roles = [{ ...role, from: FROM }]
  await send('/identity/invitations', { email, name: `Example ${name}`, language: 'en', roles })
  return await acceptInvitation(browser, product, { name: `Example ${name}`, email })
}

/** The form of an act, opened. */
async function open(page: Page, title: string) {
  const act = page
    .locator('details.act', { has: page.locator('summary', { hasText: title }) })
    .first()
  await act.locator('summary').click()
  return act
}

const status = (page: Page, words: string) =>
  page.locator('.organisation-particulars dd', { hasText: words }).first().waitFor()

/** An act stands on the time line. */
const done = (page: Page, words: string) =>
  page.locator('.timeline').getByText(words, { exact: true }).first().waitFor()

/** Again dark, in Arabic, on a telephone, with all of it open. */
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
  // Nothing is wider than the telephone.
  const width = await page.evaluate<number>('document.documentElement.scrollWidth')
  expect(width).toBeLessThanOrEqual(361)
  await page.setViewportSize(wide)
  const english = new URL(address)
  english.searchParams.set('lang', 'en')
  english.searchParams.set('theme', 'light')
  await page.goto(english.href)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

test('an award is charged to the bond by two persons, and the bond is topped up', async () => {
  const { page } = agent
  await page.goto('/desk/bonds')
  await page.locator('summary', { hasText: 'Lodge a bond' }).click()
  const lodge = page.locator('main details form')
  await lodge.getByLabel('Holder', { exact: true }).selectOption({ label: 'Example Bravo Agency' })
  await lodge.getByLabel('Currency').fill('XTS')
  await lodge.getByLabel('Amount').fill('20000')
  await lodge.getByLabel('Number of the receipt').fill('r-1')
  await lodge.getByRole('button', { name: 'Lodge the bond' }).click()
  await page.getByRole('heading', { level: 1, name: 'Bond of Example Bravo Agency' }).waitFor()
  await status(page, 'XTS 20,000.00'.replace(' ', '\u00a0'))
  const bond = new URL(page.url()).pathname

  const desk = finance.page
  await desk.goto('/desk')
  await desk.getByRole('link', { name: 'Example Bravo Agency' }).first().click()
  await desk.getByRole('heading', { level: 1, name: 'Bond of Example Bravo Agency' }).waitFor()
  const came = await open(desk, 'State that the money came')
  await came.getByLabel('Number of the bank statement').fill('s-1')
  await came.getByRole('button', { name: 'State that the money came' }).click()
  await done(desk, 'Money came')
  const assess = await open(desk, 'Assess what is required')
  await assess.getByLabel('Amount').fill('20000')
  await assess.getByLabel('Source').fill('Example order 7')
  await assess.getByText('Required: XTS').waitFor()
  await assess.getByRole('button', { name: 'Assess what is required' }).click()
  // The rule is named before it is met: the next act waits for this one to stand.
  await done(desk, 'Required amount assessed')
  const reserve = await open(desk, 'Set an amount aside')
  await reserve.getByLabel('Determination').fill('D-1')
  await reserve.getByLabel('Amount').fill('5087.50')
  await reserve.getByRole('button', { name: 'Set an amount aside' }).click()
  await desk.getByText('Set aside for D-1', { exact: true }).first().waitFor()
  const propose = await open(desk, 'Propose a movement')
  await propose.getByLabel('Award').fill('A-1')
  await propose.getByLabel('Amount').fill('5087.50')
  await propose.getByLabel('Determination').selectOption('D-1')
  await propose.getByLabel('Reason').fill('The award is final')
  await propose.getByRole('button', { name: 'Propose a movement' }).click()
  await desk.locator('.organisation-waiting').waitFor()

  const chief = director.page
  await chief.goto(bond)
  const confirm = await open(chief, 'Confirm the proposal')
  await confirm.getByRole('button', { name: 'Charge it' }).click()
  await confirm.getByText('That cannot be undone.').waitFor()
  await confirm.getByRole('button', { name: 'Charge it' }).dblclick()
  await status(chief, 'Short of what is required')
  await expect.poll(() => chief.locator('.bond-account tbody tr').count()).toBe(4)
  await expectAccessibleTwice(chief)

  await desk.reload()
  const serve = await open(desk, 'Serve the notice')
  await serve.getByRole('button', { name: 'Serve the notice' }).click()
  await serve.getByText('within 15 days').waitFor()
  await serve.getByRole('button', { name: 'Serve the notice' }).click()
  await status(desk, 'To be topped up')
  await page.reload()
  const topUp = await open(page, 'Top the bond up')
  await topUp.getByLabel('Amount').fill('5087.50')
  await topUp.getByLabel('Number of the receipt').fill('r-2')
  await topUp.getByRole('button', { name: 'Top the bond up' }).click()
  await done(page, 'Top-up handed in')
  await desk.reload()
  const again = await open(desk, 'State that the money came')
  await again.getByLabel('Number of the bank statement').fill('s-2')
  await again.getByRole('button', { name: 'State that the money came' }).click()
  await status(desk, 'Lodged')
  for (const member of [agent, finance, director]) expect(unexpected(member)).toEqual([])
})

/** The form of an act in which an amount is set aside, filled in. */
async function setAside(page: Page, determination: string) {
  const reserve = await open(page, 'Set an amount aside')
  await reserve.getByLabel('Determination').fill(determination)
  await reserve.getByLabel('Amount').fill('10')
  return reserve.getByRole('button', { name: 'Set an amount aside' })
}

/** How often something stands in the particulars and on the time line. */
const times = (page: Page, words: string) =>
  page.locator('.organisation-particulars dt').getByText(words, { exact: true }).count()

test('two tabs, two persons, a double click and a cut connection: each act is done once', async () => {
  const { page: first } = finance
  await first.goto('/desk/bonds')
  await first.getByRole('link', { name: 'Example Bravo Agency' }).first().click()
  await first.getByRole('heading', { level: 1, name: 'Bond of Example Bravo Agency' }).waitFor()
  const address = first.url()
  const second = await first.context().newPage()
  await second.goto(address)
  await second.locator('summary', { hasText: 'Set an amount aside' }).waitFor()

  // A double click.
  await (await setAside(first, 'D-11')).dblclick()
  await first.getByText('Set aside for D-11', { exact: true }).waitFor()
  expect(await times(first, 'Set aside for D-11')).toBe(1)

  // The other tab still shows the version before: it is told, and keeps what was typed.
  const again = await setAside(second, 'D-12')
  await again.click()
  await second.getByText('Nothing you typed is lost').waitFor()
  await second.getByText('Set aside for D-11', { exact: true }).waitFor()
  expect(await times(second, 'Set aside for D-12')).toBe(0)
  await again.click()
  await second.getByText('Set aside for D-12', { exact: true }).waitFor()

  // The server has it, and the answer is lost; sent again it is the same act.
  await first.reload()
  let lost = 0
  await first.route('**/reserve', async (route) => {
    const response = await route.fetch()
    if (lost > 0) return await route.fulfill({ response })
    lost += 1
    await route.abort('connectionreset')
  })
  const cut = await setAside(first, 'D-13')
  await cut.click()
  await first.locator('.act-problem').waitFor()
  expect(lost).toBe(1)
  await cut.click()
  await first.getByText('Set aside for D-13', { exact: true }).waitFor()
  await first.unroute('**/reserve')

  // Two persons who may both do it, in the same moment: one of them is told.
  await Promise.all([first.reload(), second.reload()])
  const both = [await setAside(first, 'D-14'), await setAside(second, 'D-14')]
  await Promise.all(both.map((button) => button.click()))
  await Promise.any([first, second].map((page) => page.locator('.act-problem').waitFor()))

  await first.reload()
  await first.getByText('Set aside for D-14', { exact: true }).waitFor()
  for (const determination of ['D-11', 'D-12', 'D-13', 'D-14']) {
    expect(await times(first, `Set aside for ${determination}`)).toBe(1)
  }
  const entries = first.locator('.timeline').getByText('Amount set aside', { exact: true })
  // One of the journey before.
  expect(await entries.count()).toBe(5)
  const dropped = (text: string) => /ERR_CONNECTION_RESET/.test(text)
  expect(unexpected(finance).filter((text) => !dropped(text))).toEqual([])
  await second.close()
})

test('a register comes from a file: looked through first, entered when one says so', async () => {
  const { page } = administrator
  await page.goto('/desk/agency-import')
  const lines = [
    'name;rlno;valid from;valid until;services',
    'Example Alpha;0010;2026-01-01;2032-12-31;construction, domestic work',
    'Example Beta;NULL;2026-01-01;2032-12-31;construction',
    'Example Gamma;Licence No. : 40;2026-01-01;2032-12-31;construction',
  ]
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: 'register.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  })
  await page.getByLabel('Register it comes from').fill('Example register, 1 January 2026')
  await page.getByLabel('Office that keeps the file').selectOption('home.north')
  await page.getByRole('button', { name: 'Look through' }).click()
  await page.getByText('There is text where a number is to be').waitFor()
  await expectAccessibleTwice(page)
  await page.getByText('Enter 1 row with a question as it is').click()
  await page.getByRole('button', { name: 'Enter 2 agencies' }).click()
  await page.getByText('2 agencies are entered in the register').waitFor()
  await page.getByRole('button', { name: 'Enter 2 agencies' }).click()
  await page.getByText('Entered: 2 of 2').waitFor()
  await page.goto('/desk/organisations?text=Example+Alpha')
  await page.getByRole('link', { name: 'Example Alpha' }).waitFor()
  expect(unexpected(administrator)).toEqual([])
})
