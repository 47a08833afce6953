import {
  bindingRoute,
  calendarRoute,
  countryStandardsRoute,
  countsRoute,
  dueRoute,
  instrumentRoute,
  instrumentsRoute,
  type Route,
  reviewsRoute,
  routeUrl,
  standardsMatrixRoute,
  statusRoute,
  supervisionRoute,
} from '@corridor/contract'
import { type Ratification, type RatificationList, statementOf } from '@corridor/standards'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCsv } from '../../testing/readCsv.ts'
import { call, type TestServer, testServer } from '../../testing/testServer.ts'
import { standardsStore } from './standardsStore.ts'

const MAY_2014 = '2014-05-28'

let server: TestServer
let clock = new Date('2026-03-01T12:00:00Z')

beforeAll(async () => {
  server = await testServer({ now: () => clock })
})
afterAll(() => server.close())

const store = () => standardsStore(server.kysely, () => clock)

/** Lets the time pass after which what another process did is noticed. */
const wait = (seconds = 3) => {
  clock = new Date(clock.getTime() + seconds * 1000)
}

/** A table as objects of text by column. */
async function table(route: Pick<Route, 'path' | 'input'>, input: object) {
  const response = await server.app.request(routeUrl(route, input as never, 'csv'))
  expect(response.status).toBe(200)
  const { columns, rows } = readCsv(await response.text())
  return rows.map((row) => Object.fromEntries(columns.map((name, place) => [name, row[place]!])))
}

describe('the figures of May 2014', () => {
  test('are counted as published, and the discrepancy is shown', async () => {
    const { counts, published } = await call(server.app, countsRoute, { on: MAY_2014 })
    const registered = (id: string) =>
      counts.find(({ instrument }) => instrument === id)?.registered
    expect([
      registered('C097'),
      registered('C143'),
      registered('C181'),
      registered('ICRMW'),
    ]).toEqual([49, 23, 28, 47])
    const differing = published.filter((figure) => figure.published !== figure.computed)
    expect(differing.map((figure) => [figure.published, figure.computed])).toEqual([[14, 16]])
    expect(differing[0]!.discrepancy!.en).toContain('Uganda')
    expect(
      published.filter((figure) => figure.published === figure.computed).length,
    ).toBeGreaterThan(5)
  })

  test('are the sum of the statuses, in matrix, instrument and table', async () => {
    const matrix = await call(server.app, standardsMatrixRoute, { on: MAY_2014 })
    const column = matrix.instruments.findIndex(({ id }) => id === 'C097')
    const counted = matrix.states.filter((_, row) => matrix.cells[row]![column]!.counts)
    const { registered, parties, series } = await call(server.app, instrumentRoute, {
      instrument: 'C097',
      on: MAY_2014,
    })
    expect(registered).toBe(49)
    expect(counted).toEqual(parties.filter(({ counts }) => counts).map(({ state }) => state))
    expect(series.at(-1)!.registered).toBe(49)
    const rows = await table(standardsMatrixRoute, { on: MAY_2014 })
    expect(rows.filter((row) => row.instrument === 'C097' && row.counts === 'yes')).toHaveLength(49)
    expect(rows).toHaveLength(matrix.states.length * matrix.instruments.length)
  })
})

describe('what is not checked', () => {
  test('says so in JSON and CSV, with its source', async () => {
    const { status } = await call(server.app, statusRoute, {
      state: 'GBR',
      instrument: 'C097',
      on: MAY_2014,
    })
    expect(status.verification).toBe('unverified')
    const rows = await table(countryStandardsRoute, { state: 'GBR', on: MAY_2014 })
    expect(rows.find((row) => row.instrument === 'C097')).toMatchObject({
      verification: 'unverified',
      status: 'in-force',
    })
    const matrix = await call(server.app, standardsMatrixRoute, { on: MAY_2014 })
    const [row, column] = [
      matrix.states.indexOf('GBR'),
      matrix.instruments.findIndex(({ id }) => id === 'C097'),
    ]
    expect(matrix.cells[row]![column]).toMatchObject({ unverified: true, counts: true })
  })

  test('a status that cannot be told is not "not ratified"', async () => {
    const { status } = await call(server.app, statusRoute, {
      state: 'NPL',
      instrument: 'C097',
      on: '2026-03-01',
    })
    expect(status.kind).toBe('not-recorded')
    const { status: none } = await call(server.app, statusRoute, {
      state: 'NPL',
      instrument: 'C118',
      on: MAY_2014,
    })
    expect(none.kind).toBe('no-list')
  })

  test('every table of facts has the columns of its standing', async () => {
    const tables = [
      [instrumentsRoute, {}],
      [instrumentRoute, { instrument: 'C097' }],
      [bindingRoute, { corridor: 'NPL-QAT' }],
      [countsRoute, {}],
      [dueRoute, { state: 'NPL' }],
      [standardsMatrixRoute, {}],
    ] as const
    for (const [route, input] of tables) {
      const rows = await table(route, input)
      expect(Object.keys(rows[0]!), route.id).toEqual(
        expect.arrayContaining(['verification', 'source']),
      )
    }
  })
})

