import { protectedDemand } from '../../demand/protectedDemand.ts'
import type { Queryable } from '../../ledger/LedgerPlace.ts'
import type { FoundOwner, OwnerFinder } from './OwnerFinder.ts'

type Row = Parameters<typeof protectedDemand>[1]

async function find(
  kind: 'accreditation' | 'job-order',
  table: 'accreditation' | 'job_order',
  client: Queryable,
  tenant: string,
  id: string,
): Promise<FoundOwner | null> {
  const { rows } = await client.query<Row>(
    `select record, agency, principal, office, post, jurisdiction, status from ${table}
     where tenant = $1 and record = $2`,
    [tenant, id],
  )
  const [row] = rows
  if (row === undefined) return null
  const { atOffice, atPost } = protectedDemand(kind, row)
  return { on: atOffice, atPost, concerns: row.record }
}

export const accreditationOwner: OwnerFinder = {
  kind: 'accreditation',
  read: 'read.accreditation',
  find: (client, tenant, id) => find('accreditation', 'accreditation', client, tenant, id),
}

export const jobOrderOwner: OwnerFinder = {
  kind: 'jobOrder',
  read: 'read.job-order',
  find: (client, tenant, id) => find('job-order', 'job_order', client, tenant, id),
}
