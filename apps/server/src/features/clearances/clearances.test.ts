import { generateKeyPairSync } from 'node:crypto'
import {
  type ActionRoute,
  assessClearanceRoute,
  cancelHeldClearanceRoute,
  clearanceCertificateRoute,
  clearanceRoute,
  clearanceStatusRoute,
  clearancesRoute,
  confirmRevocationRoute,
  issueClearanceRoute,
  MOVEMENT_ROUTES,
  proceedClearanceRoute,
  proposeRevocationRoute,
  type RoleScope,
  type Route,
  reenterClearanceRoute,
  requestClearanceRoute,
  routeUrl,
  verifierListsRoute,
} from '@corridor/contract'
import { NO_TERMS, type Verdict } from '@corridor/recruitment/checks'
import {
  digestHolder,
  judgeCertificate,
  readCertificateKeys,
  writeCertificate,
} from '@corridor/recruitment/clearance/certificate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, type TestServer, testServer } from '../../testing/testServer.ts'
import type { Browser } from '../identity/testing/browser.ts'
import {
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
} from '../identity/testing/people.ts'
import { hasher, signerOf, verifier } from '../ledger/nodeCrypto.ts'
import { anyKind, rebuildLedger } from '../ledger/rebuildLedger.ts'
import { organisationKind } from '../organisations/organisationKind.ts'
import { addCertificateKey } from './certificateKeys.ts'
import { enterForm } from './enterForm.ts'
import { assessByClock, holdByClock } from './followClearances.ts'

const clock = handClock()
const newKey = () => signerOf(generateKeyPairSync('ed25519').privateKey)
const root = newKey()
const ministry = newKey()
const office = newKey()

/** What the checks say in this test, by contract. */
const verdicts = new Map<string, Verdict | null>()

let server: TestServer
let north: Member
let north2: Member
let south: Member
let director: Member
let agency: Member

const DAY_MS = 86_400_000

beforeAll(async () => {
  server = await testServer({
    now: clock.now,
    certificates: { signer: () => ministry, rootKey: root.publicKey },
    assess: async (_client, _tenant, { contract }) => {
      const verdict = verdicts.get(contract) ?? null
      return verdict === null ? null : { verdict, findings: [], overrides: [] }
    },
  })
  const administrator = await makeAdministrator(server, clock)
  const member = async (name: string, { role, ...where }: Partial<RoleScope>) => {
    const made = await makeMember(server, clock, administrator, name, [])
    await server.kysely
      .insertInto('role_grant')
      .values({
        ...{ id: name, person: made.id, role: role!, valid_from: '2026-01-01', valid_until: null },
        organisation: where.organisation ?? 'home',
        office: where.office ?? null,
        jurisdiction: where.jurisdiction ?? null,
        ...{ granted_by: null, granted: clock.now(), withdrawn: null, withdrawn_by: null },
      })
      .execute()
    return made
  }
  north = await member('north', { role: 'licensing-officer', office: 'home.north' })
  north2 = await member('north2', { role: 'licensing-officer', office: 'home.north' })
  south = await member('south', { role: 'licensing-officer', office: 'home.south' })
  director = await member('director', { role: 'authority', jurisdiction: 'XAA' })
  agency = await member('agency', { role: 'agency', organisation: 'o-bravo' })
  const validFrom = clock.now().toISOString()
  const introduce = { kind: 'certificate.key.introduce' as const, validFrom }
  await addCertificateKey(
    server.ledger,
    { ...introduce, ...idOf(ministry), validUntil: null, office: null, most: null },
    root,
  )
  const validUntil = new Date(clock.now().getTime() + 14 * DAY_MS).toISOString()
  await addCertificateKey(
    server.ledger,
    { ...introduce, ...idOf(office), validUntil, office: 'home.north', most: 3 },
    root,
  )
  await insertWorld()
})
afterAll(() => server.close())

const idOf = ({ keyId, publicKey }: typeof ministry) => ({ keyId, publicKey })

const run = (text: string, ...values: readonly unknown[]) =>
  server.ledger.owner.query(text, [...values])

