import type { LicenceSummary } from '@corridor/contract'
import { localDateOf } from '@corridor/deadlines'
import type { RecordFilter } from '@corridor/permissions'
import { agencyKeys, licenceNumberKey } from '@corridor/recruitment/agencies'
import { effectiveStatusOf, type Licence } from '@corridor/recruitment/licence'
import { type Selectable, sql } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import { type FilterColumns, manyIn, oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import type { Sender } from '../../http/guard.ts'
import { logSearch } from '../ledger/logSearch.ts'
import { readerOf } from '../ledger/readerOf.ts'
import type { LicenceParts } from './LicenceParts.ts'

type Row = Selectable<CorridorDatabase['licence']>

/** The attributes on which permissions decide, as columns. */
export const LICENCE_COLUMNS: FilterColumns = {
  kind: 'licence',
  attributes: {
    id: oneIn('licence.record'),
    organisations: oneIn('licence.organisation'),
    office: oneIn('licence.office'),
    jurisdiction: oneIn('licence.jurisdiction'),
    assignees: manyIn('licence.assignees'),
    state: oneIn('licence.status'),
  },
}

/** A line of the register, if there is one; nothing of it may be shown before it is asked whether. */
export const selectLicence = ({ db, ledger }: LicenceParts, id: string): Promise<Row | undefined> =>
  db
    .selectFrom('licence')
    .selectAll()
    .where('tenant', '=', ledger.tenant)
    .where('record', '=', id)
    .executeTakeFirst()

export interface LicencesWanted {
  readonly text?: string | undefined
  readonly status?: Row['status'] | undefined
  readonly proposed?: Row['proposed'] | undefined
  readonly organisation?: string | undefined
  /** Id of the last one on the page before. */
  readonly after?: string | undefined
  readonly limit: number
}

/** Licences that the one who asks may read, by name; who looked for what is noted. */
export async function searchLicences(
  parts: LicenceParts,
  sender: Sender,
  wanted: LicencesWanted,
): Promise<{ readonly rows: readonly Row[]; readonly next: string | null }> {
  const reader = readerOf(sender, sender.require('read.licence', null))
  const query = queryOf(parts, sender.filter('read.licence'), wanted).compile()
  return await logSearch(parts.ledger, reader, 'search', { ...wanted }, async (client) => {
    const found = await client.query<Row>(query.sql, [...query.parameters])
    const rows = found.rows.slice(0, wanted.limit)
    const next = found.rows.length > wanted.limit ? (rows.at(-1)?.record ?? null) : null
    return { result: { rows, next }, records: rows.map(({ record }) => record) }
  })
}

/** One row more than the page holds tells that there is another. */
function queryOf(
  { db, ledger }: LicenceParts,
  filter: RecordFilter,
  { text = '', status, proposed, organisation, after, limit }: LicencesWanted,
) {
  let query = db
    .selectFrom('licence')
    .selectAll()
    .where('tenant', '=', ledger.tenant)
    .where(whereFilter(filter, LICENCE_COLUMNS))
    .orderBy(sql`folded collate "C"`)
    .orderBy('record')
    .limit(limit + 1)
  if (status !== undefined) query = query.where('status', '=', status)
  if (proposed !== undefined) query = query.where('proposed', '=', proposed)
  if (organisation !== undefined) query = query.where('organisation', '=', organisation)
  const { folded } = agencyKeys(text)
  if (folded !== '') {
    const number = licenceNumberKey(text)
    query = query.where((where) =>
      where.or([
        where('number_key', 'like', `${number}%`),
        // Letters and digits alone are left of it: nothing that `like` would read as its own.
        where.and(folded.split(' ').map((word) => where('folded', 'like', `%${word}%`))),
      ]),
    )
  }
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(folded collate "C", record) > (
        select l.folded collate "C", l.record from licence l
        where l.tenant = ${ledger.tenant} and l.record = ${after})`,
    )
  }
  return query
}

/** The local day on which the authority is now. */
export const todayOf = ({ ledger }: LicenceParts): string =>
  localDateOf(ledger.now().getTime(), ledger.timeZone)

export const summaryOf = (row: Row, today: string): LicenceSummary => ({
  id: row.record,
  organisation: row.organisation,
  name: row.name,
  number: row.number,
  status: row.status,
  effectiveStatus: effectiveStatusOf(
    { effectiveStatus: row.effective_status, validUntil: row.valid_until },
    today,
  ),
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  destinations: [...row.destinations],
  sectors: [...row.sectors],
  office: row.office,
  jurisdiction: row.jurisdiction,
  proposed: row.proposed,
  imported: importedOf(row),
  version: row.version,
})

function importedOf({ proposed, state }: Row): LicenceSummary['imported'] {
  if (proposed !== 'import') return null
  const { proposal } = JSON.parse(state) as Licence
  if (proposal?.terms.act !== 'import') return null
  const { number, status, term } = proposal.terms
  const { validFrom, validUntil, destinations, sectors } = term
  return {
    ...{ number, status, validFrom, validUntil },
    ...{ destinations: [...destinations], sectors: [...sectors] },
  }
}
