import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestDatabase, testDatabase } from '@corridor/server/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folderWith, runCli } from '../testing/runCli.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

/** A data folder of its own with these files beside it, on the database of this file. */
function place(files: Readonly<Record<string, string>> = {}) {
  const folder = folderWith(files)
  const env = { DATABASE_URL: database.url, DATA_DIR: join(folder, 'var') }
  const run = (...args: readonly string[]) => runCli(['standards', ...args], { folder, env })
  const json = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await run(...args, '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    return JSON.parse(stdout)
  }
  return { folder, run, json }
}

const HEADER = 'instrument,state,registered,verification,source'

const DESCRIPTION = [
  ...['--complete-through', '2026-01-01', '--publisher', 'Made up for a test'],
  ...['--licence', 'CC0', '--source', 'a synthetic list'],
]

describe('import of a newer list', () => {
  test('is tried, shown, entered once, and counts from then on', async () => {
    const { run, json } = place({
      'c118.csv': `${HEADER}\nC118,NPL,2020-05-05,partly,a made-up row\n`,
    })
    const before = await json('status', 'NPL', 'C118', '--on', '2022-01-01')
    expect(before.status.kind).toBe('no-list')
    const trial = await run('import', 'c118.csv', ...DESCRIPTION, '--dry-run')
    expect(trial.code).toBe(0)
    expect(trial.stdout).toContain('+ C118 NPL ratification 2020-05-05')
    expect((await json('status', 'NPL', 'C118', '--on', '2022-01-01')).status.kind).toBe('no-list')

    const done = await json('import', 'c118.csv', ...DESCRIPTION)
    expect(done).toMatchObject({ outcome: 'imported', added: [{ state: 'NPL' }], removed: [] })
    const again = await json('import', 'c118.csv', ...DESCRIPTION)
    expect(again).toMatchObject({ outcome: 'already-there', added: [], unchanged: 1 })
    const after = await json('status', 'NPL', 'C118', '--on', '2022-01-01')
    expect(after).toMatchObject({
      status: { kind: 'in-force', entryIntoForce: '2021-05-05', verification: 'partly' },
      sources: { lists: [{ origin: 'imported', completeThrough: '2026-01-01' }] },
    })
    const { stdout } = await run('status', 'NPL', 'C118', '--on', '2022-01-01')
    expect(stdout).toContain('not checked against the text')
  })

  test('a file with faults is refused whole, by row and column with the fix', async () => {
    const { run, json } = place({
      'bad.csv': `${HEADER}\nC144,NPL,2020-01-01,,\nC144,Nepal,2020-13-01,,\nC999,QAT,2020-01-01,,\n`,
    })
    const refused = await run('import', 'bad.csv', ...DESCRIPTION)
    expect(refused.code).toBe(1)
    expect(refused.stdout).toBe('')
    expect(refused.stderr).toContain('row 3, column state: "Nepal"')
    expect(refused.stderr).toContain('Write NPL (Nepal)')
    expect(refused.stderr).toContain('row 3, column registered')
    expect(refused.stderr).toContain('row 4, column instrument')
    expect((await json('status', 'NPL', 'C144', '--on', '2022-01-01')).status.kind).toBe('no-list')
  })

  test('a list that reaches less far than the one held is refused', async () => {
    const { run } = place({ 'old.csv': `${HEADER}\nC097,NPL,2000-01-01,,\n` })
    const older = DESCRIPTION.map((word) => (word === '2026-01-01' ? '2010-01-01' : word))
    const refused = await run('import', 'old.csv', ...older)
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('reach further')])
  })

  test('a table without a word on where it is from is wrong usage', async () => {
    const { run } = place({ 'c144.csv': `${HEADER}\nC144,NPL,2020-01-01,,\n` })
    const refused = await run('import', 'c144.csv', '--publisher', 'Nobody')
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining('--complete-through, --licence, --source'),
    ])
  })
})

