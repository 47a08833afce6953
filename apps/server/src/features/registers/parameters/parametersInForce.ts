import type { IsoDate } from '@corridor/kernel'
import type { Parameter } from '@corridor/recruitment/checks'
import type { Queryable } from '../../ledger/LedgerPlace.ts'

interface SpanRow {
  readonly record: string
  readonly version: number
  readonly name: string
  readonly key: unknown
  readonly valid_from: string
  readonly valid_until: string | null
  readonly value: unknown
  readonly legal_basis: unknown
  readonly source: string
  readonly correction: string | null
  readonly verified_by: string | null
  readonly verified_on: string | null
}

/** A parameter with where its value was read and what it corrected. */
export type SourcedParameter = Parameter & {
  readonly source: string
  readonly correction: string | null
}

/**
 * The parameters of the rules that hold on a day, as they are known now, for the checks to choose
 * from by their keys.
 *
 * @param date of the event that is judged, at the authority.
 * @remarks One statement; O(parameters in force).
 */
export async function parametersInForce(
  client: Queryable,
  tenant: string,
  date: IsoDate,
): Promise<readonly SourcedParameter[]> {
  const { rows } = await client.query<SpanRow>(
    `select record, version, name, key, valid_from, valid_until, value, legal_basis, source,
       correction, verified_by, verified_on
     from rule_parameter
     where tenant = $1 and valid_from <= $2::date
       and (valid_until is null or valid_until >= $2::date)
     order by name, key::text, record`,
    [tenant, date],
  )
  // Values were checked against the form of their names when they were proposed.
  return rows.map(
    (row) =>
      ({
        record: row.record,
        version: row.version,
        name: row.name,
        key: row.key,
        validFrom: row.valid_from,
        validUntil: row.valid_until,
        value: row.value,
        legalBasis: row.legal_basis,
        verifiedBy: row.verified_by,
        verifiedAt: row.verified_on,
        source: row.source,
        correction: row.correction,
      }) as SourcedParameter,
  )
}
