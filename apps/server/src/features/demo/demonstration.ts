import type { Demonstration } from '@corridor/contract'
import type { IsoDate } from '@corridor/kernel'
import type { Queryable } from '../ledger/LedgerPlace.ts'

interface Row {
  readonly seed: number
  readonly starts_on: IsoDate
  readonly ends_on: IsoDate
  readonly agencies: number
  readonly finished: Date | null
  readonly tour: string | null
}

/** The demonstration that a tenant is; null for one that holds real files. */
export async function findDemonstration(client: Queryable, tenant: string): Promise<Row | null> {
  const { rows } = await client.query<Row>({
    name: 'demonstration',
    text: `select seed, starts_on, ends_on, agencies, finished, tour
           from demonstration where tenant = $1`,
    values: [tenant],
  })
  return rows[0] ?? null
}

/** The same as anybody may know it. */
export async function describeDemonstration(
  client: Queryable,
  tenant: string,
): Promise<Demonstration | null> {
  const row = await findDemonstration(client, tenant)
  if (row === null) return null
  return {
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    isComplete: row.finished !== null,
    tour: row.tour === null ? null : (JSON.parse(row.tour) as Demonstration['tour']),
  }
}
