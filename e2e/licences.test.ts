import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader } from './openBrowser.ts'
import { acceptInvitation, type Member, makeAdministrator, unexpected } from './staff.ts'
import { type Product, startProduct } from './startProduct.ts'

const FROM = '2026-01-01'
const KEPT = { office: 'home.north', jurisdiction: 'NPL' }

let browser: Browser
let product: Product
let administrator: Member
let agent: Member
let omar: Member
let ines: Member
let dara: Member
/** The agency that applies, and one whose licence is taken over. */
let bravo = ''
let charlie = ''

let keys = 0

/** Sends a request as the person at a page. */
async function send(page: Page, path: string, body: object): Promise<Record<string, unknown>> {
  keys += 1
  return await page.evaluate(
    async ({ path, body, key }) => {
      const response = await fetch(`/api/v1${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-corridor': '1',
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
      })
      const answer = await response.json()
      if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`)
      return answer as Record<string, unknown>
    },
    { path, body, key: `journey-${keys}` },
  )
}

const act = (page: Page, path: string, expectedVersion: number, payload: object) =>
  send(page, path, { expectedVersion, payload })

async function employ(name: string, mandate: object): Promise<Member> {
  const email = `${name.toLowerCase()}@example.org`
  const invited = { email, name: `Example ${name}`, language: 'en' }
  await send(administrator.page, '/identity/invitations', {
    ...invited,
    roles: [{ organisation: 'home', from: FROM, ...mandate }],
  })
  return await acceptInvitation(browser, product, invited)
}

async function registered(name: string): Promise<string> {
  const payload = { kind: 'agency', name, country: 'NPL', registration: null, ...KEPT }
  return String((await act(administrator.page, '/organisations', 0, payload)).record)
}

beforeAll(async () => {
  product = await startProduct()
  browser = await launch()
  administrator = await makeAdministrator(browser, product)
  await act(administrator.page, '/organisations/home/open-office', 2, {
    ...{ office: 'north', name: 'North', jurisdiction: 'NPL', from: FROM },
  })
  bravo = await registered('Bravo Agency')
  charlie = await registered('चार्ली ओभरसिज')
  agent = await employ('Agent', { role: 'agency', organisation: bravo })
  omar = await employ('Omar', { role: 'licensing-officer', office: 'home.north' })
  ines = await employ('Ines', { role: 'inspector', office: 'home.north' })
  dara = await employ('Dara', { role: 'authority', jurisdiction: 'NPL' })
}, 240_000)

afterAll(async () => {
  await browser.close()
  await product.stop()
})

/** The form of an act, opened. */
async function open(page: Page, title: string) {
  const form = page.locator('details.act', {
    has: page.locator('summary', { hasText: new RegExp(`^${title}$`) }),
  })
  await form.locator('summary').click()
  return form
}

test('from a draft to a proposal, by four persons (OS-1)', async () => {
  const { page } = agent
  await page.goto('/desk/licences')
  await page.getByRole('link', { name: 'Apply for a licence' }).click()
  expect(await page.getByLabel('Name on the licence').inputValue()).toBe('Bravo Agency')
  await page.getByLabel('Workers planned a year').fill('2400')
  await page.getByText('The bond must cover NPR 20,000,000.00.').waitFor()
  await page.getByText('Nobody has verified these figures').waitFor()
  await page.getByLabel('Add a country').selectOption('QAT')
  await page.getByLabel('construction').check()
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await page.getByText('Draft saved, not handed in').waitFor()
  await expectAccessible(page)
  await page.reload()
  await expect.poll(() => page.getByLabel('Workers planned a year').inputValue()).toBe('2400')
  await page.getByRole('button', { name: 'Begin and hand in' }).click()
  await page.getByRole('button', { name: 'Yes: Begin and hand in' }).click()
  await page.getByRole('heading', { level: 1, name: 'Bravo Agency' }).waitFor()
  await page.locator('.licence-particulars').getByText('Handed in').waitFor()
  const file = new URL(page.url()).pathname

  await omar.page.goto(file)
  const screen = await open(omar.page, 'Complete: pass on to inspection')
  await screen.getByLabel('Inspects').selectOption({ label: 'Example Ines' })
  await screen.getByRole('button', { name: 'Complete: pass on to inspection' }).click()
  await omar.page.getByText('Complete, to be inspected').waitFor()

  await ines.page.goto('/desk')
  await ines.page.getByRole('link', { name: 'Bravo Agency' }).click()
  const inspect = await open(ines.page, 'Record the inspection')
  await inspect.getByRole('button', { name: 'Record the inspection' }).click()
  await ines.page.locator('.licence-particulars').getByText('Inspected').waitFor()

  await omar.page.reload()
  const propose = await open(omar.page, 'Propose')
  await propose.getByLabel('Number').fill('LIC-0001')
  await propose.getByLabel('Last day', { exact: true }).fill('2036-01-31')
  await propose.getByRole('button', { name: 'Propose' }).click()
  await omar.page.locator('.licence-waiting').getByText('To be granted').waitFor()

  await expectAccessible(omar.page)

  await dara.page.goto(file)
  const closed = dara.page.locator('.licence-waiting .act-closed')
  await closed.getByText('The bond covers what is required').waitFor()
  // Owners were not named: nobody can tell, and that refuses too.
  await closed.getByText('Cannot tell').first().waitFor()
  await expectAccessible(dara.page)
  for (const member of [agent, omar, ines, dara]) expect(unexpected(member)).toEqual([])
})

