import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `alter table release drop constraint release_kind_check,
    add constraint release_kind_check
      check (kind in ('migrant-stocks', 'annual-demography', 'recruitment-statistics')),
    drop constraint release_origin_check,
    add constraint release_origin_check check (origin in ('shipped', 'imported', 'published'))`,
  `create table statistic_release (
    tenant text not null,
    record text not null,
    version integer not null,
    from_month text not null,
    to_month text not null,
    release text not null,
    status text not null,
    proposed_at text not null,
    state text not null,
    primary key (tenant, record)
  )`,
  // What was counted for a proposal: exactly what is published when it is confirmed.
  `create table statistic_result (
    tenant text not null,
    record text not null,
    manifest text not null,
    content text not null,
    checksum text not null,
    counted timestamptz(3) not null,
    primary key (tenant, record)
  )`,
]

/** Releases of statistics made of the log. */
export async function createStatistics(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
