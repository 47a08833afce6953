import type { AffectedContract } from '@corridor/contract'
import type { CheckFinding } from '@corridor/recruitment/checks'
import { affectedResults, type ParameterFile } from '@corridor/recruitment/registers'
import { sql } from 'kysely'
import { manyIn, oneIn, whereFilter } from '../../../db/recordFilterSql.ts'
import { noSuchRecord } from '../../../http/decisions.ts'
import type { Sender } from '../../../http/guard.ts'
import { localDate } from '../../../localDate.ts'
import { logSearch } from '../../ledger/logSearch.ts'
import { readerOf } from '../../ledger/readerOf.ts'
import type { RegisterParts } from '../RegisterParts.ts'
import { findParameter } from './readParameters.ts'

/** More are not looked through at once. */
const MOST = 5_000

interface Row {
  readonly record: string
  readonly status: string
  readonly signed_on: string | null
  readonly checks: { readonly findings: readonly CheckFinding[]; readonly at: string }
}

/**
 * Contracts within reach whose checks rest on a version of a parameter that does not hold on their
 * day any more, or on its absence: what a correction leaves to be looked at again. Nothing is done to
 * them; that they were listed is noted.
 *
 * @throws {DomainError} `not_found` for a parameter that is not there.
 */
export async function affectedContracts(
  parts: RegisterParts,
  sender: Sender,
  parameter: string,
): Promise<{ readonly contracts: AffectedContract[] }> {
  const { db, ledger } = parts
  const row = await findParameter(parts, parameter)
  if (row === undefined) throw noSuchRecord('read.parameter')
  const file = JSON.parse(row.state) as ParameterFile
  const reach = whereFilter(sender.filter('read.contract'), {
    kind: 'contract',
    attributes: {
      id: oneIn('c.record'),
      organisations: manyIn('c.organisations'),
      office: manyIn('c.offices'),
      jurisdiction: oneIn('c.jurisdiction'),
      state: oneIn('c.status'),
    },
  })
  const named = [
    [{ parameterVersions: [{ record: parameter }] }],
    [{ reason: { code: 'parameter_missing', params: { parameter: file.name } } }],
  ].map((one) => JSON.stringify(one))
  const query = sql<Row>`
    select c.record, c.status, c.signed_on, c.state::jsonb -> 'checks' as checks
    from contract c
    where c.tenant = ${ledger.tenant} and c.status <> 'ended' and ${reach}
      and c.state::jsonb -> 'checks' -> 'findings' @> any (${named}::jsonb[])
    order by c.record limit ${MOST}`.compile(db)
  const reader = readerOf(sender, sender.require('read.contract', null))
  return await logSearch(ledger, reader, 'list', { affectedBy: parameter }, async (client) => {
    const { rows } = await client.query<Row>(query.sql, [...query.parameters])
    const contracts = rows.flatMap(({ record, status, signed_on: signedOn, checks }) => {
      const checkedOn = localDate(ledger.timeZone, new Date(checks.at))
      const { findings } = checks
      const results = affectedResults(parameter, file, { findings, signedOn, checkedOn })
      return results.length === 0
        ? []
        : [{ contract: record, status, signedOn, checkedAt: checks.at, results: [...results] }]
    })
    return { result: { contracts }, records: contracts.map(({ contract }) => contract) }
  })
}
