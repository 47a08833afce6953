import type { Locator, Page } from 'playwright-core'

/** A day as the pages write it in English. */
export const day = (iso: string): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso))

/** The form of an act at the desk, opened. */
export async function openAct(place: Page | Locator, title: string): Promise<Locator> {
  const form = place.locator(`details.act:has(> summary:text-is("${title}"))`).first()
  await form.locator('summary').first().click()
  return form
}

/** Presses a button and gives the status of what the server answers. */
export async function press(form: Locator, name: string): Promise<number> {
  const answered = form.page().waitForResponse((response) => response.request().method() === 'POST')
  await form.getByRole('button', { name, exact: true }).first().click()
  return (await answered).status()
}

/** The same where it says first what will happen, and asks once more. */
export async function pressTwice(form: Locator, name: string): Promise<number> {
  await form.getByRole('button', { name, exact: true }).first().click()
  return await press(form, `Yes: ${name}`)
}

/** Waits until a page says something of its record. */
export async function reads(page: Page, label: string, words: string | RegExp): Promise<void> {
  const line = page.locator(`main dl > div:has(dt:text-is("${label}")) dd`)
  await line.filter({ hasText: words }).first().waitFor()
}

/** Waits until a rule stands there with its result: yes, no or cannot tell. */
export async function finds(
  place: Page | Locator,
  rule: string,
  met: 'yes' | 'no' | 'cannot_tell',
): Promise<Locator> {
  const found = place.locator(`li[data-met="${met}"]:has(code:text-is("${rule}"))`).first()
  await found.waitFor()
  return found
}
