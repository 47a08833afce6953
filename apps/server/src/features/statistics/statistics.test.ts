import {
  agenciesRoute,
  confirmStatisticRoute,
  declineStatisticRoute,
  proposeStatisticRoute,
  publicChecksRoute,
  queueRoute,
  recruitmentStatisticsRoute,
  releaseRoute,
  releasesRoute,
  routeUrl,
  type StatisticFile,
  statisticReleaseRoute,
  statisticReleasesRoute,
  throughWhomRoute,
} from '@corridor/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '../../testing/testServer.ts'
import type { Member } from '../identity/testing/people.ts'
import { untilOthersEnded } from '../ledger/testing/sealCommitted.ts'
import { type Ministry, openMinistry } from '../registers/testing/officers.ts'
import { countLog } from './countLog.ts'
import type { StatisticParts } from './StatisticParts.ts'
import { countProposed, writeRelease } from './statisticJobs.ts'
import { logMovements } from './testing/logMovements.ts'

let ministry: Ministry
let olga: Member
let dara: Member
let agency: Member
let parts: StatisticParts

const day = (at: number) => `2030-0${1 + (at % 2)}-${String(1 + (at % 28)).padStart(2, '0')}`

beforeAll(async () => {
  ministry = await openMinistry()
  const { server, clock } = ministry
  // Olga could publish what others propose.
  olga = await ministry.member(
    'olga',
    { role: 'licensing-officer', office: 'home.north' },
    { role: 'authority', jurisdiction: 'XAA' },
  )
  dara = await ministry.member('dara', { role: 'authority', jurisdiction: 'XAA' })
  agency = await ministry.member('agency', { role: 'agency', organisation: 'o-test' })
  parts = {
    ...{ db: server.kysely, ledger: server.ledger, evidence: server.evidence },
    ...{ dataDir: server.dataDir, now: clock.now },
  }
  // 12 on one corridor, 2 on another, 6 on a third.
  const corridors = [
    ...Array(12).fill('NPL-QAT'),
    'NPL-SAU',
    'NPL-SAU',
    ...Array(6).fill('NPL-KWT'),
  ]
  for (const [number, corridor] of corridors.entries()) {
    await logMovements(server.ledger, {
      ...{ number, corridor, sector: number % 3 === 0 ? 'domestic-work' : 'construction' },
      ...{ cleared: day(number), departed: number < 11 ? day(number) : null },
      ...(number < 6 ? { fee: 10_000 * (number + 1) } : {}),
    })
  }
})
afterAll(() => ministry.close())

/** The job waits for transactions of any database of the server; here they are waited for first. */
async function countOnceEnded(...asked: Parameters<typeof countProposed>): Promise<void> {
  await untilOthersEnded(asked[0].ledger.pool)
  await countProposed(...asked)
}

const PERIOD = { from: '2030-01', to: '2030-02' }
const PROPOSAL = { ...PERIOD, licence: 'CC BY 4.0', synthetic: true }

const file = async (who: Member, id: string): Promise<StatisticFile> => {
  const answer = await who.browser.call(statisticReleaseRoute, { statistic: id })
  expect(answer.status).toBe(200)
  return answer.body as StatisticFile
}

