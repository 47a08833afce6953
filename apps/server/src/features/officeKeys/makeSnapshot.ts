import type { Signer } from '@corridor/ledger'
import { type OfficeSnapshot, signSnapshot } from '@corridor/recruitment/clearance/kit'
import { IN_FORCE } from '@corridor/recruitment/licence'
import { localDate } from '../../localDate.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'

/** The registers as they stand, for one office, signed: what it reckons on while it cannot ask. */
export async function makeSnapshot(
  { pool, tenant, now, timeZone }: Pick<LedgerPlace, 'pool' | 'tenant' | 'now' | 'timeZone'>,
  { office, jurisdiction }: { readonly office: string; readonly jurisdiction: string },
  signer: Signer,
): Promise<OfficeSnapshot> {
  const at = now()
  const today = localDate(timeZone, at)
  const [licences, bans, jobOrders] = await Promise.all([
    pool.query<OfficeSnapshot['body']['licences'][number]>(
      `select left(regexp_replace(number, '[^!-~]+', '-', 'g'), 24) as number, name as agency,
         effective_status = any($2) and (valid_until is null or valid_until >= $3) as "inForce",
         valid_until::text as until, destinations
       from licence where tenant = $1 and number is not null order by 1, record`,
      [tenant, IN_FORCE, today],
    ),
    pool.query<OfficeSnapshot['body']['bans'][number]>(
      `select destination, replace(sector, '_', '-') as sector, site, valid_from::text as "from",
         valid_until::text as until
       from deployment_ban where tenant = $1 and status in ('ordered', 'ended')
         and (valid_until is null or valid_until >= $2) order by destination, valid_from, record`,
      [tenant, today],
    ),
    pool.query<OfficeSnapshot['body']['jobOrders'][number]>(
      `select left(regexp_replace(j.number, '[^!-~]+', '-', 'g'), 24) as number,
         (select left(regexp_replace(l.number, '[^!-~]+', '-', 'g'), 24) from licence l
            where l.tenant = j.tenant and l.organisation = j.agency and l.number is not null
            order by l.valid_from desc nulls last, l.record limit 1) as licence,
         j.destination, replace(j.sector, '_', '-') as sector,
         greatest(j.approved - j.reserved - j.consumed, 0) as left,
         j.valid_until::text as until,
         cardinality(j.frozen) > 0 or exists (
           select from watch_entry w where w.tenant = j.tenant and w.organisation = j.principal
             and w.status = 'listed') as stopped
       from job_order j where j.tenant = $1 and j.number is not null
         and j.status in ('approved', 'advertised')
         and (j.valid_until is null or j.valid_until >= $2) order by 1, j.record`,
      [tenant, today],
    ),
  ])
  const content = {
    ...{ issuedAt: at.toISOString(), office, timeZone, origin: jurisdiction.slice(0, 3) },
    ...{ licences: licences.rows, bans: bans.rows, jobOrders: jobOrders.rows },
  }
  return await signSnapshot(content, signer)
}
