import { type Expression, type SqlBool, sql } from 'kysely'
import { logSearch } from '../ledger/logSearch.ts'
import type { Reader } from '../ledger/noteRead.ts'
import type { RegisterParts } from './RegisterParts.ts'

export interface Listing {
  readonly table: string
  /** Column by which it is sorted, then by record. */
  readonly sort: string
  readonly direction: 'asc' | 'desc'
  readonly where: readonly Expression<SqlBool>[]
  /** Last record of the page before. */
  readonly after: string | undefined
  readonly limit: number
  /** What was asked for, as it is noted. */
  readonly terms: Readonly<Record<string, unknown>>
}

/** A page of a register; who looked, and what was shown, is noted with it. */
export async function listRecords<Row extends { readonly record: string }>(
  { db, ledger }: RegisterParts,
  reader: Reader,
  { table, sort, direction, where, after, limit, terms }: Listing,
): Promise<{ readonly rows: readonly Row[]; readonly next: string | null }> {
  const { tenant } = ledger
  const key = (of: string) => sql`${sql.ref(`${of}.${sort}`)}, ${sql.ref(`${of}.record`)}`
  const order = sql.raw(direction)
  const beyond =
    after === undefined
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(${key('r')}) ${sql.raw(direction === 'asc' ? '>' : '<')} (
          select ${key('l')} from ${sql.table(table)} l
          where l.tenant = ${tenant} and l.record = ${after})`
  const query = sql<Row>`
    select r.* from ${sql.table(table)} r
    where r.tenant = ${tenant} and ${sql.join([...where, beyond], sql` and `)}
    order by ${sql.ref(`r.${sort}`)} ${order}, r.record ${order}
    limit ${limit + 1}`.compile(db)
  return await logSearch(ledger, reader, 'list', terms, async (client) => {
    const found = await client.query<Row>(query.sql, [...query.parameters])
    const rows = found.rows.slice(0, limit)
    const next = found.rows.length > limit ? (rows.at(-1)?.record ?? null) : null
    return { result: { rows, next }, records: rows.map(({ record }) => record) }
  })
}

/** A line of a register, if there is one; nothing of it may be shown before it is asked whether. */
export async function findRow<Row>(
  { db, ledger }: RegisterParts,
  table: string,
  record: string,
): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)}
    where tenant = ${ledger.tenant} and record = ${record}`.execute(db)
  return rows[0]
}
