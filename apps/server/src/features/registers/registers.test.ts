import {
  bansInForceRoute,
  certifyParameterRoute,
  commentParameterRoute,
  confirmParameterRoute,
  confirmWatchRoute,
  endBanRoute,
  notificationsRoute,
  orderBanRoute,
  parameterRoute,
  parametersInForceRoute,
  parametersRoute,
  proposeBanEndRoute,
  proposeBanRoute,
  proposeParameterRoute,
  proposeWatchEntryRoute,
  proposeWatchLiftRoute,
  queueRoute,
  watchEntryRoute,
  watchListRoute,
} from '@corridor/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call } from '../../testing/testServer.ts'
import { deadlineTasks, sweepDeadlines } from '../deadlines/missDeadline.ts'
import type { Member } from '../identity/testing/people.ts'
import { anyKind, rebuildLedger } from '../ledger/rebuildLedger.ts'
import { banKind } from './bans/banKind.ts'
import { parameterKind } from './parameters/parameterKind.ts'
import { type Ministry, openMinistry } from './testing/officers.ts'
import { watchKind } from './watch/watchKind.ts'

const DAY = 86_400_000

let ministry: Ministry
/** Officer of the office north who also holds the authority's role; director; legal officer; union. */
let olga: Member
let dara: Member
let lena: Member
let udo: Member

beforeAll(async () => {
  ministry = await openMinistry()
  olga = await ministry.member(
    'olga',
    { role: 'licensing-officer', office: 'home.north' },
    { role: 'authority', jurisdiction: 'XAA' },
  )
  dara = await ministry.member('dara', { role: 'authority', jurisdiction: 'XAA' })
  lena = await ministry.member('lena', { role: 'legal-officer', jurisdiction: 'XAA' })
  udo = await ministry.member('udo', { role: 'union' })
})
afterAll(() => ministry.close())

const refusedBy = ({ body }: { readonly body: unknown }): readonly string[] => {
  const { details } = body as {
    readonly details: { readonly findings: readonly { rule: string; met: string }[] }
  }
  return details.findings.filter(({ met }) => met !== 'yes').map(({ rule }) => rule)
}

const recordOf = ({ body }: { readonly body: unknown }): string =>
  (body as { readonly record: string }).record

const floor = (change: object = {}) => ({
  name: 'monthly_floor',
  key: { jurisdiction: 'XBB', occupation: '5322' },
  jurisdiction: 'XAA',
  value: {
    kind: 'floor',
    monthly: { minorUnits: 100_000, currency: 'XTS' },
    hoursWeek: '48',
    allowancesThatCount: [],
  },
  validFrom: '2030-01-01',
  validUntil: null,
  legalBasis: [
    {
      ...{ instrument: 'Example Wage Order', provision: 's. 2', jurisdiction: 'XBB' },
      ...{ force: 'binding', from: null, to: null, source: 'design' },
    },
  ],
  source: 'Example gazette 4',
  correction: null,
  ...change,
})

