import {
  accountRoute,
  addPasskeyRoute,
  passkeyOptionsRoute,
  passkeySignInOptionsRoute,
  passkeySignInRoute,
  removePasskeyRoute,
  signInRoute,
} from '@corridor/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { Browser } from './testing/browser.ts'
import {
  acceptAs,
  handClock,
  type Member,
  MINUTE,
  makeAdministrator,
  PASSWORD,
  signInFully,
} from './testing/people.ts'
import { softAuthenticator } from './testing/softAuthenticator.ts'

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

const withoutInstance = (body: unknown) => ({ ...(body as object), instance: null })

describe('passkeys', () => {
  const withPasskey = async (name: string) => {
    const { browser, email } = await acceptAs(server, administrator, name, [])
    const authenticator = softAuthenticator()
    const { options } = await browser.ask(passkeyOptionsRoute, {}, { password: PASSWORD })
    const { recoveryCodes } = await browser.ask(
      addPasskeyRoute,
      {},
      { label: 'Office computer', answer: authenticator.register(options) },
    )
    return { browser, email, authenticator, recoveryCodes, options }
  }
  const begin = async (browser: Browser) =>
    (await browser.ask(passkeySignInOptionsRoute, {})).options

  test('one that verified its user signs in alone, with both factors', async () => {
    const { browser, email, authenticator, recoveryCodes } = await withPasskey('swift')
    expect(recoveryCodes).toHaveLength(10)
    expect(await browser.ask(accountRoute, {})).toMatchObject({
      assurance: 'two-factor',
      passkeys: [{ id: authenticator.id, label: 'Office computer', used: null }],
    })
    const other = new Browser(server.app)
    const answer = authenticator.answer(await begin(other))
    const state = await other.ask(passkeySignInRoute, {}, { answer })
    expect(state).toMatchObject({ state: 'signed-in', me: { email, assurance: 'two-factor' } })
    // The answer is to a challenge that is used up.
    const replayed = await new Browser(server.app).call(passkeySignInRoute, {}, { answer })
    expect(replayed).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } })
  })

  test('also after the password, where it is owed', async () => {
    const { email, authenticator } = await withPasskey('martin')
    const browser = new Browser(server.app)
    const owed = await browser.ask(signInRoute, {}, { email, password: PASSWORD })
    expect(owed).toMatchObject({ state: 'second-factor' })
    const before = browser.cookie
    const answer = authenticator.answer(await begin(browser))
    await browser.ask(passkeySignInRoute, {}, { answer })
    expect(browser.cookie).not.toBe(before)
  })

  test('is refused for another site, without verification, as a copy, late, or unknown', async () => {
    const { authenticator } = await withPasskey('wren')
    const refused = async (answer: ReturnType<typeof authenticator.answer>) => {
      const { status, body } = await new Browser(server.app).call(
        passkeySignInRoute,
        {},
        { answer },
      )
      expect(status).toBe(401)
      return withoutInstance(body)
    }
    const browser = new Browser(server.app)
    const said = [
      await refused(authenticator.answer(await begin(browser), { origin: 'https://evil.example' })),
      await refused(authenticator.answer(await begin(browser), { isVerified: false })),
      await refused(softAuthenticator().answer(await begin(browser))),
      await refused(softAuthenticator('evil.example').answer(await begin(browser))),
      await refused(authenticator.answer({ challenge: 'bWFkZSB1cA' })),
    ]
    const late = await begin(browser)
    clock.pass(5 * MINUTE)
    said.push(await refused(authenticator.answer(late)))
    await browser.ask(
      passkeySignInRoute,
      {},
      { answer: authenticator.answer(await begin(browser)) },
    )
    authenticator.rewind()
    said.push(await refused(authenticator.answer(await begin(browser))))
    for (const body of said) expect(body).toEqual(said[0])
    await freshAdministrator()
  })

  test('is made only for the challenge of that person, by her, with verification', async () => {
    const mine = await acceptAs(server, administrator, 'robin', [])
    const hers = await acceptAs(server, administrator, 'finch', [])
    const begun = async (browser: Browser) =>
      (await browser.ask(passkeyOptionsRoute, {}, { password: PASSWORD })).options
    const add = (
      browser: Browser,
      answer: ReturnType<ReturnType<typeof softAuthenticator>['register']>,
    ) => browser.call(addPasskeyRoute, {}, { label: 'x', answer })
    const options = await begun(mine.browser)
    const foreign = await add(hers.browser, softAuthenticator().register(options))
    expect(foreign.body).toMatchObject({ code: 'bad_request' })
    for (const how of [{ origin: 'https://evil.example' }, { isVerified: false }]) {
      const answer = softAuthenticator().register(await begun(mine.browser), how)
      expect((await add(mine.browser, answer)).status).toBe(400)
    }
    const authenticator = softAuthenticator()
    const answer = authenticator.register(await begun(mine.browser))
    expect((await add(mine.browser, answer)).status).toBe(200)
    expect((await add(mine.browser, answer)).status).toBe(400)
    const stolen = authenticator.register(await begun(hers.browser))
    expect((await add(hers.browser, stolen)).body).toMatchObject({ code: 'already_exists' })
    const wrong = await mine.browser.call(
      passkeyOptionsRoute,
      {},
      { password: 'something else here' },
    )
    expect(wrong.status).toBe(401)
    // Nobody takes off what is another's.
    const input = { passkey: authenticator.id }
    expect(
      (await hers.browser.call(removePasskeyRoute, input, { password: PASSWORD })).status,
    ).toBe(404)
    await mine.browser.ask(removePasskeyRoute, input, { password: PASSWORD })
  })
})
