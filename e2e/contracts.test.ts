import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader } from './openBrowser.ts'
import { acceptInvitation, type Member, makeAdministrator, unexpected } from './staff.ts'
import { type Product, startProduct } from './startProduct.ts'

const FROM = '2026-01-01'
const TEXT = 'عقد عمل بين العاملة وصاحب العمل. الأجر 1400 في الشهر. ثمانٍ وأربعون ساعة في الأسبوع.'

/** What a worker's telephone loads before it shows something, compressed. */
const MOST_SCRIPT_BYTES = 100_000

let browser: Browser
let product: Product
let administrator: Member
let agency: Member
let employer: Member

beforeAll(async () => {
  browser = await launch()
  product = await startProduct()
  administrator = await makeAdministrator(browser, product)
  const bravo = await register('agency', 'Bravo Agency')
  const castel = await register('employer', 'Castel Build')
  agency = await employ('Bravo', { role: 'agency', organisation: bravo, from: FROM })
  employer = await employ('Castel', { role: 'employer', organisation: castel, from: FROM })
}, 240_000)

afterAll(async () => {
  await browser.close()
  await product.stop()
})

/** Calls an operation as a page of the administrator would. */
const send = (path: string, body: object, key?: string): Promise<Record<string, unknown>> =>
  administrator.page.evaluate(
    async ([to, text, name]) => {
      const headers = {
        'content-type': 'application/json',
        'x-corridor': '1',
        ...(name === undefined ? {} : { 'idempotency-key': name }),
      }
      const answer = await fetch(`/api/v1/${to}`, { method: 'POST', headers, body: text })
      if (!answer.ok) throw new Error(await answer.text())
      return (await answer.json()) as Record<string, unknown>
    },
    [path, JSON.stringify(body), key] as const,
  )

async function register(kind: string, name: string): Promise<string> {
  const payload = {
    kind,
    name,
    country: null,
    registration: null,
    office: null,
    jurisdiction: null,
  }
  const { record } = await send(
    'organisations',
    { expectedVersion: 0, payload },
    name.replace(' ', '-'),
  )
  return String(record)
}

async function employ(name: string, role: object): Promise<Member> {
  const email = `${name.toLowerCase()}@example.org`
  const invited = { email, name: `Example ${name}`, language: 'en', roles: [role] }
  await send('identity/invitations', invited)
  return await acceptInvitation(browser, product, { name: `Example ${name}`, email })
}

const act = (page: Page, title: string) =>
  page.locator('details.act', { has: page.locator('summary', { hasText: title }) })

/** Opens an act, fills nothing, and takes it though it asks once more. */
async function take(page: Page, title: string): Promise<void> {
  await act(page, title).locator('summary').click()
  await act(page, title).getByRole('button', { name: title }).click()
  await act(page, title).getByRole('button', { name: 'Yes' }).click()
}

