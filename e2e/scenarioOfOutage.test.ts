import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  clearanceCertificateRoute,
  confirmOfficeKeyRoute,
  officeKeysRoute,
  proposeLicenceRoute,
  registerWorkerRoute,
  sanctionLicenceRoute,
} from '@corridor/contract'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { restoreBackup } from '../apps/server/src/features/backup/restoreBackup.ts'
import {
  configOf,
  newKey,
  openFolder,
  takeBackup,
  unsignalled,
} from '../apps/server/src/features/backup/testing/testBackup.ts'
import { Browser } from '../apps/server/src/features/identity/testing/browser.ts'
import { introduceKey } from '../apps/server/src/features/ledger/keyList.ts'
import { createSigner, hasher } from '../apps/server/src/features/ledger/nodeCrypto.ts'
import { sealCommitted } from '../apps/server/src/features/ledger/testing/sealCommitted.ts'
import { expectSameFromLog } from '../apps/server/src/scenarios/testing/expectSameFromLog.ts'
import { type ActAnswer, signInAgain } from '../apps/server/src/scenarios/testing/openState.ts'
import { approvedOrder } from '../apps/server/src/scenarios/testing/recruit.ts'
import { blankDatabase } from '../apps/server/src/testing/testDatabase.ts'
import { testServer } from '../apps/server/src/testing/testServer.ts'
import { NO_TERMS } from '../packages/recruitment/src/checks/index.ts'
import {
  digestHolder,
  writeCertificate,
} from '../packages/recruitment/src/clearance/certificate/index.ts'
import { openAct, press, reads, says } from './deskPage.ts'
import { expectAccessible } from './expectAccessible.ts'
import { type Country, demandOf, license, openCountry } from './openCountry.ts'
import { LONGEST_MS, PAGES } from './openScenario.ts'
import {
  checkCertificate,
  codeOnPaper,
  type Holder,
  setUpKit,
  typeForm,
  unlockKit,
} from './paperPages.ts'
import { cleared } from './prepareScenarios.ts'

// Seen and done at browsers, with small numbers; 412 forms are entered in the test of the server. The
// clock of the server is moved by hand, and that of every device with it.

const KEPT = { office: 'home.north', jurisdiction: 'XAA' }

const holder = (name: string, which: number, licence: string): Holder => ({
  ...{ name: `${name} Example`, documentNumber: `X${7_000_000 + which}` },
  ...{ birthDate: `199${which}-05-04`, licence },
})
const AMINA = holder('Amina', 1, 'LIC-0001')
const BASMA = holder('Basma', 2, 'LIC-0001')
const DUNYA = holder('Dunya', 3, 'LIC-0002')

/** One digit of the signature is another. */
const altered = (code: string) =>
  `${code.slice(0, -4)}${code.at(-4) === '0' ? '1' : '0'}${code.slice(-3)}`

/** Issues one form on paper; gives its code. */
async function onPaper(page: Page, whose: Holder): Promise<string> {
  await typeForm(page, whose)
  await page.getByRole('heading', { name: /is issued$/ }).waitFor()
  const code = await codeOnPaper(page, 'clearance')
  await page.getByRole('button', { name: 'Next form' }).click()
  return code
}

/** The form of a key that nobody delegated. */
async function foreignForm({ clock }: Country, folder: string): Promise<string> {
  const number = 'EXAMPLE-0001'
  const issued = clock.now().toISOString()
  return await writeCertificate(
    {
      ...{ number, corridor: 'XAA-XBB', licence: 'LIC-0001', jobOrder: null, seal: 0 },
      ...{ issued, expires: '2030-06-01T00:00:00.000Z', contractDigest: 'c0'.repeat(32) },
      holderDigest: digestHolder(number, AMINA, hasher),
    },
    createSigner(join(folder, 'foreign.pem')),
  )
}

