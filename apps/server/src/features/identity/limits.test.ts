import { lookAtLinkRoute, passkeySignInOptionsRoute, signInRoute } from '@corridor/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { IDENTITY_LIMITS } from './IdentityParts.ts'
import { Browser } from './testing/browser.ts'
import {
  handClock,
  type Member,
  MINUTE,
  makeAdministrator,
  PASSWORD,
  signInFully,
} from './testing/people.ts'

const MOST = 20
const clock = handClock()
let server: TestServer
let small: TestServer
let administrator: Member

beforeAll(async () => {
  server = await testServer({ now: clock.now })
  administrator = await makeAdministrator(server, clock)
  small = await testServer({
    sharing: server,
    now: clock.now,
    identityLimits: { ...IDENTITY_LIMITS, network: { most: MOST, withinMs: 15 * MINUTE } },
  })
})
afterAll(async () => {
  await small.close()
  await server.close()
})

/** Tries that a limited network makes under each of these disguises, one after the other. */
async function statusesUnder(
  address: string,
  disguises: readonly Readonly<Record<string, string>>[],
): Promise<readonly number[]> {
  const statuses: number[] = []
  for (const [place, headers] of disguises.entries()) {
    const body = { email: `somebody${place}@example.org`, password: 'no' }
    const { status } = await new Browser(small.app, { address }).call(
      signInRoute,
      {},
      body,
      headers,
    )
    statuses.push(status)
  }
  return statuses
}

test('a network that is over its limit stays so under forged cookies, keys and addresses', async () => {
  const forged = (place: number): Readonly<Record<string, string>> => {
    const letter = String.fromCharCode(65 + place)
    const kinds = [
      { cookie: `corridor-session=${letter.repeat(43)}` },
      { cookie: `__Host-corridor-session=${letter.repeat(43)}; corridor-session=x` },
      { authorization: `Bearer corridor_${letter.repeat(43)}` },
      { 'x-forwarded-for': `198.51.100.${place}`, 'x-real-ip': `198.51.100.${place}` },
      { forwarded: `for=198.51.100.${place}`, 'user-agent': `browser ${place}` },
    ]
    return kinds[place % kinds.length]!
  }
  const statuses = await statusesUnder(
    '192.0.2.10',
    Array.from({ length: MOST + 5 }, (_, n) => forged(n)),
  )
  expect(statuses).toEqual([...Array(MOST).fill(401), ...Array(5).fill(429)])
})

test('nor do sessions lift it that are real, however many', async () => {
  const sessions: string[] = []
  for (let count = 0; count < 4; count++) {
    sessions.push((await signInFully(server, clock, administrator)).cookie!)
  }
  const disguises = Array.from({ length: MOST + 4 }, (_, n) => ({ cookie: sessions[n % 4]! }))
  const statuses = await statusesUnder('192.0.2.11', disguises)
  expect(statuses).toEqual([...Array(MOST).fill(401), ...Array(4).fill(429)])
  // What is right is refused too, until the time is over.
  const { email } = administrator
  const inside = new Browser(small.app, { address: '192.0.2.11' })
  expect((await inside.call(signInRoute, {}, { email, password: PASSWORD })).status).toBe(429)
  clock.pass(15 * MINUTE)
  expect((await inside.call(signInRoute, {}, { email, password: PASSWORD })).status).toBe(200)
})

test('every way in counts on the same: links, passwords, passkeys', async () => {
  const asker = new Browser(small.app, { address: '192.0.2.12' })
  for (let tries = 0; tries < MOST; tries++) {
    const { status } = await asker.call(lookAtLinkRoute, {}, { token: 'x'.repeat(43) })
    expect(status).toBe(404)
  }
  const body = { email: 'nobody@example.org', password: 'no' }
  expect((await asker.call(signInRoute, {}, body)).status).toBe(429)
  expect((await asker.call(passkeySignInOptionsRoute, {})).status).toBe(429)
})