test('the agency writes, the worker reads in her language and signs on her phone, the employer signs', async () => {
  // The agency enters the worker, gives her a code, and puts a contract before her.
  await agency.page.goto('/desk/workers')
  await agency.page.locator('summary', { hasText: 'Enter a worker' }).click()
  await agency.page.getByLabel('Given names').fill('Amina')
  await agency.page.getByLabel('Family name').fill('Example')
  await agency.page.getByLabel('Languages, best first').fill('ar, en')
  await agency.page.getByRole('button', { name: 'Enter a worker' }).click()
  await agency.page.getByRole('button', { name: 'Make a code' }).click()
  const code = await agency.page.locator('.worker-list code').textContent()
  await expectAccessible(agency.page)
  await agency.page.goto('/desk/contracts')
  await agency.page.locator('summary', { hasText: 'Write a contract' }).click()
  await agency.page.getByLabel('Employer', { exact: true }).selectOption({ label: 'Castel Build' })
  await agency.page.getByLabel('Text of the contract').fill(TEXT)
  await agency.page.getByLabel('Currency (three letters)').fill('XTS')
  await agency.page.getByLabel('Basic pay a month').fill('1400')
  await agency.page.getByLabel('Hours a week').fill('48')
  await expectAccessible(agency.page)
  await agency.page.getByRole('button', { name: 'Write a contract' }).click()
  await agency.page.getByRole('heading', { level: 1, name: 'Contract', exact: true }).waitFor()
  const file = new URL(agency.page.url()).pathname
  await take(agency.page, 'Put it before the worker')
  await agency.page.getByText('before the worker', { exact: true }).waitFor()
  await expectAccessible(agency.page)

  // The worker, on a phone of 320 px.
  const reader = await openReader(browser, product.address, {
    viewport: { width: 320, height: 640 },
  })
  const { page } = reader
  await page.goto('/me')
  await page.getByRole('button', { name: 'I have a code on paper' }).waitFor()
  const bytes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .reduce(
        (sum, entry) =>
          sum + (entry as unknown as { readonly encodedBodySize: number }).encodedBodySize,
        0,
      ),
  )
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT_BYTES)
  await page.getByRole('button', { name: 'I have a code on paper' }).click()
  await page.getByLabel('Code on the paper').fill(code ?? '')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'I have written it down' }).click()
  await page.getByText('A contract is offered to you').waitFor()
  await expectAccessible(page)
  await page.getByLabel('Language').selectOption('ar')
  await page.getByRole('button', { name: 'عقدي', exact: true }).click()
  await page.getByRole('button', { name: 'اقرأه وأجب' }).click()
  await page.getByText('الأجر الأساسي في الشهر').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'المتابعة إلى النص الكامل' }).click()
  await page.getByText('الأجر 1400 في الشهر').waitFor()
  await expectAccessible(page)
  const answer = async () => {
    await page.getByRole('button', { name: 'جوابي' }).click()
    await page.getByRole('button', { name: 'أقبل', exact: true }).click()
    await page.getByRole('button', { name: 'وقّع الآن' }).click()
  }
  await page.getByRole('button', { name: 'جوابي' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'رجوع', exact: true }).click()
  await answer()
  // Who was too fast is told so, and goes back to the text; the seconds there count on.
  const signed = page.getByText('لقد وقّعت')
  const textAgain = page.getByRole('button', { name: 'النص الكامل' })
  await expect
    .poll(
      async () => {
        await signed.or(textAgain).waitFor()
        if (await signed.isVisible()) return true
        await textAgain.click()
        // She reads.
        await page.waitForTimeout(1_000)
        await answer()
        return false
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(true)

  // The employer signs after her.
  await employer.page.goto(file)
  await take(employer.page, 'Sign for the employer')
  await employer.page.getByText('Signed by the employer').waitFor()
  await expectAccessible(employer.page)

  // She sees it, states what she paid, and who opened her file and contract.
  await page.getByRole('button', { name: 'رجوع', exact: true }).click()
  await page.getByLabel('اللغة').selectOption('en')
  await page.getByRole('button', { name: 'What was paid: was I charged more?' }).click()
  await page.getByRole('button', { name: 'I paid something' }).click()
  await page.getByLabel('How much').fill('900')
  await page.getByLabel('For what').fill('papers')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Keep this' }).click()
  await page.getByText('You state').waitFor()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('button', { name: 'Who opened my file and contract' }).click()
  await page.getByText('Castel Build').first().waitFor()
  await expectAccessible(page)
  // The agency is not shown what she states.
  await agency.page.goto(file)
  await agency.page.getByRole('heading', { level: 2, name: 'Fees' }).waitFor()
  expect(await agency.page.locator('main').textContent()).not.toContain('papers')

  // She corrects her file, and sends a photograph of her passport.
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('button', { name: 'What is kept of me' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Correct my identity document' }).click()
  await page.getByLabel('Its number').fill('X1234567')
  await page.getByLabel('Country that gave it out').fill('xaa')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Keep it so' }).click()
  await page.getByText('X1234567').waitFor()
  await page.getByRole('button', { name: 'Who may open my file' }).click()
  await page.getByRole('button', { name: 'Close it to Bravo Agency' }).waitFor()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('button', { name: 'My documents' }).click()
  await page.getByText('Often asked for before a departure').waitFor()
  await page.getByRole('button', { name: 'Send a document' }).click()
  await page.getByLabel('What it is').selectOption('passport')
  await page.getByLabel('Take a photograph').setInputFiles({
    name: 'passport.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  })
  await page.getByText('passport.png').waitFor()
  await page.getByLabel('Last day printed on it').fill('2036-01-31')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send it' }).click()
  await page.getByText('Nobody but you opened it.').waitFor()
  await expectAccessible(page)

  // The agency sees at a glance that it is there, opens it, and she is told who did.
  await agency.page.goto('/agency')
  await agency.page.getByRole('link', { name: /^(signed|checked)$/ }).waitFor()
  const asked = agency.page.getByRole('region', { name: 'Documents asked for' })
  await asked.getByRole('link', { name: /File of Amina Example/ }).click()
  await agency.page.getByRole('heading', { level: 2, name: 'Documents', exact: true }).waitFor()
  await expectAccessible(agency.page)
  const downloaded = agency.page.waitForEvent('download')
  await agency.page.getByRole('link', { name: 'passport.png' }).click()
  await downloaded
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('button', { name: 'My documents' }).click()
  await page.getByText('Opened by:').waitFor()

  // She ends the contract, which nobody else can do in her name.
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('button', { name: 'My contract', exact: true }).click()
  await page.getByRole('button', { name: 'End this contract' }).click()
  await page.getByRole('button', { name: 'I will not go' }).click()
  await page.getByText('This cannot be undone').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'End it', exact: true }).click()
  await page.getByText('The contract has ended.').waitFor()
  for (const one of [agency, employer, reader]) expect(unexpected(one)).toEqual([])
  await page.context().close()
}, 300_000)
