import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import {
  accountRoute,
  beginProviderSignInRoute,
  deactivatePersonRoute,
  peopleRoute,
  providerSignInRoute,
  recoverRoute,
  sendRecoveryRoute,
  sessionRoute,
  signInRoute,
  signInTotpRoute,
  signInWaysRoute,
} from '@corridor/contract'
import { sql } from 'kysely'
import { type MutableToken, OAuth2Server } from 'oauth2-mock-server'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../testing/testServer.ts'
import { IDENTITY_LIMITS } from '../IdentityParts.ts'
import { Browser } from '../testing/browser.ts'
import {
  acceptAs,
  codeAt,
  handClock,
  type Member,
  MINUTE,
  makeAdministrator,
  makeMember,
  PASSWORD,
  STEP,
  tokenOf,
} from '../testing/people.ts'
import { openProvider } from './Provider.ts'

const clock = handClock()
const SETTINGS = {
  clientId: 'corridor',
  clientSecret: 'known to both',
  name: 'Example Ministry',
  twoFactorMarks: ['urn:example:two', 'otp'],
}
let oidc: OAuth2Server
let server: TestServer
let administrator: Member
/** What the provider's tokens say besides the usual. */
let says: Record<string, unknown> = {}

const sayMore = ({ payload }: MutableToken) => void Object.assign(payload, says)

beforeAll(async () => {
  oidc = new OAuth2Server()
  await oidc.issuer.keys.generate('RS256')
  await oidc.start(0, '127.0.0.1')
  oidc.service.on('beforeTokenSigning', sayMore)
  const issuer = oidc.issuer.url!
  server = await testServer({
    now: clock.now,
    provider: openProvider({ ...SETTINGS, issuer }, clock.now),
  })
  administrator = await makeAdministrator(server, clock)
})
afterEach(() => {
  says = {}
})
afterAll(async () => {
  await oidc.stop()
  await server.close()
})

/** Signs in at the provider; gives the query with which it sends the browser back. */
async function askProvider(location: string): Promise<string> {
  const response = await fetch(location, { redirect: 'manual' })
  const back = new URL(response.headers.get('location')!)
  expect(`${back.origin}${back.pathname}`).toBe('http://localhost/sign-in/return')
  return back.search.slice(1)
}

async function begin(browser: Browser): Promise<string> {
  const { location } = await browser.ask(beginProviderSignInRoute, {})
  return await askProvider(location)
}

async function signIn(browser = new Browser(server.app)) {
  const answer = await begin(browser)
  const { status, body } = await browser.call(providerSignInRoute, {}, { answer })
  return { status, body, browser, answer }
}

/** Why the last sign-in with the provider failed, as the log has it. */
async function lastRefusal() {
  const { details, subject } = await server.kysely
    .selectFrom('audit_event')
    .select(['details', 'subject'])
    .where('verb', '=', 'sign-in.failed')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return { ...(details as object), subject }
}

const verified = (email: string, sub = `sub of ${email}`, more: object = {}) => {
  says = { sub, email, email_verified: true, ...more }
}

