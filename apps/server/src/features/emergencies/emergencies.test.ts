import {
  emergenciesRoute,
  emergencyRoute,
  grantRoleRoute,
  notificationsRoute,
  openableRoute,
  openEmergencyRoute,
  ownEventsRoute,
  reviewEmergencyRoute,
  sessionRoute,
} from '@corridor/contract'
import type { ProtectedRecord } from '@corridor/permissions'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { loadDecisions } from '../identity/decisionContext.ts'
import { loadMandates } from '../identity/standIns/mandates.ts'
import {
  handClock,
  type Member,
  MINUTE,
  makeAdministrator,
  makeMember,
  scopeOf,
} from '../identity/testing/people.ts'
import {
  anyKind,
  appendAction,
  organisationKind,
  readRecord,
  rebuildLedger,
} from '../ledger/index.ts'
import { creation } from '../ledger/testing/requests.ts'
import { handOut } from '../notifications/notificationJobs.ts'
import { emergencyKind } from './emergencyKind.ts'
import { lapseEmergencies } from './lapseEmergencies.ts'

/** A case as it will be kept; its register is asked for its owner. */
const caseOf = (id: string): ProtectedRecord => ({
  kind: 'case',
  id,
  owner: 'worker-1',
  organisations: ['example-agency'],
  office: 'north',
  jurisdiction: 'NPL',
  assignees: ['somebody-else'],
  mandateHolders: [],
  state: 'triaged',
})

const clock = handClock()
let server: TestServer
let administrator: Member
let conciliator: Member
let auditor: Member

beforeAll(async () => {
  server = await testServer({
    now: clock.now,
    registers: new Map([['case', async (id) => (id === 'case-none' ? null : caseOf(id))]]),
  })
  administrator = await makeAdministrator(server, clock)
  conciliator = await makeMember(server, clock, administrator, 'conciliator', ['conciliator'])
  auditor = await makeMember(server, clock, administrator, 'auditor', ['auditor'])
})
beforeEach(async () => {
  await server.kysely.updateTable('sign_in_session').set({ seen: clock.now() }).execute()
})
afterAll(() => server.close())

const REASON = 'The worker is in danger tonight and her conciliator cannot be reached'
const WORDS = 'The danger was real, and nobody else was there'
let keys = 0

const breakGlass = (
  who: Member,
  {
    record = 'case-1',
    key = `key-${keys++}`,
    ...more
  }: Partial<{
    record: string
    key: string
    minutes: number
    reason: string
    permission: 'read.case' | 'read.worker-contact'
  }> = {},
) =>
  who.browser.call(
    openEmergencyRoute,
    {},
    {
      permission: 'read.case',
      record: { kind: 'case', id: record },
      reason: REASON,
      minutes: 60,
      ...more,
    },
    { 'idempotency-key': key },
  )

const review = (who: Member, emergency: string, expectedVersion: number) =>
  who.browser.call(
    reviewEmergencyRoute,
    { emergency },
    { expectedVersion, judgement: 'justified', words: WORDS },
    { 'idempotency-key': `key-${keys++}` },
  )

/** What the permissions say now of somebody reading a case. */
async function mayRead(who: Member, record: string) {
  const actor = {
    ...({ kind: 'person', person: who.id, assurance: 'two-factor', session: 's' } as const),
    ...{ owesSecondFactor: false, signedInAt: clock.now() },
    roles: await loadMandates(server.kysely, who.id),
  }
  const decisions = await loadDecisions(server.kysely, server.identity, actor)
  return decisions.decide('read.case', caseOf(record))
}

