import { setTimeout as sleep } from 'node:timers/promises'
import type { Seal, Signer } from '@corridor/ledger'
import type pg from 'pg'
import type { LedgerPlace } from '../LedgerPlace.ts'
import { type SealingOptions, sealActions } from '../sealActions.ts'

const LONGEST_WAIT_MS = 30_000

/** Seals all that was committed before: waits until no older transaction of the server runs. */
export async function sealCommitted(
  place: Pick<LedgerPlace, 'pool' | 'tenant' | 'now'>,
  signer: Signer,
  options: SealingOptions = {},
): Promise<Seal | null> {
  await untilOthersEnded(place.pool)
  return await sealActions(place, signer, options)
}

/**
 * Until every transaction that runs now, in any database of the server, has ended: a seal leaves out
 * what was committed beside one, and tests share a server.
 */
export async function untilOthersEnded(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ next: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text as next',
  )
  for (const end = Date.now() + LONGEST_WAIT_MS; ; await sleep(20)) {
    const { rows: found } = await pool.query<{ ended: boolean }>(
      'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as ended',
      [rows[0]!.next],
    )
    if (found[0]!.ended) return
    if (Date.now() > end) throw new Error('another transaction of the server does not end')
  }
}
