import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EXAMPLE_FILES, folderWith, LAUNCHER, runCli } from './testing/runCli.ts'

const COMMANDS = [
  [],
  ['start'],
  ['flows'],
  ['flows', 'estimate'],
  ['flows', 'rates'],
  ['flows', 'compare'],
  ['flows', 'simulate'],
  ['flows', 'verify'],
  ['flows', 'methods'],
  ['data'],
  ['data', 'list'],
  ['data', 'show'],
  ['data', 'import'],
  ['data', 'verify'],
  ['parameters'],
  ['parameters', 'list'],
  ['job-orders'],
  ['job-orders', 'verify'],
  ['sdmx'],
  ['sdmx', 'structure'],
  ['sdmx', 'data'],
  ['sdmx', 'availability'],
  ['statistics'],
  ['statistics', 'recruitment'],
  ['licences', 'act'],
  ['sign-in'],
  ['backup', 'key'],
  ['backup', 'run'],
  ['backup', 'list'],
  ['backup', 'verify'],
  ['backup', 'drill'],
  ['backup', 'export'],
  ['backup'],
  ['restore'],
]

describe('help', () => {
  test.concurrent.each(COMMANDS.map((words) => [words.join(' ') || 'corridor', words] as const))(
    '%s explains itself with an example',
    async (_, words) => {
      const { code, stdout, stderr } = await runCli([...words, '--help'])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toContain(`Usage: ${['corridor', ...words].join(' ')}`)
      expect(stdout).toMatch(new RegExp(`Examples?:\\n  ${['corridor', ...words].join(' ')}`))
    },
  )

  test('every example of the help is understood', { timeout: 120_000 }, async () => {
    const pages = await Promise.all(COMMANDS.map((words) => runCli([...words, '--help'])))
    const examples = pages
      .map(({ stdout }) => stdout.replaceAll(/\\\n\s*/g, ''))
      .flatMap((text) => [...text.matchAll(/^ {2}corridor ((?:flows|data) .*)$/gm)])
      .map(([, line]) => line!)
      .filter((line) => !/\.\.\.$|\.csv|\.json/.test(line))
      // Fewer draws are understood the same way, and sooner.
      .map((line) => (line.startsWith('flows simulate') ? `${line} --draws 100` : line))
    expect(examples.length).toBeGreaterThan(8)
    const runs = await Promise.all(examples.map((line) => runCli(line.split(/\s+/))))
    expect(runs.map(({ code }, place) => `${code} ${examples[place]}`)).toEqual(
      examples.map((line) => `0 ${line}`),
    )
  })

  test('without a command the help goes to standard error', async () => {
    const { code, stdout, stderr } = await runCli([])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Usage: corridor')
  })
})

