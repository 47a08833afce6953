import type { BondAccount } from '@corridor/recruitment/bond'
import type { Ban, ConfirmedOverride } from '@corridor/recruitment/checks'
import type { JobOrderCheckFacts } from '@corridor/recruitment/demand'
import { bondFacts } from '../checks/bondFacts.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import { parametersInForce } from '../registers/parameters/parametersInForce.ts'
import { SAME_DEMAND } from './sameDemand.ts'

interface Row {
  readonly licence: {
    readonly number: string | null
    readonly status: string
    readonly valid_from: string | null
    readonly valid_until: string | null
    readonly destinations: readonly string[]
    readonly sectors: readonly string[]
  } | null
  readonly agency_bond: string | null
  readonly principal_bonds: readonly string[] | null
  readonly bans: readonly Ban[] | null
  readonly watch_entries: JobOrderCheckFacts['watchEntries']
  readonly other_vacancies: number
  readonly reused_in: number
  readonly overridden: readonly ConfirmedOverride[] | null
}

const bond = (holder: string, purpose: string) => `
  from bond b where b.tenant = o.tenant and b.holder = ${holder} and b.purpose = '${purpose}'
    and b.status not in ('released', 'forfeited')`

/** One that holds on the day $3 for the order's destination. */
const BAN = `
  from deployment_ban n where n.tenant = o.tenant and n.destination = o.destination
    and n.status in ('ordered', 'ended') and n.valid_from <= $3
    and (n.valid_until is null or n.valid_until >= $3)`

const QUERY = `
  select
    (select json_build_object('number', l.number, 'destinations', l.destinations,
       'sectors', l.sectors,
       'valid_from', l.valid_from, 'valid_until', l.valid_until,
       'status', case when l.valid_until < $3 and l.effective_status in ('provisional', 'active',
         'renewal_due') then 'expired' else l.effective_status end)
     from licence l where l.tenant = o.tenant and l.organisation = o.agency and l.status <> 'draft'
     order by l.effective_status in ('provisional', 'active', 'renewal_due') desc,
       l.valid_until desc nulls last, l.record limit 1) as licence,
    (select b.state ${bond('o.agency', 'agency')} limit 1) as agency_bond,
    (select json_agg(b.state) ${bond('o.principal', 'principal')}) as principal_bonds,
    (select json_agg(json_build_object('record', n.record, 'destination', n.destination,
       'sector', n.sector, 'site', n.site, 'validFrom', n.valid_from,
       'validUntil', n.valid_until) order by n.record) ${BAN}) as bans,
    (select json_agg(json_build_object('record', w.record, 'status', w.status) order by w.record)
     from watch_entry w where w.tenant = o.tenant and w.organisation = o.principal
       and w.status = 'listed') as watch_entries,
    (select coalesce(sum(case when p.status in ('approved', 'advertised', 'exhausted')
         and p.valid_until >= $3 then p.approved else p.reserved + p.consumed end), 0)::integer
     from job_order p where p.tenant = o.tenant and p.principal = o.principal
       and p.record <> o.record) as other_vacancies,
    (select count(*)::integer ${SAME_DEMAND}) as reused_in,
    (select json_agg(json_build_object('rule', v.rule, 'ruleVersion', v.rule_version,
       'expiresOn', v.expires_on))
     from check_override v where v.tenant = o.tenant
       and v.subject_kind = 'jobOrder' and v.subject = o.record and v.status = 'confirmed'
       and v.expires_on >= $3) as overridden
  from job_order o where o.tenant = $1 and o.record = $2`

/**
 * What checks 6, 7, 9, 10 and 11 look at, from the registers as they are in this transaction.
 *
 * @param today date of the authority.
 * @returns null where the order is not there.
 */
export async function readCheckFacts(
  client: Queryable,
  tenant: string,
  record: string,
  today: string,
): Promise<JobOrderCheckFacts | null> {
  const { rows } = await client.query<Row>({
    name: 'job_order_check_facts',
    text: QUERY,
    values: [tenant, record, today],
  })
  const [row] = rows
  if (row === undefined) return null
  const account = (state: string) => bondFacts(JSON.parse(state) as BondAccount, today)
  return {
    today,
    parameters: await parametersInForce(client, tenant, today),
    licence: row.licence === null ? 'none' : licenceOf(row.licence),
    agencyBond: row.agency_bond === null ? 'none' : account(row.agency_bond),
    principalBonds: (row.principal_bonds ?? []).map(account),
    bans: row.bans ?? [],
    watchEntries: row.watch_entries ?? [],
    otherVacancies: row.other_vacancies,
    reusedIn: row.reused_in,
    overridden: row.overridden ?? [],
  }
}

const licenceOf = (licence: NonNullable<Row['licence']>): JobOrderCheckFacts['licence'] => ({
  number: licence.number ?? '',
  effectiveStatus: licence.status,
  isFrozen: licence.status === 'frozen',
  validFrom: licence.valid_from,
  validUntil: licence.valid_until,
  // An earlier register may not have said.
  destinations: licence.destinations.length === 0 ? null : licence.destinations,
  sectors: licence.sectors.length === 0 ? null : licence.sectors,
})

/**
 * Why an order `o` stands still on the day $3, as an array of SQL: `freezeCauses` of the same facts,
 * for many orders at once.
 */
export const CAUSES = `array_remove(array[
  case when exists (select from licence l where l.tenant = o.tenant and l.organisation = o.agency
      and l.status <> 'draft')
    and not exists (select from licence l where l.tenant = o.tenant and l.organisation = o.agency
      and l.effective_status in ('provisional', 'active', 'renewal_due')
      and (l.valid_until is null or l.valid_until >= $3)) then 'licence' end,
  case when exists (select ${bond('o.agency', 'agency')} and b.defaulted)
    or exists (select ${bond('o.principal', 'principal')} and b.defaulted) then 'bond' end,
  case when exists (select ${BAN} and (n.sector is null or n.sector = o.sector)
    and (n.site is null or n.site = o.site)) then 'ban' end
], null)`
