import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `alter table organisation
    alter column country drop not null,
    add column office text,
    add column jurisdiction text,
    add column proposed text,
    add column sort_name text not null default '',
    add column search text not null default ''`,
  `update organisation set sort_name = lower(name),
    search = lower(name || coalesce(chr(10) || registration, ''))`,
  'drop index organisation_name',
  'create index organisation_sort_name on organisation (tenant, sort_name collate "C", record)',
  `create table organisation_office (
    tenant text not null,
    organisation text not null,
    office text not null,
    name text not null,
    jurisdiction text not null,
    opened_on date not null,
    closed_on date,
    primary key (tenant, organisation, office)
  )`,
  `insert into organisation_office
    select o.tenant, o.record, f ->> 'office', f ->> 'name', f ->> 'jurisdiction',
      (f ->> 'openedOn')::date, (f ->> 'closedOn')::date
    from organisation o, jsonb_array_elements(o.state::jsonb -> 'offices') f`,
]

/** Who keeps the file of an organisation, its offices, and what is searched. */
export async function extendOrganisations(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
