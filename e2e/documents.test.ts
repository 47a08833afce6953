import { readFile } from 'node:fs/promises'
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
/** Officers of the office that keeps the file. */
let officer: Member
let second: Member
/** Address of the file of an agency. */
let file = ''

const pdf = (text: string): Buffer =>
  Buffer.from(`%PDF-1.4\n% ${text}\n${' '.repeat(40_000)}\nstartxref\n0\n%%EOF\n`)

/** Takes an act over the interface, as the administrator. */
const act = async (path: string, payload: object, expectedVersion = 0): Promise<string> =>
  await administrator.page.evaluate(
    async ([address, body, key]) => {
      const response = await fetch(`/api/v1${address}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-corridor': '1', 'idempotency-key': key },
        body,
      })
      const answer = (await response.json()) as { record?: string }
      if (!response.ok) throw new Error(JSON.stringify(answer))
      return answer.record ?? ''
    },
    [path, JSON.stringify({ expectedVersion, payload }), crypto.randomUUID()] as const,
  )

async function employ(name: string): Promise<Member> {
  const email = `${name.toLowerCase()}@example.org`
  const roles = [
    { role: 'licensing-officer', organisation: 'home', office: 'home.north', from: FROM },
  ]
  await administrator.page.evaluate(
    async (invitation) => {
      await fetch('/api/v1/identity/invitations', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-corridor': '1' },
        body: JSON.stringify(invitation),
      })
    },
    { email, name: `Example ${name}`, language: 'en', roles },
  )
  return await acceptInvitation(browser, product, { name: `Example ${name}`, email })
}

beforeAll(async () => {
  product = await startProduct()
  browser = await launch()
  administrator = await makeAdministrator(browser, product)
  const office = { office: 'north', name: 'North', jurisdiction: 'NPL', from: FROM }
  // The administration was entered, and named at the first run.
  await act('/organisations/home/open-office', office, 2)
  const agency = await act('/organisations', {
    ...{ kind: 'agency', name: 'Example Agency', country: 'NPL', registration: 'EX-1' },
    ...{ office: 'home.north', jurisdiction: 'NPL' },
  })
  file = `/desk/organisations/${agency}`
  officer = await employ('Officer')
  second = await employ('Second')
}, 240_000)

afterAll(async () => {
  await browser.close()
  await product.stop()
})

const documents = (page: Page) => page.locator('section.documents')

async function choose(page: Page, name: string, buffer: Buffer, mimeType = 'application/pdf') {
  await documents(page).getByLabel('Choose').setInputFiles({ name, mimeType, buffer })
}

test('a document is sent, opened, sent twice, accepted by another; what is none is refused', async () => {
  const { page } = officer
  await page.goto(file)
  const part = documents(page)
  await part.getByText('No document is attached yet').waitFor()
  await part.locator('summary', { hasText: 'Send a document' }).click()
  await part.getByLabel('What it is').selectOption({ label: 'Tax clearance' })
  await part.getByLabel('Last day of validity').fill('2031-01-31')
  await choose(page, 'clearance 2030.pdf', pdf('clearance'))
  await part.getByRole('button', { name: 'Send', exact: true }).click()
  await part.getByText('The document was received.').waitFor()
  const [entry] = await part.locator('.document-list > li').all()
  await entry!.getByText('Tax clearance').waitFor()
  await entry!.getByText('Sent by Example Officer').waitFor()
  await entry!.getByText('valid until').waitFor()
  await entry!.getByText('Whoever sent it does not accept it').waitFor()

  const downloaded = page.waitForEvent('download')
  await entry!.getByRole('link', { name: 'clearance 2030.pdf' }).click()
  const given = await downloaded
  expect(given.suggestedFilename()).toBe('clearance 2030.pdf')
  expect((await readFile(await given.path())).equals(pdf('clearance'))).toBe(true)

  await choose(page, 'the same.pdf', pdf('clearance'))
  await part.getByRole('button', { name: 'Send', exact: true }).click()
  await part.getByText('This very file is in the list already').waitFor()
  await choose(page, 'page.pdf', Buffer.from('<html><script>alert(1)</script></html>'))
  await part.getByRole('button', { name: 'Send', exact: true }).click()
  await part.getByText('Only PDF files and photographs').waitFor()
  await choose(page, 'letter.docx', Buffer.from('PK'), 'application/vnd.example')
  await part.getByText('Only PDF files and photographs').waitFor()
  expect(await part.locator('.document-list > li').count()).toBe(1)
  await expectAccessible(page)

  await second.page.goto(file)
  const theirs = documents(second.page)
  await theirs.locator('summary', { hasText: 'Accept' }).press('Enter')
  await theirs.getByRole('button', { name: 'Accept: Tax clearance' }).press('Enter')
  await theirs.locator('.document-status', { hasText: 'accepted' }).waitFor()
  expect(await theirs.locator('summary', { hasText: 'Accept' }).count()).toBe(0)
  expect(unexpected(officer)).toEqual([])
  expect(unexpected(second)).toEqual([])
})

test('an upload is cancelled, goes on after a lost connection, and one takes the place of another', async () => {
  const { page } = officer
  await page.goto(file)
  const part = documents(page)
  await part.locator('summary', { hasText: 'Send a document' }).click()
  await part.getByLabel('What it is').selectOption({ label: 'Tax clearance' })
  await part.getByLabel('In place of').selectOption({ label: 'clearance 2030.pdf' })
  await choose(page, 'clearance 2031.pdf', pdf('newer'))
  let keys: (string | null)[] = []
  await page.route(/\/api\/v1\/documents\?.*type=/, async (route) => {
    keys = [...keys, await route.request().headerValue('idempotency-key')]
    // The first waits until it is cancelled, the second is lost, the third goes through.
    if (keys.length === 2) await route.abort('connectionreset')
    if (keys.length === 3) await route.continue()
  })
  const send = part.getByRole('button', { name: /^Send/ })
  await send.click()
  await part.getByRole('progressbar').waitFor()
  await part.getByRole('button', { name: 'Cancel' }).click()
  await part.getByText('Cancelled. Nothing was kept.').waitFor()
  await send.click()
  await part.getByText('The connection broke').waitFor()
  await part.getByRole('button', { name: 'Send again' }).click()
  await part.getByText('The document was received.').waitFor()
  expect(new Set(keys).size).toBe(1)
  await part.locator('.document-status', { hasText: 'replaced by a newer one' }).waitFor()
  expect(await part.locator('.document-list > li').count()).toBe(2)
  await page.unroute(/\/api\/v1\/documents\?.*type=/)
})

test('on a telephone, in the dark, in Arabic; and nothing of it for who has no role for documents', async () => {
  const { page } = officer
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(`${file}?lang=ar&theme=dark`)
  const part = documents(page)
  await part.locator('summary', { hasText: 'إرسال وثيقة' }).click()
  await page
    .locator('section.documents details')
    .evaluateAll((all) => all.map((details) => details.setAttribute('open', '')))
  await part.getByText('مقبولة').or(part.getByText('حلّت محلها وثيقة أحدث')).first().waitFor()
  await expectAccessible(page)
  await administrator.page.goto(file)
  await administrator.page.getByRole('heading', { level: 1, name: 'Example Agency' }).waitFor()
  await administrator.page.waitForLoadState('networkidle')
  expect(await documents(administrator.page).count()).toBe(0)
  expect(unexpected(administrator)).toEqual([])
})
