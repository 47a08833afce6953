import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader } from './openBrowser.ts'
import { type Product, startProduct } from './startProduct.ts'
import { totpCode } from './totpCode.ts'

// The synthetic country, from the command that loads it to the pages that its tour leads to.

const CORRIDOR = fileURLToPath(new URL('../apps/cli/corridor.mjs', import.meta.url))
const LOAD = ['demo', 'load', '--agencies', '19', '--json']

interface Access {
  readonly accounts: readonly { readonly email: string; readonly password: string }[]
  readonly appKey: string
  readonly workerCode: string
}

let browser: Browser
let product: Product
let access: Access

beforeAll(async () => {
  browser = await launch()
  product = await startProduct({}, async (env) => {
    const run = promisify(execFile)
    const { stdout } = await run(process.execPath, [CORRIDOR, ...LOAD], { env })
    access = (JSON.parse(stdout) as { readonly access: Access }).access
  })
}, 240_000)
afterAll(async () => {
  await browser.close()
  await product.stop()
})

test('the tour, signed out: by keyboard from the note to the agency and the number', async () => {
  const { page, complaints } = await openReader(browser, product.address)
  await page.goto('/about')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Guided tour' }).waitFor()
  await page.getByRole('listitem').filter({ hasText: 'olga@demo.example' }).first().waitFor()
  expect(await page.locator('.tour-steps > li').count()).toBeGreaterThanOrEqual(10)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Open: The agency, as anybody sees it' }).click()
  await page.getByRole('heading', { level: 1, name: 'Bravo Agency' }).waitFor()
  await page.getByText('Synthetic demonstration data').first().waitFor()
  await page.goBack()
  await page.getByRole('link', { name: 'Open: The job order, checked by its number' }).click()
  await page.getByRole('heading', { name: 'Good' }).waitFor()
  expect(complaints).toEqual([])
  const answer = await fetch(`${product.address}/api/v1/parameters/in-force`)
  expect(answer.headers.get('x-corridor-synthetic')).toBe('Synthetic demonstration data')
})

test('the tour at the desk: the contract that was changed at destination', async () => {
  const { page, complaints } = await openReader(browser, product.address)
  const email = 'olga@demo.example'
  const { password } = access.accounts.find((one) => one.email === email)!
  await page.goto('/tour')
  await page.getByRole('link', { name: 'To the sign-in' }).first().click()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByLabel('Code from the app').fill(totpCode(access.appKey, Date.now()))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await page.goto('/tour')
  await page.getByRole('link', { name: 'Open: The checks of her contract' }).click()
  await page.getByText('differs from what was signed', { exact: true }).waitFor()
  await page.goBack()
  await page.getByRole('link', { name: 'Open: The clearance' }).click()
  await page.getByText('Report: departed').waitFor()
  expect(complaints.filter((text) => !/status of (4\d\d|503)/.test(text))).toEqual([])
})

test('Amina comes back with her code, in Arabic at 360 px', async () => {
  const { page } = await openReader(browser, product.address, {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
  })
  await page.goto('/tour?lang=ar')
  await page.getByRole('heading', { level: 1, name: 'جولة إرشادية' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'افتح: صفحات أمينة' }).click()
  await page.waitForURL(/\/me\?lang=ar$/)
  await page.goto('/me?lang=en')
  await page.getByRole('button', { name: 'I have a code on paper' }).click()
  await page.getByLabel('Code on the paper').fill(access.workerCode)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'My contract', exact: true }).waitFor()
  await page.getByText('Synthetic demonstration data').first().waitFor()
  await expectAccessible(page)
})