describe('the day', () => {
  beforeEach(() => {
    clock = new Date('2026-03-01T23:59:00Z')
  })

  test('is that of the clock when left out; after midnight the answer is another', async () => {
    const address = routeUrl(countsRoute, {})
    const before = await server.app.request(address)
    expect(await before.json()).toMatchObject({ on: '2026-03-01' })
    const tag = before.headers.get('etag')!
    const again = await server.app.request(address, { headers: { 'if-none-match': tag } })
    expect(again.status).toBe(304)
    wait(120)
    const after = await server.app.request(address, { headers: { 'if-none-match': tag } })
    expect(after.status).toBe(200)
    expect(await after.json()).toMatchObject({ on: '2026-03-02' })
  })
})

describe('the calendar', () => {
  test('holds the dated items, each a day, and is read back', async () => {
    clock = new Date('2026-03-01T12:00:00Z')
    const response = await server.app.request(
      routeUrl(calendarRoute, { state: 'NOR', months: 240 }),
    )
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="corridor-due-NOR.ics"',
    )
    const text = await response.text()
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/)
    const lines = text.replaceAll('\r\n ', '').split('\r\n')
    const starts = lines
      .filter((line) => line.startsWith('DTSTART;VALUE=DATE:'))
      .map((line) => line.slice(19).replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3'))
    const { items } = await call(server.app, dueRoute, { state: 'NOR', months: 240 })
    const dates = items.flatMap(({ date }) => date ?? [])
    expect(starts).toEqual(dates)
    expect(dates).toContain('2032-01-22')
    const summaries = lines.filter((line) => line.startsWith('SUMMARY:'))
    expect(summaries.some((line) => line.includes('[not checked against the text]'))).toBe(true)
    expect(new Set(lines.filter((line) => line.startsWith('UID:'))).size).toBe(starts.length)
  })
})

const LIST: RatificationList = {
  instrument: 'C189',
  completeThrough: '2026-01-01',
  publisher: 'Made up for a test',
  licence: 'CC0',
  note: null,
  verification: 'sourced',
  source: 'a synthetic list',
}

const ENTRY: Ratification = {
  instrument: 'C189',
  state: 'NPL',
  territory: null,
  action: 'ratification',
  registered: '2025-05-05',
  dateBasis: 'day',
  signed: null,
  statedEntryIntoForce: null,
  end: null,
  excluded: null,
  accepted: null,
  note: null,
  verification: 'partly',
  source: 'a synthetic list',
}

const file = (checksum: string) => ({ name: 'list.csv', checksum })

const nepal = async (on: string) =>
  (await call(server.app, statusRoute, { state: 'NPL', instrument: 'C189', on })).status

