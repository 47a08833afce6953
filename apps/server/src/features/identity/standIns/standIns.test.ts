import {
  accountRoute,
  addAbsenceRoute,
  addStandInRoute,
  allInterestsRoute,
  allStandInsRoute,
  auditRoute,
  declareInterestRoute,
  endInterestRoute,
  endStandInRoute,
  grantRoleRoute,
  interestsRoute,
  ownEventsRoute,
  peopleRoute,
  removeAbsenceRoute,
  standInsRoute,
  withdrawRoleRoute,
} from '@corridor/contract'
import {
  type PermissionName,
  type ProtectedRecord,
  separationBreaches,
} from '@corridor/permissions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../testing/testServer.ts'
import { actionContextOf } from '../../ledger/actionContextOf.ts'
import { appendAction, organisationKind } from '../../ledger/index.ts'
import { creation } from '../../ledger/testing/requests.ts'
import { loadDecisions } from '../decisionContext.ts'
import {
  handClock,
  type Member,
  MINUTE,
  makeAdministrator,
  makeMember,
  scopeOf,
} from '../testing/people.ts'
import { loadInterests } from './loadInterests.ts'
import { loadMandates } from './mandates.ts'

const clock = handClock()
let server: TestServer
let administrator: Member

beforeAll(async () => {
  // The authority's day begins before that of UTC: it is 3 March there already at half past six.
  server = await testServer({ now: clock.now, timeZone: 'Asia/Kathmandu' })
  administrator = await makeAdministrator(server, clock)
})
afterAll(() => server.close())

const member = (name: string, roles: Parameters<typeof makeMember>[4] = []) =>
  makeMember(server, clock, administrator, name, roles)

const ownGrant = async ({ browser }: Member) => {
  const { roles } = await browser.ask(accountRoute, {})
  return roles[0]!.id
}

async function lend(
  giver: Member,
  receiver: Member,
  more: Partial<{ from: string; until: string; onlyInAbsence: boolean; grant: string }> = {},
) {
  const grant = more.grant ?? (await ownGrant(giver))
  return await giver.browser.call(
    addStandInRoute,
    {},
    { receiver: receiver.email, from: '2026-03-01', until: '2026-03-31', grant, ...more },
  )
}

/** Whether she may read the log, as an auditor may. */
const mayReadLog = async ({ browser }: Member) =>
  (await browser.call(auditRoute, {})).status === 200

