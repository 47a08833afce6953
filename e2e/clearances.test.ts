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

/** Types the text of a code, or a number, and gives the one word that is answered. */
async function check(page: Page, text: string): Promise<string | null> {
  const next = page.getByRole('button', { name: 'Check another' })
  if (await next.isVisible()) await next.click()
  await page.getByRole('textbox').first().fill(text)
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  const verdict = page.locator('.certificate-verdict h2')
  await verdict.waitFor()
  return await verdict.textContent()
}

test('issued, checked without network, revoked by two, and said so once the list is renewed', async () => {
  const officer = await employ('Officer', { role: 'licensing-officer', office: 'home.north' })
  const director = await employ('Director', { role: 'authority', jurisdiction: 'XAA' })

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
  expect(await check(page, number)).toBe('Valid')

  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('could not be renewed').waitFor()
  expect(await check(page, text)).toBe('Valid')
  expect(await page.locator('.certificate-age').textContent()).toContain('0 hours old')
  await expectAccessible(page)
  const middle = Math.floor(text.length / 2)
  const altered = `${text.slice(0, middle)}${text[middle] === '7' ? '8' : '7'}${text.slice(middle + 1)}`
  expect(['Signature not valid', 'Not a clearance']).toContain(await check(page, altered))
  expect(await check(page, 'https://example.org')).toBe('Not a clearance')
  await check(page, text)
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
  expect(await check(page, text)).toBe('Valid')
  await page.context().setOffline(false)
  const renewed = async () => {
    await page.getByRole('button', { name: 'Renew the lists' }).click()
    await page.getByText('The lists are renewed').waitFor()
    return await check(page, text)
  }
  await expect.poll(renewed, { timeout: 60_000, interval: 2_000 }).toBe('Revoked')
  expect(await check(page, number)).toBe('Revoked')
  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('could not be renewed').waitFor()
  expect(await check(page, text)).toBe('Revoked')

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