describe('sign-off', () => {
  const signing = [
    ...['sign-off', 'provision:C143:9(1)', '--level', 'text-checked', '--reviewer', 'A. Reviewer'],
    ...['--organisation', 'Example office', '--text-seen', 'a print of the text'],
  ]
  const article = async (json: ReturnType<typeof place>['json']) =>
    (await json('show', 'C143')).provisions.find(
      (provision: { article: string }) => provision.article === '9(1)',
    )

  test('shows the statement first, signs with --yes, and is in the log', async () => {
    const { run, json } = place()
    const shown = await run(...signing)
    expect(shown.code).toBe(0)
    expect(shown.stdout).toContain('C143, Article 9(1): If status cannot be regularized')
    expect(shown.stdout).toContain('add --yes')
    expect(await article(json)).toMatchObject({ verification: 'unverified', review: null })

    expect(await json(...signing, '--yes')).toMatchObject({ outcome: 'signed', number: 1 })
    expect(await article(json)).toMatchObject({
      verification: 'text-checked',
      review: { reviewer: 'A. Reviewer', textSeen: 'a print of the text' },
    })
    const { reviews } = await json('reviews')
    expect(reviews).toMatchObject([{ subject: 'provision:C143:9(1)', stands: true }])
    const { stdout } = await run('show', 'C143')
    expect(stdout).toContain('signed by A. Reviewer, Example office')
    const again = await run(...signing, '--yes')
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('text-checked already')])
  })

  test('of nothing that is held, or to no level, is refused', async () => {
    const { run } = place()
    const nothing = signing.map((word) =>
      word.startsWith('provision:') ? 'provision:C143:99' : word,
    )
    expect(await run(...nothing, '--yes')).toMatchObject({ code: 1, stdout: '' })
    const noLevel = signing.map((word) => (word === 'text-checked' ? 'certain' : word))
    expect(await run(...noLevel)).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('supervision and cycles', () => {
  test('records and start years bring what is due', async () => {
    const { run, json } = place({
      'records.csv':
        'id,kind,state,date,status,title,instrument,articles,due\nx-1,direct-request,NPL,2026-01-10,open,A made-up request,C029,1(1); 2(1),2026-09-01\n',
      'bad.csv': 'id,kind,state,date,status,title\nx-2,letter,NPL,2026-01-10,open,A letter\n',
      'cycles.csv': 'instrument,letters,start_year,source\nC029,G-N,2024,a test\n',
      'bad-cycles.csv': 'instrument,letters,start_year,source\nC029,A-B,2024,a test\n',
    })
    const refused = await run('supervision', 'import', 'bad.csv')
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringContaining('row 2, column kind'),
    ])
    expect((await run('cycles', 'import', 'bad-cycles.csv')).code).toBe(1)
    expect((await json('supervision', 'list')).records).toEqual([])

    expect(await json('supervision', 'import', 'records.csv')).toMatchObject({ added: ['x-1'] })
    expect(await json('supervision', 'import', 'records.csv')).toMatchObject({ unchanged: 1 })
    await json('cycles', 'import', 'cycles.csv')
    const { records } = await json('supervision', 'list', '--state', 'NPL')
    expect(records).toMatchObject([{ id: 'x-1', articles: ['1(1)', '2(1)'] }])
    const { items } = await json('due', 'NPL', '--from', '2026-03-01', '--within', '2y')
    expect(items).toContainEqual(expect.objectContaining({ kind: 'reply', record: 'x-1' }))
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'report', instrument: 'C029', date: '2027-09-01' }),
    )
    const { stdout } = await run('due', 'NPL', '--from', '2026-03-01')
    expect(stdout).toMatch(/2026-09-01\s+A made-up request \(record\) \[not checked/)
  })
})

test('when the database does not answer, the shipped facts do, and standard error says so', async () => {
  const folder = folderWith({})
  const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', DATA_DIR: join(folder, 'var') }
  const { code, stdout, stderr } = await runCli(
    ['standards', 'count', 'C097', '--on', '2014-05-28'],
    { folder, env },
  )
  expect(code).toBe(0)
  expect(stdout).toContain('49 States registered')
  expect(stderr).toContain('Imported lists and sign-offs are not included')
})

test('a report is written whole, in the language asked for', async () => {
  const assessment = {
    schema: 'corridor-policy-check-1',
    title: 'Made up',
    state: 'NPL',
    corridor: null,
    begun: '2026-01-15',
    team: [],
    answers: [],
  }
  const { folder, run, json } = place({
    'a.json': JSON.stringify(assessment),
    'b.json': JSON.stringify({ ...assessment, begun: 'soon' }),
  })
  await json('policy-check', 'report', 'a.json', '--language', 'ar', '--output', 'r.pdf')
  expect(readFileSync(join(folder, 'r.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  const html = await run('policy-check', 'report', 'a.json', '--as', 'html', '--language', 'fr')
  expect(html.stdout).toContain('<html lang="fr" dir="ltr">')
  const refused = await run('policy-check', 'report', 'b.json', '--output', 'never.pdf')
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('column begun')])
  expect(existsSync(join(folder, 'never.pdf'))).toBe(false)
})
