import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../apps/server/src/config.ts'
import { openDatabase } from '../apps/server/src/db/index.ts'
import { addCertificateKey } from '../apps/server/src/features/clearances/certificateKeys.ts'
import { composeIssue, composeRequest } from '../apps/server/src/features/clearances/composeActs.ts'
import { openClearances } from '../apps/server/src/features/clearances/openClearances.ts'
import { appendAction } from '../apps/server/src/features/ledger/appendAction.ts'
import { createSigner } from '../apps/server/src/features/ledger/nodeCrypto.ts'
import { openLedger } from '../apps/server/src/features/ledger/openLedger.ts'
import { type CheckFinding, NO_TERMS } from '../packages/recruitment/src/checks/index.ts'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader, type Reader } from './openBrowser.ts'
import {
  checkCertificate,
  codeOnPaper,
  type Holder,
  setUpKit,
  typeForm,
  unlockKit,
} from './paperPages.ts'
import { acceptInvitation, type Member, makeAdministrator, unexpected } from './staff.ts'
import { type Product, startProduct } from './startProduct.ts'

const folder = mkdtempSync(join(tmpdir(), 'corridor-clearances-'))
const RECORD = 'x-0123456789abcdef0123'
const SIGNED = '2026-01-01T09:00:00.000Z'

const cannotTell = (
  rule: CheckFinding['rule'],
  overridable: boolean,
  reason: CheckFinding['reason'],
): CheckFinding => ({
  ...{ rule, version: 1, kind: 'block', met: 'cannot_tell', advisory: true, overridable, reason },
  ...{ words: 'Cannot be told', supplier: 'rules', evidence: [] },
  ...{ parameterVersions: [], legalBasis: [] },
})

/** What the checks say: one that two persons may set aside, and one that nobody may. */
const FINDINGS: readonly CheckFinding[] = [
  cannotTell('wage_floor', true, {
    code: 'parameter_missing',
    params: { parameter: 'monthly_floor', place: 'XAA-XBB', date: '2026-01-01' },
  }),
  cannotTell('deployment_ban', false, { code: 'input_missing', params: { what: 'site' } }),
]

let browser: Browser
let product: Product
let administrator: Member
let agent: Member
/** The worker's telephone. */
let phone: Reader
let officer: Member
let director: Member
let close: () => Promise<void> = async () => {}

beforeAll(async () => {
  chmodSync(folder, 0o755)
  const root = createSigner(join(folder, 'root.pem'))
  const settings = { DATA_DIR: join(folder, 'data'), LEDGER_ROOT_KEY: root.publicKey }
  product = await startProduct(settings)
  const config = readConfig(settings)
  const database = await openDatabase(config)
  const ledger = await openLedger({
    owner: database.pool,
    databaseUrl: database.url,
    settings: config.ledger,
    now: () => new Date(),
    warn: () => {},
  })
  browser = await launch()
  close = async () => {
    await browser.close()
    await ledger.close()
    await database.close()
    await product.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const { keyId, publicKey } = createSigner(config.ledger.certificateKeyFile)
  const authority = { validUntil: null, office: null, most: null }
  const validFrom = new Date().toISOString()
  const key = { kind: 'certificate.key.introduce' as const, keyId, publicKey, validFrom }
  await addCertificateKey(ledger, { ...key, ...authority }, root)
  administrator = await makeAdministrator(browser, product)
  const run = (text: string, ...values: readonly unknown[]) =>
    database.pool.query(text, [...values])
  await insertWorld(run)
  agent = await employ('Bravo', { role: 'agency', organisation: 'o-bravo' })
  officer = await employ('Officer', { role: 'licensing-officer', office: 'home.north' })
  director = await employ('Director', { role: 'authority', jurisdiction: 'XAA' })
  phone = await openReader(browser, product.address, { viewport: { width: 320, height: 640 } })
  await run(
    `update worker set person = $1, state = (state::jsonb || jsonb_build_object('person', $1::text))::text`,
    await signInWorker(),
  )
  const clearances = openClearances({
    ...{ ledger, db: database.kysely, now: () => new Date() },
    certificates: { signer: () => null, rootKey: root.publicKey },
    assess: async () => ({ verdict: 'review', findings: FINDINGS, overrides: [] }),
  })
  // As if the registers of licences and checks had said yes: they have journeys of their own.
  const kind: typeof clearances.kind = {
    ...clearances.kind,
    readFacts: async (...asked) => ({
      ...(await clearances.kind.readFacts!(...asked)),
      licenceEffective: true,
    }),
  }
  // The product assesses by itself what was asked for: whoever comes second sees the newer version.
  const act = async (type: string, payload: object) => {
    for (let attempt = 1; ; attempt += 1) {
      const { rows } = await run('select version from clearance where record = $1', RECORD)
      const answer = await appendAction(ledger, kind, {
        record: RECORD,
        key: `${type}-1`,
        command: { type, payload, expectedVersion: rows[0]?.version ?? 0 },
        context: { actor: 'system:test', role: 'licensing-officer', may: () => true },
      })
      if (answer.kind === 'recorded') return
      if (answer.kind !== 'conflict' || attempt > 20) throw new Error(JSON.stringify(answer))
    }
  }
  const asked = { contract: 'c-1', kind: 'first' as const }
  await act('clearance.request', await composeRequest(clearances, RECORD, asked))
  await act('clearance.ready', { verdict: 'review', findings: FINDINGS })
  await act('clearance.issue', await composeIssue(clearances, RECORD, 'Looked at'))
}, 240_000)

afterAll(() => close())

/** With a code on paper from her agency; gives the id of her account. */
async function signInWorker(): Promise<string> {
  const code = await agent.page.evaluate(async () => {
    const answer = await fetch('/api/v1/identity/workers/claim-codes', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-corridor': '1' },
      body: JSON.stringify({ name: 'Amina Example', language: 'en', organisation: 'o-bravo' }),
    })
    return ((await answer.json()) as { code: string }).code
  })
  const { page } = phone
  await page.goto('/me')
  await page.getByRole('button', { name: 'I have a code on paper' }).click()
  await page.getByLabel('Code on the paper').fill(code)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'I have written it down' }).click()
  return await page.evaluate(async () => {
    const answer = await fetch('/api/v1/identity/session')
    return ((await answer.json()) as { worker: { id: string } }).worker.id
  })
}

