import type { Queryable } from '../ledger/LedgerPlace.ts'

/** Whether an office, as `organisation.office`, is an open one of an authority that is active. */
export async function isOpenOffice(
  client: Queryable,
  tenant: string,
  id: string,
): Promise<boolean> {
  const dot = id.lastIndexOf('.')
  const { rows } = await client.query({
    name: 'organisation_open_office',
    text: `select from organisation_office f
           join organisation o on o.tenant = f.tenant and o.record = f.organisation
           where f.tenant = $1 and f.organisation = $2 and f.office = $3
             and f.closed_on is null and o.kind = 'authority' and o.status = 'active'`,
    values: [tenant, id.slice(0, Math.max(dot, 0)), id.slice(dot + 1)],
  })
  return rows.length > 0
}
