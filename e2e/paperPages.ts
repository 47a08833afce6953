import type { Page } from 'playwright-core'

const PASSPHRASE = 'four herons by the delta'

/** Types the text of a code, or a number, and gives the one word that is answered. */
export async function checkCertificate(page: Page, text: string): Promise<string | null> {
  const next = page.getByRole('button', { name: 'Check another' })
  if (await next.isVisible()) await next.click()
  await page.getByRole('textbox').first().fill(text)
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  const verdict = page.locator('.certificate-verdict h2')
  await verdict.waitFor()
  return await verdict.textContent()
}

/** Makes the key of an office on this device and proposes it. */
export async function setUpKit(page: Page, office: string, most: number): Promise<void> {
  await page.goto('/office/kit')
  await page.getByLabel('Office', { exact: true }).selectOption(office)
  await page.getByLabel('How many clearances').fill(`${most}`)
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase once more').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Make the key and propose it' }).click()
  await page.getByText('The key waits for the second person').waitFor()
}

export async function unlockKit(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Unlock' }).click()
}

/** Whom a form is for. */
export interface Holder {
  readonly name: string
  readonly documentNumber: string
  readonly birthDate: string
  readonly licence: string
}

/** Fills in one paper form and presses the button. */
export async function typeForm(
  page: Page,
  { name, documentNumber, birthDate, licence }: Holder,
): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Number of the passport').fill(documentNumber)
  await page.getByLabel('Date of birth').fill(birthDate)
  await page.getByLabel('Licence of the agency').fill(licence)
  await page.getByLabel('Destination').fill('xbb')
  await page.getByLabel('Sector').fill('construction')
  await page.getByLabel('Number of the contract').fill('K-17')
  await page.getByRole('button', { name: 'Issue', exact: true }).click()
}

/** The text of a code on the sheet that is handed out. */
export const codeOnPaper = async (page: Page, name: 'clearance' | 'delegation') =>
  (await page.locator(`code[data-code="${name}"]`).textContent()) ?? ''
