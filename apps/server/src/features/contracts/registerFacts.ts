import type { Queryable } from '../ledger/LedgerPlace.ts'

/** Whether an organisation stands in the register as one of this kind that works. */
export async function isActive(
  client: Queryable,
  tenant: string,
  id: string,
  kind: 'agency' | 'employer',
): Promise<boolean> {
  const { rows } = await client.query({
    name: 'contract_active_organisation',
    text: `select from organisation
           where tenant = $1 and record = $2 and kind = $3 and status = 'active'`,
    values: [tenant, id, kind],
  })
  return rows.length > 0
}

/** Whether every one, named as `organisation.office`, is an open office of an authority. */
export async function areOpenOffices(
  client: Queryable,
  tenant: string,
  ids: readonly string[],
): Promise<boolean> {
  const { rows } = await client.query<{ id: string }>({
    name: 'contract_open_offices',
    text: `select f.organisation || '.' || f.office as id from organisation_office f
           join organisation o on o.tenant = f.tenant and o.record = f.organisation
           where f.tenant = $1 and f.organisation || '.' || f.office = any($2::text[])
             and f.closed_on is null and o.kind = 'authority' and o.status = 'active'`,
    values: [tenant, ids],
  })
  return ids.every((id) => rows.some((row) => row.id === id))
}