describe('whom the provider vouches for', () => {
  test('an account is linked once by its verified address, then found by who she is there', async () => {
    const { email } = await acceptAs(server, administrator, 'linked', [])
    verified(email.toUpperCase(), 'subject-1')
    const first = await signIn()
    expect(first).toMatchObject({
      status: 200,
      body: { state: 'signed-in', me: { email, assurance: 'one-factor' } },
    })
    // Another address later, and not verified: she is who she is.
    says = { sub: 'subject-1', email: 'renamed@example.org', email_verified: false }
    expect(await signIn()).toMatchObject({ status: 200, body: { me: { email } } })
    // Somebody else at the provider who was given her old address stays out.
    verified(email, 'subject-2')
    expect((await signIn()).status).toBe(401)
    expect(await lastRefusal()).toMatchObject({ with: 'provider', reason: 'linked_to_another' })
    const links = await server.kysely.selectFrom('provider_link').selectAll().execute()
    expect(links.filter(({ subject }) => subject.startsWith('subject-'))).toHaveLength(1)
    const event = await server.kysely
      .selectFrom('audit_event')
      .select(['subject', 'details'])
      .where('verb', '=', 'link.provider')
      .executeTakeFirstOrThrow()
    expect(event).toEqual({
      subject: links.find(({ subject }) => subject === 'subject-1')!.person,
      details: { provider: 'Example Ministry', issuer: oidc.issuer.url },
    })
    // She is told, by e-mail too: whoever runs the provider could have done it.
    const { rows } = await sql<{ mail: string }>`
      select mail from notification
      where person = ${event.subject} and kind = 'security.provider-linked'`.execute(server.kysely)
    expect(rows).toEqual([{ mail: 'waiting' }])
  })

  test('an address that is not verified, or is unknown, opens nothing and makes no account', async () => {
    const { email } = await acceptAs(server, administrator, 'unverified', [])
    const people = () => server.kysely.selectFrom('person').select('id').execute()
    const before = (await people()).length
    for (const [claims, reason] of [
      [{ email, email_verified: false }, 'no_verified_email'],
      [{ email, email_verified: 'true' }, 'no_verified_email'],
      [{ email }, 'no_verified_email'],
      [{ sub: 'johndoe' }, 'no_verified_email'],
      [{ email: 'stranger@example.org', email_verified: true }, 'no_account'],
    ] as const) {
      says = { sub: 'stranger', ...claims }
      const { status, body } = await signIn()
      expect([status, body]).toMatchObject([401, { code: 'sign_in_failed' }])
      expect(await lastRefusal()).toMatchObject({ reason })
    }
    expect((await people()).length).toBe(before)
  })

  test('an address that only the provider’s further answer has counts too, if it is about the same person', async () => {
    const { email } = await acceptAs(server, administrator, 'further', [])
    says = { sub: 'further' }
    const about = (sub: string) => (response: { body: unknown }) => {
      response.body = { sub, email, email_verified: true }
    }
    oidc.service.once('beforeUserinfo', about('somebody else'))
    expect((await signIn()).status).toBe(401)
    oidc.service.once('beforeUserinfo', about('further'))
    expect(await signIn()).toMatchObject({ status: 200, body: { me: { email } } })
  })

  test('a closed account stays closed, linked or not', async () => {
    const { id, email } = await makeMember(server, clock, administrator, 'leaving', [])
    verified(email)
    expect((await signIn()).status).toBe(200)
    await administrator.browser.ask(deactivatePersonRoute, { person: id }, { reason: 'Left' })
    expect((await signIn()).status).toBe(401)
    expect(await lastRefusal()).toMatchObject({ reason: 'account_closed', subject: id })
    await server.kysely.deleteFrom('provider_link').where('person', '=', id).execute()
    expect((await signIn()).status).toBe(401)
  })

  test('recovery cuts the link, which whoever had taken the account may have made', async () => {
    const { id, email } = await makeMember(server, clock, administrator, 'taken', [])
    verified(email, 'the thief')
    expect((await signIn()).status).toBe(200)
    await administrator.browser.ask(sendRecoveryRoute, { person: id }, { reason: 'Taken over' })
    const { link } = server.sent.findLast(({ to }) => to === email)!
    await new Browser(server.app).ask(
      recoverRoute,
      {},
      { token: tokenOf(link), password: PASSWORD },
    )
    says = { sub: 'the thief' }
    expect((await signIn()).status).toBe(401)
  })
})

describe('the second factor', () => {
  test('is owed where the provider does not say that it asked for one', async () => {
    const { email, secret } = await makeMember(server, clock, administrator, 'two-steps', [])
    verified(email, 'two-steps', { amr: ['pwd'], acr: '1' })
    const { browser, body } = await signIn()
    expect(body).toMatchObject({ state: 'second-factor' })
    expect((await browser.call(accountRoute, {})).status).toBe(403)
    clock.pass(STEP)
    const done = await browser.ask(signInTotpRoute, {}, { code: codeAt(clock, secret) })
    expect(done).toMatchObject({ state: 'signed-in', me: { assurance: 'two-factor' } })
  })

  test('is given where its mark is one of the setting’s, as acr or amr', async () => {
    const auditor = await makeMember(server, clock, administrator, 'marked', ['administrator'])
    for (const mark of [{ acr: 'urn:example:two' }, { amr: ['pwd', 'otp'] }]) {
      verified(auditor.email, 'marked', mark)
      const { browser, body } = await signIn()
      expect(body).toMatchObject({ state: 'signed-in', me: { assurance: 'two-factor' } })
      expect((await browser.call(peopleRoute, {})).status).toBe(200)
    }
    for (const mark of [{ acr: 'otp urn:example:two' }, { amr: 'otp' }, { amr: [['otp']] }]) {
      verified(auditor.email, 'marked', mark)
      expect((await signIn()).body).toMatchObject({ state: 'second-factor' })
    }
  })
})

