import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { blankDatabase, type TestDatabase, testDatabase } from '@corridor/server/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderWith, LAUNCHER, runCli } from '../testing/runCli.ts'

let database: TestDatabase
let blank: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  blank = await blankDatabase()
})
afterAll(async () => {
  await database.drop()
  await blank.drop()
})

test('a key, a backup, its list, its verification, and the restore into an empty place', async () => {
  const folder = folderWith({})
  const env = { DATABASE_URL: database.url, DATA_DIR: join(folder, 'var'), BACKUP_DIR: '' }
  const run = (...args: readonly string[]) => runCli(args, { folder, env })

  const key = await run('backup', 'key', 'key.txt')
  const recipient = /^age1\w+$/m.exec(key.stdout)![0]
  expect(statSync(join(folder, 'key.txt')).mode & 0o777).toBe(0o600)
  expect((await run('backup', 'key', 'key.txt')).stderr).toContain('never overwritten')

  expect(await run('backup', 'run')).toMatchObject({ code: 2 })
  const unsaid = await run('backup', 'run', '--to', 'backups')
  expect(unsaid).toMatchObject({ code: 1, stdout: '' })
  expect(unsaid.stderr).toContain('--unencrypted')
  const open = await run('backup', 'run', '--to', 'open', '--unencrypted', '--with-keys')
  expect(open.stderr).toContain('Keys go only into an encrypted backup')
  expect(existsSync(join(folder, 'open'))).toBe(false)

  mkdirSync(join(folder, 'var'))
  writeFileSync(join(folder, 'var', 'server-key'), Buffer.alloc(32, 7).toString('base64'))
  const taken = await run(
    ...['backup', 'run', '--to', 'backups', '--recipient', recipient, '--with-keys', '--json'],
  )
  expect(taken).toMatchObject({ code: 0, stderr: '' })
  const { file } = JSON.parse(taken.stdout) as { file: string }
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
  const listed = await run('backup', 'list', 'backups')
  expect(listed.stdout).toMatch(/logical +yes +[\d.]+ kB +corridor-.*\.tar\.zst\.age/)
  expect((await run('backup', 'verify', file)).stderr).toContain('--identity')
  const verified = await run('backup', 'verify', file, '--identity', 'key.txt')
  expect(verified).toMatchObject({ code: 0 })
  expect(verified.stdout).toContain('The keys are in it')

  const onto = await run('restore', file, '--identity', 'key.txt')
  expect(onto).toMatchObject({ code: 1 })
  expect(onto.stderr).toContain('not empty')
  const restored = await runCli(['restore', file, '--identity', 'key.txt'], {
    folder,
    env: { DATABASE_URL: blank.url, DATA_DIR: join(folder, 'new') },
  })
  expect(restored).toMatchObject({ code: 0, stderr: '' })
  expect(restored.stdout).toContain('key put in place')
  expect(readFileSync(join(folder, 'new', 'server-key'), 'utf8')).toBe(
    Buffer.alloc(32, 7).toString('base64'),
  )
}, 120_000)

test('settings that leave open who may read backups are refused', async () => {
  const folder = folderWith({})
  const refused = await runCli(['backup', 'list'], { folder, env: { BACKUP_DIR: folder } })
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.stderr).toContain('BACKUP_RECIPIENTS')
  const wrong = await runCli(['backup', 'list'], {
    folder,
    env: { BACKUP_DIR: folder, BACKUP_RECIPIENTS: 'ssh-rsa' },
  })
  expect(wrong.stderr).toContain('age recipients')
}, 60_000)

test('Ctrl-C leaves nothing half', async () => {
  const folder = folderWith({})
  const child = spawn(
    process.execPath,
    [LAUNCHER, 'backup', 'run', '--to', 'backups', '--unencrypted', '--progress'],
    {
      cwd: folder,
      env: { ...process.env, DATABASE_URL: database.url, DATA_DIR: join(folder, 'var') },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const begun = Promise.withResolvers<void>()
  child.stderr!.on('data', (chunk: Buffer) => {
    if (chunk.includes('table')) begun.resolve()
  })
  await begun.promise
  child.kill('SIGINT')
  await once(child, 'exit')
  expect(child.exitCode).toBe(130)
  expect(readdirSync(join(folder, 'backups'))).toEqual([])
}, 60_000)
