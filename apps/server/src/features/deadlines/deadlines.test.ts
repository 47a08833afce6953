import { setTimeout as sleep } from 'node:timers/promises'
import { actionsOf, defineRecord } from '@corridor/ledger'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type JobQueue, startJobs } from '../../jobs/jobQueue.ts'
import { type ActionRequest, appendAction } from '../ledger/appendAction.ts'
import type { OpenLedger } from '../ledger/openLedger.ts'
import type { RecordKind } from '../ledger/RecordKind.ts'
import { anyKind } from '../ledger/rebuildLedger.ts'
import { creation } from '../ledger/testing/requests.ts'
import { type TestLedger, testLedger } from '../ledger/testing/testLedger.ts'
import { organisationKind } from '../organisations/organisationKind.ts'
import { calendarId, calendarKind } from './calendars/calendarKind.ts'
import { followRecord } from './followRecord.ts'
import {
  DEADLINE_SWEEPS,
  deadlineTasks,
  missDeadline,
  sweepDeadlines,
  takeUpDeadlines,
} from './missDeadline.ts'
import { RECORD_KINDS } from './recordKinds.ts'

type Visit =
  | { readonly status: 'planned'; readonly last: string }
  | { readonly status: 'done'; readonly last: string }
  | { readonly status: 'expired'; readonly last: string }

const defineAction = actionsOf<Visit>()

/** A kind with every sort of deadline: days of work, an instant of its own, with and without an action. */
const visitRecord = defineRecord({
  kind: 'visit',
  statuses: ['planned', 'done', 'expired'],
  actions: [
    defineAction({
      type: 'visit.plan',
      permission: 'record.inspection',
      payload: z.strictObject({ last: z.string() }),
      from: ['none', 'planned'],
      to: ['planned'],
      opens: [
        { name: 'visit.report', within: { count: 3, unit: 'working_days' } },
        { name: 'visit.arrival', due: ({ last }) => last, missed: 'visit.expire' },
      ],
      fold: (_, { last }) => ({ status: 'planned', last }),
    }),
    defineAction({
      type: 'visit.finish',
      permission: 'record.inspection',
      payload: z.strictObject({}),
      from: ['planned', 'expired'],
      to: ['done'],
      closes: ['visit.report', 'visit.arrival'],
      fold: ({ last }) => ({ status: 'done', last }),
    }),
    defineAction({
      type: 'visit.expire',
      permission: 'expire.inspection',
      payload: z.strictObject({}),
      from: ['planned'],
      to: ['expired'],
      closes: ['visit.arrival'],
      fold: ({ last }) => ({ status: 'expired', last }),
    }),
  ],
})

const visitKind: RecordKind<Visit> = {
  definition: visitRecord,
  project: async () => {},
  clear: async () => {},
  follow: followRecord<Visit>({
    definition: visitRecord,
    word: 'organisation',
    jurisdictionOf: () => 'NPL',
    waitingOf: () => null,
  }),
}

const KINDS = new Map([...RECORD_KINDS, ['visit', anyKind(visitKind)]])

let real: TestLedger
/** The same ledger with a clock moved by hand. */
let ledger: OpenLedger
let clock = Date.parse('2030-01-07T08:00:00.000Z')
const warned: unknown[] = []
const parts = (place: OpenLedger = ledger) => ({
  ledger: place,
  kinds: KINDS,
  warn: (...told: unknown[]) => void warned.push(told),
})

beforeAll(async () => {
  real = await testLedger()
  ledger = { ...real, now: () => new Date(clock), timeZone: 'Asia/Kathmandu' }
})
afterAll(() => real.close())

const DAY = 86_400_000
let keys = 0

