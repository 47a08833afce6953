import type { Queryable } from '../../ledger/LedgerPlace.ts'
import type { BackupTable } from '../archive/BackupManifest.ts'

/** Written by the migrations themselves. */
const OF_MIGRATIONS = ['kysely_migration', 'kysely_migration_lock']

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const tableName = ({ schema, name }: Pick<BackupTable, 'schema' | 'name'>): string =>
  `${quoted(schema)}.${quoted(name)}`

export const columnList = ({ columns }: BackupTable): string => columns.map(quoted).join(', ')

/** So that values have the same text whatever the server's own settings. */
export const PLAIN_SETTINGS = `
  set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0;
  set local lock_timeout = 0;
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres';
  set local extra_float_digits = 1;
  set local bytea_output = 'hex';
  set local xmloption = content;
  set local client_encoding = 'UTF8'`

/**
 * All tables with the columns that hold something of their own, in an order in which each comes
 * after those it refers to.
 */
export async function selectTables(client: Queryable): Promise<readonly BackupTable[]> {
  const { rows } = await client.query<BackupTable & { oid: string; refers: string[] }>(
    `select c.oid::text as oid, n.nspname::text as schema, c.relname::text as name,
            array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                    and a.attgenerated = '' order by a.attnum) as columns,
            array(select k.confrelid::text from pg_constraint k
                  where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = current_schema() and c.relkind = 'r' and c.relpersistence <> 't'
       and c.relname <> all ($1)
       and not exists (select from pg_depend d
                       where d.classid = 'pg_class'::regclass and d.objid = c.oid
                         and d.deptype = 'e')
     order by n.nspname, c.relname collate "C"`,
    [OF_MIGRATIONS],
  )
  const ordered: (typeof rows)[number][] = []
  const placed = new Set<string>()
  for (let waiting = [...rows]; waiting.length > 0; ) {
    const oids = new Set(waiting.map(({ oid }) => oid))
    const free = waiting.filter(({ refers }) => !refers.some((oid) => oids.has(oid)))
    // Tables that refer to each other in a circle keep their names' order.
    for (const table of free.length === 0 ? waiting : free) {
      ordered.push(table)
      placed.add(table.oid)
    }
    waiting = waiting.filter(({ oid }) => !placed.has(oid))
  }
  return ordered.map(({ schema, name, columns }) => ({ schema, name, columns }))
}

export interface SequenceValue {
  readonly schema: string
  readonly name: string
  /** A whole number, as text. */
  readonly value: string
}

/** Where sequences stand; those never used are not among them. */
export async function selectSequences(client: Queryable): Promise<readonly SequenceValue[]> {
  const { rows } = await client.query<SequenceValue>(
    `select schemaname::text as schema, sequencename::text as name, last_value::text as value
     from pg_sequences where schemaname = current_schema() and last_value is not null
     order by sequencename collate "C"`,
  )
  return rows
}

/** Names of the migrations that were applied; null for a database without any. */
export async function selectLevel(client: Queryable): Promise<readonly string[] | null> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('kysely_migration') is not null as there`,
  )
  if (found[0]?.there !== true) return null
  const { rows } = await client.query<{ name: string }>(
    'select name from kysely_migration order by name collate "C"',
  )
  return rows.map(({ name }) => name)
}
