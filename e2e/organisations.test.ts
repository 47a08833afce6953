import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader } from './openBrowser.ts'
import { acceptInvitation, type Member, makeAdministrator, signIn, unexpected } from './staff.ts'
import { type Product, startProduct } from './startProduct.ts'

const FROM = '2026-01-01'

let browser: Browser
let product: Product
let administrator: Member
/** Address of the file of the agency that the administrator enters. */
let file = ''

beforeAll(async () => {
  product = await startProduct()
  browser = await launch()
  administrator = await makeAdministrator(browser, product)
}, 240_000)

afterAll(async () => {
  await browser.close()
  await product.stop()
})

/** Invites a person with roles, as the pages of people do, and has her make her account. */
async function employ(name: string, roles: readonly object[]): Promise<Member> {
  const email = `${name.toLowerCase()}@example.org`
  const sent = await administrator.page.evaluate(
    async (invitation) => {
      const response = await fetch('/api/v1/identity/invitations', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-corridor': '1' },
        body: JSON.stringify(invitation),
      })
      return response.status
    },
    { email, name: `Example ${name}`, language: 'en', roles },
  )
  expect(sent).toBe(200)
  return await acceptInvitation(browser, product, { name: `Example ${name}`, email })
}

const act = (page: Page, title: string) =>
  page.locator('details.act', { has: page.locator('summary', { hasText: title }) })

/** Looks at a page as it stands, and again dark, in Arabic, on a telephone, with all of it open. */
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
  await page.getByRole('button', { name: 'الأقسام' }).click()
  await page.getByRole('navigation', { name: 'المكتب' }).getByRole('link').first().waitFor()
  await expectAccessible(page)
  await page.setViewportSize(wide)
  const english = new URL(address)
  english.searchParams.set('lang', 'en')
  english.searchParams.set('theme', 'light')
  await page.goto(english.href)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

test('the desk asks who it is, and leads back after signing in', async () => {
  const reader = await openReader(browser, product.address)
  const { page } = reader
  await page.goto('/desk/organisations?status=active')
  await page.getByText('This page is for people who work with Corridor').waitFor()
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
  await signIn(page, administrator)
  await page.waitForURL((url) => url.pathname === '/desk/organisations')
  expect(new URL(page.url()).searchParams.get('status')).toBe('active')
  await page.getByRole('heading', { level: 1, name: 'Organisations' }).waitFor()
  expect(unexpected(reader)).toEqual([])
  await page.context().close()
})

