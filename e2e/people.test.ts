import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './expectAccessible.ts'
import { launch } from './openBrowser.ts'
import { acceptInvitation, type Member, makeAdministrator, unexpected } from './staff.ts'
import { type Product, startProduct } from './startProduct.ts'

const OFFICER = { name: 'Example Officer', email: 'officer@example.org' }
const COLLEAGUE = { name: 'Example Colleague', email: 'colleague@example.org' }

let browser: Browser
let product: Product
let administrator: Member
let officer: Member

beforeAll(async () => {
  product = await startProduct()
  browser = await launch()
  administrator = await makeAdministrator(browser, product)
}, 240_000)

afterAll(async () => {
  await browser.close()
  await product.stop()
})

/** Looks at a page as it stands, then dark, in Arabic, on a telephone. */
async function expectAccessibleTwice(page: Page): Promise<void> {
  await expectAccessible(page)
  const [wide, address] = [page.viewportSize()!, page.url()]
  await page.setViewportSize({ width: 360, height: 800 })
  const arabic = new URL(address)
  arabic.searchParams.set('lang', 'ar')
  arabic.searchParams.set('theme', 'dark')
  await page.goto(arabic.href)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await openEverything(page)
  await expectAccessible(page)
  await page.setViewportSize(wide)
  const english = new URL(address)
  english.searchParams.set('lang', 'en')
  english.searchParams.set('theme', 'light')
  await page.goto(english.href)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

const openEverything = (page: Page) =>
  page
    .locator('main details')
    .evaluateAll((all) => all.map((details) => details.setAttribute('open', '')))

/** Fills in a role in the part of a page that asks for one. */
async function chooseRole(form: ReturnType<Page['locator']>, role: string): Promise<void> {
  await form.getByLabel('Role', { exact: true }).selectOption(role)
  await form.getByLabel('Organisation', { exact: true }).selectOption('home')
}

async function invite(page: Page, person: typeof OFFICER, role: string): Promise<void> {
  await page.goto('/desk/people/invite')
  await page.getByLabel('Name', { exact: true }).fill(person.name)
  await page.getByLabel('E-mail address').fill(person.email)
  await page.getByRole('button', { name: 'Add a role' }).click()
  await chooseRole(page.locator('.people-draft'), role)
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await page.getByText(`The message to ${person.email}`).waitFor()
}

const personOf = async (page: Page, name: string): Promise<void> => {
  await page.goto('/desk/people')
  await page.getByRole('rowheader', { name }).getByRole('link').click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

test('a person is invited on the page and makes her account by the link', async () => {
  const { page } = administrator
  await page.goto('/desk')
  await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'People' }).click()
  await page.getByRole('cell', { name: 'administrator@example.org' }).waitFor()
  await expectAccessibleTwice(page)

  await page.getByRole('link', { name: 'Invite a person' }).click()
  await page.getByRole('button', { name: 'Add a role' }).click()
  await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Administrator' })
  await page.getByRole('button', { name: 'Add a role' }).click()
  await page.getByLabel('Role', { exact: true }).nth(1).selectOption({ label: 'Inspector' })
  await page.getByText('Administrator and Inspector do not go together').waitFor()
  await expectAccessibleTwice(page)

  await invite(page, OFFICER, 'Inspector')
  await page.getByRole('link', { name: 'All people' }).click()
  const open = page.getByRole('region', { name: 'Open invitations' })
  await open.getByText(/^Inspector, /).waitFor()
  officer = await acceptInvitation(browser, product, OFFICER, {
    viewport: { width: 360, height: 800 },
  })
  await page.goto('/desk/people?q=officer')
  await page.getByText('1 earlier invitation').click()
  await page.getByRole('cell', { name: 'accepted' }).waitFor()
})

