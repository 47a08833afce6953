import { nameKey } from '@corridor/recruitment/agencyImport'
import { type KnownDemand, knownReference } from '@corridor/recruitment/jobOrderImport'
import type { Queryable } from '../ledger/LedgerPlace.ts'

/**
 * What the registers have of an agency whose job orders are in a file.
 *
 * @param today date of the authority.
 * @param own ids of orders that this file itself began: they are not told as known.
 */
export async function knownDemand(
  client: Queryable,
  tenant: string,
  agency: string,
  today: string,
  own: ReadonlySet<string>,
): Promise<KnownDemand> {
  const organisations = await client.query<{ record: string; name: string }>(
    `select record, name from organisation where tenant = $1 and status = 'active'
       and kind in ('employer', 'agency') and record <> $2`,
    [tenant, agency],
  )
  const accreditations = await client.query<KnownDemand['accreditations'][number]>(
    `select record as id, principal, destination, post, office, jurisdiction from accreditation
     where tenant = $1 and agency = $2 and status = 'verified' and valid_until >= $3
     order by valid_until desc, record`,
    [tenant, agency, today],
  )
  const orders = await client.query<{ record: string; principal: string; reference: string }>(
    `select record, principal, reference_key as reference from job_order
     where tenant = $1 and agency = $2 and reference_key is not null and status <> 'withdrawn'`,
    [tenant, agency],
  )
  const principals = new Map<string, string | null>()
  for (const { record, name } of organisations.rows) {
    const key = nameKey(name)
    principals.set(key, principals.has(key) ? null : record)
  }
  return {
    principals,
    ids: new Set(organisations.rows.map(({ record }) => record)),
    accreditations: accreditations.rows,
    references: new Set(
      orders.rows
        .filter(({ record }) => !own.has(record))
        .map(({ principal, reference }) => knownReference(principal, reference)),
    ),
  }
}
