import { agencyKeys } from '@corridor/recruitment/agencies'
import type { Queryable } from '../ledger/LedgerPlace.ts'

/** What an agency is called, the present name first. */
export interface NamedAgency {
  readonly organisation: string
  readonly names: readonly string[]
}

type Source = 'register' | 'licence'

const UPSERT = `
  insert into agency_name (tenant, organisation, source, place, name, folded, core, sounds)
  select $1, n.organisation, $2, n.place, n.name, n.folded, n.core, n.sounds::text[]
  from unnest($3::text[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::text[])
    as n (organisation, place, name, folded, core, sounds)
  on conflict (tenant, organisation, source, place) do update set
    name = excluded.name, folded = excluded.folded, core = excluded.core,
    sounds = excluded.sounds`

/** Puts names into the index of the look-up; a name is never taken out of a register, only followed. */
export async function projectAgencyNames(
  client: Queryable,
  tenant: string,
  source: Source,
  agencies: readonly NamedAgency[],
): Promise<void> {
  const rows = agencies.flatMap(({ organisation, names }) =>
    names.map((name, place) => ({ organisation, place, name, ...agencyKeys(name) })),
  )
  if (rows.length === 0) return
  await client.query({
    name: 'agency_name_upsert',
    text: UPSERT,
    values: [
      tenant,
      source,
      rows.map(({ organisation }) => organisation),
      rows.map(({ place }) => place),
      rows.map(({ name }) => name),
      rows.map(({ folded }) => folded),
      rows.map(({ core }) => core),
      // Small letters and digits alone: nothing that an array's text would read as its own.
      rows.map(({ sounds }) => `{${sounds.join(',')}}`),
    ],
  })
}

export async function clearAgencyNames(
  client: Queryable,
  tenant: string,
  source: Source,
): Promise<void> {
  await client.query('delete from agency_name where tenant = $1 and source = $2', [tenant, source])
}
