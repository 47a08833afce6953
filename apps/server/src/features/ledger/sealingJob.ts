import type { LedgerPlace, Queryable } from './LedgerPlace.ts'
import type { LedgerSettings } from './ledgerSettings.ts'
import { readSigner } from './nodeCrypto.ts'
import { deliverSeals, toFolder, toWebhook } from './publishSeals.ts'
import { sealActions } from './sealActions.ts'

/** Seals by itself until it is closed. */
export interface SealingJob {
  /** Waits for the seal under way. */
  close(): Promise<void>
}

type Warn = (words: string, details?: Readonly<Record<string, unknown>>) => void

/** Actions wait this many intervals for their seal before it is worth a warning. */
const LATE = 5

/**
 * Seals everything there is and hands the seals out.
 *
 * @returns how many actions were sealed; null without a sealing key.
 */
export async function sealAndDeliver(
  place: LedgerPlace,
  settings: LedgerSettings,
  warn: Warn,
): Promise<number | null> {
  // Read each time: a key that was just introduced counts at once.
  const signer = readSigner(settings.sealingKeyFile)
  if (signer === null) return null
  let sealed = 0
  for (;;) {
    const seal = await sealActions(place, signer)
    if (seal === null) break
    sealed += seal.body.count
  }
  const { sealsDir, sealsWebhook } = settings
  const witnesses = [
    sealsDir === null ? null : { target: `folder ${sealsDir}`, deliver: toFolder(sealsDir) },
    sealsWebhook === null
      ? null
      : { target: `webhook ${sealsWebhook}`, deliver: toWebhook(sealsWebhook) },
  ]
  for (const witness of witnesses) {
    if (witness === null) continue
    try {
      await deliverSeals(place, witness.target, witness.deliver)
    } catch (error) {
      warn('seals could not be handed out and will be tried again', {
        witness: witness.target,
        reason: error instanceof Error ? error.message : `${error}`,
      })
    }
  }
  return sealed
}

/** Seconds since the oldest action that no seal covers; null where all are sealed. */
export async function sealingLag(
  { pool, tenant, now }: LedgerPlace,
  client: Queryable = pool,
): Promise<number | null> {
  const { rows } = await client.query<{ recorded: string | null }>(
    `select min(entry::json ->> 'recordedAt') as recorded from ledger_action
     where tenant = $1 and transaction >=
       coalesce((select sealed_below from ledger_seal where tenant = $1
                 order by seal desc limit 1), '0'::xid8)`,
    [tenant],
  )
  const recorded = rows[0]?.recorded ?? null
  return recorded === null ? null : (now().getTime() - Date.parse(recorded)) / 1000
}

/** Seals every `sealSeconds`; a failure is told and tried again with the next. */
export function startSealing(place: LedgerPlace, settings: LedgerSettings, warn: Warn): SealingJob {
  if (settings.sealSeconds === 0) return { close: async () => {} }
  let underWay: Promise<void> = Promise.resolve()
  let busy = false
  const seal = async (): Promise<void> => {
    try {
      const sealed = await sealAndDeliver(place, settings, warn)
      if (sealed === null) return
      const lag = await sealingLag(place)
      if (lag !== null && lag > LATE * settings.sealSeconds) {
        warn('actions wait long for their seal: a transaction in the database runs on', {
          seconds: Math.round(lag),
        })
      }
    } catch (error) {
      warn('sealing failed and will be tried again', {
        reason: error instanceof Error ? error.message : `${error}`,
      })
    } finally {
      busy = false
    }
  }
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    underWay = seal()
  }, settings.sealSeconds * 1000)
  timer.unref()
  return {
    async close() {
      clearInterval(timer)
      await underWay
    },
  }
}
