import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader } from './openBrowser.ts'
import { openProvider } from './openProvider.ts'
import { type Member, makeAdministrator, unexpected } from './staff.ts'
import { type Product, startProduct } from './startProduct.ts'

const PROVIDER = 'Example Provider'
const EMAIL = 'officer@example.org'
const PASSWORD = 'eleven storks above the harbour'

let browser: Browser
let provider: Awaited<ReturnType<typeof openProvider>>
let product: Product
let administrator: Member

beforeAll(async () => {
  browser = await launch()
  provider = await openProvider(PROVIDER, EMAIL)
  product = await startProduct(provider.settings)
  administrator = await makeAdministrator(browser, product)
}, 120_000)

afterAll(async () => {
  await browser.close()
  await product.stop()
  await provider.close()
})

/** Calls an operation as the administrator's page would. */
const command = (path: string, body: object): Promise<number> =>
  administrator.page.evaluate(
    async ([to, text]) => {
      const headers = { 'content-type': 'application/json', 'x-corridor': '1' }
      return (await fetch(`/api/v1/identity/${to}`, { method: 'POST', headers, body: text })).status
    },
    [path, JSON.stringify(body)] as const,
  )

const stored = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))

const phone = { viewport: { width: 360, height: 800 } }

test('an invitation becomes an account; then the provider signs in there; then recovery', async () => {
  const invited = { email: EMAIL, name: 'Example Officer', language: 'en', roles: [] }
  expect(await command('invitations', invited)).toBe(200)
  const reader = await openReader(browser, product.address, phone)
  const { page } = reader
  await page.goto(product.newestLink(EMAIL))
  await page.getByLabel('New password').fill(PASSWORD)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.getByRole('heading', { level: 1, name: 'Set up a second factor' }).waitFor()
  expect(page.url()).not.toContain('#')
  await page.getByRole('button', { name: 'Set up the app' }).click()
  await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
  await expectAccessible(page)
  await page.context().clearCookies()

  // An address of another site is not followed after signing in.
  await page.goto('/sign-in?next=https://evil.example/%2F%2Fevil.example')
  const withProvider = page.getByRole('button', { name: `Sign in with ${PROVIDER}` })
  await withProvider.waitFor()
  await expectAccessible(page)
  await withProvider.click()
  await page.getByRole('heading', { level: 2, name: 'Authenticator app' }).waitFor()
  expect(new URL(page.url()).origin).toBe(product.address)
  expect(page.url()).not.toMatch(/code=|evil/)
  await page.goto('/account')
  await page.getByText('You are signed in as Example Officer.').waitFor()
  await page.getByRole('cell', { name: 'linked with the provider' }).waitFor()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await withProvider.waitFor()

  // Coming back with what somebody else was sent opens nothing.
  await page.goto('/sign-in/return?code=forged&state=forged')
  await page.getByRole('alert').getByText('This did not sign you in').waitFor()
  expect(page.url()).not.toContain('forged')
  await expectAccessible(page)

  const id = await administrator.page.evaluate(async (email) => {
    const answer = await fetch('/api/v1/identity/people')
    const { people } = (await answer.json()) as { people: { id: string; email: string }[] }
    return people.find((person) => person.email === email)!.id
  }, EMAIL)
  const reason = { reason: 'Lost the password; seen in person' }
  expect(await command(`people/${id}/recovery`, reason)).toBe(200)
  await page.goto(product.newestLink(EMAIL))
  await page.getByLabel('New password').fill(`${PASSWORD} again`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByRole('heading', { level: 1, name: 'Set up a second factor' }).waitFor()
  expect(await stored(page)).not.toContain(PASSWORD)
  expect(unexpected(reader).filter((text) => !text.includes(`asked ${provider.issuer}/`))).toEqual(
    [],
  )
  await page.context().close()
})

test('Arabic, dark: the way back from a provider that did not vouch', async () => {
  const { page } = await openReader(browser, product.address, phone)
  await page.goto('/sign-in/return?code=forged&lang=ar&theme=dark')
  await page.getByRole('alert').waitFor()
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  await expectAccessible(page)
  await page.context().close()
})
