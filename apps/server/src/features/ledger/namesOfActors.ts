import type { Queryable } from './LedgerPlace.ts'

const SERVICE = 'service:'

/**
 * What people and programs are called today; who is not known by an account is left out.
 *
 * @param owner connections that may read accounts: the ledger's own role may not.
 */
export async function namesOfActors(
  owner: Queryable,
  actors: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  if (actors.size === 0) return new Map()
  const ids = [...actors]
  const { rows } = await owner.query<{ actor: string; name: string }>(
    `select id as actor, name from person where id = any($1)
     union all
     select $3 || id, name from service_account where id = any($2)`,
    [
      ids,
      ids.filter((id) => id.startsWith(SERVICE)).map((id) => id.slice(SERVICE.length)),
      SERVICE,
    ],
  )
  return new Map(rows.map(({ actor, name }) => [actor, name]))
}
