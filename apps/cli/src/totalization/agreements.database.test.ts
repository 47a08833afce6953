import { readFileSync } from 'node:fs'
import { type TestDatabase, testDatabase } from '@corridor/server/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderWith, runCli } from '../testing/runCli.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const { schema, agreements } = JSON.parse(
  readFileSync(new URL('../../../../data/totalization/agreements.json', import.meta.url), 'utf8'),
) as { readonly schema: string; readonly agreements: readonly Record<string, unknown>[] }

const INVENTED = {
  ...agreements[0],
  id: 'npl-qat-test',
  name: 'An invented agreement',
  hub: null,
  parties: ['NPL', 'QAT'].map((state) => ({
    state,
    from: '2019-01-01',
    to: null,
    verification: 'unverified',
    source: null,
  })),
}

test('a file of agreements is refused whole with every problem, or imported once', async () => {
  const file = (...entries: readonly object[]) => JSON.stringify({ schema, agreements: entries })
  const folder = folderWith({
    'good.json': file(INVENTED),
    'bad.json': file(
      INVENTED,
      { ...INVENTED, id: 'other', kind: 'treaty' },
      { ...INVENTED, id: 'Third One' },
    ),
  })
  const dataDir = folderWith({})
  const run = (...args: readonly string[]) =>
    runCli(['totalization', 'agreements', ...args], {
      env: { DATABASE_URL: database.url, DATA_DIR: dataDir },
    })
  const bad = await run('import', `${folder}/bad.json`)
  expect(bad.code).not.toBe(0)
  expect(bad.stderr).toContain('bad.json, row 2, column other: kind: Invalid option')
  expect(bad.stderr).toContain('Write one of regulation, multilateral, bilateral, pattern')
  expect(bad.stderr).toContain('row 3, column Third One: id: write lower-case words')
  // Had the file before been written in part, this would take its place.
  const good = await run('import', `${folder}/good.json`, '--json')
  expect(JSON.parse(good.stdout)).toEqual({
    outcome: 'imported',
    agreements: ['npl-qat-test'],
    replaced: [],
  })
  const { stdout } = await run('list', '--corridor', 'NPL-QAT', '--on', '2020-07-01', '--json')
  expect(JSON.parse(stdout).agreements).toEqual([
    expect.objectContaining({
      standing: 'in-force',
      agreement: expect.objectContaining({ id: 'npl-qat-test', origin: 'imported' }),
    }),
  ])
  expect((await run('import', `${folder}/good.json`)).stdout).toContain('nothing changed')
}, 120_000)
