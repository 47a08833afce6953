import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader } from './openBrowser.ts'
import { openProvider } from './openProvider.ts'
import { acceptInvitation, type Member, makeAdministrator, unexpected } from './staff.ts'
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

/** Calls an operation as a page of this person would. */
const send = (page: Page, path: string, body: object): Promise<Record<string, unknown>> =>
  page.evaluate(
    async ([to, text]) => {
      const headers = { 'content-type': 'application/json', 'x-corridor': '1' }
      const answer = await fetch(`/api/v1/identity/${to}`, { method: 'POST', headers, body: text })
      if (!answer.ok) throw new Error(await answer.text())
      return (await answer.json()) as Record<string, unknown>
    },
    [path, JSON.stringify(body)] as const,
  )

const command = (path: string, body: object) => send(administrator.page, path, body)

const stored = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))

const phone = { viewport: { width: 360, height: 800 } }

test('an invitation becomes an account; then the provider signs in there; then recovery', async () => {
  const invited = { email: EMAIL, name: 'Example Officer', language: 'en', roles: [] }
  await command('invitations', invited)
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
  await command(`people/${id}/recovery`, reason)
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

test('a worker: from the code on paper to her page, on a shared telephone at 320 px, and out at once', async () => {
  const email = 'helper@example.org'
  const role = { role: 'resource-centre', organisation: 'home', from: '2026-01-01' }
  const invited = { email, name: 'Example Helper', language: 'en', roles: [role] }
  await command('invitations', invited)
  const helper = await acceptInvitation(browser, product, invited)
  const asked = { name: 'Example Worker', language: 'en', organisation: 'home' }
  const { code } = await send(helper.page, 'workers/claim-codes', asked)

  const reader = await openReader(browser, product.address, {
    viewport: { width: 320, height: 640 },
  })
  const { page } = reader
  await page.goto('/about')
  await page.goto('/me')
  await expectAccessible(page)
  const entries = await page.evaluate<number>('history.length')
  await page.getByRole('button', { name: 'I have a code on paper' }).click()
  await page.getByLabel('Code on the paper').fill('AAAA-AAAA-AAAA-AAAA')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('alert').getByText('This code does not fit').waitFor()
  await expectAccessible(page)
  await page.getByLabel('Code on the paper').fill(String(code).toLowerCase())
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { level: 1, name: 'Your code to come back with' }).waitFor()
  const own = (await page.locator('.me-code').textContent()) ?? ''
  expect(own).not.toBe(code)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'I have written it down' }).click()
  await page.getByText('You are signed in as Example Worker.').waitFor()
  await expectAccessible(page)
  const targets = await page
    .locator('main button')
    .evaluateAll((all) => all.map((button) => button.getBoundingClientRect().height))
  expect(Math.min(...targets)).toBeGreaterThanOrEqual(48)

  await page.getByRole('button', { name: 'Phone number or e-mail' }).click()
  await page.getByLabel('Phone number or e-mail').fill('+٩٧٤ 5000 0001')
  await page.getByRole('button', { name: 'Send six digits' }).click()
  await page.getByText('Six digits were sent to +97450000001').waitFor()
  await page.getByLabel('Six digits').fill(product.newestDigits('+97450000001'))
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Who opened my record' }).click()
  await page.getByText('account made').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('button', { name: 'Where I am signed in' }).click()
  await page.getByText('this device').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Back' }).click()

  // Nothing stays on the telephone: no entry of the history, nothing stored, a cookie of this visit.
  expect(await page.evaluate<number>('history.length')).toBe(entries)
  expect(await stored(page)).not.toMatch(/yes|Example|9745|worker/i)
  const cookies = await page.context().cookies()
  expect(cookies.map(({ expires }) => expires)).toEqual([-1])
  await page.getByRole('button', { name: 'Leave this page now' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/me')
  await page.getByRole('button', { name: 'Send a code to my phone or e-mail' }).click()
  await page.getByLabel('Phone number or e-mail').fill('00974 5000 0001')
  await page.getByRole('button', { name: 'Send six digits' }).click()
  await page.getByText('six digits are on their way').waitFor()
  await expect.poll(() => product.newestDigits('+97450000001')).toMatch(/^\d{6}$/)
  await page.getByLabel('Six digits').fill(product.newestDigits('+97450000001'))
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByText('You are signed in as Example Worker.').waitFor()
  await page.goto('/me?lang=ar&theme=dark')
  await page.getByRole('button').nth(2).waitFor()
  await expectAccessible(page)
  expect(unexpected(reader)).toEqual([])
  await page.context().close()
  await helper.page.context().close()
})
