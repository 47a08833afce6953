import { agencyKeys } from '@corridor/recruitment/agencies'
import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  'create extension if not exists pg_trgm',
  `create table licence (
    tenant text not null,
    record text not null,
    version integer not null,
    organisation text not null,
    name text not null,
    number text,
    number_key text,
    status text not null,
    effective_status text not null,
    valid_from date,
    valid_until date,
    destinations text[] not null,
    sectors text[] not null,
    planned_volume integer,
    phone_keys text[] not null,
    office text,
    jurisdiction text,
    assignees text[] not null,
    proposed text,
    proposed_number_key text,
    folded text not null,
    state text not null,
    primary key (tenant, record)
  )`,
  // No two licences have one number, and no agency has two that are open.
  `create unique index licence_number on licence (tenant, number_key)
    where number_key is not null`,
  `create unique index licence_only_one on licence (tenant, organisation)
    where status not in ('draft', 'refused', 'revoked', 'expired', 'surrendered')`,
  'create index licence_organisation on licence (tenant, organisation)',
  'create index licence_folded on licence (tenant, folded collate "C", record)',
  'create index licence_phone on licence using gin (phone_keys) with (fastupdate = off)',
  `create table licence_draft (
    tenant text not null,
    organisation text not null,
    content text not null,
    saved timestamptz not null,
    saved_by text not null,
    primary key (tenant, organisation)
  )`,
  `create table agency_name (
    tenant text not null,
    organisation text not null,
    source text not null,
    place integer not null,
    name text not null,
    folded text not null,
    core text not null,
    sounds text[] not null,
    primary key (tenant, organisation, source, place)
  )`,
  'create index agency_name_folded on agency_name (tenant, folded collate "C")',
  // Without a list of what is still to be put in order, which every look-up would go through.
  `create index agency_name_core on agency_name using gin (core gin_trgm_ops)
    with (fastupdate = off)`,
  'create index agency_name_sounds on agency_name using gin (sounds) with (fastupdate = off)',
  'create index agency_name_begins on agency_name (tenant, core collate "C")',
]

interface KeptOrganisation {
  readonly tenant: string
  readonly record: string
  readonly state: string
}

/** Licences, drafts of applications, and the names by which agencies are found. */
export async function createLicences(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  const { rows } = await sql<KeptOrganisation>`
    select tenant, record, state from organisation where kind = 'agency'`.execute(db)
  for (const { tenant, record, state } of rows) {
    const { name, earlierNames } = JSON.parse(state) as {
      readonly name: string
      readonly earlierNames: readonly { readonly name: string }[]
    }
    const names = [name, ...earlierNames.map((earlier) => earlier.name)]
    for (const [place, one] of names.entries()) {
      const { folded, core, sounds } = agencyKeys(one)
      await sql`insert into agency_name
        values (${tenant}, ${record}, 'register', ${place}, ${one}, ${folded}, ${core}, ${[...sounds]})`.execute(
        db,
      )
    }
  }
}
