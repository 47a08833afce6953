import { readConfig } from '@corridor/server/config'
import { openDatabase } from '@corridor/server/db'
import { type TestDatabase, testDatabase } from '@corridor/server/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderWith, runCli } from '../testing/runCli.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('parameters of a day, of a corridor alone where asked', async () => {
  const env = { DATABASE_URL: database.url, DATA_DIR: folderWith({}) }
  const list = (...args: readonly string[]) =>
    runCli(['parameters', 'list', '--on', '2030-04-10', ...args], { env })
  const none = await list()
  expect(none).toMatchObject({ code: 0, stdout: 'No parameter holds on 2030-04-10\n', stderr: '' })

  const opened = await openDatabase(readConfig(env), () => {})
  const row = (record: string, key: object) =>
    opened.pool.query(
      `insert into rule_parameter (tenant, record, span, version, name, key, valid_from, value,
         legal_basis, source, verified)
       values ('home', $1, 0, 2, 'replenish_days', $2, '2030-01-01', '{"days":15}',
         '[{"instrument":"Example Act","provision":"s. 1"}]', 'Example', false)`,
      [record, JSON.stringify(key)],
    )
  await row('p-1', { jurisdiction: 'XBB' })
  await row('p-2', { jurisdiction: 'XCC' })
  await opened.close()

  const all = await list()
  expect(all.stdout).toMatch(/replenish_days +XBB +\{"days":15\} +2030-01-01 .*nobody/)
  expect(all.stdout).toContain('XCC')
  const { stdout } = await list('--corridor', 'XAA-XBB', '--json')
  const { on, parameters } = JSON.parse(stdout) as { on: string; parameters: object[] }
  expect([on, parameters]).toMatchObject([
    '2030-04-10',
    [{ record: 'p-1', value: { days: 15 }, verified: false }],
  ])
  const wrong = await list('--corridor', 'XAA')
  expect(wrong.code).toBe(2)
})
