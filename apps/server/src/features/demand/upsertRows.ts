import type { Queryable } from '../ledger/LedgerPlace.ts'

/** A column of a read model: its name, its type in SQL, and its value for a row. */
export type Column<Row> = readonly [name: string, type: string, valueOf: (row: Row) => unknown]

/**
 * Puts rows into a table whose key is tenant and record, new or in place of earlier ones.
 *
 * @param first columns that only a new row gets, as expressions of SQL over the row `o`.
 */
export async function upsertRows<Row>(
  client: Queryable,
  tenant: string,
  table: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  first: Readonly<Record<string, string>> = {},
): Promise<void> {
  const names = columns.map(([name]) => name)
  const later = names.filter((name) => name !== 'record')
  // Arrays of arrays must be rectangular in SQL: such a column travels as JSON.
  const values = columns.map(([, type, read]) =>
    rows.map((row) => (type === 'text[]' ? JSON.stringify(read(row)) : read(row))),
  )
  const sent = columns.map(([, type], at) => `$${at + 2}::${type === 'text[]' ? 'text' : type}[]`)
  const taken = columns.map(([name, type]) =>
    type === 'text[]' ? `array(select jsonb_array_elements_text(o.${name}::jsonb))` : `o.${name}`,
  )
  await client.query({
    name: `${table}_upsert`,
    text: `
      insert into ${table} (tenant, ${[...names, ...Object.keys(first)].join(', ')})
      select $1, ${[...taken, ...Object.values(first)].join(', ')}
      from unnest(${sent.join(', ')}) as o (${names.join(', ')})
      on conflict (tenant, record) do update set
        ${later.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    values: [tenant, ...values],
  })
}
