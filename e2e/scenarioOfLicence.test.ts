import {
  bondRoute,
  depositBondRoute,
  NEPAL_VOLUME_TIERS,
  receiveCashRoute,
} from '@corridor/contract'
import { expect, test } from 'vitest'
import { expectSameFromLog } from '../apps/server/src/scenarios/testing/expectSameFromLog.ts'
import { versionOf } from '../apps/server/src/scenarios/testing/recruit.ts'
import { NO_TERMS } from '../packages/recruitment/src/checks/index.ts'
import { day, finds, openAct, press, pressAgain, pressTwice, reads, says } from './deskPage.ts'
import { expectAccessible } from './expectAccessible.ts'
import { openCountry } from './openCountry.ts'
import { LONGEST_MS } from './openScenario.ts'
import { applyForLicence, cleared, clockRuns, lastingOrder, npr } from './prepareScenarios.ts'

// Seen and done at browsers. What only prepares a step goes over HTTP, and the clock of the server is
// moved by hand.

test('OS-1, 5 to 8: a licence is granted by two, its bond falls short, and it expires', {
  timeout: LONGEST_MS,
}, async () => {
  await using country = await openCountry('2030-01-05T09:00:00.000Z')
  const { bravo, done, fin, fay, omar, dara, passTo, windowOf } = country
  const { bond, licence } = await applyForLicence(country)
  const [bondPage, licencePage] = [`/desk/bonds/${bond}`, `/desk/licences/${licence}`]

  // 5. Until the bank confirms nobody can tell, and nobody confirms a proposal of his own.
  const director = await windowOf(dara)
  await director.goto(licencePage)
  await finds(director.locator('.licence-waiting'), 'licence.bond_cover', 'cannot_tell')
  const finance = await windowOf(fay)
  await finance.goto(bondPage)
  const letter = await openAct(finance, 'State that the bank confirmed')
  await letter.getByLabel('Number of the bank’s letter').fill('s-2')
  expect(await press(letter, 'State that the bank confirmed')).toBe(200)
  await reads(finance, 'Cover', 'NPR 20,000,000.00')
  const officer = await windowOf(omar)
  await officer.goto(licencePage)
  await finds(officer, 'licence.bond_cover', 'yes')
  await says(officer, 'Confirm: another person must do it')
  await finds(officer.locator('.licence-waiting .act-closed'), 'SD1', 'no')
  expect(await officer.locator('.licence-waiting summary', { hasText: /^Confirm$/ }).count()).toBe(
    0,
  )
  await director.reload()
  // The answer is lost on the way; pressed again, it is the same act.
  const confirm = await openAct(director, 'Confirm')
  await confirm.getByRole('button', { name: 'Confirm', exact: true }).click()
  const granted = async () => expect(await versionOf(country, licence)).toBe(7)
  expect(await pressAgain(confirm, 'Yes: Confirm', country, granted)).toBe(200)
  await granted()
  const particulars = director.locator('.licence-particulars')
  await particulars.getByText('In force', { exact: true }).waitFor()
  for (const words of ['LIC-0001', day('2030-02-01'), day('2033-01-31')]) {
    expect(await particulars.textContent()).toContain(words)
  }

  // 6. Covered for 3,000 a year; for 3,001 short by 20,000,000, and a notice is served.
  const desk = await windowOf(bravo.agent)
  await desk.goto(licencePage)
  const assess = async (plannedWorkers: string, required: string) => {
    const plan = await openAct(desk, 'Change the workers planned')
    await plan.getByLabel('Workers planned a year').fill(plannedWorkers)
    expect(await press(plan, 'Change the workers planned')).toBe(200)
    await desk.reload()
    await accountant.goto(bondPage)
    const form = await openAct(accountant, 'Assess what is required')
    await form.getByRole('combobox').first().selectOption('volume_tiers')
    await form.getByLabel('Planned workers a year').fill(plannedWorkers)
    await form.getByLabel('Source', { exact: true }).fill(NEPAL_VOLUME_TIERS.source)
    await form.getByText(`Required: ${required}`).waitFor()
    expect(await press(form, 'Assess what is required')).toBe(200)
    await reads(accountant, 'Required', required)
  }
  const accountant = await windowOf(fin)
  await assess('3000', 'NPR 20,000,000.00')
  await reads(accountant, 'Short by', 'NPR 0.00')
  await assess('3001', 'NPR 40,000,000.00')
  await reads(accountant, 'Status', 'Short of what is required')
  await reads(accountant, 'Short by', 'NPR 20,000,000.00')
  const notice = await openAct(accountant, 'Serve the notice')
  expect(await pressTwice(notice, 'Serve the notice')).toBe(200)
  await reads(accountant, 'To be topped up by', day('2030-01-20'))
  const visitor = await country.visitor()
  await visitor.goto(`/agencies/${bravo.id}`)
  await reads(visitor, 'Bond that protects workers', 'Short of what is required')
  const more = { kind: 'cash', amount: npr(20_000_000), reference: 'r-3' }
  await done(bravo.agent, depositBondRoute, { bond }, 8, { deposit: more })
  const { instruments } = await fin.browser.ask(bondRoute, { bond })
  const seen = { instrument: instruments.at(-1)!.id, on: '2030-01-05', reference: 's-3' }
  await done(fin, receiveCashRoute, { bond }, 9, seen)

  // 7. Due for renewal ninety days before its end; the day after its last day everything stops.
  await passTo('2032-10-01T09:00:00.000Z')
  const { jobOrder, number } = await lastingOrder(country, 2)
  const terms = { ...NO_TERMS, sector: 'construction' }
  const wanted = { name: 'Amina', birthDate: '1999-05-04', terms, jobOrder }
  const amina = await cleared(country, bravo, wanted)
  await passTo('2032-11-02T09:00:00.000Z')
  await clockRuns(country)
  await director.reload()
  await particulars.getByText('In force, to be renewed', { exact: true }).waitFor()
  await passTo('2033-02-01T00:00:00.000Z')
  await clockRuns(country)
  await director.reload()
  await particulars.getByText('Expired', { exact: true }).first().waitFor()
  await officer.goto(`/desk/job-orders/${jobOrder}`)
  await says(officer, 'This order is frozen')
  await says(officer, 'the agency’s licence is not in force')
  await officer.goto(`/desk/clearances/${amina.clearance}`)
  await reads(officer, 'Status', 'Issued')
  await says(officer, 'On hold: decide about this worker.')
  await says(officer, 'Cause: the licence of the agency is not in force.')
  await expectAccessible(officer)
  const phone = await country.phoneOf(amina.amina, 'ar')
  await says(phone, 'لا تغادر به الآن: إنه موقوف.')
  await expectAccessible(phone)

  // 8. The public sees number, scope, dates and whether the bond is enough, and nobody.
  await visitor.reload()
  await visitor.locator('.agency-status').getByText('Licence expired').waitFor()
  await reads(visitor, 'Bond that protects workers', 'Sufficient')
  const open = (await visitor.locator('main').textContent()) ?? ''
  for (const words of ['LIC-0001', day('2030-02-01'), day('2033-01-31')]) {
    expect(open).toContain(words)
  }
  expect(open).not.toMatch(/Example (Director|Owner)|omar|dara|Amina|[24]0,?000,?000/i)
  await visitor.goto('/verify')
  await visitor.getByLabel('Number').fill(number)
  await visitor.getByRole('button', { name: 'Check' }).click()
  await says(visitor, 'Bravo Agency')
  expect(country.complaints()).toEqual([])
  await expectSameFromLog(country.server)
})
