import {
  accountRoute,
  endSessionRoute,
  IDENTITY_ROUTES,
  peopleRoute,
  ROLES,
  ROUTES,
  type Route,
  sessionRoute,
  signInRoute,
  signInTotpRoute,
  signOutRoute,
} from '@corridor/contract'
import { fc } from '@fast-check/vitest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPrivate } from '../../http/guard.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { IDENTITY_LIMITS } from './IdentityParts.ts'
import { Browser } from './testing/browser.ts'
import {
  acceptAs,
  codeAt,
  handClock,
  type Member,
  MINUTE,
  makeAdministrator,
  makeMember,
  PASSWORD,
} from './testing/people.ts'

const clock = handClock()
let server: TestServer
let administrator: Member

beforeAll(async () => {
  server = await testServer({ now: clock.now, trustedProxies: ['10.0.0.1', '10.0.0.2'] })
  administrator = await makeAdministrator(server, clock)
})
afterAll(() => server.close())

const ALL = ROUTES as readonly Route[]
const PRIVATE = ALL.filter(isPrivate)

/** What everybody may call without harm: readings that are kept for all, and the parts of sign-in. */
const OPEN = ['public', 'public-limited']

const bodyFor = (route: Route): unknown =>
  route.body === undefined ? undefined : (route.bodyExample ?? {})

describe('who may call what', () => {
  test('every route is mounted under what it declares: nobody signed in is refused', async () => {
    const closed = PRIVATE.filter(({ permission }) => !OPEN.includes(permission))
    expect(closed.length).toBeGreaterThan(25)
    for (const route of closed) {
      const answer = await new Browser(server.app).call(route, route.examples[0], bodyFor(route))
      expect([route.id, answer.status]).toEqual([route.id, 401])
      expect(answer.body).toMatchObject({ code: 'not_signed_in' })
    }
  })

  test('an unknown key or token is nobody', async () => {
    for (const headers of [
      { authorization: 'Bearer corridor_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
      { authorization: 'Bearer x' },
      { cookie: `corridor-session=${'B'.repeat(43)}` },
      { cookie: 'corridor-session=../../etc; other=1' },
    ]) {
      const { status } = await new Browser(server.app).call(peopleRoute, {}, undefined, headers)
      expect(status).toBe(401)
    }
  })

  test('a random person with random roles is refused wherever her roles do not reach', async () => {
    // By hand from the table of roles, not from the program's.
    const MAY: Readonly<Record<string, readonly string[]>> = {
      administrator: [
        'read.account',
        'invite.account',
        'deactivate.account',
        'recover.account',
        'grant.mandate',
        'revoke.mandate',
        'read.service-account',
        'issue.service-account',
        'revoke.service-account',
      ],
      auditor: ['read.log-entry', 'read.service-account'],
    }
    const plain = await makeMember(server, clock, administrator, 'random', [])
    const reached = Object.values(MAY).flat()
    const named = PRIVATE.filter(
      ({ permission, narrows }) => narrows !== true && reached.includes(permission),
    )
    const day = clock.now().toISOString().slice(0, 10)
    const grant = fc.record({
      role: fc.oneof(fc.constantFrom('administrator', 'auditor'), fc.constantFrom(...ROLES)),
      when: fc.constantFrom('now', 'over', 'to come', 'withdrawn'),
    })
    let refused = 0
    let allowed = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(grant, { maxLength: 4 }),
        fc.constantFrom(...named),
        fc.boolean(),
        async (grants, route, isTwoFactor) => {
          await server.kysely.deleteFrom('role_grant').where('person', '=', plain.id).execute()
          for (const [place, { role, when }] of grants.entries()) {
            await server.kysely
              .insertInto('role_grant')
              .values({
                id: `random-${place}`,
                person: plain.id,
                role,
                organisation: 'home',
                office: null,
                jurisdiction: null,
                valid_from: when === 'to come' ? '2099-01-01' : '2020-01-01',
                valid_until: when === 'over' ? '2020-01-02' : day,
                granted_by: null,
                granted: clock.now(),
                withdrawn: when === 'withdrawn' ? clock.now() : null,
                withdrawn_by: null,
              })
              .execute()
          }
          await server.kysely
            .updateTable('sign_in_session')
            .set({ assurance: isTwoFactor ? 'two-factor' : 'one-factor' })
            .where('person', '=', plain.id)
            .execute()
          const holds = grants.some(
            ({ role, when }) => when === 'now' && MAY[role]?.includes(route.permission),
          )
          const { status } = await plain.browser.call(route, route.examples[0], bodyFor(route))
          if (holds && isTwoFactor) {
            allowed++
            // What is asked for does not exist, or may not be; but it was looked at.
            expect([200, 400, 404, 409, 422]).toContain(status)
          } else {
            refused++
            expect([route.id, status]).toEqual([route.id, 403])
          }
        },
      ),
      { seed: 20140528, numRuns: 200 },
    )
    expect(refused).toBeGreaterThan(40)
    expect(allowed).toBeGreaterThan(5)
    await server.kysely.deleteFrom('role_grant').where('person', '=', plain.id).execute()
  })

  test('refusals of someone known are in the log', async () => {
    const plain = await makeMember(server, clock, administrator, 'curious', ['inspector'])
    await plain.browser.call(peopleRoute, {})
    const event = await server.kysely
      .selectFrom('audit_event')
      .selectAll()
      .where('verb', '=', 'refused')
      .where('actor', '=', plain.id)
      .executeTakeFirstOrThrow()
    expect(event.details).toEqual({
      operation: 'listPeople',
      permission: 'read.account',
      reason: 'outside_scope',
    })
  })
})

