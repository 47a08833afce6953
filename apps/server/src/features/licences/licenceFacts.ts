import { localDateOf } from '@corridor/deadlines'
import type { Command } from '@corridor/ledger'
import { licenceNumberKey } from '@corridor/recruitment/agencies'
import { type Bond, findBondCover } from '@corridor/recruitment/bond'
import type { Licence, LicenceFacts } from '@corridor/recruitment/licence'
import type { LedgerPlace, Queryable } from '../ledger/LedgerPlace.ts'
import { readAgencyLinks } from './agencyLinks.ts'

/** What a command says of the world: whose licence it begins, and the number it would give. */
interface Named {
  readonly organisation?: unknown
  readonly office?: unknown
  readonly jurisdiction?: unknown
  readonly number?: unknown
  readonly terms?: { readonly number?: unknown }
}

const KEPT = `
  select organisation, proposed_number_key, state from licence where tenant = $1 and record = $2`

const WORLD = `
  select
    (select kind = 'agency' and status = 'active' from organisation
     where tenant = $1 and record = $2) as agency_open,
    (select office is not distinct from $5 and jurisdiction is not distinct from $6
     from organisation where tenant = $1 and record = $2) as kept_there,
    not exists (
      select from licence where tenant = $1 and organisation = $2 and record <> $3
        and status not in ('draft', 'refused', 'revoked', 'expired', 'surrendered')) as only_one,
    case when $4::text is null then null else not exists (
      select from licence where tenant = $1 and number_key = $4 and record <> $3) end
      as number_free`

/** What the rules of a licence need to know of the world, at the moment of a command. */
export async function readLicenceFacts(
  client: Queryable,
  tenant: string,
  record: string,
  { now, timeZone }: Pick<LedgerPlace, 'now' | 'timeZone'>,
  { type, payload }: Pick<Command, 'type' | 'payload'>,
): Promise<LicenceFacts> {
  const named = (payload ?? {}) as Named
  const { rows: kept } = await client.query<{
    organisation: string
    proposed_number_key: string | null
    state: string
  }>({ name: 'licence_kept', text: KEPT, values: [tenant, record] })
  const number = textOf(named.number) ?? textOf(named.terms?.number)
  const key = number === null ? (kept[0]?.proposed_number_key ?? null) : licenceNumberKey(number)
  const organisation = kept[0]?.organisation ?? textOf(named.organisation)
  const { rows } = await client.query<{
    agency_open: boolean | null
    kept_there: boolean | null
    only_one: boolean
    number_free: boolean | null
  }>({
    name: 'licence_world',
    text: WORLD,
    values: [
      ...[tenant, organisation, record, key],
      ...[textOf(named.office), textOf(named.jurisdiction)],
    ],
  })
  const world = rows[0]!
  const today = localDateOf(now().getTime(), timeZone)
  return {
    today,
    dateOf: (instant) => localDateOf(Date.parse(instant), timeZone),
    agencyOpen: world.agency_open,
    keptThere: world.kept_there,
    onlyOne: world.only_one,
    numberFree: world.number_free,
    // Costly, and asked before a grant alone.
    ...(type === CONFIRM && kept[0] !== undefined
      ? await grantFacts(client, tenant, record, JSON.parse(kept[0].state) as Licence, today)
      : UNASKED),
  }
}

/** The command before which everything is looked at. */
export const CONFIRM = 'licence.confirm'

const UNASKED = {
  bondCover: { met: 'cannot_tell', words: 'the bond was not looked at' },
  unlinked: null,
  unwatched: null,
} as const

const UNWATCHED = `
  select not exists (
    select from watch_entry where tenant = $1 and organisation = $2 and status = 'listed') as unwatched`

/** What must hold before a grant; the bond does not change until the transaction is over. */
async function grantFacts(
  client: Queryable,
  tenant: string,
  record: string,
  licence: Licence,
  today: string,
): Promise<Pick<LicenceFacts, 'bondCover' | 'unlinked' | 'unwatched'>> {
  const { organisation } = licence
  const { rows } = await client.query<{ unwatched: boolean }>({
    name: 'licence_unwatched',
    text: UNWATCHED,
    values: [tenant, organisation],
  })
  const { unlinked } = await readAgencyLinks(client, tenant, record, licence)
  const bond = await readBond(client, tenant, organisation, true)
  return { bondCover: findBondCover(bond, today), unlinked, unwatched: rows[0]!.unwatched }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** The open bond of an agency; null where none is kept. @param hold whether it must not change until the transaction is over. */
export async function readBond(
  client: Queryable,
  tenant: string,
  organisation: string | null,
  hold: boolean,
): Promise<Bond | null> {
  const { rows } = await client.query<{ state: string }>({
    text: `select state from bond
           where tenant = $1 and holder = $2 and purpose = 'agency'
             and status not in ('released', 'forfeited') ${hold ? 'for share' : ''}`,
    values: [tenant, organisation],
  })
  return rows[0] === undefined ? null : (JSON.parse(rows[0].state) as Bond)
}
