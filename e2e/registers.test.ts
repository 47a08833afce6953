import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader } from './openBrowser.ts'
import { acceptInvitation, type Member, makeAdministrator, unexpected } from './staff.ts'
import { type Product, startProduct } from './startProduct.ts'

const FROM = '2026-01-01'

let browser: Browser
let product: Product
let administrator: Member

beforeAll(async () => {
  product = await startProduct()
  browser = await launch()
  administrator = await makeAdministrator(browser, product)
}, 240_000)

afterAll(async () => {
  await browser.close()
  await product.stop()
})

async function employ(name: string, role: object): Promise<Member> {
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
    {
      ...{ email, name: `Example ${name}`, language: 'en' },
      roles: [{ organisation: 'home', from: FROM, ...role }],
    },
  )
  expect(sent).toBe(200)
  return await acceptInvitation(browser, product, { name: `Example ${name}`, email })
}

const act = (page: Page, title: string) =>
  page.locator('details.act', { has: page.locator('summary', { hasText: title }) })

/** The same page in Arabic, dark, on a telephone, with all of it open. */
async function expectAccessibleOnPhone(page: Page): Promise<void> {
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
}

test('a floor is proposed, put into force, verified, and read by anybody', async () => {
  const lawyer = await employ('Lawyer', { role: 'legal-officer', jurisdiction: 'XAA' })
  const director = await employ('Director', { role: 'authority', jurisdiction: 'XAA' })
  const { page } = lawyer
  await page.goto('/desk/parameters')
  await page.getByText('There is none.').waitFor()
  await expectAccessible(page)
  await page.getByLabel('Country or part of it').fill('XBB')
  await page.getByLabel('Occupation by ISCO-08').fill('5322')
  await page.getByLabel('Deciding country').fill('XAA')
  await page.getByLabel('Amount a month').fill('1000.00')
  await page.getByLabel('Currency (three letters)').fill('XTS')
  await page.getByLabel('First day').fill('2026-01-01')
  await page.getByLabel('Law or instrument').fill('Example Wage Order')
  await page.getByLabel('Source of the value').fill('Example gazette 4')
  await page.getByRole('button', { name: 'Propose' }).click()
  // A day that is past needs the error that is corrected; nothing that was typed is lost.
  await page.getByRole('alert').getByText('unless an error is corrected').waitFor()
  await page.getByLabel('Corrects an error').fill('The order of January was overlooked')
  await page.getByRole('button', { name: 'Propose' }).click()
  await page
    .getByRole('heading', { level: 1, name: 'Least wage a month: XBB, ISCO 5322' })
    .waitFor()
  await page.getByText('1 of 2').waitFor()
  const file = new URL(page.url()).pathname
  expect(await act(page, 'Confirm').count()).toBe(0)
  await expectAccessible(page)

  const confirming = director.page
  await confirming.goto('/desk')
  await confirming.getByRole('link', { name: 'monthly_floor XBB 5322' }).click()
  await confirming.waitForURL((url) => url.pathname === file)
  await act(confirming, 'Confirm').locator('summary').press('Enter')
  await act(confirming, 'Confirm').getByRole('button', { name: 'Confirm' }).press('Enter')
  await confirming.getByRole('button', { name: 'Yes: Confirm' }).press('Enter')
  await confirming.getByText('XTS 1,000.00 a month at 48 hours a week').first().waitFor()
  await confirming.locator('[data-verified="false"]').first().waitFor()

  const reader = await openReader(browser, product.address)
  await reader.page.goto('/rules/parameters?corridor=XAA-XBB')
  await reader.page.getByText('Example Wage Order').waitFor()
  await reader.page.getByText('Not verified', { exact: true }).waitFor()

  await act(confirming, 'Verify').locator('summary').click()
  await confirming.getByLabel('Your name and function').fill('Example Director, legal matters')
  await confirming.getByLabel('What was read').fill('Example Wage Order, consolidated')
  await act(confirming, 'Verify').getByRole('button', { name: 'Verify' }).click()
  await confirming.getByRole('button', { name: 'Yes: Verify' }).click()
  await confirming.locator('[data-verified="true"]').first().waitFor()
  await expectAccessibleOnPhone(confirming)

  await reader.page.reload()
  await reader.page.getByText('Example Director, legal matters').waitFor()
  await expectAccessibleOnPhone(reader.page)
  await reader.page.getByLabel('On the day').fill('2025-12-31')
  await reader.page.getByRole('button', { name: 'Show' }).click()
  await reader.page.getByText('No parameter holds on this day.').waitFor()
  for (const one of [lawyer, director, reader]) expect(unexpected(one)).toEqual([])
})
