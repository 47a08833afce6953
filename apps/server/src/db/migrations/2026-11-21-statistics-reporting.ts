import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `alter table release drop constraint release_kind_check,
    add constraint release_kind_check check (kind in
      ('migrant-stocks', 'annual-demography', 'recruitment-statistics', 'country-reports'))`,
  `create table questionnaire (
    tenant text not null,
    record text not null,
    version integer not null,
    definition text not null,
    status text not null,
    defined_at text not null,
    state text not null,
    primary key (tenant, record)
  )`,
  `create table country_report (
    tenant text not null,
    record text not null,
    version integer not null,
    questionnaire text not null,
    country text not null,
    period text not null,
    status text not null,
    state text not null,
    primary key (tenant, record)
  )`,
  `create index country_report_place
    on country_report (tenant, questionnaire, period, country)`,
  // What a focal point is writing; it enters the log by its checksum when it is sent.
  `create table report_draft (
    tenant text not null,
    record text not null,
    revision integer not null,
    content text not null,
    changed timestamptz(3) not null,
    changed_by text not null,
    primary key (tenant, record)
  )`,
  // What was sent: exactly what is judged and released. Never changed.
  `create table report_answers (
    tenant text not null,
    record text not null,
    checksum text not null,
    content text not null,
    primary key (tenant, record, checksum)
  )`,
  // The figures of each release by cell, with which other countries' reports are compared.
  `create table report_figures (
    tenant text not null,
    record text not null,
    revision integer not null,
    figures text not null,
    primary key (tenant, record, revision)
  )`,
]

/** Questionnaires, countries' reports, and what was answered. */
export async function createReporting(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
