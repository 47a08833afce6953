import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `create table parameter_file (
    tenant text not null,
    record text not null,
    version integer not null,
    name text not null,
    key jsonb not null,
    jurisdiction text not null,
    status text not null,
    proposed text,
    sort text not null,
    state text not null,
    primary key (tenant, record)
  )`,
  'create index parameter_file_sort on parameter_file (tenant, sort collate "C", record)',
  // A line for each run of days on which a value holds; those of one record do not overlap.
  `create table rule_parameter (
    tenant text not null,
    record text not null,
    span integer not null,
    -- Of the record, when the value was put into force.
    version integer not null,
    name text not null,
    key jsonb not null,
    valid_from date not null,
    valid_until date,
    value jsonb not null,
    legal_basis jsonb not null,
    source text not null,
    correction text,
    verified boolean not null,
    verified_by text,
    verified_on date,
    primary key (tenant, record, span)
  )`,
  'create index rule_parameter_name on rule_parameter (tenant, name, valid_from)',
  `create table deployment_ban (
    tenant text not null,
    record text not null,
    version integer not null,
    destination text not null,
    sector text,
    site text,
    valid_from date not null,
    valid_until date,
    status text not null,
    proposed text,
    jurisdiction text not null,
    state text not null,
    primary key (tenant, record)
  )`,
  `create index deployment_ban_destination on deployment_ban (tenant, destination, valid_from)
    where status in ('ordered', 'ended')`,
  'create index deployment_ban_newest on deployment_ban (tenant, valid_from desc, record desc)',
  `create table watch_entry (
    tenant text not null,
    record text not null,
    version integer not null,
    organisation text not null,
    ground text not null,
    status text not null,
    proposed text,
    office text not null,
    jurisdiction text not null,
    state text not null,
    primary key (tenant, record)
  )`,
  // Two who propose the same at once: the second one is told that it is there.
  `create unique index watch_entry_once on watch_entry (tenant, organisation, ground)
    where status in ('proposed', 'listed')`,
  `create table check_override (
    tenant text not null,
    record text not null,
    version integer not null,
    subject_kind text not null,
    subject text not null,
    rule text not null,
    rule_version integer not null,
    met text not null,
    status text not null,
    expires_on date not null,
    office text not null,
    jurisdiction text not null,
    state text not null,
    primary key (tenant, record)
  )`,
  `create unique index check_override_once
    on check_override (tenant, subject, rule, rule_version)
    where status in ('proposed', 'confirmed')`,
]

/** Read models of the registers that the checks read, made from the log and made again from it. */
export async function createRegisters(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