/** Rows of registers that other parts keep. */
async function insertWorld(): Promise<void> {
  await run(
    `insert into organisation (tenant, record, version, kind, country, name, status, state)
     values ('home', 'o-bravo', 1, 'agency', 'XAA', 'Bravo Agency', 'active', '{}'),
            ('home', 'o-castel', 1, 'employer', 'XBB', 'Castel Build', 'active', '{}')`,
  )
  await run(
    `insert into organisation_office (tenant, organisation, office, name, jurisdiction, opened_on)
     values ('home', 'home', 'north', 'North', 'XAA', '2026-01-01')`,
  )
  await run(
    `insert into licence (tenant, record, version, organisation, name, number, status,
       effective_status, valid_from, valid_until, destinations, sectors, phone_keys, assignees,
       folded, state)
     values ('home', 'l-1', 1, 'o-bravo', 'Bravo Agency', 'LIC 0001', 'active', 'active',
       '2026-01-01', '2028-12-31', '{XBB}', '{construction}', '{}', '{}', 'bravo', '{}')`,
  )
}

let numbers = 0

/** A worker with an approved contract, and a job order unless it is named. */
async function insertContract({ jobOrder = null as string | null } = {}) {
  numbers += 1
  const [contract, worker] = [`c-${numbers}`, `k-${numbers}`]
  const document = { kind: 'passport', number: `X${1_000_000 + numbers}`, country: 'XAA' }
  await run(
    `insert into worker (tenant, record, version, person, status, registered_by, registered_at,
       open_to, search, state)
     values ('home', $1, 1, null, 'candidate', 'o-bravo', '2026-01-01', '{o-bravo}', '', $2)`,
    worker,
    JSON.stringify({
      person: null,
      particulars: { birthDate: '1999-05-04', identityDocument: document },
    }),
  )
  const terms = { ...NO_TERMS, employer: 'o-castel', sector: 'construction', site: 'Quay' }
  await run(
    `insert into contract (tenant, record, version, worker, agency, employer, job_order, status,
       organisations, offices, jurisdiction, holds_vacancy, opened_at, state)
     values ('home', $1, 1, $2, 'o-bravo', 'o-castel', $3, 'approved', '{o-bravo,o-castel}',
       '{home.north}', 'XAA', false, '2026-01-01', $4)`,
    contract,
    worker,
    jobOrder,
    JSON.stringify({
      ...{ worker, agency: 'o-bravo', employer: 'o-castel', jobOrder, status: 'approved' },
      ...{ office: 'home.north', jurisdiction: 'XAA', fees: [] },
      versions: [{ number: 1, kind: 'origin', content: { terms, texts: [], documents: [] } }],
    }),
  )
  return { contract, worker, holder: { documentNumber: document.number, birthDate: '1999-05-04' } }
}

async function insertJobOrder(approved: number, consumed: number): Promise<string> {
  numbers += 1
  const record = `j-${numbers}`
  await run(
    `insert into job_order (tenant, record, version, number, agency, principal, destination, sector,
       site, status, frozen, asked, approved, reserved, consumed, valid_until, advertised, digests,
       post, office, offices, organisations, jurisdiction, since, state)
     values ('home', $1, 1, $2, 'o-bravo', 'o-castel', 'XBB', 'construction', null, 'approved',
       '{}', $3, $3, 0, $4, '2028-01-01', false, '{}', 'home.post', 'home.north', '{home.north}',
       '{o-bravo,o-castel}', 'XAA', now(), '{}')`,
    record,
    `JO-${numbers}`,
    approved,
    consumed,
  )
  return record
}

let keys = 0
const actKey = () => {
  keys += 1
  return `test-key-${keys}`
}

const act = <R extends ActionRoute>(
  { browser }: { readonly browser: Browser },
  route: R,
  clearance: string | null,
  expectedVersion: number,
  payload: unknown,
  key = actKey(),
) =>
  browser.call(
    route as Route,
    clearance === null ? {} : { clearance },
    { expectedVersion, payload },
    { 'idempotency-key': key },
  ) as Promise<{ status: number; body: Record<string, never> }>

const file = ({ browser }: Member, clearance: string) => browser.ask(clearanceRoute, { clearance })

