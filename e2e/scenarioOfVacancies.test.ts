import {
  assessClearanceRoute,
  clearanceRoute,
  orderBanRoute,
  proposeBanRoute,
  recordFeeRoute,
} from '@corridor/contract'
import { expect, test } from 'vitest'
import { holdByClock } from '../apps/server/src/features/clearances/followClearances.ts'
import { expectSameFromLog } from '../apps/server/src/scenarios/testing/expectSameFromLog.ts'
import {
  approvedOrder,
  attestedOrder,
  FEE,
  versionOf,
} from '../apps/server/src/scenarios/testing/recruit.ts'
import { parseMoney } from '../packages/kernel/src/index.ts'
import { TERMS } from '../packages/recruitment/src/checks/testing/sampleCase.ts'
import { day, finds, openAct, press, pressAgain, reads, says } from './deskPage.ts'
import { expectAccessible } from './expectAccessible.ts'
import { demandOf, license, openCountry } from './openCountry.ts'
import { LONGEST_MS } from './openScenario.ts'
import {
  adoptRules,
  type Candidate,
  cancelled,
  cleared,
  departed,
  issued,
  readied,
  ready,
} from './prepareScenarios.ts'

// Seen and done at browsers. What only prepares a step goes over HTTP, and the clock of the server is
// moved by hand.

const xts = (amount: string) => parseMoney(amount, 'XTS')

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
  const numberOf = async ({ clearance }: Candidate) =>
    (await omar.browser.ask(clearanceRoute, { clearance })).number!
  let number = ''
  const look = async () => {
    expect(await statusOf(anew)).toBe('issued')
    number = await numberOf(anew)
  }
  expect(await pressAgain(issue, 'Issue it', country, look)).toBe(200)
  await reads(officer, 'Status', 'Issued')
  await officer.getByRole('heading', { level: 1, name: number }).waitFor()
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
  // Double clicks in two tabs at once: one clearance.
  const tabs = [clerk, await windowOf(olga)]
  const open = await Promise.all(
    tabs.map(async (page) => {
      await page.goto(pageOf(iman))
      return await openAct(page, 'Issue it')
    }),
  )
  await Promise.all(
    open.map((form) => form.getByRole('button', { name: 'Issue it', exact: true }).dblclick()),
  )
  for (const page of tabs) await reads(page, 'Status', 'Issued')
  expect(await versionOf(country, iman.clearance)).toBe(3)
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
  await phone.getByRole('button', { name: new RegExp(number) }).click()
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
  await reads(officer, 'Refund', /XTS\s120\.00.*papers.*Example Clinic/)
  await agent.goto(pageOf(anew))
  await reads(agent, 'Refund', 'What the worker paid is owed back')
  expect(await agent.locator('main').textContent()).not.toContain('120.00')
  expect(country.complaints()).toEqual([])
  await expectSameFromLog(server)
})
