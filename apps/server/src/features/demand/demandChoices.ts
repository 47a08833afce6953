import { officeId } from '@corridor/ledger/organisations'
import { oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import type { Sender } from '../../http/guard.ts'
import type { DemandParts } from './DemandParts.ts'
import { partyNames, todayOf } from './demandStore.ts'

const MOST = 1_000

/** Who and what a new demand can name, for whoever writes one. */
export async function demandChoices(
  parts: DemandParts,
  sender: Sender,
  { agency }: { readonly agency?: string | undefined },
) {
  const { db, ledger } = parts
  const { tenant } = ledger
  const organisations = db
    .selectFrom('organisation')
    .select(['record', 'name', 'kind', 'country', 'office', 'jurisdiction'])
    .where('tenant', '=', tenant)
    .where('status', '=', 'active')
    .orderBy('name')
    .orderBy('record')
    .limit(MOST)
  // A demand is of the agency: whoever writes for it reaches it by the same attribute.
  const own = await organisations
    .where('kind', '=', 'agency')
    .where(
      whereFilter(sender.filter('prepare.job-order'), {
        kind: 'job-order',
        attributes: { organisations: oneIn('organisation.record') },
      }),
    )
    .execute()
  const principals = await organisations.where('kind', 'in', ['employer', 'agency']).execute()
  const agencies = own.map(({ record }) => record)
  const asked = agency === undefined ? agencies : agencies.filter((id) => id === agency)
  const accreditations = await db
    .selectFrom('accreditation')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('agency', 'in', ['', ...asked])
    .where('status', '=', 'verified')
    .where('valid_until', '>=', todayOf(parts))
    .orderBy('valid_until')
    .limit(MOST)
    .execute()
  const named = await partyNames(
    parts,
    accreditations.map(({ principal }) => principal),
  )
  return {
    agencies: own.map(({ record, name, office, jurisdiction }) => ({
      ...{ id: record, name, office, jurisdiction },
    })),
    principals: principals
      .filter(({ record }) => record !== agency)
      .map(({ record, name, country }) => ({ id: record, name, country })),
    posts: await openPosts(parts),
    accreditations: accreditations.map((row) => ({
      id: row.record,
      agency: row.agency,
      principal: named(row.principal),
      destination: row.destination,
      post: row.post,
      validUntil: row.valid_until,
    })),
  }
}

async function openPosts({ db, ledger }: DemandParts) {
  const rows = await db
    .selectFrom('organisation_office as f')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.tenant', '=', 'f.tenant').onRef('o.record', '=', 'f.organisation'),
    )
    .select(['f.organisation', 'f.office', 'f.name', 'f.jurisdiction'])
    .where('f.tenant', '=', ledger.tenant)
    .where('f.closed_on', 'is', null)
    .where('o.kind', '=', 'authority')
    .where('o.status', '=', 'active')
    .orderBy('f.name')
    .orderBy('f.office')
    .limit(MOST)
    .execute()
  return rows.map(({ organisation, office, name, jurisdiction }) => ({
    ...{ id: officeId(organisation, office), name, jurisdiction },
  }))
}
