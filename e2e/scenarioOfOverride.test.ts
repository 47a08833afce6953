import {
  certifyParameterRoute,
  confirmParameterRoute,
  overridesRoute,
  proposeParameterRoute,
} from '@corridor/contract'
import { expect, test } from 'vitest'
import { assessByClock } from '../apps/server/src/features/clearances/followClearances.ts'
import { recheckContracts } from '../apps/server/src/features/contracts/recheckContracts.ts'
import { expectSameFromLog } from '../apps/server/src/scenarios/testing/expectSameFromLog.ts'
import {
  approvedOrder,
  FEE,
  recruited,
  requested,
} from '../apps/server/src/scenarios/testing/recruit.ts'
import { parseMoney } from '../packages/kernel/src/index.ts'
import { TERMS } from '../packages/recruitment/src/checks/testing/sampleCase.ts'
import { day, finds, openAct, press, pressTwice, reads, says } from './deskPage.ts'
import { expectAccessible } from './expectAccessible.ts'
import { demandOf, license, openCountry, partiesOf } from './openCountry.ts'
import { LONGEST_MS } from './openScenario.ts'
import { adoptRules } from './prepareScenarios.ts'

// Seen and done at browsers. What only prepares a step goes over HTTP, and the clock of the server is
// moved by hand.

const xts = (amount: string) => parseMoney(amount, 'XTS')

/** What stands against a record or is missing, among its checks. */
const OPEN_CHECKS = '[aria-labelledby="checks"] li:is([data-met="no"],[data-met="cannot_tell"])'

const CARE = {
  ...{ ...TERMS, occupation: '5322', sector: 'care', basicMonthly: xts('950') },
  position: 'Carer',
}

