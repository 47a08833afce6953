import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  approveJobOrderRoute,
  bondRoute,
  confirmBondRoute,
  confirmWatchRoute,
  depositBondRoute,
  NEPAL_VOLUME_TIERS,
  proofRoute,
  proposeBondRoute,
  proposeWatchEntryRoute,
  receiveCashRoute,
  reserveBondRoute,
  serveNoticeRoute,
} from '@corridor/contract'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { freezeLicences } from '../apps/server/src/features/bonds/freezeLicences.ts'
import { followContract } from '../apps/server/src/features/contracts/followContract.ts'
import { introduceKey } from '../apps/server/src/features/ledger/keyList.ts'
import { createSigner, hasher } from '../apps/server/src/features/ledger/nodeCrypto.ts'
import { deliverSeals, toFolder } from '../apps/server/src/features/ledger/publishSeals.ts'
import { selectActions } from '../apps/server/src/features/ledger/selectActions.ts'
import { verifyItself } from '../apps/server/src/features/ledger/selfVerification/verifyItself.ts'
import { sealCommitted } from '../apps/server/src/features/ledger/testing/sealCommitted.ts'
import { expectSameFromLog } from '../apps/server/src/scenarios/testing/expectSameFromLog.ts'
import {
  approve,
  approvedOrder,
  attestedOrder,
  recruited,
} from '../apps/server/src/scenarios/testing/recruit.ts'
import { rewriteRecord } from '../apps/server/src/scenarios/testing/rewriteRecord.ts'
import { call } from '../apps/server/src/testing/testServer.ts'
import { parseMoney } from '../packages/kernel/src/index.ts'
import { verifyRecordChain } from '../packages/ledger/src/index.ts'
import { NO_TERMS } from '../packages/recruitment/src/checks/index.ts'
import { day, finds, openAct, press, pressTwice, reads } from './deskPage.ts'
import { expectAccessible } from './expectAccessible.ts'
import { demandOf, license, openCountry, partiesOf } from './openCountry.ts'
import {
  applyForLicence,
  cleared,
  clockRuns,
  handOutNotices,
  lastingOrder,
  npr,
} from './prepareScenarios.ts'

// The scenarios of recruitment and continuity, seen and done at browsers. What only prepares a step
// goes over HTTP, and the clock of the server is moved by hand.

/** On a machine on which everything else runs too. */
const LONGEST_MS = 480_000

const xts = (amount: string) => parseMoney(amount, 'XTS')
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()

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
  expect(await pressTwice(await openAct(director, 'Confirm'), 'Confirm')).toBe(200)
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
  await confirm.getByRole('button', { name: 'Yes: Charge it' }).dblclick()
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