describe('what is added on the installation', () => {
  test('an imported list counts at once for others, and is told apart', async () => {
    expect((await nepal('2025-12-31')).kind).toBe('not-recorded')
    const tag = (await server.app.request(routeUrl(countsRoute, { on: MAY_2014 }))).headers.get(
      'etag',
    )
    const before = await store().revision()
    await store().addLists([{ list: LIST, ratifications: [ENTRY] }], file('a'))
    expect(await store().revision()).toBe(before + 1)
    wait()
    expect(await nepal('2025-12-31')).toMatchObject({
      kind: 'registered',
      entryIntoForce: '2026-05-05',
      verification: 'partly',
    })
    const { sources } = await call(server.app, countsRoute, { instrument: 'C189' })
    expect(sources.lists).toMatchObject([{ origin: 'imported', completeThrough: '2026-01-01' }])
    const now = await server.app.request(routeUrl(countsRoute, { on: MAY_2014 }), {
      headers: { 'if-none-match': tag! },
    })
    expect(now.status).toBe(200)
  })

  test('a list that reaches less far, or the same file again, changes nothing', async () => {
    const older = { ...LIST, completeThrough: '2019-01-01' }
    await store().addLists(
      [{ list: older, ratifications: [{ ...ENTRY, state: 'QAT' }] }],
      file('b'),
    )
    expect(await store().addLists([{ list: LIST, ratifications: [] }], file('a'))).toEqual([])
    wait()
    expect((await nepal('2025-12-31')).kind).toBe('registered')
  })

  test('a sign-off raises the level in JSON, CSV and matrix, is logged, and lapses with the row', async () => {
    const { facts } = await server.standards.current()
    const subject = 'ratification:C189:NPL'
    const statement = statementOf(facts, subject)!
    await store().addReview({
      subject,
      statement: statement.text,
      fromLevel: statement.verification,
      toLevel: 'text-checked',
      reviewer: 'A. Reviewer',
      organisation: 'Example office',
      textSeen: 'the register, 1 March 2026',
      note: null,
    })
    wait()
    const raised = await nepal('2025-12-31')
    expect(raised).toMatchObject({
      verification: 'text-checked',
      source: 'a synthetic list',
      review: { reviewer: 'A. Reviewer', textSeen: 'the register, 1 March 2026' },
    })
    const rows = await table(countryStandardsRoute, { state: 'NPL', on: '2025-12-31' })
    expect(rows.find((row) => row.instrument === 'C189')).toMatchObject({
      verification: 'text-checked',
      signed_by: 'A. Reviewer, Example office',
    })
    const logged = await call(server.app, reviewsRoute, {})
    expect(logged.reviews).toMatchObject([
      { number: 1, subject, fromLevel: 'partly', toLevel: 'text-checked', stands: true },
    ])

    const newer = { ...LIST, completeThrough: '2026-02-01' }
    const changed = { ...ENTRY, registered: '2025-06-06' }
    await store().addLists([{ list: newer, ratifications: [changed] }], file('c'))
    wait()
    expect(await nepal('2025-12-31')).toMatchObject({
      registered: '2025-06-06',
      verification: 'partly',
      review: null,
    })
    const kept = await call(server.app, reviewsRoute, {})
    expect(kept.reviews).toMatchObject([{ number: 1, stands: false }])
    expect(await table(reviewsRoute, {})).toMatchObject([{ stands: 'no', reviewer: 'A. Reviewer' }])
  })

  test('a sign-off of a provision is applied before the book is opened, and shown with the right', async () => {
    const held = async () => {
      const { topics } = await call(server.app, bindingRoute, { corridor: 'NPL-QAT', on: MAY_2014 })
      return topics
        .find(({ topic }) => topic === 'forced-and-child-labour')!
        .rights.find(({ instrument }) => instrument === 'C105')!.provision
    }
    expect(await held()).toMatchObject({ verification: 'unverified', review: null })
    const subject = 'provision:C105:whole'
    const statement = statementOf((await server.standards.current()).facts, subject)!
    await store().addReview({
      subject,
      statement: statement.text,
      fromLevel: statement.verification,
      toLevel: 'secondary',
      reviewer: 'A. Reviewer',
      organisation: 'Example office',
      textSeen: 'a reprint of C105',
      note: null,
    })
    wait()
    expect(await held()).toMatchObject({
      verification: 'secondary',
      source: null,
      review: { reviewer: 'A. Reviewer', textSeen: 'a reprint of C105' },
    })
    const { book } = await server.standards.current()
    const [provision] = book.entries.get('C105')!.instrument.provisions
    expect(provision!.verification).toBe('secondary')
    const rows = await table(bindingRoute, { corridor: 'NPL-QAT', on: MAY_2014 })
    expect(rows.find((row) => row.instrument === 'C105')).toMatchObject({
      verification: 'secondary',
      signed_by: 'A. Reviewer, Example office',
    })
  })

  test('the database itself refuses to change or remove a sign-off or a list', async () => {
    const tries = [
      () =>
        server.kysely.updateTable('standards_review').set({ reviewer: 'Somebody else' }).execute(),
      () => server.kysely.deleteFrom('standards_review').execute(),
      () => server.kysely.updateTable('standards_list').set({ checksum: 'other' }).execute(),
      () => server.kysely.deleteFrom('standards_list').execute(),
    ]
    for (const attempt of tries)
      await expect(attempt()).rejects.toThrow(/only added|stays as it is/)
    expect((await call(server.app, reviewsRoute, {})).reviews).toHaveLength(2)
  })

  test('records of supervision and start years bring what is due', async () => {
    const record = {
      id: 'test-1',
      kind: 'direct-request',
      state: 'NPL',
      instrument: 'C029',
      articles: ['1(1)', '2(1)'],
      date: '2026-01-10',
      due: '2026-09-01',
      closed: null,
      status: 'open',
      title: 'A made-up request',
      link: null,
      verification: 'unverified',
      source: null,
    } as const
    await store().putSupervision([record], file('d'))
    await store().putCycles([
      { instrument: 'C029', letters: 'G-N', startYear: 2024, source: 'a test' },
    ])
    wait()
    const { records } = await call(server.app, supervisionRoute, { state: 'NPL' })
    expect(records).toMatchObject([{ id: 'test-1', articles: ['1(1)', '2(1)'] }])
    expect((await call(server.app, supervisionRoute, { state: 'QAT' })).records).toEqual([])
    const { items } = await call(server.app, dueRoute, {
      state: 'NPL',
      from: '2026-03-01',
      months: 24,
    })
    expect(items).toContainEqual(expect.objectContaining({ kind: 'reply', record: 'test-1' }))
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'report', instrument: 'C029', date: '2027-09-01' }),
    )
    await store().putSupervision([{ ...record, status: 'answered' }], file('e'))
    wait()
    const again = await call(server.app, supervisionRoute, {})
    expect([again.total, again.records[0]!.status]).toEqual([1, 'answered'])
  })

  test('when the database is away the facts read last go on being answered, with a warning', async () => {
    await server.kysely.schema.alterTable('standards_revision').renameTo('away').execute()
    wait()
    expect((await nepal('2025-12-31')).registered).toBe('2025-06-06')
    expect(server.logged.join()).toContain('cannot be read')
    await server.kysely.schema.alterTable('away').renameTo('standards_revision').execute()
  })
})