async function act<State extends { readonly status: string }, Facts>(
  kind: RecordKind<State, Facts>,
  record: string,
  type: string,
  payload: unknown,
  { actor = 'u-admin', place = ledger }: { actor?: string; place?: OpenLedger } = {},
) {
  const { rows } = await place.owner.query<{ version: number }>(
    'select version from ledger_head where tenant = $1 and record = $2',
    [place.tenant, record],
  )
  keys += 1
  const request: ActionRequest<Facts> = {
    record,
    key: `k-${keys}`,
    command: { type, payload, expectedVersion: rows[0]?.version ?? 0 },
    context: { actor, role: 'administrator', may: () => true },
  }
  const answer = await appendAction(place, kind, request)
  if (answer.kind !== 'recorded') throw new Error(JSON.stringify(answer))
  return answer.action
}

const deadlinesOf = async (record: string) =>
  (
    await ledger.owner.query<Record<string, unknown>>(
      `select name, opened, state, last_day, missed_from, cannot_tell, ended_by from deadline
       where tenant = $1 and record = $2 order by opened, name`,
      [ledger.tenant, record],
    )
  ).rows

const jobsOf = async (record: string) =>
  (
    await ledger.owner.query<{ run_at: Date }>(
      `select run_at from graphile_worker._private_jobs j
       where payload ->> 'record' = $1 and key is not null order by run_at`,
      [record],
    )
  ).rows.map(({ run_at }) => run_at.toISOString())

const typesOf = async (record: string) =>
  (
    await ledger.owner.query<{ type: string; actor: string }>(
      `select type, entry::json ->> 'actor' as actor from ledger_action
       where tenant = $1 and record = $2 order by version`,
      [ledger.tenant, record],
    )
  ).rows.map(({ type, actor }) => `${type} ${actor}`)

const toldTo = async (record: string) =>
  (
    await ledger.owner.query<{ told: string }>(
      `select person || ' ' || kind as told from notification where tenant = $1 and record = $2
       union all
       select 'role ' || kind from notice where tenant = $1 and record = $2 order by 1`,
      [ledger.tenant, record],
    )
  ).rows.map(({ told }) => told)

async function propose(record: string): Promise<void> {
  await appendAction(ledger, organisationKind, creation(record))
  await act(organisationKind, record, 'organisation.propose', { act: 'suspend', reason: 'Example' })
}

describe('a proposal', () => {
  test('has a deadline in days of the authority; confirmed in time it is met', async () => {
    await propose('met')
    const [open] = await deadlinesOf('met')
    // 7 January in Kathmandu, and fifteen days; the day ends at 18:15 UTC.
    const missedFrom = new Date('2030-01-22T18:15:00.000Z')
    expect(open).toMatchObject({ state: 'open', last_day: '2030-01-22', missed_from: missedFrom })
    expect(await jobsOf('met')).toEqual([missedFrom.toISOString()])
    await act(organisationKind, 'met', 'organisation.confirm', {}, { actor: 'u-director' })
    expect(await deadlinesOf('met')).toMatchObject([{ state: 'met', ended_by: 3 }])
    expect(await jobsOf('met')).toEqual([])
    expect(await toldTo('met')).toEqual(['role proposal.waiting', 'u-admin proposal.confirmed'])
  })

  test('lapses by the clock, once, however often and however many look at it', async () => {
    await propose('lapsing')
    const id = { record: 'lapsing', name: 'organisation.confirmation', opened: 2 }
    await missDeadline(parts(), id)
    expect(await deadlinesOf('lapsing')).toMatchObject([{ state: 'open' }])
    clock += 16 * DAY
    await Promise.all([
      ...Array.from({ length: 4 }, () => missDeadline(parts(), id)),
      sweepDeadlines(parts()),
    ])
    await missDeadline(parts(), id)
    expect(await typesOf('lapsing')).toEqual([
      'organisation.create u-clerk',
      'organisation.propose u-admin',
      'organisation.lapse system:clock',
    ])
    expect(await deadlinesOf('lapsing')).toMatchObject([{ state: 'missed', ended_by: 3 }])
    expect(await toldTo('lapsing')).toEqual([
      'role deadline.missed',
      'role proposal.waiting',
      'u-admin proposal.lapsed',
    ])
    expect(warned).toEqual([])
  })

  test('confirmed late, before the clock came round, is confirmed and was late', async () => {
    await propose('late')
    clock += 16 * DAY
    await act(organisationKind, 'late', 'organisation.confirm', {}, { actor: 'u-director' })
    await sweepDeadlines(parts())
    expect(await deadlinesOf('late')).toMatchObject([{ state: 'missed', ended_by: 3 }])
    expect(await typesOf('late')).toHaveLength(3)
  })

  test('a clock set back gives the time that is left', async () => {
    await propose('back')
    const [id] = await deadlinesOf('back')
    clock += 16 * DAY
    const ahead = clock
    clock -= 10 * DAY
    await sweepDeadlines(parts())
    await missDeadline(parts(), { record: 'back', name: `${id?.name}`, opened: 2 })
    expect(await deadlinesOf('back')).toMatchObject([{ state: 'open' }])
    expect(await jobsOf('back')).toHaveLength(1)
    clock = ahead
    await sweepDeadlines(parts())
    expect(await deadlinesOf('back')).toMatchObject([{ state: 'missed' }])
  })

  test('an action that is not recorded leaves neither deadline nor job nor notice', async () => {
    await appendAction(ledger, organisationKind, creation('undone'))
    const broken: typeof organisationKind = {
      ...organisationKind,
      async follow(...given) {
        await organisationKind.follow?.(...given)
        throw new Error('the database went away')
      },
    }
    const payload = { act: 'suspend', reason: 'Example' }
    await expect(act(broken, 'undone', 'organisation.propose', payload)).rejects.toThrow(
      'went away',
    )
    expect(await deadlinesOf('undone')).toEqual([])
    expect(await jobsOf('undone')).toEqual([])
    expect(await toldTo('undone')).toEqual([])
  })
})

