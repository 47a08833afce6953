import {
  calendarsRoute,
  confirmCalendarRoute,
  declineCalendarRoute,
  grantRoleRoute,
  holidayCalendarRoute,
  notificationsRoute,
  proposeCalendarRoute,
  queueRoute,
  readHolidaysRoute,
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

let server: TestServer
let clock: HandClock
let ana: Member
let nora: Member
let qadir: Member

async function makeAuthority(name: string, jurisdiction: string): Promise<Member> {
  const member = await makeMember(server, clock, ana, name, [])
  const scope = { ...scopeOf('authority'), jurisdiction }
  await ana.browser.ask(grantRoleRoute, { person: member.id }, scope)
  return member
}

beforeAll(async () => {
  clock = handClock()
  server = await testServer({ now: clock.now })
  ana = await makeAdministrator(server, clock)
  nora = await makeAuthority('nora', 'NPL')
  qadir = await makeAuthority('qadir', 'QAT')
})
afterAll(() => server.close())

const calendar = 'calendar-NPL'
const payload = {
  jurisdiction: 'NPL',
  from: '2026-01-01',
  until: '2026-12-31',
  weekend: ['saturday' as const],
  holidays: [{ date: '2026-05-01', name: 'Example day' }],
  source: 'Example gazette 12',
  correctsError: false,
}
let keys = 0
const key = () => {
  keys += 1
  return { 'idempotency-key': `key-${keys}` }
}
const command = (expectedVersion: number, given: object = {}) => ({
  expectedVersion,
  payload: given as never,
})

const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('a list of holidays', () => {
  test('is read, and nothing of it is stored', async () => {
    const content = base64('date,name\n2026-05-01,Example day\n2026-01-01,New Year\n')
    const answer = await ana.browser.ask(readHolidaysRoute, {}, { file: 'days.csv', content })
    expect(answer.holidays.map(({ date }) => date)).toEqual(['2026-01-01', '2026-05-01'])
    expect((await ana.browser.ask(calendarsRoute, {})).calendars).toEqual([])
  })

  test('is refused with file, row and column', async () => {
    const content = base64('date,name\n1.5.2026,Example day\n2026-01-01,\n')
    const { status, body } = await ana.browser.call(
      readHolidaysRoute,
      {},
      { file: 'days.csv', content },
    )
    expect(status).toBe(422)
    expect(body).toMatchObject({
      code: 'bad_file',
      details: {
        problems: [
          { file: 'days.csv', row: 2, column: 'date' },
          { file: 'days.csv', row: 3, column: 'name' },
        ],
      },
    })
  })
})

describe('a calendar', () => {
  test('is proposed by an administrator and put into force by the authority of the place', async () => {
    // The authority proposes none, and another place's authority sees and decides nothing here.
    expect(
      (await nora.browser.call(proposeCalendarRoute, { calendar }, command(0, payload), key()))
        .status,
    ).toBe(403)
    const proposed = await ana.browser.ask(
      proposeCalendarRoute,
      { calendar },
      command(0, payload),
      key(),
    )
    expect(proposed).toMatchObject({ record: calendar, version: 1 })
    expect(
      (await ana.browser.call(confirmCalendarRoute, { calendar }, command(1), key())).status,
    ).toBe(403)
    expect((await qadir.browser.call(holidayCalendarRoute, { calendar })).status).toBe(404)
    expect(
      (await qadir.browser.call(confirmCalendarRoute, { calendar }, command(1), key())).status,
    ).toBe(404)
    expect((await qadir.browser.ask(calendarsRoute, {})).calendars).toEqual([])
    expect((await nora.browser.ask(queueRoute, {})).items).toMatchObject([{ record: calendar }])
    const shown = await nora.browser.ask(holidayCalendarRoute, { calendar })
    expect(shown).toMatchObject({
      version: 1,
      versions: [],
      proposal: { source: 'Example gazette 12', by: [{ id: ana.id, name: 'First Example' }] },
      coveredUntil: null,
    })
    expect(shown.acts.filter(({ possible }) => possible).map(({ type }) => type)).toEqual([
      'calendar.confirm',
      'calendar.decline',
    ])
    await nora.browser.ask(confirmCalendarRoute, { calendar }, command(1), key())
    expect((await nora.browser.ask(calendarsRoute, {})).calendars).toEqual([
      {
        id: calendar,
        jurisdiction: 'NPL',
        coveredFrom: '2026-01-01',
        coveredUntil: '2026-12-31',
        versions: 1,
        proposed: false,
      },
    ])
    expect((await nora.browser.ask(queueRoute, {})).items).toEqual([])
  })

  test('keeps what was in force, and takes no change of days past', async () => {
    const past = await ana.browser.call(
      proposeCalendarRoute,
      { calendar },
      command(2, payload),
      key(),
    )
    expect([past.status, past.body]).toMatchObject([
      422,
      {
        details: {
          findings: expect.arrayContaining([
            { rule: 'calendar.in_the_future', met: 'no', words: expect.any(String) },
          ]),
        },
      },
    ])
    const later = { ...payload, from: '2026-07-01', holidays: [] }
    await ana.browser.ask(proposeCalendarRoute, { calendar }, command(2, later), key())
    await nora.browser.ask(
      declineCalendarRoute,
      { calendar },
      command(3, { reason: 'Wrong year' }),
      key(),
    )
    await ana.browser.ask(proposeCalendarRoute, { calendar }, command(4, later), key())
    await nora.browser.ask(confirmCalendarRoute, { calendar }, command(5), key())
    const { versions } = await ana.browser.ask(holidayCalendarRoute, { calendar })
    expect(versions.map(({ from, holidays }) => [from, holidays.length])).toEqual([
      ['2026-01-01', 1],
      ['2026-07-01', 0],
    ])
    const { notifications } = await ana.browser.ask(notificationsRoute, {})
    expect(notifications.map(({ kind }) => kind).toSorted()).toEqual([
      'proposal.confirmed',
      'proposal.confirmed',
      'proposal.refused',
    ])
  })

  test('sent twice is recorded once; with an old version it is a conflict', async () => {
    const later = { ...payload, from: '2026-09-01', holidays: [] }
    const sent = key()
    const first = await ana.browser.ask(proposeCalendarRoute, { calendar }, command(6, later), sent)
    const second = await ana.browser.ask(
      proposeCalendarRoute,
      { calendar },
      command(6, later),
      sent,
    )
    expect([first.repeated, second.repeated, second.version]).toEqual([false, true, 7])
    expect(
      (await nora.browser.call(confirmCalendarRoute, { calendar }, command(6), key())).status,
    ).toBe(409)
  })

  test('belongs to the jurisdiction of its id, and an unknown one is not found', async () => {
    const wrong = await ana.browser.call(
      proposeCalendarRoute,
      { calendar: 'calendar-IND' },
      command(0, payload),
      key(),
    )
    expect(wrong.status).toBe(400)
    expect(
      (await ana.browser.call(holidayCalendarRoute, { calendar: 'calendar-IND' })).status,
    ).toBe(404)
  })

  test('takes a long list', async () => {
    const holidays = Array.from({ length: 364 }, (_, day) => ({
      date: new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10),
      name: 'A day of the example calendar with a long name, as some gazettes print them',
    }))
    const long = { ...payload, jurisdiction: 'NPL-P3', until: '2027-12-31', holidays }
    await ana.browser.ask(
      proposeCalendarRoute,
      { calendar: 'calendar-NPL-P3' },
      command(0, long),
      key(),
    )
  })
})
