import {
  type ActionRoute,
  type ActRefused,
  appointRoute,
  assignOrganisationRoute,
  closeOfficeRoute,
  confirmOrganisationRoute,
  declineOrganisationRoute,
  noteOrganisationRoute,
  ORGANISATION_ACT_ROUTES,
  openOfficeRoute,
  organisationChoicesRoute,
  organisationRoute,
  organisationsRoute,
  proposeOrganisationRoute,
  type RoleScope,
  type Route,
  registerOrganisationRoute,
  renameOrganisationRoute,
} from '@corridor/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import type { Browser } from '../identity/testing/browser.ts'
import {
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
} from '../identity/testing/people.ts'
import { anyKind, rebuildLedger } from '../ledger/rebuildLedger.ts'
import { organisationKind } from './organisationKind.ts'

const clock = handClock()
let server: TestServer
let administrator: Member
/** Officers of the office north, of the office south, and the director of the country. */
let north: Member
let south: Member
let director: Member

beforeAll(async () => {
  server = await testServer({ now: clock.now })
  administrator = await makeAdministrator(server, clock)
  north = await member('north', { role: 'licensing-officer', office: 'home.north' })
  south = await member('south', { role: 'licensing-officer', office: 'home.south' })
  director = await member('director', { role: 'authority', jurisdiction: 'NPL' })
})
afterAll(() => server.close())

async function member(name: string, ...mandates: readonly Partial<RoleScope>[]): Promise<Member> {
  const made = await makeMember(server, clock, administrator, name, [])
  for (const [place, { role, office, jurisdiction, organisation }] of mandates.entries()) {
    await server.kysely
      .insertInto('role_grant')
      .values({
        id: `${name}-${place}`,
        person: made.id,
        role: role!,
        organisation: organisation ?? 'home',
        office: office ?? null,
        jurisdiction: jurisdiction ?? null,
        valid_from: '2026-01-01',
        valid_until: null,
        granted_by: null,
        granted: clock.now(),
        withdrawn: null,
        withdrawn_by: null,
      })
      .execute()
  }
  return made
}

let keys = 0
const newKey = () => {
  keys += 1
  return `test-key-${keys}`
}

/** Sends a command. */
const act = <R extends ActionRoute>(
  { browser }: { readonly browser: Browser },
  route: R,
  organisation: string | null,
  expectedVersion: number,
  payload: unknown,
  key = newKey(),
) =>
  browser.call(
    route as Route,
    organisation === null ? {} : { organisation },
    { expectedVersion, payload },
    { 'idempotency-key': key },
  ) as Promise<{ status: number; body: Record<string, never>; headers: Headers }>

const agency = (name: string, more: object = {}) => ({
  kind: 'agency',
  name,
  country: 'NPL',
  registration: null,
  office: 'home.north',
  jurisdiction: 'NPL',
  ...more,
})

/** An agency whose file the office north keeps. */
async function registered(name: string, more: object = {}): Promise<string> {
  const { status, body } = await act(
    administrator,
    registerOrganisationRoute,
    null,
    0,
    agency(name, more),
  )
  expect([status, body]).toMatchObject([200, { version: 1, repeated: false }])
  return body.record!
}

describe('the administration itself', () => {
  test('is there from the first start, once', async () => {
    const home = await administrator.browser.ask(organisationRoute, { organisation: 'home' })
    expect(home).toMatchObject({
      kind: 'authority',
      status: 'active',
      country: null,
      // As the first administrator called it.
      name: 'Example Ministry',
    })
    expect(home.history[0]).toMatchObject({ actor: 'system:start', role: 'system' })
    const second = await testServer({ sharing: server, now: clock.now })
    await second.close()
    const again = await administrator.browser.ask(organisationRoute, { organisation: 'home' })
    expect(again.version).toBe(home.version)
  })

  test('opens offices, which files and mandates then name', async () => {
    for (const [version, office] of ['north', 'south'].entries()) {
      const payload = {
        office,
        name: `Office ${office}`,
        jurisdiction: 'NPL-P1',
        from: '2026-01-01',
      }
      const { status } = await act(administrator, openOfficeRoute, 'home', version + 2, payload)
      expect(status).toBe(200)
    }
    const choices = await administrator.browser.ask(organisationChoicesRoute, {
      kind: 'authority',
    })
    expect(choices.organisations).toMatchObject([
      {
        id: 'home',
        offices: [
          { id: 'home.north', name: 'Office north', jurisdiction: 'NPL-P1' },
          { id: 'home.south', name: 'Office south', jurisdiction: 'NPL-P1' },
        ],
      },
    ])
    expect(choices.jurisdictions).toEqual(['NPL-P1'])
  })

  test('cannot be suspended', async () => {
    const { status, body } = await act(administrator, proposeOrganisationRoute, 'home', 4, {
      act: 'suspend',
      reason: 'x',
    })
    expect([status, body]).toMatchObject([422, { code: 'rule_not_met' }])
    const { findings } = body.details as unknown as ActRefused
    expect(findings.filter(({ met }) => met !== 'yes')).toMatchObject([
      { rule: 'organisation.not_home', met: 'no' },
    ])
  })
})