describe('answers and cookies', () => {
  test('private answers are kept by nobody and read by no other site', async () => {
    for (const route of PRIVATE.filter(({ method }) => method === 'GET')) {
      const { headers } = await administrator.browser.call(route, route.examples[0])
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('etag')).toBeNull()
      expect(headers.get('content-encoding')).toBeNull()
    }
  })

  test('public answers do not look at the session, and are the same for everybody', async () => {
    const ask = (headers: Record<string, string>) =>
      server.app.request('/api/v1/areas', { headers })
    const [without, signedIn] = [
      await ask({}),
      await ask({ cookie: administrator.browser.cookie! }),
    ]
    for (const name of ['cache-control', 'vary', 'etag', 'access-control-allow-origin']) {
      expect(signedIn.headers.get(name)).toBe(without.headers.get(name))
    }
    expect(signedIn.headers.get('vary')).toBe('Accept-Encoding')
    expect(signedIn.headers.get('set-cookie')).toBeNull()
  })

  test('the session cookie is out of reach of scripts and other sites', async () => {
    const { email } = await acceptAs(server, administrator, 'cookie', [])
    const body = { email, password: PASSWORD }
    const local = await new Browser(server.app).call(signInRoute, {}, body)
    expect(local.headers.get('set-cookie')).toMatch(
      /^corridor-session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
    )
    const secure = await testServer({
      sharing: server,
      now: clock.now,
      publicUrl: 'https://corridor.example.org',
    })
    const origin = 'https://corridor.example.org'
    const browser = new Browser(secure.app, { origin })
    const over = await browser.call(signInRoute, {}, body)
    expect(over.headers.get('set-cookie')).toMatch(
      /^__Host-corridor-session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/,
    )
    expect((await browser.ask(sessionRoute, {})).state).toBe('signed-in')
    const out = await browser.call(signOutRoute, {})
    expect(out.headers.get('set-cookie')).toContain('__Host-corridor-session=; Path=/; Max-Age=0;')
    // The name for open lines is not read on a secure one.
    const plain = new Browser(secure.app, { origin })
    plain.cookie = local.headers.get('set-cookie')!.split(';')[0]!
    expect((await plain.ask(sessionRoute, {})).state).toBe('anonymous')
    await secure.close()
  })
})

describe('changes sent by other sites', () => {
  const changes = PRIVATE.filter(({ method }) => method !== 'GET')

  test.each(changes.map((route) => [route.id, route] as const))(
    '%s refuses them',
    async (_, route) => {
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: 'http://localhost:81' },
        { origin: null, 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'none' },
        { 'x-corridor': null },
      ]) {
        const { status, body } = await administrator.browser.call(
          route,
          route.examples[0],
          bodyFor(route),
          headers,
        )
        expect([headers, status, body]).toMatchObject([headers, 403, { code: 'cross_site' }])
      }
    },
  )

  test('every change but those that know nobody is among them', () => {
    const anonymous = ALL.filter((route) => route.method !== 'GET' && !isPrivate(route))
    expect(anonymous.map(({ id }) => id).sort()).toEqual(
      [
        'cancelCareerSimulation',
        'cancelSimulation',
        'computePortabilityGap',
        'computeTotalization',
        'makePolicyReport',
        'makeTotalizationStatement',
        'startCareerSimulation',
        'startSimulation',
      ].sort(),
    )
    const ids = changes.map(({ id }) => id)
    for (const { id, method } of IDENTITY_ROUTES) if (method !== 'GET') expect(ids).toContain(id)
  })

  test('a browser that asks first is told no', async () => {
    const asked = await server.app.request('/api/v1/identity/sign-in', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-corridor, content-type',
      },
    })
    expect(asked.headers.get('access-control-allow-methods')).not.toContain('POST')
    expect(asked.headers.get('access-control-allow-headers')).not.toContain('corridor')
  })
})