describe('working days', () => {
  const january = {
    jurisdiction: 'NPL',
    from: '2030-01-01',
    until: '2031-01-31',
    weekend: ['saturday'],
    holidays: [],
    source: 'Example gazette',
    correctsError: false,
  }
  const calendar = calendarId('NPL')

  test('cannot be told without a calendar; a confirmed one, and each later one, counts anew', async () => {
    clock = Date.parse('2030-06-03T08:00:00.000Z')
    const plan = { last: '2031-01-01' }
    await act(visitKind, 'counted', 'visit.plan', plan)
    expect((await deadlinesOf('counted'))[1]).toMatchObject({
      name: 'visit.report',
      state: 'open',
      last_day: null,
      missed_from: null,
      cannot_tell: 'no_calendar',
    })
    await sweepDeadlines(parts())
    await act(calendarKind, calendar, 'calendar.propose', january)
    expect((await deadlinesOf('counted'))[1]).toMatchObject({ cannot_tell: 'no_calendar' })
    await act(calendarKind, calendar, 'calendar.confirm', {}, { actor: 'u-director' })
    expect((await deadlinesOf('counted'))[1]).toMatchObject({
      state: 'open',
      last_day: '2030-06-06',
      missed_from: new Date('2030-06-06T18:15:00.000Z'),
      cannot_tell: null,
    })
    expect(await jobsOf('counted')).toEqual([
      '2030-06-06T18:15:00.000Z',
      '2031-01-01T18:15:00.000Z',
    ])
    const holidays = [{ date: '2030-06-05', name: 'Example day' }]
    await act(calendarKind, calendar, 'calendar.propose', {
      ...january,
      from: '2030-06-04',
      holidays,
    })
    await act(calendarKind, calendar, 'calendar.confirm', {}, { actor: 'u-director' })
    expect((await deadlinesOf('counted'))[1]).toMatchObject({ last_day: '2030-06-07' })
  })

  test('what was opened while a calendar is being confirmed is counted by it', async () => {
    clock = Date.parse('2030-06-09T08:00:00.000Z')
    await act(calendarKind, calendar, 'calendar.propose', {
      ...january,
      from: '2030-06-10',
      holidays: [{ date: '2030-06-11', name: 'Example day' }],
    })
    const more = Array.from({ length: 12 }, (_, at) =>
      act(visitKind, `more-${at}`, 'visit.plan', { last: '2031-01-01' }),
    )
    const again = act(calendarKind, calendar, 'calendar.confirm', {}, { actor: 'u-director' })
    await Promise.all([...more, again])
    const { rows } = await ledger.owner.query<{ last_day: string }>(
      `select distinct last_day from deadline
       where tenant = $1 and name = 'visit.report' and started::date = '2030-06-09'`,
      [ledger.tenant],
    )
    expect(rows).toEqual([{ last_day: '2030-06-13' }])
  })

  test('missed without an action of the clock, it is marked, and opening again begins again', async () => {
    clock = Date.parse('2030-08-05T08:00:00.000Z')
    await act(visitKind, 'marked', 'visit.plan', { last: '2031-01-01' })
    clock += 10 * DAY
    await sweepDeadlines(parts())
    await act(visitKind, 'marked', 'visit.plan', { last: '2031-01-01' })
    expect(await deadlinesOf('marked')).toMatchObject([
      { name: 'visit.arrival', opened: 1, state: 'met', ended_by: 2 },
      { name: 'visit.report', opened: 1, state: 'missed', ended_by: null },
      { name: 'visit.arrival', opened: 2, state: 'open' },
      { name: 'visit.report', opened: 2, state: 'open' },
    ])
    expect(await typesOf('marked')).toHaveLength(2)
  })
})

