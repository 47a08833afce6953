import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Signer } from '@corridor/ledger'
import {
  digestHolder,
  judgeCertificate,
  readCertificateKeys,
  writeCertificate,
} from '@corridor/recruitment/clearance/certificate'
import { formSerial } from '@corridor/recruitment/clearance/kit'
import type { Licence, LicenceFacts } from '@corridor/recruitment/licence'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../db/openDatabase.ts'
import { restoreBackup } from '../backup/restoreBackup.ts'
import {
  configOf,
  newKey,
  openFolder,
  removeDatabase,
  takeBackup,
  unsignalled,
} from '../backup/testing/testBackup.ts'
import { addCertificateKey } from '../clearances/certificateKeys.ts'
import { enterForm } from '../clearances/enterForm.ts'
import { openClearances } from '../clearances/openClearances.ts'
import { verifierLists } from '../clearances/publicCertificates.ts'
import { type Acknowledgement, appendAction } from '../ledger/appendAction.ts'
import { introduceKey } from '../ledger/keyList.ts'
import { createSigner, hasher, signerOf, verifier } from '../ledger/nodeCrypto.ts'
import { type OpenLedger, openLedger } from '../ledger/openLedger.ts'
import type { RecordKind } from '../ledger/RecordKind.ts'
import { creation, note } from '../ledger/testing/requests.ts'
import { sealCommitted } from '../ledger/testing/sealCommitted.ts'
import { licenceKind } from '../licences/licenceKind.ts'
import { presentReceipt } from '../lostReceipts/presentReceipt.ts'
import { officeKeyKindWith } from '../officeKeys/officeKeyKind.ts'
import { openHome } from '../organisations/openHome.ts'
import { organisationKind } from '../organisations/organisationKind.ts'
import { reportOutage } from './reportOutage.ts'

/** OS-3, steps 3 to 6: the numbers of the scenario. */
const BEGAN = '2030-03-04T10:00:00.000Z'
const BACKUP = '2030-03-04T09:56:00.000Z'
const BACK = '2030-03-15T10:00:00.000Z'
const OFFICES = [
  { office: 'north', forms: 198 },
  { office: 'south', forms: 149 },
  { office: 'port', forms: 65 },
] as const

let now = new Date('2030-02-20T08:00:00.000Z')
const clock = () => now
const at = (iso: string) => {
  now = new Date(iso)
}

const folder = openFolder()
const dataDir = join(folder.path, 'live')
const root = signerOf(generateKeyPairSync('ed25519').privateKey)
const ministry = signerOf(generateKeyPairSync('ed25519').privateKey)
const keys = new Map(
  OFFICES.map(({ office }) => [office, signerOf(generateKeyPairSync('ed25519').privateKey)]),
)
const sealing = () => createSigner(configOf(dataDir).ledger.sealingKeyFile)

let database: OpenDatabase
let ledger: OpenLedger
let restored: OpenDatabase
let after: OpenLedger
let backup: Awaited<ReturnType<typeof takeBackup>>
let identity: Awaited<ReturnType<typeof newKey>>
/** What clients hold of the 13 actions that the backup does not have. */
const lost: { readonly key: string; readonly record: string; readonly answer: Acknowledgement }[] =
  []

const open = (place: OpenDatabase, dir: string) =>
  openLedger({
    ...{ owner: place.pool, databaseUrl: place.url, now: clock, warn: () => {} },
    settings: configOf(dir, { rootKey: root.publicKey }).ledger,
  })

/** Takes an act as somebody who may. */
async function act<State extends { readonly status: string }, Facts>(
  place: OpenLedger,
  kind: RecordKind<State, Facts>,
  record: string,
  [type, payload]: readonly [string, object],
  actor: string,
): Promise<void> {
  const { rows } = await place.pool.query<{ version: number }>(
    `select version from ledger_head where tenant = 'home' and record = $1`,
    [record],
  )
  const answer = await appendAction(place, kind, {
    ...{ record, key: `${record}-${type}-${rows[0]?.version ?? 0}` },
    command: { type, payload, expectedVersion: rows[0]?.version ?? 0 },
    context: { actor, role: 'officer', may: () => true },
  })
  expect(answer).toMatchObject({ kind: 'recorded' })
}

const TERM = {
  ...{ validFrom: '2030-02-01', validUntil: '2033-01-31', provisionalUntil: null },
  ...{ destinations: ['XBB'], sectors: ['construction'] },
}

