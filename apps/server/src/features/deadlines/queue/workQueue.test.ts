import {
  grantRoleRoute,
  notificationsRoute,
  queueRoute,
  releaseWorkRoute,
  takeWorkRoute,
} from '@corridor/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../testing/testServer.ts'
import {
  type HandClock,
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
  scopeOf,
} from '../../identity/testing/people.ts'
import { appendAction } from '../../ledger/appendAction.ts'
import { calendarId, calendarKind } from '../calendars/calendarKind.ts'

let server: TestServer
let clock: HandClock
let ana: Member
/** The authority of Nepal, another of it, and that of Qatar. */
let nora: Member
let nick: Member
let qadir: Member

const DAY = 86_400_000

async function makeAuthority(name: string, jurisdiction: string): Promise<Member> {
  const member = await makeMember(server, clock, ana, name, [])
  const scope = { ...scopeOf('authority'), jurisdiction }
  await ana.browser.ask(grantRoleRoute, { person: member.id }, scope)
  return member
}

beforeAll(async () => {
  clock = handClock()
  server = await testServer({ now: clock.now, timeZone: 'Asia/Kathmandu' })
  ana = await makeAdministrator(server, clock)
  nora = await makeAuthority('nora', 'NPL')
  nick = await makeAuthority('nick', 'NPL')
  qadir = await makeAuthority('qadir', 'QAT')
})
afterAll(() => server.close())

let keys = 0

async function act(
  record: string,
  type: string,
  payload: unknown,
  { actor = ana.id, expectedVersion = 0 } = {},
): Promise<void> {
  keys += 1
  const answer = await appendAction(server.ledger, calendarKind, {
    record,
    key: `k-${keys}`,
    command: { type: `calendar.${type}`, payload, expectedVersion },
    context: { actor, role: 'administrator', may: () => true },
  })
  if (answer.kind !== 'recorded') throw new Error(JSON.stringify(answer))
}

const propose = (jurisdiction: string, options = {}) =>
  act(
    calendarId(jurisdiction),
    'propose',
    {
      jurisdiction,
      from: '2026-01-01',
      until: '2026-12-31',
      weekend: ['saturday'],
      holidays: [],
      source: 'Example gazette',
      correctsError: false,
    },
    options,
  )

/** Sessions do not last for days, so that the deadline comes nearer and not the clock. */
const dueIn = (record: string, ms: number) =>
  server.ledger.owner.query('update deadline set missed_from = $2 where record = $1', [
    record,
    new Date(clock.now().getTime() + ms),
  ])

const recordsOf = async (member: Member, wanted = {}) =>
  (await member.browser.ask(queueRoute, wanted)).items.map(({ record }) => record)

describe('the queue', () => {
  test('shows what one may decide, where one may, and did not propose oneself', async () => {
    await propose('NPL')
    await propose('QAT')
    expect(await recordsOf(nora)).toEqual(['calendar-NPL'])
    expect(await recordsOf(qadir)).toEqual(['calendar-QAT'])
    // She may propose, and confirms nothing.
    expect(await recordsOf(ana)).toEqual([])
    const { items, timeZone, count } = await nora.browser.ask(queueRoute, {})
    expect([timeZone, count]).toEqual(['Asia/Kathmandu', 1])
    expect(items[0]).toMatchObject({
      kind: 'calendar',
      title: 'NPL',
      act: 'confirm',
      permission: 'confirm.configuration',
      path: '/desk/calendars/calendar-NPL',
      deadline: { lastDay: '2026-03-17', missedFrom: '2026-03-17T18:15:00.000Z' },
      risk: 'in_time',
      taken: null,
    })
  })

  test('leaves out what one proposed, though one may confirm', async () => {
    await propose('NPL-3', { actor: nora.id })
    await server.ledger.owner.query(
      `update work_item set jurisdiction = 'NPL' where record = 'calendar-NPL-3'`,
    )
    expect(await recordsOf(nick)).toContain('calendar-NPL-3')
    expect(await recordsOf(nora)).not.toContain('calendar-NPL-3')
  })

  test('is taken by one, seen so by others, and left again', async () => {
    const record = 'calendar-NPL'
    await nora.browser.ask(takeWorkRoute, { record })
    await nora.browser.ask(takeWorkRoute, { record })
    const [seen] = (await nick.browser.ask(queueRoute, {})).items.filter(
      (one) => one.record === record,
    )
    expect(seen?.taken).toMatchObject({ by: 'nora example', mine: false })
    expect(await recordsOf(nora, { whose: 'mine' })).toEqual([record])
    expect(await recordsOf(nick, { whose: 'free' })).toEqual(['calendar-NPL-3'])
    expect((await nick.browser.call(takeWorkRoute, { record })).status).toBe(409)
    expect((await nick.browser.call(releaseWorkRoute, { record })).status).toBe(409)
    await nora.browser.ask(releaseWorkRoute, { record })
    await nick.browser.ask(takeWorkRoute, { record })
    // Out of reach it is as if it were not there.
    expect((await qadir.browser.call(takeWorkRoute, { record })).status).toBe(404)
    expect((await ana.browser.call(takeWorkRoute, { record })).status).toBe(404)
    expect((await nora.browser.call(takeWorkRoute, { record: 'nothing' })).status).toBe(404)
  })

  test('says how pressing it is, the most pressing first, page by page', async () => {
    await dueIn('calendar-NPL', 2 * DAY)
    await dueIn('calendar-NPL-3', 2 * DAY + 1)
    const { items } = await nick.browser.ask(queueRoute, {})
    expect(items.map(({ record, risk }) => `${record} ${risk}`)).toEqual([
      'calendar-NPL due_soon',
      'calendar-NPL-3 due_soon',
    ])
    const second = await nick.browser.ask(queueRoute, { limit: 1, skip: 1, sort: 'age' })
    expect(second.items.map(({ record }) => record)).toEqual(['calendar-NPL-3'])
    expect(second.count).toBe(2)
    await dueIn('calendar-NPL', 0)
    expect((await nick.browser.ask(queueRoute, {})).items[0]?.risk).toBe('overdue')
  })

  test('is rid of what is decided, and the proposer is told', async () => {
    await act('calendar-NPL', 'confirm', {}, { actor: nora.id, expectedVersion: 1 })
    expect(await recordsOf(nora)).toEqual([])
    const { notifications } = await ana.browser.ask(notificationsRoute, { language: 'fr' })
    expect(notifications[0]).toMatchObject({
      kind: 'proposal.confirmed',
      text: 'Confirmée : votre proposition, calendrier des jours fériés « \u2068NPL\u2069 ».',
      path: '/desk/calendars/calendar-NPL',
    })
  })
})
