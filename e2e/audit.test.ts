import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './expectAccessible.ts'
import { launch } from './openBrowser.ts'
import { readCsv } from './readCsv.ts'
import { acceptInvitation, type Member, makeAdministrator, unexpected } from './staff.ts'
import { type Product, startProduct } from './startProduct.ts'

let browser: Browser
let product: Product
let administrator: Member
let auditor: Member

beforeAll(async () => {
  product = await startProduct()
  browser = await launch()
  administrator = await makeAdministrator(browser, product)
  const person = { name: 'Example Auditor', email: 'auditor@example.org' }
  await invite(administrator.page, person)
  auditor = await acceptInvitation(browser, product, person)
}, 240_000)

afterAll(async () => {
  await browser.close()
  await product.stop()
})

async function invite(page: Page, person: { readonly name: string; readonly email: string }) {
  const role = { role: 'auditor', organisation: 'home', from: '2020-01-01' }
  const status = await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json', 'x-corridor': '1' }
      const sent = { method: 'POST', headers, body: JSON.stringify(body) }
      return (await fetch('/api/v1/identity/invitations', sent)).status
    },
    { ...person, language: 'en', roles: [role] },
  )
  expect(status).toBe(200)
}

const lines = (page: Page) => page.locator('.audit-lines > li')

async function openLog(page: Page, query = ''): Promise<void> {
  await page.goto(`/desk/audit${query}`)
  await lines(page).first().waitFor()
}

test('an auditor reads who did what, narrows it, and the address says how', async () => {
  const { page } = auditor
  await page.goto('/desk')
  await page.getByRole('navigation').getByRole('link', { name: 'Log', exact: true }).click()
  await lines(page).first().waitFor()
  await page.getByText('is itself written to the log under your name').waitFor()
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'person invited' })
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.waitForURL((url) => url.searchParams.get('what') === 'invite.person')
  await expect.poll(() => lines(page).count()).toBe(1)
  const invited = lines(page).first()
  expect(await invited.textContent()).toContain('Example Administrator')
  expect(await invited.locator('code').first().textContent()).toBe('invite.person')
  await invited.locator('summary').click()
  await invited.getByText('Network', { exact: true }).waitFor()

  await invited.getByRole('link', { name: 'Example Administrator' }).click()
  await page.waitForURL((url) => url.searchParams.has('actor') && !url.searchParams.has('what'))
  await lines(page).filter({ hasText: 'first administrator made' }).first().waitFor()
  const today = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('From (day)').fill(today)
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByText('No line of the log fits these filters.').waitFor()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await lines(page).first().waitFor()
  expect(new URL(page.url()).search).toBe('')
  expect(unexpected(auditor)).toEqual([])
})

test('acts on records, and the readings, her own among them', async () => {
  const { page } = auditor
  await openLog(page)
  await page.getByText('Acts on records', { exact: true }).click()
  await lines(page).filter({ hasText: 'organisation entered' }).first().waitFor()
  const act = lines(page).filter({ hasText: 'organisation.create' }).first()
  await act.locator('summary').click()
  await act.getByText('Hash', { exact: true }).waitFor()
  expect(await act.textContent()).toMatch(/[0-9a-f]{64}/)

  await page.getByText('Readings of records', { exact: true }).click()
  const own = lines(page).filter({ hasText: 'log read' }).filter({ hasText: 'Example Auditor' })
  await own.first().waitFor()
  expect(await own.first().textContent()).toContain('Auditor')
  await own.first().locator('summary').click()
  await own.first().getByText('actions', { exact: true }).waitFor()
})

test('what she takes along is a table of the same lines, and that she took it is a line itself', async () => {
  const { page } = auditor
  await openLog(page, '?what=invite.person')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as a table (CSV)' }).click(),
  ])
  const rows = readCsv(readFileSync(await download.path(), 'utf8'))
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ verb: 'invite.person', actorName: 'Example Administrator' })
  await openLog(page, '?what=export.audit')
  expect(await lines(page).first().textContent()).toContain('log taken as a table')
  expect(await lines(page).first().textContent()).toContain('Example Auditor')
})

test('older lines are pages of their own, and nothing stands on two', async () => {
  const { page } = auditor
  // Each reading of the log is a line of it.
  for (let round = 0; round < 55; round += 1) {
    await page.evaluate(() => fetch('/api/v1/identity/audit?limit=1').then((one) => one.text()))
  }
  await openLog(page)
  expect(await lines(page).count()).toBe(50)
  await page.getByRole('button', { name: 'Older lines' }).click()
  await lines(page).filter({ hasText: 'first administrator made' }).first().waitFor()
  expect(new URL(page.url()).searchParams.get('before')).toMatch(/^\d+$/)
  await page.getByRole('button', { name: 'Newest' }).click()
  await page.waitForURL((url) => !url.searchParams.has('before'))
})

test('an administrator gets no audit page, and nothing is asked for', async () => {
  const { page } = administrator
  await page.goto('/desk')
  const side = page.getByRole('navigation', { name: 'Desk' })
  await side.getByRole('link').first().waitFor()
  expect(await side.getByRole('link', { name: 'Log', exact: true }).count()).toBe(0)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto('/desk/audit')
  await page.getByText('administrators do not see it either').waitFor()
  await page.waitForLoadState('networkidle')
  expect(asked.filter((path) => /\/(audit|ledger)/.test(path) && path.includes('/api/'))).toEqual(
    [],
  )
})

test('whoever opened her record stands on her account, and she herself does not', async () => {
  const { page } = auditor
  await page.goto('/account')
  const readers = page
    .locator('section', { has: page.getByRole('heading', { name: 'Who opened your record' }) })
    .first()
  await readers
    .getByText(/Nobody else has opened it|Example Administrator/)
    .first()
    .waitFor()
  await administrator.page.goto('/desk/people')
  await administrator.page.getByRole('link', { name: 'Example Auditor' }).first().click()
  await administrator.page.getByRole('heading', { level: 1, name: 'Example Auditor' }).waitFor()
  await page.reload()
  const row = readers.getByRole('row').filter({ hasText: 'record opened' }).first()
  await row.waitFor()
  expect(await row.textContent()).toContain('Example Administrator')
  expect(await readers.textContent()).not.toContain('Example Auditor')
})

test.each(['access', 'actions', 'reads'])('the log of %s: nothing for axe to find', async (log) => {
  const { page } = auditor
  await page.setViewportSize({ width: 1280, height: 900 })
  await openLog(page, `?log=${log}`)
  await lines(page).first().locator('summary').click()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 800 })
  await openLog(page, `?log=${log}&lang=ar&theme=dark`)
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  await lines(page).first().locator('summary').click()
  await expectAccessible(page)
  await page.goto('/desk/audit?lang=en&theme=light')
})

test('the verifications of the log: nothing for axe to find, and nobody else may look', async () => {
  const { page } = auditor
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/desk/audit?log=integrity&lang=en')
  await page.getByText('Nothing had to be put back.').waitFor()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto('/desk/audit?log=integrity&lang=ar&theme=dark')
  await page.locator('#reinstatements').waitFor()
  await expectAccessible(page)
  const asked = await administrator.page.evaluate(
    async () => (await fetch('/api/v1/ledger/reinstatements')).status,
  )
  expect(asked).toBe(403)
})
