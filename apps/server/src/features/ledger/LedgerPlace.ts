import type { Signer } from '@corridor/ledger'
import type pg from 'pg'
import type { ContentVault } from './ContentVault.ts'

/** The administration that owns the records of an installation. */
export const HOME = 'home'

/** Where a ledger is kept and what opens its contents. */
export interface LedgerPlace {
  /** Connections that may add and read (`prepareLedgerRole`). */
  readonly pool: pg.Pool
  readonly tenant: string
  readonly vault: ContentVault
  readonly now: () => Date
  /** Signs receipts; null or absent where there is no sealing key. */
  readonly receiptSigner?: () => Signer | null
  /** IANA name of the competent authority's time zone: legal dates are its dates. */
  readonly timeZone: string
}

/** One client's or pool's statements. */
export type Queryable = Pick<pg.Pool, 'query'>

/**
 * Runs a transaction; whatever is thrown within it undoes it.
 *
 * @param begin the statements that open it, sent in one go.
 */
export async function inTransaction<Result>(
  pool: pg.Pool,
  begin: string,
  run: (client: pg.PoolClient, begun: readonly pg.QueryResult[]) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let broken = false
  try {
    const begun = (await client.query(begin)) as unknown as pg.QueryResult | pg.QueryResult[]
    const result = await run(client, Array.isArray(begun) ? begun : [begun])
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}
