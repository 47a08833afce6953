import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '@corridor/kernel'
import type { Seal, SealBody } from '@corridor/ledger'
import type { LedgerPlace, Queryable } from './LedgerPlace.ts'

/** What a witness keeps: the seal without the names of the records under it. */
export type SealCopy = Pick<Seal, 'body' | 'signature'>

const WEBHOOK_PATIENCE_MS = 10_000
const MOST_AT_ONCE = 1_000

/** Seals from a number on, without their leaves. */
export async function selectSealCopies(
  client: Queryable,
  tenant: string,
  from: number,
  most = MOST_AT_ONCE,
): Promise<readonly SealCopy[]> {
  const { rows } = await client.query<{ body: string; signature: string }>(
    `select body, signature from ledger_seal
     where tenant = $1 and seal >= $2 order by seal limit $3`,
    [tenant, from, most],
  )
  return rows.map(({ body, signature }) => ({ body: JSON.parse(body) as SealBody, signature }))
}

/**
 * Hands seals that were not handed out yet to a witness; begins again after a failure where it stopped.
 *
 * @param target names the witness in the list of deliveries.
 * @returns how many were delivered.
 * @throws whatever `deliver` throws; what was delivered before stays noted.
 */
export async function deliverSeals(
  { pool, tenant, now }: Pick<LedgerPlace, 'pool' | 'tenant' | 'now'>,
  target: string,
  deliver: (copy: SealCopy) => Promise<void>,
): Promise<number> {
  const { rows } = await pool.query<{ next: number }>(
    `select coalesce(max(seal), 0) + 1 as next from ledger_seal_delivery
     where tenant = $1 and target = $2`,
    [tenant, target],
  )
  const copies = await selectSealCopies(pool, tenant, rows[0]!.next)
  for (const copy of copies) {
    await deliver(copy)
    await pool.query(
      `insert into ledger_seal_delivery (tenant, target, seal, delivered) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [tenant, target, copy.body.seal, now()],
    )
  }
  return copies.length
}

/** One file for each seal, which appears whole or not at all and is never overwritten. */
export const toFolder =
  (folder: string) =>
  async (copy: SealCopy): Promise<void> => {
    await mkdir(folder, { recursive: true })
    const file = join(folder, `seal-${String(copy.body.seal).padStart(8, '0')}.json`)
    if (existsSync(file)) return
    await writeFile(`${file}.partial`, `${JSON.stringify(copy)}\n`, { flush: true })
    await rename(`${file}.partial`, file)
  }

/** A POST for each seal; anything but a 2xx is a failure. */
export const toWebhook =
  (address: string) =>
  async (copy: SealCopy): Promise<void> => {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(copy),
      redirect: 'error',
      signal: AbortSignal.timeout(WEBHOOK_PATIENCE_MS),
    })
    await response.body?.cancel()
    if (response.ok) return
    throw new DomainError('unavailable', `the witness answered ${response.status}`)
  }
