import type { IsoDate } from '@corridor/kernel'
import type { RecordFilter } from '@corridor/permissions'
import type { Expression, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type pg from 'pg'
import { type FilterColumns, whereFilter } from '../../db/recordFilterSql.ts'
import type { Sender } from '../../http/guard.ts'
import { localDate } from '../../localDate.ts'
import type { IdentityParts } from '../identity/IdentityParts.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'

/** What workspaces are read with: of the lists and files of other features, nothing of their own. */
export interface WorkspaceParts {
  readonly ledger: LedgerPlace
  readonly db: IdentityParts['db']
}

/** One reading of a workspace, in the transaction that notes it. */
export interface Reading {
  readonly client: pg.PoolClient
  readonly tenant: string
  /** The authority's date. */
  readonly today: IsoDate
  /** Rows of a statement, on the client of the transaction. */
  readonly rows: <Row>(statement: ReturnType<typeof sql<Row>>) => Promise<readonly Row[]>
  /** The condition under which the one who asks may read a row. */
  readonly within: (
    permission: Parameters<Sender['filter']>[0],
    columns: FilterColumns,
  ) => Expression<SqlBool>
}

export const readingOn = (
  { ledger, db }: WorkspaceParts,
  sender: Pick<Sender, 'filter'>,
  client: pg.PoolClient,
): Reading => ({
  client,
  tenant: ledger.tenant,
  today: localDate(ledger.timeZone, ledger.now()),
  rows: async <Row>(statement: ReturnType<typeof sql<Row>>) => {
    const { sql: text, parameters } = statement.compile(db)
    const { rows } = await client.query(text, [...parameters])
    return rows as readonly Row[]
  },
  within: (permission, columns) => {
    const filter: RecordFilter = sender.filter(permission)
    return whereFilter(filter, columns)
  },
})

/** Contracts with the worker's account, on which permissions decide too. */
export const CONTRACTS_WITH_WORKERS = sql`contract
  left join worker on worker.tenant = contract.tenant and worker.record = contract.worker`
