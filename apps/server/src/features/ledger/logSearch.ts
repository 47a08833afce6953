import type pg from 'pg'
import { inTransaction, type LedgerPlace } from './LedgerPlace.ts'
import { noteRead, type Reader } from './noteRead.ts'

/** What a search or list found, with the ids of the records it shows. */
export interface Found<Result> {
  readonly result: Result
  readonly records: readonly string[]
}

/**
 * Runs a search or a list and notes in the same transaction what was asked for and which records
 * were shown: what could not be noted is not shown.
 *
 * @param terms what was asked for, filters included.
 * @param search reads on the client given, from read models that the ledger's role may read.
 *
 * @example
 * const page = await logSearch(ledger, reader, 'search', { name: 'Example' }, async (client) => {
 *   const { rows } = await client.query('select … from organisation where tenant = $1 …', values)
 *   return { result: rows, records: rows.map(({ record }) => record) }
 * })
 */
export async function logSearch<Result>(
  place: LedgerPlace,
  reader: Reader,
  act: 'search' | 'list' | 'export',
  terms: Readonly<Record<string, unknown>>,
  search: (client: pg.PoolClient) => Promise<Found<Result>>,
): Promise<Result> {
  return await inTransaction(
    place.pool,
    'begin isolation level repeatable read',
    async (client) => {
      const { result, records } = await search(client)
      await noteRead(client, place, reader, { act, outcome: 'shown', terms, results: records })
      return result
    },
  )
}
