import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type TestDatabase, testDatabase } from '@corridor/server/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folderWith, runCli } from '../testing/runCli.ts'

const STOCKS = [
  'year,origin,destination,sex,persons',
  '2015,NPL,QAT,both,400000',
  '2020,NPL,QAT,both,450000',
  '2015,IND,QAT,both,650000',
  '2020,IND,QAT,both,700000',
  '',
].join('\n')

const WORDS = [
  ...['--title', 'A made-up table', '--publisher', 'Nobody', '--revision', 'Edition 2021'],
  ...['--licence', 'CC0', '--citation', 'Made up for a test', '--synthetic'],
]

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(async () => {
  await database.drop()
})

/** A data folder of its own with these files beside it. */
function place(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = folderWith(files)
  const env = { DATABASE_URL: database.url, DATA_DIR: join(folder, 'var') }
  const run = (...args: readonly string[]) => runCli(args, { folder, env })
  const listed = async () => {
    const { stdout } = await run('data', 'list', '--json')
    return JSON.parse(stdout).releases.map(({ id }: { id: string }) => id) as string[]
  }
  return { folder, run, listed }
}

const importing = (file: string, id: string, ...more: readonly string[]) => [
  ...['data', 'import', file, '--kind', 'stocks', '--id', id, ...WORDS, ...more],
]

describe('import', () => {
  test('a national table over a release: tried, imported, listed, shown, verified, estimated', async () => {
    const { folder, run, listed } = place({ 'national.csv': STOCKS })
    const laid = importing(
      ...(['national.csv', 'example-qat', '--base', 'un-ims-2020'] as const),
      ...['--matching', 'un-wpp-2022'],
    )
    const trial = await run(...laid, '--dry-run')
    expect(trial).toMatchObject({ code: 0, stderr: '' })
    expect(trial.stdout).toContain('without --dry-run')
    expect(existsSync(join(folder, 'var', 'evidence'))).toBe(false)
    expect(await listed()).not.toContain('example-qat')

    const done = await run(...laid, '--json')
    expect(done.code).toBe(0)
    const report = JSON.parse(done.stdout)
    expect(report).toMatchObject({ outcome: 'imported', release: 'example-qat' })
    expect(report.overlay.replaced).toContainEqual({
      destination: 'QAT',
      year: 2020,
      sex: 'both',
      personsBefore: expect.any(Number),
      personsAfter: 1_150_000,
    })
    expect(await listed()).toContain('example-qat')
    const shown = await run('data', 'show', 'example-qat', '--json')
    expect(JSON.parse(shown.stdout)).toMatchObject({
      origin: 'imported',
      base: 'un-ims-2020',
      synthetic: true,
      vintage: 2021,
      licence: { name: 'CC0', status: 'unverified' },
    })
    expect(await run('data', 'verify', 'example-qat')).toMatchObject({ code: 0, stderr: '' })
    const estimate = await run(
      ...['flows', 'estimate', '--stocks', 'example-qat', '--period', '2015-2020'],
      ...['--method', 'drop-negative', '--corridor', 'NPL-QAT', '--format', 'csv'],
    )
    expect(estimate.stdout).toBe('origin,destination,persons\nNPL,QAT,50000\n')

    const again = await run(...laid)
    expect(again).toMatchObject({ code: 0 })
    expect(again.stdout).toContain('Already there')
  }, 60_000)

  test('damage to an imported release is found', async () => {
    const { folder, run } = place({ 'stocks.csv': STOCKS })
    expect(await run(...importing('stocks.csv', 'example-damaged'))).toMatchObject({ code: 0 })
    const file = join(folder, 'var', 'evidence', 'example-damaged', 'observations.csv.gz')
    writeFileSync(file, readFileSync(file).subarray(0, 60))
    const { code, stdout, stderr } = await run('data', 'verify', 'un-wpp-2022', 'example-damaged')
    expect(code).toBe(1)
    expect(stdout).toMatch(/^un-wpp-2022 +sound/m)
    expect(stdout).toMatch(/^example-damaged +DAMAGED/m)
    expect(stderr).toContain('import it again')
  })

  test('a packed file', async () => {
    const { run, listed } = place({ 'stocks.csv.gz': gzipSync(STOCKS) })
    expect(await run(...importing('stocks.csv.gz', 'example-packed'))).toMatchObject({ code: 0 })
    expect(await listed()).toContain('example-packed')
  })

  test.each([
    ['ragged', STOCKS.replace('2015,NPL,QAT,both,400000', '2015,NPL,QAT,400000'), 2],
    ['duplicated', `${STOCKS}2020,NPL,QAT,both,450000\n`, 6],
    ['negative', STOCKS.replace('450000', '-450000'), 3],
    ['huge', STOCKS.replace('450000', '9'.repeat(30)), 3],
    ['unknown area', STOCKS.replace('2020,NPL', '2020,NPX'), 3],
    ['wrongly encoded', Buffer.from(STOCKS.replace('2020,NPL', '2020,\xc5PL'), 'latin1'), 3],
    ['cut off', STOCKS.slice(0, 75), 3],
    ['empty', '', null],
  ])(
    '%s: refused with the row and the fix, by a trial too, and nothing changes',
    async (_, content, row) => {
      const { folder, run, listed } = place({ 'bad.csv': content })
      const before = await listed()
      const runs = [
        await run(...importing('bad.csv', 'example-bad', '--json')),
        await run(...importing('bad.csv', 'example-bad', '--dry-run', '--json')),
      ]
      for (const { code, stdout, stderr } of runs) {
        expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
        const { details } = JSON.parse(stderr)
        expect(details.problems[0]).toMatchObject({ file: 'bad.csv', row })
        expect(details.problems[0].fix).not.toBe('')
      }
      expect(await listed()).toEqual(before)
      const evidence = join(folder, 'var', 'evidence')
      expect(existsSync(evidence) ? readdirSync(evidence) : []).toEqual([])
    },
  )

  test('a name that is taken, a base that is not there, words that are missing', async () => {
    const { run } = place({ 'stocks.csv': STOCKS })
    const [taken, tried, base, edition, kind] = await Promise.all([
      run(...importing('stocks.csv', 'un-ims-2020')),
      run(...importing('stocks.csv', 'un-ims-2020', '--dry-run')),
      run(...importing('stocks.csv', 'example-base', '--base', 'none')),
      run(...importing('stocks.csv', 'example-edition', '--revision', 'new')),
      run(...importing('stocks.csv', 'Not A Name')),
    ])
    for (const { code, stderr } of [taken!, tried!]) {
      expect(code).toBe(1)
      expect(stderr).toContain('un-ims-2020-2')
    }
    expect(base!.code).toBe(1)
    expect(base!.stderr).toContain('There is no release none')
    expect(edition!.code).toBe(2)
    expect(edition!.stderr).toContain('--vintage')
    expect(kind!.code).toBe(1)
    expect(kind!.stderr).toContain('lower-case words')
  })
})

test('a database that does not answer hides imported releases and says so', async () => {
  const folder = folderWith({})
  const env = { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none', DATA_DIR: folder }
  const [list, show] = await Promise.all([
    runCli(['data', 'list'], { env }),
    runCli(['data', 'show', 'example-qat'], { env }),
  ])
  expect(list.code).toBe(0)
  expect(list.stdout).toContain('un-ims-2020')
  expect(list.stderr).toContain('Imported releases are not shown')
  expect(show.code).toBe(1)
  expect(show.stderr).not.toContain('secret')
  expect(show.stderr).toContain('DATABASE_URL')
})
