import {
  accountRoute,
  auditRoute,
  createServiceAccountRoute,
  deactivatePersonRoute,
  deactivateServiceAccountRoute,
  grantRoleRoute,
  IDENTITY_ROUTES,
  inviteRoute,
  ownEventsRoute,
  peopleRoute,
  personRoute,
  type Route,
  reactivatePersonRoute,
  recoverRoute,
  rotateServiceKeyRoute,
  sendRecoveryRoute,
  serviceAccountsRoute,
  sessionRoute,
  signInRoute,
  withdrawRoleRoute,
} from '@corridor/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { Browser } from './testing/browser.ts'
import {
  acceptAs,
  handClock,
  type Member,
  MINUTE,
  makeAdministrator,
  makeMember,
  PASSWORD,
  scopeOf,
  signInFully,
  tokenOf,
} from './testing/people.ts'

const clock = handClock()
let server: TestServer
let administrator: Member

beforeAll(async () => {
  server = await testServer({ now: clock.now })
  administrator = await makeAdministrator(server, clock)
})
afterAll(() => server.close())

const reason = 'as the office asked'
const member = (name: string, roles: Parameters<typeof makeMember>[4] = []) =>
  makeMember(server, clock, administrator, name, roles)

describe('reading people', () => {
  test('is in the log in the same transaction, and she sees who opened her record', async () => {
    const read = await member('read')
    await administrator.browser.ask(personRoute, { person: read.id })
    await administrator.browser.ask(peopleRoute, {})
    const { events } = await read.browser.ask(ownEventsRoute, {})
    const seen = events.filter(({ actor }) => actor.id === administrator.id)
    expect(seen.slice(0, 2)).toMatchObject([
      { verb: 'read.people', actor: { name: 'First Example' }, details: { people: [read.id] } },
      { verb: 'read.person', subject: read.id, network: null },
    ])
  })

  test('is refused where it cannot be written down', async () => {
    await sql`alter table audit_event add constraint full_log check (verb not like 'read.%') not valid`.execute(
      server.kysely,
    )
    for (const answer of [
      await administrator.browser.call(peopleRoute, {}),
      await administrator.browser.call(personRoute, { person: administrator.id }),
    ]) {
      expect(answer.status).toBe(500)
      expect(JSON.stringify(answer.body)).not.toContain('example.org')
    }
    await sql`alter table audit_event drop constraint full_log`.execute(server.kysely)
  })

  test('the log takes no change, and reading it is logged', async () => {
    for (const change of [
      sql`update audit_event set verb = 'nothing'`,
      sql`delete from audit_event`,
      sql`truncate audit_event`,
    ]) {
      await expect(change.execute(server.kysely)).rejects.toThrow('only added to')
    }
    const auditor = await member('auditor', ['auditor'])
    const { events } = await auditor.browser.ask(auditRoute, { limit: 5 })
    expect(events).toHaveLength(5)
    const next = await auditor.browser.ask(auditRoute, { limit: 5, before: events[4]!.id })
    const again = next.events.map(({ id }) => id)
    expect(events.filter(({ id }) => again.includes(id))).toEqual([])
    const [newest] = (await auditor.browser.ask(auditRoute, { actor: auditor.id })).events
    expect(newest).toMatchObject({ verb: 'read.audit', actor: { kind: 'person', id: auditor.id } })
  })
})

