import { indexParties, type Party, type PartyIndex } from '@corridor/recruitment/checks'
import type { Worker } from '@corridor/recruitment/contracts'
import type { Queryable } from '../ledger/LedgerPlace.ts'

/** A worker as her file states her; null where it was erased. */
export function workerParty(
  record: string,
  { particulars }: Pick<Worker, 'particulars'>,
): Party | null {
  if (particulars === null) return null
  const { givenNames, familyName, birthDate, identityDocument } = particulars
  return {
    ...{ id: record, role: 'worker', name: `${givenNames} ${familyName}`, birthDate },
    identityNumbers: identityDocument === null ? [] : [identityDocument],
    ...{ bankAccounts: [], phones: [], addresses: [], source: record },
  }
}

/** Files of other workers with the same birth date or number, for the rule to compare names. */
export async function samePersons(
  client: Queryable,
  tenant: string,
  worker: Party,
): Promise<PartyIndex> {
  const { rows } = await client.query<{ record: string; state: string }>({
    name: 'checks_same_persons',
    text: `select record, state from worker
           where tenant = $1 and record <> $2
             and (worker_birth_date(state) = $3 or worker_number(state) = any($4::text[]))
           order by record limit 500`,
    values: [
      ...[tenant, worker.id, worker.birthDate],
      worker.identityNumbers.map(({ number }) => number.toUpperCase().replace(/[^A-Z0-9]/g, '')),
    ],
  })
  const others = rows.map(({ record, state }) => workerParty(record, JSON.parse(state) as Worker))
  return indexParties(others.filter((one) => one !== null))
}