/** As if bond and linked parties had been looked at: they have tests of their own. */
const willing: RecordKind<Licence, LicenceFacts> = {
  ...licenceKind,
  readFacts: async (...asked) => ({
    ...(await licenceKind.readFacts!(...asked)),
    ...{ agencyOpen: true, keptThere: true, onlyOne: true, numberFree: true },
    ...{ bondCover: { met: 'yes', words: '' }, unlinked: true, unwatched: true },
  }),
}

async function grantLicence(number: string, organisation: string, record: string): Promise<void> {
  const application = {
    ...{ name: organisation, destinations: ['XBB'], sectors: ['construction'] },
    plannedVolume: 2400,
  }
  const steps: readonly (readonly [readonly [string, object], string])[] = [
    [
      ['licence.create', { organisation, office: 'home.north', jurisdiction: 'XAA', application }],
      'p-agent',
    ],
    [['licence.submit', {}], 'p-agent'],
    [['licence.screen', { complete: true, inspector: 'p-ines' }], 'p-omar'],
    [
      [
        'licence.inspect',
        {
          ...{ on: '2030-02-19', passed: true, photographs: [] },
          findings: [{ matter: 'premises', met: 'yes', words: '' }],
        },
      ],
      'p-ines',
    ],
    [['licence.propose', { terms: { act: 'grant', number, term: TERM } }], 'p-omar'],
    [['licence.confirm', {}], 'p-dara'],
  ]
  for (const [step, actor] of steps) await act(ledger, willing, record, step, actor)
}

beforeAll(async () => {
  mkdirSync(dataDir)
  chmodSync(dataDir, 0o755)
  database = await openDatabase({ dataDir, databaseUrl: null }, () => {}, 'server')
  ledger = await open(database, dataDir)
  const signer = sealing()
  await introduceKey(ledger, root, null, signer)
  await openHome(ledger)
  for (const { office } of OFFICES) {
    const opening = { office, name: office, jurisdiction: 'XAA', from: '2030-01-01' }
    await act(ledger, organisationKind, 'home', ['organisation.openOffice', opening], 'p-root')
  }
  const validFrom = clock().toISOString()
  const { keyId, publicKey } = ministry
  await addCertificateKey(
    ledger,
    {
      ...{ kind: 'certificate.key.introduce', keyId, publicKey, validFrom },
      ...{ validUntil: null, office: null, most: null },
    },
    root,
  )
  await grantLicence('LIC-0001', 'o-bravo', 'l-1')
  await grantLicence('LIC-0002', 'o-delta', 'l-2')
  at('2030-03-03T12:00:00.000Z')
  // Licence 2 is suspended the day before the outage, two persons as always.
  const suspension = { act: 'suspend', reason: 'fees' }
  await act(ledger, willing, 'l-2', ['licence.propose', { terms: suspension }], 'p-omar')
  await act(ledger, willing, 'l-2', ['licence.sanction', {}], 'p-dara')
  at('2030-03-04T09:00:00.000Z')
  const officeKeys = officeKeyKindWith({ canSign: () => true })
  for (const { office } of OFFICES) {
    const asked = { office: `home.${office}`, jurisdiction: 'XAA', most: 250, days: 14 }
    const propose = { ...asked, publicKey: keys.get(office)!.publicKey }
    await act(ledger, officeKeys, `g-${office}`, ['officeKey.propose', propose], 'p-omar')
    await act(ledger, officeKeys, `g-${office}`, ['officeKey.confirm', {}], 'p-dara')
  }
  for (let place = 1; place <= 13; place += 1) {
    await appendAction(ledger, organisationKind, creation(`r${place}`))
  }
  await sealCommitted(ledger, signer)
  at(BACKUP)
  identity = await newKey()
  backup = await takeBackup({
    ...{ pool: database.pool, folder: join(folder.path, 'backups'), now: clock },
    config: configOf(dataDir, { rootKey: root.publicKey }),
    recipients: [identity.recipient],
    withKeys: true,
  })
  // Thirteen more actions, each receipted to its client, and then nothing answers any more.
  for (let place = 1; place <= 13; place += 1) {
    at(`2030-03-04T09:5${place < 7 ? 7 : 9}:${10 + place}.000Z`)
    const [key, record] = [`client-${place}`, `r${place}`]
    const answer = await appendAction(ledger, organisationKind, note(record, key))
    if (answer.kind === 'recorded') lost.push({ key, record, answer: answer.action })
  }
  await ledger.close()
  await database.close()
}, 120_000)