describe('roles', () => {
  test('are given and withdrawn by others only, and count at once', async () => {
    const officer = await member('officer')
    const audit = () => officer.browser.call(auditRoute, {})
    expect((await audit()).status).toBe(403)
    const grant = await administrator.browser.ask(
      grantRoleRoute,
      { person: officer.id },
      scopeOf('auditor'),
    )
    expect((await audit()).status).toBe(200)
    const input = { person: officer.id, grant: grant.id }
    await administrator.browser.ask(withdrawRoleRoute, input)
    expect((await audit()).status).toBe(403)
    expect((await administrator.browser.call(withdrawRoleRoute, input)).status).toBe(404)
    const self = { person: administrator.id }
    const own = await administrator.browser.call(grantRoleRoute, self, scopeOf('auditor'))
    expect(own).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
    const { roles } = await administrator.browser.ask(accountRoute, {})
    const away = await administrator.browser.call(withdrawRoleRoute, {
      ...self,
      grant: roles[0]!.id,
    })
    expect(away.status).toBe(403)
  })

  test('of an administrator go with no other, in grants as in invitations', async () => {
    const inspector = await member('inspecting', ['inspector'])
    const both = await administrator.browser.call(
      grantRoleRoute,
      { person: inspector.id },
      scopeOf('administrator'),
    )
    expect(both.status).toBe(403)
    const invited = await administrator.browser.call(
      inviteRoute,
      {},
      {
        email: 'both@example.org',
        name: 'Both',
        language: 'en',
        roles: [scopeOf('administrator'), scopeOf('conciliator')],
      },
    )
    expect(invited.status).toBe(403)
  })

  test('a grant is withdrawn under its own person only', async () => {
    const [one, two] = [await member('grantee', ['inspector']), await member('bystander')]
    const { roles } = await administrator.browser.ask(personRoute, { person: one.id })
    const { status } = await administrator.browser.call(withdrawRoleRoute, {
      person: two.id,
      grant: roles[0]!.id,
    })
    expect(status).toBe(404)
  })
})

describe('closing an account', () => {
  test('ends its sessions at once and keeps it out until it is opened again', async () => {
    const leaver = await member('leaver', ['auditor'])
    await administrator.browser.ask(deactivatePersonRoute, { person: leaver.id }, { reason })
    expect((await leaver.browser.call(accountRoute, {})).status).toBe(401)
    expect((await leaver.browser.call(auditRoute, {})).status).toBe(401)
    const signIn = (password: string) =>
      new Browser(server.app).call(signInRoute, {}, { email: leaver.email, password })
    const [right, wrong] = [await signIn(PASSWORD), await signIn('some other password')]
    expect(right.status).toBe(401)
    expect({ ...(right.body as object), instance: '' }).toEqual({
      ...(wrong.body as object),
      instance: '',
    })
    const link = await administrator.browser.call(
      sendRecoveryRoute,
      { person: leaver.id },
      { reason },
    )
    expect(link.status).toBe(403)
    await administrator.browser.ask(reactivatePersonRoute, { person: leaver.id }, { reason })
    expect((await signIn(PASSWORD)).body).toMatchObject({ state: 'second-factor' })
  })

  test('cannot be done to oneself, and of two who close each other one remains', async () => {
    const own = await administrator.browser.call(
      deactivatePersonRoute,
      { person: administrator.id },
      { reason },
    )
    expect(own.status).toBe(403)
    const second = await member('second', ['administrator'])
    const third = await member('third', ['administrator'])
    const answers = await Promise.all([
      second.browser.call(deactivatePersonRoute, { person: third.id }, { reason }),
      third.browser.call(deactivatePersonRoute, { person: second.id }, { reason }),
    ])
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses[0]).toBe(200)
    expect([401, 403]).toContain(statuses[1])
  })
})

test('recovery by an administrator: a link in a message only, once, within the hour', async () => {
  const lost = await member('lost')
  const send = async () => {
    const answer = await administrator.browser.ask(
      sendRecoveryRoute,
      { person: lost.id },
      { reason },
    )
    const { link, language } = server.sent.findLast(({ to }) => to === lost.email)!
    expect(language).toBe('fr')
    expect(JSON.stringify(answer)).not.toContain(tokenOf(link))
    return tokenOf(link)
  }
  const password = 'nine tall reeds in the wind'
  const recover = (token: string) =>
    new Browser(server.app).call(recoverRoute, {}, { token, password })
  const [older, newer] = [await send(), await send()]
  expect((await recover(older)).status).toBe(404)
  const recovered = await recover(newer)
  expect(recovered.body).toMatchObject({
    state: 'signed-in',
    me: { assurance: 'one-factor', factors: [] },
  })
  expect((await recover(newer)).status).toBe(404)
  expect((await lost.browser.call(accountRoute, {})).status).toBe(401)
  const late = await send()
  clock.pass(20 * MINUTE)
  await administrator.browser.ask(sessionRoute, {})
  clock.pass(20 * MINUTE)
  await administrator.browser.ask(sessionRoute, {})
  clock.pass(20 * MINUTE)
  expect((await recover(late)).status).toBe(404)
  const own = await administrator.browser.call(
    sendRecoveryRoute,
    { person: administrator.id },
    { reason },
  )
  expect(own.status).toBe(403)
})

