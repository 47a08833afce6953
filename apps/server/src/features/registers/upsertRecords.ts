import type { Queryable } from '../ledger/LedgerPlace.ts'

/** A column of a read model with the type by which its values are sent. */
export type Columns = Readonly<
  Record<string, 'text' | 'integer' | 'date' | 'jsonb' | 'boolean' | 'timestamptz'>
>

/**
 * Puts rows into a read model, in place of earlier ones of the same records.
 *
 * @param columns `record` among them; without `tenant`.
 */
export async function upsertRecords(
  client: Queryable,
  tenant: string,
  table: string,
  columns: Columns,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const names = Object.keys(columns)
  const sent = Object.entries(columns).map(([, type], at) => `$${at + 2}::${type}[]`)
  const changed = names.filter((name) => name !== 'record')
  await client.query({
    name: `${table}_upsert`,
    text: `insert into ${table} (tenant, ${names.join(', ')})
           select $1, r.* from unnest(${sent.join(', ')}) as r (${names.join(', ')})
           on conflict (tenant, record) do update set
             ${changed.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    values: [tenant, ...names.map((name) => rows.map((row) => row[name]))],
  })
}
