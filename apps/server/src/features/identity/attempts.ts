import { DomainError } from '@corridor/kernel'
import { sql } from 'kysely'
import { networkOf } from '../../http/clientAddress.ts'
import type { Database, IdentityLimits, IdentityParts } from './IdentityParts.ts'
import { hiddenKey } from './secrets/sealSecret.ts'

type Scope = keyof IdentityLimits

/**
 * Counts an attempt before it is looked at, so that many at once cannot slip through, and outside
 * any transaction, so that a failure does not take the count back.
 *
 * @throws {DomainError} `too_many_attempts` with `retryAfterSeconds`, until the time is over.
 */
export async function countAttempt(
  { db, now, serverKey, limits }: IdentityParts,
  scope: Scope,
  whose: string,
): Promise<void> {
  const { most, withinMs } = limits[scope]
  const [at, key] = [now(), hiddenKey(serverKey, whose)]
  const begun = new Date(at.getTime() - withinMs)
  const { rows } = await sql<{ count: number; since: Date }>`
    insert into sign_in_attempt as attempt (scope, key, since, count)
    values (${scope}, ${key}, ${at}, 1)
    on conflict (scope, key) do update set
      count = case when attempt.since <= ${begun} then 1 else attempt.count + 1 end,
      since = case when attempt.since <= ${begun} then ${at} else attempt.since end
    returning count, since`.execute(db)
  const { count, since } = rows[0]!
  if (count <= most) return
  const retryAfterSeconds = Math.ceil((since.getTime() + withinMs - at.getTime()) / 1000)
  throw new DomainError(
    'too_many_attempts',
    `Too many attempts; try again in ${Math.ceil(retryAfterSeconds / 60)} min`,
    { retryAfterSeconds },
  )
}

/** @throws {DomainError} `too_many_attempts`. */
export const countNetwork = (parts: IdentityParts, address: string): Promise<void> =>
  countAttempt(parts, 'network', networkOf(address))

/** Starts the count of an account afresh; that of a network is never forgiven. */
export async function forgiveAttempts(
  db: Database,
  { serverKey }: Pick<IdentityParts, 'serverKey'>,
  scope: Exclude<Scope, 'network'>,
  whose: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('sign_in_attempt')
    .where('scope', '=', scope)
    .where('key', '=', hiddenKey(serverKey, whose))
    .executeTakeFirst()
  return numDeletedRows > 0n
}
