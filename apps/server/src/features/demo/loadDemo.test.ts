import { configurationRoute } from '@corridor/contract'
import {
  type DemoKind,
  type DemoOverlay,
  FEWEST_AGENCIES,
  writeDemoScript,
} from '@corridor/recruitment/demo'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, type TestServer, testServer } from '../../testing/testServer.ts'
import { RECORD_KINDS } from '../deadlines/recordKinds.ts'
import { rebuildLedger } from '../ledger/rebuildLedger.ts'
import { countStates } from './countStates.ts'
import { giveAccess } from './giveAccess.ts'
import { type LoadedDemo, loadDemo } from './loadDemo.ts'
import { demoClock } from './openDemo.ts'

const NOW = new Date('2030-10-28T06:00:00.000Z')
const SCRIPT = writeDemoScript({ seed: 3, startsOn: '2030-01-01', agencies: FEWEST_AGENCIES })

const clock = demoClock(NOW)
const warned: string[] = []
let server: TestServer
let loaded: LoadedDemo

const parts = () => ({
  ...{ identity: server.identity, ledger: server.ledger, documents: server.documents },
  ...{ clearances: server.clearances, clock },
  warn: (message: string, details: object) => warned.push(`${message} ${JSON.stringify(details)}`),
})

const run = async (text: string) => (await server.ledger.owner.query(text)).rows

beforeAll(async () => {
  server = await testServer({ now: clock.now })
  await refuseRealData()
  // Stopped on the way, as by a kill: the next load goes on there.
  const stopped = new AbortController()
  const first = loadDemo(parts(), SCRIPT, FEWEST_AGENCIES, {
    until: NOW,
    signal: stopped.signal,
    progress: ({ done }) => {
      if (done > 200) stopped.abort()
    },
  })
  await expect(first).rejects.toThrow(/goes on/)
  loaded = await loadDemo(parts(), SCRIPT, FEWEST_AGENCIES, { until: NOW })
}, 240_000)
afterAll(() => server.close())

/** A database that holds anything else is refused, and nothing in it is changed. */
async function refuseRealData(): Promise<void> {
  await run(`insert into person (id, email, name, language, state, created)
    values ('p', 'somebody@example.org', 'Somebody', 'en', 'active', now())`)
  await expect(loadDemo(parts(), SCRIPT, FEWEST_AGENCIES, { until: NOW })).rejects.toThrow(
    /holds 1 accounts of staff; nothing was changed/,
  )
  expect(await run('select from demonstration')).toEqual([])
  await run(`delete from person where id = 'p'`)
}

/** Where the state of each kind is read. */
const TABLES: Partial<Readonly<Record<DemoKind, string>>> = {
  ...{ accreditation: 'accreditation', ban: 'deployment_ban', bond: 'bond' },
  ...{ clearance: 'clearance', contract: 'contract', document: 'document' },
  ...{ jobOrder: 'job_order', licence: 'licence', organisation: 'organisation' },
  ...{ override: 'check_override', subAgent: 'sub_agent', watch: 'watch_entry', worker: 'worker' },
}

type State = Readonly<Record<string, unknown>>

/** Of overlays, as the state itself says them. */
const LAID: Readonly<Record<DemoOverlay, (state: State) => boolean>> = {
  appealed: ({ appealed, appeal }) => (appealed ?? appeal) != null,
  stayed: ({ stayed }) => stayed != null,
  frozen: ({ frozen }) => (Array.isArray(frozen) ? frozen.length > 0 : frozen != null),
  held: ({ hold }) => hold != null,
  defaulted: ({ defaultedAt }) => defaultedAt != null,
  proposed: ({ proposal }) => proposal != null,
}

test('every record ends in the state that the script foresees', async () => {
  const wrong: string[] = []
  for (const { record, status, overlays } of SCRIPT.outcomes) {
    const kind = record.slice(0, record.indexOf('/')) as DemoKind
    const table = TABLES[kind]
    if (table === undefined) continue
    const [row] = await run(
      `select status, state from ${table} where record = '${loaded.ids.get(record)}'`,
    )
    const state = JSON.parse(row?.state ?? '{}') as State
    const laid = overlays.filter((overlay) => !LAID[overlay](state))
    if (row?.status !== status || laid.length > 0) {
      wrong.push(`${record}: ${row?.status}, not ${[status, ...laid].join(' ')}`)
    }
  }
  expect([wrong, warned]).toEqual([[], []])
})

test('entered again, nothing is entered twice; another one is refused', async () => {
  const count = async () => (await run('select count(*)::integer as n from ledger_action'))[0].n
  const before = await count()
  const again = await loadDemo(parts(), SCRIPT, FEWEST_AGENCIES, { until: NOW })
  expect([again.taken, await count()]).toEqual([0, before])
  expect(again.ids.get('worker/amina')).toBe(loaded.ids.get('worker/amina'))
  const other = writeDemoScript({ seed: 4, startsOn: '2030-01-01', agencies: FEWEST_AGENCIES })
  await expect(loadDemo(parts(), other, FEWEST_AGENCIES, { until: NOW })).rejects.toThrow(
    /holds another demonstration: seed 3/,
  )
})

test('the log alone makes the same read models again', async () => {
  const before = await countStates(server.ledger)
  expect(before.length).toBeGreaterThan(60)
  const { left } = await rebuildLedger(server.ledger.owner, server.ledger, [
    ...RECORD_KINDS.values(),
  ])
  expect(left).toEqual([])
  expect(await countStates(server.ledger)).toEqual(before)
})

test('something waits in every queue, some of it late', async () => {
  const waiting = await run('select distinct kind from work_item order by kind')
  expect(waiting.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['bond', 'clearance', 'contract', 'jobOrder', 'licence', 'parameter']),
  )
  const deadlines = await run('select distinct state from deadline order by state')
  expect(deadlines.map(({ state }) => state)).toEqual(
    expect.arrayContaining(['met', 'missed', 'open']),
  )
})

test('no server looks anew at what rested on rules that were there before', async () => {
  const waiting = await run(
    `select key from graphile_worker.jobs where task_identifier = 'contract_recheck'`,
  )
  expect(waiting).toEqual([])
})

test('anybody is told that it is synthetic, and where the tour leads', async () => {
  const { demonstration } = await call(server.app, configurationRoute, {})
  expect(demonstration).toMatchObject({ startsOn: '2030-01-01', isComplete: true })
  expect(demonstration?.tour).toMatchObject({
    agency: loaded.ids.get('organisation/bravo'),
    clearanceNumber: expect.any(String),
  })
})

test('accounts are given once and the next ones take their place', async () => {
  const access = await giveAccess(parts(), SCRIPT)
  const roles = new Set(access.accounts.map(({ role }) => role))
  expect(roles).toEqual(
    new Set([
      ...['administrator', 'licensing-officer', 'inspector', 'authority', 'labour-attache'],
      ...['finance-officer', 'legal-officer', 'appeal-body', 'auditor', 'agency', 'employer'],
    ]),
  )
  const next = await giveAccess(parts(), SCRIPT)
  expect(next.accounts[0]!.password).not.toBe(access.accounts[0]!.password)
  const claims = await run(`select count(*)::integer as n from worker_claim where kind = 'return'`)
  expect(claims[0].n).toBe(1)
})
