import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectPool, openPool } from '../../../db/openDatabase.ts'
import { type TestDatabase, testDatabase } from '../../../testing/testDatabase.ts'
import type { BackupSettings } from '../backupSettings.ts'
import { configOf, newKey, openFolder } from '../testing/testBackup.ts'
import { startBackups } from './startBackups.ts'

let database: TestDatabase
let pool: pg.Pool
let folder: ReturnType<typeof openFolder>

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.url, () => {})
  folder = openFolder()
})
afterAll(async () => {
  await pool.end()
  await database.drop()
  folder.remove()
})

function schedule(backup: BackupSettings, clock: { now: Date }) {
  const dataDir = join(folder.path, 'data')
  mkdirSync(dataDir, { recursive: true })
  chmodSync(dataDir, 0o755)
  const logged: string[] = []
  const started = startBackups({
    database: { kysely: connectPool(pool), pool, url: database.url },
    config: { ...configOf(dataDir, { databaseUrl: database.url }), backup },
    now: () => clock.now,
    newId: randomUUID,
    log: {
      info: (_, message) => logged.push(message),
      error: (details, message) => logged.push(`${message} ${JSON.stringify(details)}`),
    },
  })
  return { ...started, logged }
}

test('backups and drills by themselves: taken, kept, tried, told when they fail', async () => {
  const key = await newKey()
  const identityFile = join(folder.path, 'key.txt')
  writeFileSync(identityFile, `${key.identity}\n`)
  const dir = join(folder.path, 'backups')
  const clock = { now: new Date('2031-03-04T10:00:00Z') }
  const settings: BackupSettings = {
    ...{ dir, everyHours: 1, keep: 2, recipients: [key.recipient], unencrypted: false },
    ...{ drillEveryHours: 2, drillIdentityFile: identityFile },
  }
  const backups = schedule(settings, clock)
  expect(await backups.state!()).toBe('ok')
  await backups.look()
  expect(backups.logged).toEqual(['backup taken', 'restore drill passed'])
  expect(await backups.state!()).toBe('ok')
  await backups.look()
  expect(backups.logged).toHaveLength(2)

  const later = (hours: number) => {
    clock.now = new Date(clock.now.getTime() + hours * 3_600_000)
  }
  for (let turn = 0; turn < 2; turn += 1) {
    later(1)
    await backups.look()
  }
  expect(readdirSync(dir)).toHaveLength(2)
  expect(backups.logged.filter((words) => words === 'backup taken')).toHaveLength(3)

  // The newest backup is damaged: the drill finds it.
  for (const name of readdirSync(dir)) writeFileSync(join(dir, name), 'age-encryption.org/v1\n-> X')
  later(2)
  const failing = schedule({ ...settings, everyHours: 0 }, clock)
  await failing.look()
  expect(failing.logged).toHaveLength(1)
  expect(failing.logged[0]).toMatch(/^RESTORE DRILL FAILED .*damaged/)
  expect(await failing.state!()).toBe('failed')
  const { rows } = await pool.query<{ kind: string; state: string; failure: string | null }>(
    'select kind, state, failure from backup_run order by started, finished',
  )
  expect(rows.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'logical done',
    'drill done',
    'logical done',
    'logical done',
    'drill done',
    'drill failed',
  ])
  await backups.close()
  await failing.close()
  expect(readdirSync(join(folder.path, 'data')).filter((name) => name.startsWith('drill'))).toEqual(
    [],
  )
}, 240_000)

test('a folder that cannot be written is told, and closing stops what is under way', async () => {
  await pool.query('delete from backup_run')
  const file = join(folder.path, 'file')
  writeFileSync(file, '')
  const clock = { now: new Date() }
  const settings: BackupSettings = {
    ...{ everyHours: 1, keep: 2, recipients: [], unencrypted: true },
    ...{ drillEveryHours: 0, drillIdentityFile: null },
    dir: join(file, 'below'),
  }
  const impossible = schedule(settings, clock)
  await impossible.look()
  expect(impossible.logged[0]).toMatch(/^BACKUP FAILED .*cannot be written/)
  expect(await impossible.state!()).toBe('failed')
  await impossible.close()

  await pool.query('delete from backup_run')
  const stopped = schedule({ ...settings, dir: join(folder.path, 'stopped') }, clock)
  const looking = stopped.look()
  await new Promise((resolve) => setTimeout(resolve, 300))
  await stopped.close()
  await looking
  const dir = join(folder.path, 'stopped')
  const left = existsSync(dir) ? readdirSync(dir) : []
  expect(left.filter((name) => name.endsWith('.partial'))).toEqual([])
}, 120_000)
