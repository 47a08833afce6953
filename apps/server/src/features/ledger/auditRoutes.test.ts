import {
  accessReportRoute,
  actionsExportRoute,
  actionsRoute,
  alertsRoute,
  type LoggedAction,
  type LoggedRead,
  readsExportRoute,
  readsRoute,
  routeUrl,
} from '@corridor/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCsv } from '../../testing/readCsv.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import {
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
} from '../identity/testing/people.ts'
import { organisationKind } from '../organisations/organisationKind.ts'
import { appendAction } from './appendAction.ts'
import { eraseSubject } from './eraseSubject.ts'
import { logSearch } from './logSearch.ts'
import { readRecord } from './readRecord.ts'
import { actor, creation, note } from './testing/requests.ts'

const clock = handClock('2026-03-03T20:00:00.000Z')
let server: TestServer
let auditor: Member
let clerk: Member

beforeAll(async () => {
  // Where the evening of the second is the third, and that of the third the fourth.
  server = await testServer({ now: clock.now, timeZone: 'Asia/Kathmandu' })
  const administrator = await makeAdministrator(server, clock)
  auditor = await makeMember(server, clock, administrator, 'auditor', ['auditor'])
  clerk = await makeMember(server, clock, administrator, 'clerk', [])
  const ledger = { ...server.ledger, now: () => new Date('2026-03-02T20:00:00.000Z') }
  const byClerk = { ...actor, actor: clerk.id, organisation: 'home' }
  await appendAction(ledger, organisationKind, { ...creation('org-a'), context: byClerk })
  for (let at = 1; at <= 5; at += 1) {
    await appendAction(ledger, organisationKind, {
      ...note('org-a', `a-${at}`, `what was said ${at}`),
      circumstances: { purpose: 'yearly review', channel: 'online' },
    })
  }
  await appendAction(server.ledger, organisationKind, creation('org-b'))
})
afterAll(() => server.close())

async function allActions(input: Readonly<Record<string, string>>): Promise<LoggedAction[]> {
  const found: LoggedAction[] = []
  let before: string | undefined
  for (;;) {
    const page = await auditor.browser.ask(actionsRoute, { ...input, limit: 3, before })
    found.push(...page.actions)
    // The administration itself is there from the first start.
    if (page.next === null) return found.filter(({ record }) => record !== 'home')
    before = page.next
  }
}

const reads = async (input: Readonly<Record<string, string>> = {}): Promise<LoggedRead[]> =>
  (await auditor.browser.ask(readsRoute, { ...input, limit: 500 })).reads

describe('the log of actions', () => {
  test('is paged newest first, without what the actions say', async () => {
    const actions = await allActions({})
    expect(actions.map(({ record, version }) => [record, version])).toEqual([
      ['org-b', 1],
      ['org-a', 6],
      ['org-a', 5],
      ['org-a', 4],
      ['org-a', 3],
      ['org-a', 2],
      ['org-a', 1],
    ])
    expect(actions[1]).toMatchObject({
      type: 'organisation.note',
      actor: 'u-clerk',
      actorName: null,
      purpose: 'yearly review',
      channel: 'online',
      seal: null,
      erased: null,
    })
    expect(actions.at(-1)).toMatchObject({ actor: clerk.id, actorName: 'clerk example' })
    expect(JSON.stringify(actions)).not.toContain('what was said')
  })

  test.each([
    [{ actor: 'u-clerk', record: 'org-a' }, 5],
    [{ record: 'org-b' }, 1],
    [{ type: 'organisation' }, 7],
    [{ type: 'organisation.create' }, 2],
    [{ type: 'organisatio' }, 0],
    [{ type: 'organisation.note', actor: 'nobody' }, 0],
    [{ from: '2026-03-03', to: '2026-03-03' }, 6],
    [{ from: '2026-03-04' }, 1],
    [{ to: '2026-03-02' }, 0],
    [{ to: '2026-03-04' }, 7],
    [{ from: '2026-03-05' }, 0],
  ])('%j finds %i', async (filter, count) => {
    expect(await allActions(filter)).toHaveLength(count)
  })

  test('says what was erased, on which basis and when', async () => {
    const { ledger } = server
    const about = { ...note('org-b', 'b-erased', 'about somebody'), subject: 'worker-9' }
    await appendAction(ledger, organisationKind, about)
    await eraseSubject(ledger.owner, ledger, 'worker-9', 'her request')
    const [erased, before] = await allActions({ record: 'org-b' })
    expect(erased).toMatchObject({
      version: 2,
      erased: { basis: 'her request', erasedAt: clock.now().toISOString() },
    })
    expect(before).toMatchObject({ version: 1, erased: null })
  })

  test('goes out as a table of the same lines, and who took it is logged', async () => {
    const url = routeUrl(actionsExportRoute, { record: 'org-a' })
    const response = await server.app.request(url, { headers: { cookie: auditor.browser.cookie! } })
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-disposition')).toContain('actions.csv')
    const { columns, rows } = readCsv(await response.text())
    expect(rows).toHaveLength(6)
    expect(rows.map((row) => row[columns.indexOf('version')])).toEqual([...'654321'])
    const [noted] = await reads({ act: 'export' })
    expect(noted).toMatchObject({
      actor: auditor.id,
      actorName: 'auditor example',
      role: 'auditor',
      terms: { lines: 'actions', record: 'org-a' },
    })
    const refused = await server.app.request(url, { headers: { cookie: clerk.browser.cookie! } })
    expect(refused.status).toBe(403)
  })
})

