import { DomainError } from '@corridor/kernel'
import type { Selectable } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import type { Database } from './IdentityParts.ts'

/** @throws {DomainError} `not_found`. */
export async function requirePersonRecord(
  db: Database,
  id: string,
): Promise<Selectable<CorridorDatabase['person']>> {
  const person = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  if (person === undefined) throw new DomainError('not_found', 'There is no such person')
  return person
}