describe('exit codes and errors', () => {
  const infeasible = {
    'start.csv': 'row,A,B\nA,10,5\nB,0,20\n',
    'end.csv': 'row,A,B\nA,10,5\nB,0,20\n',
    'bd.csv': 'region,births,deaths\nA,0,0\nB,0,0\n',
  }
  const files = [
    '--stock-start',
    'start.csv',
    '--stock-end',
    'end.csv',
    '--births-deaths',
    'bd.csv',
  ]

  test.concurrent.each([
    [1, ['flows', 'estimate', '--period', '2010-2015', '--stocks', 'none'], 'un-ims-2020'],
    [1, ['flows', 'estimate', '--period', '2011-2013'], '2010-2015'],
    [1, ['flows', 'estimate', '--period', '2010-2015', '--corridor', 'NPL-XXX'], 'XXX'],
    [1, ['flows', 'estimate', '--period', '2010-2015', '--sex', 'male'], 'drop-negative'],
    [1, ['flows', 'estimate', ...EXAMPLE_FILES, '--weight', '0.5'], '--weight'],
    [1, ['flows', 'estimate', ...EXAMPLE_FILES, '--by', 'region'], 'ISO 3166'],
    [1, ['data', 'show', 'none'], 'un-ims-2020'],
    [2, ['flows', 'estimate'], '--period 2010-2015'],
    [2, ['flows', 'estimate', '--period', '2015-2010'], '2010-2015'],
    [2, ['flows', 'estimate', '--period', '2010-2015', '--method', 'magic'], 'closed-minimum'],
    [2, ['flows', 'estimate', '--period', '2010-2015', '--top', '0'], 'at least 1'],
    [2, ['flows', 'estimate', '--period', '2010-2015', '--corridor', 'NPL'], 'NPL-QAT'],
    [2, ['flows', 'estimate', '--stock-start', 'a.csv'], '--stock-end'],
    [2, ['flows', 'estimate', ...EXAMPLE_FILES, '--sex', 'male'], '--stock-start'],
    [2, ['flows', 'compare', '--period', '2010-2015'], '--methods a,b'],
    [2, ['flows', 'compare', '--period', '2010-2015', '--vintages', 'a,b'], 'stocks+demography'],
    [2, ['flows', 'estimat'], 'Did you mean estimate'],
    [2, ['data', 'import', 'a.csv', '--kind', 'stocks'], '--id'],
  ])('%i for corridor %j', async (expected, args, words) => {
    const [inWords, asJson] = await Promise.all([runCli(args), runCli([...args, '--json'])])
    expect(inWords).toMatchObject({ code: expected, stdout: '' })
    expect(inWords.stderr).toMatch(/^corridor: /)
    expect(inWords.stderr).toContain(words)
    expect(inWords.stderr).not.toContain('    at ')
    expect(asJson).toMatchObject({ code: expected, stdout: '' })
    const problem = JSON.parse(asJson.stderr)
    expect(problem).toMatchObject({ exitCode: expected })
    expect(problem.detail).not.toBe('')
    expect(problem.title).not.toBe('')
  })

  test('2 for two forms at once', async () => {
    const { code, stderr } = await runCli(['flows', 'compare', '--json', '--format', 'csv'])
    expect(code).toBe(2)
    expect(JSON.parse(stderr).detail).toContain("cannot be used with option '--json'")
  })

  test('3 with the areas and persons when the closed tables have no solution', async () => {
    const folder = folderWith({
      ...infeasible,
      'start.csv': 'row,A,B,C\nA,100,0,0\nB,0,50,10\nC,0,5,40\n',
      'end.csv': 'row,A,B,C\nA,90,0,0\nB,0,50,15\nC,0,5,45\n',
      'bd.csv': 'region,births,deaths\nA,0,0\nB,0,0\nC,0,0\n',
    })
    const [stopped, json, relaxed] = await Promise.all([
      runCli(['flows', 'estimate', ...files], { folder }),
      runCli(['flows', 'estimate', ...files, '--json'], { folder }),
      runCli(['flows', 'estimate', ...files, '--when-infeasible', 'relax'], { folder }),
    ])
    expect(stopped).toMatchObject({ code: 3, stdout: '' })
    expect(stopped.stderr).toContain('A ')
    expect(stopped.stderr).toContain('--when-infeasible')
    expect(json).toMatchObject({ code: 3, stdout: '' })
    expect(JSON.parse(json.stderr)).toMatchObject({ code: 'infeasible', exitCode: 3 })
    expect(relaxed.code).toBe(0)
    expect(relaxed.stderr).toContain('no exact solution')
  })

  test('compare shows the methods that have an answer, and ends with 3', async () => {
    const folder = folderWith({
      'start.csv': 'row,A,B,C\nA,100,0,0\nB,0,50,10\nC,0,5,40\n',
      'end.csv': 'row,A,B,C\nA,90,0,0\nB,0,50,15\nC,0,5,45\n',
      'bd.csv': 'region,births,deaths\nA,0,0\nB,0,0\nC,0,0\n',
    })
    const { code, stdout } = await runCli(
      ['flows', 'compare', ...files, '--methods', 'closed-minimum,drop-negative', '--json'],
      { folder },
    )
    expect(code).toBe(3)
    const answer = JSON.parse(stdout)
    expect(answer.columns[0]).toMatchObject({ total: null, missing: 'infeasible' })
    expect(answer.totals).toEqual({ 'closed-minimum': null, 'drop-negative': 5 })
    expect(answer.flows[0].persons['closed-minimum']).toBeNull()
  })

  test('an input is never replaced by the output', async () => {
    const folder = folderWith(infeasible)
    const { code, stderr } = await runCli(
      ['flows', 'estimate', ...files, '--output', `.${join('/', 'start.csv')}`],
      { folder },
    )
    expect(code).toBe(1)
    expect(stderr).toContain('would replace an input')
  })
})

describe('streams', () => {
  test('a reader that stops early is no error', async () => {
    const child = spawn(
      process.execPath,
      [LAUNCHER, 'flows', 'estimate', '--period', '2010-2015', '--format', 'json'],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const [code] = await once(child, 'close')
    expect({ code, said }).toEqual({ code: 0, said: '' })
  })

  test('progress is silent when nobody watches, and plain lines when asked for', async () => {
    const [silent, told] = await Promise.all([
      runCli(['data', 'verify', 'un-wpp-2022']),
      runCli(['data', 'verify', 'un-wpp-2022', '--progress']),
    ])
    expect(silent.stderr).toBe('')
    expect(told.stderr).toBe('reading un-wpp-2022 ...\n')
    expect(told.stdout).toBe(silent.stdout)
  })
})