test('an invitation that was withdrawn opens nothing', async () => {
  const { page } = administrator
  await invite(page, { name: 'Example Nobody', email: 'nobody@example.org' }, 'Auditor')
  const link = product.newestLink('nobody@example.org')
  await page.goto('/desk/people')
  await page.getByRole('button', { name: 'Withdraw Example Nobody' }).click()
  await page.getByText('The link sent to nobody@example.org stops working at once.').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Withdraw Example Nobody' }).click()
  await page.getByText('The invitation of Example Nobody is withdrawn.').waitFor()
  await page.getByText('No invitation is open.').waitFor()
  const guest = await browser.newContext()
  const other = await guest.newPage()
  await other.goto(link)
  await other.getByText('This link no longer works').waitFor()
  await guest.close()
})

test('a role is given and withdrawn, and counts at once in the open session', async () => {
  const { page } = administrator
  const services = officer.page.locator('.desk-sections a', { hasText: 'Service accounts' })
  await personOf(page, OFFICER.name)
  await page.getByText('Give a role').first().click()
  const form = page.locator('details', { hasText: 'Give a role' }).locator('form')
  await chooseRole(form, 'Administrator')
  await page.getByText('Administrator and Inspector do not go together').waitFor()
  await chooseRole(form, 'Auditor')
  await form.getByRole('button', { name: 'Give a role' }).click()
  await page.getByText(/^Given: Auditor, /).waitFor()
  await expectAccessibleTwice(page)

  await officer.page.goto('/desk/service-accounts')
  await officer.page.getByText('No other program has an account.').waitFor()
  expect(await services.count()).toBe(1)
  expect(await officer.page.getByText('Add a service account').count()).toBe(0)

  await page
    .getByRole('row', { name: /^Auditor/ })
    .getByRole('button', { name: 'Withdraw' })
    .click()
  await page.getByText(`${OFFICER.name} can do nothing more with this role`).waitFor()
  await page
    .getByRole('row', { name: /^Auditor/ })
    .getByRole('button', { name: 'Withdraw' })
    .click()
  await page.getByText(/^Withdrawn: Auditor, /).waitFor()
  await officer.page.reload()
  await officer.page.getByRole('alert').waitFor()
  expect(await services.count()).toBe(0)
})

test('nobody changes her own roles, and the only administrator stays', async () => {
  const { page } = administrator
  await personOf(page, administrator.name)
  await page.getByText('This is the only administrator').waitFor()
  await page.getByText('Nobody gives or withdraws roles of her own').waitFor()
  expect(await page.getByRole('button', { name: 'Withdraw' }).count()).toBe(0)
})

test('a colleague stands in for an absence; an interest is declared and ends', async () => {
  await invite(administrator.page, COLLEAGUE, 'Legal officer')
  const colleague = await acceptInvitation(browser, product, COLLEAGUE)
  const { page } = officer
  await page.goto('/account')
  await page.getByText('Name a stand-in').first().click()
  const naming = page.locator('details', { hasText: 'Name a stand-in' }).locator('form')
  await naming.getByLabel('E-mail address of the colleague').fill('nobody@example.org')
  await naming.getByLabel('Last day').fill('2099-12-31')
  await naming.getByRole('button', { name: 'Name a stand-in' }).click()
  await naming.getByText('There is no open account with this e-mail address.').waitFor()
  await naming.getByLabel('E-mail address of the colleague').fill(COLLEAGUE.email)
  await naming.getByRole('button', { name: 'Name a stand-in' }).click()
  await page.getByText(`${COLLEAGUE.name} stands in for you.`).waitFor()
  const today = page.getByRole('row', { name: COLLEAGUE.name }).getByRole('cell').nth(4)
  expect(await today.textContent()).toBe('no')

  await page.getByText('Record days away').first().click()
  const away = page.locator('details', { hasText: 'Record days away' }).locator('form')
  await away.getByLabel('Last day').fill('2099-12-31')
  await away.getByRole('button', { name: 'Record days away' }).click()
  await page.getByText('The absence is recorded.').waitFor()
  await expect.poll(() => today.textContent()).toBe('yes')

  await page.getByText('Declare an interest').first().click()
  const tie = page.locator('details', { hasText: 'Declare an interest' }).locator('form')
  await tie.getByLabel('Kind').selectOption({ label: 'employment' })
  await tie.getByLabel('Number of the record').fill('example-agency')
  await tie.getByLabel('First day').fill('2020-01-01')
  await tie.getByRole('button', { name: 'Declare an interest' }).click()
  await page.getByText('The interest is declared.').waitFor()
  await openEverything(page)
  await expectAccessibleTwice(page)
  await page.getByRole('button', { name: /^Ended today/ }).click()
  await page.getByRole('button', { name: /^Ended today/ }).click()
  await page.getByText('The interest ended today.').waitFor()

  await colleague.page.goto('/account')
  await colleague.page.getByRole('region', { name: 'For whom you stand in' }).waitFor()
  await page.getByRole('button', { name: `End ${COLLEAGUE.name}` }).click()
  await page.getByRole('button', { name: `End ${COLLEAGUE.name}` }).click()
  await page.getByText(`${COLLEAGUE.name} no longer stands in for you.`).waitFor()
  expect(unexpected(colleague)).toEqual([])
  await colleague.page.context().close()
})