describe('a command', () => {
  test('is done once, however often it is sent; its key serves no other act', async () => {
    const key = newKey()
    const send = (payload: object) =>
      act(administrator, registerOrganisationRoute, null, 0, payload, key)
    const first = await send(agency('Example Once'))
    const second = await send(agency('Example Once'))
    expect(second.body).toEqual({ ...first.body, repeated: true })
    const other = await send(agency('Example Twice'))
    expect([other.status, other.body]).toMatchObject([422, { code: 'key_reused' }])
    const found = await administrator.browser.ask(organisationsRoute, { text: 'once' })
    expect(found.organisations).toHaveLength(1)
  })

  test('needs a key and a whole body', async () => {
    const body = { expectedVersion: 0, payload: agency('Example Keyless') }
    const keyless = await administrator.browser.call(registerOrganisationRoute as Route, {}, body)
    expect([keyless.status, keyless.body]).toMatchObject([400, { code: 'bad_request' }])
    const wrong = await act(administrator, registerOrganisationRoute, null, 0, {
      ...agency(''),
      country: 'Nepal',
    })
    expect(wrong.body).toMatchObject({
      code: 'bad_request',
      details: {
        parameters: [{ parameter: 'payload.name' }, { parameter: 'payload.country' }],
      },
    })
  })

  test('on a version that is over is told what was added, and may then be sent anew', async () => {
    const id = await registered('Example Changed')
    const rename = { name: 'Example Renamed', from: '2026-02-01' }
    expect((await act(administrator, renameOrganisationRoute, id, 1, rename)).status).toBe(200)
    const stale = await act(administrator, renameOrganisationRoute, id, 1, {
      name: 'Example Other',
      from: '2026-03-01',
    })
    expect([stale.status, stale.body]).toMatchObject([
      409,
      {
        code: 'record_changed',
        details: {
          version: 2,
          since: [{ version: 2, type: 'organisation.rename', actor: administrator.id }],
        },
      },
    ])
    // A remark commutes with whatever happens.
    expect((await act(north, noteOrganisationRoute, id, 1, { text: 'x' })).status).toBe(403)
    expect((await act(administrator, noteOrganisationRoute, id, 1, { text: 'x' })).status).toBe(200)
  })

  test('that the state does not allow is told what is possible instead', async () => {
    const id = await registered('Example Idle')
    const nothing = await act(director, confirmOrganisationRoute, id, 1, {})
    expect([nothing.status, nothing.body]).toMatchObject([
      422,
      { details: { reason: 'guard', findings: [{ rule: 'organisation.proposed', met: 'no' }] } },
    ])
    await act(administrator, proposeOrganisationRoute, id, 1, { act: 'close', reason: 'x' })
    await act(director, confirmOrganisationRoute, id, 2, {})
    const closed = await act(administrator, renameOrganisationRoute, id, 3, {
      name: 'Example Late',
      from: '2026-03-01',
    })
    expect([closed.status, closed.body]).toMatchObject([
      409,
      {
        code: 'not_in_state',
        details: { reason: 'not_now', available: ['organisation.note'] },
      },
    ])
  })

  test('names an office that is open, and a person who is there', async () => {
    const wrong = await act(administrator, registerOrganisationRoute, null, 0, {
      ...agency('Example Lost'),
      office: 'home.west',
    })
    expect([wrong.status, wrong.body]).toMatchObject([
      422,
      { details: { findings: [{ rule: 'organisation.office_known' }] } },
    ])
    const id = await registered('Example Appointing')
    const appointment = { person: 'nobody-here', function: 'manager', office: null }
    const nobody = await act(administrator, appointRoute, id, 1, {
      ...appointment,
      from: '2026-01-01',
    })
    expect([nobody.status, nobody.body]).toMatchObject([404, { code: 'not_found' }])
    const somebody = await act(administrator, appointRoute, id, 1, {
      ...appointment,
      person: north.id,
      from: '2026-01-01',
    })
    expect(somebody.status).toBe(200)
    const herself = await act(administrator, appointRoute, id, 2, {
      ...appointment,
      person: administrator.id,
      from: '2026-01-01',
    })
    expect([herself.status, herself.body]).toMatchObject([
      422,
      { details: { reason: 'separation', findings: [{ rule: 'SD10' }] } },
    ])
  })
})

