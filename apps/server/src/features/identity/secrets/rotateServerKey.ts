import { existsSync } from 'node:fs'
import { link, open, rename, rm } from 'node:fs/promises'
import { DomainError } from '@corridor/kernel'
import { record } from '../auditLog.ts'
import type { IdentityParts, Tx } from '../IdentityParts.ts'
import { isOutOfUse } from './keyInUse.ts'
import { openSecret, sealSecret } from './sealSecret.ts'
import { type KeyConfig, loadServerKeys, serverKeyFiles, writeKeyFile } from './serverKey.ts'

type Edge = Pick<IdentityParts, 'db' | 'now' | 'randomBytes'>

/** How far it has come; at any of them it can be killed and begun again. */
export type RotationStep = 'key made' | 'old key kept' | 'new key in place' | 'secrets sealed'

export interface Rotation {
  /** Secrets that were sealed anew, this time. */
  readonly sealed: number
  /** The setting that can be taken away now; null where files were used. */
  readonly obsoleteSetting: 'SERVER_KEY_PREVIOUS' | null
}

/**
 * Seals what is sealed in the database under a new key. Old and new key are kept until nothing is
 * sealed with the old one, and every start reads both, so that it can be killed at any moment and
 * run again.
 *
 * @param at told of each step.
 * @throws {DomainError} `bad_option` where SERVER_KEY is set without SERVER_KEY_PREVIOUS;
 *   `unavailable` while a server works with the old key.
 */
export async function rotateServerKey(
  config: KeyConfig,
  edge: Edge,
  at: (step: RotationStep) => void = () => {},
): Promise<Rotation> {
  if (config.serverKey !== null && config.previousServerKey === null) {
    throw new DomainError(
      'bad_option',
      'Put the present key into SERVER_KEY_PREVIOUS and a new one into SERVER_KEY (openssl rand -base64 32), restart the server, and run this again',
    )
  }
  if (config.serverKey === null) await exchangeFiles(config.dataDir, edge, at)
  const { serverKey, olderServerKeys } = await loadServerKeys(config, edge.randomBytes)
  const sealed = await edge.db.transaction().execute(async (tx) => {
    for (const older of olderServerKeys) {
      if (await isOutOfUse(tx, older)) continue
      throw new DomainError(
        'unavailable',
        'A server that works with the old key is running. Restart it, so that it reads the new one too, and run this again',
      )
    }
    const count = await sealAnew(tx, edge, serverKey, olderServerKeys)
    await record(tx, edge, 'system', { verb: 'rotate.server-key', details: { sealed: count } })
    return count
  })
  at('secrets sealed')
  if (config.serverKey !== null) return { sealed, obsoleteSetting: 'SERVER_KEY_PREVIOUS' }
  await rm(serverKeyFiles(config.dataDir).previous, { force: true })
  return { sealed, obsoleteSetting: null }
}

/** Puts a new key in place of the present one, which stays beside it. */
async function exchangeFiles(
  dataDir: string,
  { randomBytes }: Edge,
  at: (step: RotationStep) => void,
): Promise<void> {
  const { present, previous, next } = serverKeyFiles(dataDir)
  // One that was exchanged and whose secrets are still to be sealed goes on with its new key.
  if (existsSync(previous) && !existsSync(next)) return
  await loadServerKeys(
    { serverKey: null, previousServerKey: null, isProduction: false, dataDir },
    randomBytes,
  )
  if (!existsSync(previous)) {
    // Left by a run that was killed while it wrote: no one has used it.
    await rm(next, { force: true })
    await writeKeyFile(next, randomBytes(32))
    at('key made')
    await link(present, previous)
    await syncFolder(dataDir)
    at('old key kept')
  }
  await rename(next, present)
  await syncFolder(dataDir)
  at('new key in place')
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Seals every secret with the new key that is not yet. @throws {Error} for one that opens with none. */
async function sealAnew(
  tx: Tx,
  { randomBytes }: Edge,
  serverKey: Uint8Array,
  olderServerKeys: readonly Uint8Array[],
): Promise<number> {
  const rows = await tx.selectFrom('person_totp').select(['person', 'secret']).forUpdate().execute()
  let sealed = 0
  for (const { person, secret } of rows) {
    if (isSealedWith(serverKey, person, secret)) continue
    const opened = openSecret(olderServerKeys, person, secret)
    await tx
      .updateTable('person_totp')
      .set({ secret: sealSecret(serverKey, person, opened, randomBytes(12)) })
      .where('person', '=', person)
      .execute()
    sealed++
  }
  // A sign-in with the provider that was begun is begun again.
  await tx.deleteFrom('provider_round').execute()
  return sealed
}

function isSealedWith(key: Uint8Array, owner: string, secret: string): boolean {
  try {
    openSecret([key], owner, secret)
    return true
  } catch {
    return false
  }
}
