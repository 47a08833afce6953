import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@corridor/server/config'
import { openDatabase } from '@corridor/server/db'
import {
  type ActionRequest,
  anyKind,
  appendAction,
  createSigner,
  introduceKey,
  type OpenLedger,
  openLedger,
  organisationKind,
  readRecord,
  rebuildLedger,
  sealAndDeliver,
  startSealing,
  verifyStored,
} from '@corridor/server/ledger'
import type { BenchResult } from './BenchResult.ts'

const WRITERS = 16
const SECONDS = Number(process.env.LEDGER_BENCH_SECONDS ?? 20)
const RECORDS = 2_000
/** Actions in the log when it is verified, made again and read. */
const SIZE = Number(process.env.LEDGER_BENCH_ACTIONS ?? 100_000)
const READS = 2_000

const actor = { actor: 'u-clerk', role: 'licensing_officer', may: () => true }

const creation = (record: string) => ({
  record,
  key: `create-${record}`,
  command: {
    type: 'organisation.create',
    payload: { kind: 'agency', name: `Example ${record}`, country: 'NPL', registration: null },
    expectedVersion: 0,
  },
  context: actor,
})

const note = (record: string, key: string) => ({
  record,
  key,
  command: { type: 'organisation.note', payload: { text: `remark ${key}, `.repeat(10).trim() } },
  context: actor,
})

/** The ledger on the embedded database: writing with chain and seals, verifying, making again, reading. */
export async function benchLedger(): Promise<readonly BenchResult[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'corridor-bench-'))
  chmodSync(dataDir, 0o755)
  const { ledger: defaults } = readConfig({ DATA_DIR: dataDir })
  const settings = { ...defaults, sealSeconds: 1 }
  const database = await openDatabase({ dataDir, databaseUrl: null }, () => {}, 'server')
  const ledger = await openLedger({
    owner: database.pool,
    databaseUrl: database.url,
    settings,
    now: () => new Date(),
    warn: () => {},
  })
  try {
    const root = createSigner(join(dataDir, 'root.pem'))
    await introduceKey(ledger, root, null, createSigner(settings.sealingKeyFile))
    const warned: string[] = []
    const sealing = startSealing(ledger, settings, (words) => warned.push(words))
    await writeAll(ledger, RECORDS, (at) => creation(`org-${at}`))
    const written = await measureWrites(ledger)
    let count = RECORDS + written.count
    await writeAll(ledger, Math.max(0, SIZE - count), (at) => {
      return note(`org-${at % RECORDS}`, `fill-${at}`)
    })
    count = Math.max(count, SIZE)
    await sealing.close()
    await sealAndDeliver(ledger, settings, (words) => warned.push(words))
    if (warned.length > 0) throw new Error(warned.join('; '))
    const read = await measureReads(ledger)
    const verify = (contents: boolean) =>
      timed(async () => {
        const report = await verifyStored(ledger, { rootKey: root.publicKey }, undefined, {
          contents,
        })
        const { actions, unsealed } = report.checked
        if (!report.intact || actions !== count || unsealed > 0) {
          throw new Error(JSON.stringify(report).slice(0, 2000))
        }
      })
    const verified = await verify(false)
    const opened = await verify(true)
    const rebuilt = await timed(async () => {
      const report = await rebuildLedger(ledger.owner, ledger, [anyKind(organisationKind)])
      if (report.actions !== count || report.left.length > 0) throw new Error('not all made again')
    })
    const detail = { actions: count, records: RECORDS, contents: 'encrypted, decrypted here' }
    return [
      {
        name: 'ledger, time for 300 actions by 16 writers, chained and sealed each second',
        unit: 'ms',
        value: (300_000 * written.seconds) / written.count,
        budget: 1_000,
        detail: { actionsPerSecond: written.count / written.seconds, seconds: written.seconds },
      },
      { name: 'ledger, write at 16 writers, p95', unit: 'ms', value: written.p95, budget: 100 },
      {
        name: `ledger, record of ${Math.round(count / RECORDS)} actions read and the read noted, p95`,
        unit: 'ms',
        value: read,
        budget: 30,
        detail,
      },
      {
        // The budget is that of a large ledger, where the start of threads no longer counts.
        name: `ledger of ${count} actions, verified in the database, start of threads included`,
        unit: 's',
        value: verified,
        budget: null,
        detail: { actions: count, records: RECORDS, actionsPerSecond: count / verified },
      },
      {
        name: 'ledger, the same with what the actions say, decrypted',
        unit: 's',
        value: (opened * 100_000) / count,
        budget: null,
        detail: { ...detail, actionsPerSecond: count / opened },
      },
      {
        name: 'ledger, read models made again, per 20,000 actions',
        unit: 's',
        value: (rebuilt * 20_000) / count,
        budget: 1,
        detail: { ...detail, actionsPerSecond: count / rebuilt },
      },
    ]
  } finally {
    await ledger.close()
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

type Request = ActionRequest<unknown>

async function record(ledger: OpenLedger, request: Request): Promise<void> {
  const answer = await appendAction(ledger, organisationKind, request)
  if (answer.kind !== 'recorded') throw new Error(JSON.stringify(answer))
}

async function writeAll(
  ledger: OpenLedger,
  count: number,
  requestOf: (at: number) => Request,
): Promise<void> {
  let next = 0
  const write = async () => {
    while (next < count) {
      next += 1
      await record(ledger, requestOf(next - 1))
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, write))
}

/** Writes for some seconds with 16 writers at once. @param recordOf the record of an act, by its number. */
export async function measureWrites(
  ledger: OpenLedger,
  recordOf: (act: number) => string = (act) => `org-${act % RECORDS}`,
): Promise<{ readonly count: number; readonly seconds: number; readonly p95: number }> {
  const times: number[] = []
  const began = performance.now()
  const write = async (_: unknown, writer: number) => {
    for (let act = 0; performance.now() - began < SECONDS * 1_000; act += 1) {
      const started = performance.now()
      await record(ledger, note(recordOf(writer * 131 + act * 7), `w-${writer}-${act}`))
      times.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, write))
  return { count: times.length, seconds: (performance.now() - began) / 1_000, p95: p95Of(times) }
}

async function measureReads(ledger: OpenLedger): Promise<number> {
  const times: number[] = []
  for (let read = 0; read < READS; read += 1) {
    const started = performance.now()
    await readRecord(ledger, organisationKind, `org-${(read * 37) % RECORDS}`, {
      actor: 'u-auditor',
      role: 'auditor',
    })
    times.push(performance.now() - started)
  }
  return p95Of(times)
}

export const p95Of = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!

async function timed(run: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await run()
  return (performance.now() - began) / 1_000
}