describe('two persons', () => {
  test('suspend: one proposes, another confirms, nobody both', async () => {
    const both = await member(
      'both',
      { role: 'licensing-officer', office: 'home.north' },
      { role: 'authority', jurisdiction: 'NPL' },
    )
    const id = await registered('Example Suspended')
    const proposal = { act: 'suspend', reason: 'Bond short' }
    expect((await act(both, proposeOrganisationRoute, id, 1, proposal)).status).toBe(200)
    const own = await act(both, confirmOrganisationRoute, id, 2, {})
    expect([own.status, own.body]).toMatchObject([
      422,
      { code: 'rule_not_met', details: { reason: 'separation', findings: [{ rule: 'SD1' }] } },
    ])
    const hers = await both.browser.ask(organisationRoute, { organisation: id })
    expect(hers.acts.find(({ type }) => type === 'organisation.confirm')).toMatchObject({
      possible: false,
      reason: 'separation',
      findings: [{ rule: 'SD1', met: 'no' }],
    })
    // An administrator has no part in it.
    expect((await act(administrator, confirmOrganisationRoute, id, 2, {})).status).toBe(403)
    const seen = await director.browser.ask(organisationRoute, { organisation: id })
    expect(seen.proposal).toMatchObject({
      act: 'suspend',
      reason: 'Bond short',
      by: [{ id: both.id, name: 'both example' }],
    })
    expect(seen.acts.filter(({ possible }) => possible).map(({ type }) => type)).toEqual([
      'organisation.confirm',
      'organisation.decline',
    ])
    expect((await act(director, confirmOrganisationRoute, id, 2, {})).status).toBe(200)
    const after = await director.browser.ask(organisationRoute, { organisation: id })
    expect(after).toMatchObject({ status: 'suspended', proposal: null, version: 3 })
    expect(after.history.at(-1)).toMatchObject({
      type: 'organisation.confirm',
      actor: director.id,
      actorName: 'director example',
      role: 'authority',
      organisation: 'home',
    })
  })

  test('or turn down', async () => {
    const id = await registered('Example Spared')
    await act(north, proposeOrganisationRoute, id, 1, { act: 'suspend', reason: 'x' })
    const declined = await act(director, declineOrganisationRoute, id, 2, { reason: 'Paid since' })
    expect(declined.status).toBe(200)
    const { proposal, status } = await north.browser.ask(organisationRoute, { organisation: id })
    expect([proposal, status]).toEqual([null, 'active'])
  })
})

