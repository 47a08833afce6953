import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader, type Reader } from './openBrowser.ts'
import { totpCode } from './totpCode.ts'

const address = inject('address')
const link = inject('firstRunLink')
const EMAIL = 'administrator@example.org'
const PASSWORD = 'nine herons cross the delta'

let browser: Browser
/** What the administrator has in her hands after the first run. */
const kept = { secret: '', recoveryCodes: [] as string[], usedStep: 0 }

beforeAll(async () => {
  browser = await launch()
})

afterAll(() => browser.close())

/** Answers that refuse are on purpose here; the browser tells of each. */
const unexpected = ({ complaints }: Reader): readonly string[] =>
  complaints.filter((text) => !/status of 4\d\d/.test(text))

const stepOf = (atMs: number): number => Math.floor(atMs / 30_000)

/** A code that was not used before: each counts once, and the next is taken half a minute early. */
function nextCode(): string {
  const step = Math.max(stepOf(Date.now()), kept.usedStep + 1)
  kept.usedStep = step
  return totpCode(kept.secret, step * 30_000)
}

async function givePassword(page: Page, password = PASSWORD): Promise<void> {
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  await page.getByLabel('E-mail address').fill(EMAIL)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

async function stored(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
}

test('codes as in appendix B of RFC 6238', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  expect(totpCode(secret, 59_000)).toBe('287082')
  expect(totpCode(secret, 1_111_111_109_000)).toBe('081804')
})

test('first run: from the printed link to an account with two factors, then out and in again', async () => {
  expect(link).toContain('/first-run#')
  const reader = await openReader(browser, address, { viewport: { width: 360, height: 800 } })
  const { page } = reader
  await page.goto(link)
  await page.getByLabel('Your name').fill('Example Administrator')
  await page.getByLabel('Organisation').fill('Example Ministry of Labour')
  await page.getByLabel('E-mail address').fill(EMAIL)
  await page.getByLabel('New password').fill('administrator')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Make the account' }).click()
  const problem = page.getByRole('alert')
  await problem.getByText('guessed too easily').waitFor()
  expect(await problem.evaluate((element) => element.ownerDocument.activeElement === element)).toBe(
    true,
  )
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Make the account' }).click()

  await page.getByRole('heading', { level: 1, name: 'Set up a second factor' }).waitFor()
  expect(page.url()).not.toContain('#')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Set up the app' }).click()
  kept.secret = (await page.locator('.identity-secret').textContent()) ?? ''
  await expectAccessible(page)
  await page.getByLabel('Code from the app').fill(nextCode())
  await page.getByRole('button', { name: 'Confirm the app' }).click()
  await page.getByRole('heading', { name: 'Recovery codes' }).waitFor()
  kept.recoveryCodes = await page.locator('.identity-codes code').allTextContents()
  expect(kept.recoveryCodes).toHaveLength(10)
  await expectAccessible(page)
  expect(await stored(page)).not.toContain(PASSWORD)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByText('You are signed in as Example Administrator.').waitFor()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Administrator, Example Ministry of Labour' })
    .first()
    .waitFor()
  await page.getByRole('cell', { name: 'authenticator app set up' }).waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await givePassword(page, 'not the password at all')
  await page.getByText('These sign-in details do not fit together').waitFor()
  await givePassword(page)
  await page.getByLabel('Code from the app').fill('000000')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('This code does not fit.').waitFor()
  await page.getByLabel('Code from the app').fill(nextCode())
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.pathname === '/desk')
  await page.goto('/sign-in')
  await page.getByText('You are signed in as Example Administrator.').waitFor()
  expect(unexpected(reader)).toEqual([])
  await page.context().close()
})

test('a recovery code stands in for the app, once', async () => {
  const reader = await openReader(browser, address)
  const { page } = reader
  const giveCode = async () => {
    await page.goto('/sign-in')
    await givePassword(page)
    await page.getByText('Use a recovery code instead').click()
    await page.getByLabel('Recovery code', { exact: true }).fill(kept.recoveryCodes[0]!)
    await page.getByRole('button', { name: 'Use the recovery code' }).click()
  }
  await giveCode()
  await page.waitForURL((url) => url.pathname === '/desk')
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByLabel('E-mail address').waitFor()
  await giveCode()
  await page.getByText('was used before').waitFor()
  expect(unexpected(reader)).toEqual([])
  await page.context().close()
})

test('a used link says so, in Arabic from right to left too', async () => {
  const { page } = await openReader(browser, address, { viewport: { width: 360, height: 800 } })
  await page.goto(link.replace('#', '?lang=ar&theme=dark#'))
  await page.getByRole('alert').waitFor()
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  expect(await page.getByRole('alert').textContent()).toContain('لم يعد هذا الرابط يعمل')
  await expectAccessible(page)
  await page.goto('/sign-in?lang=ar&theme=dark')
  await page.locator('form').first().waitFor()
  await expectAccessible(page)
  await page.context().close()
})

/** A device of its own that makes passkeys and has its owner agree. */
async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

test('the own account: a passkey that signs in, name, new codes, another password', async () => {
  const reader = await openReader(browser, address, { viewport: { width: 360, height: 800 } })
  const { page } = reader
  await addAuthenticator(page)
  await page.goto('/sign-in')
  await givePassword(page)
  await page.getByText('Use a recovery code instead').click()
  await page.getByLabel('Recovery code', { exact: true }).fill(kept.recoveryCodes[1]!)
  await page.getByRole('button', { name: 'Use the recovery code' }).click()
  await page.getByRole('link', { name: 'Example Administrator' }).click()

  await page.getByText('Add a passkey').first().click()
  await page.getByLabel('Name of the passkey').fill('Office computer')
  const passkeys = page.locator('section', { has: page.getByRole('heading', { name: 'Passkeys' }) })
  await passkeys.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await passkeys.getByRole('button', { name: 'Add a passkey' }).click()
  await passkeys.getByText('not used yet').waitFor()

  await page.getByLabel('Your name').fill('Renamed Administrator')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('You are signed in as Renamed Administrator.').waitFor()

  await page.getByText('8 codes are left.').waitFor()
  await page.locator('summary', { hasText: 'Make new recovery codes' }).click()
  const codes = page.locator('details', { hasText: 'Make new recovery codes' })
  await codes.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await codes.getByRole('button').click()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByText('10 codes are left.').waitFor()

  const newPassword = 'seven cranes leave the lake'
  await page.locator('summary', { hasText: 'Change the password' }).click()
  await page.getByLabel('Present password').fill(PASSWORD)
  await page.getByLabel('New password').fill(newPassword)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByText('The new password holds').waitFor()
  await page
    .locator('main details')
    .evaluateAll((all) => all.map((details) => details.setAttribute('open', '')))
  await expectAccessible(page)
  expect(await stored(page)).not.toContain(newPassword)

  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL((url) => url.pathname === '/desk')
  await page.goto('/account?lang=ar&theme=dark')
  await page.locator('time').first().waitFor()
  await expectAccessible(page)
  expect(unexpected(reader)).toEqual([])
  await page.context().close()
})

test('a page open to all does not ask who reads it until somebody signed in on the device', async () => {
  const { page } = await openReader(browser, address)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto('/about')
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(asked.filter((path) => path.includes('/identity/'))).toEqual([])
  expect(asked.length).toBeGreaterThan(3)
  await page.context().close()
})
