import type { PublicAgencyEntry } from '@corridor/contract'
import { localDateOf } from '@corridor/deadlines'
import { DomainError } from '@corridor/kernel'
import { findBondCover } from '@corridor/recruitment/bond'
import type { Licence } from '@corridor/recruitment/licence'
import { effectiveStatus } from '@corridor/recruitment/licence'
import type { LedgerPlace, Queryable } from '../ledger/LedgerPlace.ts'
import { readBond } from '../licences/licenceFacts.ts'
import { inLookUp } from './findAgencies.ts'
import { publicStatusOf } from './publicStatus.ts'

const BOND_WORDS = { yes: 'sufficient', no: 'short', cannot_tell: null } as const

interface RegisterState {
  readonly name: string
  readonly country: string | null
  readonly earlierNames: readonly { readonly name: string }[]
}

const REGISTER = `
  select state from organisation where tenant = $1 and record = $2 and kind = 'agency'`

const LICENCES = `
  select state from licence where tenant = $1 and organisation = $2 and number is not null
  order by valid_until desc, record desc`

/**
 * One agency as anybody may see it: no person, no amount, no reason of a sanction.
 *
 * @throws {DomainError} `not_found` for what is no agency of the register.
 */
export async function readAgency(
  place: Pick<LedgerPlace, 'pool' | 'tenant' | 'timeZone' | 'now'>,
  organisation: string,
): Promise<PublicAgencyEntry> {
  const { tenant, timeZone } = place
  const dateOf = (instant: string) => localDateOf(Date.parse(instant), timeZone)
  const asOf = localDateOf(place.now().getTime(), timeZone)
  return await inLookUp(place, async (client) => {
    const [kept] = await statesOf<RegisterState>(client, REGISTER, [tenant, organisation])
    if (kept === undefined) {
      throw new DomainError('not_found', 'There is no such agency in the register')
    }
    const licences = await statesOf<Licence>(client, LICENCES, [tenant, organisation])
    const licence = licences[0]
    const bond = licence === undefined ? null : await readBond(client, tenant, organisation, false)
    const effective = licence === undefined ? null : effectiveStatus(licence)
    const { name, country, earlierNames } = kept
    return {
      organisation,
      name,
      country,
      earlierNames: earlierNames.map((earlier) => earlier.name),
      number: licence?.number ?? null,
      status: publicStatusOf(effective, licence?.term?.validUntil ?? null, asOf),
      validFrom: licence?.term?.validFrom ?? null,
      validUntil: licence?.term?.validUntil ?? null,
      destinations: [...(licence?.term?.destinations ?? [])],
      sectors: [...(licence?.term?.sectors ?? [])],
      bond: bond === null ? null : BOND_WORDS[findBondCover(bond, asOf).met],
      sanctions: licences
        .flatMap(({ sanctions }) => sanctions)
        .map(({ act, from, until }) => ({
          act,
          from: dateOf(from),
          until: until === null ? null : dateOf(until),
        })),
      stayed: licence !== undefined && licence.stayed !== null,
      asOf,
    }
  })
}

async function statesOf<State>(
  client: Queryable,
  text: string,
  values: readonly string[],
): Promise<readonly State[]> {
  const { rows } = await client.query<{ state: string }>(text, [...values])
  return rows.map(({ state }) => JSON.parse(state) as State)
}
