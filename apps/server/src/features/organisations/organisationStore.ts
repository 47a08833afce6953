import type { OrganisationSummary } from '@corridor/contract'
import { officeId } from '@corridor/ledger/organisations'
import type { RecordFilter } from '@corridor/permissions'
import { type Selectable, sql } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import { type FilterColumns, oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import type { Sender } from '../../http/guard.ts'
import { logSearch } from '../ledger/logSearch.ts'
import { readerOf } from '../ledger/readerOf.ts'
import type { OrganisationParts } from './OrganisationParts.ts'
import { searchable } from './searchable.ts'

type Row = Selectable<CorridorDatabase['organisation']>

/** The attributes on which permissions decide, as columns. */
const ATTRIBUTES: FilterColumns = {
  kind: 'organisation',
  attributes: {
    id: oneIn('organisation.record'),
    organisations: oneIn('organisation.record'),
    office: oneIn('organisation.office'),
    jurisdiction: oneIn('organisation.jurisdiction'),
    state: oneIn('organisation.status'),
  },
}

/** A line of the register, if there is one; nothing of it may be shown before it is asked whether. */
export const selectOrganisation = (
  { db, ledger }: OrganisationParts,
  id: string,
): Promise<Row | undefined> =>
  db
    .selectFrom('organisation')
    .selectAll()
    .where('tenant', '=', ledger.tenant)
    .where('record', '=', id)
    .executeTakeFirst()

export interface OrganisationsWanted {
  readonly text?: string | undefined
  readonly kind?: Row['kind'] | undefined
  readonly status?: Row['status'] | undefined
  /** Id of the last one on the page before. */
  readonly after?: string | undefined
  readonly limit: number
}

interface Page {
  readonly rows: readonly Row[]
  readonly next: string | null
}

/** Organisations that the one who asks may read, by name; who looked for what is noted. */
export async function searchOrganisations(
  parts: OrganisationParts,
  sender: Sender,
  act: 'search' | 'list',
  wanted: OrganisationsWanted,
): Promise<Page> {
  const reader = readerOf(sender, sender.require('read.organisation', null))
  const query = queryOf(parts, sender.filter('read.organisation'), wanted).compile()
  return await logSearch(parts.ledger, reader, act, { ...wanted }, async (client) => {
    const found = await client.query<Row>(query.sql, [...query.parameters])
    const rows = found.rows.slice(0, wanted.limit)
    const next = found.rows.length > wanted.limit ? (rows.at(-1)?.record ?? null) : null
    return { result: { rows, next }, records: rows.map(({ record }) => record) }
  })
}

/** One row more than the page holds tells that there is another. */
function queryOf(
  { db, ledger }: OrganisationParts,
  filter: RecordFilter,
  { text, kind, status, after, limit }: OrganisationsWanted,
) {
  let query = db
    .selectFrom('organisation')
    .selectAll()
    .where('tenant', '=', ledger.tenant)
    .where(whereFilter(filter, ATTRIBUTES))
    .orderBy(sql`sort_name collate "C"`)
    .orderBy('record')
    .limit(limit + 1)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (status !== undefined) query = query.where('status', '=', status)
  for (const word of wordsOf(text)) query = query.where('search', 'like', `%${word}%`)
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(sort_name collate "C", record) > (
        select l.sort_name collate "C", l.record from organisation l
        where l.tenant = ${ledger.tenant} and l.record = ${after})`,
    )
  }
  return query
}

/** Each word of a search, with the signs that `like` would read as its own taken as themselves. */
const wordsOf = (text = ''): readonly string[] =>
  searchable(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.replaceAll(/[\\%_]/g, '\\$&'))

export const summaryOf = (row: Row): OrganisationSummary => ({
  id: row.record,
  kind: row.kind,
  name: row.name,
  country: row.country,
  registration: row.registration,
  status: row.status,
  office: row.office,
  jurisdiction: row.jurisdiction,
  proposed: row.proposed,
  version: row.version,
})

/** Open offices of some organisations, by their names. */
export async function openOfficesOf(
  { db, ledger }: OrganisationParts,
  organisations: readonly string[],
) {
  const rows = await db
    .selectFrom('organisation_office')
    .select(['organisation', 'office', 'name', 'jurisdiction'])
    .where('tenant', '=', ledger.tenant)
    .where('closed_on', 'is', null)
    .where('organisation', 'in', ['', ...organisations])
    .orderBy('name')
    .orderBy('office')
    .execute()
  return rows.map(({ organisation, office, ...row }) => ({
    ...row,
    organisation,
    id: officeId(organisation, office),
  }))
}

/** The name of an office from its id, closed or not; null for one that is not known. */
export async function officeName(
  { db, ledger }: OrganisationParts,
  id: string | null,
): Promise<string | null> {
  if (id === null) return null
  const dot = id.lastIndexOf('.')
  const row = await db
    .selectFrom('organisation_office')
    .select('name')
    .where('tenant', '=', ledger.tenant)
    .where('organisation', '=', id.slice(0, dot))
    .where('office', '=', id.slice(dot + 1))
    .executeTakeFirst()
  return row?.name ?? null
}
