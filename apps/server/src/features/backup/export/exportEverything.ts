import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync, readdirSync, rmSync } from 'node:fs'
import { cp, mkdir, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { finished, pipeline } from 'node:stream/promises'
import { DomainError } from '@corridor/kernel'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { connectPool } from '../../../db/openDatabase.ts'
import type { DocumentSettings } from '../../documents/documentSettings.ts'
import { exportDocuments } from '../../documents/exportDocuments.ts'
import { openDocuments } from '../../documents/openDocuments.ts'
import { record } from '../../identity/auditLog.ts'
import { exportLedger } from '../../ledger/exportLedger.ts'
import { inTransaction } from '../../ledger/LedgerPlace.ts'
import type { OpenLedger } from '../../ledger/openLedger.ts'
import type { BackupTable } from '../archive/BackupManifest.ts'
import { PLAIN_SETTINGS, selectLevel, selectTables } from '../logical/tables.ts'
import { FILE_FOLDERS } from '../ownFiles.ts'
import { dataPackage, readmeText } from './describeExport.ts'
import { copyStatement, describeTable, type ExportTable } from './exportColumns.ts'
import { LEFT_OUT_TABLES } from './leftOut.ts'
import { recordEnds } from './recordEnds.ts'

export interface ExportRequest {
  readonly ledger: OpenLedger
  /** Where files of documents are. */
  readonly documents: DocumentSettings
  readonly dataDir: string
  /** Must not be there, or be empty. */
  readonly folder: string
  readonly now: () => Date
  readonly signal: AbortSignal
  readonly told: (words: string) => void
}

export interface ExportReport {
  readonly folder: string
  readonly tables: number
  readonly actions: number
  readonly seals: number
  readonly files: number
  readonly bytes: number
}

/** A file of the export, with its checksum. */
export interface ExportedFile {
  /** Below the folder, with slashes. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/**
 * Writes everything that an installation owns in open forms: tables as CSV, the ledger as lines of
 * JSON with what its actions say, imported figures as they are; described, with checksums. The
 * folder appears whole or not at all. That it was done is written to the audit log.
 *
 * @throws {DomainError} `bad_file` where there is something in its place.
 */
export async function exportEverything(request: ExportRequest): Promise<ExportReport> {
  const { ledger, folder, now, signal } = request
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new DomainError('bad_file', `${folder} holds something already; name a new folder`)
  }
  const beside = `${folder}.${process.pid}.partial`
  const atExit = () => rmSync(beside, { recursive: true, force: true })
  process.once('exit', atExit)
  try {
    await mkdir(beside, { recursive: true, mode: 0o700 })
    const written = await writeAll(request, beside)
    signal.throwIfAborted()
    await record(connectPool(ledger.owner), { now }, 'system', {
      verb: 'export.everything',
      details: { tables: written.tables, actions: written.actions },
    })
    if (existsSync(folder)) await rmdir(folder)
    await rename(beside, folder)
    return { folder, ...written }
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    throw error
  } finally {
    process.off('exit', atExit)
  }
}

async function writeAll(
  { ledger, documents, dataDir, now, signal, told }: ExportRequest,
  folder: string,
): Promise<Omit<ExportReport, 'folder'>> {
  const { tables, level } = await writeTables(ledger.owner, folder, { signal, told })
  const lines = await writeLedger(ledger, join(folder, 'ledger.ndjson'), told)
  for (const name of FILE_FOLDERS) {
    if (name === 'documents') continue
    const from = join(dataDir, name)
    if (existsSync(from)) await cp(from, join(folder, 'files', name), { recursive: true })
  }
  const opened = openDocuments(ledger, documents, told)
  await exportDocuments(opened, join(folder, 'files', 'documents'), signal, told)
  const described = await filesIn(folder)
  const exportedAt = now().toISOString()
  await writeFile(
    join(folder, 'datapackage.json'),
    `${JSON.stringify(dataPackage(tables, described, exportedAt, level), null, 2)}\n`,
  )
  await writeFile(join(folder, 'README.md'), readmeText(exportedAt))
  const files = await filesIn(folder)
  await writeFile(
    join(folder, 'SHA256SUMS'),
    files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join(''),
  )
  return {
    tables: tables.length,
    ...lines,
    files: files.length + 1,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

async function writeTables(
  pool: pg.Pool,
  folder: string,
  { signal, told }: Pick<ExportRequest, 'signal' | 'told'>,
): Promise<{ readonly tables: readonly ExportTable[]; readonly level: readonly string[] }> {
  await mkdir(join(folder, 'tables'))
  const begin = `begin isolation level repeatable read read only; ${PLAIN_SETTINGS}`
  return await inTransaction(pool, begin, async (client) => {
    const tables: ExportTable[] = []
    for (const table of await selectTables(client)) {
      if (table.name in LEFT_OUT_TABLES) continue
      told(`table ${table.name}`)
      const described = await describeTable(client, table)
      await writeTable(
        client,
        table,
        described,
        join(folder, 'tables', `${table.name}.csv`),
        signal,
      )
      tables.push(described)
    }
    return { tables, level: (await selectLevel(client)) ?? [] }
  })
}

const writeTable = (
  client: pg.PoolClient,
  table: BackupTable,
  described: ExportTable,
  file: string,
  signal: AbortSignal,
): Promise<void> =>
  pipeline(
    recordEnds(client.query(copyTo(copyStatement(table, described)))),
    createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }),
    { signal },
  )

async function writeLedger(
  ledger: OpenLedger,
  file: string,
  told: (words: string) => void,
): Promise<{ readonly actions: number; readonly seals: number }> {
  const output = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })
  const failed = once(output, 'error').then(([error]) => {
    throw error
  })
  failed.catch(() => {})
  try {
    const write = async (line: string): Promise<void> => {
      if (!output.write(line)) await Promise.race([once(output, 'drain'), failed])
    }
    const counted = await exportLedger(ledger, { payloads: true }, write, (actions) =>
      told(`${actions.toLocaleString('en')} actions of the ledger`),
    )
    output.end()
    await finished(output)
    return counted
  } finally {
    output.destroy()
  }
}

async function filesIn(folder: string): Promise<readonly ExportedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files: ExportedFile[] = []
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const file = join(entry.parentPath, entry.name)
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
    const path = relative(folder, file).split(sep).join('/')
    files.push({ path, bytes: (await stat(file)).size, sha256: hash.digest('hex') })
  }
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
