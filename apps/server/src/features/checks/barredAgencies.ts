import type { IsoDate } from '@corridor/kernel'
import { type BarredAgency, type BarredIndex, indexBarred } from '@corridor/recruitment/checks'
import type { Licence } from '@corridor/recruitment/licence'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import { partiesBehind } from './partiesBehind.ts'

interface Row {
  readonly record: string
  readonly state: string
}

interface Kept {
  readonly stamp: string
  readonly index: BarredIndex
}

/** One for each tenant: hundreds of agencies are read once, and again when one of them changed. */
const KEPT = new Map<string, Kept>()

/**
 * Agencies whose licence is refused or revoked in its effective state, with everybody behind them,
 * ready to be searched.
 *
 * @param dateOf the authority's date of an instant.
 */
export async function barredAgencies(
  client: Queryable,
  tenant: string,
  dateOf: (instant: Date) => IsoDate,
): Promise<BarredIndex> {
  const { rows: stamps } = await client.query<{ stamp: string }>({
    name: 'checks_barred_stamp',
    text: `select coalesce(md5(string_agg(record || ' ' || version, ',' order by record)), '') as stamp
           from licence where tenant = $1 and effective_status in ('refused', 'revoked')`,
    values: [tenant],
  })
  const stamp = stamps[0]?.stamp ?? ''
  const kept = KEPT.get(tenant)
  if (kept?.stamp === stamp) return kept.index
  const { rows } = await client.query<Row>({
    name: 'checks_barred',
    text: `select record, state from licence
           where tenant = $1 and effective_status in ('refused', 'revoked') order by record`,
    values: [tenant],
  })
  const index = indexBarred(rows.map((row) => barredAgency(row, dateOf)))
  KEPT.set(tenant, { stamp, index })
  return index
}

function barredAgency({ record, state }: Row, dateOf: (instant: Date) => IsoDate): BarredAgency {
  const licence = JSON.parse(state) as Licence
  return {
    organisation: licence.organisation,
    status: licence.status === 'refused' ? 'refused' : 'revoked',
    on: dateOf(new Date(licence.decision?.decidedAt ?? licence.since)),
    parties: partiesBehind(record, licence),
  }
}
