import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `create table bond (
    tenant text not null,
    record text not null,
    version integer not null,
    holder text not null,
    purpose text not null,
    status text not null,
    currency text not null,
    -- What stands behind it, while no guarantee ended since: see next_expiry.
    cover_minor bigint not null check (cover_minor >= 0),
    -- Null where it was not assessed, or cannot be told.
    required_minor bigint,
    defaulted boolean not null,
    replenish_by date,
    -- Last day of the guarantee that ends first.
    next_expiry date,
    office text,
    jurisdiction text,
    state text not null,
    primary key (tenant, record)
  )`,
  `create unique index bond_of_holder on bond (tenant, holder)
     where status not in ('released', 'forfeited')`,
  'create index bond_expiry on bond (tenant, next_expiry)',
]

/** Bonds of agencies and escrows of principals, as their actions leave them. */
export async function createBonds(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