test('an administrator enters an organisation and opens an office that keeps its file', async () => {
  const { page } = administrator
  await page.goto('/desk')
  await page.getByRole('heading', { level: 2, name: 'What you can do here' }).waitFor()
  await expectAccessible(page)
  await page
    .getByRole('navigation', { name: 'Desk' })
    .getByRole('link', { name: 'Organisations' })
    .click()
  await page.locator('summary', { hasText: 'Enter an organisation' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Example Agency')
  await page.getByLabel('Country').selectOption({ label: 'Nepal' })
  await page.getByLabel('Registration', { exact: true }).fill('EX-1')
  await page.getByRole('button', { name: 'Enter the organisation' }).click()
  await page.getByRole('heading', { level: 1, name: 'Example Agency' }).waitFor()
  file = new URL(page.url()).pathname
  await page.getByText('Entered into the register').waitFor()

  await page.goto('/desk/organisations/home')
  await act(page, 'Open an office').locator('summary').click()
  const office = act(page, 'Open an office')
  await office.getByLabel('Name of the office').fill('North')
  await office.getByLabel('Jurisdiction').fill('NPL')
  await office.getByLabel('From').fill(FROM)
  await office.getByRole('button', { name: 'Open an office' }).click()
  await page.getByText('home.north').first().waitFor()
  await page.getByText('Office opened').waitFor()

  await page.goto(file)
  const assign = act(page, 'Give the file to an office')
  await assign.locator('summary').click()
  await assign.getByLabel('Office that keeps the file').selectOption('home.north')
  await assign.getByLabel('Jurisdiction').fill('NPL')
  await assign.getByRole('button', { name: 'Give the file to an office' }).click()
  await page.getByText('File given to an office').waitFor()
  await page.getByText('North (home.north)').waitFor()
  await expectAccessibleTwice(page)

  await page.goto('/desk/organisations')
  await page.getByLabel('Part of a name or registration').fill('ex-1')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.waitForURL((url) => url.searchParams.get('text') === 'ex-1')
  await page.getByRole('rowheader', { name: 'Example Agency' }).waitFor()
  await expect.poll(() => page.getByRole('rowheader').count()).toBe(1)
  await expectAccessibleTwice(page)
  expect(unexpected(administrator)).toEqual([])
})

test('what two persons must do, one proposes and another confirms', async () => {
  const officer = await employ('Officer', [
    { role: 'licensing-officer', organisation: 'home', office: 'home.north', from: FROM },
    { role: 'authority', organisation: 'home', jurisdiction: 'NPL', from: FROM },
  ])
  const director = await employ('Director', [
    { role: 'authority', organisation: 'home', jurisdiction: 'NPL', from: FROM },
  ])
  const { page } = officer
  await page.goto(file)
  const propose = act(page, 'Propose to suspend')
  await propose.locator('summary').click()
  await propose.getByLabel('Reason').fill('The bond is short')
  await propose.getByRole('button').click()
  await page.locator('.organisation-waiting').waitFor()
  const waiting = page.locator('.organisation-waiting')
  await waiting.getByText('Confirm the proposal: another person must do it').waitFor()
  await waiting.getByText('Whoever proposed does not confirm').waitFor()
  expect(await act(page, 'Confirm the proposal').count()).toBe(0)
  await expectAccessible(page)

  await director.page.goto(file)
  const confirm = act(director.page, 'Confirm the proposal')
  await confirm.locator('summary').press('Enter')
  await confirm.getByRole('button', { name: 'Suspend' }).press('Enter')
  const consequence = director.page.getByText('Example Agency is suspended at once')
  await consequence.waitFor()
  expect(await consequence.evaluate((text) => text.ownerDocument.activeElement === text)).toBe(true)
  await expectAccessible(director.page)
  await confirm.getByRole('button', { name: 'Yes: Suspend' }).press('Enter')
  await director.page.getByText('Proposal confirmed').waitFor()
  await director.page
    .locator('.organisation-particulars')
    .getByText('suspended', { exact: true })
    .waitFor()
  await expectAccessible(director.page)
  expect(unexpected(officer)).toEqual([])
  expect(unexpected(director)).toEqual([])
})

test('who wrote on a version that is over sees what was added, and loses nothing', async () => {
  const { page } = administrator
  const other = await page.context().newPage()
  await page.goto(file)
  const form = act(page, 'Correct country and registration')
  await form.locator('summary').click()
  await form.getByLabel('Registration').fill('EX-TYPED')

  await other.goto(new URL(file, product.address).href)
  const elsewhere = act(other, 'Correct country and registration')
  await elsewhere.locator('summary').click()
  await elsewhere.getByLabel('Registration').fill('EX-MEANWHILE')
  await elsewhere.getByRole('button').click()
  await other.getByText('Country and registration corrected').waitFor()

  await form.getByRole('button').click()
  const problem = page.getByRole('alert')
  await problem.getByText('somebody else added to this record').waitFor()
  await problem.getByText('Correct country and registration').waitFor()
  await page.locator('.organisation-particulars').getByText('EX-MEANWHILE').waitFor()
  expect(await form.getByLabel('Registration').inputValue()).toBe('EX-TYPED')
  await expectAccessible(page)
  await form.getByRole('button').click()
  await page.locator('.organisation-particulars').getByText('EX-TYPED').waitFor()
  await other.close()
})

test('a stranger is told of no file, whether there is one or not', async () => {
  const stranger = await employ('Stranger', [
    { role: 'licensing-officer', organisation: 'home', office: 'home.south', from: FROM },
  ])
  const { page } = stranger
  for (const address of [file, '/desk/organisations/o-nowhere']) {
    await page.goto(address)
    await page.getByText('There is no such record, or it is not within your office.').waitFor()
    expect(await page.getByText('Example Agency').count()).toBe(0)
  }
  await expectAccessible(page)
  await page.goto('/desk/organisations')
  await page.getByText('No organisation within your reach fits.').waitFor()
  expect(unexpected(stranger)).toEqual([])
})
