import type { PublicAgency } from '@corridor/contract'
import { localDateOf } from '@corridor/deadlines'
import { agencyKeys, askedPhone, licenceNumberKey } from '@corridor/recruitment/agencies'
import { type EffectiveStatus, IN_FORCE } from '@corridor/recruitment/licence'
import type pg from 'pg'
import { inTransaction, type LedgerPlace } from '../ledger/LedgerPlace.ts'
import { publicStatusOf } from './publicStatus.ts'

/** A look-up that takes longer is given up. */
const LONGEST_MS = 2_000

/** How alike two names must be: shares of the trigrams asked for. */
const LEAST_ALIKE = 0.5

/** Names of so many letters are looked up by how they begin and sound alone. */
const LONGEST_SHORT = 4

const BEGIN =
  `begin read only; set local statement_timeout = ${LONGEST_MS}; ` +
  `set local pg_trgm.word_similarity_threshold = ${LEAST_ALIKE}`

/** Runs what strangers ask: for reading alone, and not for long. */
export const inLookUp = <Result>(
  { pool }: Pick<LedgerPlace, 'pool'>,
  run: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> => inTransaction(pool, BEGIN, run)

interface FoundRow {
  readonly organisation: string
  readonly found_as: string
}

/** By a number, exactly; by a telephone, by its end. */
const BY_NUMBER = `
  select organisation, name as found_as from licence
  where tenant = $1 and number is not null
    and (number_key = $2 or ($3::text is not null and phone_keys @> array[$3::text]))
  order by number_key = $2 desc, organisation limit $4`

/**
 * The best of an agency's names each, the most alike first: those that begin so, those that share
 * most pieces of three letters, and those that sound alike. Short names have too few pieces.
 */
const BY_NAME = `
  with alike as (
    select organisation, name, folded, core, sounds, place from agency_name
    where tenant = $1 and core collate "C" >= $2 and core collate "C" < $2 || '{'
    union
    select organisation, name, folded, core, sounds, place from agency_name
    where tenant = $1 and sounds && $3::text[]
    union
    select organisation, name, folded, core, sounds, place from agency_name
    where tenant = $1 and length($2) > ${LONGEST_SHORT} and core %> $2
  ), scored as (
    select organisation, name, folded, place,
      word_similarity($2, core) + similarity($2, core) +
        case when sounds && $3::text[] then 0.8 else 0 end +
        case when $4 = any (sounds) then 0.4 else 0 end as score
    from alike
  ), best as (
    select distinct on (organisation) organisation, name, folded, score
    from scored order by organisation, score desc, place
  )
  select organisation, name as found_as from best
  order by score desc, folded collate "C", organisation offset $5 limit $6`

/** Where only words are asked for that many names bear: those that begin so. */
const BY_BEGINNING = `
  with found as (
    select distinct on (organisation) organisation, name, folded from agency_name
    where tenant = $1 and folded collate "C" >= $2 and folded collate "C" < $2 || '{'
    order by organisation, place
  )
  select organisation, name as found_as from found
  order by folded collate "C", organisation offset $3 limit $4`

/**
 * Agencies by a name in any spelling, a licence number or a telephone number.
 *
 * @remarks Three statements at most; the trigram indexes are asked first.
 */
export async function findAgencies(
  place: Pick<LedgerPlace, 'pool' | 'tenant' | 'now' | 'timeZone'>,
  wanted: { readonly text: string; readonly page: number; readonly limit: number },
): Promise<{ readonly agencies: PublicAgency[]; readonly more: boolean }> {
  const { text, page, limit } = wanted
  const today = localDateOf(place.now().getTime(), place.timeZone)
  return await inLookUp(place, async (client) => {
    // One more than the page holds tells that there is another.
    const found = await findNames(client, place.tenant, text, (page - 1) * limit, limit + 1)
    const shown = found.slice(0, limit)
    return {
      agencies: await describeAgencies(client, place.tenant, shown, today),
      more: found.length > limit,
    }
  })
}

const BY_DESTINATION = `
  select o.record as organisation, o.name as found_as
  from licence l join organisation o on o.tenant = l.tenant and o.record = l.organisation
  where l.tenant = $1 and l.number is not null and $2 = any(l.destinations)
    and l.effective_status = any($3::text[]) and (l.valid_until is null or l.valid_until >= $4::date)
  order by o.name collate "C", o.record offset $5 limit $6`

/** Agencies that may recruit for a country today: their licence is in force and names it. */
export async function listAgenciesFor(
  place: Pick<LedgerPlace, 'pool' | 'tenant' | 'now' | 'timeZone'>,
  wanted: { readonly destination: string; readonly page: number; readonly limit: number },
): Promise<{ readonly agencies: PublicAgency[]; readonly more: boolean }> {
  const { destination, page, limit } = wanted
  const today = localDateOf(place.now().getTime(), place.timeZone)
  const values = [place.tenant, destination, IN_FORCE, today, (page - 1) * limit, limit + 1]
  return await inLookUp(place, async (client) => {
    const found = await rowsOf(client, 'agencies_by_destination', BY_DESTINATION, values)
    const shown = found.slice(0, limit)
    return {
      agencies: await describeAgencies(client, place.tenant, shown, today),
      more: found.length > limit,
    }
  })
}

async function findNames(
  client: pg.PoolClient,
  tenant: string,
  text: string,
  skip: number,
  most: number,
): Promise<readonly FoundRow[]> {
  const number = licenceNumberKey(text)
  const phone = askedPhone(text)
  const byNumber =
    number === ''
      ? []
      : await rowsOf(client, 'agencies_by_number', BY_NUMBER, [tenant, number, phone, 50])
  // A number is meant as a number, where one is found.
  if (byNumber.length > 0) return byNumber.slice(skip, skip + most)
  const { folded, core, sounds } = agencyKeys(text)
  if (folded === '') return []
  if (core === '') {
    return await rowsOf(client, 'agencies_by_beginning', BY_BEGINNING, [tenant, folded, skip, most])
  }
  // The whole in one piece comes last.
  const values = [tenant, core, sounds, sounds.at(-1) ?? '', skip, most]
  return await rowsOf(client, 'agencies_by_name', BY_NAME, values)
}

async function rowsOf(
  client: pg.PoolClient,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<readonly FoundRow[]> {
  const { rows } = await client.query<FoundRow>({ name, text, values: [...values] })
  return rows
}

const DESCRIBE = `
  select o.record as organisation, o.name, o.country,
         l.number, l.effective_status, l.valid_until::text
  from organisation o
  left join licence l on l.tenant = o.tenant and l.organisation = o.record
    and l.number is not null
    and not exists (
      select from licence later
      where later.tenant = l.tenant and later.organisation = l.organisation
        and later.number is not null and (later.valid_until, later.record) > (l.valid_until, l.record))
  where o.tenant = $1 and o.kind = 'agency' and o.record = any($2::text[])`

interface AgencyRow {
  readonly organisation: string
  readonly name: string
  readonly country: string | null
  readonly number: string | null
  readonly effective_status: EffectiveStatus | null
  readonly valid_until: string | null
}

/** What is told of each, in the order found; of several licences the one that lasts longest. */
async function describeAgencies(
  client: pg.PoolClient,
  tenant: string,
  found: readonly FoundRow[],
  today: string,
): Promise<PublicAgency[]> {
  if (found.length === 0) return []
  const { rows } = await client.query<AgencyRow>({
    name: 'agencies_described',
    text: DESCRIBE,
    values: [tenant, found.map(({ organisation }) => organisation)],
  })
  const byId = new Map(rows.map((row) => [row.organisation, row]))
  return found.flatMap(({ organisation, found_as }) => {
    const row = byId.get(organisation)
    if (row === undefined) return []
    const { name, country, number, effective_status, valid_until } = row
    const status = publicStatusOf(effective_status, valid_until, today)
    const foundAs = found_as === name ? null : found_as
    return [{ organisation, name, country, foundAs, number, status, validUntil: valid_until }]
  })
}
