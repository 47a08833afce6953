import { type Kysely, sql } from 'kysely'

/** Rows of the table can be added and nothing else, whoever asks the database. */
export async function keepAsWritten(
  db: Kysely<unknown>,
  table: string,
  why: string,
): Promise<void> {
  const name = sql.id(`${table}_as_written`)
  await sql`
    create function ${name}() returns trigger language plpgsql as ${sql.lit(
      `begin raise exception '${table}: ${why}' using errcode = 'restrict_violation'; end`,
    )}`.execute(db)
  await sql`
    create trigger ${name} before update or delete or truncate on ${sql.table(table)}
    for each statement execute function ${name}()`.execute(db)
}
