import type { ActionRoute, RoleScope, Route } from '@corridor/contract'
import { openOfficeRoute, registerOrganisationRoute } from '@corridor/contract'
import { type TestServer, type TestServerOptions, testServer } from '../../../testing/testServer.ts'
import {
  type HandClock,
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
} from '../../identity/testing/people.ts'

interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** A ministry of XAA with its people, on 10 April 2030. */
export interface Ministry {
  readonly server: TestServer
  readonly clock: HandClock
  readonly administrator: Member
  member(name: string, ...mandates: readonly Partial<RoleScope>[]): Promise<Member>
  /** Sends a command under a new key. */
  act(
    who: Pick<Member, 'browser'>,
    route: ActionRoute,
    input: Readonly<Record<string, string>>,
    expectedVersion: number,
    payload: unknown,
  ): Promise<Answer>
  /** The id of a new agency or employer. */
  organisation(kind: string, name: string): Promise<string>
  readonly close: () => Promise<void>
}

export async function openMinistry(
  options: Pick<TestServerOptions, 'webDir'> = {},
): Promise<Ministry> {
  const clock = handClock('2030-04-10T09:00:00.000Z')
  const server = await testServer({ ...options, now: clock.now })
  const administrator = await makeAdministrator(server, clock)
  let keys = 0
  const act: Ministry['act'] = async ({ browser }, route, input, expectedVersion, payload) => {
    keys += 1
    const body = { expectedVersion, payload }
    const answer = await browser.call(route as Route, input, body as never, {
      'idempotency-key': `key-${keys}`,
    })
    return answer as unknown as Answer
  }
  const place = { office: 'north', name: 'North', jurisdiction: 'XAA-1', from: '2026-01-01' }
  const opened = await act(administrator, openOfficeRoute, { organisation: 'home' }, 2, place)
  if (opened.status !== 200) throw new Error(JSON.stringify(opened.body))
  return {
    ...{ server, clock, administrator, act },
    close: () => server.close(),
    async member(name, ...mandates) {
      const made = await makeMember(server, clock, administrator, name, [])
      for (const [at, { role, office, jurisdiction, organisation }] of mandates.entries()) {
        await server.kysely
          .insertInto('role_grant')
          .values({
            id: `${name}-${at}`,
            person: made.id,
            role: role!,
            organisation: organisation ?? 'home',
            office: office ?? null,
            jurisdiction: jurisdiction ?? null,
            valid_from: '2026-01-01',
            valid_until: null,
            granted_by: null,
            granted: clock.now(),
            withdrawn: null,
            withdrawn_by: null,
          })
          .execute()
      }
      return made
    },
    async organisation(kind, name) {
      const payload = {
        ...{ kind, name, country: 'XBB', registration: null },
        ...{ office: 'home.north', jurisdiction: 'XAA' },
      }
      const { status, body } = await act(administrator, registerOrganisationRoute, {}, 0, payload)
      if (status !== 200) throw new Error(JSON.stringify(body))
      return (body as { readonly record?: string }).record ?? ''
    },
  }
}
