import {
  confirmBondRoute,
  proposeBondRoute,
  reserveBondRoute,
  serveNoticeRoute,
} from '@corridor/contract'
import { expect, test } from 'vitest'
import { freezeLicences } from '../apps/server/src/features/bonds/freezeLicences.ts'
import { followContract } from '../apps/server/src/features/contracts/followContract.ts'
import { expectSameFromLog } from '../apps/server/src/scenarios/testing/expectSameFromLog.ts'
import {
  approve,
  approvedOrder,
  recruited,
  versionOf,
} from '../apps/server/src/scenarios/testing/recruit.ts'
import { parseMoney } from '../packages/kernel/src/index.ts'
import { NO_TERMS } from '../packages/recruitment/src/checks/index.ts'
import { day, finds, openAct, press, pressAgain, pressTwice, reads, says } from './deskPage.ts'
import { expectAccessible } from './expectAccessible.ts'
import { demandOf, license, openCountry, partiesOf } from './openCountry.ts'
import { LONGEST_MS } from './openScenario.ts'
import { cleared, clockRuns, handOutNotices } from './prepareScenarios.ts'

// Seen and done at browsers. What only prepares a step goes over HTTP, and the clock of the server is
// moved by hand. Steps 2 to 5 and 8 need registers of wages paid and of complaints, which are not there
// yet: the award comes from outside, by the number of its determination.

const xts = (amount: string) => parseMoney(amount, 'XTS')

/** As signed at origin. */
const ORIGIN = {
  ...NO_TERMS,
  basicMonthly: xts('1400'),
  food: { level: 'allowance', allowance: xts('300') },
  hoursWeek: '48',
  annualLeaveDays: '30',
  occupation: '7112',
  termMonths: 24,
} as const

/** Figures of another script as those of ours. */
const latin = (text: string | null): string =>
  (text ?? '')
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',')

