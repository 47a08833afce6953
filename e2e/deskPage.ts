import type { Locator, Page } from 'playwright-core'
import type { Scenario } from './openScenario.ts'

/** A day as the pages write it in English. */
export const day = (iso: string): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso))

/** Waits until a page says something, wherever. */
export const says = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByText(words).first().waitFor()

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

/**
 * Presses the button of an act that the server does while its answer is lost on the way, and then
 * once more: the same act.
 */
export async function pressAgain(
  form: Locator,
  name: string,
  { loseAnswers }: Pick<Scenario, 'loseAnswers'>,
  /** Between the two. */
  look: () => Promise<unknown>,
): Promise<number> {
  loseAnswers(true)
  await form.getByRole('button', { name, exact: true }).click()
  await form.getByRole('alert').getByText('No answer came from the server.').waitFor()
  loseAnswers(false)
  await look()
  return await press(form, name)
}
