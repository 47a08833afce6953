import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { DomainError } from '@corridor/kernel'
import type { Config } from '../../../config.ts'
import { type Account, databaseAccount } from '../../../db/embedded/account.ts'
import { databaseHome, serverBinaries } from '../../../db/embedded/places.ts'

/** Where the files of the embedded database are. */
export interface ClusterPlace {
  readonly home: string
  readonly cluster: string
  readonly passwordFile: string
  readonly account: Account | null
}

/** @throws {DomainError} `bad_option` with a database of the site's own, whose files are not here. */
export function clusterPlace(config: Pick<Config, 'dataDir' | 'databaseUrl'>): ClusterPlace {
  if (config.databaseUrl !== null) {
    throw new DomainError(
      'bad_option',
      'A physical backup is a copy of the embedded database; the server of DATABASE_URL has tools of its own for that (pg_basebackup). Leave out --physical for a logical backup, which goes into any server',
    )
  }
  const account = databaseAccount()
  const home = databaseHome(config.dataDir, account)
  return {
    home,
    cluster: join(home, 'cluster'),
    passwordFile: join(home, 'password'),
    account,
  }
}

/** Major version of the PostgreSQL that is installed with Corridor. */
export function installedMajor(account: Account | null): number {
  const { postgres } = serverBinaries(account)
  const told = spawnSync(postgres, ['--version'], {
    cwd: '/',
    env: {},
    encoding: 'utf8',
    ...(account === null ? {} : { uid: account.uid, gid: account.gid }),
  })
  return Number(/(\d+)/.exec(told.stdout)?.[1])
}
