import type { JobOrderCheckFacts } from '@corridor/recruitment/demand'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import { SAME_DEMAND } from './sameDemand.ts'

interface BondRow {
  readonly cover_minor: string
  readonly required_minor: string | null
  readonly defaulted: boolean
}

interface Row {
  readonly licence: {
    readonly number: string | null
    readonly status: string
    readonly destinations: readonly string[]
    readonly sectors: readonly string[]
  } | null
  readonly agency_bond: BondRow | null
  readonly principal_bonds: readonly BondRow[] | null
  readonly bans: readonly { readonly sector: string | null; readonly site: string | null }[] | null
  readonly watched: boolean
  readonly other_vacancies: number
  readonly ratio: string | null
  readonly reused: boolean
  readonly overridden: JobOrderCheckFacts['overridden'] | null
}

const bond = (holder: string, purpose: string) => `
  from bond b where b.tenant = o.tenant and b.holder = ${holder} and b.purpose = '${purpose}'
    and b.status not in ('released', 'forfeited')`

const BOND_JSON = `json_build_object('cover_minor', b.cover_minor::text,
  'required_minor', b.required_minor::text, 'defaulted', b.defaulted)`

/** One that holds on the day $3 for the order's destination. */
const BAN = `
  from deployment_ban n where n.tenant = o.tenant and n.destination = o.destination
    and n.status in ('ordered', 'ended') and n.valid_from <= $3
    and (n.valid_until is null or n.valid_until >= $3)`

const QUERY = `
  select
    (select json_build_object('number', l.number, 'destinations', l.destinations,
       'sectors', l.sectors,
       'status', case when l.valid_until < $3 and l.effective_status in ('provisional', 'active',
         'renewal_due') then 'expired' else l.effective_status end)
     from licence l where l.tenant = o.tenant and l.organisation = o.agency and l.status <> 'draft'
     order by l.effective_status in ('provisional', 'active', 'renewal_due') desc,
       l.valid_until desc nulls last, l.record limit 1) as licence,
    (select ${BOND_JSON} ${bond('o.agency', 'agency')} limit 1) as agency_bond,
    (select json_agg(${BOND_JSON}) ${bond('o.principal', 'principal')}) as principal_bonds,
    (select json_agg(json_build_object('sector', n.sector, 'site', n.site)) ${BAN}) as bans,
    exists (select from watch_entry w where w.tenant = o.tenant and w.organisation = o.principal
      and w.status = 'listed') as watched,
    (select coalesce(sum(case when p.status in ('approved', 'advertised', 'exhausted')
         and p.valid_until >= $3 then p.approved else p.reserved + p.consumed end), 0)::integer
     from job_order p where p.tenant = o.tenant and p.principal = o.principal
       and p.record <> o.record) as other_vacancies,
    (select r.value ->> 'vacanciesPerEmployee' from rule_parameter r
     where r.tenant = o.tenant and r.name = 'capacity_ratio' and r.valid_from <= $3
       and (r.valid_until is null or r.valid_until >= $3)
       and (r.key ->> 'corridor' is null or r.key ->> 'corridor' = left(o.jurisdiction, 3) || '-' || o.destination)
       and (r.key ->> 'jurisdiction' is null or r.key ->> 'jurisdiction' = o.jurisdiction)
       and (r.key ->> 'sector' is null or r.key ->> 'sector' = o.sector)
     order by (r.key ->> 'corridor' is not null) desc, (r.key ->> 'jurisdiction' is not null) desc,
       (r.key ->> 'sector' is not null) desc, r.valid_from desc limit 1) as ratio,
    exists (select ${SAME_DEMAND}) as reused,
    (select json_agg(json_build_object('rule', v.rule, 'ruleVersion', v.rule_version))
     from check_override v where v.tenant = o.tenant
       and v.subject_kind = 'jobOrder' and v.subject = o.record and v.status = 'confirmed'
       and (v.expires_on is null or v.expires_on >= $3)) as overridden
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
  const { licence, agency_bond: agencyBond } = row
  return {
    licence:
      licence === null
        ? null
        : {
            number: licence.number ?? '',
            effectiveStatus: licence.status,
            destinations: licence.destinations,
            sectors: licence.sectors,
          },
    agencyBond: agencyBond === null ? null : bondOf(agencyBond),
    principalBonds: (row.principal_bonds ?? []).map(bondOf),
    bans: row.bans ?? [],
    isWatched: row.watched,
    otherVacancies: row.other_vacancies,
    capacityRatio: row.ratio === null ? null : Number(row.ratio),
    isReused: row.reused,
    overridden: row.overridden ?? [],
  }
}

const bondOf = ({ cover_minor: cover, required_minor: required, defaulted }: BondRow) => ({
  coverMinor: Number(cover),
  requiredMinor: required === null ? null : Number(required),
  isDefaulted: defaulted,
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
