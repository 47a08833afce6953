import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createIdentity, restoreBackup, runBackup } from '@corridor/server/backup'
import { readConfig } from '@corridor/server/config'
import { type OpenDatabase, openDatabase } from '@corridor/server/db'
import type { BenchResult } from './BenchResult.ts'

const ROWS = Number(process.env.BACKUP_BENCH_ROWS ?? 300_000)

/** A backup of this many rows, encrypted, and its restore into a new data folder. */
export async function benchBackup(): Promise<readonly BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'))
  chmodSync(folder, 0o755)
  const config = readConfig({ DATA_DIR: join(folder, 'live') })
  const database = await openDatabase(config, () => {}, 'server')
  try {
    await fill(database)
    const { identity, recipient } = await createIdentity()
    const results: BenchResult[] = []
    for (const kind of ['logical', 'physical'] as const) {
      results.push(...(await measure(kind, { database, config, folder, identity, recipient })))
    }
    return results
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Place {
  readonly database: OpenDatabase
  readonly config: ReturnType<typeof readConfig>
  readonly folder: string
  readonly identity: string
  readonly recipient: string
}

async function measure(
  kind: 'logical' | 'physical',
  { database, config, folder, identity, recipient }: Place,
): Promise<readonly BenchResult[]> {
  const signal = new AbortController().signal
  const began = performance.now()
  const { file } = await runBackup({
    ...{ pool: database.pool, config, kind, folder, signal },
    ...{ recipients: [recipient], unencrypted: false, withKeys: false },
    now: () => new Date(),
    told: () => {},
  })
  const taken = performance.now()
  const restored = await restoreBackup({
    ...{ file, identities: [identity], signal, endSessions: true },
    config: readConfig({ DATA_DIR: join(folder, `restored-${kind}`) }),
    told: () => {},
  })
  const ended = performance.now()
  if (restored.rows < ROWS) throw new Error(`${restored.rows} rows restored`)
  const result = (what: string, unit: string, value: number, budget: number | null) => ({
    ...{ name: `backup, ${kind}, ${ROWS.toLocaleString('en')} rows: ${what}`, unit, value, budget },
    detail: { rows: restored.rows, encrypted: true },
  })
  return [
    result('taken', 's', (taken - began) / 1_000, 30),
    result('size', 'MB', statSync(file).size / 1e6, null),
    result('restored into a new folder, compared and verified', 's', (ended - taken) / 1_000, 60),
  ]
}

/** Rows of the audit log, as long as those of use. */
async function fill({ pool }: OpenDatabase): Promise<void> {
  await pool.query(
    `insert into audit_event (at, verb, actor_kind, actor, subject, details, network, request)
     select now() - make_interval(secs => n), 'read.person', 'person', md5(n::text), md5((n * 7)::text),
            jsonb_build_object('people', jsonb_build_array(md5((n * 13)::text)), 'note', repeat(md5(n::text), 3)),
            '192.0.2.0/24', gen_random_uuid()::text
     from generate_series(1, $1::integer) n`,
    [ROWS],
  )
}
