import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '@corridor/kernel'
import type { Config } from '../../../config.ts'

const FILE = 'server-key'

/**
 * The key that seals secrets in the database: SERVER_KEY, or outside production a file in the data
 * folder that only its owner can read, made at the first start.
 *
 * @throws {DomainError} `bad_option` in production without SERVER_KEY, or for a file others can read.
 */
export async function loadServerKey(
  { serverKey, isProduction, dataDir }: Pick<Config, 'serverKey' | 'isProduction' | 'dataDir'>,
  randomBytes: (count: number) => Uint8Array,
): Promise<Uint8Array> {
  if (serverKey !== null) return serverKey
  if (isProduction) {
    throw new DomainError(
      'bad_option',
      'SERVER_KEY is needed in production: 32 random bytes in base64 (openssl rand -base64 32). Keep a copy apart from the backups: without it nobody can use an authenticator app any more',
    )
  }
  const path = join(dataDir, FILE)
  await mkdir(dataDir, { recursive: true })
  try {
    await writeFile(path, Buffer.from(randomBytes(32)).toString('base64'), {
      flag: 'wx',
      mode: 0o600,
    })
    await chmod(path, 0o600)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  if (((await stat(path)).mode & 0o077) !== 0) {
    throw new DomainError('bad_option', `Others can read ${path}; run: chmod 600 ${path}`)
  }
  const key = Buffer.from(await readFile(path, 'utf8'), 'base64')
  if (key.length === 32) return key
  throw new DomainError(
    'bad_option',
    `${path} does not hold 32 bytes in base64; bring it back from a copy`,
  )
}
