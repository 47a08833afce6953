import type { Queryable } from '../../ledger/LedgerPlace.ts'
import type { BackupTable } from '../archive/BackupManifest.ts'
import { quoted, tableName } from '../logical/tables.ts'
import { LEFT_OUT_COLUMNS } from './leftOut.ts'

/** A column as the export describes it (Frictionless Table Schema). */
export interface ExportColumn {
  readonly name: string
  readonly type: string
  readonly format?: string
  /** As PostgreSQL calls it. */
  readonly databaseType: string
  readonly required: boolean
}

export interface ExportTable {
  readonly name: string
  readonly columns: readonly ExportColumn[]
  readonly primaryKey: readonly string[]
  readonly foreignKeys: readonly {
    readonly fields: readonly string[]
    readonly table: string
    readonly references: readonly string[]
  }[]
}

const TYPES: Readonly<Record<string, string>> = {
  smallint: 'integer',
  integer: 'integer',
  bigint: 'integer',
  numeric: 'number',
  'double precision': 'number',
  real: 'number',
  boolean: 'boolean',
  date: 'date',
  json: 'any',
  jsonb: 'any',
}

/** Columns, keys and references of a table, without what is left out. */
export async function describeTable(client: Queryable, table: BackupTable): Promise<ExportTable> {
  const { rows } = await client.query<{ name: string; type: string; needed: boolean }>(
    `select attname::text as name, format_type(atttypid, null) as type, attnotnull as needed
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
     order by attnum`,
    [tableName(table)],
  )
  const { rows: keys } = await client.query<{
    type: 'p' | 'f'
    fields: string[]
    table: string | null
    fields_there: string[]
  }>(
    `select contype::text as type, confrelid::regclass::text as table,
            array(select attname::text from unnest(conkey) with ordinality k (num, place)
                  join pg_attribute on attrelid = conrelid and attnum = num order by place) as fields,
            array(select attname::text from unnest(confkey) with ordinality k (num, place)
                  join pg_attribute on attrelid = confrelid and attnum = num order by place)
              as fields_there
     from pg_constraint where conrelid = $1::regclass and contype in ('p', 'f') order by conname`,
    [tableName(table)],
  )
  const leftOut = LEFT_OUT_COLUMNS[table.name] ?? []
  return {
    name: table.name,
    columns: rows
      .filter(({ name }) => table.columns.includes(name) && !leftOut.includes(name))
      .map(({ name, type, needed }) => ({ name, ...typeOf(type), required: needed })),
    primaryKey: keys.find(({ type }) => type === 'p')?.fields ?? [],
    foreignKeys: keys
      .filter(({ type }) => type === 'f')
      .map(({ fields, table: other, fields_there }) => ({
        ...{ fields, table: other!, references: fields_there },
      })),
  }
}

function typeOf(databaseType: string): Pick<ExportColumn, 'type' | 'format' | 'databaseType'> {
  if (databaseType.endsWith('[]')) return { type: 'array', databaseType }
  if (databaseType === 'bytea') return { type: 'string', format: 'binary', databaseType }
  if (databaseType === 'timestamp with time zone') return { type: 'datetime', databaseType }
  return { type: TYPES[databaseType] ?? 'string', databaseType }
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`

/** The value of a column in the form in which others read it. */
function asText({ name, databaseType }: ExportColumn): string {
  const column = quoted(name)
  if (databaseType === 'bytea') return `translate(encode(${column}, 'base64'), E'\\n', '')`
  if (databaseType === 'boolean') return `${column}::text`
  if (databaseType.endsWith('[]')) return `to_json(${column})::text`
  if (databaseType !== 'timestamp with time zone') return column
  // Years before the first and after 9999 have no form in ISO 8601: they stay as PostgreSQL has them.
  return `case when ${column} >= '0001-01-02' and ${column} < '9999-12-31'
    then to_char(${column} at time zone 'UTC', ${INSTANT}) else ${column}::text end`
}

/** The statement that gives a table as CSV. */
export function copyStatement(table: BackupTable, { columns }: ExportTable): string {
  const values = columns.map((column) => `${asText(column)} as ${quoted(column.name)}`)
  return `copy (select ${values.join(', ')} from ${tableName(table)}) to stdout
    with (format csv, header true, encoding 'UTF8')`
}
