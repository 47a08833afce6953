import type { Me } from '@corridor/contract'
import { sql } from 'kysely'
import type { Database } from './IdentityParts.ts'

export type Factor = Me['factors'][number]

/** The second factors that people have set up; recovery codes count only beside another. */
export async function loadFactors(
  db: Database,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly Factor[]>> {
  const { rows } = await sql<{ person: string; factor: Factor }>`
    select person, 'totp' as factor from person_totp
      where confirmed is not null and person = any(${[...people]})
    union all select distinct person, 'passkey' from passkey where person = any(${[...people]})
    union all select distinct person, 'recovery-code' from recovery_code
      where person = any(${[...people]})`.execute(db)
  return new Map(
    people.map((person) => {
      const own = rows.filter((row) => row.person === person).map(({ factor }) => factor)
      return [person, own.every((factor) => factor === 'recovery-code') ? [] : own]
    }),
  )
}

export const factorsOf = async (db: Database, person: string): Promise<readonly Factor[]> =>
  (await loadFactors(db, [person])).get(person) ?? []
