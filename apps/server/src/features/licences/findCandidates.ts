import type { LicenceFile } from '@corridor/contract'
import type { LicenceParts } from './LicenceParts.ts'

/** Who could inspect for an office, and who hears appeals, by mandates in force on a day. */
export async function findCandidates(
  { db }: Pick<LicenceParts, 'db'>,
  office: string | null,
  today: string,
): Promise<LicenceFile['candidates']> {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person')
    .select(['person.id', 'person.name', 'role_grant.role', 'role_grant.office'])
    .where('role_grant.role', 'in', ['inspector', 'appeal-body'])
    .where('person.state', '=', 'active')
    .where('role_grant.withdrawn', 'is', null)
    .where('role_grant.valid_from', '<=', today)
    .where((where) =>
      where.or([
        where('role_grant.valid_until', 'is', null),
        where('role_grant.valid_until', '>=', today),
      ]),
    )
    .orderBy('person.name')
    .execute()
  const of = (role: string, fits: (row: (typeof rows)[number]) => boolean) => {
    const found = rows.filter((row) => row.role === role && fits(row))
    return [...new Map(found.map(({ id, name }) => [id, { id, name }])).values()]
  }
  return {
    inspect: of('inspector', (row) => office !== null && row.office === office),
    appeal: of('appeal-body', () => true),
  }
}