test('a licence taken over counts once another confirmed it, and anybody can look it up', async () => {
  const { record } = await act(omar.page, '/licences/import', 0, {
    ...{ organisation: charlie, ...KEPT, number: 'OLD-77', status: 'active' },
    ...{ register: 'Example register', name: 'Charlie Overseas', plannedVolume: null },
    term: {
      ...{ validFrom: '2026-01-01', validUntil: '2036-01-31', provisionalUntil: null },
      ...{ destinations: ['QAT'], sectors: ['construction'] },
    },
    phones: ['+977 1 4412345'],
  })
  const reader = await openReader(browser, product.address, {
    viewport: { width: 320, height: 640 },
  })
  const { page } = reader
  await page.goto('/agencies')
  await page.getByRole('searchbox').fill('charli')
  await page.getByRole('button', { name: 'Look up' }).click()
  await page.locator('.agency-status').getByText('No licence').waitFor()

  await dara.page.goto(`/desk/licences/${record}`)
  const confirm = await open(dara.page, 'Confirm')
  await confirm.getByRole('button', { name: 'Confirm' }).click()
  await confirm.getByRole('button', { name: 'Yes: Confirm' }).click()
  await dara.page.locator('.licence-particulars').getByText('In force').waitFor()

  // The search at the head of every page finds it too, in a group of its own.
  await page.getByRole('combobox', { name: /^Search/ }).fill('chali overseas')
  await page.getByRole('group', { name: 'Agencies' }).getByRole('option').first().waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'चार्ली ओभरसिज' }).waitFor()

  for (const text of ['OLD 77', '01-4412345', 'चार्ली', 'Charlie Overseas']) {
    await page.goto(`/agencies?text=${encodeURIComponent(text)}`)
    await page.locator('.agency-status').getByText('Licensed').waitFor()
  }
  await expectAccessible(page)
  await page.getByRole('link', { name: 'चार्ली ओभरसिज' }).click()
  await page.getByText('It may recruit today').waitFor()
  await page.getByText('Not known').waitFor()

  await expectAccessible(page)
  expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(320)
  await page.goto(`/agencies/${charlie}?lang=ar&theme=dark`)
  await page.getByText('مرخّصة').first().waitFor()
  await expectAccessible(page)
  expect(unexpected(reader)).toEqual([])
  await page.context().close()
})

test('statistics are published by two persons, and the corridor says through whom', async () => {
  const reader = await openReader(browser, product.address, {
    viewport: { width: 360, height: 800 },
  })
  const { page } = reader
  await page.goto('/corridors/NPL-QAT')
  const section = page.locator('section[aria-labelledby="question-through"]')
  await section.getByText('1 agency of Nepal has a licence in force that names Qatar').waitFor()
  await section.getByText('no statistics of recruitment were published yet').waitFor()

  await omar.page.goto('/desk/statistics')
  await omar.page.getByLabel('First month').fill('2026-01')
  await omar.page.getByLabel('Last month').fill('2026-02')
  await omar.page.getByLabel('Terms of use').fill('CC BY 4.0')
  await omar.page.getByLabel('Made with practice data').check()
  await omar.page.getByRole('button', { name: 'Propose' }).click()
  await omar.page.waitForURL((url) => /^\/desk\/statistics\/r-/.test(url.pathname))
  const file = new URL(omar.page.url()).pathname
  // Counted in the background; the page shows it when it is there.
  await omar.page.getByRole('heading', { name: 'What would be published' }).waitFor()

  await dara.page.goto('/desk')
  await dara.page.getByRole('link', { name: '2026-01 – 2026-02' }).click()
  await dara.page.waitForURL((url) => url.pathname === file)
  const confirm = await open(dara.page, 'Confirm')
  await confirm.getByRole('button', { name: 'Confirm' }).click()
  await confirm.getByText('Exactly the figures below become public').waitFor()
  await confirm.getByRole('button', { name: 'Yes: Confirm' }).click()
  await dara.page.getByRole('link', { name: 'The release', exact: true }).click()
  await dara.page.getByText('Published by this installation').waitFor()
  await dara.page.getByText('there is no sampling interval').waitFor()
  await dara.page.goto(`${file}?lang=ar&theme=dark`)
  await dara.page.locator('.data-table').waitFor()
  await expectAccessible(dara.page)

  await page.goto('/corridors/NPL-QAT?lang=ar&theme=dark')
  await page.locator('#corridor-movements').waitFor()
  await expectAccessible(page)
  expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(360)
  await page.goto('/corridors/NPL-QAT')
  await page.getByText('Nepal to Qatar: 0 cleared and 0 departed').first().waitFor()
  await section.getByRole('link', { name: 'Agencies licensed for Qatar' }).click()
  await page.getByRole('link', { name: 'चार्ली ओभरसिज' }).waitFor()
  await page.goto('/rules/checks?lang=ar')
  await page.locator('tbody tr').nth(14).waitFor()
  await expectAccessible(page)
  expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(360)
  for (const one of [reader, omar, dara]) expect(unexpected(one)).toEqual([])
  await page.context().close()
})