describe('a parameter', () => {
  let parameter: string
  const propose = (version: number, change: object = {}) =>
    ministry.act(lena, proposeParameterRoute, {}, version, floor(change))
  const file = () => lena.browser.ask(parameterRoute, { parameter })
  const inForce = async (on: string) =>
    (await call(ministry.server.app, parametersInForceRoute, { on })).parameters

  test('is for days to come, unless it corrects an error with its reason', async () => {
    expect(refusedBy(await propose(0))).toEqual(['parameter.in_the_future'])
    const proposed = await propose(0, { correction: 'Left out when the list was entered' })
    expect(proposed.status).toBe(200)
    parameter = recordOf(proposed)
    expect(await inForce('2030-04-10')).toEqual([])
    // The same name and key are the same record.
    expect((await propose(0, { validFrom: '2031-01-01' })).status).toBe(409)
  })

  test('is heard by social partners, who comment and decide nothing', async () => {
    const said = await ministry.act(udo, commentParameterRoute, { parameter }, 1, {
      text: 'Too low for live-in work',
    })
    expect(said.status).toBe(200)
    expect((await ministry.act(udo, confirmParameterRoute, { parameter }, 2, {})).status).toBe(403)
    expect((await file()).proposal?.comments).toMatchObject([
      { text: 'Too low for live-in work', role: 'union', by: { id: udo.id } },
    ])
    // A licensing officer has nothing to comment on.
    const other = await ministry.act(olga, commentParameterRoute, { parameter }, 2, { text: 'x' })
    expect(other.status).toBe(403)
  })

  test('is put into force by another person; until verified it says so', async () => {
    expect((await ministry.act(lena, confirmParameterRoute, { parameter }, 2, {})).status).toBe(403)
    const queue = await dara.browser.ask(queueRoute, {})
    expect(queue.items).toMatchObject([
      { record: parameter, path: `/desk/parameters/${parameter}` },
    ])
    expect((await ministry.act(dara, confirmParameterRoute, { parameter }, 2, {})).status).toBe(200)
    expect(await inForce('2030-04-10')).toMatchObject([
      { record: parameter, version: 3, name: 'monthly_floor', verified: false, verifiedBy: null },
    ])
    expect(await inForce('2029-12-31')).toEqual([])
    const corridor = { on: '2030-04-10', corridor: 'XAA-XCC' }
    expect((await call(ministry.server.app, parametersInForceRoute, corridor)).parameters).toEqual(
      [],
    )
    const { notifications } = await lena.browser.ask(notificationsRoute, {})
    expect(notifications.map(({ kind }) => kind)).toEqual(['proposal.confirmed'])
  })

  test('is verified under a published name by somebody else than its proposer', async () => {
    const payload = {
      ...{ version: 3, reviewer: 'Example reviewer, legal department' },
      ...{ textSeen: 'Example Wage Order, consolidated text', readOn: '2030-04-09' },
      textDigests: ['cd'.repeat(32)],
    }
    const own = await ministry.act(lena, certifyParameterRoute, { parameter }, 3, payload)
    expect(refusedBy(own)).toEqual(['SD1'])
    const short = { ...payload, textDigests: [] }
    expect(
      refusedBy(await ministry.act(dara, certifyParameterRoute, { parameter }, 3, short)),
    ).toEqual(['parameter.every_basis'])
    expect(
      (await ministry.act(dara, certifyParameterRoute, { parameter }, 3, payload)).status,
    ).toBe(200)
    expect(await inForce('2030-04-10')).toMatchObject([
      {
        ...{ verified: true, verifiedBy: payload.reviewer, verifiedAt: '2030-04-09' },
        legalBasis: [{ textDigest: 'cd'.repeat(32), verifiedBy: payload.reviewer }],
      },
    ])
  })

  test('changes from a day on; what held before is kept and shown', async () => {
    const raised = {
      ...{ validFrom: '2030-07-01', key: { occupation: '5322', jurisdiction: 'XBB' } },
      value: { kind: 'none' },
    }
    expect((await propose(4, raised)).status).toBe(200)
    await ministry.act(dara, confirmParameterRoute, { parameter }, 5, {})
    const { versions, inForce: spans } = await file()
    expect(versions.map(({ version, verification }) => [version, verification !== null])).toEqual([
      [3, true],
      [6, false],
    ])
    expect(spans).toEqual([
      { version: 3, from: '2030-01-01', until: '2030-06-30' },
      { version: 6, from: '2030-07-01', until: null },
    ])
    expect(await inForce('2030-06-30')).toMatchObject([{ version: 3, verified: true }])
    expect(await inForce('2030-07-01')).toMatchObject([{ version: 6, value: { kind: 'none' } }])
    const { parameters } = await udo.browser.ask(parametersRoute, {})
    expect(parameters).toMatchObject([{ id: parameter, today: { verified: true }, proposed: null }])
  })

  test('that nobody confirms in time lapses by itself', async () => {
    await propose(6, { validFrom: '2031-01-01' })
    ministry.clock.pass(31 * DAY)
    await sweepDeadlines({ ledger: ministry.server.ledger, warn: () => {} })
    ministry.clock.pass(-31 * DAY)
    const { proposal, history } = await file()
    expect(proposal).toBeNull()
    expect(history.at(-1)).toMatchObject({ type: 'parameter.lapse', actor: 'system:clock' })
    expect(
      Object.keys(deadlineTasks({ ledger: ministry.server.ledger, warn: () => {} })),
    ).toContain('deadline')
  })
})

