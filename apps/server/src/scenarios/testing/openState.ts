import { randomBytes, randomUUID } from 'node:crypto'
import {
  type ActionRoute,
  type ActRefused,
  openOfficeRoute,
  organisationRoute,
  type RoleScope,
  type Route,
  registerOrganisationRoute,
} from '@corridor/contract'
import { hashToken, newToken } from '../../features/identity/secrets/tokens.ts'
import { Browser } from '../../features/identity/testing/browser.ts'
import { type HandClock, handClock } from '../../features/identity/testing/people.ts'
import { type TestServer, type TestServerOptions, testServer } from '../../testing/testServer.ts'
import { doneInSpiteOf } from './doneInSpiteOf.ts'

/** Somebody at a browser of her own. */
export interface Person {
  readonly id: string
  readonly browser: Browser
}

export interface ActAnswer {
  readonly status: number
  readonly body: {
    readonly record: string
    readonly version: number
    readonly repeated: boolean
    readonly code: string
    readonly receipt: unknown
    readonly details: ActRefused & {
      readonly version?: number
      readonly since?: readonly { readonly type: string; readonly actor: string }[]
    }
  }
}

/** A server over a real database on a day of a scenario, with its people. */
export interface State {
  readonly server: TestServer
  readonly clock: HandClock
  /** Lets the clock go to an instant; sessions go on. */
  readonly passTo: (instant: string) => Promise<void>
  readonly person: (name: string, ...mandates: readonly Partial<RoleScope>[]) => Promise<Person>
  /** Sends a command; under a new key unless one is given. */
  readonly act: (
    who: Pick<Person, 'browser'>,
    route: ActionRoute,
    input: Readonly<Record<string, string>>,
    expectedVersion: number,
    payload: unknown,
    key?: string,
  ) => Promise<ActAnswer>
  /** The same, and it must be recorded. */
  readonly once: (...asked: Parameters<State['act']>) => Promise<ActAnswer['body']>
  /** The same; with `retries` sent as impatient people do. */
  readonly done: State['once']
  readonly organisation: (kind: string, name: string, country: string) => Promise<string>
  readonly openOffice: (office: string, jurisdiction: string) => Promise<void>
  readonly newKey: () => string
  readonly close: () => Promise<void>
}

/** Rules that are not met, as `rule met`. */
export const unmetIn = ({ body }: ActAnswer): readonly string[] =>
  body.details.findings.filter(({ met }) => met !== 'yes').map(({ rule, met }) => `${rule} ${met}`)

const COOKIE = 'corridor-session'

/** A session with two factors given, under the cookie that she has. */
export async function signInAgain(
  db: TestServer['kysely'],
  { id, browser }: Person,
  now: Date,
): Promise<void> {
  const token = browser.cookie!.slice(COOKIE.length + 1)
  await db
    .insertInto('sign_in_session')
    .values({
      ...{ hash: hashToken(token), id: randomUUID(), person: id, assurance: 'two-factor' },
      ...{ device: 'a browser', network: 'test', signed_in: now, seen: now },
      expires: new Date(now.getTime() + 3_600_000),
    })
    .execute()
}

/**
 * Begins a scenario. Its people are written into the tables with two factors given: how they sign in
 * is tested where it is made.
 */
export async function openState(
  start: string,
  options: Omit<TestServerOptions, 'now'> & {
    /** Every command is sent as impatient people and bad connections do (`doneInSpiteOf`). */
    readonly retries?: boolean
  } = {},
): Promise<State> {
  const clock = handClock(start)
  const { retries: _, ...rest } = options
  const server = await testServer({ ...rest, now: clock.now })
  const { kysely } = server
  let keys = 0
  const newKey = () => {
    keys += 1
    return `scenario-${keys}`
  }
  const person: State['person'] = async (name, ...mandates) => {
    const [id, token, now] = [`p-${name}`, newToken(randomBytes), clock.now()]
    await kysely
      .insertInto('person')
      .values({
        ...{ id, email: `${name}@example.org`, name: `Example ${name}`, language: 'en' },
        ...{ state: 'active', created: now, last_sign_in: now },
      })
      .execute()
    const browser = new Browser(server.app)
    browser.cookie = `${COOKIE}=${token}`
    await signInAgain(kysely, { id, browser }, now)
    for (const { role, organisation, office, jurisdiction } of mandates) {
      await kysely
        .insertInto('role_grant')
        .values({
          ...{ id: randomUUID(), person: id, role: role!, organisation: organisation ?? 'home' },
          ...{ office: office ?? null, jurisdiction: jurisdiction ?? null },
          ...{ valid_from: '2026-01-01', valid_until: null, granted_by: null, granted: now },
          ...{ withdrawn: null, withdrawn_by: null },
        })
        .execute()
    }
    return { id, browser }
  }
  const act: State['act'] = async ({ browser }, route, input, expectedVersion, payload, key) =>
    (await browser.call(route as Route, input, { expectedVersion, payload } as never, {
      'idempotency-key': key ?? newKey(),
    })) as unknown as ActAnswer
  const once: State['once'] = async (...asked) => {
    const { status, body } = await act(...asked)
    if (status === 200) return body
    throw new Error(`${asked[1].id} answered ${status}: ${JSON.stringify(body)}`)
  }
  const administrator = await person('administrator', { role: 'administrator' })
  return {
    ...{ server, clock, person, act, once, newKey },
    done: options.retries === true ? doneInSpiteOf({ server, act, newKey }) : once,
    async passTo(instant) {
      clock.pass(Date.parse(instant) - clock.now().getTime())
      const [seen, expires] = [clock.now(), new Date(clock.now().getTime() + 3_600_000)]
      for (const table of ['sign_in_session', 'worker_session'] as const) {
        await kysely.updateTable(table).set({ seen, expires }).execute()
      }
    },
    organisation: async (kind, name, country) =>
      (
        await once(administrator, registerOrganisationRoute, {}, 0, {
          ...{ kind, name, country, registration: null },
          ...{ office: 'home.north', jurisdiction: 'XAA' },
        })
      ).record,
    async openOffice(office, jurisdiction) {
      const of = { organisation: 'home' }
      const { version } = await administrator.browser.ask(organisationRoute, of)
      const payload = { office, name: `Office ${office}`, jurisdiction, from: '2026-01-01' }
      await once(administrator, openOfficeRoute, of, version, payload)
    },
    close: () => server.close(),
  }
}