test('closing an account ends its session at once; opened again it signs in', async () => {
  const { page } = administrator
  await personOf(page, OFFICER.name)
  const closing = page.locator('details', { hasText: 'Close the account' })
  await closing.locator('summary').click()
  await page.getByText('is signed out everywhere at once').waitFor()
  await expectAccessible(page)
  await closing.getByLabel('Reason').fill('Left the office')
  await closing.getByRole('button', { name: 'Close the account' }).click()
  await page.getByText('every session has ended').waitFor()
  await officer.page.goto('/account')
  await officer.page.getByText('Your sign-in has ended.').waitFor()

  const opening = page.locator('details', { hasText: 'Open the account again' })
  await opening.locator('summary').click()
  await opening.getByLabel('Reason').fill('Back from leave')
  await opening.getByRole('button', { name: 'Open the account again' }).click()
  await page.getByText('is open again').waitFor()
  const recovering = page.locator('details', { hasText: 'Send a link for a new password' })
  await recovering.locator('summary').click()
  await recovering.getByLabel('Reason').fill('Lost her telephone; identity checked in person')
  await recovering.getByRole('button', { name: 'Send a link' }).click()
  await page.getByText(`The message to ${OFFICER.email}`).waitFor()
  expect(product.newestLink(OFFICER.email)).toContain('/recovery#')
  expect(unexpected(officer)).toEqual([])
})

test('a program gets a key that is shown once, is renewed, and ends with its account', async () => {
  const { page } = administrator
  const ask = async (key: string) => {
    const answer = await fetch(`${product.address}/api/v1/identity/audit?limit=1`, {
      headers: { authorization: `Bearer ${key}` },
    })
    return answer.status
  }
  await page.goto('/desk/service-accounts')
  await page.getByText('Add a service account').click()
  await page.getByLabel('Name of the program').fill('Example monitor')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.getByText('Choose at least one thing').waitFor()
  await page.getByLabel(/^read the log/).check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.getByText('Example monitor has an account.').waitFor()

  await page.locator('summary', { hasText: 'Make a key' }).click()
  await page.getByRole('button', { name: 'Make a key' }).click()
  await page.getByText('The key is shown only now.').waitFor()
  const key = (await page.locator('.identity-secret').textContent())!
  expect(key).toMatch(/^corridor_/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'I have copied it' }).click()
  expect(await page.content()).not.toContain(key)
  expect(await ask(key)).toBe(200)

  await page.reload()
  await page.getByRole('region', { name: 'Keys of Example monitor' }).waitFor()
  await expectAccessibleTwice(page)
  expect(await page.content()).not.toContain(key)
  await page.locator('summary', { hasText: 'Renew the key' }).click()
  await page.getByLabel('Hours for which older keys go on').fill('0')
  await page.getByRole('button', { name: 'Renew the key' }).click()
  const next = (await page.locator('.identity-secret').textContent())!
  expect([await ask(key), await ask(next)]).toEqual([401, 200])
  await page.getByRole('button', { name: 'I have copied it' }).click()

  const closing = page.locator('details', { hasText: 'Close the service account' })
  await closing.locator('summary').click()
  await closing.getByLabel('Reason').fill('No longer used')
  await closing.getByRole('button', { name: 'Close the service account' }).click()
  await page.getByText('The account is closed; it has no keys.').waitFor()
  expect(await ask(next)).toBe(401)
  expect(unexpected(administrator)).toEqual([])
})