describe('limits', () => {
  test('an account is locked from everywhere, for right passwords too, and known or not alike', async () => {
    const { email } = await acceptAs(server, administrator, 'locked', [])
    const lock = async (address: string) => {
      for (let tries = 0; tries < IDENTITY_LIMITS.account.most; tries++) {
        const browser = new Browser(server.app, { address: `198.51.100.${tries}` })
        const { status } = await browser.call(signInRoute, {}, { email: address, password: 'no' })
        expect(status).toBe(401)
      }
      const browser = new Browser(server.app, { address: '203.0.113.1' })
      return await browser.call(signInRoute, {}, { email: address, password: PASSWORD })
    }
    const [known, unknown] = [await lock(email), await lock('nobody@example.org')]
    expect(known.status).toBe(429)
    expect({ ...(known.body as object), instance: '' }).toEqual({
      ...(unknown.body as object),
      instance: '',
    })
    expect(Number(known.headers.get('retry-after'))).toBe(15 * 60)
    // A forged token or header lifts nothing.
    for (const headers of [
      { 'x-forwarded-for': '203.0.113.200' },
      { cookie: `corridor-session=${'C'.repeat(43)}` },
      { authorization: 'Bearer corridor_forged' },
    ]) {
      const again = await new Browser(server.app).call(
        signInRoute,
        {},
        { email, password: PASSWORD },
        headers,
      )
      expect(again.status).toBe(429)
    }
    clock.pass(15 * MINUTE)
    await new Browser(server.app).ask(signInRoute, {}, { email, password: PASSWORD })
  })

  test('many at once do not slip through', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        new Browser(server.app).call(
          signInRoute,
          {},
          { email: 'burst@example.org', password: 'no' },
        ),
      ),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30)
  })

  test('second factors are limited for the account, whatever session tries', async () => {
    const { email, secret } = await makeMember(server, clock, administrator, 'guessed', [])
    const statuses: number[] = []
    for (let tries = 0; tries < IDENTITY_LIMITS.secondFactor.most + 1; tries++) {
      const browser = new Browser(server.app)
      await browser.ask(signInRoute, {}, { email, password: PASSWORD })
      statuses.push((await browser.call(signInTotpRoute, {}, { code: '000000' })).status)
    }
    expect(statuses).toEqual([...Array(8).fill(401), 429])
    const browser = new Browser(server.app)
    await browser.ask(signInRoute, {}, { email, password: PASSWORD })
    const right = await browser.call(signInTotpRoute, {}, { code: codeAt(clock, secret) })
    expect(right.status).toBe(429)
  })

  test('a network is limited whatever it says it is, and behind a proxy each asker by herself', async () => {
    const small = await testServer({
      sharing: server,
      now: clock.now,
      trustedProxies: ['10.0.0.1', '10.0.0.2'],
      identityLimits: { ...IDENTITY_LIMITS, network: { most: 5, withinMs: 15 * MINUTE } },
    })
    let number = 0
    const from = async (address: string, forwarded?: string) => {
      const { status } = await new Browser(small.app, { address }).call(
        signInRoute,
        {},
        { email: `somebody${number++}@example.org`, password: 'no' },
        forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      )
      return status
    }
    for (let tries = 0; tries < 5; tries++) {
      expect(await from('192.0.2.50', `198.51.100.${tries}`)).toBe(401)
    }
    expect(await from('192.0.2.50', '198.51.100.99')).toBe(429)
    // Whole networks of version 6 count as one.
    for (let tries = 0; tries < 5; tries++) expect(await from(`2001:db8:1:2::${tries}`)).toBe(401)
    expect(await from('2001:db8:1:2:ffff::9')).toBe(429)
    expect(await from('2001:db8:1:3::1')).toBe(401)
    // Of a proxy's list, what the asker wrote in front does not count.
    for (let tries = 0; tries < 5; tries++) {
      expect(await from('10.0.0.1', `1.2.3.${tries}, 203.0.113.77, 10.0.0.2`)).toBe(401)
    }
    expect(await from('::ffff:10.0.0.2', '9.9.9.9, 203.0.113.77')).toBe(429)
    expect(await from('10.0.0.1', '203.0.113.78')).toBe(401)
    await small.close()
  })
})

test('nobody ends the session of another, or learns that it is there', async () => {
  const mine = await makeMember(server, clock, administrator, 'owner', [])
  const hers = await makeMember(server, clock, administrator, 'other', [])
  const row = await server.kysely
    .selectFrom('sign_in_session')
    .select('id')
    .where('person', '=', hers.id)
    .executeTakeFirstOrThrow()
  const foreign = await mine.browser.call(endSessionRoute, { session: row.id })
  const unknown = await mine.browser.call(endSessionRoute, { session: 'no-such-session' })
  expect(foreign.status).toBe(404)
  expect({ ...(foreign.body as object), instance: '' }).toEqual({
    ...(unknown.body as object),
    instance: '',
  })
  expect((await hers.browser.call(accountRoute, {})).status).toBe(200)
})

test('no address takes what is secret into its path or query', () => {
  for (const route of IDENTITY_ROUTES as readonly Route[]) {
    for (const name of Object.keys(route.input.shape)) {
      expect(['token', 'password', 'code', 'email', 'key']).not.toContain(name)
    }
  }
})
