import type { ComingDay } from '@corridor/contract'
import { addDays } from '@corridor/kernel'
import { sql } from 'kysely'
import { BOND_COLUMNS } from '../bonds/bondStore.ts'
import { CLEARANCE_COLUMNS } from '../clearances/clearanceStore.ts'
import { ACCREDITATION_COLUMNS } from '../demand/demandStore.ts'
import { JOB_ORDER_COLUMNS } from '../demand/jobOrderStore.ts'
import { LICENCE_COLUMNS } from '../licences/licenceStore.ts'
import type { Reading } from './WorkspaceParts.ts'

/** How far one looks ahead: a licence is renewed within these days. */
const AHEAD_DAYS = 90

/** Clearances are good for half a year: only those that soon end are of interest. */
const CLEARANCE_AHEAD_DAYS = 30

const MOST = 100

/** The days that come for an agency's records, the next first. */
export async function comingDays(
  { rows, within, tenant, today }: Reading,
  agency: string,
): Promise<readonly ComingDay[]> {
  const until = addDays(today, AHEAD_DAYS)
  return await rows(sql<ComingDay>`
    select * from (
      select 'licence' as kind, licence.record, coalesce(licence.number, licence.name) as title,
        'ends' as what, licence.valid_until as "on"
      from licence
      where licence.tenant = ${tenant} and licence.organisation = ${agency}
        and licence.status not in ('refused', 'revoked', 'expired', 'surrendered')
        and licence.valid_until <= ${until} and ${within('read.licence', LICENCE_COLUMNS)}
      union all
      select 'bond', bond.record, bond.currency, 'top_up', bond.replenish_by
      from bond
      where bond.tenant = ${tenant} and bond.holder = ${agency} and bond.replenish_by is not null
        and ${within('read.bond', BOND_COLUMNS)}
      union all
      select 'bond', bond.record, bond.currency, 'guarantee', bond.next_expiry
      from bond
      where bond.tenant = ${tenant} and bond.holder = ${agency}
        and bond.status not in ('released', 'forfeited') and bond.next_expiry <= ${until}
        and ${within('read.bond', BOND_COLUMNS)}
      union all
      select 'accreditation', accreditation.record, coalesce(principal.name, accreditation.principal),
        'ends', accreditation.valid_until
      from accreditation
      left join organisation principal on principal.tenant = accreditation.tenant
        and principal.record = accreditation.principal
      where accreditation.tenant = ${tenant} and accreditation.agency = ${agency}
        and accreditation.status = 'verified' and accreditation.valid_until <= ${until}
        and ${within('read.accreditation', ACCREDITATION_COLUMNS)}
      union all
      select 'jobOrder', job_order.record, job_order.number, 'ends', job_order.valid_until
      from job_order
      where job_order.tenant = ${tenant} and job_order.agency = ${agency}
        and job_order.status in ('approved', 'advertised') and job_order.valid_until <= ${until}
        and ${within('read.job-order', JOB_ORDER_COLUMNS)}
      union all
      select 'clearance', clearance.record, clearance.number, 'ends', clearance.expires_on
      from clearance
      where clearance.tenant = ${tenant} and clearance.agency = ${agency}
        and clearance.status = 'issued'
        and clearance.expires_on <= ${addDays(today, CLEARANCE_AHEAD_DAYS)}
        and ${within('read.clearance', CLEARANCE_COLUMNS)}
    ) coming
    order by "on", kind, record limit ${MOST}`)
}
