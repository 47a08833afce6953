import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkAgencyFile, writeAgencies } from '@corridor/server/agency-import'
import { readConfig } from '@corridor/server/config'
import { openDatabase } from '@corridor/server/db'
import { openLedger } from '@corridor/server/ledger'
import type { BenchResult } from './BenchResult.ts'

const ROWS = Number(process.env.AGENCY_BENCH_ROWS ?? 10_000)

const actor = { actor: 'u-clerk', role: 'licensing-officer' }

/** A register of agencies with licences, as a file. */
function registerFile(rows: number, withLicences: boolean): Uint8Array {
  const header = withLicences
    ? 'name,licence number,valid from,valid until,destinations,sectors'
    : 'name,registration'
  const lines = Array.from({ length: rows }, (_, at) => {
    const number = String(at + 1).padStart(5, '0')
    return withLicences
      ? `Example Agency ${at},${number},2030-01-01,2032-12-31,QAT;SAU,construction`
      : `Example Firm ${at},R-${number}`
  })
  return new TextEncoder().encode([header, ...lines].join('\n'))
}

/** Agencies from a file on the embedded database: looking it through, and entering it. */
export async function benchAgencyImport(): Promise<readonly BenchResult[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'corridor-bench-'))
  chmodSync(dataDir, 0o755)
  const { ledger: settings, timeZone } = readConfig({ DATA_DIR: dataDir })
  const database = await openDatabase({ dataDir, databaseUrl: null }, () => {}, 'server')
  const ledger = await openLedger({
    ...{ owner: database.pool, databaseUrl: database.url, settings, timeZone },
    ...{ now: () => new Date(), warn: () => {} },
  })
  const terms = { office: null, jurisdiction: null, register: 'Example register' }
  const enter = async (bytes: Uint8Array) => {
    const begun = performance.now()
    const { digest, found } = await checkAgencyFile(ledger, bytes)
    const checked = performance.now() - begun
    if (found.agencies.length !== ROWS) throw new Error(`${found.agencies.length} rows to enter`)
    const contexts = { organisations: actor, licences: actor }
    const failures = await writeAgencies(
      ledger,
      { digest, ...terms, ...contexts },
      found.agencies,
      () => {},
    )
    if (failures.length > 0) throw new Error(JSON.stringify(failures.slice(0, 3)))
    return { checked, all: performance.now() - begun }
  }
  try {
    const plain = await enter(registerFile(ROWS, false))
    const licensed = await enter(registerFile(ROWS, true))
    return [
      {
        name: `import of ${ROWS.toLocaleString('en')} agencies, looked through and entered`,
        value: plain.all / 1000,
        unit: 's',
        budget: 60,
      },
      {
        name: `looking ${ROWS.toLocaleString('en')} rows through alone`,
        value: licensed.checked,
        unit: 'ms',
        budget: null,
      },
      {
        name: `import of ${ROWS.toLocaleString('en')} agencies with their licences`,
        value: licensed.all / 1000,
        unit: 's',
        budget: null,
      },
    ]
  } finally {
    await ledger.close()
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