/** What other registers keep of one worker, her agency and her employer. */
async function insertWorld(
  run: (text: string, ...values: readonly unknown[]) => Promise<unknown>,
): Promise<void> {
  await run(
    `insert into organisation (tenant, record, version, kind, country, name, status, state)
     values ('home', 'o-bravo', 1, 'agency', 'XAA', 'Bravo Agency', 'active', '{}'),
            ('home', 'o-castel', 1, 'employer', 'XBB', 'Castel Build', 'active', '{}')`,
  )
  await run(
    `insert into organisation_office (tenant, organisation, office, name, jurisdiction, opened_on)
     values ('home', 'home', 'north', 'North', 'XAA', '2026-01-01')`,
  )
  const document = { kind: 'passport', number: 'X1234567', country: 'XAA', validUntil: null }
  await run(
    `insert into worker (tenant, record, version, person, status, registered_by, registered_at,
       open_to, search, state)
     values ('home', 'k-1', 1, null, 'candidate', 'o-bravo', '2026-01-01', '{o-bravo}', '', $1)`,
    JSON.stringify({
      ...{ person: null, registeredBy: 'o-bravo', registeredAt: SIGNED, openTo: ['o-bravo'] },
      ...{ office: 'home.north', jurisdiction: 'XAA', claimGivenBy: null, movements: [] },
      status: 'candidate',
      particulars: {
        ...{ givenNames: 'Amina', familyName: 'Example', ownScript: null, languages: ['en'] },
        ...{ birthDate: '1999-05-04', identityDocument: document, qualifications: [] },
        contact: { way: 'none', address: null, hours: null },
      },
    }),
  )
  await run(
    `insert into contract (tenant, record, version, worker, agency, employer, job_order, status,
       organisations, offices, jurisdiction, holds_vacancy, opened_at, state)
     values ('home', 'c-1', 1, 'k-1', 'o-bravo', 'o-castel', null, 'approved',
       '{o-bravo,o-castel}', '{home.north}', 'XAA', false, '2026-01-01', $1)`,
    JSON.stringify({
      ...{ worker: 'k-1', agency: 'o-bravo', employer: 'o-castel', jobOrder: null },
      ...{ office: 'home.north', jurisdiction: 'XAA', status: 'approved' },
      ...{ post: null, language: 'en', openedAt: SIGNED, draft: null, review: null, refusals: [] },
      ...{ checks: null, amendment: null, fees: [], holdsVacancy: false, end: null },
      approved: { by: 'p-1', at: SIGNED },
      signatures: {
        worker: { by: 'p-2', at: SIGNED, readSeconds: 900, language: 'en' },
        ...{ employer: { by: 'p-3', at: SIGNED }, on: '2026-01-01' },
      },
      versions: [
        {
          ...{ number: 1, kind: 'origin', at: SIGNED, registeredOn: null },
          content: { terms: NO_TERMS, texts: [], documents: [] },
        },
      ],
    }),
  )
}