describe('breaking the glass', () => {
  test('opens the one record, for the one person, until its time is over', async () => {
    expect(await mayRead(conciliator, 'case-1')).toMatchObject({ allowed: false })
    const { body, status } = await breakGlass(conciliator)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'open',
      person: { id: conciliator.id, name: 'conciliator example' },
      reviewDueOn: '2026-03-09',
      earlierThisYear: 0,
      mayReview: false,
    })
    expect(await mayRead(conciliator, 'case-1')).toMatchObject({
      allowed: true,
      by: { role: 'conciliator', scope: 'break-glass', breakGlass: body.id },
    })
    expect(await mayRead(conciliator, 'case-2')).toMatchObject({ allowed: false })
    expect(await mayRead(auditor, 'case-1')).toMatchObject({ allowed: false })
    clock.pass(59 * MINUTE)
    expect(await mayRead(conciliator, 'case-1')).toMatchObject({ allowed: true })
    clock.pass(MINUTE)
    expect(await mayRead(conciliator, 'case-1')).toMatchObject({ allowed: false })
    await server.kysely.updateTable('sign_in_session').set({ seen: clock.now() }).execute()
    const shown = await conciliator.browser.ask(emergencyRoute, { emergency: body.id })
    expect(shown).toMatchObject({ status: 'lapsed', version: 1 })
    expect(await lapseEmergencies(server)).toBe(1)
    expect(await lapseEmergencies(server)).toBe(0)
    const noted = await conciliator.browser.ask(emergencyRoute, { emergency: body.id })
    expect(noted).toMatchObject({ status: 'lapsed', version: 2 })
  })

  test('tells the owner and those who may judge it, at once, until it is judged', async () => {
    const { body } = await breakGlass(conciliator, { record: 'case-told' })
    const ask = async (text: string) => (await server.ledger.owner.query(text, [body.id])).rows
    const [notice] = await ask(
      `select id, audience::jsonb->>'permission' as permission, audience::jsonb->'except' as except
       from notice where record = $1 and kind = 'emergency.opened'`,
    )
    expect(notice).toMatchObject({ permission: 'review.break-glass', except: [conciliator.id] })
    const { ledger, identity } = server
    await handOut({ ...ledger, ...identity }, notice!.id)
    const { notifications } = await auditor.browser.ask(notificationsRoute, {})
    expect(notifications).toContainEqual(
      expect.objectContaining({
        kind: 'emergency.opened',
        path: `/desk/emergencies/${body.id}`,
        text: expect.stringContaining('2026'),
      }),
    )
    expect((await conciliator.browser.ask(notificationsRoute, {})).notifications).toEqual([])
    const yours = await server.ledger.owner.query(
      `select person from notification where kind = 'emergency.of-yours'
       and params::jsonb->>'at' = $1`,
      [body.opened],
    )
    expect(yours.rows).toContainEqual({ person: 'worker-1' })
    const waiting = 'select permission, excluded from work_item where record = $1'
    expect(await ask(waiting)).toEqual([
      { permission: 'review.break-glass', excluded: [conciliator.id] },
    ])
    expect((await review(auditor, body.id, 1)).status).toBe(200)
    expect(await ask(waiting)).toEqual([])
  })

  test('a reading that rests on it says so, and is shown with it', async () => {
    const { body } = await breakGlass(conciliator, { record: 'case-read' })
    await appendAction(server.ledger, organisationKind, creation('case-read'))
    const decision = await mayRead(conciliator, 'case-read')
    if (!decision.allowed) throw new Error('not allowed')
    await readRecord(server.ledger, organisationKind, 'case-read', {
      actor: conciliator.id,
      role: decision.by.role,
      ...(decision.by.breakGlass === null ? {} : { breakGlass: decision.by.breakGlass }),
    })
    await readRecord(server.ledger, organisationKind, 'case-read', {
      actor: 'somebody-else',
      role: 'conciliator',
    })
    const { uses } = await auditor.browser.ask(emergencyRoute, { emergency: body.id })
    expect(uses).toEqual([{ record: 'case-read', at: clock.now().toISOString() }])
  })

  test('is repeated visibly, and sent twice it is one', async () => {
    const earlier = await breakGlass(conciliator, { record: 'case-3' })
    const key = 'the-same-key'
    const [one, two] = [
      await breakGlass(conciliator, { record: 'case-4', key }),
      await breakGlass(conciliator, { record: 'case-4', key }),
    ]
    expect(one.body.earlierThisYear).toBe(earlier.body.earlierThisYear + 1)
    expect(two.body).toEqual(one.body)
    const other = await breakGlass(conciliator, { record: 'case-5', key })
    expect(other.body).toMatchObject({ code: 'key_reused' })
    const unkeyed = await conciliator.browser.call(
      openEmergencyRoute,
      {},
      {
        permission: 'read.case',
        record: { kind: 'case', id: 'case-6' },
        reason: REASON,
        minutes: 60,
      },
    )
    expect(unkeyed.status).toBe(400)
  })

  test('at once with one key is one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        breakGlass(conciliator, { record: 'case-burst', key: 'one-burst' }),
      ),
    )
    for (const { status } of answers) expect([200, 409]).toContain(status)
    const rows = await server.kysely
      .selectFrom('break_glass')
      .select('record')
      .where('subject', '=', 'case-burst')
      .execute()
    expect(rows).toHaveLength(1)
  })

  test('needs a reason, a limit, a record that is there and a role that may', async () => {
    const refused = async (who: Member, more: Parameters<typeof breakGlass>[1], expected: number) =>
      expect([more, (await breakGlass(who, more)).status]).toEqual([more, expected])
    await refused(conciliator, { reason: 'because' }, 400)
    await refused(conciliator, { reason: ' '.repeat(40) }, 400)
    await refused(conciliator, { minutes: 241 }, 400)
    await refused(conciliator, { minutes: 0 }, 400)
    await refused(conciliator, { record: 'case-none' }, 404)
    await refused(conciliator, { permission: 'read.worker-contact' }, 403)
    await refused(administrator, {}, 403)
    const inspector = await makeMember(server, clock, administrator, 'inspector', ['inspector'])
    await refused(inspector, {}, 403)
  })

  test('an administrator reaches no case, not by any other role either', async () => {
    const { body } = await breakGlass(auditor, { record: 'case-a' })
    expect(await mayRead(auditor, 'case-a')).toMatchObject({ allowed: true })
    const both = await administrator.browser.call(
      grantRoleRoute,
      { person: auditor.id },
      scopeOf('administrator'),
    )
    expect(both.status).toBe(403)
    // Also where somebody wrote the role into the database.
    const row = await server.kysely
      .selectFrom('role_grant')
      .selectAll()
      .where('person', '=', auditor.id)
      .executeTakeFirstOrThrow()
    await server.kysely
      .insertInto('role_grant')
      .values({ ...row, id: 'forged', role: 'administrator' })
      .execute()
    expect(await mayRead(auditor, 'case-a')).toMatchObject({
      allowed: false,
      reason: 'administrators_see_no_cases',
    })
    await server.kysely.deleteFrom('role_grant').where('id', '=', 'forged').execute()
    expect(body.person.id).toBe(auditor.id)
  })

  test('what one may open is told, and to who has two factors only', async () => {
    const openable = async ({ browser }: Member) =>
      (await browser.ask(openableRoute, {})).permissions
    expect(await openable(conciliator)).toEqual(['read.case', 'read.case-identity'])
    expect(await openable(auditor)).toEqual(['read.case'])
    expect(await openable(administrator)).toEqual([])
    const session = await conciliator.browser.ask(sessionRoute, {})
    expect(session).toMatchObject({
      me: { permissions: expect.arrayContaining(['open.break-glass']) },
    })
  })
})