test('OS-2, 1, 6 and 7: another contract abroad, and an award paid out of the bond', {
  timeout: LONGEST_MS,
}, async () => {
  await using country = await openCountry('2030-01-05T09:00:00.000Z')
  const { ahmed, boss, bravo, delta, omar, fin, fay, dara, done, passTo, windowOf } = country
  const { server } = country
  const { bond } = await license(country, bravo)

  // 1. What is registered abroad is worse in pay, hours and occupation; both authorities are told.
  const amina = await recruited(country, partiesOf(country, bravo), {
    ...{ name: 'Amina', birthDate: '1999-05-04', terms: ORIGIN, jobOrder: null },
  })
  await approve(country, omar, amina.contract)
  const contractPage = `/desk/contracts/${amina.contract}`
  const attache = await windowOf(ahmed)
  await attache.goto(contractPage)
  const register = await openAct(attache, 'Register the version of destination')
  for (const [label, value] of [
    ['Occupation (ISCO-08)', '9313'],
    ['Currency (three letters)', 'XTS'],
    ['Basic pay a month', '1000'],
    ['Hours a week', '60'],
    ['Days of leave a year', '30'],
    ['Length in months', '24'],
  ] as const) {
    await register.getByLabel(label, { exact: true }).fill(value)
  }
  await register.getByLabel('Food', { exact: true }).selectOption('allowance')
  await register.getByLabel('Food: allowance a month').fill('300')
  expect(await pressTwice(register, 'Register the version of destination')).toBe(200)
  await followContract(server.ledger, amina.contract)
  const officer = await windowOf(omar)
  await officer.goto(contractPage)
  await reads(officer, 'State', 'differs from what was signed')
  const compared = officer.getByRole('region', { name: 'Signed and registered at destination' })
  const row = async (outcome: string) =>
    await compared.locator(`tr[data-outcome="${outcome}"] th`).allTextContents()
  await compared.locator('tr[data-outcome="worse"]').first().waitFor()
  expect((await row('worse')).toSorted()).toEqual([
    ...['Basic pay a month', 'Hours a week', 'Occupation (ISCO-08)', 'Pay by the hour'],
  ])
  expect(await row('same')).toEqual(expect.arrayContaining(['Food']))
  expect(await row('same')).toHaveLength(3)
  const hourly = compared.locator('tr', { hasText: 'Pay by the hour' })
  expect((await hourly.textContent())?.replaceAll(/\s/g, ' ')).toMatch(/XTS 6\.73.*XTS 3\.85/)
  await expectAccessible(officer)
  await handOutNotices(country)
  for (const page of [officer, attache]) {
    await page.goto('/desk/notifications')
    await page
      .getByRole('heading', { level: 2, name: 'A contract registered abroad differs' })
      .waitFor()
  }
  const phone = await country.phoneOf(amina.amina, 'ar')
  await says(phone, 'ما سُجِّل في الخارج ليس ما وقّعتَه.')
  await phone.getByRole('button', { name: 'عقدي', exact: true }).click()
  await phone.getByRole('button', { name: 'ما يختلف في الخارج' }).click()
  await says(phone, 'لا يُبلَّغ صاحب عملك بأنك قرأت هذا.')
  const hers = latin(await phone.locator('main').textContent())
  for (const figure of ['1,400.00', '1,000.00', '6.73', '3.85']) expect(hers).toContain(figure)
  await expectAccessible(phone)
  const employer = await windowOf(boss)
  await employer.goto(contractPage)
  await reads(employer, 'State', 'differs from what was signed')

  // 6. What is set aside is not released; the award is charged once, and cover is short.
  const accountant = await windowOf(fin)
  await accountant.goto(`/desk/bonds/${bond}`)
  const reserve = await openAct(accountant, 'Set an amount aside')
  await reserve.getByLabel('Determination').fill('D-1')
  await reserve.getByLabel('Amount').fill('5087.50')
  expect(await press(reserve, 'Set an amount aside')).toBe(200)
  await reads(accountant, 'Set aside for D-1', 'XTS 5,087.50')
  await accountant.reload()
  const propose = await openAct(accountant, 'Propose a movement')
  await propose.getByLabel('Movement').selectOption('release')
  await propose.getByLabel('Open cases').fill('0')
  await propose.getByLabel('Reason').fill('asked for')
  expect(await press(propose, 'Propose a movement')).toBe(422)
  await finds(propose.getByRole('alert'), 'bond.nothing_reserved', 'no')
  await expectAccessible(accountant)
  await propose.getByLabel('Movement').selectOption('charge')
  await propose.getByLabel('Award').fill('A-1')
  await propose.getByLabel('Amount').fill('5087.50')
  await propose.getByLabel('Determination').selectOption('D-1')
  await propose.getByLabel('Reason').fill('the award is final')
  expect(await press(propose, 'Propose a movement')).toBe(200)
  const director = await windowOf(dara)
  await director.goto(`/desk/bonds/${bond}`)
  const confirm = await openAct(director, 'Confirm the proposal')
  await confirm.getByRole('button', { name: 'Charge it', exact: true }).click()
  // The answer is lost on the way; pressed again, the same award is paid once.
  const paid = async () => expect(await versionOf(country, bond)).toBe(6)
  expect(await pressAgain(confirm, 'Yes: Charge it', country, paid)).toBe(200)
  await paid()
  await reads(director, 'Cover', 'XTS 14,912.50')
  await reads(director, 'Status', 'Short of what is required')
  const account = director.locator('.bond-account')
  expect(await account.getByText('Award paid').count()).toBe(1)
  expect(await account.locator('tfoot').textContent()).toMatch(/14,912\.50/)

  // The other branch is prepared beside it: a second agency with six workers who may leave.
  await passTo('2030-11-04T09:00:00.000Z')
  const six = await chargedAgency()
  await passTo('2030-11-05T09:00:00.000Z')
  await accountant.reload()
  const notice = await openAct(accountant, 'Serve the notice')
  expect(await pressTwice(notice, 'Serve the notice')).toBe(200)
  await reads(accountant, 'To be topped up by', day('2030-11-20'))
  const served = { receivedOn: '2030-11-05', days: 15 }
  await done(fin, serveNoticeRoute, { bond: six.bond }, 6, served)

  // 7. Topped up on 17 November, nothing is frozen.
  await passTo('2030-11-17T09:00:00.000Z')
  const desk = await windowOf(bravo.agent)
  await desk.goto(`/desk/bonds/${bond}`)
  const topUp = await openAct(desk, 'Top the bond up')
  await topUp.getByLabel('Amount').fill('5087.50')
  await topUp.getByLabel('Number of the receipt').fill('r-2')
  expect(await press(topUp, 'Top the bond up')).toBe(200)
  const cashier = await windowOf(fay)
  await cashier.goto(`/desk/bonds/${bond}`)
  const came = await openAct(cashier, 'State that the money came')
  await came.getByLabel('Number of the bank statement').fill('s-2')
  expect(await press(came, 'State that the money came')).toBe(200)
  await reads(cashier, 'Status', 'Lodged')
  await reads(cashier, 'Cover', 'XTS 20,000.00')

  // Where it is not, all stands still from 21 November on, and nothing is cancelled.
  await passTo('2030-11-21T09:00:00.000Z')
  await clockRuns(country)
  for (const { id } of [bravo, delta]) await freezeLicences(server, id)
  await clockRuns(country)
  await cashier.reload()
  await reads(cashier, 'Status', 'Lodged')
  expect(await cashier.getByText('was not topped up in time').count()).toBe(0)
  await accountant.goto(`/desk/bonds/${six.bond}`)
  await says(accountant, 'The bond was not topped up in time.')
  await director.goto(`/desk/licences/${six.licence}`)
  await director.locator('.licence-particulars').getByText('Frozen: bond in default').waitFor()
  await officer.goto(`/desk/job-orders/${six.jobOrder}`)
  await says(officer, 'a bond was not topped up')
  await officer.goto('/desk/clearances?waiting=true')
  await officer.locator('tbody tr').nth(5).waitFor()
  const standing = await officer.locator('tbody tr').allTextContents()
  expect(standing.filter((line) => /Issued; on hold/.test(line))).toHaveLength(6)
  expect(standing).toHaveLength(6)
  await officer.locator('tbody a').first().click()
  await reads(officer, 'Status', 'Issued')
  await says(officer, 'On hold: decide about this worker. Nothing is cancelled by itself.')
  expect(country.complaints()).toEqual([])
  await expectSameFromLog(server)

  async function chargedAgency() {
    const made = await license(country, delta)
    const construction = { sector: 'construction', quantity: 6, digest: 'e1'.repeat(32) }
    const jobOrder = await approvedOrder(country, demandOf(country, delta), construction)
    for (let at = 0; at < 6; at += 1) {
      await cleared(country, delta, {
        ...{ name: `Worker ${at}`, birthDate: `199${at}-0${at + 1}-11`, jobOrder },
        terms: { ...ORIGIN, sector: 'construction' },
      })
    }
    const of = { bond: made.bond }
    const amount = xts('5087.50')
    await done(fin, reserveBondRoute, of, 3, { determination: 'D-2', amount })
    const movement = {
      act: 'charge',
      award: 'A-2',
      amount,
      determination: 'D-2',
      reason: 'final',
    }
    await done(fin, proposeBondRoute, of, 4, { movement })
    await done(dara, confirmBondRoute, of, 5, {})
    return { ...made, jobOrder }
  }
})
