import { type JobOrderFacts, vacanciesLeft } from '@corridor/recruitment/demand'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import { readCheckFacts } from './readCheckFacts.ts'
import { HAS_LETTER } from './sameDemand.ts'

interface Row {
  readonly approved: number
  readonly reserved: number
  readonly consumed: number
  readonly agency: string | null
  readonly principal: string | null
  readonly destination: string | null
  readonly status: NonNullable<JobOrderFacts['accreditation']>['status'] | null
  readonly valid_until: string | null
  readonly has_letter: boolean
}

/** What the rules need to know of the world round a job order that is in the read model. */
export async function readJobOrderFacts(
  client: Queryable,
  tenant: string,
  record: string,
  today: string,
  isChecked: boolean,
): Promise<Pick<JobOrderFacts, 'accreditation' | 'checks' | 'left' | 'hasLetter'>> {
  const { rows } = await client.query<Row>({
    name: 'job_order_facts',
    text: `select o.approved, o.reserved, o.consumed,
             a.agency, a.principal, a.destination, a.status, a.valid_until,
             ${HAS_LETTER} as has_letter
           from job_order o left join accreditation a
             on a.tenant = o.tenant and a.record = o.state::jsonb ->> 'accreditation'
           where o.tenant = $1 and o.record = $2`,
    values: [tenant, record],
  })
  const [row] = rows
  if (row === undefined) return { accreditation: null, checks: null, left: 0, hasLetter: false }
  return {
    accreditation: accreditationOf(row),
    checks: isChecked ? await readCheckFacts(client, tenant, record, today) : null,
    left: vacanciesLeft(row),
    hasLetter: row.has_letter,
  }
}

function accreditationOf(row: Row): JobOrderFacts['accreditation'] {
  const { agency, principal, destination, status, valid_until: validUntil } = row
  if (agency === null || principal === null || destination === null) return null
  if (status === null || validUntil === null) return null
  return { agency, principal, destination, status, validUntil }
}
