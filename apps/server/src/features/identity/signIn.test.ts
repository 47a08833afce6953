import {
  accountRoute,
  changePasswordRoute,
  confirmTotpRoute,
  enrolTotpRoute,
  removeTotpRoute,
  renewRecoveryCodesRoute,
  sessionRoute,
  signInRecoveryCodeRoute,
  signInRoute,
  signInTotpRoute,
} from '@corridor/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { SESSION_TIMES } from './sessions.ts'
import { Browser } from './testing/browser.ts'
import {
  codeAt,
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
  PASSWORD,
  STEP,
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

const member = (name: string, roles: Parameters<typeof makeMember>[4] = []) =>
  makeMember(server, clock, administrator, name, roles)

const withoutInstance = (body: unknown) => ({ ...(body as object), instance: null })

describe('password, then a second factor', () => {
  test('the password alone opens nothing while a second factor is owed', async () => {
    const { email } = await member('heron')
    const browser = new Browser(server.app)
    const state = await browser.ask(signInRoute, {}, { email, password: PASSWORD })
    expect(state).toEqual({
      state: 'second-factor',
      factors: expect.arrayContaining(['totp', 'recovery-code']),
    })
    for (const attempt of [
      browser.call(accountRoute, {}),
      browser.call(enrolTotpRoute, {}, { password: PASSWORD }),
      browser.call(removeTotpRoute, {}, { password: PASSWORD }),
      browser.call(changePasswordRoute, {}, { password: PASSWORD, newPassword: `${PASSWORD} two` }),
    ]) {
      expect((await attempt).body).toMatchObject({ code: 'second_factor_needed', status: 403 })
    }
    clock.pass(SESSION_TIMES.owingMs)
    expect(await browser.ask(sessionRoute, {})).toEqual({ state: 'anonymous', firstRun: false })
  })

  test('a code opens the account once; the same code, or an older one, never again', async () => {
    const { email, secret } = await member('egret')
    const older = codeAt(clock, secret)
    clock.pass(STEP)
    const code = codeAt(clock, secret)
    const first = new Browser(server.app)
    await first.ask(signInRoute, {}, { email, password: PASSWORD })
    const state = await first.ask(signInTotpRoute, {}, { code })
    expect(state).toMatchObject({ state: 'signed-in', me: { email, assurance: 'two-factor' } })

    const second = new Browser(server.app)
    await second.ask(signInRoute, {}, { email, password: PASSWORD })
    for (const used of [code, older]) {
      const refused = await second.call(signInTotpRoute, {}, { code: used })
      expect(refused).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } })
    }
    clock.pass(STEP)
    await second.ask(signInTotpRoute, {}, { code: codeAt(clock, secret) })
  })

  test('of the same code sent eight times at once, one counts', async () => {
    const { email, secret } = await member('bittern')
    clock.pass(STEP)
    const browsers = Array.from({ length: 8 }, () => new Browser(server.app))
    for (const browser of browsers) {
      await browser.ask(signInRoute, {}, { email, password: PASSWORD })
    }
    const code = codeAt(clock, secret)
    const answers = await Promise.all(
      browsers.map((browser) => browser.call(signInTotpRoute, {}, { code })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(401)])
  })

  test('a recovery code counts once, in any spelling, and new ones replace the old', async () => {
    const { email, recoveryCodes, browser } = await member('crane')
    expect(recoveryCodes).toHaveLength(10)
    const [code, other] = recoveryCodes as [string, string]
    const enter = async (typed: string) => {
      const at = new Browser(server.app)
      await at.ask(signInRoute, {}, { email, password: PASSWORD })
      return await at.call(signInRecoveryCodeRoute, {}, { code: typed })
    }
    expect((await enter(code.toLowerCase().replaceAll('-', ' '))).status).toBe(200)
    expect((await enter(code)).status).toBe(401)
    expect((await browser.ask(accountRoute, {})).recoveryCodesLeft).toBe(9)
    const renewed = await browser.ask(renewRecoveryCodesRoute, {}, { password: PASSWORD })
    expect((await enter(other)).status).toBe(401)
    expect((await enter(renewed.recoveryCodes[0]!)).status).toBe(200)
  })

  test('secrets, codes and tokens are not in the database as they are', async () => {
    const { secret, recoveryCodes, browser } = await member('stork')
    const tables = ['person_totp', 'recovery_code', 'sign_in_session', 'one_time_link'] as const
    for (const table of tables) {
      const text = JSON.stringify(await server.kysely.selectFrom(table).selectAll().execute())
      expect(text.length).toBeGreaterThan(2)
      for (const plain of [
        secret,
        recoveryCodes[0]!,
        browser.cookie!.split('=')[1]!,
        ...server.sent.map(({ link }) => tokenOf(link)),
      ]) {
        expect(text).not.toContain(plain)
      }
    }
    const { hash } = await server.kysely
      .selectFrom('person_password')
      .select('hash')
      .executeTakeFirstOrThrow()
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('an app is replaced only after the present one is taken off, with the password', async () => {
    const { browser } = await member('ibis')
    const again = await browser.call(enrolTotpRoute, {}, { password: PASSWORD })
    expect(again.body).toMatchObject({ code: 'already_exists' })
    const wrong = await browser.call(removeTotpRoute, {}, { password: 'not the password at all' })
    expect(wrong.status).toBe(401)
    await browser.ask(removeTotpRoute, {}, { password: PASSWORD })
    const state = await browser.ask(sessionRoute, {})
    expect(state).toMatchObject({ me: { assurance: 'one-factor', factors: [] } })
    const { secret } = await browser.ask(enrolTotpRoute, {}, { password: PASSWORD })
    expect((await browser.call(confirmTotpRoute, {}, { code: '000000' })).status).toBe(401)
    clock.pass(STEP)
    await browser.ask(confirmTotpRoute, {}, { code: codeAt(clock, secret) })
  })
})

describe('unknown, wrong and closed', () => {
  test('get the same answer, and about the same time', async () => {
    const { email } = await member('plover')
    const ask = async (address: string, password: string) => {
      const began = performance.now()
      const { status, body } = await new Browser(server.app).call(
        signInRoute,
        {},
        { email: address, password },
      )
      return { status, body: withoutInstance(body), ms: performance.now() - began }
    }
    const wrong = []
    const unknown = []
    for (let round = 0; round < 8; round++) {
      wrong.push(await ask(email, 'a wrong password'))
      unknown.push(await ask(`nobody${round}@example.org`, 'a wrong password'))
    }
    expect(wrong[0]!.status).toBe(401)
    for (const { status, body } of [...wrong, ...unknown]) {
      expect({ status, body }).toEqual({ status: 401, body: wrong[0]!.body })
    }
    const median = (list: readonly { ms: number }[]) =>
      list.map(({ ms }) => ms).toSorted((a, b) => a - b)[4]!
    expect(median(unknown)).toBeGreaterThan(median(wrong) / 3)
    expect(median(unknown)).toBeLessThan(median(wrong) * 3)
  })
})
