import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../openDatabase.ts'
import { databaseAccount } from './account.ts'
import { databaseHome } from './places.ts'
import { isAlive, readPostmaster } from './postmaster.ts'

const HOLDER = fileURLToPath(new URL('../../testing/holdDatabase.ts', import.meta.url))
const isRoot = process.getuid?.() === 0

let folder: string
let children: ChildProcess[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-launcher-'))
  chmodSync(folder, 0o755)
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await (await openDatabase({ dataDir: folder, databaseUrl: null })).close() // ends any orphan
  rmSync(databaseHome(folder, databaseAccount()), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
})

const open = (purpose: 'server' | 'command' = 'server') =>
  openDatabase({ dataDir: folder, databaseUrl: null }, () => {}, purpose)

const cluster = () => join(databaseHome(folder, databaseAccount()), 'cluster')

/** Another process that holds the database, once it says so. */
async function hold(purpose: 'server' | 'command'): Promise<ChildProcess> {
  const child = spawn(process.execPath, [HOLDER, folder, purpose], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.push(child)
  await once(child.stdout!, 'data')
  return child
}

async function writeRow(id: string): Promise<void> {
  const { kysely, close } = await open('command')
  await kysely
    .insertInto('release')
    .values({
      id,
      kind: 'migrant-stocks',
      origin: 'imported',
      vintage: 2020,
      checksum: 'x',
      manifest: '{}',
      catalogued: new Date(0),
    })
    .execute()
  await close()
}

async function readIds(purpose: 'server' | 'command' = 'server'): Promise<string[]> {
  const { kysely, close } = await open(purpose)
  const rows = await kysely.selectFrom('release').select('id').orderBy('id').execute()
  await close()
  return rows.map((row) => row.id)
}

describe('embedded PostgreSQL', () => {
  test('keeps its rows from one start to the next and folds case beyond ASCII', async () => {
    await writeRow('kept')
    const { kysely, close } = await open()
    const { rows } = await sql<{ folded: string }>`select lower('ÉMIGRÉ ŁÓDŹ') as folded`.execute(
      kysely,
    )
    expect(rows).toEqual([{ folded: 'émigré łódź' }])
    await close()
    expect(await readIds()).toEqual(['kept'])
    expect(readPostmaster(cluster())).toBeNull()
  })

  test('a command joins a running server and leaves it running', async () => {
    const server = await hold('server')
    await writeRow('joined')
    const running = readPostmaster(cluster())
    expect(running?.ready).toBe(true)
    server.stdin!.write('go\n')
    await once(server, 'exit')
    expect(isAlive(running!.pid)).toBe(false)
    expect(await readIds()).toEqual(['joined'])
  })

  test('a second server on the same folder is refused in words', async () => {
    await hold('server')
    await expect(open('server')).rejects.toThrow(/already runs on this data folder/)
  })

  test('two commands at once wait for each other', async () => {
    await Promise.all([
      writeRow('one'),
      hold('command').then((child) => child.stdin!.write('go\n')),
    ])
    expect(await readIds()).toEqual(['one'])
  })

  test('kill -9 of the owner: the next start ends the orphan and finds every row', async () => {
    const server = await hold('server')
    await writeRow('before the kill')
    const orphan = readPostmaster(cluster())!
    server.kill('SIGKILL')
    await once(server, 'exit')
    expect(isAlive(orphan.pid)).toBe(true)
    expect(await readIds('server')).toEqual(['before the kill'])
    expect(isAlive(orphan.pid)).toBe(false)
  })

  test('kill -9 of owner and database server: recovered from the log', async () => {
    const server = await hold('server')
    await writeRow('before the crash')
    const orphan = readPostmaster(cluster())!
    server.kill('SIGKILL')
    process.kill(orphan.pid, 'SIGKILL')
    await once(server, 'exit')
    expect(await readIds('server')).toEqual(['before the crash'])
  })

  test('a stale lock file whose process number now belongs to another program is cleared', async () => {
    await writeRow('kept')
    writeFileSync(
      join(cluster(), 'postmaster.pid'),
      `${process.pid}\n${cluster()}\n0\n5432\n\n\n\nready\n`,
    )
    expect(await readIds()).toEqual(['kept'])
  })

  test('kill -9 while the database is being made, at many moments', async () => {
    for (const delay of [5, 40, 90, 150, 220, 300, 400, 550]) {
      const child = spawn(process.execPath, [HOLDER, folder, 'server'], { stdio: 'ignore' })
      children.push(child)
      const ended = once(child, 'exit')
      await sleep(delay)
      child.kill('SIGKILL')
      await ended
    }
    expect(await readIds('server')).toEqual([])
    // The tool that makes a database outlives a killed parent for a moment; a later start clears up.
    const left = async () => {
      await readIds('server')
      const names = readdirSync(databaseHome(folder, databaseAccount()))
      return names.filter((name) => name.includes('partial'))
    }
    await expect.poll(left, { timeout: 20_000, interval: 500 }).toEqual([])
  }, 60_000)

  test.runIf(isRoot)(
    'root in a folder closed to others (an ordinary user has no such case)',
    async () => {
      const closed = join(folder, 'closed')
      mkdirSync(closed, { mode: 0o700 })
      const inside = join(closed, 'deep', 'var')
      const first = await openDatabase({ dataDir: inside, databaseUrl: null }, () => {}, 'server')
      await first.close()
      const home = databaseHome(inside, databaseAccount())
      expect(home.startsWith(closed)).toBe(false)
      chmodSync(closed, 0o755) // a database that exists keeps its place when the folder is opened later
      expect(databaseHome(inside, databaseAccount())).toBe(home)
      rmSync(home, { recursive: true, force: true })
      expect(existsSync(inside)).toBe(true)
    },
  )
})
