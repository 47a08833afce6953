import {
  acceptInvitationRoute,
  confirmTotpRoute,
  enrolTotpRoute,
  firstRunRoute,
  HOME_ORGANISATION,
  inviteRoute,
  type RoleScope,
  sessionRoute,
  signInRoute,
  signInTotpRoute,
} from '@corridor/contract'
import { generateSync } from 'otplib'
import type { TestServer } from '../../../testing/testServer.ts'
import { makeFirstRunLink } from '../links.ts'
import { Browser } from './browser.ts'

export const PASSWORD = 'seven grey herons by the quay'

export const tokenOf = (link: string): string => link.split('#')[1]!

/** A clock that tests move by hand. */
export const handClock = (start = '2026-03-02T09:00:00.000Z') => {
  let time = Date.parse(start)
  return {
    now: () => new Date(time),
    pass: (ms: number) => {
      time += ms
    },
  }
}

export type HandClock = ReturnType<typeof handClock>

export const MINUTE = 60_000
export const STEP = 30_000

export interface Member {
  readonly id: string
  readonly email: string
  readonly browser: Browser
  readonly secret: string
  readonly recoveryCodes: readonly string[]
}

export const codeAt = (clock: HandClock, secret: string): string =>
  generateSync({ secret, epoch: Math.floor(clock.now().getTime() / 1000) })

/** Sets up an authenticator app; the next code of it is another. */
export async function enrol(browser: Browser, clock: HandClock) {
  const { secret } = await browser.ask(enrolTotpRoute, {}, { password: PASSWORD })
  const { recoveryCodes } = await browser.ask(confirmTotpRoute, {}, { code: codeAt(clock, secret) })
  clock.pass(STEP)
  return { secret, recoveryCodes }
}

async function memberOf(browser: Browser, email: string, clock: HandClock): Promise<Member> {
  const factor = await enrol(browser, clock)
  const session = await browser.ask(sessionRoute, {})
  if (session.state !== 'signed-in') throw new Error('not signed in')
  return { id: session.me.id, email, browser, ...factor }
}

/** The first administrator, by the link of the console, with two factors. */
export async function makeAdministrator(server: TestServer, clock: HandClock): Promise<Member> {
  const link = await makeFirstRunLink(server.identity, { onlyWhenEmpty: true })
  const browser = new Browser(server.app)
  const email = 'first@example.org'
  await browser.ask(
    firstRunRoute,
    {},
    {
      token: tokenOf(link!.link),
      email,
      name: 'First Example',
      language: 'en',
      organisation: 'Example Ministry',
      password: PASSWORD,
    },
  )
  return await memberOf(browser, email, clock)
}

export const scopeOf = (role: RoleScope['role']): RoleScope => ({
  role,
  organisation: HOME_ORGANISATION,
  from: '2026-01-01',
})

/** A member invited with these roles, with an account of one factor. */
export async function acceptAs(
  server: TestServer,
  administrator: Member,
  name: string,
  roles: readonly RoleScope['role'][],
): Promise<{ readonly browser: Browser; readonly email: string }> {
  const email = `${name}@example.org`
  await administrator.browser.ask(
    inviteRoute,
    {},
    { email, name: `${name} example`, language: 'fr', roles: roles.map(scopeOf) },
  )
  const { link } = server.sent.findLast(({ to }) => to === email)!
  const browser = new Browser(server.app)
  await browser.ask(
    acceptInvitationRoute,
    {},
    { token: tokenOf(link), name: `${name} example`, language: 'fr', password: PASSWORD },
  )
  return { browser, email }
}

export async function makeMember(
  server: TestServer,
  clock: HandClock,
  administrator: Member,
  name: string,
  roles: readonly RoleScope['role'][],
): Promise<Member> {
  const { browser, email } = await acceptAs(server, administrator, name, roles)
  return await memberOf(browser, email, clock)
}

/** Signs in anew with both factors. */
export async function signInFully(
  server: TestServer,
  clock: HandClock,
  { email, secret }: Pick<Member, 'email' | 'secret'>,
): Promise<Browser> {
  const browser = new Browser(server.app)
  clock.pass(STEP)
  await browser.ask(signInRoute, {}, { email, password: PASSWORD })
  await browser.ask(signInTotpRoute, {}, { code: codeAt(clock, secret) })
  return browser
}
