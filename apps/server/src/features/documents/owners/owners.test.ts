import { documentsRoute, type documentsRoute as listRoute } from '@corridor/contract'
import { missingDocuments, SUBJECT_KINDS } from '@corridor/recruitment/documents'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../testing/testServer.ts'
import {
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
} from '../../identity/testing/people.ts'
import { eraseSubject } from '../../ledger/eraseSubject.ts'
import { heldDocuments } from '../heldDocuments.ts'
import { openFile } from '../openFile.ts'
import { pdf } from '../testing/exampleFiles.ts'
import { type SentParts, sendFile } from '../testing/sendFile.ts'
import { OWNER_FINDERS } from './ownerFinders.ts'

const clock = handClock()
let server: TestServer
let officer: Member
let agency: Member
let attache: Member
let stranger: Member
let worker: Member

beforeAll(async () => {
  server = await testServer({ now: clock.now })
  const administrator = await makeAdministrator(server, clock)
  const member = async (
    name: string,
    role: string,
    organisation: string,
    office: string | null,
  ) => {
    const made = await makeMember(server, clock, administrator, name, [])
    await server.kysely
      .insertInto('role_grant')
      .values({
        ...{ id: name, person: made.id, role, organisation, office, jurisdiction: null },
        ...{ valid_from: '2026-01-01', valid_until: null, granted_by: null },
        ...{ granted: clock.now(), withdrawn: null, withdrawn_by: null },
      })
      .execute()
    return made
  }
  officer = await member('officer', 'licensing-officer', 'home', 'home.north')
  agency = await member('agency', 'agency', 'o-1', null)
  attache = await member('attache', 'labour-attache', 'home', 'home.post')
  stranger = await member('stranger', 'agency', 'o-9', null)
  worker = await member('worker', 'worker', 'home', null)
  for (const record of ['k-1', 'k-2']) {
    await server.kysely
      .insertInto('worker')
      .values({
        ...{ tenant: 'home', record, version: 1, person: record === 'k-1' ? worker.id : null },
        ...{ status: 'entered', registered_by: 'o-1', registered_at: clock.now().toISOString() },
        ...{ open_to: ['o-1'], office: 'home.north', jurisdiction: 'XAA', search: '', state: '{}' },
      } as never)
      .execute()
  }
  await server.kysely
    .insertInto('contract')
    .values({
      ...{
        tenant: 'home',
        record: 'c-1',
        version: 1,
        worker: 'k-1',
        agency: 'o-1',
        employer: 'o-2',
      },
      ...{ job_order: null, status: 'draft', signed_on: null, organisations: ['o-1', 'o-2'] },
      ...{ offices: ['home.north', 'home.post'], jurisdiction: 'XAA', holds_vacancy: false },
      ...{ opened_at: clock.now().toISOString() },
      state: JSON.stringify({ office: 'home.north', post: 'home.post' }),
    } as never)
    .execute()
})
afterAll(() => server.close())

let keys = 0
const send = (who: Member, parts: Partial<SentParts>) => {
  keys += 1
  return sendFile(server.app, who.browser.cookie, {
    ...{ bytes: pdf(), key: `owners-${keys}`, subjectKind: 'worker', subject: 'k-1' },
    ...{ type: 'passport', ...parts },
  } as SentParts)
}
const list = (who: Member, subjectKind: 'worker' | 'contract', subject: string) =>
  who.browser.call(documentsRoute as typeof listRoute, { subjectKind, subject })

test('every kind of record is found by its own table, and none where there is none', async () => {
  expect([...OWNER_FINDERS.keys()].sort()).toEqual([...SUBJECT_KINDS].sort())
  for (const { find } of OWNER_FINDERS.values()) {
    expect(await find(server.ledger.pool, 'home', 'nowhere')).toBeNull()
  }
})

test('papers of a worker: she, the office, and the agency to which she opened her file; nobody else', async () => {
  const brought = await send(agency, { bytes: pdf('brought') })
  expect(brought.status).toBe(200)
  expect((await list(stranger, 'worker', 'k-1')).status).toBe(404)
  expect((await send(stranger, {})).status).toBe(404)
  const file = (who: Member) =>
    server.app.request(`/api/v1/documents/${brought.body.document}/file`, {
      headers: { cookie: who.browser.cookie! },
    })
  expect((await file(stranger)).status).toBe(404)
  for (const who of [worker, officer, agency]) {
    expect((await list(who, 'worker', 'k-1')).body).toMatchObject({
      documents: [{ type: 'passport' }],
    })
    const given = await file(who)
    expect(given.status).toBe(200)
    await given.arrayBuffer()
  }
  expect((await list(worker, 'worker', 'k-2')).status).toBe(404)
  expect((await list(attache, 'worker', 'k-1')).status).toBe(404)
  expect((await list(attache, 'contract', 'c-1')).status).toBe(200)
  expect(
    (
      await send(attache, {
        subjectKind: 'contract',
        subject: 'c-1',
        type: 'contract_copy',
      } as never)
    ).status,
  ).toBe(200)
})

test('the same file of one worker and of another; erasing her erases her papers and her contract’s', async () => {
  const bytes = pdf('insurance')
  const parts = { bytes, type: 'insurance_policy' } as const
  const mine = await send(officer, parts)
  const ofContract = await send(officer, {
    ...parts,
    subjectKind: 'contract',
    subject: 'c-1',
  } as never)
  const held = () =>
    heldDocuments(server.ledger.pool, 'home', [
      { kind: 'worker', id: 'k-1' },
      { kind: 'contract', id: 'c-1' },
    ])
  const isElsewhere = async () =>
    (await held()).filter(({ usedForAnother }) => usedForAnother === true).map(({ type }) => type)
  // Her contract's papers are hers.
  expect(await isElsewhere()).toEqual([])
  await send(officer, { ...parts, subject: 'k-2' })
  expect(await isElsewhere()).toEqual(['insurance_policy', 'insurance_policy'])
  const missing = missingDocuments(
    [{ type: 'insurance_policy', of: 'worker' }],
    await held(),
    '2026-03-02',
  )
  expect(missing).toMatchObject([{ reason: 'used_for_another' }])
  await eraseSubject(server.ledger.owner, server.ledger, 'k-1', 'request')
  for (const { body } of [mine, ofContract]) {
    expect(await openFile(server.documents, String(body.document))).toBeNull()
  }
})