test('OS-3: an outage on paper, a restore, and every form entered once', {
  timeout: LONGEST_MS,
}, async () => {
  const folder = openFolder()
  await using closing = new AsyncDisposableStack()
  closing.defer(() => folder.remove())
  const country = closing.use(await openCountry('2030-02-20T09:00:00.000Z'))
  const { act, bravo, delta, dara, done, omar, newKey: nextKey, root, server, windowOf } = country
  const sela = await country.person('sela', { role: 'licensing-officer', office: 'home.south' })
  await country.openOffice('south', 'XAA')
  const sealing = createSigner(join(folder.path, 'sealing.pem'))
  await introduceKey(server.ledger, root, null, sealing)
  Object.assign(server.ledger, { receiptSigner: () => sealing })
  await license(country, bravo)
  const { licence } = await license(country, delta)
  const construction = { sector: 'construction', quantity: 1, digest: 'd1'.repeat(32) }
  const jobOrder = await approvedOrder(country, demandOf(country, bravo), construction)
  const { clearance } = await cleared(country, bravo, {
    ...{ name: 'Zahra', birthDate: '1999-05-04', jobOrder },
    terms: { ...NO_TERMS, sector: 'construction' },
  })
  const { text: hers } = await omar.browser.ask(clearanceCertificateRoute, { clearance })
  const devices: Page[] = []
  const moveTo = async (instant: string) => {
    await country.passTo(instant)
    for (const page of devices) await page.context().clock.setFixedTime(new Date(instant))
  }
  const device = async (open: Promise<Page>) => {
    const page = await open
    await page.context().clock.setFixedTime(country.clock.now())
    devices.push(page)
    return page
  }

  // Before: two offices make their kits; one renews its registers every day, the other does not.
  await moveTo('2030-03-02T09:00:00.000Z')
  const [north, south] = [await device(windowOf(omar)), await device(windowOf(sela))]
  await setUpKit(north, 'home.north', 2)
  await setUpKit(south, 'home.south', 250)
  const { keys } = await dara.browser.ask(officeKeysRoute, {})
  for (const { id } of keys) await done(dara, confirmOfficeKeyRoute, { key: id }, 1, {})
  const renew = async (kit: Page) => {
    await kit.getByRole('button', { name: 'Renew the registers' }).click()
    await says(kit, 'The registers are renewed.')
    await says(kit, 'This page now also opens without network.')
  }
  await renew(south)
  await moveTo('2030-03-03T09:00:00.000Z')
  const suspension = { terms: { act: 'suspend', reason: 'fees' } }
  await done(omar, proposeLicenceRoute, { licence }, 7, suspension)
  await done(dara, sanctionLicenceRoute, { licence }, 8, {})
  await moveTo('2030-03-04T09:45:00.000Z')
  await renew(north)
  const border = await device(country.visitor())
  await border.setViewportSize({ width: 360, height: 740 })
  await border.goto('/verify/clearance')
  await says(border, 'This page now also opens without network')
  await sealCommitted(server.ledger, sealing)
  await moveTo('2030-03-04T09:56:00.000Z')
  const identity = await newKey()
  const of = { rootKey: root.publicKey }
  const backup = await takeBackup({
    ...{ pool: server.ledger.owner, folder: join(folder.path, 'backups'), withKeys: true },
    ...{ config: configOf(server.dataDir, of), recipients: [identity.recipient] },
    now: country.clock.now,
  })
  await moveTo('2030-03-04T09:58:00.000Z')
  // Three more acts, each receipted to its client, and then nothing answers any more.
  const lost = await Promise.all(
    ['Client 1', 'Client 2', 'Paper'].map(async (givenNames, which) => {
      const payload = registration(bravo.id, givenNames, which)
      const key = nextKey()
      const answer = await act(bravo.agent, registerWorkerRoute, {}, 0, payload, key)
      expect(answer.status).toBe(200)
      return { key, payload, body: answer.body }
    }),
  )
  await moveTo('2030-03-04T10:00:00.000Z')
  country.answerWith(null)

  // 1. The verifier says how old its list is, and goes on saying valid.
  const { list, ages } = { list: border.locator('.certificate-age'), ages: [] as string[] }
  for (const instant of ['04T10:00', '05T09:46', '07T09:46']) {
    await moveTo(`2030-03-${instant}:00.000Z`)
    await border.reload()
    await says(border, 'could not be renewed')
    expect(await checkCertificate(border, hers)).toBe('Valid')
    ages.push(`${await list.getAttribute('data-age')}: ${await list.textContent()}`)
  }
  expect(ages).toEqual([
    'fresh: The list of revoked clearances is 0 hours old.',
    'amber: Renew the list: it is 24 hours old.',
    'red: The list is too old to rely on: 72 hours. What was revoked since is not in it.',
  ])
  await expectAccessible(border)
  expect(await checkCertificate(border, altered(hers))).toBe('Signature not valid')
  const foreign = await foreignForm(country, folder.path)
  expect(await checkCertificate(border, foreign)).toBe('Unknown key')

  // 2. Two offices issue on paper; the third form of an office that may issue two is refused.
  await moveTo('2030-03-07T10:00:00.000Z')
  for (const kit of [north, south]) {
    await kit.reload()
    await says(kit, 'There is no network')
    await unlockKit(kit)
  }
  const form = await onPaper(north, AMINA)
  await onPaper(north, BASMA)
  await typeForm(north, DUNYA)
  await says(north, 'This clearance must not be issued')
  await says(north, 'Fewer are issued than were delegated')
  await says(south, 'what was suspended or banned since is not in them')
  const [again, late] = [await onPaper(south, AMINA), await onPaper(south, DUNYA)]
  await expectAccessible(south)
  expect(await checkCertificate(border, form)).toBe('Provisional')

  // 3. Restored into a clean environment; who can sends again, who cannot shows her receipt.
  await moveTo('2030-03-15T10:00:00.000Z')
  const clean = join(folder.path, 'clean')
  mkdirSync(clean)
  const database = await blankDatabase()
  closing.defer(() => database.drop())
  const restored = await restoreBackup({
    ...{ file: backup.file, identities: [identity.identity], endSessions: true },
    config: configOf(clean, { ...of, databaseUrl: database.url }),
    ...{ signal: unsignalled(), told: () => {} },
  })
  expect(restored).toMatchObject({ intact: true, taken: '2030-03-04T09:56:00.000Z' })
  const after = await testServer({
    sharing: { ...server, databaseUrl: database.url, dataDir: clean },
    ...{ webDir: PAGES, now: country.clock.now, ledgerRootKey: root.publicKey },
    certificates: { signer: () => country.authority, rootKey: root.publicKey },
  })
  closing.defer(() => after.close())
  // The clock of the machine is not that of the scenario.
  await after.ledger.owner.query('update restoration set started = $1, finished = $2', [
    ...['2030-03-15T09:20:00.000Z', '2030-03-15T10:00:00.000Z'],
  ])
  country.answerWith(after.app)
  for (const one of [omar, sela, dara, bravo.agent]) {
    await signInAgain(after.kysely, one, country.clock.now())
  }
  const client = new Browser(after.app)
  client.cookie = bravo.agent.browser.cookie
  for (const repeated of [false, true]) {
    for (const { key, payload, body } of lost.slice(0, 2)) {
      const anew = await act({ browser: client }, registerWorkerRoute, {}, 0, payload, key)
      expect(anew).toMatchObject({ status: 200, body: { repeated, record: body.record } })
    }
  }
  const desk = await device(windowOf(omar))
  await desk.goto('/desk/outage/receipts')
  const present = desk.locator('details', { hasText: 'The receipt as text' })
  await present.locator('summary').click()
  const show = async ({ receipt }: ActAnswer['body']) => {
    await present.getByLabel('The receipt as text').fill(JSON.stringify(receipt))
    await present.getByLabel('Office').selectOption('home.north')
    return await press(present, 'Enter a receipt')
  }
  const paper = lost[2]!.body
  expect(await show(paper)).toBe(200)
  const lines = desk.locator('.outage-receipts > li')
  await lines.getByText(paper.record).waitFor()
  await lines.getByText('Nothing stands in its place in the log.').waitFor()
  expect(await show(paper)).toBe(409)
  expect(await lines.count()).toBe(1)
  await expectAccessible(desk)

  // 4. The forms are entered, from a file and one by one; entered again, none is there twice.
  const files = await Promise.all(
    [north, south].map(async (kit, which) => {
      const [download] = await Promise.all([
        kit.waitForEvent('download'),
        kit.getByRole('button', { name: 'Save the file' }).click(),
      ])
      const file = join(folder.path, `forms-${which}.csv`)
      await download.saveAs(file)
      return file
    }),
  )
  await desk.goto('/desk/outage/forms')
  const enter = async (page: Page, file: string, words: string) => {
    await page.getByLabel('File', { exact: true }).setInputFiles(file)
    await page.getByRole('button', { name: 'Enter 2 forms' }).click()
    await says(page, words)
  }
  await enter(desk, files[0]!, '2 of 2: 2 entered, 0 were there before')
  const clerk = await device(windowOf(sela))
  await clerk.goto('/desk/outage/forms')
  for (const [code, { documentNumber, birthDate }] of [
    [again, AMINA],
    [late, DUNYA],
  ] as const) {
    await clerk.getByLabel('Code on the form').fill(code)
    await clerk.getByLabel('Number of the passport').fill(documentNumber)
    await clerk.getByLabel('Date of birth').fill(birthDate)
    const one = clerk.getByRole('region', { name: 'From paper, one by one' })
    expect(await press(one, 'Enter the form')).toBe(200)
    await clerk.locator('.outage-entered a').first().waitFor()
  }
  await clerk.locator('.outage-entered a').nth(1).waitFor()
  const entered = await clerk
    .locator('.outage-entered a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
  await enter(clerk, files[1]!, '2 of 2: 0 entered, 2 were there before')
  await expectAccessible(clerk)

  // 5. What lies against a form waits for the authority, and nothing is revoked by itself.
  const director = await device(windowOf(dara))
  const [suspect, twice] = entered
  await director.goto(twice!)
  await reads(director, 'Status', 'Issued')
  await says(director, 'The same person has another clearance.')
  await director.goto(suspect!)
  await reads(director, 'Status', 'Issued')
  await reads(director, 'Office', 'home.south')
  await says(director, 'The licence of the agency was not in force.')
  // 6. What happened on paper and when it was entered both stand there.
  await reads(director, 'When it happened', 'Mar 7, 2030')
  await reads(director, 'Entered', 'Mar 15, 2030')
  const settle = await openAct(director, 'Say what came of the look at the form')
  await settle.getByRole('combobox').selectOption('worker_contacted')
  await settle.getByRole('textbox').fill('She was reached and knows')
  expect(await press(settle, 'Say what came of the look at the form')).toBe(200)
  await says(director, 'The worker was contacted; the clearance stays')
  await reads(director, 'Status', 'Issued')
  await expectAccessible(director)

  // The report: length, what was lost, how long the restore took, and the forms.
  await director.goto('/desk/outage/report?began=2030-03-04T10:00:00.000Z')
  for (const [label, words] of [
    ['Length of the outage', '11 days'],
    ['Lost between backup and outage', '4 minutes. Target of 5 minutes met.'],
    ['The restore took', '40 minutes. Target of 1 hour met.'],
    ['Issued', '4'],
    ['Entered', '4'],
    ['For different persons', '3'],
    ['Duplicates, linked', '1'],
    ['Missing', '0'],
    ['Still to be looked at', '1'],
    ['Revoked', '0'],
    ['Presented', '1'],
  ] as const) {
    await reads(director, label, words)
  }
  await expectAccessible(director)
  expect(country.complaints()).toEqual([])
  await expectSameFromLog(after)
})

/** A worker as her agency enters her. */
const registration = (organisation: string, givenNames: string, which: number) => ({
  particulars: {
    ...{ givenNames, familyName: 'Example', ownScript: null, birthDate: '1990-01-01' },
    identityDocument: {
      ...{ kind: 'passport', number: `L-${which}`, country: 'XAA', validUntil: '2034-01-01' },
    },
    contact: { way: 'none', address: null, hours: null },
    ...{ languages: ['ne'], qualifications: [] },
  },
  ...{ organisation, ...KEPT },
})