describe('the log of readings', () => {
  test('tells openings, refusals and searches, and its own readers', async () => {
    const { ledger } = server
    const reader = { actor: clerk.id, role: 'licensing-officer', purpose: 'a complaint' }
    await readRecord(ledger, organisationKind, 'org-a', reader)
    await readRecord(ledger, organisationKind, 'org-none', reader).catch(() => {})
    await logSearch(ledger, reader, 'search', { name: 'Example' }, async () => ({
      result: null,
      records: ['org-a', 'org-b'],
    }))
    const mine = await reads({ actor: clerk.id })
    expect(mine).toMatchObject([
      { act: 'search', terms: { name: 'Example' }, results: ['org-a', 'org-b'], record: null },
      { act: 'open', outcome: 'refused', record: 'org-none', terms: { reason: 'not_found' } },
      { act: 'open', outcome: 'shown', record: 'org-a', version: 6, purpose: 'a complaint' },
    ])
    expect(await reads({ record: 'org-a' })).toHaveLength(2)
    expect(await reads({ outcome: 'refused' })).toHaveLength(1)
    expect(await reads({ act: 'open', from: '2026-03-04', to: '2026-03-04' })).toHaveLength(2)
    expect(await reads({ act: 'open', to: '2026-03-03' })).toEqual([])
    const own = await reads({ act: 'log', actor: auditor.id })
    expect(own[0]).toMatchObject({
      terms: { lines: 'reads', act: 'open', to: '2026-03-03' },
      device: 'a browser',
      outcome: 'shown',
    })
  })

  test('pages do not overlap', async () => {
    const first = await auditor.browser.ask(readsRoute, { limit: 2 })
    const second = await auditor.browser.ask(readsRoute, { limit: 2, before: first.next! })
    const numbers = [...first.reads, ...second.reads].map(({ number }) => Number(number))
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
    expect(new Set(numbers).size).toBe(4)
  })
})

test('readings go out as a table too', async () => {
  const url = routeUrl(readsExportRoute, { actor: clerk.id })
  const expected = await reads({ actor: clerk.id })
  const response = await server.app.request(url, { headers: { cookie: auditor.browser.cookie! } })
  const { columns, rows } = readCsv(await response.text())
  expect(response.status).toBe(200)
  expect(rows.map((row) => row[columns.indexOf('number')])).toEqual(
    expected.map(({ number }) => number),
  )
  expect(rows[0]?.[columns.indexOf('actorName')]).toBe('clerk example')
  expect((await reads({ act: 'export' }))[0]).toMatchObject({
    actor: auditor.id,
    terms: { lines: 'reads', actor: clerk.id },
  })
  const refused = await server.app.request(url, { headers: { cookie: clerk.browser.cookie! } })
  expect(refused.status).toBe(403)
})

