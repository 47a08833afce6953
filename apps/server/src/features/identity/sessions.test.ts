import {
  acceptInvitationRoute,
  accountRoute,
  changePasswordRoute,
  devicesRoute,
  endOtherSessionsRoute,
  inviteRoute,
  peopleRoute,
  sessionRoute,
  signInRoute,
  signInTotpRoute,
  signOutRoute,
} from '@corridor/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { SESSION_TIMES } from './sessions.ts'
import { Browser } from './testing/browser.ts'
import {
  acceptAs,
  codeAt,
  enrol,
  handClock,
  type Member,
  MINUTE,
  makeAdministrator,
  PASSWORD,
  STEP,
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

/** The administrator's session, which idles away as the clock is moved. */
const freshAdministrator = async () => {
  administrator = { ...administrator, browser: await signInFully(server, clock, administrator) }
}

describe('sessions', () => {
  test('a token that the asker brings is never taken over', async () => {
    const { email } = await acceptAs(server, administrator, 'teal', [])
    const browser = new Browser(server.app)
    const planted = `corridor-session=${'A'.repeat(43)}`
    browser.cookie = planted
    await browser.ask(signInRoute, {}, { email, password: PASSWORD })
    expect(browser.cookie).not.toBe(planted)
    const attacker = new Browser(server.app)
    attacker.cookie = planted
    expect(await attacker.ask(sessionRoute, {})).toMatchObject({ state: 'anonymous' })
  })

  test('the token changes with every step up, and the one before opens nothing', async () => {
    const { email, browser } = await acceptAs(server, administrator, 'gadwall', [])
    const cookies = [browser.cookie]
    const old = new Browser(server.app)
    const { secret } = await enrol(browser, clock)
    cookies.push(browser.cookie)
    await browser.ask(signInRoute, {}, { email, password: PASSWORD })
    cookies.push(browser.cookie)
    clock.pass(STEP)
    await browser.ask(signInTotpRoute, {}, { code: codeAt(clock, secret) })
    cookies.push(browser.cookie)
    await browser.ask(
      changePasswordRoute,
      {},
      { password: PASSWORD, newPassword: `${PASSWORD}, two` },
    )
    cookies.push(browser.cookie)
    expect(new Set(cookies).size).toBe(5)
    for (const cookie of cookies.slice(0, -1)) {
      old.cookie = cookie
      expect(await old.ask(sessionRoute, {})).toMatchObject({ state: 'anonymous' })
    }
  })

  test('end when idle, at their longest, by sign-out, and from another device', async () => {
    const { email } = await acceptAs(server, administrator, 'smew', [])
    const at = async () => {
      const browser = new Browser(server.app)
      await browser.ask(signInRoute, {}, { email, password: PASSWORD })
      return browser
    }
    const stateOf = async (browser: Browser) => (await browser.ask(sessionRoute, {})).state
    const [idle, kept] = [await at(), await at()]
    for (let passed = 0; passed < SESSION_TIMES.longestMs - 20 * MINUTE; passed += 20 * MINUTE) {
      clock.pass(20 * MINUTE)
      expect(await stateOf(kept)).toBe('signed-in')
    }
    expect(await stateOf(idle)).toBe('anonymous')
    clock.pass(20 * MINUTE)
    expect(await stateOf(kept)).toBe('anonymous')

    const [one, two, three] = [await at(), await at(), await at()]
    const { sessions } = await one.ask(devicesRoute, {})
    expect(sessions).toHaveLength(3)
    expect(sessions.filter(({ current }) => current)).toHaveLength(1)
    expect(sessions[0]).toMatchObject({ device: 'a browser', network: '192.0.2.1' })
    await two.ask(signOutRoute, {})
    expect(two.cookie).toBeNull()
    expect(await one.ask(endOtherSessionsRoute, {})).toEqual({ ended: 1 })
    expect([await stateOf(one), await stateOf(three)]).toEqual(['signed-in', 'anonymous'])
    await freshAdministrator()
  })

  test('a new password ends every other session', async () => {
    const { email, browser } = await acceptAs(server, administrator, 'pintail', [])
    const other = new Browser(server.app)
    await other.ask(signInRoute, {}, { email, password: PASSWORD })
    const newPassword = 'eleven small boats at dawn'
    await browser.ask(changePasswordRoute, {}, { password: PASSWORD, newPassword })
    expect((await browser.call(accountRoute, {})).status).toBe(200)
    expect((await other.call(accountRoute, {})).status).toBe(401)
    expect((await other.call(signInRoute, {}, { email, password: PASSWORD })).status).toBe(401)
    await other.ask(signInRoute, {}, { email, password: newPassword })
  })

  test('easy passwords are refused in words', async () => {
    const { browser, email } = await acceptAs(server, administrator, 'goldeneye', [])
    for (const newPassword of [
      'short one',
      'aaaaaaaaaaaaaaaa',
      'abcdefghijklmnop',
      'Password2026!!!',
      email,
    ]) {
      const { status, body } = await browser.call(
        changePasswordRoute,
        {},
        { password: PASSWORD, newPassword },
      )
      expect([newPassword, status, body]).toMatchObject([
        newPassword,
        422,
        { code: 'password_refused' },
      ])
    }
  })
})

test('nobody without two factors sees people, whatever her role', async () => {
  await freshAdministrator()
  const { browser } = await acceptAs(server, administrator, 'second', ['administrator'])
  expect((await browser.call(peopleRoute, {})).body).toMatchObject({ code: 'second_factor_needed' })
  await enrol(browser, clock)
  expect((await browser.call(peopleRoute, {})).status).toBe(200)
})

test('an invitation counts once, for seven days, until withdrawn, and the newest only', async () => {
  await freshAdministrator()
  const invite = async (email: string) => {
    const body = { email, name: 'New Person', language: 'es' as const, roles: [] }
    await administrator.browser.ask(inviteRoute, {}, body)
    return tokenOf(server.sent.findLast(({ to }) => to === email)!.link)
  }
  const accept = (token: string) =>
    new Browser(server.app).call(
      acceptInvitationRoute,
      {},
      { token, name: 'New Person', language: 'es', password: PASSWORD },
    )
  const [older, newer] = [await invite('one@example.org'), await invite('one@example.org')]
  expect((await accept(older)).body).toMatchObject({ code: 'link_not_valid' })
  const both = await Promise.all([accept(newer), accept(newer)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 404])
  expect((await accept(newer)).status).toBe(404)
  const late = await invite('two@example.org')
  clock.pass(7 * 24 * 60 * MINUTE)
  expect((await accept(late)).status).toBe(404)
})
