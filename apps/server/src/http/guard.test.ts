import { type Route, route } from '@corridor/contract'
import type { Interest, Mandate } from '@corridor/permissions'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { PersonActor } from './actor.ts'
import { noSuchRecord } from './decisions.ts'
import { createGuard, type Refusal, type Sender } from './guard.ts'
import type { App } from './mount.ts'
import { mountPrivate } from './mountPrivate.ts'
import { problemResponse } from './problem.ts'

const officer = (roles: readonly Mandate[], more: Partial<PersonActor> = {}): PersonActor => ({
  kind: 'person',
  person: 'officer',
  session: 's',
  roles,
  assurance: 'two-factor',
  owesSecondFactor: false,
  signedInAt: new Date(0),
  ...more,
})

const NORTH: Mandate = {
  role: 'licensing-officer',
  organisation: 'home',
  office: 'north',
  from: '2026-01-01',
}

const licence = (office: string) => ({
  kind: 'licence' as const,
  id: `licence-${office}`,
  owner: null,
  organisations: [],
  office,
  jurisdiction: null,
  assignees: [],
  mandateHolders: [],
  state: null,
})

const wholeRoute = route({
  id: 'forgetful',
  method: 'GET',
  path: '/licences',
  summary: 'Every licence, without a look at whose',
  permission: 'read.licence',
  input: z.object({}),
  output: z.unknown(),
  examples: [{}],
})
const narrowRoute: Route = { ...wholeRoute, narrows: true }

/** Asks a route that answers with what the handler gives. */
async function ask(
  definition: Route,
  actor: PersonActor,
  handle: (sender: Sender) => unknown = () => 'shown',
  interests: readonly Interest[] = [],
) {
  const refusals: Refusal[] = []
  const app: App = new Hono()
  app.onError((error) => problemResponse(error, { requestId: 'r' }))
  const guard = createGuard({
    findSession: async () => actor,
    findServiceKey: async () => null,
    loadContext: async () => ({ today: '2026-03-02', nowMilliseconds: 0, interests }),
    noteRefusal: async (_, refusal) => void refusals.push(refusal),
    origins: () => ['http://localhost'],
    trustedProxies: [],
  })
  mountPrivate({ app, guard }, definition, async (_, sender) => (await handle(sender)) as never)
  const response = await app.request('/api/v1/licences', {
    headers: { cookie: `corridor-session=${'t'.repeat(43)}` },
  })
  const body = (await response.json()) as { readonly code?: string; readonly detail?: string }
  return { status: response.status, body, refusals }
}

test('a route that forgets to narrow is closed to those who may on some records only', async () => {
  const { status, refusals } = await ask(wholeRoute, officer([NORTH]))
  expect(status).toBe(403)
  expect(refusals).toEqual([
    { operation: 'forgetful', permission: 'read.licence', reason: 'outside_scope' },
  ])
})

test('one that narrows is open to them, record by record', async () => {
  const shown = await ask(narrowRoute, officer([NORTH]), (sender) => [
    sender.require('read.licence', licence('north')).scope,
    sender.filter('read.licence'),
  ])
  expect(shown).toMatchObject({
    status: 200,
    body: ['office', { kind: 'licence', anyOf: [[{ attribute: 'office', in: ['north'] }]] }],
    refusals: [],
  })
  const hidden = await ask(narrowRoute, officer([NORTH]), (sender) =>
    sender.require('read.licence', licence('south')),
  )
  expect(hidden.status).toBe(404)
  expect(hidden.body.detail).toBe(noSuchRecord('read.licence').message)
  expect(hidden.refusals).toEqual([
    {
      operation: 'forgetful',
      permission: 'read.licence',
      reason: 'outside_scope',
      record: 'licence-south',
    },
  ])
})

test('one that promised to narrow and asked about no record is not answered', async () => {
  for (const handle of [
    () => 'everything',
    (sender: Sender) => String(sender.decide('read.licence', null).allowed),
  ]) {
    expect((await ask(narrowRoute, officer([NORTH]), handle)).status).toBe(500)
  }
})

test('with one factor an office counts for nothing, and who owes one is nobody', async () => {
  const handle = (sender: Sender) => sender.filter('read.licence')
  const one = await ask(narrowRoute, officer([NORTH], { assurance: 'one-factor' }), handle)
  expect([one.status, one.body.code]).toEqual([403, 'second_factor_needed'])
  const owing = officer([NORTH], { assurance: 'one-factor', owesSecondFactor: true })
  const { status, body } = await ask(narrowRoute, owing, handle)
  expect([status, body.code]).toEqual([403, 'second_factor_needed'])
  const own = await ask(
    { ...narrowRoute, permission: 'read.worker' },
    officer([{ role: 'worker', organisation: null, from: '2026-01-01' }], {
      assurance: 'one-factor',
    }),
    (sender) => sender.filter('read.worker'),
  )
  expect(own.body).toEqual({
    kind: 'worker',
    anyOf: [[{ attribute: 'owner', in: ['officer'] }]],
  })
})

test('a declared interest bars acting on what it touches, not reading it', async () => {
  const tie: Interest = {
    ...({ id: 'tie', person: 'officer', kind: 'declared', with: 'licence-north' } as const),
    ...{ from: '2026-01-01', until: null },
  }
  const asked = (interests: readonly Interest[]) =>
    ask(
      narrowRoute,
      officer([NORTH]),
      (sender) => {
        sender.require('read.licence', licence('north'))
        return sender.require('propose.licence', licence('north')).scope
      },
      interests,
    )
  expect((await asked([tie])).body).toMatchObject({
    code: 'not_permitted',
    details: { rule: 'SD7' },
  })
  for (const free of [
    { ...tie, with: 'licence-south' },
    { ...tie, person: 'another' },
    { ...tie, until: '2026-03-01' },
  ]) {
    expect(await asked([free])).toMatchObject({ status: 200, body: 'office' })
  }
})

test('a mandate that has ended opens nothing', async () => {
  const ended = officer([{ ...NORTH, until: '2026-03-01' }])
  expect((await ask(narrowRoute, ended, (sender) => sender.filter('read.licence'))).status).toBe(
    403,
  )
})

test('a route without a permission, or with one that nobody knows, does not compile', () => {
  const { permission: _, ...open } = wholeRoute
  // @ts-expect-error nobody is named who may call it
  const unnamed = route(open)
  // @ts-expect-error the list of permissions is closed
  const unknown = route({ ...wholeRoute, permission: 'read.everything' })
  expect([unnamed.permission, unknown.permission]).toEqual([undefined, 'read.everything'])
})
