import { spawnSync } from 'node:child_process'
import { DomainError } from '@corridor/kernel'
import { readText } from './postmaster.ts'

/** Who runs the database server. PostgreSQL refuses to run as root, so root lends it another account. */
export interface Account {
  readonly uid: number
  readonly gid: number
  readonly name: string
}

const NAME = 'postgres'

/**
 * Null for an ordinary user, who runs the server himself. For root the account `postgres`,
 * which is made where it is missing, as every packaged PostgreSQL does.
 *
 * @throws {DomainError} `unavailable` when there is no such account and it cannot be made.
 */
export function databaseAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  const found = findAccount(NAME)
  if (found !== null) return found
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    NAME,
  ])
  const made = findAccount(NAME)
  if (made === null) {
    throw new DomainError(
      'unavailable',
      `PostgreSQL does not run as root, and an account "${NAME}" could not be made. Start Corridor as an ordinary user, or set DATABASE_URL.`,
    )
  }
  return made
}

function findAccount(name: string): Account | null {
  const line = readText('/etc/passwd')
    ?.split('\n')
    .find((candidate) => candidate.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined
    ? null
    : { uid: Number(uid), gid: Number(gid), name }
}

/** Whether the account can enter the folder, tried for real because access lists may say more than modes. */
export function canEnter(account: Account | null, folder: string): boolean {
  if (account === null) return true
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1" && test -r .', 'sh', folder], {
    cwd: '/',
    uid: account.uid,
    gid: account.gid,
    env: {},
  })
  return tried.status === 0
}