/** Invites a person with a role and has her make her account. */
async function employ(name: string, role: object): Promise<Member> {
  const email = `${name.toLowerCase()}@example.org`
  const roles = [{ organisation: 'home', from: '2026-01-01', ...role }]
  const sent = await administrator.page.evaluate(
    async (invitation) => {
      const response = await fetch('/api/v1/identity/invitations', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-corridor': '1' },
        body: JSON.stringify(invitation),
      })
      return response.status
    },
    { email, name: `Example ${name}`, language: 'en', roles },
  )
  expect(sent).toBe(200)
  return await acceptInvitation(browser, product, { name: `Example ${name}`, email })
}

const open = (page: Page, title: string) =>
  page.locator('details.act', { has: page.locator('summary', { hasText: title }) })

test('issued, checked without network, revoked by two, and said so once the list is renewed', async () => {
  await officer.page.goto('/desk/clearances')
  await officer.page.getByRole('cell', { name: 'Bravo Agency' }).waitFor()
  await expectAccessible(officer.page)
  await officer.page.locator('tbody a').first().click()
  const sheet = officer.page.locator('.clearance-sheet')
  await sheet.locator('svg').waitFor()
  await expectAccessible(officer.page)
  const number = (await sheet.locator('.clearance-number').textContent())!.trim()
  const text = await officer.page.evaluate(async (record) => {
    const answer = await fetch(`/api/v1/clearances/${record}/certificate`)
    return ((await answer.json()) as { text: string }).text
  }, RECORD)
  expect(text).toMatch(/^CLR1:[0-9A-Z $%*+\-./:]+$/)

  // The worker sees that she may leave, the code itself, and what the checks said.
  const hers = phone.page
  await hers.goto('/me')
  await hers.getByText('You may leave with this permission.').waitFor()
  await hers.getByRole('button', { name: `My permission to leave ${number}` }).click()
  await expectAccessible(hers)
  await hers.getByRole('button', { name: 'Show the code' }).click()
  await hers.getByRole('img', { name: `Code of the permission ${number}` }).waitFor()
  // Dark on light wherever it stands: a camera reads nothing else.
  for (const page of [hers, officer.page]) {
    const fills = await page.evaluate<string[]>(
      "[...document.querySelectorAll('.qr-code path')].map((path) => getComputedStyle(path).fill)",
    )
    expect(fills).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
  }
  await expectAccessible(hers)
  await hers.getByRole('button', { name: 'Back', exact: true }).click()
  await hers.getByRole('button', { name: 'What the checks say' }).click()
  await hers.locator('.me-checks li').nth(1).waitFor()
  await expectAccessible(hers)

  // One result is set aside by two persons at the check itself; of the other the page says why not.
  await officer.page.getByText('a deployment ban has no exceptions').waitFor()
  const asking = open(officer.page, 'Ask to set this result aside')
  expect(await asking.count()).toBe(1)
  await asking.locator('summary').click()
  await asking.getByLabel('Words').fill('The wage board answered by letter')
  await asking.getByLabel('Add a file').setInputFiles({
    ...{ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('a letter') },
  })
  await asking.getByText('letter.pdf').waitFor()
  await expectAccessible(officer.page)
  await asking.getByRole('button', { name: 'Ask a second person' }).click()
  const aside = officer.page.locator('.register-set-aside')
  await aside.getByText('Waits for a second person').waitFor()
  // Whoever asked does not confirm.
  expect(await open(officer.page, 'Confirm').count()).toBe(0)
  await director.page.goto(`/desk/clearances/${RECORD}`)
  const second = open(director.page, 'Confirm')
  await second.locator('summary').click()
  await second.getByRole('button', { name: 'Confirm' }).click()
  await second.getByRole('button', { name: 'Yes: Confirm' }).click()
  await director.page.locator('.register-set-aside').getByText('Counts').waitFor()
  await expectAccessible(director.page)
  await officer.page.reload()
  await sheet.locator('svg').waitFor()

  const border = await openReader(browser, product.address, {
    viewport: { width: 360, height: 740 },
  })
  const { page } = border
  await page.goto('/verify/clearance')
  await page.getByText('This page now also opens without network').waitFor()
  await expectAccessible(page)
  expect(await checkCertificate(page, number)).toBe('Valid')

  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('could not be renewed').waitFor()
  expect(await checkCertificate(page, text)).toBe('Valid')
  expect(await page.locator('.certificate-age').textContent()).toContain('0 hours old')
  await expectAccessible(page)
  const middle = Math.floor(text.length / 2)
  const altered = `${text.slice(0, middle)}${text[middle] === '7' ? '8' : '7'}${text.slice(middle + 1)}`
  expect(['Signature not valid', 'Not a clearance']).toContain(
    await checkCertificate(page, altered),
  )
  expect(await checkCertificate(page, 'https://example.org')).toBe('Not a clearance')
  await checkCertificate(page, text)
  await page.getByText('Is it hers or his?').click()
  await page.getByLabel('Number of the passport').fill('x 1234567')
  await page.getByLabel('Date of birth').fill('1999-05-04')
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByText('Yes: this document belongs').waitFor()

  const proposing = open(officer.page, 'Propose to revoke it')
  await proposing.locator('summary').click()
  await proposing.getByLabel('Reason').fill('Papers forged')
  await proposing.getByRole('button', { name: 'Propose to revoke it' }).click()
  await officer.page.getByText('a revocation waits for a second person').waitFor()
  await director.page.goto(`/desk/clearances/${RECORD}`)
  const confirming = open(director.page, 'Revoke it')
  await confirming.locator('summary').click()
  await confirming.getByRole('button', { name: 'Revoke it' }).click()
  await confirming
    .getByRole('button', { name: /Revoke it/ })
    .first()
    .click()
  await director.page.getByText('Revoked', { exact: true }).waitFor()

  // Without network the old list is all there is.
  expect(await checkCertificate(page, text)).toBe('Valid')
  await page.context().setOffline(false)
  const renewed = async () => {
    await page.getByRole('button', { name: 'Renew the lists' }).click()
    await page.getByText('The lists are renewed').waitFor()
    return await checkCertificate(page, text)
  }
  await expect.poll(renewed, { timeout: 60_000, interval: 2_000 }).toBe('Revoked')
  expect(await checkCertificate(page, number)).toBe('Revoked')
  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('could not be renewed').waitFor()
  expect(await checkCertificate(page, text)).toBe('Revoked')

  await page.context().setOffline(false)
  await page.goto('/verify/clearance?lang=ar&theme=dark')
  await page.getByRole('heading', { level: 1, name: 'التحقق من إذن مغادرة' }).waitFor()
  await page.waitForLoadState('networkidle')
  await expectAccessible(page)
  await hers.goto('/me')
  await hers.getByText('This permission was taken back. You may appeal.').waitFor()
  await hers.getByRole('button', { name: /My permission to leave/ }).click()
  await hers.getByRole('button', { name: 'I do not agree: appeal' }).click()
  await hers.getByLabel('Why it is wrong').fill('My papers are genuine')
  await hers.getByRole('button', { name: 'Send my appeal' }).click()
  await hers.getByText('Your appeal waits for a decision.').waitFor()
  for (const one of [officer, director, phone]) expect(unexpected(one)).toEqual([])
})

