import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, readCsv, runCli } from '../testing/runCli.ts'

const UN_2020 = ['--stocks', 'un-ims-2020', '--period', '2010-2015']

const SCENARIO = {
  format: 'corridor-scenario',
  version: 1,
  selection: { period: '2010-2015', method: 'open-minimum', stocks: 'un-ims-2020' },
  edits: [
    { table: 'end', origin: 'NPL', destination: 'QAT', persons: 900_000 },
    { area: 'NPL', births: 3_000_000 },
  ],
}

async function recorded(args: readonly string[], files: Record<string, string> = {}) {
  const folder = folderWith(files)
  const record = join(folder, 'record.json')
  const run = await runCli(['flows', 'estimate', ...args, '--format', 'csv', '--record', record], {
    folder,
  })
  expect(run.stderr).not.toMatch(/^corridor:/m)
  expect(run.code).toBe(0)
  return { record, folder, flows: readCsv(run.stdout) }
}

describe('a recorded estimate', () => {
  test.each([
    ['closed-minimum', []],
    ['pseudo-bayes', ['--weight', '0.5', '--births', 'proportion', '--global-match', 'after']],
    ['drop-negative', ['--sex', 'female']],
  ])('by %s is identical when computed again', async (method, more) => {
    const { record } = await recorded([...UN_2020, '--method', method, ...more])
    const { code, stdout } = await runCli(['flows', 'verify', record])
    expect(stdout).toMatch(/^Identical\.\n/)
    expect(code).toBe(0)
  })

  test.each([
    ['result', 'checksum', 'every flow'],
    ['accounts', 'checksum', 'prepared accounts'],
    ['result', 'total', 'total, persons'],
  ])('that was changed in %s.%s is told to be different there', async (part, field, what) => {
    const { record } = await recorded([...UN_2020, '--method', 'open-minimum'])
    const file = JSON.parse(readFileSync(record, 'utf8'))
    file[part][field] = field === 'checksum' ? '0'.repeat(64) : file[part][field] + 1
    writeFileSync(record, JSON.stringify(file))
    const { code, stdout } = await runCli(['flows', 'verify', record, '--json'])
    expect(code).toBe(4)
    const { identical, checks } = JSON.parse(stdout)
    expect(identical).toBe(false)
    const wrong = checks.filter((check: { identical: boolean }) => !check.identical)
    expect(wrong.map((check: { what: string }) => check.what)).toEqual([what])
  })

  test('cannot be made of files that the record does not hold', async () => {
    const folder = folderWith({ 'known.csv': 'origin,destination,persons\nNPL,QAT,1\n' })
    const run = await runCli(
      ['flows', 'estimate', ...UN_2020, '--known-flows', 'known.csv', '--record', 'r.json'],
      { folder },
    )
    expect(run.code).toBe(2)
    expect(run.stderr).toMatch(/--record does not hold/)
  })

  test('must be such a file', async () => {
    const folder = folderWith({ 'a.json': '{', 'b.json': '{"format":"corridor-record"}' })
    for (const name of ['a.json', 'b.json', 'none.json']) {
      const { code, stderr } = await runCli(['flows', 'verify', name], { folder })
      expect(code).toBe(1)
      expect(stderr).toContain(name)
    }
  })
})

describe('a scenario file', () => {
  test('changes what it edits, is recorded, and verified', async () => {
    const { record, flows } = await recorded(['--scenario', 'what-if.json'], {
      'what-if.json': JSON.stringify(SCENARIO),
    })
    const plain = await runCli([
      ...['flows', 'estimate', ...UN_2020, '--method', 'open-minimum'],
      ...['--corridor', 'NPL-QAT', '--format', 'csv'],
    ])
    const of = (rows: readonly Record<string, string>[]) =>
      Number(rows.find((row) => row.origin === 'NPL' && row.destination === 'QAT')!.persons)
    expect(of(flows)).toBeGreaterThan(of(readCsv(plain.stdout)) + 100_000)
    expect(JSON.parse(readFileSync(record, 'utf8')).scenario.edits).toEqual(SCENARIO.edits)
    expect((await runCli(['flows', 'verify', record])).code).toBe(0)
  })

  test('is refused with what is wrong in it', async () => {
    const folder = folderWith({
      'area.json': JSON.stringify({ ...SCENARIO, edits: [{ area: 'XXX', births: 1 }] }),
      'figure.json': JSON.stringify({ ...SCENARIO, edits: [{ area: 'NPL', births: -1 }] }),
      'good.json': JSON.stringify(SCENARIO),
    })
    const run = (args: readonly string[]) => runCli(['flows', 'estimate', ...args], { folder })
    const area = await run(['--scenario', 'area.json'])
    expect([area.code, area.stderr]).toEqual([1, expect.stringContaining('XXX')])
    const figure = await run(['--scenario', 'figure.json'])
    expect([figure.code, figure.stderr]).toEqual([1, expect.stringContaining('edits.0')])
    const double = await run(['--scenario', 'good.json', '--period', '2005-2010'])
    expect([double.code, double.stderr]).toEqual([2, expect.stringContaining('--period')])
  })
})

describe('known flows', () => {
  test('are met where they are possible', async () => {
    const folder = folderWith({ 'known.csv': 'origin,destination,persons\nNPL,QAT,200000\n' })
    const { code, stdout } = await runCli(
      [
        ...['flows', 'estimate', ...UN_2020, '--method', 'open-minimum'],
        ...['--known-flows', 'known.csv', '--corridor', 'NPL-QAT', '--format', 'csv'],
      ],
      { folder },
    )
    expect(code).toBe(0)
    expect(Number(readCsv(stdout)[0]!.persons)).toBeCloseTo(200_000, 3)
  })

  test('are refused by line', async () => {
    const folder = folderWith({ 'known.csv': 'origin,destination,persons\nNPL,QAT,many\n' })
    const { code, stderr } = await runCli(
      ['flows', 'estimate', ...UN_2020, '--known-flows', 'known.csv'],
      { folder },
    )
    expect(code).toBe(1)
    expect(stderr).toMatch(/known\.csv, row 2, column persons: "many" is not a number/)
  })
})
