import type { PartyFacts } from '@corridor/recruitment/demand'
import type { Queryable } from '../ledger/LedgerPlace.ts'

/** Organisations of the register by their ids; what is not there is not in the answer. */
export async function readParties(
  client: Queryable,
  tenant: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PartyFacts & { readonly name: string }>> {
  const { rows } = await client.query<
    PartyFacts & { readonly record: string; readonly name: string }
  >({
    name: 'demand_parties',
    text: `select record, name, kind, status, office, jurisdiction from organisation
             where tenant = $1 and record = any($2::text[])`,
    values: [tenant, ids],
  })
  return new Map(rows.map(({ record, ...party }) => [record, party]))
}
