import type { Mandate, RoleName } from '@corridor/permissions'
import { sql } from 'kysely'
import { loadGrants, mandatesOf } from '../heldRoles.ts'
import type { Database } from '../IdentityParts.ts'

interface StandInRow {
  readonly role: string
  readonly organisation: string
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly valid_from: string
  readonly valid_until: string
  readonly giver: string
  readonly only_in_absence: boolean
}

/** A stand-in as decisions read it. */
export const mandateOf = (row: StandInRow): Mandate => ({
  role: row.role as RoleName,
  organisation: row.organisation,
  office: row.office,
  jurisdiction: row.jurisdiction,
  from: row.valid_from,
  until: row.valid_until,
  onBehalfOf: row.giver,
  onlyInAbsence: row.only_in_absence,
})

/** Everything a person holds, herself and for others; also of days to come. */
export async function loadMandates(db: Database, person: string): Promise<readonly Mandate[]> {
  const own = mandatesOf((await loadGrants(db, [person])).get(person) ?? [])
  const lent = await db
    .selectFrom('stand_in')
    .selectAll()
    .where('receiver', '=', person)
    .where('ended', 'is', null)
    .orderBy('given')
    .orderBy('id')
    .execute()
  return [...own, ...lent.map(mandateOf)]
}

/** What people hold themselves; nothing of those whose account is closed. */
export async function loadGivers(
  db: Database,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly Mandate[]>> {
  if (people.length === 0) return new Map()
  const active = await db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', [...people])
    .where('state', '=', 'active')
    .execute()
  const grants = await loadGrants(
    db,
    active.map(({ id }) => id),
  )
  return new Map([...grants].map(([giver, own]) => [giver, mandatesOf(own)]))
}

export interface AbsentPerson {
  readonly person: string
  readonly from: string
  readonly until: string
}

export async function loadAbsences(
  db: Database,
  people: readonly string[],
): Promise<readonly AbsentPerson[]> {
  if (people.length === 0) return []
  const { rows } = await sql<AbsentPerson>`
    select person, first_day as from, last_day as until from absence
    where person = any(${[...people]})`.execute(db)
  return rows
}
