import { type Kysely, sql } from 'kysely'

/** Sign-in with a ministry’s own provider. Of every token there is only a hash. */
export async function createProviders(db: Kysely<unknown>): Promise<void> {
  for (const statement of TABLES) await sql.raw(statement).execute(db)
}

const TABLES = [
  `create table provider_link (
    issuer text not null,
    subject text not null,
    person text not null references person,
    linked timestamptz not null,
    primary key (issuer, subject),
    unique (issuer, person)
  )`,
  'create index provider_link_of_person on provider_link (person)',
  `create table provider_round (
    hash text primary key,
    issuer text not null,
    secret text not null,
    expires timestamptz not null
  )`,
]