describe('whoever has no business with a file', () => {
  test('learns nothing of it: every address answers as for a file that is not there', async () => {
    const id = await registered('Example Hidden')
    const there = await south.browser.call(organisationRoute, { organisation: id })
    const nowhere = await south.browser.call(organisationRoute, { organisation: 'o-nowhere' })
    const { instance: _, ...told } = there.body as unknown as Record<string, unknown>
    expect([there.status, nowhere.status]).toEqual([404, 404])
    expect(nowhere.body).toMatchObject(told)
    for (const route of ORGANISATION_ACT_ROUTES) {
      if (route === registerOrganisationRoute) continue
      const { payload } = route.bodyExample as { payload: unknown }
      for (const stranger of [south, await outsider()]) {
        const hidden = await act(stranger, route as ActionRoute, id, 1, payload)
        // Who holds the permission nowhere is told so; who holds it elsewhere sees no record.
        expect([403, 404], route.id).toContain(hidden.status)
        const nowhere = await act(stranger, route as ActionRoute, 'o-nowhere', 1, payload)
        const told = ({ body }: typeof hidden) => ({ ...(body as object), instance: null })
        expect(told(nowhere), route.id).toEqual(told(hidden))
      }
    }
    const { version } = await administrator.browser.ask(organisationRoute, { organisation: id })
    expect(version).toBe(1)
  })

  let agent: Member | undefined
  /** Of an agency of her own. */
  async function outsider(): Promise<Member> {
    agent ??= await member('agent', {
      role: 'agency',
      organisation: await registered('Example Own', { office: null, jurisdiction: null }),
    })
    return agent
  }

  test('finds only her own', async () => {
    const own = await outsider()
    const { organisations } = await own.browser.ask(organisationsRoute, {})
    expect(organisations.map(({ name }) => name)).toEqual(['Example Own'])
    const choices = await own.browser.ask(organisationChoicesRoute, {})
    expect(choices.organisations.map(({ name }) => name)).toEqual(['Example Own'])
  })

  test('closes no office that keeps files', async () => {
    const home = await administrator.browser.ask(organisationRoute, { organisation: 'home' })
    const closed = await act(administrator, closeOfficeRoute, 'home', home.version, {
      office: 'north',
      on: '2026-03-31',
    })
    expect(closed.status).toBe(422)
    const { findings } = closed.body.details as unknown as ActRefused
    expect(findings.filter(({ met }) => met !== 'yes')).toMatchObject([
      { rule: 'organisation.office_keeps_none', met: 'no' },
    ])
  })

  test('registers only for her own office, and gives no file away', async () => {
    const elsewhere = await act(south, registerOrganisationRoute, null, 0, agency('Example X'))
    expect(elsewhere.status).toBe(404)
    const here = await act(north, registerOrganisationRoute, null, 0, agency('Example North'))
    expect(here.status).toBe(200)
    const id = here.body.record!
    const away = { office: 'home.south', jurisdiction: 'NPL' }
    expect((await act(south, assignOrganisationRoute, id, 1, away)).status).toBe(404)
    expect((await act(north, assignOrganisationRoute, id, 1, away)).status).toBe(200)
    expect((await north.browser.call(organisationRoute, { organisation: id })).status).toBe(404)
    expect((await south.browser.call(organisationRoute, { organisation: id })).status).toBe(200)
  })
})

describe('the register', () => {
  test('finds parts of names, earlier names and registrations, page by page', async () => {
    const id = await registered('Étoile Example SARL', { registration: 'RC 100%_7' })
    await act(administrator, renameOrganisationRoute, id, 1, {
      name: 'Example Polaris',
      from: '2026-02-01',
    })
    const find = async (text: string) =>
      (await administrator.browser.ask(organisationsRoute, { text })).organisations.map(
        (found) => found.id,
      )
    for (const text of ['polaris', 'sarl etoile', 'ÉTOILE', '100%_7']) {
      expect(await find(text), text).toEqual([id])
    }
    expect(await find('100%__')).toEqual([])
    const all = await administrator.browser.ask(organisationsRoute, { limit: 200 })
    const paged: string[] = []
    let after: string | undefined
    for (;;) {
      const page = await administrator.browser.ask(organisationsRoute, {
        limit: 3,
        ...(after === undefined ? {} : { after }),
      })
      paged.push(...page.organisations.map((one) => one.id))
      if (page.next === null) break
      after = page.next
    }
    expect(paged).toEqual(all.organisations.map((one) => one.id))
    const suspended = await administrator.browser.ask(organisationsRoute, { status: 'suspended' })
    expect(suspended.organisations.map(({ name }) => name)).toEqual(['Example Suspended'])
  })

  test('is the same when it is made again from the log', async () => {
    const tables = async () => [
      await server.kysely.selectFrom('organisation').selectAll().orderBy('record').execute(),
      await server.kysely
        .selectFrom('organisation_office')
        .selectAll()
        .orderBy('organisation')
        .orderBy('office')
        .execute(),
    ]
    const before = await tables()
    expect(before[0]!.length).toBeGreaterThan(8)
    const { left } = await rebuildLedger(server.ledger.owner, server.ledger, [
      anyKind(organisationKind),
    ])
    expect(left).toEqual([])
    expect(await tables()).toEqual(before)
  })
})
