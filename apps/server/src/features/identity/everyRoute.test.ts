import { ROLES, ROUTES, type Route, routeUrl } from '@corridor/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPrivate } from '../../http/guard.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { hashToken } from './secrets/tokens.ts'
import { handClock, type Member, makeAdministrator, makeMember } from './testing/people.ts'
import { mayEnter, readRolesPage } from './testing/rolesPage.ts'

const clock = handClock()
const page = readRolesPage()
let server: TestServer
let administrator: Member
let someone: Member

beforeAll(async () => {
  server = await testServer({ now: clock.now })
  administrator = await makeAdministrator(server, clock)
  someone = await makeMember(server, clock, administrator, 'someone', [])
})
afterAll(() => server.close())

const NAMED = (ROUTES as readonly Route[]).filter(
  (route) => isPrivate(route) && route.permission.includes('.'),
)

/**
 * Asks with a parameter that no operation has: whoever is let in is told so (400), before anything
 * is done. Whether she is let in is all that is asked here.
 */
async function enters(
  route: Route,
  headers: Readonly<Record<string, string>>,
): Promise<boolean | string> {
  const address = routeUrl(route, route.examples[0])
  const response = await server.app.request(
    `${address}${address.includes('?') ? '&' : '?'}no-such-parameter=1`,
    {
      method: route.method,
      headers: {
        origin: 'http://localhost',
        'sec-fetch-site': 'same-origin',
        'x-corridor': '1',
        ...headers,
      },
    },
  )
  if (response.status === 400) return true
  const { code } = (await response.json()) as { readonly code: string }
  // Whoever holds its permission nowhere is not told that there is anything.
  if (route.hides === true && response.status === 404) return false
  const refusals = ['not_signed_in', 'not_permitted', 'second_factor_needed']
  return refusals.includes(code) ? false : `${response.status} ${code}`
}

async function wear(role: string | null, isTwoFactor: boolean): Promise<void> {
  const { kysely } = server
  await kysely.deleteFrom('role_grant').where('person', '=', someone.id).execute()
  await kysely
    .updateTable('sign_in_session')
    .set({ assurance: isTwoFactor ? 'two-factor' : 'one-factor', seen: clock.now() })
    .where('person', '=', someone.id)
    .execute()
  // Who has a second factor and did not give it has no session yet; one factor means having one.
  await kysely
    .updateTable('person_totp')
    .set({ confirmed: isTwoFactor ? clock.now() : null })
    .where('person', '=', someone.id)
    .execute()
  if (role === null) return
  await kysely
    .insertInto('role_grant')
    .values({
      id: 'worn',
      person: someone.id,
      role,
      organisation: 'home',
      office: 'north',
      jurisdiction: 'NPL',
      valid_from: '2026-01-01',
      valid_until: null,
      granted_by: null,
      granted: clock.now(),
      withdrawn: null,
      withdrawn_by: null,
    })
    .execute()
}

describe('every route lets in whom the table of roles lets in, and nobody else', () => {
  const worn = [null, ...ROLES].flatMap((role) =>
    [true, false].map((isTwoFactor) => ({ role, isTwoFactor })),
  )
  const seen = { in: 0, out: 0 }

  test.each(worn)('$role, two factors: $isTwoFactor', async (hat) => {
    await wear(hat.role, hat.isTwoFactor)
    for (const route of NAMED) {
      const expected = mayEnter(page, hat, route)
      seen[expected ? 'in' : 'out'] += 1
      const answer = await enters(route, { cookie: someone.browser.cookie! })
      expect([route.id, answer]).toEqual([route.id, expected])
    }
  })

  test('a visitor', async () => {
    for (const route of NAMED) {
      const expected = mayEnter(page, { role: 'public', isTwoFactor: false }, route)
      expect([route.id, await enters(route, {})]).toEqual([route.id, expected])
    }
  })

  test.each([...page.service])('a program that may %s', async (permission) => {
    const [scope, kind] = ['all', permission.split('.')[1]!]
    const [account, key] = [`service ${permission}`, `corridor_${permission}`]
    await server.kysely
      .insertInto('service_account')
      .values({
        id: account,
        name: kind,
        scopes: JSON.stringify([{ permission, scope }]),
        state: 'active',
        created_by: administrator.id,
        created: clock.now(),
      })
      .execute()
    await server.kysely
      .insertInto('service_key')
      .values({
        hash: hashToken(key),
        id: key,
        account,
        created: clock.now(),
        expires: new Date(clock.now().getTime() + 3_600_000),
        used: null,
      })
      .execute()
    for (const route of NAMED) {
      const expected =
        route.permission === permission ||
        mayEnter(page, { role: 'public', isTwoFactor: false }, route)
      const answer = await enters(route, { authorization: `Bearer ${key}` })
      expect([route.id, answer]).toEqual([route.id, expected])
    }
  })

  test('both happened often', () => {
    console.info(`${NAMED.length} routes; let in ${seen.in} times, refused ${seen.out} times`)
    expect(seen.in).toBeGreaterThan(15)
    expect(seen.out).toBeGreaterThan(400)
  })
})
