import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError } from '@corridor/kernel'
import { type Account, databaseAccount } from './account.ts'
import { type Purpose, takeOwnership } from './ownership.ts'
import { type Binaries, databaseHome, serverBinaries } from './places.ts'
import { isServerOf, readPostmaster, readText } from './postmaster.ts'

export interface EmbeddedPostgres {
  /** Connection string of the maintenance database `postgres`. */
  readonly url: string
  /** Stops the server if this process started it. */
  stop(): Promise<void>
}

const USER = 'corridor'
const START_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 30_000
const ATTEMPTS = 5

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one a running Corridor server
 * keeps. Whatever an earlier process left behind when it was killed (a half-made data folder, a
 * server without its owner, a stale lock file) is cleared first.
 *
 * @param purpose a `server` insists on being alone; a `command` joins a server or waits for another command.
 * @throws {DomainError} `unavailable` with the end of the server's log when it does not start.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  purpose: Purpose,
  log: (line: string) => void,
): Promise<EmbeddedPostgres> {
  const account = databaseAccount()
  const home = databaseHome(dataDir, account)
  mkdirSync(home, { recursive: true })
  chmodSync(home, 0o755)
  const ownership = await takeOwnership(home, purpose)
  const cluster = join(home, 'cluster')
  if (ownership.kind === 'guest') {
    const port = await waitUntilReady(cluster, null, join(home, 'postgres.log'))
    return { url: connectionUrl(home, port), stop: async () => {} }
  }
  try {
    const binaries = serverBinaries(account)
    await stopOrphan(cluster, log)
    createCluster(home, cluster, binaries, account, log)
    const server = await startServer(home, cluster, binaries, account, log)
    const atExit = () => server.child.kill('SIGINT')
    process.once('exit', atExit)
    return {
      url: connectionUrl(home, server.port),
      stop: async () => {
        process.off('exit', atExit)
        await stopServer(server.child)
        ownership.release()
      },
    }
  } catch (error) {
    ownership.release()
    throw error
  }
}

const connectionUrl = (home: string, port: number): string =>
  `postgres://${USER}:${readFileSync(join(home, 'password'), 'utf8').trim()}@127.0.0.1:${port}/postgres`

/** A server whose owner was killed goes on alone; it is stopped in the ordinary way. */
async function stopOrphan(cluster: string, log: (line: string) => void): Promise<void> {
  const orphan = readPostmaster(cluster)
  const file = join(cluster, 'postmaster.pid')
  if (orphan === null || !isServerOf(cluster, orphan.pid)) {
    rmSync(file, { force: true })
    return
  }
  log(`stopping a database server that was left running (process ${orphan.pid})`)
  process.kill(orphan.pid, 'SIGINT')
  for (
    const limit = Date.now() + STOP_LIMIT_MS;
    existsSync(file) && isServerOf(cluster, orphan.pid);
  ) {
    if (Date.now() > limit) {
      throw new DomainError(
        'unavailable',
        `A database server left by an earlier run (process ${orphan.pid}) does not stop. End that process, then start again.`,
      )
    }
    await sleep(50)
  }
  rmSync(file, { force: true })
}

/** Makes the data folder beside its place and renames it, so that a killed start leaves none or a whole one. */
function createCluster(
  home: string,
  cluster: string,
  binaries: Binaries,
  account: Account | null,
  log: (line: string) => void,
): void {
  for (const name of readdirSync(home)) {
    // The tool that made it may have outlived its killed parent and still be writing.
    if (name.endsWith('.partial')) {
      rmSync(join(home, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    }
  }
  if (existsSync(join(cluster, 'PG_VERSION'))) return
  log('creating the embedded database')
  const password = randomBytes(24).toString('base64url')
  const passwordFile = join(home, 'password')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  const beside = join(home, `cluster.${process.pid}.partial`)
  mkdirSync(beside, { mode: 0o700 })
  const forServer = join(home, `password.${process.pid}.partial`)
  writeFileSync(forServer, `${password}\n`, { mode: 0o600 })
  if (account !== null) {
    chownSync(beside, account.uid, account.gid)
    chownSync(forServer, account.uid, account.gid)
  }
  const made = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${beside}`,
      `--username=${USER}`,
      `--pwfile=${forServer}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
    ],
    { cwd: '/', ...identity(account), encoding: 'utf8' },
  )
  rmSync(forServer, { force: true })
  if (made.status !== 0) {
    throw new DomainError(
      'unavailable',
      `The embedded database could not be made in ${home}: ${`${made.stderr}${made.error?.message ?? ''}`.trim()}`,
    )
  }
  renameSync(beside, cluster)
}

interface RunningServer {
  readonly child: ChildProcess
  readonly port: number
}

async function startServer(
  home: string,
  cluster: string,
  binaries: Binaries,
  account: Account | null,
  log: (line: string) => void,
): Promise<RunningServer> {
  const logFile = join(home, 'postgres.log')
  for (let attempt = 1; ; attempt += 1) {
    const child = await spawnServer(cluster, binaries, account, logFile)
    try {
      return { child, port: await waitUntilReady(cluster, child, logFile) }
    } catch (error) {
      // Backends of a killed server may hold the folder for a moment, a port may be taken in between,
      // and a server whose owner was killed in this very step shows itself only now.
      const again = /still in use|could not bind|postmaster|lock file/.test(String(error))
      if (!again || attempt === ATTEMPTS) throw error
      await sleep(1000)
      await stopOrphan(cluster, log)
    }
  }
}

/** The log goes to a file, not a pipe: a pipe would break if this process were killed. */
async function spawnServer(
  cluster: string,
  binaries: Binaries,
  account: Account | null,
  logFile: string,
): Promise<ChildProcess> {
  const output = openSync(logFile, 'w', 0o640)
  const settings = [
    `port=${await freePort()}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'wal_keep_size=512MB',
  ]
  const child = spawn(
    binaries.postgres,
    ['-D', cluster, ...settings.flatMap((text) => ['-c', text])],
    {
      cwd: '/',
      ...identity(account),
      stdio: ['ignore', output, output],
    },
  )
  child.on('error', () => {}) // shows as an exit without a ready line
  closeSync(output)
  return child
}

const identity = (account: Account | null) => ({
  env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  ...(account === null ? {} : { uid: account.uid, gid: account.gid }),
})

/** The port, once the server says that it takes connections. */
async function waitUntilReady(
  cluster: string,
  child: ChildProcess | null,
  logFile: string,
): Promise<number> {
  for (const limit = Date.now() + START_LIMIT_MS; ; await sleep(20)) {
    const server = readPostmaster(cluster)
    const ours = child === null || server?.pid === child.pid
    if (server !== null && ours && server.ready) return server.port
    const ended =
      child !== null &&
      (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
    if (ended || Date.now() > limit) {
      child?.kill('SIGINT')
      const tail = (readText(logFile) ?? '').trim().split('\n').slice(-8).join('\n')
      throw new DomainError('unavailable', `The embedded database did not start:\n${tail}`)
    }
  }
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGINT')
  const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_LIMIT_MS)
  await ended
  clearTimeout(timer)
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
