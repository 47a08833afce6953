import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@corridor/server/config'
import { openDatabase } from '@corridor/server/db'
import {
  anyKind,
  createSigner,
  introduceKey,
  type OpenLedger,
  openLedger,
  organisationKind,
  readRecord,
  readSigner,
  rebuildLedger,
  verifyStored,
} from '@corridor/server/ledger'
import { selectLoggedActions } from '../apps/server/src/features/ledger/logLines.ts'
import { fillLedger } from '../apps/server/src/features/ledger/testing/fillLedger.ts'
import type { BenchResult } from './BenchResult.ts'
import { measureWrites, p95Of } from './ledger.ts'

const RECORDS = Number(process.env.LEDGER_LARGE_RECORDS ?? 1_000_000)
const ACTIONS_PER_RECORD = 10
/** What 300 actions a second give in a minute. */
const SEALED_TOGETHER = 18_000
const READS = 5_000
const PAGES = 200

/** A folder in which the ledger is made once and kept; a second run only measures. */
const KEPT = process.env.LEDGER_LARGE_DIR

/**
 * A ledger of the size of a country: made by copying tables, so that it takes minutes, not hours.
 * Not part of a run of everything; `npm run bench -- ledgerLarge`.
 */
export async function benchLedgerLarge(): Promise<readonly BenchResult[]> {
  const dataDir = KEPT ?? mkdtempSync(join(tmpdir(), 'corridor-bench-'))
  mkdirSync(dataDir, { recursive: true })
  chmodSync(dataDir, 0o755)
  const { ledger: settings } = readConfig({ DATA_DIR: dataDir })
  const database = await openDatabase({ dataDir, databaseUrl: null }, () => {}, 'server')
  const ledger = await openLedger({
    owner: database.pool,
    databaseUrl: database.url,
    settings,
    now: () => new Date(),
    warn: () => {},
  })
  const load = () => loadavg().map((value) => Math.round(value * 10) / 10)
  const results: BenchResult[] = []
  const add = (name: string, unit: string, value: number, budget: number | null, more = {}) => {
    const result = {
      name,
      unit,
      value,
      budget,
      detail: { records: RECORDS, actions: RECORDS * ACTIONS_PER_RECORD, ...more, load: load() },
    }
    console.error(JSON.stringify(result))
    results.push(result)
  }
  try {
    const rootFile = join(dataDir, 'root.pem')
    if (!existsSync(rootFile)) {
      add(
        'large ledger, filled by copying tables',
        's',
        await fill(ledger, rootFile, settings),
        null,
      )
    }
    if (process.env.LEDGER_LARGE_FILL_ONLY !== undefined) return results
    const root = readSigner(rootFile)
    if (root === null) throw new Error(`${rootFile} is gone`)
    add('large ledger, record read and the read noted, p95', 'ms', await readP95(ledger), 30)
    const written = await measureWrites(ledger, (at) => `org-${(at * 7_919) % RECORDS}`)
    add('large ledger, write at 16 writers, p95', 'ms', written.p95, 100, {
      actionsPerSecond: written.count / written.seconds,
    })
    add('large ledger, page of the audit with filters, p95', 'ms', await pageP95(ledger), null)
    let actions = 0
    for (const contents of [false, true]) {
      const words = contents ? ', what they say opened' : ''
      const seconds = await timed(async () => {
        const report = await verifyStored(ledger, { rootKey: root.publicKey }, undefined, {
          contents,
        })
        actions = report.checked.actions
        if (!report.intact) throw new Error(JSON.stringify(report).slice(0, 2_000))
      })
      const perSecond = actions / seconds
      add(
        `large ledger, verified${words}, per 100,000 actions`,
        's',
        100_000 / perSecond,
        contents ? null : 1,
        {
          actionsPerSecond: perSecond,
          seconds,
        },
      )
    }
    const rebuilt = await timed(async () => {
      const report = await rebuildLedger(ledger.owner, ledger, [anyKind(organisationKind)])
      if (report.actions !== actions) throw new Error('not all made again')
    })
    add(
      'large ledger, read models made again, per 20,000 actions',
      's',
      (rebuilt * 20_000) / actions,
      1,
      {
        actionsPerSecond: actions / rebuilt,
      },
    )
    return results
  } finally {
    await ledger.close()
    await database.close()
    if (KEPT === undefined) rmSync(dataDir, { recursive: true, force: true })
  }
}

async function fill(
  ledger: OpenLedger,
  rootFile: string,
  { sealingKeyFile }: { readonly sealingKeyFile: string },
): Promise<number> {
  return await timed(async () => {
    const draft = `${rootFile}.next`
    const root = createSigner(draft)
    const signer = createSigner(sealingKeyFile)
    await introduceKey({ ...ledger, now: () => new Date('2026-01-01') }, root, null, signer)
    await fillLedger(ledger, signer, {
      records: RECORDS,
      actionsPerRecord: ACTIONS_PER_RECORD,
      batch: SEALED_TOGETHER,
      told: (count) => {
        if (count % (SEALED_TOGETHER * 10) === 0) console.error(`${count} actions written`)
      },
    })
    // What the database does by itself as time goes by.
    await vacuum(ledger)
    // The key in its place says that all is there.
    renameSync(draft, rootFile)
  })
}

async function vacuum({ owner }: OpenLedger): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('set statement_timeout = 0')
    for (const table of [
      'ledger_action',
      'ledger_content',
      'ledger_seal_leaf',
      'ledger_head',
      'organisation',
    ]) {
      await client.query(`vacuum analyze ${table}`)
    }
    await client.query('vacuum analyze ledger_subject_key')
  } finally {
    client.release(true)
  }
}

async function readP95(ledger: OpenLedger): Promise<number> {
  const times: number[] = []
  for (let read = 0; read < READS; read += 1) {
    const started = performance.now()
    await readRecord(ledger, organisationKind, `org-${(read * 104_729) % RECORDS}`, {
      actor: 'u-auditor',
      role: 'auditor',
    })
    times.push(performance.now() - started)
  }
  return p95Of(times)
}

/** By turns: all, one actor, one day, one record, one type with an actor. */
async function pageP95(ledger: OpenLedger): Promise<number> {
  const times: number[] = []
  for (let page = 0; page < PAGES; page += 1) {
    const day = new Date(Date.parse('2026-01-01') + (page % 9) * 3_600_000)
      .toISOString()
      .slice(0, 10)
    const wanted = [
      {},
      { actor: `u-clerk-${page % 200}` },
      { from: day, to: day },
      { record: `org-${(page * 7_919) % RECORDS}` },
      { type: 'organisation.create', actor: `u-clerk-${page % 200}` },
    ][page % 5]!
    const started = performance.now()
    await selectLoggedActions(ledger.pool, ledger.tenant, wanted, { limit: 100 }, 'UTC')
    times.push(performance.now() - started)
  }
  return p95Of(times)
}

async function timed(run: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await run()
  return (performance.now() - began) / 1_000
}
