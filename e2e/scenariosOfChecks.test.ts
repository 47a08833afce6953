import {
  assessClearanceRoute,
  certifyParameterRoute,
  clearanceRoute,
  confirmParameterRoute,
  orderBanRoute,
  overridesRoute,
  proposeBanRoute,
  proposeParameterRoute,
  recordFeeRoute,
} from '@corridor/contract'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  assessByClock,
  holdByClock,
} from '../apps/server/src/features/clearances/followClearances.ts'
import { recheckContracts } from '../apps/server/src/features/contracts/recheckContracts.ts'
import { expectSameFromLog } from '../apps/server/src/scenarios/testing/expectSameFromLog.ts'
import {
  approvedOrder,
  attestedOrder,
  FEE,
  recruited,
  requested,
  versionOf,
} from '../apps/server/src/scenarios/testing/recruit.ts'
import { parseMoney } from '../packages/kernel/src/index.ts'
import { TERMS } from '../packages/recruitment/src/checks/testing/sampleCase.ts'
import { day, finds, openAct, press, pressTwice, reads } from './deskPage.ts'
import { expectAccessible } from './expectAccessible.ts'
import { demandOf, license, openCountry, partiesOf } from './openCountry.ts'
import {
  adoptRules,
  cancelled,
  type Candidate,
  cleared,
  departed,
  issued,
  readied,
  ready,
} from './prepareScenarios.ts'

// The scenarios of checks, vacancies and bans, seen and done at browsers.

/** On a machine on which everything else runs too. */
const LONGEST_MS = 480_000

const xts = (amount: string) => parseMoney(amount, 'XTS')
/** What stands against a record or is missing, among its checks. */
const OPEN_CHECKS = '[aria-labelledby="checks"] li:is([data-met="no"],[data-met="cannot_tell"])'

const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()
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

