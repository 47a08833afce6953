import type { Queryable } from '../ledger/LedgerPlace.ts'

/**
 * The clearance that a person has already, of those that count on a day; the first, so that links
 * never lead on to another link.
 */
export async function findServed(
  client: Queryable,
  tenant: string,
  asked: { readonly record: string; readonly holderKey: string; readonly on: string },
): Promise<string | null> {
  const { rows } = await client.query<{ record: string }>({
    name: 'clearance_served',
    text: `select c.record from clearance c where c.tenant = $1 and c.holder_key = $2
             and c.record <> $3 and c.status in ('issued', 'used') and c.duplicate_of is null
             and c.expires_on >= $4
           order by c.issued_at, c.record limit 1`,
    values: [tenant, asked.holderKey, asked.record, asked.on],
  })
  return rows[0]?.record ?? null
}