test('breaking the glass: why, until when, who is told, and another judges it', async () => {
  const people = [
    { name: 'Example Conciliator', email: 'conciliator@example.org' },
    { name: 'Example Auditor', email: 'auditor@example.org' },
  ] as const
  await invite(administrator.page, people[0], 'conciliator')
  await invite(administrator.page, people[1], 'auditor')
  const conciliator = await acceptInvitation(browser, product, people[0])
  const auditor = await acceptInvitation(browser, product, people[1])
  const reason = 'The worker is in danger tonight and nobody else can be reached'

  const { page } = conciliator
  await page.goto('/desk/emergencies')
  await page.getByText('You have opened nothing in an emergency.').waitFor()
  await page.getByRole('link', { name: 'Open a record in an emergency' }).click()
  await page.getByLabel('What you need to see').selectOption({ label: 'text of the case' })
  await page.getByLabel('Number of the record').fill('case-1')
  await page.getByLabel('Reason').fill('danger')
  await page.getByRole('button', { name: 'Open the record now' }).click()
  await page.getByText('The reason is too short.').waitFor()
  await expectAccessibleTwice(page)
  await page.getByLabel('What you need to see').selectOption({ label: 'text of the case' })
  await page.getByLabel('Number of the record').fill('case-1')
  await page.getByLabel('Reason').fill(reason)
  await page.getByLabel('Minutes for which it stays open').fill('30')
  await page.getByRole('button', { name: 'Open the record now' }).click()
  await page.getByText('The record is open to you.').waitFor()
  await page.getByText('the owner of the record, where one is known, and the auditors').waitFor()
  await page.getByRole('link', { name: 'All emergencies' }).click()
  await page.getByRole('link', { name: 'text of the case (case-1)' }).click()
  await page.getByText('Another person, who may judge it, has yet to do so.').waitFor()

  await auditor.page.goto('/desk/emergencies?show=open')
  await auditor.page.getByRole('cell', { name: 'Example Conciliator' }).waitFor()
  await expectAccessibleTwice(auditor.page)
  await auditor.page.getByRole('link', { name: 'text of the case (case-1)' }).click()
  await auditor.page.getByText(reason).waitFor()
  await auditor.page.getByText('It is still open and ends with your judgement.').waitFor()
  await expectAccessibleTwice(auditor.page)
  await auditor.page.getByLabel('justified', { exact: true }).check()
  await auditor.page.getByLabel('Why').fill('The danger was real, and nobody else was there')
  await auditor.page.getByRole('button', { name: 'Record the judgement' }).click()
  await auditor.page.getByText('The danger was real').waitFor()
  await page.reload()
  await page.getByText('The danger was real').waitFor()
  expect([...unexpected(conciliator), ...unexpected(auditor)]).toEqual([])

  await administrator.page.goto('/desk')
  expect(
    await administrator.page.locator('.desk-sections', { hasText: 'Emergencies' }).count(),
  ).toBe(0)
  await conciliator.page.context().close()
  await auditor.page.context().close()
})
