import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './expectAccessible.ts'
import { launch } from './openBrowser.ts'
import { acceptInvitation, type Member, makeAdministrator, unexpected } from './staff.ts'
import { type Product, startProduct } from './startProduct.ts'

let browser: Browser
let product: Product
let administrator: Member
let director: Member

beforeAll(async () => {
  product = await startProduct({ TIME_ZONE: 'Asia/Kathmandu' })
  browser = await launch()
  administrator = await makeAdministrator(browser, product)
  const [name, email] = ['Example Director', 'director@example.org']
  const roles = [
    { role: 'authority', organisation: 'home', jurisdiction: 'NPL', from: '2026-01-01' },
  ]
  const sent = await administrator.page.evaluate(
    async (invitation) => {
      const response = await fetch('/api/v1/identity/invitations', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-corridor': '1' },
        body: JSON.stringify(invitation),
      })
      return response.status
    },
    { email, name, language: 'en', roles },
  )
  expect(sent).toBe(200)
  director = await acceptInvitation(browser, product, { name, email })
}, 240_000)

afterAll(async () => {
  await browser.close()
  await product.stop()
})

const act = (page: Page, title: string) =>
  page.locator('details.act', { has: page.locator('summary', { hasText: title }) })

test('a list with faults is refused row by row, and a right one is proposed', async () => {
  const { page } = administrator
  await page.goto('/desk/calendars')
  await page.getByText('There is no calendar yet').waitFor()
  await page.getByRole('textbox', { name: 'Jurisdiction' }).fill('npl')
  await page.getByRole('button', { name: 'Go to its calendar' }).click()
  await page.getByRole('heading', { level: 1, name: 'Holiday calendar NPL' }).waitFor()
  const form = act(page, 'Propose working days')
  await form.locator('summary').click()
  await form.getByLabel('First day').fill('2026-01-01')
  await form.getByLabel('Last day').fill('2027-12-31')
  await form.getByLabel('Saturday').check()
  const list = (text: string) => ({
    name: 'days.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
  await form
    .getByLabel('List of holidays (CSV)')
    .setInputFiles(list('date,name\n1.5.2026,Example day\n'))
  await form.getByText('Row 2').waitFor()
  await expectAccessible(page)
  await form
    .getByLabel('List of holidays (CSV)')
    .setInputFiles(list('date,name\n2026-05-01,Example day\n2026-10-02,Another example day\n'))
  await form.getByText('2 holidays read').waitFor()
  await form.getByLabel('Source').fill('Example gazette 12')
  await form.getByRole('button', { name: 'Propose working days' }).click()
  await page.getByText('A proposal waits for another person').waitFor()
  expect(await act(page, 'Put into force').count()).toBe(0)
  await page.goto('/desk')
  await page.getByText('Nothing waits').waitFor()
  await expectAccessible(page)
})

test('the other person finds it in her queue and among her notifications, in her language', async () => {
  const { page } = director
  await page.goto('/desk?lang=en')
  const row = page.getByRole('row', { name: /NPL/ })
  await row.waitFor()
  expect(await row.textContent()).toContain('You may put settings into force')
  expect(await row.textContent()).toMatch(/Over in 1[45] days/)
  await row.getByRole('button', { name: 'Take NPL' }).click()
  await row.getByRole('button', { name: 'Leave NPL to others' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: '1 new notification' }).waitFor()
  for (const [language, subject] of [
    ['fr', 'Une proposition vous attend'],
    ['es', 'Una propuesta le espera'],
    ['en', 'A proposal waits for you'],
  ] as const) {
    await page.goto(`/desk/notifications?lang=${language}`)
    await page.getByRole('heading', { level: 2, name: subject }).waitFor()
    await expectAccessible(page)
  }
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto('/desk/notifications?lang=ar&theme=dark')
  await page.getByRole('heading', { level: 2, name: 'اقتراح في انتظارك' }).waitFor()
  await page.getByText('اقترحه شخص آخر وينتظر تأكيدك').waitFor()
  await expectAccessible(page)
  await page.goto('/desk?lang=ar&theme=dark')
  await page.getByRole('row', { name: /NPL/ }).waitFor()
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/desk?lang=en&theme=light')
})

test('confirmed, it is in force and gone from the queue, and the proposer is told', async () => {
  const { page } = director
  await page.goto('/desk')
  await page.getByRole('row', { name: /NPL/ }).getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: 'Holiday calendar NPL' }).waitFor()
  const confirm = act(page, 'Put into force')
  await confirm.locator('summary').press('Enter')
  await confirm.getByRole('button', { name: 'Put into force' }).press('Enter')
  await page.getByText('Open deadlines of NPL are counted anew').waitFor()
  await expectAccessible(page)
  await confirm.getByRole('button', { name: 'Yes: Put into force' }).press('Enter')
  await page.getByText('Put into force by').waitFor()
  await expectAccessible(page)
  await page.goto('/desk')
  await page.getByText('Nothing waits').waitFor()
  await administrator.page.goto('/desk/notifications')
  await administrator.page
    .getByRole('heading', { level: 2, name: 'Your proposal was confirmed' })
    .waitFor()
  await administrator.page.getByRole('button', { name: 'Mark all as read' }).click()
  await administrator.page
    .getByRole('navigation', { name: 'Desk' })
    .getByRole('link', { name: 'Notifications', exact: true })
    .waitFor()
  await expectAccessible(administrator.page)
  expect(unexpected(administrator)).toEqual([])
  expect(unexpected(director)).toEqual([])
})