describe('a ban', () => {
  const today = '2030-04-10'
  const banned = (change: object = {}) => ({
    ...{ destination: 'XBB', sector: 'construction', site: null, from: '2030-04-12', until: null },
    ...{ reason: 'Example reason', basis: 'Example order 7', jurisdiction: 'XAA' },
    ...change,
  })
  const inForce = async (on: string) =>
    (await call(ministry.server.app, bansInForceRoute, { on })).bans.map(({ record }) => record)

  test('is ordered by another person, and holds from its first day to its last', async () => {
    const past = await ministry.act(lena, proposeBanRoute, {}, 0, banned({ from: '2030-04-09' }))
    expect(refusedBy(past)).toEqual(['ban.not_retroactive'])
    const ban = recordOf(await ministry.act(lena, proposeBanRoute, {}, 0, banned()))
    expect(await inForce('2030-04-12')).toEqual([])
    expect(
      (await ministry.act(lena, orderBanRoute, { ban }, 1, { from: '2030-04-12' })).status,
    ).toBe(403)
    const early = await ministry.act(dara, orderBanRoute, { ban }, 1, { from: today })
    expect(refusedBy(early)).toEqual(['ban.first_day'])
    await ministry.act(dara, orderBanRoute, { ban }, 1, { from: '2030-04-12' })
    expect([await inForce('2030-04-11'), await inForce('2030-04-12')]).toEqual([[], [ban]])
    const ending = { until: '2030-04-20', reason: 'Example agreement' }
    await ministry.act(lena, proposeBanEndRoute, { ban }, 2, ending)
    expect(await inForce('2030-04-21')).toEqual([ban])
    await ministry.act(dara, endBanRoute, { ban }, 3, { until: '2030-04-20' })
    expect([await inForce('2030-04-20'), await inForce('2030-04-21')]).toEqual([[ban], []])
    ministry.clock.pass(11 * DAY)
    await sweepDeadlines({ ledger: ministry.server.ledger, warn: () => {} })
    ministry.clock.pass(-11 * DAY)
    const { rows } = await ministry.server.ledger.owner.query(
      'select status, valid_until from deployment_ban where record = $1',
      [ban],
    )
    expect(rows).toEqual([{ status: 'ended', valid_until: '2030-04-20' }])
    // Of a day that is past it is still told.
    expect(await inForce('2030-04-15')).toEqual([ban])
  })
})

test('a dated parameter replaces the limit that an action names', async () => {
  const act = (verb: 'propose' | 'confirm', version: number, input: object, payload: object) =>
    verb === 'propose'
      ? ministry.act(lena, proposeParameterRoute, {}, version, payload)
      : ministry.act(dara, confirmParameterRoute, input as { parameter: string }, version, {})
  const days = floor({
    ...{ name: 'confirmation_days', value: { days: 4 }, correction: 'Decided in 2029' },
    key: { jurisdiction: 'XAA' },
  })
  const parameter = recordOf(await act('propose', 0, {}, days))
  await act('confirm', 1, { parameter }, {})
  const proposed = await ministry.act(lena, proposeBanRoute, {}, 0, {
    ...{ destination: 'XCC', sector: null, site: null, from: '2030-05-01', until: null },
    ...{ reason: 'Example', basis: 'Example order 8', jurisdiction: 'XAA' },
  })
  const { rows } = await ministry.server.ledger.owner.query(
    'select last_day, rule from deadline where record = $1',
    [recordOf(proposed)],
  )
  expect(rows).toEqual([
    {
      last_day: '2030-04-14',
      rule: JSON.stringify({
        count: 4,
        unit: 'days',
        parameter: { record: parameter, version: 2 },
      }),
    },
  ])
})

