import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openReader, type Reader } from './openBrowser.ts'
import type { Product } from './startProduct.ts'
import { totpCode } from './totpCode.ts'

/** A member of staff at a browser of her own, signed in with two factors. */
export interface Member extends Reader {
  readonly name: string
  readonly email: string
  readonly password: string
  /** A code of her app that was not used before. */
  nextCode(): string
}

const PASSWORD = 'nine herons cross the delta'

const stepOf = (atMs: number): number => Math.floor(atMs / 30_000)

/** Codes that count once each: the next one is taken half a minute early. */
function codesOf(secret: string): () => string {
  let used = 0
  return () => {
    used = Math.max(stepOf(Date.now()), used + 1)
    return totpCode(secret, used * 30_000)
  }
}

/** Sets up the authenticator app to which every one-time link leads in the end. */
async function setUpApp(page: Page): Promise<() => string> {
  await page.getByRole('heading', { level: 1, name: 'Set up a second factor' }).waitFor()
  await page.getByRole('button', { name: 'Set up the app' }).click()
  const nextCode = codesOf((await page.locator('.identity-secret').textContent()) ?? '')
  await page.getByLabel('Code from the app').fill(nextCode())
  await page.getByRole('button', { name: 'Confirm the app' }).click()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByText('You are signed in as').waitFor()
  return nextCode
}

/** The first administrator, made with the printed link. */
export async function makeAdministrator(
  browser: Browser,
  { address, firstRunLink }: Product,
  options: BrowserContextOptions = {},
): Promise<Member> {
  const [name, email] = ['Example Administrator', 'administrator@example.org']
  const reader = await openReader(browser, address, options)
  const { page } = reader
  await page.goto(firstRunLink)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Organisation').fill('Example Ministry of Labour')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Make the account' }).click()
  return { ...reader, name, email, password: PASSWORD, nextCode: await setUpApp(page) }
}

/** Somebody who was invited makes her account with the link that was sent to her. */
export async function acceptInvitation(
  browser: Browser,
  product: Product,
  { name, email }: { readonly name: string; readonly email: string },
  options: BrowserContextOptions = {},
): Promise<Member> {
  const reader = await openReader(browser, product.address, options)
  const { page } = reader
  await page.goto(product.newestLink(email))
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Make the account' }).click()
  return { ...reader, name, email, password: PASSWORD, nextCode: await setUpApp(page) }
}

/** The sign-in page, from the first step to the page after the second. */
export async function signIn(
  page: Page,
  { email, password, nextCode }: Pick<Member, 'email' | 'password' | 'nextCode'>,
): Promise<void> {
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByLabel('Code from the app').fill(nextCode())
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** What the browser complained about beyond refusals, which are on purpose in journeys. */
export const unexpected = ({ complaints }: Reader): readonly string[] =>
  complaints.filter((text) => !/status of 4\d\d/.test(text))
