import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { months } from '../commands/standards/addDue.ts'
import { folderWith, runCli } from '../testing/runCli.ts'

/** Where nothing was ever added, so that no database is needed. */
function run(...args: readonly string[]) {
  const folder = folderWith({})
  return runCli(['standards', ...args], { folder, env: { DATA_DIR: join(folder, 'var') } })
}

describe('questions on the facts that come with Corridor', () => {
  test('status says what it is, how it is known, and starts no database', async () => {
    const folder = folderWith({})
    const { code, stdout, stderr } = await runCli(
      ['standards', 'status', 'npl', 'c97', '--on', '2014-05-28'],
      { folder, env: { DATA_DIR: join(folder, 'var') } },
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('NPL under C097 on 2014-05-28: not ratified')
    expect(stdout).toContain('list complete to')
    expect(existsSync(join(folder, 'var'))).toBe(false)
  })

  test.each([
    ['NPL', 'C118', 'cannot be told: no list'],
    ['NPL', 'R086', 'binds none'],
    ['GBR', 'C097', 'not checked against the text (unverified)'],
    ['DEU', 'C103', 'not ratified'],
  ])('%s under %s on a day: %s', async (state, instrument, words) => {
    const { stdout } = await run('status', state, instrument, '--on', '2014-05-28')
    expect(stdout).toContain(words)
  })

  test('count gives the figures of May 2014 with the published ones beside them', async () => {
    const { stdout } = await run('count', 'C097', '--on', '2014-05-28')
    expect(stdout).toContain('49 States registered')
    expect(stdout).toMatch(/published 14, by the table 16\n.*Uganda/)
    const json = JSON.parse((await run('count', 'ICRMW', '--on', '2014-05-28', '--json')).stdout)
    expect(json.counts[0].registered).toBe(47)
  })

  test('binding names gaps first, then instruments, then what would fill them', async () => {
    const { stdout } = await run('binding', 'NPL-QAT', '--on', '2014-05-28')
    const places = [
      'Gaps, no right is held on: ',
      'instrument  binds',
      'What a ratification would add',
    ]
    expect(places.map((words) => stdout.indexOf(words))).toEqual(
      places.map((words) => stdout.indexOf(words)).toSorted((a, b) => a - b),
    )
    expect(stdout.indexOf(places[0]!)).toBeGreaterThanOrEqual(0)
    expect(stdout).toMatch(/C029\s+both\s+in force since 2003-01-03/)
    const json = JSON.parse((await run('binding', 'NPL>QAT', '--json')).stdout)
    expect(json.corridor).toBe('NPL-QAT')
    expect(json.undescribed).toEqual([])
    const india = await run('binding', 'IND-BGD', '--on', '2014-05-28')
    expect(india.stdout).toContain('not described here: C107, in force for IND and BGD')
  })

  test('instruments, show, compare and due answer in words and as JSON', async () => {
    expect((await run('instruments', '--on', '2014-05-28')).stdout).toMatch(
      /C181\s+2000-05-10\s+28/,
    )
    expect((await run('show', 'C097')).stdout).toContain('window 2032-01-22 to 2033-01-22')
    expect((await run('compare', 'NPL', 'QAT', '--on', '2014-05-28')).stdout).toContain('C182')
    const due = JSON.parse((await run('due', 'NOR', '--from', '2031-06-01', '--json')).stdout)
    expect(due.items).toContainEqual(
      expect.objectContaining({ instrument: 'C097', date: '2032-01-22' }),
    )
  })
})

describe('refusals', () => {
  test.each([
    [['status', 'NEPAL', 'C097'], 2, 'three-letter code'],
    [['status', 'NPL', '97'], 2, 'Write C097'],
    [['status', 'NPL', 'C097', '--on', '2014-02-30'], 2, 'is not a date'],
    [['status', 'XXX', 'C097'], 1, 'States held'],
    [['status', 'NPL', 'C999'], 1, 'C097'],
    [['binding', 'NPL'], 2, 'NPL-QAT'],
    [['due', 'NPL', '--within', '5x'], 2, '24m'],
    [['import', 'missing.csv'], 1, 'no such file'],
  ] as const)('%j ends with %i', async (args, code, words) => {
    const ended = await run(...args)
    expect([ended.code, ended.stdout, ended.stderr]).toEqual([
      code,
      '',
      expect.stringContaining(words),
    ])
  })

  test.each([
    ['24m', 24],
    ['2y', 24],
    ['1M', 1],
    ['240m', 240],
  ])('%s is %i months', (text, count) => {
    expect(months(text)).toBe(count)
  })

  test.each(['0m', '21y', '24', 'm', '-1m', '1.5y'])('%s is no time', (text) => {
    expect(() => months(text)).toThrow('24m')
  })
})

test.each([
  ['standards', 'status'],
  ['standards', 'sign-off'],
  ['standards', 'import'],
  ['standards', 'supervision', 'import'],
  ['standards', 'cycles', 'import'],
  ['standards', 'policy-check', 'report'],
])('%s %s --help has an example', async (...args) => {
  const { code, stdout } = await runCli([...args, '--help'])
  expect([code, stdout]).toEqual([0, expect.stringMatching(/Examples?:\n {2}corridor standards/)])
})
