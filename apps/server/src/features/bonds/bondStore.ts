import type { BondSummary } from '@corridor/contract'
import type { Bond } from '@corridor/recruitment/bond'
import { type Selectable, sql } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import { type FilterColumns, oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import type { Sender } from '../../http/guard.ts'
import { logSearch } from '../ledger/logSearch.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { searchable } from '../organisations/searchable.ts'
import type { BondParts } from './BondParts.ts'

type Row = Selectable<CorridorDatabase['bond']>

/** The attributes on which permissions decide, as columns. */
export const BOND_COLUMNS: FilterColumns = {
  kind: 'bond',
  attributes: {
    id: oneIn('bond.record'),
    organisations: oneIn('bond.holder'),
    office: oneIn('bond.office'),
    jurisdiction: oneIn('bond.jurisdiction'),
    state: oneIn('bond.status'),
  },
}

/** A bond's line, if there is one; nothing of it may be shown before it is asked whether. */
export const selectBond = (
  { db, ledger }: BondParts,
  id: string,
): Promise<Pick<Row, 'record' | 'holder' | 'office' | 'jurisdiction' | 'status'> | undefined> =>
  db
    .selectFrom('bond')
    .select(['record', 'holder', 'office', 'jurisdiction', 'status'])
    .where('tenant', '=', ledger.tenant)
    .where('record', '=', id)
    .executeTakeFirst()

export interface BondsWanted {
  readonly text?: string | undefined
  readonly holder?: string | undefined
  readonly purpose?: Row['purpose'] | undefined
  readonly status?: Row['status'] | undefined
  /** Id of the last one on the page before. */
  readonly after?: string | undefined
  readonly limit: number
}

type Line = Row & { readonly holder_name: string | null }

/** Bonds that the one who asks may read, by the name of the holder; who looked is noted. */
export async function searchBonds(parts: BondParts, sender: Sender, wanted: BondsWanted) {
  const reader = readerOf(sender, sender.require('read.bond', null))
  const query = queryOf(parts, sender, wanted).compile()
  return await logSearch(parts.ledger, reader, 'search', { ...wanted }, async (client) => {
    const found = await client.query<Line>(query.sql, [...query.parameters])
    const rows = found.rows.slice(0, wanted.limit)
    const next = found.rows.length > wanted.limit ? (rows.at(-1)?.record ?? null) : null
    const result = { bonds: rows.map(summaryOf), next }
    return { result, records: rows.map(({ record }) => record) }
  })
}

/** One row more than the page holds tells that there is another. */
function queryOf(
  { db, ledger }: BondParts,
  sender: Sender,
  { text, holder, purpose, status, after, limit }: BondsWanted,
) {
  let query = db
    .selectFrom('bond')
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.tenant', '=', 'bond.tenant').onRef('o.record', '=', 'bond.holder'),
    )
    .selectAll('bond')
    .select('o.name as holder_name')
    .where('bond.tenant', '=', ledger.tenant)
    .where(whereFilter(sender.filter('read.bond'), BOND_COLUMNS))
    .orderBy(sql`coalesce(o.sort_name, '') collate "C"`)
    .orderBy('bond.record')
    .limit(limit + 1)
  if (holder !== undefined) query = query.where('bond.holder', '=', holder)
  if (purpose !== undefined) query = query.where('bond.purpose', '=', purpose)
  if (status !== undefined) query = query.where('bond.status', '=', status)
  for (const word of searchable(text ?? '').split(' ')) {
    if (word === '') continue
    query = query.where('o.search', 'like', `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
  }
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(coalesce(o.sort_name, '') collate "C", bond.record) > (
        select coalesce(lo.sort_name, '') collate "C", l.record from bond l
        left join organisation lo on lo.tenant = l.tenant and lo.record = l.holder
        where l.tenant = ${ledger.tenant} and l.record = ${after})`,
    )
  }
  return query
}

function summaryOf(row: Line): BondSummary {
  const { currency } = row
  const { holderName } = JSON.parse(row.state) as Bond
  return {
    id: row.record,
    holder: { id: row.holder, name: row.holder_name ?? holderName },
    purpose: row.purpose,
    status: row.status,
    cover: { minorUnits: Number(row.cover_minor), currency },
    required:
      row.required_minor === null ? null : { minorUnits: Number(row.required_minor), currency },
    defaulted: row.defaulted,
    replenishBy: row.replenish_by,
    version: row.version,
  }
}