test('two persons publish exactly what was counted, as a release like any other', async () => {
  const { server } = ministry
  const proposed = await ministry.act(olga, proposeStatisticRoute, {}, 0, PROPOSAL)
  expect([proposed.status, proposed.body]).toEqual([200, expect.anything()])
  const id = String(proposed.body.record)
  const own = { statistic: id }

  expect((await file(olga, id)).counted).toBeNull()
  const early = await ministry.act(dara, confirmStatisticRoute, own, 1, {
    checksum: '0'.repeat(64),
  })
  expect([early.status, early.body.code]).toEqual([422, 'rule_not_met'])

  await countOnceEnded(parts, id)
  const { counted, acts } = await file(dara, id)
  expect(counted!.figures.length).toBeGreaterThan(20)
  expect(counted!.figures.map(({ value }) => value)).not.toContain('2')
  expect(counted!.hidden).toBeGreaterThan(0)
  expect(acts.find(({ type }) => type === 'statistic.confirm')).toMatchObject({ possible: true })
  const waiting = await dara.browser.call(queueRoute, {})
  expect(JSON.stringify(waiting.body)).toContain(id)

  const alone = await ministry.act(olga, confirmStatisticRoute, own, 1, {
    checksum: counted!.checksum,
  })
  expect([alone.status, JSON.stringify(alone.body)]).toEqual([422, expect.stringContaining('SD1')])
  const other = await ministry.act(dara, confirmStatisticRoute, own, 1, {
    checksum: 'f'.repeat(64),
  })
  expect(other.status).toBe(422)
  const confirmed = await ministry.act(dara, confirmStatisticRoute, own, 1, {
    checksum: counted!.checksum,
  })
  expect([confirmed.status, confirmed.body]).toEqual([200, expect.anything()])

  // What is recorded after the proposal changes nothing, and the job may run twice.
  const late = { number: 90, corridor: 'NPL-QAT', sector: 'care', cleared: '2030-01-20' }
  await logMovements(server.ledger, { ...late, departed: '2030-01-20' })
  await writeRelease(parts, id)
  await writeRelease(parts, id)
  ministry.clock.pass(3_000)
  const { releases } = await call(server.app, releasesRoute, {})
  const release = releases.find(({ kind }) => kind === 'recruitment-statistics')!
  expect(release).toMatchObject({
    release: 'recruitment-2030-01-to-2030-02',
    origin: 'published',
    checksum: counted!.checksum,
    synthetic: true,
    unit: 'by-row',
    years: [2030],
    areas: 4,
  })
  expect(await call(server.app, releaseRoute, { release: release.release })).toEqual(release)
  expect((await file(olga, id)).isReleased).toBe(true)
  const figures = await call(server.app, recruitmentStatisticsRoute, {})
  expect(figures.source!.checksum).toBe(counted!.checksum)
  expect(figures.figures).toEqual(counted!.figures)
  const csv = await server.app.request(
    routeUrl(recruitmentStatisticsRoute, { corridor: 'NPL-QAT' }, 'csv'),
  )
  expect((await csv.text()).split('\r\n')[0]).toBe(
    'measure,month,corridor,sector,item,part,unit,value,cases',
  )
})

test('the same log gives the same bytes, a longer one others', async () => {
  const { ledger } = ministry.server
  const until = ledger.now().toISOString()
  const [one, two] = [await countLog(ledger, PERIOD, until), await countLog(ledger, PERIOD, until)]
  expect(two).toEqual(one)
  expect(one.records).toBeGreaterThanOrEqual(40)
  const before = await countLog(ledger, PERIOD, '2029-01-01T00:00:00.000Z')
  expect(before.records).toBe(0)
})

test('events are counted each by itself and dated by what happened', async () => {
  const { figures } = await call(ministry.server.app, recruitmentStatisticsRoute, {})
  const shownOf = (wanted: Readonly<Record<string, string>>) =>
    figures.find((figure) =>
      Object.entries({ month: 'all', sector: 'all', item: 'none', ...wanted }).every(
        ([name, value]) => figure[name as 'measure'] === value,
      ),
    )?.value
  expect(shownOf({ measure: 'cleared', corridor: 'all' })).toBe('20')
  expect(shownOf({ measure: 'cleared', corridor: 'NPL-QAT' })).toBe('12')
  // Two cannot be shown, and alone the rest would tell them.
  expect(shownOf({ measure: 'cleared', corridor: 'NPL-SAU' })).toBeNull()
  expect(shownOf({ measure: 'cleared', corridor: 'NPL-KWT' })).toBeNull()
  expect(shownOf({ measure: 'departed', corridor: 'all' })).toBe('11')
  expect(shownOf({ measure: 'departed', corridor: 'NPL-QAT', month: '2030-01' })).toBe('6')
  expect(shownOf({ measure: 'arrived', corridor: 'all' })).toBe('0')
  const fee = { corridor: 'none', sector: 'none', item: 'B1', part: 'worker.worker', unit: 'XTS' }
  // Fees are dated by when they were stated: in April, out of these months.
  expect(shownOf({ measure: 'fees_sum', ...fee })).toBeUndefined()
  const april = await countLog(
    ministry.server.ledger,
    { from: '2030-04', to: '2030-04' },
    ministry.server.ledger.now().toISOString(),
  )
  expect(april.rows.filter(({ unit }) => unit === 'XTS')).toMatchObject([
    { measure: 'fees_sum', value: '2100.00', cases: 6 },
    { measure: 'fees_median', value: '350.00', cases: 6 },
  ])
})

