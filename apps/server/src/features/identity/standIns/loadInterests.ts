import type { Interest } from '@corridor/permissions'
import type { Database } from '../IdentityParts.ts'

/** What ties people to others, as separation of duties reads it. */
export async function loadInterests(
  db: Database,
  people: readonly string[],
): Promise<readonly Interest[]> {
  if (people.length === 0) return []
  const rows = await db
    .selectFrom('interest')
    .selectAll()
    .where('person', 'in', [...people])
    .execute()
  return rows.map(({ id, person, kind, tie, first_day, last_day }) => ({
    id,
    person,
    kind,
    with: tie,
    from: first_day,
    until: last_day,
  }))
}