describe('the queue', () => {
  let jobs: JobQueue | null = null
  const place = () => ({ ...real, timeZone: 'UTC' })
  const open = async () => {
    jobs = await startJobs(real.owner, deadlineTasks(parts(place())), DEADLINE_SWEEPS, (...told) =>
      warned.push(told),
    )
  }
  const eventually = async (record: string, type: string) => {
    for (let tries = 0; tries < 300; tries += 1) {
      if ((await typesOf(record)).some((one) => one.startsWith(type))) return
      await sleep(100)
    }
    throw new Error(`${record}: ${type} never came`)
  }
  const soon = (ms: number) => new Date(Date.now() + ms).toISOString()

  test('acts when the time has come', async () => {
    await open()
    await act(visitKind, 'soon', 'visit.plan', { last: soon(3_000) }, { place: place() })
    expect(await typesOf('soon')).toHaveLength(1)
    await eventually('soon', 'visit.expire')
    await jobs?.close()
  })

  test('takes up what fell due while nothing ran', async () => {
    await act(visitKind, 'stopped', 'visit.plan', { last: soon(50) }, { place: place() })
    await sleep(200)
    expect(await typesOf('stopped')).toHaveLength(1)
    await open()
    await eventually('stopped', 'visit.expire')
    await jobs?.close()
  })

  test('takes up a job that a killed server holds, and one that is lost', async () => {
    for (const record of ['held', 'lost']) {
      await act(visitKind, record, 'visit.plan', { last: soon(50) }, { place: place() })
    }
    // What a killed worker leaves: a lock of hours. And what a restored table leaves: no job at all.
    await real.owner.query(
      `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a dead worker'
       where payload ->> 'record' = 'held'`,
    )
    await real.owner.query(
      `delete from graphile_worker._private_jobs where payload ->> 'record' = 'lost'`,
    )
    await open()
    await sleep(500)
    expect(await typesOf('held')).toHaveLength(1)
    await takeUpDeadlines(parts(place()))
    await eventually('held', 'visit.expire')
    await eventually('lost', 'visit.expire')
    await jobs?.close()
    expect(await typesOf('held')).toHaveLength(2)
    expect(await typesOf('lost')).toHaveLength(2)
  })

  test('another time zone counts from the next start', async () => {
    await act(visitKind, 'zone', 'visit.plan', { last: '2099-01-01' }, { place: place() })
    expect((await deadlinesOf('zone'))[0]).toMatchObject({
      missed_from: new Date('2099-01-02T00:00:00.000Z'),
    })
    await takeUpDeadlines(parts({ ...real, timeZone: 'Asia/Kathmandu' }))
    expect((await deadlinesOf('zone'))[0]).toMatchObject({
      missed_from: new Date('2099-01-01T18:15:00.000Z'),
    })
  })
})
