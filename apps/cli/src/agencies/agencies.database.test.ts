import { type TestDatabase, testDatabase } from '@corridor/server/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderWith, runCli } from '../testing/runCli.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const FILE = [
  'name;licence number;valid from;valid until',
  'Example Alpha;0010;2030-01-01;2032-12-31',
  'Example Beta;NULL;2030-01-01;2032-12-31',
  'Example Gamma;Licence No. : 40;2030-01-01;2032-12-31',
].join('\n')

test('a file is looked through, then entered once', async () => {
  const folder = folderWith({ 'register.csv': FILE })
  const dataDir = folderWith({})
  const corridor = (...more: readonly string[]) =>
    runCli(
      ['agencies', 'import', `${folder}/register.csv`, '--register', 'Example, 2030', ...more],
      { env: { DATABASE_URL: database.url, DATA_DIR: dataDir } },
    )
  const trial = await corridor('--dry-run')
  expect(trial).toMatchObject({ code: 1 })
  expect(trial.stdout).toContain('register.csv, row 4, column licence number: there is text where')
  expect(trial.stdout).toContain('3 rows: 1 would be entered, 1 are wrong. Nothing was written')
  const entered = await corridor('--with-questions', '--json')
  expect(entered).toMatchObject({ code: 0 })
  const told = { outcome: 'entered', rows: 3, taken: 2, entered: 2, wrong: 1, failures: [] }
  expect(JSON.parse(entered.stdout)).toMatchObject(told)
  const again = await corridor('--with-questions', '--json')
  expect(JSON.parse(again.stdout)).toMatchObject(told)
  // Nobody confirmed the licences: there are none yet.
  const found = await runCli(['agencies', 'find', 'exampel alfa', '--json'], {
    env: { DATABASE_URL: database.url, DATA_DIR: dataDir },
  })
  expect(found).toMatchObject({ code: 0 })
  const { agencies } = JSON.parse(found.stdout) as { agencies: readonly object[] }
  expect(agencies[0]).toMatchObject({ name: 'Example Alpha', status: 'none', number: null })
})