describe('answers that do not hold', () => {
  let email: string
  beforeAll(async () => {
    email = (await acceptAs(server, administrator, 'target', [])).email
    verified(email, 'target')
    expect((await signIn()).status).toBe(200)
  })

  const refusedAs = async (browser: Browser, answer: string) => {
    const before = browser.cookie
    const { status, body } = await browser.call(providerSignInRoute, {}, { answer })
    expect([status, body]).toMatchObject([401, { code: 'sign_in_failed' }])
    expect(browser.cookie).toBe(before)
    return (await lastRefusal()) as { reason?: string }
  }

  test('an answer counts once', async () => {
    says = { sub: 'target' }
    const { browser, answer } = await signIn()
    expect(await refusedAs(browser, answer)).toMatchObject({ reason: 'not_begun_here' })
    // Nor does the code, under a round of its own.
    const code = new URLSearchParams(answer).get('code')!
    const fresh = new URLSearchParams(await begin(browser))
    fresh.set('code', code)
    await refusedAs(browser, fresh.toString())
  })

  test('an answer of another browser is nobody’s: neither a stolen one nor one slipped in', async () => {
    says = { sub: 'target' }
    const [victim, thief] = [new Browser(server.app), new Browser(server.app)]
    const answer = await begin(victim)
    expect(await refusedAs(thief, answer)).toMatchObject({ reason: 'not_begun_here' })
    await begin(thief)
    expect((await refusedAs(thief, answer)).reason).toMatch(/^OAUTH_/)
    // The thief's own answer, slipped to somebody who has begun nothing, or something else.
    const own = await begin(thief)
    expect(await refusedAs(new Browser(server.app), own)).toMatchObject({
      reason: 'not_begun_here',
    })
    await refusedAs(victim, own)
  })

  test('wrong state, no state, wrong nonce, other reader, other maker, old, unsigned', async () => {
    const change = (answer: string, changes: Record<string, string | null>) => {
      const query = new URLSearchParams(answer)
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) query.delete(name)
        else query.set(name, value)
      }
      return query.toString()
    }
    for (const changes of [{ state: 'X'.repeat(43) }, { state: null }, { code: null }]) {
      says = { sub: 'target' }
      const browser = new Browser(server.app)
      await refusedAs(browser, change(await begin(browser), changes))
    }
    for (const claims of [
      { nonce: 'another' },
      { nonce: undefined },
      { aud: 'another-program' },
      { iss: 'https://evil.example' },
      { exp: 1 },
      { sub: undefined },
    ]) {
      says = { sub: 'target', ...claims }
      const browser = new Browser(server.app)
      await refusedAs(browser, await begin(browser))
    }
    for (const answer of ['error=access_denied', 'x', '%', 'code=1&code=2', '#']) {
      says = { sub: 'target' }
      const browser = new Browser(server.app)
      await begin(browser)
      await refusedAs(browser, answer)
    }
  })

  test('a token signed by somebody else, or by nobody', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
    const forgeries: readonly ((head: string, payload: string) => string)[] = [
      (head, payload) => {
        const signature = sign('sha256', Buffer.from(`${head}.${payload}`), privateKey)
        return `${head}.${payload}.${signature.toString('base64url')}`
      },
      (_, payload) => `${unsigned}.${payload}.`,
    ]
    for (const forge of forgeries) {
      says = { sub: 'target' }
      const browser = new Browser(server.app)
      const answer = await begin(browser)
      oidc.service.once('beforeResponse', (response: { body: Record<string, string> }) => {
        const [head, payload] = response.body.id_token!.split('.')
        response.body.id_token = forge(head!, payload!)
      })
      await refusedAs(browser, answer)
    }
  })

  test('mix-up: the answer of another provider, or one that names another, is refused', async () => {
    const evil = new OAuth2Server()
    await evil.issuer.keys.generate('RS256')
    await evil.start(0, '127.0.0.1')
    evil.service.on('beforeTokenSigning', sayMore)
    says = { sub: 'target' }
    // Begun with the honest provider, sent on to the other: its code is worth nothing here.
    const browser = new Browser(server.app)
    const { location } = await browser.ask(beginProviderSignInRoute, {})
    const elsewhere = location.replace(oidc.issuer.url!, evil.issuer.url!)
    expect(elsewhere).not.toBe(location)
    await refusedAs(browser, await askProvider(elsewhere))
    // It says so itself (RFC 9207).
    const named = await begin(browser)
    await refusedAs(browser, `${named}&iss=${encodeURIComponent(evil.issuer.url!)}`)
    const honest = await begin(browser)
    const right = `${honest}&iss=${encodeURIComponent(oidc.issuer.url!)}`
    expect((await browser.call(providerSignInRoute, {}, { answer: right })).status).toBe(200)
    // An installation whose provider was changed takes no answer of the one before.
    const changed = await testServer({
      sharing: server,
      now: clock.now,
      provider: openProvider({ ...SETTINGS, issuer: evil.issuer.url! }, clock.now),
    })
    const wanderer = new Browser(server.app)
    const answer = await begin(wanderer)
    const other = new Browser(changed.app)
    for (const [name, pair] of wanderer.jar) other.jar.set(name, pair)
    const { status } = await other.call(providerSignInRoute, {}, { answer })
    expect(status).toBe(401)
    await changed.close()
    await evil.stop()
  })

  test('a round is over after ten minutes', async () => {
    says = { sub: 'target' }
    const browser = new Browser(server.app)
    const answer = await begin(browser)
    clock.pass(10 * MINUTE)
    expect(await refusedAs(browser, answer)).toMatchObject({ reason: 'not_begun_here' })
  })

  test('the question carries PKCE, nonce and state, and never the secret; the session is new', async () => {
    const browser = new Browser(server.app)
    browser.cookie = `corridor-session=${'F'.repeat(43)}`
    const { location } = await browser.ask(beginProviderSignInRoute, {})
    const query = new URL(location).searchParams
    expect(query.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(query.get(name)).toMatch(/^[\w-]{43}$/)
    }
    expect(query.get('acr_values')).toBe('urn:example:two otp')
    expect(location).not.toContain('known')
    says = { sub: 'target' }
    await browser.ask(providerSignInRoute, {}, { answer: await askProvider(location) })
    expect(browser.cookie).not.toContain('FFFF')
    expect(browser.jar.size).toBe(0)
    const rows = await server.kysely.selectFrom('provider_round').selectAll().execute()
    for (const { secret } of rows) expect(secret).not.toContain(query.get('nonce'))
  })
})

