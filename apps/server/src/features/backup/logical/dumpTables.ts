import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { ArchiveWriter } from '../archive/ArchiveWriter.ts'
import { type BackupManifest, type BackupTable, tableFolder } from '../archive/BackupManifest.ts'
import { RowDigest } from './RowDigest.ts'
import { columnList, tableName } from './tables.ts'

/** A tar entry must know its size: tables go out in pieces, of which one is in memory. */
const PIECE_BYTES = 4 * 2 ** 20

type TableDigest = BackupManifest['tables'][number]

/**
 * Writes the rows of each table, as they stand in the client's transaction.
 *
 * @param told is called with each table's name before it is read.
 */
export async function dumpTables(
  client: pg.PoolClient,
  tables: readonly BackupTable[],
  archive: Pick<ArchiveWriter, 'add'>,
  told: (words: string) => void,
): Promise<readonly TableDigest[]> {
  const digests: TableDigest[] = []
  for (const table of tables) {
    told(`table ${table.name}`)
    const digest = await dumpTable(client, table, archive)
    digests.push({
      schema: table.schema,
      name: table.name,
      rows: digest.rows,
      digest: digest.hex(),
    })
  }
  return digests
}

async function dumpTable(
  client: pg.PoolClient,
  table: BackupTable,
  archive: Pick<ArchiveWriter, 'add'>,
): Promise<RowDigest> {
  const digest = new RowDigest()
  let piece: Buffer[] = []
  let bytes = 0
  let count = 0
  const flush = async () => {
    count += 1
    const number = String(count).padStart(6, '0')
    await archive.add(`${tableFolder(table)}${number}.copy`, Buffer.concat(piece, bytes))
    piece = []
    bytes = 0
  }
  for await (const chunk of readRows(client, table)) {
    digest.add(chunk)
    piece.push(chunk)
    bytes += chunk.length
    if (bytes >= PIECE_BYTES) await flush()
  }
  // An empty table too has its entry: what is missing is seen.
  if (bytes > 0 || count === 0) await flush()
  return digest
}

/** Rows in PostgreSQL's text form, in pieces that end anywhere. */
export const readRows = (client: pg.PoolClient, table: BackupTable): AsyncIterable<Buffer> =>
  client.query(copyTo(`copy ${tableName(table)} (${columnList(table)}) to stdout`))
