import { type KnownAgencies, nameKey, numberKey } from '@corridor/recruitment/agencyImport'
import type { Queryable } from '../ledger/LedgerPlace.ts'

/** Names and numbers in the register, but for those that this file itself has entered. */
export async function knownAgencies(
  client: Queryable,
  tenant: string,
  own: ReadonlySet<string>,
): Promise<KnownAgencies> {
  const agencies = await client.query<{ record: string; name: string }>(
    `select record, name from organisation
     where tenant = $1 and kind = 'agency' and status <> 'closed'`,
    [tenant],
  )
  const licences = await client.query<{ organisation: string; number: string }>(
    'select organisation, number from licence where tenant = $1 and number is not null',
    [tenant],
  )
  return {
    names: new Set(
      agencies.rows.filter(({ record }) => !own.has(record)).map(({ name }) => nameKey(name)),
    ),
    numbers: new Set(
      licences.rows
        .filter(({ organisation }) => !own.has(organisation))
        .map(({ number }) => numberKey(number)),
    ),
  }
}