afterAll(async () => {
  await after?.close()
  await restored?.close()
  removeDatabase(dataDir)
  removeDatabase(join(folder.path, 'clean'))
  folder.remove()
})

/** One form as the kit of its office writes it. */
async function form(
  office: string,
  which: number,
  licence: string,
  holder: { readonly documentNumber: string; readonly birthDate: string },
  occurredAt: string,
) {
  const key = keys.get(office as 'north')! as Signer & { readonly keyId: string }
  const number = formSerial(`home.${office}`, key.keyId, which)
  const certificate = await writeCertificate(
    {
      ...{ number, corridor: 'XAA-XBB', licence, jobOrder: null, seal: 0 },
      ...{ issued: occurredAt, expires: '2030-06-01T00:00:00.000Z' },
      contractDigest: 'c0'.repeat(32),
      holderDigest: digestHolder(number, holder, hasher),
    },
    key,
  )
  return { certificate, occurredAt, ...holder }
}

/** 412 forms: three workers were served at two offices, two under the suspended licence. */
async function writeForms() {
  const forms: { readonly office: string; readonly form: Awaited<ReturnType<typeof form>> }[] = []
  let person = 0
  for (const { office, forms: count } of OFFICES) {
    for (let which = 1; which <= count; which += 1) {
      const isTwice = office === 'port' && which <= 3
      person += isTwice ? 0 : 1
      const documentNumber = isTwice ? `X${1_000_000 + which}` : `X${1_000_000 + person}`
      const licence = office === 'south' && which <= 2 ? 'LIC-0002' : 'LIC-0001'
      const day = 5 + ((which + count) % 10)
      const occurredAt = `2030-03-${String(day).padStart(2, '0')}T0${which % 10}:30:00.000Z`
      const holder = { documentNumber, birthDate: '1999-05-04' }
      forms.push({ office, form: await form(office, which, licence, holder, occurredAt) })
    }
  }
  return forms
}

