import type { OrganisationParts } from './OrganisationParts.ts'

/** What people and programs are called, by how the log names them. */
export async function personNames(
  { db }: Pick<OrganisationParts, 'db'>,
  actors: Iterable<string | null>,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(actors)].filter((id) => id !== null)
  const people = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', ['', ...ids])
    .execute()
  const services = await db
    .selectFrom('service_account')
    .select(['id', 'name'])
    .where('id', 'in', ['', ...ids.map((id) => id.replace(/^service:/, ''))])
    .execute()
  return new Map([
    ...people.map(({ id, name }) => [id, name] as const),
    ...services.map(({ id, name }) => [`service:${id}`, name] as const),
  ])
}