test('OS-4, 1 to 5: an insider edits the watch list, and the seal shows it', {
  timeout: LONGEST_MS,
}, async () => {
  await using country = await openCountry('2030-01-05T09:00:00.000Z')
  const { olga, dara, uma, administrator, bravo, castel, done, passTo, windowOf } = country
  const { server } = country
  const { ledger, app } = server
  const folder = mkdtempSync(join(tmpdir(), 'corridor-insider-'))
  const witness = join(folder, 'witness')
  const root = createSigner(join(folder, 'root.pem'))
  const signer = createSigner(join(folder, 'sealing.pem'))
  await introduceKey(ledger, root, null, signer)
  const seal = async () => {
    await sealCommitted(ledger, signer)
    await deliverSeals(ledger, 'witness', toFolder(witness))
  }
  const verify = () =>
    verifyItself({
      ...{ ledger, rootKey: root.publicKey, warn: () => {} },
      witnesses: { sealsDir: witness, sealsWebhook: null },
    })
  await license(country, bravo)
  const listing = {
    ...{ organisation: castel, ground: 'wage_default', text: 'Wages withheld' },
    evidence: [{ digest: 'ef'.repeat(32), what: 'Report of the post' }],
    ...{ office: 'home.north', jurisdiction: 'XAA' },
  }
  const { record: entry } = await done(olga, proposeWatchEntryRoute, {}, 0, listing)
  await done(dara, confirmWatchRoute, { entry }, 1, {})
  const entryPage = `/desk/watch-list/${entry}`

  // 1. For an administrator there is no such entry; one person alone lifts nothing.
  const outside = await windowOf(administrator)
  const answered = outside.waitForResponse((response) =>
    response.url().endsWith(`/api/v1/watch-list/${entry}`),
  )
  await outside.goto(entryPage)
  expect((await answered).status()).toBe(404)
  await says(outside, 'There is no such record, or it is not within your office.')
  expect(await outside.locator('main').textContent()).not.toContain('Castel')
  const officer = await windowOf(olga)
  await officer.goto(entryPage)
  const lift = await openAct(officer, 'Propose to lift the entry')
  await lift.getByLabel('Words').fill('The wages were paid')
  await lift.getByLabel('Add a file').setInputFiles({
    ...{ name: 'receipt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('a receipt') },
  })
  await says(officer, 'receipt.pdf')
  expect(await press(lift, 'Propose to lift the entry')).toBe(200)
  await says(officer, 'Lifting proposed; it stays listed until confirmed')
  await says(officer, '1 of 2')
  await reads(officer, 'Status', 'Listed')
  await says(officer, 'Confirm: another person must do it')
  await finds(officer, 'SD3', 'no')
  await expectAccessible(officer)
  await officer.goto('/desk/watch-list')
  await officer.getByRole('row', { name: /Castel Build.*Listed.*\(1 of 2\)/ }).waitFor()
  // While it is listed, nothing is approved for it.
  const demand = { ...demandOf(country, bravo), sector: 'construction', quantity: 3 }
  const { jobOrder, version } = await attestedOrder(country, {
    ...demand,
    digest: 'd1'.repeat(32),
  })
  await officer.goto(`/desk/job-orders/${jobOrder}`)
  await finds(officer, 'principal_watch', 'no')
  await seal()
  expect(await verify()).toMatchObject({ intact: true })
  const visitor = await country.visitor()
  await visitor.goto('/seals')
  await says(visitor, 'The server verified its log and found it as it was sealed:')

  // 2. The owner of the database rewrites version 2 and every hash after it; the chain holds.
  const { hash } = (await selectActions(ledger, ledger.pool, entry))[1]!
  const proof = await call(app, proofRoute, { record: entry, version: 2, hash })
  await rewriteRecord(server, entry, {
    ...{ version: 2, type: 'watch.decline', payload: { reason: 'unfounded' } },
  })
  await ledger.owner.query(`update watch_entry set status = 'refused' where record = $1`, [entry])
  const chain = verifyRecordChain(await selectActions(ledger, ledger.pool, entry), hasher)
  expect(chain.faults).toEqual([])
  await officer.reload()
  await finds(officer, 'principal_watch', 'yes')
  await done(olga, approveJobOrderRoute, { jobOrder }, version, {
    ...{ validUntil: '2030-12-31', quantities: [{ position: 'one', quantity: 3 }] },
    capacityRemark: 'Seen by the post',
  })
  await seal()

  // 3. Within a day the server finds it, and says so to everybody.
  await passTo('2030-01-06T09:05:00.000Z')
  const found = await verify()
  expect(found?.faults.map((fault) => [fault.record, fault.version, fault.seal])).toEqual([
    [entry, 2, 1],
    [entry, 3, 1],
  ])
  await visitor.reload()
  await says(visitor, 'Integrity check failed.')
  await says(visitor, 'found that it is not what was sealed:')
  await expectAccessible(visitor)
  await handOutNotices(country)
  const auditor = await windowOf(uma)
  await auditor.goto('/desk/notifications')
  await auditor.getByRole('heading', { level: 2, name: 'Integrity check failed' }).waitFor()
  await auditor.goto('/desk/audit')
  await says(auditor, 'Integrity check failed.')
  await auditor.locator('summary', { hasText: 'Daily verifications of the log' }).click()
  const report = auditor.locator('.audit-verifications > li').first()
  await report.getByText('The log is not what was sealed').waitFor()
  for (const at of [2, 3]) {
    await report.locator('li', { hasText: `${entry} version ${at} under seal 1` }).waitFor()
  }
  await report.getByText('Job order approved:').waitFor()
  await report.getByText(jobOrder).waitFor()
  await expectAccessible(auditor)
  await auditor.setViewportSize({ width: 360, height: 800 })
  await auditor.goto('/desk/audit?lang=ar&theme=dark')
  await auditor.locator('summary', { hasText: 'الفحوص اليومية للسجل' }).click()
  await report.getByText('السجل ليس ما خُتم').waitFor()
  await expectAccessible(auditor)

  // 4. The old certificate still verifies, in the browser of whoever holds it.
  await visitor.getByLabel('Public root key').fill(root.publicKey)
  await visitor.getByRole('button', { name: 'Check in this browser' }).click()
  await visitor.locator('.seals-check .seals-verdict').waitFor()
  await says(visitor, 'Nothing is wrong with these seals')
  await visitor.getByLabel('Or paste the text').fill(JSON.stringify(proof))
  await visitor.getByRole('button', { name: 'Compare', exact: true }).click()
  await says(visitor, 'The action stands under seal 1')

  // 5. Deleting the seal is exposed by the seal after it, and by the copies of the witnesses.
  await deleteSeal()
  await visitor.reload()
  await visitor.getByLabel('Public root key').fill(root.publicKey)
  await visitor.getByRole('button', { name: 'Check in this browser' }).click()
  await says(visitor, 'These seals do not hold')
  await visitor
    .getByLabel('Files')
    .setInputFiles(readdirSync(witness).map((name) => join(witness, name)))
  await visitor.getByRole('button', { name: 'Compare', exact: true }).click()
  await visitor.locator('.seals-evidence .seals-verdict').first().waitFor()
  expect(country.complaints()).toEqual([])
  rmSync(folder, { recursive: true, force: true })

  async function deleteSeal(): Promise<void> {
    for (const table of ['ledger_seal_leaf', 'ledger_seal_delivery', 'ledger_seal']) {
      await ledger.owner.query(`delete from ${table} where seal = 1`)
    }
  }
})