describe('the review', () => {
  test('is another’s: the opener is refused, whatever her role', async () => {
    const { body } = await breakGlass(auditor, { record: 'case-7' })
    expect(await review(auditor, body.id, 1)).toMatchObject({
      status: 422,
      body: { code: 'rule_not_met', details: { reason: 'separation' } },
    })
    expect((await review(conciliator, body.id, 1)).status).toBe(403)
    expect((await review(administrator, body.id, 1)).status).toBe(403)
    const second = await makeMember(server, clock, administrator, 'second-auditor', ['auditor'])
    expect(await mayRead(auditor, 'case-7')).toMatchObject({ allowed: true })
    const { emergencies } = await second.browser.ask(emergenciesRoute, { state: 'to-review' })
    expect(emergencies.find(({ id }) => id === body.id)).toMatchObject({ mayReview: true })
    expect(await review(second, body.id, 1)).toMatchObject({
      status: 200,
      body: {
        status: 'reviewed',
        review: { judgement: 'justified', words: WORDS, by: { id: second.id } },
      },
    })
    // It was still open; it ended with the review.
    expect(await mayRead(auditor, 'case-7')).toMatchObject({ allowed: false })
    expect(await review(second, body.id, 2)).toMatchObject({
      status: 409,
      body: { code: 'not_in_state' },
    })
    expect((await breakGlass(conciliator, { record: 'case-8' })).status).toBe(200)
  })

  test('also not through a stand-in, and a missed one is seen to be late', async () => {
    const { body } = await breakGlass(conciliator, { record: 'case-late' })
    const standIn = await makeMember(server, clock, administrator, 'stand-in', [])
    await server.kysely
      .insertInto('stand_in')
      .values({
        ...{ id: 'lent', giver: auditor.id, receiver: standIn.id, role: 'auditor' },
        ...{ organisation: 'home', office: null, jurisdiction: null, ended: null },
        ...{ valid_from: '2026-01-01', valid_until: '2026-12-31', only_in_absence: false },
        given: clock.now(),
      })
      .execute()
    const own = await breakGlass(auditor, { record: 'case-lent' })
    expect((await review(standIn, own.body.id, 1)).status).toBe(422)
    clock.pass(8 * 24 * 60 * MINUTE)
    await server.kysely
      .updateTable('sign_in_session')
      .set({
        seen: clock.now(),
        expires: new Date(clock.now().getTime() + 60 * MINUTE),
      })
      .execute()
    const late = await auditor.browser.ask(emergencyRoute, { emergency: body.id })
    expect(late).toMatchObject({ reviewOverdue: true, status: 'lapsed', mayReview: true })
    expect((await review(standIn, body.id, 1)).status).toBe(200)
  })
})