test('OS-3: restored, resent, 412 forms entered once, what is found against them revokes nothing', async () => {
  at(BACK)
  const clean = join(folder.path, 'clean')
  const config = configOf(clean, { rootKey: root.publicKey })
  const began = performance.now()
  const report = await restoreBackup({
    ...{ file: backup.file, identities: [identity.identity], config },
    ...{ endSessions: true, signal: unsignalled(), told: () => {} },
  })
  expect(report).toMatchObject({ intact: true, taken: BACKUP })
  expect(report.ledgers[0]).toMatchObject({ judged: true, contents: true })
  restored = await openDatabase({ dataDir: clean, databaseUrl: null }, () => {}, 'server')
  // The clock of the machine is not that of the scenario.
  await restored.pool.query('update restoration set started = $1, finished = $2', [
    '2030-03-15T09:20:00.000Z',
    BACK,
  ])
  after = await open(restored, clean)
  console.info(`restored in ${Math.round(performance.now() - began)} ms`)

  // Eleven clients send again under their keys; twice, for an answer was lost.
  const resent = lost.slice(0, 11)
  for (const again of [false, true]) {
    for (const { key, record } of resent) {
      const answer = await appendAction(after, organisationKind, note(record, key))
      expect(answer).toMatchObject({ kind: 'recorded', repeated: again })
    }
  }
  const place = { office: 'home.north', jurisdiction: 'XAA' }
  const present = ({ answer }: (typeof lost)[number]) =>
    presentReceipt(after, root.publicKey, answer.receipt, place)
  for (const client of lost.slice(11)) {
    expect(await present(client)).toMatchObject({ outcome: 'listed', about: client.record })
    expect(await present(client)).toMatchObject({ outcome: 'listed_before' })
  }
  const sealed = await after.pool.query<{ answer: string }>(
    `select answer from ledger_answer where tenant = 'home' and key = 'client-1'`,
  )
  const fresh = (JSON.parse(sealed.rows[0]!.answer) as Acknowledgement).receipt
  expect(await presentReceipt(after, root.publicKey, fresh, place)).toMatchObject({
    outcome: 'in_log',
  })
  const forged = { ...fresh!, body: { ...fresh!.body, version: 99 } }
  await expect(presentReceipt(after, root.publicKey, forged, place)).rejects.toThrow(/signed/)

  const clearances = openClearances({
    ...{ ledger: after, db: restored.kysely, now: clock },
    certificates: { signer: () => ministry, rootKey: root.publicKey },
    assess: async () => null,
  })
  const forms = await writeForms()
  expect(forms).toHaveLength(412)
  const entering = performance.now()
  const entered = []
  // At three desks at once.
  const desks = OFFICES.map(({ office }) => forms.filter((one) => one.office === office))
  const results = await Promise.all(
    desks.map(async (pile) => {
      const done = []
      for (const one of pile) done.push(await enterForm(clearances, one.form))
      return done
    }),
  )
  entered.push(...results.flat())
  expect(entered.filter(({ repeated }) => repeated)).toEqual([])
  console.info(`412 forms in ${Math.round(performance.now() - entering)} ms`)
  // The sixty-five of one office a second time.
  for (const one of desks[2]!) {
    expect(await enterForm(clearances, one.form)).toMatchObject({ repeated: true })
  }

  const count = async (condition: string) =>
    Number(
      (
        await restored.pool.query<{ count: string }>(
          `select count(*) from clearance where tenant = 'home' and ${condition}`,
        )
      ).rows[0]!.count,
    )
  expect(await count('true')).toBe(412)
  expect(await count(`status = 'issued'`)).toBe(412)
  expect(await count('duplicate_of is null')).toBe(409)
  // What lies against a form waits for the authority, not for the office that issued it.
  const { rows: waiting } = await restored.pool.query<{ permission: string; office: string }>(
    `select permission, office from work_item where tenant = 'home' and act = 'look-at-form'`,
  )
  expect(waiting).toHaveLength(5)
  expect(new Set(waiting.map(({ permission }) => permission))).toEqual(
    new Set(['confirm.clearance']),
  )
  const { rows: suspended } = await restored.pool.query<{ number: string; status: string }>(
    `select number, status from clearance
     where state::jsonb #> '{form,reviews}' ? 'licence_not_effective' order by number`,
  )
  const south = keys.get('south')!.keyId
  expect(suspended).toEqual(
    [1, 2].map((which) => ({ number: formSerial('home.south', south, which), status: 'issued' })),
  )

  // By the day on paper: what is published counts by it.
  const { rows: march } = await restored.pool.query<{ persons: number; late: number }>(
    `select count(*) filter (where duplicate_of is null)::integer as persons,
       count(*) filter (where issued_at < requested_at)::integer as late
     from clearance where tenant = 'home' and issued_at >= '2030-03-01' and issued_at < '2030-04-01'`,
  )
  expect(march).toEqual([{ persons: 409, late: 412 }])

  // A verifier that renews its lists says provisional, and of the two on paper too.
  const lists = await verifierLists(clearances)()
  expect(lists.delegations).toHaveLength(3)
  const { keys: listed } = await readCertificateKeys(lists.keys, root.publicKey, verifier, hasher)
  const means = { revocations: lists.revocations, verifier, now: BACK }
  const { believeDelegations } = await import('@corridor/recruitment/clearance/certificate')
  const trusted = await believeDelegations(lists.delegations, listed, lists.revocations, verifier)
  const judged = await judgeCertificate(forms[198]!.form.certificate, { ...means, keys: trusted })
  expect(judged).toMatchObject({ state: 'provisional', office: 'home.south' })
  expect(
    (await judgeCertificate(forms[0]!.form.certificate, { ...means, keys: listed })).state,
  ).toBe('unknown_key')

  const outage = await reportOutage(after, after.owner, { began: BEGAN })
  expect(outage).toMatchObject({
    ...{ began: BEGAN, ended: BACK, outageSeconds: 11 * 86_400 },
    dataLoss: { seconds: 240, targetSeconds: 300, isMet: true },
    recovery: { seconds: 2400, targetSeconds: 3600, isMet: true },
    receipts: { presented: 2, replaced: 0, open: 2, settled: 0 },
    forms: {
      ...{ issued: 412, entered: 412, persons: 409, duplicates: 3, missing: 0 },
      ...{ reviewed: 5, openReviews: 5, revoked: 0 },
    },
  })
  expect(
    outage.forms.offices.map(({ office, entered: forms, most, reviews }) => [
      office,
      forms,
      most,
      reviews.licence_not_effective,
    ]),
  ).toEqual([
    ['home.north', 198, 250, 0],
    ['home.port', 65, 250, 0],
    ['home.south', 149, 250, 2],
  ])
}, 120_000)