/** Asked for by the agency and assessed by the clock. */
async function requested(verdict: Verdict | null, options: { jobOrder?: string | null } = {}) {
  const made = await insertContract(options)
  verdicts.set(made.contract, verdict)
  const asked = { contract: made.contract, kind: 'first' }
  const { status, body } = await act(agency, requestClearanceRoute, null, 0, asked)
  expect([status, body]).toMatchObject([200, { version: 1 }])
  const record = String(body.record)
  await assessByClock(server.clearances, record)
  return { ...made, record }
}

/** What a verifier says that fetched its lists now. */
async function judged(text: string, at = clock.now()) {
  // The lists are signed anew after a while.
  clock.pass(11_000)
  const lists = await call(server.app, verifierListsRoute, {})
  const { keys: known, fault } = await readCertificateKeys(
    lists.keys,
    root.publicKey,
    verifier,
    hasher,
  )
  expect(fault).toBeNull()
  const now = at.toISOString()
  return await judgeCertificate(text, {
    ...{ keys: known, revocations: lists.revocations, now, verifier },
  })
}

const statusOf = async (number: string) =>
  (await call(server.app, clearanceStatusRoute, { number })).status

describe('from request to certificate', () => {
  test('issued by itself when nothing stands against it; anybody can tell offline', async () => {
    const { record, holder } = await requested('clear')
    const issued = await file(north, record)
    expect(issued).toMatchObject({
      status: 'issued',
      corridor: 'XAA-XBB',
      licenceNumber: 'LIC-0001',
      agencyName: 'Bravo Agency',
      held: false,
      issue: { by: { id: 'system:clock' }, reason: null },
    })
    expect(issued.history.map(({ type }) => type)).toEqual([
      'clearance.request',
      'clearance.ready',
      'clearance.issue',
    ])
    const { text, number } = await agency.browser.ask(clearanceCertificateRoute, {
      clearance: record,
    })
    expect(await judged(text)).toMatchObject({
      state: 'valid',
      certificate: { number, holderDigest: digestHolder(number, holder, hasher) },
      list: { age: 'fresh' },
    })
    expect(await statusOf(number)).toBe('valid')
    // Of the person nothing is told, in public or in the certificate.
    const response = await server.app.request(routeUrl(clearanceStatusRoute, { number }))
    expect(Object.keys((await response.json()) as object).sort()).toEqual([
      'asOf',
      'number',
      'status',
    ])
  })

  test('what cannot be told is not issued, by nobody', async () => {
    const { record } = await requested(null)
    expect(await file(north, record)).toMatchObject({
      status: 'requirements_open',
      assessment: { verdict: null },
    })
    const early = await act(north, issueClearanceRoute, record, 2, { reason: 'in a hurry' })
    expect([early.status, early.body]).toMatchObject([409, { code: 'not_in_state' }])
    const missing = await server.app.request(
      routeUrl(clearanceStatusRoute, { number: '0000-0000-0000' }),
    )
    expect(await missing.json()).toMatchObject({ status: 'unknown' })
  })

  test('what asks for a look is issued by an officer with a reason, judged at that moment', async () => {
    const { record, contract } = await requested('review')
    const silent = await act(north, issueClearanceRoute, record, 2, { reason: null })
    expect([silent.status, silent.body]).toMatchObject([422, { code: 'rule_not_met' }])
    verdicts.set(contract, null)
    const unknown = await act(north, issueClearanceRoute, record, 2, { reason: 'papers seen' })
    expect(unknown.body).toMatchObject({
      details: {
        findings: expect.arrayContaining([
          expect.objectContaining({ rule: 'clearance.requirements_met', met: 'cannot_tell' }),
        ]),
      },
    })
    verdicts.set(contract, 'review')
    const key = actKey()
    const send = () => act(north, issueClearanceRoute, record, 2, { reason: 'papers seen' }, key)
    const first = await send()
    expect([first.status, first.body]).toMatchObject([200, { version: 3, repeated: false }])
    // The answer was lost, and the checks say something else by now.
    verdicts.set(contract, 'blocked')
    expect((await send()).body).toEqual({ ...first.body, repeated: true })
    const other = await act(north, issueClearanceRoute, record, 2, { reason: 'other' }, key)
    expect([other.status, other.body]).toMatchObject([422, { code: 'key_reused' }])
  })

  test('one clearance of a contract; the same request is answered the same', async () => {
    const made = await insertContract()
    verdicts.set(made.contract, 'review')
    const key = actKey()
    const asked = { contract: made.contract, kind: 'first' }
    const first = await act(agency, requestClearanceRoute, null, 0, asked, key)
    const again = await act(agency, requestClearanceRoute, null, 0, asked, key)
    expect(again.body).toEqual({ ...first.body, repeated: true })
    const second = await act(agency, requestClearanceRoute, null, 0, asked)
    expect([second.status, second.body]).toMatchObject([
      422,
      {
        details: {
          findings: expect.arrayContaining([
            expect.objectContaining({ rule: 'clearance.one_a_contract', met: 'no' }),
          ]),
        },
      },
    ])
    const another = await insertContract()
    const worker = { contract: another.contract, kind: 'first' }
    expect(await act(agency, requestClearanceRoute, null, 0, worker, key)).toMatchObject({
      status: 422,
      body: { code: 'key_reused' },
    })
  })

  test('whoever has no part in it is told the same as of one that is not there', async () => {
    const { record } = await requested('clear')
    const read = (member: Member, clearance: string) =>
      member.browser.call(clearanceRoute as Route, { clearance })
    const [out, none] = [await read(south, record), await read(south, 'x-none')]
    expect([out.status, none.status]).toEqual([404, 404])
    const plain = (answer: typeof out) =>
      JSON.stringify(answer.body).replaceAll(/x-[\w-]+|urn:[^"]+/g, '')
    expect(plain(out)).toBe(plain(none))
    const found = await south.browser.ask(clearancesRoute, {})
    expect(found.clearances).toEqual([])
    const listed = await north.browser.ask(clearancesRoute, { limit: 1 })
    expect(listed).toMatchObject({ clearances: [{ id: record }], next: record })
  })
})

describe('the last vacancy', () => {
  const ROUNDS = 24

  test(`two officers at the same instant, ${ROUNDS} times: one clearance`, async () => {
    const outcomes = new Map<string, number>()
    for (let round = 0; round < ROUNDS; round += 1) {
      const jobOrder = await insertJobOrder(3, 2)
      const two = [
        await requested('review', { jobOrder }),
        await requested('review', { jobOrder }),
      ] as const
      const sent = await Promise.all(
        two.map(({ record }, index) =>
          act([north, north2][index]!, issueClearanceRoute, record, 2, { reason: 'seen' }),
        ),
      )
      expect(sent.map(({ status }) => status).sort()).toEqual([200, 409])
      const lost = sent.findIndex(({ status }) => status === 409)
      expect(sent[lost]!.body).toMatchObject({ code: 'job_order_exhausted' })
      expect(await statusIn(two[lost]!.record)).toBe('ready')
      const { rows } = await run(
        `select reserved, consumed from job_order where tenant = 'home' and record = $1`,
        jobOrder,
      )
      expect(rows).toEqual([{ reserved: 0, consumed: 3 }])
      const winner = `officer ${lost === 0 ? 2 : 1}`
      outcomes.set(winner, (outcomes.get(winner) ?? 0) + 1)
    }
    console.info(`last vacancy: ${[...outcomes].map((one) => one.join(' ')).join(', ')}`)
  })

  const statusIn = async (record: string) =>
    (
      await server.kysely
        .selectFrom('clearance')
        .select('status')
        .where('record', '=', record)
        .executeTakeFirstOrThrow()
    ).status
})

describe('a licence that is no longer in force', () => {
  const setLicence = (status: string) =>
    run(`update licence set effective_status = $1 where record = 'l-1'`, status)

  test('stops departures at once; each worker is decided about', async () => {
    const [one, two, three] = [
      await requested('clear'),
      await requested('clear'),
      await requested('clear'),
    ]
    const { text, number } = await north.browser.ask(clearanceCertificateRoute, {
      clearance: one.record,
    })
    const waiting = await requested('review')
    await setLicence('suspended')
    try {
      // Before anything was written down.
      expect(await statusOf(number)).toBe('held')
      expect(await file(north, one.record)).toMatchObject({ held: true, hold: null })
      expect((await judged(text)).state).toBe('held')
      const frozen = await act(north, issueClearanceRoute, waiting.record, 2, { reason: 'seen' })
      expect(frozen.body).toMatchObject({
        details: {
          findings: expect.arrayContaining([
            expect.objectContaining({ rule: 'clearance.licence_effective', met: 'no' }),
          ]),
        },
      })
      const first = await holdByClock(server.clearances)
      expect(first.held).toBeGreaterThanOrEqual(4)
      expect(await holdByClock(server.clearances)).toEqual({ held: 0, released: 0 })
      expect(await file(north, one.record)).toMatchObject({
        hold: { cause: 'licence', subject: 'l-1' },
        version: 4,
      })
      const reason = { reason: 'ticket bought, employer checked' }
      expect((await act(north, proceedClearanceRoute, one.record, 4, reason)).status).toBe(200)
      expect(await statusOf(number)).toBe('valid')
      expect(await holdByClock(server.clearances)).toEqual({ held: 0, released: 0 })
      const cancelled = await act(north, cancelHeldClearanceRoute, two.record, 4, reason)
      expect(cancelled.status).toBe(200)
      expect(await file(north, two.record)).toMatchObject({
        status: 'cancelled',
        end: { refund: true },
      })
    } finally {
      await setLicence('active')
    }
    expect((await holdByClock(server.clearances)).released).toBeGreaterThanOrEqual(2)
    expect(await file(north, three.record)).toMatchObject({ status: 'issued', held: false })
  })
})

test('revoked by two persons; a verifier that renews its list says so', async () => {
  const { record } = await requested('clear')
  const { text, number } = await north.browser.ask(clearanceCertificateRoute, { clearance: record })
  const proposed = await act(north, proposeRevocationRoute, record, 3, { reason: 'papers forged' })
  expect(proposed.status).toBe(200)
  expect((await act(north, confirmRevocationRoute, record, 4, {})).status).toBe(403)
  expect((await judged(text)).state).toBe('valid')
  expect((await act(director, confirmRevocationRoute, record, 4, {})).status).toBe(200)
  expect((await judged(text)).state).toBe('revoked')
  expect(await statusOf(number)).toBe('revoked')
  const gone = await north.browser.call(clearanceCertificateRoute as Route, { clearance: record })
  expect([gone.status, gone.body]).toMatchObject([409, { code: 'not_in_state' }])
})

test('movements are reported one by one, with both times', async () => {
  const { record } = await requested('clear')
  const occurredAt = new Date(clock.now().getTime() + 1000).toISOString()
  clock.pass(60_000)
  const report = { occurredAt, place: 'Example airport' }
  expect((await act(north, MOVEMENT_ROUTES.departed, record, 3, report)).status).toBe(200)
  const used = await file(north, record)
  expect(used).toMatchObject({ status: 'used', movements: [{ kind: 'departed', occurredAt }] })
  expect(used.movements[0]!.recordedAt > occurredAt).toBe(true)
  const { rows } = await run(
    `select kind from clearance_movement where tenant = 'home' and clearance = $1`,
    record,
  )
  expect(rows).toEqual([{ kind: 'departed' }])
  expect(await statusOf(used.number!)).toBe('used')
})

describe('forms of an outage', () => {
  let serials = 0

  async function form(
    holder = { documentNumber: `Y${++numbers}`, birthDate: '1999-05-04' },
    at = clock.now().getTime(),
  ) {
    serials += 1
    const number = `NORTH-${String(serials).padStart(6, '0')}`
    const issued = `${new Date(at).toISOString().slice(0, 19)}.000Z`
    const certificate = await writeCertificate(
      {
        ...{ number, corridor: 'XAA-XBB', licence: 'LIC 0001'.replace(' ', '-'), jobOrder: null },
        ...{ issued, expires: new Date(clock.now().getTime() + 90 * DAY_MS).toISOString() },
        ...{ contractDigest: 'c0'.repeat(32), seal: 0 },
        holderDigest: digestHolder(number, holder, hasher),
      },
      office,
    )
    return { certificate, occurredAt: issued, ...holder }
  }

  test('entered once, however often; what is found against them revokes nothing', async () => {
    const forms = [await form(), await form()]
    // The same worker came a second time.
    const { documentNumber, birthDate } = forms[0]!
    forms.push(await form({ documentNumber, birthDate }))
    clock.pass(60_000)
    const first = []
    for (const one of forms) first.push(await enterForm(server.clearances, one))
    expect(first.map(({ repeated }) => repeated)).toEqual([false, false, false])
    expect(first[2]!.reviews).toContain('duplicate_person')
    const again = await act(north, reenterClearanceRoute, null, 0, forms[1])
    expect([again.status, again.body]).toMatchObject([200, { repeated: true }])
    for (const one of forms) {
      expect(await enterForm(server.clearances, one)).toMatchObject({ repeated: true })
    }
    const { rows } = await run(
      `select number, status, duplicate_of from clearance where kind = 'form' order by number`,
    )
    expect(rows).toMatchObject([
      { number: 'NORTH-000001', status: 'issued', duplicate_of: null },
      { number: 'NORTH-000002', status: 'issued', duplicate_of: null },
      { number: 'NORTH-000003', status: 'issued', duplicate_of: first[0]!.record },
    ])
    expect(await statusOf('NORTH-000001')).toBe('provisional')
    const kept = await file(north, first[0]!.record)
    expect(kept.issue!.occurredAt).toBe(forms[0]!.occurredAt)
    expect(kept.issue!.at > kept.issue!.occurredAt).toBe(true)
    expect((await judged(forms[0]!.certificate)).state).toBe('provisional')
  })

  test('at the desk too, by its office alone; a fourth is over the limit of the key', async () => {
    const one = await form()
    const out = await act(south, reenterClearanceRoute, null, 0, one)
    expect(out.status).toBe(404)
    const sent = await act(north, reenterClearanceRoute, null, 0, one)
    expect([sent.status, sent.body]).toMatchObject([200, { version: 1 }])
    const entered = await file(north, String(sent.body.record))
    expect(entered.form!.reviews).toContain('over_limit')
    const repeated = await act(north, reenterClearanceRoute, null, 0, one)
    expect(repeated.body).toMatchObject({ repeated: true })
  })

  test('not another’s: holder, signature and key are looked at', async () => {
    const one = await form()
    const wrong = await act(north, reenterClearanceRoute, null, 0, {
      ...one,
      documentNumber: 'Z999',
    })
    expect([wrong.status, wrong.body]).toMatchObject([400, { code: 'bad_request' }])
    const middle = Math.floor(one.certificate.length / 2)
    const digit = one.certificate[middle] === '7' ? '8' : '7'
    const altered = `${one.certificate.slice(0, middle)}${digit}${one.certificate.slice(middle + 1)}`
    await expect(enterForm(server.clearances, { ...one, certificate: altered })).rejects.toThrow()
    // After its days the key counts no more.
    const late = await form(undefined, clock.now().getTime() + 15 * DAY_MS)
    await expect(enterForm(server.clearances, late)).rejects.toThrow('an office had')
  })
})

test('checking again is an act of its own', async () => {
  const { record, contract } = await requested('hold')
  expect(await file(north, record)).toMatchObject({ status: 'requirements_open' })
  verdicts.set(contract, 'clear')
  const { status } = await act(north, assessClearanceRoute, record, 2, {})
  expect(status).toBe(200)
  expect(await file(north, record)).toMatchObject({ status: 'ready' })
})

test('made again from the log, everything is as it was', async () => {
  const read = async () =>
    (await run(`select to_jsonb(c) as row from clearance c order by record`)).rows
  const before = await read()
  expect(before.length).toBeGreaterThan(10)
  const kinds = [anyKind(organisationKind), anyKind(server.clearances.kind)]
  const { left } = await rebuildLedger(server.ledger.owner, server.ledger, kinds)
  expect(left).toEqual([])
  expect(await read()).toEqual(before)
})
