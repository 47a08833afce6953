import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestDatabase, testDatabase } from '@corridor/server/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderWith, runCli } from '../testing/runCli.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await database.drop()
})

test('keys, seals, export and verification by somebody without the database', async () => {
  const folder = folderWith({})
  const env = { DATABASE_URL: database.url, DATA_DIR: join(folder, 'var') }
  const run = (...args: readonly string[]) => runCli(['ledger', ...args], { folder, env })

  const unsealed = await run('seal')
  expect(unsealed).toMatchObject({ code: 1 })
  expect(unsealed.stderr).toContain('corridor ledger key introduce')
  const root = await run('key', 'root', 'root.pem')
  const rootKey = /^[0-9a-f]{64}$/m.exec(root.stdout)![0]
  expect(statSync(join(folder, 'root.pem')).mode & 0o777).toBe(0o600)
  expect(await run('key', 'root', 'root.pem')).toMatchObject({ code: 1 })
  expect(await run('key', 'introduce', '--root', 'root.pem')).toMatchObject({ code: 0, stderr: '' })
  expect(existsSync(join(folder, 'var', 'ledger', 'sealing.pem'))).toBe(true)
  const second = await run('key', 'introduce', '--root', 'root.pem')
  const keyId = /key (\S+) is in use/.exec(second.stdout)![1]!
  expect(await run('seal')).toMatchObject({ code: 0, stdout: 'Nothing new to seal\n' })

  const verified = await run('verify', '--root-key', rootKey, '--json')
  expect(verified).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(verified.stdout)).toMatchObject({ intact: true, faults: [] })
  expect(await run('verify')).toMatchObject({ code: 2 })
  const foreign = await run('verify', '--root-key', '00'.repeat(32))
  expect(foreign.code).toBe(4)
  expect(foreign.stdout).toContain('FAULTS FOUND')

  expect(await run('export', 'ledger.jsonl')).toMatchObject({ code: 0 })
  const offline = (...more: readonly string[]) =>
    runCli(['ledger', 'verify', '--export', 'ledger.jsonl', '--root-key', rootKey, ...more], {
      folder,
      env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', DATA_DIR: join(folder, 'none') },
    })
  const outside = await offline('--progress')
  expect(outside).toMatchObject({ code: 0 })
  expect(outside.stdout).toContain('Sound: 0 actions')
  const text = readFileSync(join(folder, 'ledger.jsonl'), 'utf8')
  writeFileSync(join(folder, 'ledger.jsonl'), text.replace('"statement":2', '"statement":3'))
  const tampered = await offline()
  expect(tampered.code).toBe(4)
  expect(tampered.stdout).toContain('line 2 of the key list')

  expect(await run('rebuild')).toMatchObject({
    ...{ code: 0, stdout: '0 records made again from 0 actions\n' },
  })
  expect(
    await run('key', 'revoke', keyId, '--root', 'root.pem', '--reason', 'a test'),
  ).toMatchObject({ code: 0 })
  expect(await run('key', 'introduce', '--root', 'root.pem')).toMatchObject({ code: 0 })
}, 120_000)
