import {
  acceptDocumentRoute,
  agencyWorkspaceRoute,
  postWorkspaceRoute,
  queueRoute,
  type RoleScope,
  registerWorkerRoute,
  workerFileRoute,
} from '@corridor/contract'
import { NO_TERMS } from '@corridor/recruitment/checks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { moveByClock } from '../clearances/followClearances.ts'
import { pdf } from '../documents/testing/exampleFiles.ts'
import { sendFile } from '../documents/testing/sendFile.ts'
import {
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
} from '../identity/testing/people.ts'

const clock = handClock()
let server: TestServer
let agency: Member
let stranger: Member
let attache: Member
let elsewhere: Member
let officer: Member
/** Her file in the log; everything else is rows of read models. */
let worker = ''

const DAY_MS = 86_400_000
const instant = (days: number) => new Date(clock.now().getTime() + days * DAY_MS).toISOString()
const day = (days: number) => instant(days).slice(0, 10)
const run = (text: string, ...values: readonly unknown[]) =>
  server.ledger.owner.query(text, [...values])

beforeAll(async () => {
  server = await testServer({ now: clock.now })
  const administrator = await makeAdministrator(server, clock)
  const member = async (name: string, mandate: Partial<RoleScope> & Pick<RoleScope, 'role'>) => {
    const made = await makeMember(server, clock, administrator, name, [])
    const { role, organisation = 'home', office = null } = mandate
    await run(
      `insert into role_grant (id, person, role, organisation, office, valid_from, granted)
       values ($1, $2, $3, $4, $5, '2026-01-01', now())`,
      ...[name, made.id, role, organisation, office],
    )
    return made
  }
  await insertRegisters()
  agency = await member('agency', { role: 'agency', organisation: 'o-bravo' })
  stranger = await member('stranger', { role: 'agency', organisation: 'o-other' })
  attache = await member('attache', { role: 'labour-attache', office: 'home.post' })
  elsewhere = await member('elsewhere', { role: 'labour-attache', office: 'home.far' })
  officer = await member('officer', { role: 'licensing-officer', office: 'home.north' })
  const { record } = await agency.browser.ask(
    registerWorkerRoute,
    {},
    {
      expectedVersion: 0,
      payload: {
        organisation: 'o-bravo',
        ...{ office: 'home.north', jurisdiction: 'XAA' },
        particulars: {
          ...{ givenNames: 'Amina', familyName: 'Example', ownScript: null, birthDate: null },
          ...{ identityDocument: null, languages: ['en'], qualifications: [] },
          contact: { way: 'none', address: null, hours: null },
        },
      },
    },
    { 'idempotency-key': 'workspace-worker' },
  )
  worker = record
  await insertContracts()
})
afterAll(() => server.close())

async function insertRegisters(): Promise<void> {
  await run(
    `insert into organisation (tenant, record, version, kind, country, name, status, state)
     values ('home', 'o-bravo', 1, 'agency', 'XAA', 'Bravo Agency', 'active', '{}'),
            ('home', 'o-other', 1, 'agency', 'XAA', 'Other Agency', 'active', '{}'),
            ('home', 'o-castel', 1, 'employer', 'XBB', 'Castel Build', 'active', '{}')`,
  )
  await run(
    `insert into organisation_office (tenant, organisation, office, name, jurisdiction, opened_on)
     values ('home', 'home', 'north', 'North', 'XAA', '2020-01-01')`,
  )
  await run(
    `insert into licence (tenant, record, version, organisation, name, number, status,
       effective_status, valid_from, valid_until, destinations, sectors, phone_keys, assignees,
       folded, state)
     values ('home', 'l-1', 1, 'o-bravo', 'Bravo Agency', 'LIC-1', 'active', 'active',
       '2020-01-01', $1, '{XBB}', '{construction}', '{}', '{}', 'bravo', '{}'),
            ('home', 'l-2', 1, 'o-other', 'Other Agency', 'LIC-2', 'active', 'active',
       '2020-01-01', $1, '{XBB}', '{construction}', '{}', '{}', 'other', '{}')`,
    day(20),
  )
  await run(
    `insert into bond (tenant, record, version, holder, purpose, status, currency, cover_minor,
       required_minor, defaulted, replenish_by, next_expiry, state)
     values ('home', 'b-1', 1, 'o-bravo', 'agency', 'replenish_due', 'XTS', 1, 2, false, $1, $2, '{}')`,
    ...[day(10), day(400)],
  )
  await run(
    `insert into accreditation (tenant, record, version, agency, principal, destination, status,
       valid_until, post, office, jurisdiction, since, state)
     values ('home', 'a-1', 1, 'o-bravo', 'o-castel', 'XBB', 'submitted', $1, 'home.post',
       'home.north', 'XAA', now(), '{}')`,
    day(5),
  )
  await run(
    `insert into rule_parameter (tenant, record, span, version, name, key, valid_from, value,
       legal_basis, source, verified)
     values ('home', 'p-1', 1, 1, 'destination_registration_days', '{}', '2020-01-01',
       '{"days": 14}', '[]', 'Example', false)`,
  )
}