test('the cookie that ties a round to its browser is sent by our own pages only', async () => {
  const { headers } = await new Browser(server.app).call(beginProviderSignInRoute, {})
  expect(headers.getSetCookie()).toEqual([
    expect.stringMatching(
      /^corridor-provider=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Strict$/,
    ),
  ])
})

describe('a provider that is away', () => {
  test('keeps nobody from signing in with a password, and is found again when it is back', async () => {
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    const port = typeof address === 'object' ? address!.port : 0
    const issuer = `http://127.0.0.1:${port}`
    const away = await testServer({
      sharing: server,
      now: clock.now,
      provider: openProvider({ ...SETTINGS, issuer }, clock.now, 0.3),
    })
    const { email } = await acceptAs(server, administrator, 'patient', [])
    const browser = new Browser(away.app)
    expect(await browser.ask(signInWaysRoute, {})).toEqual({ provider: 'Example Ministry' })
    const before = performance.now()
    const answer = await browser.call(beginProviderSignInRoute, {})
    expect(performance.now() - before).toBeLessThan(3_000)
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    expect(JSON.stringify(answer.body)).toContain('Sign in with your password')
    await browser.ask(signInRoute, {}, { email, password: PASSWORD })
    silent.closeAllConnections()
    await new Promise<void>((resolve) => silent.close(() => resolve()))
    expect((await browser.call(beginProviderSignInRoute, {})).status).toBe(503)
    const back = new OAuth2Server()
    await back.issuer.keys.generate('RS256')
    await back.start(port, '127.0.0.1')
    back.issuer.url = issuer
    expect((await browser.call(beginProviderSignInRoute, {})).status).toBe(200)
    await back.stop()
    await away.close()
  })

  test('between question and answer it is told as that, and the answer is used up', async () => {
    says = { sub: 'target' }
    const browser = new Browser(server.app)
    const answer = await begin(browser)
    oidc.service.once('beforeResponse', (response: { statusCode: number; body: unknown }) => {
      response.statusCode = 503
      response.body = {}
    })
    const { status } = await browser.call(providerSignInRoute, {}, { answer })
    expect(status).toBe(503)
    expect((await browser.call(providerSignInRoute, {}, { answer })).status).toBe(401)
  })

  test('without one there is no such way in', async () => {
    const without = await testServer({ sharing: server, now: clock.now })
    const browser = new Browser(without.app)
    expect(await browser.ask(signInWaysRoute, {})).toEqual({ provider: null })
    expect((await browser.call(beginProviderSignInRoute, {})).status).toBe(404)
    expect((await browser.call(providerSignInRoute, {}, { answer: 'code=1' })).status).toBe(404)
    expect(await browser.ask(sessionRoute, {})).toMatchObject({ state: 'anonymous' })
    await without.close()
  })
})

test('one network begins so many and no more, whatever it says it is', async () => {
  const small = await testServer({
    sharing: server,
    now: clock.now,
    provider: server.identity.provider!,
    identityLimits: { ...IDENTITY_LIMITS, network: { most: 3, withinMs: 15 * MINUTE } },
  })
  const statuses: number[] = []
  for (let tries = 0; tries < 5; tries++) {
    const browser = new Browser(small.app, { address: '192.0.2.200' })
    const { status } = await browser.call(beginProviderSignInRoute, {}, undefined, {
      'x-forwarded-for': `198.51.100.${tries}`,
      cookie: `corridor-session=${String(tries).repeat(43)}`,
      ...(tries === 4 ? { authorization: 'Bearer corridor_forged' } : {}),
    })
    statuses.push(status)
  }
  expect(statuses).toEqual([200, 200, 200, 429, 429])
  await small.close()
})
