import type { Role, RoleGrant } from '@corridor/contract'
import type { Mandate } from '@corridor/permissions'
import type { Database } from './IdentityParts.ts'

/** Roles not withdrawn, also those of days to come. */
export async function loadGrants(
  db: Database,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly RoleGrant[]>> {
  if (people.length === 0) return new Map()
  const rows = await db
    .selectFrom('role_grant')
    .selectAll()
    .where('person', 'in', [...people])
    .where('withdrawn', 'is', null)
    .orderBy('granted')
    .orderBy('id')
    .execute()
  const byPerson = Map.groupBy(rows, ({ person }) => person)
  return new Map([...byPerson].map(([person, own]) => [person, own.map(grantOf)]))
}

interface GrantRow {
  readonly id: string
  readonly role: string
  readonly organisation: string
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly valid_from: string
  readonly valid_until: string | null
  readonly granted_by: string | null
  readonly granted: Date
}

/** A row as the contract tells of it. */
export const grantOf = (row: GrantRow): RoleGrant => ({
  id: row.id,
  role: row.role as Role,
  organisation: row.organisation,
  ...(row.office === null ? {} : { office: row.office }),
  ...(row.jurisdiction === null ? {} : { jurisdiction: row.jurisdiction }),
  from: row.valid_from,
  ...(row.valid_until === null ? {} : { until: row.valid_until }),
  grantedBy: row.granted_by,
  granted: row.granted.toISOString(),
})

/** Roles as decisions read them; which day each counts on is decided there. */
export const mandatesOf = (grants: readonly RoleGrant[]): readonly Mandate[] =>
  grants.map(({ id: _, grantedBy: __, granted: ___, ...mandate }) => mandate)