test('a message that cannot be sent leaves no open link', async () => {
  const broken = await testServer({
    sharing: server,
    now: clock.now,
    messages: { name: 'post', send: () => Promise.reject(new Error('the post is closed')) },
  })
  const browser = new Browser(broken.app)
  browser.cookie = administrator.browser.cookie
  const { status, body } = await browser.call(
    inviteRoute,
    {},
    { email: 'unsent@example.org', name: 'Unsent', language: 'en', roles: [] },
  )
  expect([status, body]).toMatchObject([503, { code: 'unavailable' }])
  const rows = await server.kysely
    .selectFrom('one_time_link')
    .select('withdrawn')
    .where('email', '=', 'unsent@example.org')
    .execute()
  expect(rows).toEqual([{ withdrawn: expect.any(Date) }])
  await broken.close()
})

describe('programs', () => {
  const withKey = (key: string) => ({ authorization: `Bearer ${key}`, cookie: null })
  const ask = (route: Route, key: string) =>
    new Browser(server.app).call(route, route.examples[0], route.bodyExample, withKey(key))

  test('reach what their scopes name, until the key is over or the account closed', async () => {
    const { id } = await administrator.browser.ask(
      createServiceAccountRoute,
      {},
      { name: 'Monitoring', scopes: [{ permission: 'read.log-entry', scope: 'all' }] },
    )
    const rotate = (overlapHours: number) =>
      administrator.browser.ask(rotateServiceKeyRoute, { account: id }, { days: 30, overlapHours })
    const first = await rotate(0)
    for (const route of IDENTITY_ROUTES as readonly Route[]) {
      if (route.usesSession === true) continue
      const { status } = await ask(route, first.key)
      const isAllowed = route.permission === 'read.log-entry'
      expect([route.id, status === 403]).toEqual([route.id, !isAllowed])
    }
    const second = await rotate(1)
    expect((await ask(auditRoute as unknown as Route, first.key)).status).toBe(200)
    clock.pass(30 * MINUTE)
    await administrator.browser.ask(sessionRoute, {}).catch(() => {})
    clock.pass(31 * MINUTE)
    expect((await ask(auditRoute as unknown as Route, first.key)).status).toBe(401)
    expect((await ask(auditRoute as unknown as Route, second.key)).status).toBe(200)
    const stored = JSON.stringify(
      await server.kysely.selectFrom('service_key').selectAll().execute(),
    )
    expect(stored).not.toContain(second.key.slice(9))
    const read = await server.kysely
      .selectFrom('audit_event')
      .select('actor_kind')
      .where('actor', '=', id)
      .where('verb', '=', 'read.audit')
      .execute()
    expect(read.length).toBeGreaterThan(1)
  })

  test('cannot be given what gives rights to people', async () => {
    const browser = await signInFully(server, clock, administrator)
    for (const scope of [
      { permission: 'grant.mandate', scope: 'all' },
      { permission: 'read.account', scope: 'all' },
      { permission: 'submit.wage-file', scope: 'organisation' },
      { permission: 'read.log-entry', scope: 'own' },
    ]) {
      const { status } = await browser.call(
        createServiceAccountRoute,
        {},
        { name: 'Too much', scopes: [scope as never] },
      )
      expect([scope, status]).toEqual([scope, 400])
    }
    const { id } = await browser.ask(
      createServiceAccountRoute,
      {},
      { name: 'Closed', scopes: [{ permission: 'read.log-entry', scope: 'all' }] },
    )
    const { key } = await browser.ask(rotateServiceKeyRoute, { account: id }, {})
    await browser.ask(deactivateServiceAccountRoute, { account: id }, { reason })
    expect((await ask(auditRoute as unknown as Route, key)).status).toBe(401)
    const { serviceAccounts } = await browser.ask(serviceAccountsRoute, {})
    expect(serviceAccounts.find((account) => account.id === id)).toMatchObject({
      state: 'deactivated',
      keys: [],
    })
    const again = await browser.call(rotateServiceKeyRoute, { account: id }, {})
    expect(again.status).toBe(404)
    await acceptAs(server, { ...administrator, browser }, 'last', [])
  })
})