describe('the watch list', () => {
  let employer: string
  let entry: string
  const said = {
    text: 'Three workers report wages withheld',
    evidence: [{ digest: 'ef'.repeat(32), what: 'Report of the post' }],
  }
  const listing = (organisation: string) => ({
    ...{ organisation, ground: 'wage_default', ...said },
    ...{ office: 'home.north', jurisdiction: 'XAA' },
  })

  test('takes agencies and employers, once for each ground', async () => {
    employer = await ministry.organisation('employer', 'Castel Build')
    const union = await ministry.organisation('union', 'Example Union')
    for (const organisation of [union, 'k-0a1b2c3d4e5f60718293']) {
      const refused = await ministry.act(olga, proposeWatchEntryRoute, {}, 0, listing(organisation))
      expect(refusedBy(refused)).toEqual(['watch.organisation_kind'])
    }
    const proposed = await ministry.act(olga, proposeWatchEntryRoute, {}, 0, listing(employer))
    entry = recordOf(proposed)
    const twice = await ministry.act(olga, proposeWatchEntryRoute, {}, 0, listing(employer))
    expect(refusedBy(twice)).toEqual(['watch.once'])
    await ministry.act(dara, confirmWatchRoute, { entry }, 1, {})
    const { entries } = await olga.browser.ask(watchListRoute, { status: 'listed' })
    expect(entries).toMatchObject([
      { id: entry, organisation: { id: employer, name: 'Castel Build' }, proposed: null },
    ])
  })

  // OS-4, step 1.
  test('an administrator finds nothing there; one person alone lifts nothing', async () => {
    const { administrator } = ministry
    expect((await administrator.browser.call(watchEntryRoute, { entry })).status).toBe(404)
    expect((await administrator.browser.call(watchListRoute, {})).status).toBe(404)
    expect(
      (await ministry.act(administrator, proposeWatchLiftRoute, { entry }, 2, said)).status,
    ).toBe(404)
    // Nor does a legal officer, to whom the list is nothing.
    expect((await lena.browser.call(watchEntryRoute, { entry })).status).toBe(404)

    expect((await ministry.act(olga, proposeWatchLiftRoute, { entry }, 2, said)).status).toBe(200)
    const shown = await olga.browser.ask(watchEntryRoute, { entry })
    expect(shown).toMatchObject({ status: 'listed', proposal: { act: 'lift' } })
    const own = await ministry.act(olga, confirmWatchRoute, { entry }, 3, {})
    expect([own.status, refusedBy(own)]).toEqual([422, ['SD3']])
    expect(await olga.browser.ask(watchEntryRoute, { entry })).toMatchObject({ version: 3 })
    await ministry.act(dara, confirmWatchRoute, { entry }, 3, {})
    expect(await dara.browser.ask(watchEntryRoute, { entry })).toMatchObject({ status: 'lifted' })
  })
})

test('the registers are the same when they are made again from the log', async () => {
  const { ledger } = ministry.server
  const tables = ['parameter_file', 'rule_parameter', 'deployment_ban', 'watch_entry']
  const read = async () => {
    const all = tables.map(async (table) => (await ledger.owner.query(`table ${table}`)).rows)
    return (await Promise.all(all)).map((rows) => rows.map((row) => JSON.stringify(row)).toSorted())
  }
  const before = await read()
  expect(before.map(({ length }) => length > 0)).toEqual([true, true, true, true])
  const kinds = [anyKind(parameterKind), anyKind(banKind), anyKind(watchKind)]
  await rebuildLedger(ledger.owner, ledger, kinds)
  expect(await read()).toEqual(before)
})