describe('who sees it', () => {
  test('one’s own, for auditors all, for the authority those of its jurisdiction', async () => {
    const { body } = await breakGlass(conciliator, { record: 'case-seen' })
    const authority = await makeMember(server, clock, administrator, 'authority', [])
    await administrator.browser.ask(
      grantRoleRoute,
      { person: authority.id },
      { ...scopeOf('authority'), jurisdiction: 'NPL' },
    )
    const ids = async ({ browser }: Member, whose: 'own' | 'all') =>
      (await browser.ask(emergenciesRoute, { whose })).emergencies.map(({ id }) => id)
    expect(await ids(conciliator, 'all')).toContain(body.id)
    expect(await ids(auditor, 'all')).toContain(body.id)
    expect(await ids(auditor, 'own')).not.toContain(body.id)
    expect(await ids(authority, 'all')).toEqual([])
    expect((await authority.browser.call(emergencyRoute, { emergency: body.id })).status).toBe(404)
    await server.kysely
      .updateTable('role_grant')
      .set({ jurisdiction: 'NPL' })
      .where('person', '=', conciliator.id)
      .execute()
    const local = await breakGlass(conciliator, { record: 'case-local' })
    expect(await ids(authority, 'all')).toEqual([local.body.id])
    expect(await ids(administrator, 'all')).toEqual([])
    const { events } = await conciliator.browser.ask(ownEventsRoute, {})
    expect(events.map(({ verb }) => verb)).toContain('read.emergencies')
  })

  test('and it is made again from the log as it was', async () => {
    const read = () =>
      server.kysely.selectFrom('break_glass').selectAll().orderBy('record').execute()
    const before = await read()
    expect(before.length).toBeGreaterThan(8)
    const { ledger } = server
    await rebuildLedger(ledger.owner, ledger, [anyKind(emergencyKind), anyKind(organisationKind)])
    expect(await read()).toEqual(before)
  })
})