describe('standing in', () => {
  test('gives the role, tells both, and ends at once when the giver ends it', async () => {
    const [giver, receiver] = [await member('giver', ['auditor']), await member('receiver')]
    expect(await mayReadLog(receiver)).toBe(false)
    const { body, status } = await lend(giver, receiver)
    expect(status).toBe(200)
    expect(body).toMatchObject({ role: 'auditor', counts: true, receiver: { id: receiver.id } })
    expect(await mayReadLog(receiver)).toBe(true)
    const { held } = await receiver.browser.ask(standInsRoute, {})
    expect(held).toMatchObject([{ giver: { id: giver.id } }])
    const { events } = await receiver.browser.ask(ownEventsRoute, {})
    expect(events.map(({ verb }) => verb)).toContain('delegate.mandate')
    const seen = await administrator.browser.ask(allStandInsRoute, {})
    expect(seen.standIns).toMatchObject([{ receiver: { id: receiver.id } }])
    const standIn = held[0]!.id
    const foreign = await receiver.browser.call(endStandInRoute, { standIn })
    expect(foreign.status).toBe(404)
    await giver.browser.ask(endStandInRoute, { standIn })
    expect(await mayReadLog(receiver)).toBe(false)
    expect((await giver.browser.call(endStandInRoute, { standIn })).status).toBe(404)
  })

  test('ends with the giver’s own role and with her account', async () => {
    const [giver, receiver] = [await member('leaving', ['auditor']), await member('staying')]
    const grant = await ownGrant(giver)
    await lend(giver, receiver)
    expect(await mayReadLog(receiver)).toBe(true)
    await administrator.browser.ask(withdrawRoleRoute, { person: giver.id, grant })
    expect(await mayReadLog(receiver)).toBe(false)
    const { held } = await receiver.browser.ask(standInsRoute, {})
    expect(held).toMatchObject([{ counts: false }])
    await administrator.browser.ask(grantRoleRoute, { person: giver.id }, scopeOf('auditor'))
    expect(await mayReadLog(receiver)).toBe(true)
    await server.kysely
      .updateTable('person')
      .set({ state: 'deactivated' })
      .where('id', '=', giver.id)
      .execute()
    expect(await mayReadLog(receiver)).toBe(false)
  })

  test('is not passed on, not given to oneself, and gives nobody what stays with the person', async () => {
    const [giver, receiver] = [await member('source', ['auditor']), await member('middle')]
    const last = await member('last-of-three')
    const { body } = await lend(giver, receiver)
    const standIn = (body as { readonly id: string }).id
    const grant = await ownGrant(giver)
    for (const passed of [standIn, grant]) {
      expect((await lend(receiver, last, { grant: passed })).status).toBe(404)
    }
    expect((await lend(giver, giver)).body).toMatchObject({ details: { refusal: 'to_oneself' } })
    // A row made by hand, of what the middle one only stands in for, counts for nothing.
    await server.kysely
      .insertInto('stand_in')
      .values({
        id: 'forged',
        giver: receiver.id,
        receiver: last.id,
        role: 'auditor',
        organisation: 'home',
        office: null,
        jurisdiction: null,
        valid_from: '2026-01-01',
        valid_until: '2026-12-31',
        only_in_absence: false,
        given: clock.now(),
        ended: null,
      })
      .execute()
    expect(await mayReadLog(receiver)).toBe(true)
    expect(await mayReadLog(last)).toBe(false)
    await administrator.browser.ask(endStandInRoute, { standIn: 'forged' }).catch(() => {})
    const helper = await member('helper')
    await lend(administrator, helper)
    expect((await helper.browser.call(peopleRoute, {})).status).toBe(200)
    const giving = await helper.browser.call(
      grantRoleRoute,
      { person: last.id },
      scopeOf('auditor'),
    )
    expect(giving.status).toBe(403)
  })

  test('counts only on days of the absence where it is for absences, by the authority’s calendar', async () => {
    const [giver, receiver] = [await member('away', ['auditor']), await member('there')]
    await lend(giver, receiver, { onlyInAbsence: true })
    expect(await mayReadLog(receiver)).toBe(false)
    const days = { from: '2026-03-03', until: '2026-03-03' }
    const { id } = await giver.browser.ask(addAbsenceRoute, {}, days)
    expect(clock.now().toISOString()).toMatch(/^2026-03-02T(0|1[0-7])/)
    expect(await mayReadLog(receiver)).toBe(false)
    const before = clock.now().getTime()
    const steps = [Date.parse('2026-03-02T18:10:00Z'), Date.parse('2026-03-02T18:20:00Z')]
    const reached: boolean[] = []
    for (const at of steps) {
      clock.pass(at - clock.now().getTime())
      await server.kysely.updateTable('sign_in_session').set({ seen: clock.now() }).execute()
      reached.push(await mayReadLog(receiver))
    }
    expect(reached).toEqual([false, true])
    await giver.browser.ask(removeAbsenceRoute, { absence: id })
    expect(await mayReadLog(receiver)).toBe(false)
    clock.pass(before - clock.now().getTime() + MINUTE)
    await server.kysely.updateTable('sign_in_session').set({ seen: clock.now() }).execute()
  })

  test('joins no duties that are kept apart', async () => {
    const inspector = await member('inspects', ['inspector'])
    const refused = await lend(administrator, inspector)
    expect(refused).toMatchObject({ status: 403, body: { details: { rule: 'SD4' } } })
    const stands = await member('stands')
    await lend(administrator, stands)
    const both = await administrator.browser.call(
      grantRoleRoute,
      { person: stands.id },
      scopeOf('inspector'),
    )
    expect(both.status).toBe(403)
  })

  test('with days that make no sense is refused', async () => {
    const [giver, receiver] = [await member('dates', ['auditor']), await member('dated')]
    for (const days of [
      { from: '2026-03-20', until: '2026-03-10' },
      { from: '2026-01-01', until: '2026-02-01' },
      { from: '2025-01-01', until: '2025-02-01' },
    ]) {
      expect((await lend(giver, receiver, days)).status).toBe(400)
    }
    const nobody = await giver.browser.call(
      addStandInRoute,
      {},
      {
        receiver: 'nobody-at-all@example.org',
        from: '2026-03-01',
        until: '2026-03-31',
        grant: await ownGrant(giver),
      },
    )
    expect(nobody.status).toBe(404)
  })
})