describe('who opened a record', () => {
  test('an auditor is told, and that is noted', async () => {
    const report = await auditor.browser.ask(accessReportRoute, { record: 'org-a' })
    expect(report.reads.map(({ act, actorName }) => [act, actorName])).toEqual([
      ['search', 'clerk example'],
      ['open', 'clerk example'],
    ])
    expect(JSON.stringify(report)).not.toContain('org-b')
    expect((await reads({ act: 'report' }))[0]).toMatchObject({ record: 'org-a' })
  })

  test('a person sees her own and no other, as if there were none', async () => {
    const own = await clerk.browser.ask(accessReportRoute, { record: clerk.id })
    expect(own).toMatchObject({ record: clerk.id })
    for (const record of ['org-a', 'org-none', auditor.id]) {
      const { status, body } = await clerk.browser.call(accessReportRoute, { record })
      expect([status, body]).toMatchObject([404, { code: 'not_found' }])
    }
  })
})

describe('what stands out', () => {
  const day = { from: '2026-03-04', to: '2026-03-04' }
  const alerts = async (input: object = {}) =>
    (await auditor.browser.ask(alertsRoute, { ...day, ...input })).alerts

  test('many records opened, many refusals, within an hour', async () => {
    const { ledger } = server
    const reader = { actor: clerk.id, role: 'licensing-officer' }
    expect(await alerts()).toEqual([])
    for (const record of ['org-a', 'org-a', 'org-b']) {
      await readRecord(ledger, organisationKind, record, reader)
    }
    for (const record of ['x', 'x', 'x']) {
      await readRecord(ledger, organisationKind, record, reader).catch(() => {})
    }
    const found = await alerts({ records: 2, refusals: 3 })
    expect(found).toMatchObject([
      { kind: 'mass-reads', actor: clerk.id, actorName: 'clerk example', count: 2 },
      { kind: 'many-refusals', actor: clerk.id, count: 4 },
    ])
    expect(await alerts({ records: 3, refusals: 5 })).toEqual([])
    expect(await alerts({ from: '2026-03-05', to: '2026-03-05', records: 2 })).toEqual([])
  })

  test('break-glass again and again, and roles granted at night', async () => {
    const insert = (at: number) =>
      server.ledger.owner.query(
        `insert into ledger_action (tenant, record, version, type, entry, hash)
         values ('home', $1, 1, 'break-glass.open', $2, '')`,
        [`glass-${at}`, `{"actor":"u-doctor","recordedAt":"2026-03-03T20:0${at}:00.000Z"}`],
      )
    for (let at = 1; at <= 3; at += 1) await insert(at)
    await server.ledger.owner.query(
      `insert into audit_event (at, verb, actor_kind, actor, details)
       values ('2026-03-03T19:00:00Z', 'grant.role', 'person', $1, '{}'),
              ('2026-03-04T06:00:00Z', 'grant.role', 'person', $1, '{}')`,
      [clerk.id],
    )
    const kinds = ['repeated-break-glass', 'grant-out-of-hours']
    const found = (await alerts()).filter(({ kind }) => kinds.includes(kind))
    expect(found).toMatchObject([
      { kind: 'repeated-break-glass', actor: 'u-doctor', actorName: null, count: 3 },
      { kind: 'grant-out-of-hours', actor: clerk.id, count: 1, last: '2026-03-03T19:00:00.000Z' },
    ])
    expect(await alerts({ openings: 4 })).not.toContainEqual(
      expect.objectContaining({ kind: 'repeated-break-glass' }),
    )
    await server.ledger.owner.query(
      `delete from ledger_action where tenant = 'home' and type = 'break-glass.open'`,
    )
  })

  test('days that cannot be answered are refused, and looking is noted', async () => {
    for (const [from, to] of [
      ['2026-03-04', '2026-03-03'],
      ['2026-01-01', '2026-03-03'],
    ] as const) {
      const { status } = await auditor.browser.call(alertsRoute, { from, to })
      expect(status).toBe(400)
    }
    await alerts()
    expect((await reads({ act: 'log' }))[1]).toMatchObject({ terms: { lines: 'alerts', ...day } })
    expect((await clerk.browser.call(alertsRoute, day)).status).toBe(403)
  })
})
