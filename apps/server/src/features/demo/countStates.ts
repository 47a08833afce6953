import type { OpenLedger } from '../ledger/openLedger.ts'

export interface StateCount {
  readonly kind: string
  readonly status: string
  readonly count: number
}

/** Read models by the kind of their records. */
const TABLES = {
  accreditation: 'accreditation',
  ban: 'deployment_ban',
  bond: 'bond',
  clearance: 'clearance',
  contract: 'contract',
  document: 'document',
  jobOrder: 'job_order',
  licence: 'licence',
  organisation: 'organisation',
  override: 'check_override',
  subAgent: 'sub_agent',
  watch: 'watch_entry',
  worker: 'worker',
} as const

/** How many records of each kind are in each state. */
export async function countStates({
  owner,
  tenant,
}: Pick<OpenLedger, 'owner' | 'tenant'>): Promise<readonly StateCount[]> {
  const query = Object.entries(TABLES)
    .map(
      ([kind, table]) =>
        `select '${kind}' as kind, status, count(*)::integer as count from ${table}
         where tenant = $1 group by status`,
    )
    .join(' union all ')
  const { rows } = await owner.query<StateCount>(`${query} order by kind, status`, [tenant])
  return rows
}
