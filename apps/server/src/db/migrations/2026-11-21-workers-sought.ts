import { type Kysely, sql } from 'kysely'

/** Files of one person are found by birth date and by the number of a document. */
export async function indexPersons(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create function worker_birth_date(state text) returns text language sql immutable parallel safe
   return state::jsonb #>> '{particulars,birthDate}'`,
  `create function worker_number(state text) returns text language sql immutable parallel safe
   return regexp_replace(upper(state::jsonb #>> '{particulars,identityDocument,number}'),
     '[^A-Z0-9]', '', 'g')`,
  'create index worker_by_birth_date on worker (tenant, worker_birth_date(state))',
  'create index worker_by_number on worker (tenant, worker_number(state))',
]