test('OS-7: the last vacancy goes once, and a ban comes in mid-flow', {
  timeout: LONGEST_MS,
}, async () => {
  await using country = await openCountry('2030-01-05T09:00:00.000Z')
  const { bravo, dara, delta, done, lena, olga, omar, passTo, windowOf } = country
  const { server } = country
  for (const agency of [bravo, delta]) await license(country, agency)
  await adoptRules(country)
  await passTo('2030-05-02T09:00:00.000Z')
  const demand = demandOf(country, bravo)
  const construction = { sector: 'construction', quantity: 3 }
  const letter = 'd1'.repeat(32)
  const order = await approvedOrder(country, demand, { ...construction, digest: letter })
  const wide = await approvedOrder(country, demand, { ...construction, digest: 'd2'.repeat(32) })
  const who = (name: string, birthDate: string, jobOrder: string) => ({
    ...{ name, birthDate, terms: TERMS, jobOrder },
  })
  // Three vacancies: two are used by who departed, the third was given back twice.
  const early: Candidate[] = []
  for (const [name, birthDate] of [
    ['Ebo', '1991-01-01'],
    ['Fola', '1992-02-02'],
    ['Gita', '1993-03-03'],
  ] as const) {
    early.push(await ready(country, bravo, who(name, birthDate, order)))
  }
  const [firstEbo, firstFola, gita] = early as [Candidate, Candidate, Candidate]
  for (const one of [gita, firstEbo]) await issued(country, one)
  await departed(country, gita)
  await cancelled(country, bravo, firstEbo)
  const hana = await cleared(country, bravo, who('Hana', '1994-04-04', order))
  await departed(country, hana)
  await issued(country, firstFola)
  await cancelled(country, bravo, firstFola)
  const ebo = { ...firstEbo, clearance: await readied(country, bravo, firstEbo) }
  const fola = { ...firstFola, clearance: await readied(country, bravo, firstFola) }
  const pageOf = ({ clearance }: Pick<Candidate, 'clearance'>) => `/desk/clearances/${clearance}`
  const statusOf = async ({ clearance }: Candidate) =>
    (await omar.browser.ask(clearanceRoute, { clearance })).status

  // 1. Two officers press at the same instant for the one vacancy that is left.
  const desks = [
    { page: await windowOf(omar), file: ebo },
    { page: await windowOf(olga), file: fola },
  ] as const
  const forms = await Promise.all(
    desks.map(async ({ page, file }) => {
      await page.goto(pageOf(file))
      await reads(page, 'Status', 'Ready')
      return await openAct(page, 'Issue it')
    }),
  )
  const statuses = await Promise.all(forms.map((form) => press(form, 'Issue it')))
  expect(statuses.toSorted()).toEqual([200, 409])
  const at = statuses[0] === 200 ? 0 : 1
  const [won, lost] = [desks[at], desks[1 - at]!]
  await reads(won.page, 'Status', 'Issued')
  await lost.page.getByRole('alert').getByText('The job order has no vacancy left.').waitFor()
  await reads(lost.page, 'Status', 'Ready')
  await lost.page.reload()
  await reads(lost.page, 'Status', 'Ready')
  expect([await statusOf(won.file), await statusOf(lost.file)]).toEqual(['issued', 'ready'])
  const officer = desks[0].page
  const leftIs = async (left: string) => {
    await officer.goto(`/desk/job-orders/${order}`)
    await reads(officer, 'Left', left)
  }
  await leftIs('0')
  await expectAccessible(officer)

  // 3. Whoever saves on a stale version is told what was added; nothing typed is lost.
  for (const { file } of desks) await cancelled(country, bravo, file)
  const anew = { ...ebo, clearance: await readied(country, bravo, ebo) }
  await officer.goto(pageOf(anew))
  const issue = await openAct(officer, 'Issue it')
  await issue.getByLabel('Reason').fill('papers seen')
  await done(olga, assessClearanceRoute, { clearance: anew.clearance }, 2, {})
  expect(await press(issue, 'Issue it')).toBe(409)
  await says(officer, 'While you were writing, somebody else added to this record:')
  expect(await issue.getByRole('alert').textContent()).toContain('Make the checks again')
  expect(await issue.getByLabel('Reason').inputValue()).toBe('papers seen')

  // 2. The reply is lost on the way; pressed again, it is the same act and the same number.
  country.loseAnswers(true)
  await issue.getByRole('button', { name: 'Issue it', exact: true }).click()
  await issue.getByRole('alert').getByText('No answer came from the server.').waitFor()
  expect(await statusOf(anew)).toBe('issued')
  country.loseAnswers(false)
  const { number } = await omar.browser.ask(clearanceRoute, { clearance: anew.clearance })
  expect(await press(issue, 'Issue it')).toBe(200)
  await reads(officer, 'Status', 'Issued')
  await officer.getByRole('heading', { level: 1, name: number! }).waitFor()
  expect(await versionOf(country, anew.clearance)).toBe(4)

  // 4. The same demand letter of another agency: the officer sees both, neither agency the other.
  const theirs = { ...demandOf(country, delta), sector: 'construction', quantity: 1 }
  const { jobOrder: other } = await attestedOrder(country, { ...theirs, digest: letter })
  await officer.goto(`/desk/job-orders/${other}`)
  const same = officer.locator('section.problem', {
    hasText: 'The same demand of another agency',
  })
  await same.getByRole('link', { name: 'Bravo Agency' }).waitFor()
  await finds(officer, 'job_order_ledger', 'no')
  const agencies = await Promise.all([windowOf(bravo.agent), windowOf(delta.agent)])
  for (const [page, own, foreign] of [
    [agencies[0], order, other],
    [agencies[1], other, order],
  ] as const) {
    await page.goto(`/desk/job-orders/${own}`)
    await says(page, 'Vacancies asked for')
    expect(await page.getByText('The same demand of another agency').count()).toBe(0)
    await page.goto(`/desk/job-orders/${foreign}`)
    await says(page, 'There is no such record, or it is not within your office.')
  }

  // 5. A ban from 15 July: allowed on the day before, refused on the day, and no exception.
  const iman = await ready(country, bravo, who('Iman', '1995-05-05', wide))
  const jojo = await ready(country, bravo, who('Jojo', '1996-06-06', wide))
  await passTo('2030-07-10T09:00:00.000Z')
  const { record: ban } = await done(lena, proposeBanRoute, {}, 0, {
    ...{ destination: 'XBB', sector: 'construction', site: null, from: '2030-07-15' },
    ...{ until: null, reason: 'Example', basis: 'Example order 7', jurisdiction: 'XAA' },
  })
  await done(dara, orderBanRoute, { ban }, 1, { from: '2030-07-15' })
  await passTo('2030-07-14T09:00:00.000Z')
  const clerk = desks[1].page
  await clerk.goto(pageOf(iman))
  expect(await press(await openAct(clerk, 'Issue it'), 'Issue it')).toBe(200)
  await reads(clerk, 'Status', 'Issued')
  await clerk.goto(pageOf(jojo))
  const late = await openAct(clerk, 'Issue it')
  await passTo('2030-07-15T09:00:00.000Z')
  expect(await press(late, 'Issue it')).toBe(422)
  await finds(late.getByRole('alert'), 'clearance.requirements_met', 'no')
  await clerk.reload()
  expect(await press(await openAct(clerk, 'Make the checks again'), 'Make the checks again')).toBe(
    200,
  )
  const banned = await finds(clerk, 'deployment_ban', 'no')
  expect(await banned.textContent()).toContain(day('2030-07-15'))
  await banned.getByText('a deployment ban has no exceptions').waitFor()
  await holdByClock(server.clearances)
  for (const file of [iman, anew]) {
    await clerk.goto(pageOf(file))
    await reads(clerk, 'Status', 'Issued')
    await says(clerk, 'On hold: decide about this worker.')
    await says(clerk, 'Cause: a deployment ban holds.')
  }
  await expectAccessible(clerk)
  await clerk.goto(pageOf(hana))
  await reads(clerk, 'Status', 'Used')
  expect(await clerk.getByText('On hold').count()).toBe(0)
  const [agent] = agencies
  await agent.goto(`/desk/contracts/${hana.contract}`)
  const back = await openAct(agent, 'Ask for a clearance')
  await back.getByRole('combobox').selectOption('reentry')
  expect(await press(back, 'Ask for a clearance')).toBe(422)
  await finds(back.getByRole('alert'), 'clearance.reentry_ban', 'no')

  // 6. A worker on hold gives it up: the vacancy comes back, and what she paid is listed.
  const paid = { ...FEE, label: 'papers', payer: 'worker', amount: xts('120') }
  await done(ebo.amina, recordFeeRoute, { contract: ebo.contract }, 1, paid)
  await leftIs('0')
  const phone = await country.phoneOf(ebo.amina, 'fr')
  await says(phone, 'Ne partez pas avec elle maintenant')
  await phone.getByRole('button', { name: new RegExp(number!) }).click()
  await phone.getByRole('button', { name: 'Je ne pars pas : y renoncer' }).click()
  await says(phone, 'ce que vous avez payé doit vous être rendu')
  await expectAccessible(phone)
  await phone.getByRole('button', { name: 'Y renoncer', exact: true }).click()
  await phone.locator('.me-now', { hasText: 'Cette autorisation a été annulée.' }).waitFor()
  await says(phone, 'Ce que vous avez payé doit vous être rendu.')
  await leftIs('1')
  await officer.goto(pageOf(anew))
  await reads(officer, 'Status', 'Cancelled')
  await reads(officer, 'Refund', 'What the worker paid is owed back')
  await reads(officer, 'Refund', /XTS 120\.00.*papers.*Example Clinic/)
  await agent.goto(pageOf(anew))
  await reads(agent, 'Refund', 'What the worker paid is owed back')
  expect(await agent.locator('main').textContent()).not.toContain('120.00')
  // That answers were lost was on purpose.
  expect(country.complaints().filter((text) => !text.includes('net::ERR_'))).toEqual([])
  await expectSameFromLog(server)
})