async function insertContract(record: string, status: string, post: string | null, by: string) {
  await run(
    `insert into contract (tenant, record, version, worker, agency, employer, job_order, status,
       organisations, offices, jurisdiction, holds_vacancy, opened_at, state)
     values ('home', $1, 1, $2, $3, 'o-castel', null, $4, array[$3, 'o-castel'],
       array_remove(array['home.north', $5], null), 'XAA', false, '2026-01-01', $6)`,
    ...[record, worker, by, status, post],
    JSON.stringify({
      ...{ jurisdiction: 'XAA', office: 'home.north', post, status },
      versions: [{ number: 1, kind: 'origin', content: { terms: NO_TERMS, texts: [] } }],
    }),
  )
}

async function insertContracts(): Promise<void> {
  await insertContract('c-gone', 'approved', 'home.post', 'o-bravo')
  await insertContract('c-there', 'mismatch', 'home.post', 'o-bravo')
  await insertContract('c-new', 'signed', null, 'o-bravo')
  await insertContract('c-other', 'approved', null, 'o-other')
  const movements = [
    { kind: 'arrived', occurredAt: instant(-20), recordedAt: instant(-19), place: null },
    // Told last, and happened before.
    { kind: 'departed', occurredAt: instant(-21), recordedAt: instant(-18), place: null },
  ]
  await run(
    `insert into clearance (tenant, record, version, kind, number, worker, contract, agency, corridor,
       holder_key, status, hold, decided, requested_at, issued_at, expires_on, state)
     values ('home', 'x-1', 1, 'first', 'NO-1', $1, 'c-gone', 'o-bravo', 'XAA-XBB', 'h', 'used',
       false, '{}', now(), now(), $2, $3)`,
    ...[worker, day(20), JSON.stringify({ worker, movements })],
  )
  for (const { kind, occurredAt, recordedAt } of movements) {
    await run(
      `insert into clearance_movement (tenant, clearance, kind, occurred_at, recorded_at)
       values ('home', 'x-1', $1, $2, $3)`,
      ...[kind, occurredAt, recordedAt],
    )
  }
}

describe('the workspace of an agency', () => {
  test('counts its own records, and says what comes due and what is asked for', async () => {
    const seen = await agency.browser.ask(agencyWorkspaceRoute, { agency: 'o-bravo' })
    expect(seen.agency).toEqual({ id: 'o-bravo', name: 'Bravo Agency' })
    expect(seen.workers).toEqual([{ status: 'candidate', count: 1 }])
    expect(new Map(seen.contracts.map(({ status, count }) => [status, count]))).toEqual(
      new Map([
        ['approved', 1],
        ['mismatch', 1],
        ['signed', 1],
      ]),
    )
    expect(seen.clearances).toEqual([{ status: 'used', count: 1, held: 0 }])
    // Neither the guarantee of next year, nor a power of attorney that nobody verified.
    expect(seen.coming).toEqual([
      { kind: 'bond', record: 'b-1', title: 'XTS', what: 'top_up', on: day(10) },
      { kind: 'licence', record: 'l-1', title: 'LIC-1', what: 'ends', on: day(20) },
    ])
    expect(seen.documents).toContainEqual({
      ...{ kind: 'worker', record: worker, title: 'Amina Example', contract: 'c-new' },
      ...{ type: 'passport', reason: 'missing', isAsked: false },
    })
    expect(seen.documents).toContainEqual({
      ...{ kind: 'accreditation', record: 'a-1', title: 'Castel Build', contract: null },
      ...{ type: 'power_of_attorney', reason: 'missing', isAsked: false },
    })
    // Who has left brings nothing more.
    expect(seen.documents.map(({ contract }) => contract)).not.toContain('c-gone')
    expect(seen.moreDocuments).toBe(false)
  })

  test('is open to nobody of another, and no employer is one', async () => {
    const other = await stranger.browser.call(agencyWorkspaceRoute, { agency: 'o-bravo' })
    expect(other.status).toBe(404)
    expect((await stranger.browser.call(agencyWorkspaceRoute, { agency: 'o-none' })).status).toBe(
      404,
    )
    const own = await stranger.browser.ask(agencyWorkspaceRoute, { agency: 'o-other' })
    expect([own.contracts, own.workers]).toEqual([[{ status: 'approved', count: 1 }], []])
  })

  test('is noted like every reading', async () => {
    const { rows } = await run(
      `select terms from ledger_read where tenant = 'home' and actor = $1 and act = 'list'`,
      agency.id,
    )
    expect(rows).toContainEqual({ terms: '{"workspaceOf":"o-bravo"}' })
  })
})