test('months that are over, once, and by who may', async () => {
  const propose = (who: Member, from: string, to: string) =>
    ministry.act(who, proposeStatisticRoute, {}, 0, { ...PROPOSAL, from, to })
  expect((await propose(olga, '2030-02', '2030-03')).status).toBe(422)
  expect((await propose(olga, '2030-04', '2030-04')).status).toBe(422)
  expect((await propose(olga, '2029-12', '2029-11')).status).toBe(422)
  expect((await propose(dara, '2029-11', '2029-12')).status).toBe(404)
  expect((await propose(agency, '2029-11', '2029-12')).status).toBe(404)
  expect((await agency.browser.call(statisticReleasesRoute, {})).status).toBe(404)

  const listed = await dara.browser.call(statisticReleasesRoute, {})
  expect([listed.status, listed.body]).toEqual([
    200,
    { releases: [expect.objectContaining({ from: '2030-01', status: 'published' })], next: null },
  ])

  // Two at once for one month: one stands.
  const both = await Promise.all([
    propose(olga, '2029-12', '2029-12'),
    propose(olga, '2029-11', '2029-12'),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422])
  const id = String(both.find(({ status }) => status === 200)!.body.record)
  await countOnceEnded(parts, id)
  const declined = await ministry.act(dara, declineStatisticRoute, { statistic: id }, 1, {
    reason: 'Later',
  })
  expect(declined.status).toBe(200)
  expect((await file(dara, id)).counted).toBeNull()
  expect((await propose(olga, '2029-12', '2029-12')).status).toBe(200)
})

test('through whom: what registers and the newest release say, and what nobody knows', async () => {
  const { server } = ministry
  const ask = (corridor: string) => call(server.app, throughWhomRoute, { corridor })
  expect(await ask('NPL-QAT')).toMatchObject({ agencies: null, jobOrders: null })
  await server.ledger.owner.query(
    `insert into licence (tenant, record, version, organisation, name, number, status,
       effective_status, valid_from, valid_until, destinations, sectors, phone_keys, assignees,
       folded, jurisdiction, state)
     select 'home', 'l-' || n, 1, o, o, 'LIC ' || n, 'active', status, '2030-01-01', '2032-12-31',
       '{QAT}', '{}', '{}', '{}', o, 'NPL', '{}'
     from (values (1, 'o-one', 'active'), (2, 'o-two', 'suspended')) as l (n, o, status)`,
  )
  await server.ledger.owner.query(
    `insert into organisation (tenant, record, version, kind, country, name, status, state)
     values ('home', 'o-one', 1, 'agency', 'NPL', 'Example One', 'active', '{}')`,
  )
  const known = await ask('NPL-QAT')
  expect(known).toMatchObject({ agencies: 1, jobOrders: null, release: { from: '2030-01' } })
  expect(known.events.find(({ event }) => event === 'departed')).toEqual({
    ...{ event: 'departed', total: 11 },
    months: [
      { month: '2030-01', persons: 6 },
      { month: '2030-02', persons: 5 },
    ],
  })
  expect((await ask('NPL-SAU')).events.find(({ event }) => event === 'cleared')!.total).toBeNull()
  const { agencies } = await call(server.app, agenciesRoute, { destination: 'QAT' })
  expect(agencies.map(({ name }) => name)).toEqual(['Example One'])
  const neither = await server.app.request(routeUrl(agenciesRoute, {} as never))
  expect(neither.status).toBe(400)
})

test('checks: precision with its interval, and decisions that set results aside', async () => {
  const { server } = ministry
  await server.ledger.owner.query(
    `insert into check_override (tenant, record, version, subject_kind, subject, rule, rule_version,
       met, status, expires_on, office, jurisdiction, state)
     select 'home', 'v-' || n, 2, 'contract', 'c-' || n, 'wage_floor', 1, 'cannot_tell', status, day,
       'home.north', 'XAA', '{}'
     from (values (1, 'confirmed', date '2031-01-01'), (2, 'expired', date '2030-01-31'),
       (3, 'proposed', date '2031-01-01')) as v (n, status, day)`,
  )
  const { checks } = await call(server.app, publicChecksRoute, {})
  expect(checks).toHaveLength(15)
  expect(checks.find(({ rule }) => rule === 'wage_floor')).toMatchObject({
    precision: { share: 1, n: 7, high: 1 },
    overrides: [{ met: 'cannot_tell', confirmed: 2, inForce: 1 }],
  })
  expect(checks.find(({ rule }) => rule === 'agency_anomaly')).toMatchObject({
    precision: { share: null, n: 0, low: null },
    overrides: [],
  })
})
