import { indexParties, linkParties, type Party, type PartyLink } from '@corridor/recruitment/checks'
import type { Licence } from '@corridor/recruitment/licence'
import type { Queryable } from '../ledger/LedgerPlace.ts'

/** What ties an agency to others that were revoked or refused. */
export interface AgencyLinks {
  readonly links: readonly PartyLink[]
  /**
   * Whether nothing does: no strong and at most one medium link without a fact against it. Null
   * where the agency named no owner, so that nobody can tell.
   */
  readonly unlinked: boolean | null
}

const BARRED = `
  select record, state from licence
  where tenant = $1 and organisation <> $2 and status in ('revoked', 'refused')`

/** @remarks Reads every barred licence: for decisions and the page of one record. */
export async function readAgencyLinks(
  client: Queryable,
  tenant: string,
  record: string,
  licence: Licence,
): Promise<AgencyLinks> {
  const { rows } = await client.query<{ record: string; state: string }>({
    name: 'licence_barred',
    text: BARRED,
    values: [tenant, licence.organisation],
  })
  const barred = rows.flatMap((row) => partiesOf(row.record, JSON.parse(row.state) as Licence))
  const links = linkParties(partiesOf(record, licence), indexParties(barred))
  const standing = links.filter(({ conflict }) => conflict === null)
  const strong = standing.filter(({ evidence }) => evidence === 'strong').length
  const medium = standing.filter(({ evidence }) => evidence === 'medium').length
  const people = (licence.renewal ?? licence.application).people
  const isNamed = people.some((person) => person.function === 'owner')
  return { links, unlinked: strong > 0 || medium > 1 ? false : isNamed ? true : null }
}

/** The agency and everybody behind it, as its application names them. */
function partiesOf(record: string, { renewal, application }: Licence): readonly Party[] {
  const { name, phones, addresses, bankAccounts, people } = renewal ?? application
  const agency: Party = {
    id: record,
    role: 'organisation',
    name,
    birthDate: null,
    identityNumbers: [],
    bankAccounts,
    phones,
    addresses,
    source: record,
  }
  const behind = people.map(
    (person, at): Party => ({
      id: `${record} ${at}`,
      role: person.function === 'manager' ? 'officer' : person.function,
      name: person.name,
      birthDate: person.birthDate,
      identityNumbers:
        person.identityNumber === null
          ? []
          : [{ kind: 'identity', country: null, number: person.identityNumber }],
      bankAccounts: [],
      phones: [],
      addresses: [],
      source: record,
    }),
  )
  return [agency, ...behind]
}