describe('the workspace of a post', () => {
  test('says whose contract is to be registered and since when, and where something differs', async () => {
    const seen = await attache.browser.ask(postWorkspaceRoute, { post: 'home.post' })
    expect(seen.toRegister).toEqual([
      {
        contract: 'c-gone',
        worker: { id: worker, name: 'Amina Example' },
        employer: { id: 'o-castel', name: 'Castel Build' },
        status: 'approved',
        ...{ departedAt: instant(-21), arrivedAt: instant(-20), registerBy: day(-6) },
      },
    ])
    expect(seen.mismatches).toMatchObject([{ contract: 'c-there', arrivedAt: null }])
    expect(seen.arrivals.map(({ contract }) => contract)).toEqual(['c-gone'])
  })

  test('holds nothing of another post', async () => {
    const other = await elsewhere.browser.ask(postWorkspaceRoute, { post: 'home.post' })
    expect([other.contracts, other.toRegister, other.mismatches]).toEqual([[], [], []])
    const nothing = await attache.browser.ask(postWorkspaceRoute, { post: 'home.nowhere' })
    expect([nothing.contracts, nothing.toRegister, nothing.arrivals]).toEqual([[], [], []])
    expect((await agency.browser.ask(postWorkspaceRoute, { post: 'home.post' })).contracts).toEqual(
      expect.arrayContaining([{ status: 'approved', count: 1 }]),
    )
  })
})

test('movements of a clearance move the worker’s file once each, by when they happened', async () => {
  await moveByClock(server.clearances, 'x-1')
  // As after a stop in between.
  await moveByClock(server.clearances, 'x-1')
  const file = await agency.browser.ask(workerFileRoute, { worker })
  expect(file.status).toBe('arrived')
  expect(file.movements).toEqual([
    { event: 'arrived', by: 'x-1', on: day(-20) },
    { event: 'departed', by: 'x-1', on: day(-21) },
  ])
  const seen = await agency.browser.ask(agencyWorkspaceRoute, { agency: 'o-bravo' })
  expect(seen.workers).toEqual([{ status: 'arrived', count: 1 }])
})

test('a document waits for somebody other than who sent it, and no longer once it is judged', async () => {
  const sent = await sendFile(server.app, agency.browser.cookie, {
    ...{ bytes: pdf(), key: 'workspace-passport', subjectKind: 'worker', subject: worker },
    type: 'passport',
  })
  expect(sent.status).toBe(200)
  const document = String(sent.body.document)
  const waiting = async (who: Member) =>
    (await who.browser.ask(queueRoute, {})).items.filter(({ record }) => record === document)
  expect(await waiting(agency)).toEqual([])
  expect(await waiting(officer)).toMatchObject([
    {
      ...{ kind: 'document', act: 'judge', permission: 'judge.document' },
      ...{ title: `passport ${worker}`, path: `/desk/workers/${worker}` },
    },
  ])
  await officer.browser.ask(
    acceptDocumentRoute,
    { document },
    { expectedVersion: 1, payload: {} },
    { 'idempotency-key': 'workspace-accept' },
  )
  expect(await waiting(officer)).toEqual([])
})