describe('maker and checker', () => {
  test('are two people also where one stands in for the other', async () => {
    const officer = await member('officer', ['licensing-officer', 'authority'])
    const other = await member('other-authority', ['authority'])
    await server.kysely
      .updateTable('role_grant')
      .set({ office: 'north', jurisdiction: 'NPL' })
      .where('person', 'in', [officer.id, other.id])
      .execute()
    const stand = await member('stand')
    const { roles } = await officer.browser.ask(accountRoute, {})
    for (const { id } of roles) await lend(officer, stand, { grant: id })
    const record: ProtectedRecord = {
      ...{ kind: 'organisation', id: 'example-agency', owner: null, office: 'north' },
      ...{ organisations: ['example-agency'], jurisdiction: 'NPL', assignees: [] },
      ...{ mandateHolders: [], state: 'active' },
    }
    let number = 0
    const act = async (person: Member, type: string, payload: object, expectedVersion: number) => {
      const actor = {
        ...({ kind: 'person', person: person.id, assurance: 'two-factor' } as const),
        ...{ session: 's', owesSecondFactor: false, signedInAt: clock.now() },
        roles: await loadMandates(server.kysely, person.id),
      }
      const decisions = await loadDecisions(server.kysely, server.identity, actor)
      const { permission } = organisationKind.definition.actionByType.get(type)!
      const answer = await appendAction(server.ledger, organisationKind, {
        record: record.id,
        key: `act-${number++}`,
        command: { type, payload, expectedVersion },
        context: actionContextOf({ ...decisions, actor }, permission as PermissionName, record),
      })
      return answer.kind === 'refused' ? answer.refusal.reason : answer.kind
    }
    const suspend = { act: 'suspend', reason: 'Example reason' }
    await appendAction(server.ledger, organisationKind, creation(record.id))
    expect(await act(officer, 'organisation.propose', suspend, 1)).toBe('recorded')
    expect(await act(officer, 'organisation.confirm', {}, 2)).toBe('separation')
    expect(await act(stand, 'organisation.confirm', {}, 2)).toBe('separation')
    expect(await act(other, 'organisation.confirm', {}, 2)).toBe('recorded')
    // An interest of hers bars who would be free to, and whoever stands in for her.
    const bar = { kind: 'declared', with: record.id, words: '', from: '2026-01-01' } as const
    const { id } = await officer.browser.ask(declareInterestRoute, {}, bar)
    const lift = { ...suspend, act: 'lift' }
    for (const one of [officer, stand]) {
      await expect(act(one, 'organisation.propose', lift, 3)).rejects.toMatchObject({
        code: 'not_permitted',
        reason: 'interest',
      })
    }
    await server.kysely.deleteFrom('interest').where('id', '=', id).execute()
    expect(await act(stand, 'organisation.propose', lift, 3)).toBe('recorded')
    expect(await act(officer, 'organisation.confirm', {}, 4)).toBe('separation')
    expect(await act(stand, 'organisation.confirm', {}, 4)).toBe('separation')
    expect(await act(other, 'organisation.confirm', {}, 4)).toBe('recorded')
  })
})

describe('interests', () => {
  test('are one’s own to declare and end, and stay on record', async () => {
    const [official, auditor] = [
      await member('official', ['inspector']),
      await member('watch', ['auditor']),
    ]
    const declared = await official.browser.ask(
      declareInterestRoute,
      {},
      { kind: 'household', with: 'example-agency', words: 'spouse', from: '2026-01-01' },
    )
    expect((await auditor.browser.call(endInterestRoute, { interest: declared.id })).status).toBe(
      404,
    )
    await official.browser.ask(endInterestRoute, { interest: declared.id })
    expect((await official.browser.call(endInterestRoute, { interest: declared.id })).status).toBe(
      404,
    )
    const { interests } = await official.browser.ask(interestsRoute, {})
    expect(interests).toEqual([{ ...declared, until: '2026-03-02' }])
    const all = await auditor.browser.ask(allInterestsRoute, {})
    expect(all.interests).toMatchObject([{ person: { id: official.id }, with: 'example-agency' }])
    expect((await official.browser.call(allInterestsRoute, {})).status).toBe(403)
    const { events } = await official.browser.ask(ownEventsRoute, {})
    expect(events.map(({ verb }) => verb)).toContain('read.interests')
  })

  test('bar her, and who stands in for her, from acting', async () => {
    const official = await member('tied', ['inspector'])
    await official.browser.ask(
      declareInterestRoute,
      {},
      { kind: 'employment', with: 'former-agency', from: '2020-01-01', until: '2025-06-30' },
    )
    const interests = await loadInterests(server.kysely, [official.id])
    const mandate = {
      ...({ role: 'inspector', organisation: 'home', from: '2026-01-01' } as const),
      onBehalfOf: official.id,
    }
    const record = {
      ...({ kind: 'inspection', id: 'i', owner: null, organisations: ['former-agency'] } as const),
      ...{ office: null, jurisdiction: null, assignees: [], mandateHolders: [], state: null },
    }
    const breaches = (on: string) =>
      separationBreaches(
        { kind: 'person', person: 'a-stand-in', assurance: 'two-factor', roles: [mandate] },
        {
          permission: 'record.inspection',
          by: { role: 'inspector', scope: 'assigned', mandate, breakGlass: null },
          ...{ record, on, nowMilliseconds: 0 },
        },
        [],
        interests,
      )
    expect(breaches('2026-03-02')).toMatchObject([{ rule: 'SD7' }])
    expect(breaches('2027-07-01')).toEqual([])
  })
})