test('OS-6: nobody can tell, two set it aside, and a correction comes later', {
  timeout: LONGEST_MS,
}, async () => {
  await using country = await openCountry('2030-01-05T09:00:00.000Z')
  const { bravo, dara, dipa, done, lena, olga, omar, passTo, windowOf } = country
  const { ledger, clearances } = country.server
  await license(country, bravo)
  await adoptRules(country)
  await passTo('2030-04-10T09:00:00.000Z')
  const care = { sector: 'care', quantity: 6, digest: 'c1'.repeat(32) }
  const order = await approvedOrder(country, demandOf(country, bravo), care)
  const hire = (name: string, birthDate: string, more: object = {}) =>
    recruited(country, partiesOf(country, bravo), {
      ...{ name, birthDate, terms: CARE, jobOrder: order },
      ...more,
    })
  const amina = await hire('Amina', '1999-05-04')
  const contractPage = `/desk/contracts/${amina.contract}`

  // 1. Without a floor nobody can tell: officer and worker read the same.
  const clearance = await requested(country, bravo.agent, amina.contract)
  await assessByClock(clearances, clearance)
  const officer = await windowOf(omar)
  await officer.goto(`/desk/clearances/${clearance}`)
  await reads(officer, 'Status', 'Requirements open')
  await says(officer, 'Held: something cannot be told yet.')
  const open = await finds(officer, 'wage_floor', 'cannot_tell')
  expect((await open.textContent())?.replaceAll(/[\u2068\u2069]/g, '')).toContain(
    `Cannot tell: No Least wage a month is set for XAA-XBB, 5322 on ${day('2030-04-10')}. Those who keep the rules can supply it.`,
  )
  expect(await officer.locator(OPEN_CHECKS).count()).toBe(1)
  const phone = await country.phoneOf(amina.amina, 'ar')
  await phone.getByRole('button', { name: 'عقدي', exact: true }).click()
  await phone.getByRole('button', { name: 'ماذا تقول الفحوص' }).click()
  await says(phone, 'معلّق: شيء لا يمكن معرفته بعد.')
  const hers = (await phone.locator('.me-checks > li').first().textContent()) ?? ''
  expect(hers).toContain('لا يمكن معرفته:')
  expect(hers).toContain('XAA-XBB, 5322')
  expect(hers).toContain('يمكن للقائمين على القواعد أن يقدّموه.')
  await expectAccessible(phone)

  // 2. One person asks that it be set aside, another confirms; then it is issued, and says so.
  await officer.goto(contractPage)
  await officer.locator('.act-closed', { hasText: 'Approve: not possible now' }).waitFor()
  await finds(officer, 'contract.checks_met', 'cannot_tell')
  const first = await windowOf(olga)
  await first.goto(contractPage)
  const aside = await openAct(first, 'Ask to set this result aside')
  await aside.getByLabel('Words').fill('The board sits in May')
  await aside.getByLabel('Add a file').setInputFiles({
    ...{ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('of the board') },
  })
  await says(first, 'letter.pdf')
  await aside.getByLabel('Last day').fill('2030-05-31')
  expect(await press(aside, 'Ask a second person')).toBe(200)
  const waiting = first.locator('.register-set-aside')
  await waiting.getByText(`Waits for a second person, until ${day('2030-05-31')}`).waitFor()
  await waiting.getByText('1 of 2').waitFor()
  await waiting.getByText('Confirm: another person must do it').waitFor()
  await finds(waiting, 'SD1', 'no')
  await expectAccessible(first)
  const counted = async () =>
    (await dipa.browser.ask(overridesRoute, { status: 'confirmed' })).overrides.length
  expect(await counted()).toBe(0)
  const director = await windowOf(dipa)
  await director.goto('/desk/overrides')
  await director.locator('tbody a').first().click()
  await director.getByRole('heading', { level: 1, name: /Wage floor/ }).waitFor()
  expect(await pressTwice(await openAct(director, 'Confirm'), 'Confirm')).toBe(200)
  await reads(director, 'Status', 'Counts')
  await expectAccessible(director)
  expect(await counted()).toBe(1)
  await assessByClock(clearances, clearance)
  await officer.reload()
  expect(await pressTwice(await openAct(officer, 'Approve'), 'Approve')).toBe(200)
  await reads(officer, 'State', 'approved')
  await assessByClock(clearances, clearance)
  await officer.goto(`/desk/clearances/${clearance}`)
  await reads(officer, 'Status', 'Issued')
  await reads(officer, 'Set aside by two persons', 'Wage floor')

  // 3. An override is no parameter: the next contract waits again.
  const second = await hire('Basma', '1998-03-02')
  await first.goto(`/desk/contracts/${second.contract}`)
  await says(first, 'Held: something cannot be told yet.')
  const again = await finds(first, 'wage_floor', 'cannot_tell')
  await again.getByText('Ask to set this result aside').waitFor()

  // 4. The floor comes as a correction: both findings stand, and what was issued is not revoked.
  const { record: floor } = await done(lena, proposeParameterRoute, {}, 0, {
    ...{ name: 'monthly_floor', key: { jurisdiction: 'XBB', occupation: '5322' } },
    value: {
      ...{ kind: 'floor', monthly: xts('1000'), hoursWeek: '48', allowancesThatCount: [] },
    },
    ...{ jurisdiction: 'XAA', validFrom: '2030-01-01', validUntil: null },
    legalBasis: [
      {
        ...{ instrument: 'Example Wage Order', provision: 's. 2', jurisdiction: 'XBB' },
        ...{ force: 'binding', from: null, to: null, source: 'design' },
      },
    ],
    ...{ source: 'Example gazette 4', correction: 'The order of January was overlooked' },
  })
  await done(dara, confirmParameterRoute, { parameter: floor }, 1, {})
  expect(await recheckContracts(ledger, floor)).toBe(2)
  await officer.goto(contractPage)
  const worse = await finds(officer, 'wage_floor', 'no')
  await worse.getByText('advice only').waitFor()
  await reads(officer, 'State', 'approved')
  const earlier = officer.locator('details', { hasText: 'What the checks said before:' })
  await earlier.locator('summary').first().click()
  await finds(earlier, 'wage_floor', 'cannot_tell')
  await expectAccessible(officer)
  await officer.goto(`/desk/clearances/${clearance}`)
  await reads(officer, 'Status', 'Issued')
  expect(await officer.getByText('On hold').count()).toBe(0)
  await phone.reload()
  await phone.getByLabel('اللغة').selectOption('en')
  await says(phone, 'You may leave with this permission.')
  await phone.getByRole('button', { name: 'My contract', exact: true }).click()
  await says(phone, 'A rule was corrected after you signed.')

  // 5. Unverified, the floor advises; verified, it blocks the same contract.
  await first.reload()
  await says(first, 'Somebody should look at what is flagged.')
  await done(dara, certifyParameterRoute, { parameter: floor }, 2, {
    ...{ version: 2, reviewer: 'Example reviewer', textSeen: 'Example Wage Order' },
    ...{ readOn: '2030-04-09', textDigests: ['cd'.repeat(32)] },
  })
  expect(await recheckContracts(ledger, floor)).toBe(2)
  await first.reload()
  await says(first, 'Blocked: something stands against it.')
  await first.locator('.act-closed', { hasText: 'Approve: not possible now' }).waitFor()
  await finds(first, 'contract.checks_met', 'no')

  // 6. A fee without payer cannot be told; one cent of hers is no, and nobody sets it aside.
  const fair = { terms: { ...CARE, basicMonthly: xts('1400') } }
  const silent = await hire('Carim', '1997-01-01', { ...fair, fee: { ...FEE, payer: null } })
  await first.goto(`/desk/contracts/${silent.contract}`)
  const unknown = await finds(first, 'fee_ceiling', 'cannot_tell')
  expect(await unknown.textContent()).toContain(
    'Nobody is named as payer of medical examination and vaccination.',
  )
  const cent = { ...FEE, payer: 'worker', amount: xts('0.01') }
  const charged = await hire('Dunya', '1996-01-01', { ...fair, fee: cent })
  await first.goto(`/desk/contracts/${charged.contract}`)
  await says(first, 'Blocked: something stands against it.')
  const against = await finds(first, 'fee_ceiling', 'no')
  await against.getByText('the limit on fees is binding law here').waitFor()
  expect(await against.getByText('Ask to set this result aside').count()).toBe(0)
  expect(country.complaints()).toEqual([])
  await expectSameFromLog(country.server)
})
