import type { IsoDate } from '@corridor/kernel'
import type { AgencyWindow } from '@corridor/recruitment/checks'
import type { Queryable } from '../ledger/LedgerPlace.ts'

/** What agencies did in the twelve months until a day, from the read models. */
export interface AgencyWindows {
  readonly from: IsoDate
  readonly own: AgencyWindow
  /** Of other agencies with a contract signed or ended in the window. */
  readonly peers: readonly AgencyWindow[]
}

interface Row {
  readonly agency: string
  readonly signed: number
  readonly set_aside: number
  readonly ended: number
  readonly not_returned: number
}

/**
 * Contracts signed in the window $2 < day <= $3, with those of which a result was set aside; and
 * contracts ended in it whose worker had left, with those for which nobody reported a return. Of
 * several clearances of a contract the last one counts.
 */
const QUERY = `
  with aside as (
    select distinct coalesce(x.contract, v.subject) as contract
    from check_override v
    left join clearance x on x.tenant = v.tenant and x.record = v.subject
      and v.subject_kind = 'clearance'
    where v.tenant = $1 and v.status in ('confirmed', 'expired')
      and v.subject_kind in ('contract', 'clearance')
  ), signed as (
    select c.agency, count(*)::integer as signed, count(a.contract)::integer as set_aside
    from contract c left join aside a on a.contract = c.record
    where c.tenant = $1 and c.signed_on > $2::date and c.signed_on <= $3::date
    group by c.agency
  ), gone as (
    select distinct on (c.record) c.record, c.agency,
      x.state::jsonb -> 'movements' @> '[{"kind": "returned"}]' as is_back
    from contract c join clearance x on x.tenant = c.tenant and x.contract = c.record
    where c.tenant = $1 and c.status = 'ended' and x.status = 'used'
      and (c.state::jsonb -> 'end' ->> 'on')::date > $2::date
      and (c.state::jsonb -> 'end' ->> 'on')::date <= $3::date
    order by c.record, x.issued_at desc nulls last
  ), ended as (
    select g.agency, count(*)::integer as ended,
      (count(*) filter (where not g.is_back))::integer as not_returned
    from gone g group by g.agency
  )
  select coalesce(s.agency, e.agency) as agency, coalesce(s.signed, 0) as signed,
    coalesce(s.set_aside, 0) as set_aside, coalesce(e.ended, 0) as ended,
    coalesce(e.not_returned, 0) as not_returned
  from signed s full join ended e on e.agency = s.agency`

/** From the first contract that the agency ever signed. */
const MONTHS = `
  select ($2::date - interval '1 year')::date as from,
    case when min(c.signed_on) is not null then
      least(12, extract(year from age($2::date, min(c.signed_on))) * 12
        + extract(month from age($2::date, min(c.signed_on))))::integer end as months
  from contract c where c.tenant = $1 and c.organisations @> array[$3] and c.agency = $3
    and c.signed_on <= $2::date`

/**
 * The windows of an agency and of its peers. Complaints, individual routes, visa categories and
 * wages have no register: they are null.
 *
 * @param until the last day, at the authority.
 * @remarks Two statements; reads the contracts of the window once.
 */
export async function readAgencyWindows(
  client: Queryable,
  tenant: string,
  agency: string,
  until: IsoDate,
): Promise<AgencyWindows> {
  const { rows: terms } = await client.query<{ from: string; months: number | null }>(MONTHS, [
    ...[tenant, until, agency],
  ])
  const { from, months } = terms[0]!
  const { rows } = await client.query<Row>(QUERY, [tenant, from, until])
  const own = rows.find((row) => row.agency === agency)
  const nothing = { agency, signed: 0, set_aside: 0, ended: 0, not_returned: 0 }
  return {
    from,
    own: windowOf(own ?? nothing, months),
    peers: rows.filter((row) => row !== own).map((row) => windowOf(row, 12)),
  }
}

const windowOf = (row: Row, months: number | null): AgencyWindow => ({
  months,
  counts: {
    complaints: null,
    not_returned: { count: row.not_returned, of: row.ended },
    individual_route: null,
    visa_category_shift: null,
    wage_default: null,
    overrides: { count: row.set_aside, of: row.signed },
  },
})