const holder = (documentNumber: string): Holder => ({
  ...{ name: 'Amina Example', documentNumber, birthDate: '1999-05-04', licence: 'LIC-0001' },
})

/** Types one form; the licence is in no register, so the papers must have been seen. */
async function issueOnPaper(page: Page, documentNumber: string): Promise<void> {
  await typeForm(page, holder(documentNumber))
  await page.getByText('The registers on this device do not tell everything.').waitFor()
}

test('an outage: the kit of an office on paper, verified without network, entered once', async () => {
  const { page } = officer
  await page.goto('/office/kit')
  await page.getByLabel('Passphrase', { exact: true }).waitFor()
  await expectAccessible(page)
  await setUpKit(page, 'home.north', 2)

  // A verifier that renewed its lists before anybody delegated.
  const border = await openReader(browser, product.address, {
    viewport: { width: 360, height: 740 },
  })
  await border.page.goto('/verify/clearance')
  await border.page.getByText('This page now also opens without network').waitFor()
  await border.page.context().setOffline(true)

  await director.page.goto('/desk/office-keys')
  await director.page.getByRole('link', { name: 'home.north' }).click()
  const delegating = open(director.page, 'Delegate')
  await delegating.locator('summary').click()
  await delegating.getByRole('button', { name: 'Delegate' }).click()
  await delegating
    .getByRole('button', { name: /Delegate/ })
    .first()
    .click()
  await director.page.getByText('Counts', { exact: true }).waitFor()
  await expectAccessible(director.page)

  await page.getByRole('button', { name: 'Renew the registers' }).click()
  await page.getByText('0 of 2 issued').waitFor()
  await page.getByText('This page now also opens without network').waitFor()

  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('There is no network').waitFor()
  await unlockKit(page, 'not the passphrase')
  await page.getByText('This is not the passphrase of this kit').waitFor()
  await unlockKit(page)
  await issueOnPaper(page, 'X7654321')
  await expectAccessible(page)
  await page.getByLabel(/I have seen papers/).check()
  await page.getByRole('button', { name: 'Issue', exact: true }).click()
  await page.getByRole('heading', { name: /-0001 is issued/ }).waitFor()
  await expectAccessible(page)
  const form = await codeOnPaper(page, 'clearance')
  const delegation = await codeOnPaper(page, 'delegation')
  await page.getByRole('button', { name: 'Next form' }).click()
  await issueOnPaper(page, 'X7654322')
  await page.getByLabel(/I have seen papers/).check()
  await page.getByRole('button', { name: 'Issue', exact: true }).click()
  await page.getByRole('heading', { name: /-0002 is issued/ }).waitFor()

  // The browser was closed: the kit is there, and the third is refused.
  const again = await page.context().newPage()
  await page.goto('about:blank')
  await again.goto('/office/kit')
  await again.getByText('2 of 2 issued').waitFor()
  await unlockKit(again)
  await typeForm(again, holder('X7654323'))
  await again.getByText('This clearance must not be issued').waitFor()
  expect(await again.getByLabel(/I have seen papers/).count()).toBe(0)

  // At the border: the key is not known there until the delegation on the paper is read.
  expect(await checkCertificate(border.page, form)).toBe('Unknown key')
  const altered = `${delegation.slice(0, -1)}${delegation.endsWith('0') ? '1' : '0'}`
  const next = border.page.getByRole('button', { name: 'Check another' })
  const read = async (text: string) => {
    await next.click()
    await border.page.getByRole('textbox').first().fill(text)
    await border.page.getByRole('button', { name: 'Check', exact: true }).click()
  }
  await read(altered)
  await border.page.getByText('No key of the authority signed this delegation').waitFor()
  await read(delegation)
  await border.page.getByText('The key of this office is known now').waitFor()
  await expectAccessible(border.page)
  expect(await checkCertificate(border.page, form)).toBe('Provisional')
  await border.page.getByText('2 clearances at most').waitFor()
  // One digit of the signature.
  const forged = `${form.slice(0, -4)}${form.at(-4) === '0' ? '1' : '0'}${form.slice(-3)}`
  expect(await checkCertificate(border.page, forged)).toBe('Signature not valid')

  await again.context().setOffline(false)
  const [download] = await Promise.all([
    again.waitForEvent('download'),
    again.getByRole('button', { name: 'Save the file' }).click(),
  ])
  const file = join(folder, 'forms.csv')
  await download.saveAs(file)
  await again.goto('/desk/outage/forms')
  for (const words of ['2 of 2: 2 entered, 0 were', '2 of 2: 0 entered, 2 were']) {
    await again.getByLabel('File', { exact: true }).setInputFiles(file)
    await again.getByRole('button', { name: 'Enter 2 forms' }).click()
    await again.getByText(words).waitFor()
  }
  await expectAccessible(again)
  await again.goto('/desk/clearances?waiting=true')
  await again.getByRole('cell', { name: 'an officer must look' }).first().waitFor()

  await director.page.goto('/desk/outage/report?began=2026-01-01T00%3A00%3A00.000Z')
  await director.page.getByRole('heading', { name: 'Forms', exact: true }).waitFor()
  await expectAccessible(director.page)
  await director.page.goto('/desk/outage/receipts?lang=ar&theme=dark')
  await director.page.getByRole('heading', { level: 1, name: 'إيصالات بلا إجراء' }).waitFor()
  await expectAccessible(director.page)
  // That there was no network was on purpose.
  const told = [officer, director, border].flatMap(unexpected)
  expect(told.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})
