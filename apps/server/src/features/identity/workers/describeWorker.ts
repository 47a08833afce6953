import { DomainError } from '@corridor/kernel'
import type { Selectable } from 'kysely'
import type { CorridorDatabase } from '../../../db/index.ts'
import type { Database } from '../IdentityParts.ts'

/** @throws {DomainError} `not_signed_in` when the account is gone. */
export async function describeWorker(
  db: Database,
  id: string,
): Promise<Selectable<CorridorDatabase['worker_account']>> {
  const row = await db
    .selectFrom('worker_account')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new DomainError('not_signed_in', 'Sign in again')
  return row
}
