import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '../../db/openDatabase.ts'
import { startProgram } from '../../testing/startProgram.ts'
import { type TestDatabase, testDatabase } from '../../testing/testDatabase.ts'
import { appendAction } from '../ledger/appendAction.ts'
import { type OpenLedger, openLedger } from '../ledger/openLedger.ts'
import { organisationKind } from '../organisations/organisationKind.ts'
import { addDeadlineJob } from './deadlineJob.ts'

const ROUNDS = 3
const RECORDS = 12
const NAME = 'organisation.confirmation'

let database: TestDatabase
let dataDir: string
let owner: pg.Pool
let ledger: OpenLedger
const started: ReturnType<typeof startProgram>[] = []

beforeAll(async () => {
  database = await testDatabase()
  dataDir = mkdtempSync(join(tmpdir(), 'corridor-deadlines-'))
  owner = openPool(database.url, () => {})
  ledger = await openLedger({
    owner,
    databaseUrl: database.url,
    settings: { contentKeyFile: join(dataDir, 'ledger', 'content.key') },
    now: () => new Date(),
    warn: () => {},
  })
})
afterAll(async () => {
  await Promise.all(started.map((program) => program.stop()))
  await ledger.close()
  await owner.end()
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** The server as a program of its own, once it answers. */
async function startServer() {
  const program = startProgram({
    ...{ DATA_DIR: dataDir, DATABASE_URL: database.url, LEDGER_SEAL_SECONDS: '0' },
  })
  started.push(program)
  await program.ready
  return program
}

const act = (record: string, verb: string, payload: object, expectedVersion: number) =>
  appendAction(ledger, organisationKind, {
    record,
    key: `${verb}-${record}`,
    command: { type: `organisation.${verb}`, payload, expectedVersion },
    context: { actor: 'u-admin', role: 'administrator', may: () => true },
  })

/** Proposals whose time is over in a moment, one after the other. */
async function propose(round: number): Promise<void> {
  for (let at = 0; at < RECORDS; at += 1) {
    const record = `r-${round}-${at}`
    await act(
      record,
      'create',
      {
        kind: 'agency',
        name: `Example ${record}`,
        country: 'NPL',
        registration: null,
        office: null,
        jurisdiction: 'NPL',
      },
      0,
    )
    const proposed = await act(record, 'propose', { act: 'suspend', reason: 'Example' }, 1)
    expect(proposed.kind).toBe('recorded')
  }
  for (let at = 0; at < RECORDS; at += 1) {
    const due = new Date(Date.now() + 100 + at * 40)
    const id = { record: `r-${round}-${at}`, name: NAME, opened: 2 }
    // By a rule of its own: a start counts open deadlines anew.
    await owner.query(
      `update deadline set missed_from = $3, rule = $4
       where tenant = $1 and record = $2 and state = 'open'`,
      [ledger.tenant, id.record, due, JSON.stringify({ due: due.toISOString() })],
    )
    await addDeadlineJob(owner, id, due)
  }
}

const lapses = async (): Promise<readonly string[]> =>
  (
    await owner.query<{ record: string }>(
      `select record from ledger_action
       where tenant = $1 and type = 'organisation.lapse' order by record`,
      [ledger.tenant],
    )
  ).rows.map(({ record }) => record)

test('killed while deadlines fall due: every one is acted on, none twice', async () => {
  let server = await startServer()
  for (let round = 0; round < ROUNDS; round += 1) {
    await propose(round)
    await sleep(100 + round * 150)
    await server.stop()
    const wanted = (round + 1) * RECORDS
    server = await startServer()
    for (let tries = 0; tries < 300 && (await lapses()).length < wanted; tries += 1) {
      await sleep(100)
    }
    const done = await lapses()
    expect(done.length).toBe(wanted)
    expect(new Set(done).size).toBe(wanted)
  }
  const { rows } = await owner.query<{ state: string; count: string }>(
    'select state, count(*) from deadline where tenant = $1 group by state',
    [ledger.tenant],
  )
  expect(rows).toEqual([{ state: 'missed', count: String(ROUNDS * RECORDS) }])
  await server.stop()
}, 180_000)
