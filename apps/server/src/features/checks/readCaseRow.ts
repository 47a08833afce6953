import type { Bond } from '@corridor/recruitment/bond'
import type { Ban, ConfirmedOverride } from '@corridor/recruitment/checks'
import { UNDEPARTED } from '@corridor/recruitment/clearance'
import type { Contract, Worker } from '@corridor/recruitment/contracts'
import type { JobOrder } from '@corridor/recruitment/demand'
import type { Licence } from '@corridor/recruitment/licence'
import { CAUSES } from '../demand/readCheckFacts.ts'
import { SAME_DEMAND } from '../demand/sameDemand.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'

/** What the registers say of one contract and everybody in it, in one reading. */
export interface CaseRow {
  readonly contract: Contract
  readonly worker: Worker | null
  /** Of the employer, by the register of organisations. */
  readonly employerCountry: string | null
  readonly licence: { readonly record: string; readonly state: Licence } | null
  readonly agencyBond: Bond | null
  readonly principalDefaulted: boolean
  readonly jobOrder: JobOrderRow | null
  readonly bans: readonly Ban[]
  readonly watchEntries: readonly { readonly record: string; readonly status: string }[]
  /** Vacancies of the employer that may be filled, in all its job orders. */
  readonly approvedVacancies: number
  readonly overrides: readonly ConfirmedOverride[]
  /** Clearances of the contract that are not at their end. */
  readonly clearances: readonly string[]
}

interface JobOrderRow {
  readonly state: JobOrder
  readonly number: string
  readonly left: number
  readonly isReserved: boolean
  readonly reusedIn: number
  /** Why it stands still on that day, written down or not yet. */
  readonly causes: readonly string[]
}

interface Row {
  readonly contract: string
  readonly worker: string | null
  readonly employer_country: string | null
  readonly licence: { readonly record: string; readonly state: string } | null
  readonly agency_bond: string | null
  readonly principal_defaulted: boolean
  readonly job_order: (Omit<JobOrderRow, 'state'> & { readonly state: string }) | null
  readonly bans: readonly Ban[] | null
  readonly watch_entries: CaseRow['watchEntries'] | null
  readonly approved_vacancies: number
  readonly overrides: readonly ConfirmedOverride[] | null
  readonly clearances: readonly string[]
}

const CLEARANCES = `array(select x.record from clearance x where x.tenant = c.tenant
  and x.contract = c.record and x.status = any($4))`

const QUERY = `
  select c.state as contract, w.state as worker,
    (select g.country from organisation g
     where g.tenant = c.tenant and g.record = c.employer) as employer_country,
    (select json_build_object('record', l.record, 'state', l.state) from licence l
     where l.tenant = c.tenant and l.organisation = c.agency and l.status <> 'draft'
     order by l.effective_status in ('provisional', 'active', 'renewal_due') desc,
       l.valid_until desc nulls last, l.record limit 1) as licence,
    (select b.state from bond b where b.tenant = c.tenant and b.holder = c.agency
       and b.purpose = 'agency' and b.status not in ('released', 'forfeited')
     limit 1) as agency_bond,
    exists (select from bond b where b.tenant = c.tenant and b.holder = c.employer
      and b.purpose = 'principal' and b.status not in ('released', 'forfeited')
      and b.defaulted) as principal_defaulted,
    (select json_build_object('state', o.state, 'number', o.number,
       'left', o.approved - o.reserved - o.consumed, 'causes', ${CAUSES},
       'isReserved', exists (select from vacancy_claim v where v.tenant = o.tenant
         and v.job_order = o.record and v.contract = c.record and v.claim <> 'given_back'),
       'reusedIn', (select count(*) ${SAME_DEMAND}))
     from job_order o where o.tenant = c.tenant and o.record = c.job_order) as job_order,
    (select json_agg(json_build_object('record', n.record, 'destination', n.destination,
       'sector', n.sector, 'site', n.site, 'validFrom', n.valid_from,
       'validUntil', n.valid_until) order by n.record)
     from deployment_ban n where n.tenant = c.tenant and n.status in ('ordered', 'ended')
       and n.valid_from <= $3 and (n.valid_until is null or n.valid_until >= $3)) as bans,
    (select json_agg(json_build_object('record', e.record, 'status', e.status) order by e.record)
     from watch_entry e where e.tenant = c.tenant and e.organisation = c.employer
       and e.status = 'listed') as watch_entries,
    (select coalesce(sum(case when p.status in ('approved', 'advertised', 'exhausted')
         and p.valid_until >= $3 then p.approved else p.reserved + p.consumed end), 0)::integer
     from job_order p where p.tenant = c.tenant and p.principal = c.employer) as approved_vacancies,
    (select json_agg(json_build_object('rule', v.rule, 'ruleVersion', v.rule_version,
       'expiresOn', v.expires_on))
     from check_override v where v.tenant = c.tenant and v.status = 'confirmed'
       and (v.subject_kind = 'contract' and v.subject = c.record
         or v.subject_kind = 'clearance' and v.subject = any(${CLEARANCES}))) as overrides,
    ${CLEARANCES} as clearances
  from contract c left join worker w on w.tenant = c.tenant and w.record = c.worker
  where c.tenant = $1 and c.record = $2`

/**
 * Everything the registers say of one contract, in one statement.
 *
 * @param on the day for which it is asked, in the authority's time zone.
 * @returns null where there is no such contract.
 */
export async function readCaseRow(
  client: Queryable,
  tenant: string,
  contract: string,
  on: string,
): Promise<CaseRow | null> {
  const { rows } = await client.query<Row>({
    name: 'checks_case',
    text: QUERY,
    values: [tenant, contract, on, UNDEPARTED],
  })
  const [row] = rows
  if (row === undefined) return null
  return {
    contract: JSON.parse(row.contract) as Contract,
    worker: row.worker === null ? null : (JSON.parse(row.worker) as Worker),
    employerCountry: row.employer_country,
    licence:
      row.licence === null
        ? null
        : { record: row.licence.record, state: JSON.parse(row.licence.state) as Licence },
    agencyBond: row.agency_bond === null ? null : (JSON.parse(row.agency_bond) as Bond),
    principalDefaulted: row.principal_defaulted,
    jobOrder:
      row.job_order === null
        ? null
        : { ...row.job_order, state: JSON.parse(row.job_order.state) as JobOrder },
    bans: row.bans ?? [],
    watchEntries: row.watch_entries ?? [],
    approvedVacancies: row.approved_vacancies,
    overrides: row.overrides ?? [],
    clearances: row.clearances,
  }
}
