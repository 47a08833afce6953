import { localDateOf } from '@corridor/deadlines'
import { type Actor, decide, type Mandate } from '@corridor/permissions'
import type { Audience } from './Notice.ts'
import type { Statements } from './notify.ts'

type ByPermission = Extract<Audience, { readonly permission: string }>

interface GrantRow {
  readonly person: string
  readonly role: string
  readonly organisation: string
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly valid_from: string
  readonly valid_until: string | null
}

/** Members of staff who may do something on a record today, by mandates of their own. */
export async function holdersOf(
  client: Statements,
  { permission, on, except }: ByPermission,
  now: Date,
  timeZone: string,
): Promise<readonly string[]> {
  const today = localDateOf(now.getTime(), timeZone)
  const { rows } = await client.query<GrantRow>(
    `select g.person, g.role, g.organisation, g.office, g.jurisdiction, g.valid_from, g.valid_until
     from role_grant g join person p on p.id = g.person
     where p.state = 'active' and g.withdrawn is null and g.valid_from <= $1
       and (g.valid_until is null or g.valid_until >= $1)
     order by g.person`,
    [today],
  )
  const context = { today, nowMilliseconds: now.getTime() }
  const byPerson = Map.groupBy(rows, ({ person }) => person)
  return [...byPerson]
    .filter(([person]) => !except.includes(person))
    .filter(([person, grants]) => {
      const roles = grants.map(mandateOf)
      const actor: Actor = { kind: 'person', person, roles, assurance: 'two-factor' }
      return decide(actor, permission, on, context).allowed
    })
    .map(([person]) => person)
}

const mandateOf = (row: GrantRow): Mandate => ({
  role: row.role as Mandate['role'],
  organisation: row.organisation,
  office: row.office,
  jurisdiction: row.jurisdiction,
  from: row.valid_from,
  until: row.valid_until,
})
