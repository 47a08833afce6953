import { chmod, mkdir, open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '@corridor/kernel'
import type { Config } from '../../../config.ts'

export type KeyConfig = Pick<Config, 'serverKey' | 'previousServerKey' | 'isProduction' | 'dataDir'>

/** Where the key is kept that SERVER_KEY does not give, and the one before while a change goes on. */
export const serverKeyFiles = (dataDir: string) => ({
  present: join(dataDir, 'server-key'),
  previous: join(dataDir, 'server-key.previous'),
  next: join(dataDir, 'server-key.next'),
})

export interface ServerKeys {
  /** Seals. */
  readonly serverKey: Uint8Array
  /** Open what was sealed before, while a change of keys goes on. */
  readonly olderServerKeys: readonly Uint8Array[]
}

/**
 * The key that seals secrets in the database: SERVER_KEY, or outside production a file in the data
 * folder that only its owner can read, made at the first start.
 *
 * @throws {DomainError} `bad_option` in production without SERVER_KEY, or for a file others can read.
 */
export async function loadServerKeys(
  { serverKey, previousServerKey, isProduction, dataDir }: KeyConfig,
  randomBytes: (count: number) => Uint8Array,
): Promise<ServerKeys> {
  if (serverKey !== null) {
    return { serverKey, olderServerKeys: previousServerKey === null ? [] : [previousServerKey] }
  }
  if (isProduction) {
    throw new DomainError(
      'bad_option',
      'SERVER_KEY is needed in production: 32 random bytes in base64 (openssl rand -base64 32). Keep a copy apart from the backups: without it nobody can use an authenticator app any more',
    )
  }
  const { present, previous } = serverKeyFiles(dataDir)
  await mkdir(dataDir, { recursive: true })
  await writeKeyFile(present, randomBytes(32))
  const older = await readKeyFile(previous)
  return {
    serverKey: (await readKeyFile(present))!,
    olderServerKeys: older === null ? [] : [older],
  }
}

/** Writes a key through to the disk, where there is no such file yet. */
export async function writeKeyFile(path: string, key: Uint8Array): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(Buffer.from(key).toString('base64'))
      await file.sync()
    } finally {
      await file.close()
    }
    await chmod(path, 0o600)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

/**
 * @returns null when there is no such file.
 * @throws {DomainError} `bad_option` for one that others can read, or that holds no key.
 */
async function readKeyFile(path: string): Promise<Uint8Array | null> {
  let text: string
  try {
    if (((await stat(path)).mode & 0o077) !== 0) {
      throw new DomainError('bad_option', `Others can read ${path}; run: chmod 600 ${path}`)
    }
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  const key = Buffer.from(text, 'base64')
  if (key.length === 32) return key
  throw new DomainError(
    'bad_option',
    `${path} does not hold 32 bytes in base64; bring it back from a copy`,
  )
}
