import { describe, expect, test } from 'vitest'
import { EXAMPLE_FILES, folderWith, readCsv, runCli } from '../testing/runCli.ts'

const DISTANCES = 'origin,destination,km\nA,B,100\nA,C,900\nA,D,400\nB,C,300\nB,D,700\nC,D,250\n'
const FILES = {
  'km.csv': DISTANCES,
  'known.csv': 'origin,destination,persons\nC,B,31\n',
  'stayers.csv': 'birthplace,residence,persons\nA,B,30\n',
}
const OPEN = ['--method', 'open-minimum']

const run = (command: 'estimate' | 'simulate', ...args: readonly string[]) =>
  runCli(
    [
      ...['flows', command, ...EXAMPLE_FILES, ...args],
      ...(command === 'simulate' ? ['--draws', '100'] : []),
    ],
    { folder: folderWith(FILES) },
  )

describe('simulations under constraints', () => {
  const CASES = [
    ['known flows', ['--known-flows', 'known.csv', ...OPEN]],
    ['fixed stayers', ['--fixed-stayers', 'stayers.csv', ...OPEN]],
    ['distances', ['--distances', 'km.csv', '--distance-decay', 'power=1', ...OPEN]],
    [
      'distances, with those within',
      [
        ...['--distances', 'km.csv', '--distance-decay', 'exponential=0.001'],
        ...['--distance-within', '50', '--method', 'pseudo-bayes'],
      ],
    ],
  ] as const

  test.concurrent.each(CASES)('%s: without error every draw is the estimate', async (_, args) => {
    const [estimated, simulated] = await Promise.all([
      run('estimate', ...args, '--json'),
      run('simulate', ...args, '--relative-error', 'own-figures=0', '--json'),
    ])
    expect([simulated.code, simulated.stderr]).toEqual([0, ''])
    const [estimate, simulation] = [estimated, simulated].map(({ stdout }) => JSON.parse(stdout))
    expect(simulation.total).toBe(estimate.total)
    expect(simulation.sources).toEqual(estimate.sources)
    expect(simulation.sources).toHaveLength(4)
    expect(simulation.options).toEqual(estimate.options)
    expect(simulation.simulation.usedDraws).toBe(100)
    simulation.flows.forEach(
      (row: { persons: number; lower: number; upper: number }, place: number) => {
        expect(row.persons).toBe(estimate.flows[place].persons)
        expect(row.lower).toBeCloseTo(row.persons, 3)
        expect(row.upper).toBeCloseTo(row.persons, 3)
      },
    )
  })

  test('a known flow has no interval, others have; draws without a way are counted', async () => {
    const { stdout, stderr } = await run(
      ...(['simulate', '--known-flows', 'known.csv', ...OPEN, '--format', 'csv'] as const),
      ...['--relative-error', 'own-figures=0.05'],
    )
    const rows = readCsv(stdout)
    const known = rows.find(({ origin, destination }) => origin === 'C' && destination === 'B')!
    expect([known.lower, known.upper].map(Number)).toEqual([31, 31])
    expect(rows.some(({ lower, upper }) => Number(upper) - Number(lower) > 1)).toBe(true)
    expect(stderr).toContain('note: Flows known from known.csv: 1')
  })

  test('fixed stayers hold in draws whose stocks differ', async () => {
    const { code, stdout } = await run(
      ...(['simulate', '--fixed-stayers', 'stayers.csv', ...OPEN, '--json'] as const),
      ...['--relative-error', 'own-figures=0.05'],
    )
    expect(code).toBe(0)
    const { simulation } = JSON.parse(stdout)
    expect(simulation.usedDraws).toBeGreaterThan(50)
    const failed = simulation.withoutSolution.map(({ draws }: { draws: number }) => draws)
    expect(failed.reduce((total: number, draws: number) => total + draws, 0)).toBe(
      100 - simulation.usedDraws,
    )
    console.info(`fixed stayers: ${simulation.usedDraws} of 100 draws have a solution`)
  })

  test.each([
    [2, ['--known-flows', 'known.csv', '--fixed-stayers', 'stayers.csv'], 'cannot be used with'],
    [2, ['--distances', 'km.csv'], '--distance-decay'],
    [2, ['--distances', 'km.csv', '--offset', 'km.csv'], 'cannot be used with'],
    [1, ['--known-flows', 'known.csv', '--method', 'pseudo-bayes'], 'takes no known flows'],
    [1, ['--fixed-stayers', 'stayers.csv', '--method', 'pseudo-bayes'], 'no fixed stayers'],
    [1, ['--known-flows', 'known.csv', '--method', 'drop-negative'], 'takes no known flows'],
  ])('ends with %i for %j', async (code, args, words) => {
    const ended = await run('simulate', ...args)
    expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code, stdout: '' })
    expect(ended.stderr).toContain(words)
  })
})

describe('an output never replaces an input', () => {
  const guarded = [
    ['--known-flows', 'known.csv'],
    ['--fixed-stayers', 'stayers.csv'],
    ['--distances', 'km.csv', '--distance-decay', 'power=1'],
  ] as const

  test.each(
    guarded.flatMap((args) =>
      (['estimate', 'simulate'] as const).map((name) => [name, args] as const),
    ),
  )('%s %j', async (command, args) => {
    const folder = folderWith(FILES)
    const { code, stderr } = await runCli(
      ['flows', command, ...EXAMPLE_FILES, ...OPEN, ...args, '--output', `./${args[1]}`],
      { folder },
    )
    expect(code).toBe(1)
    expect(stderr).toContain(`--output ./${args[1]} would replace an input`)
  })

  test('nor the record the answer', async () => {
    const { code, stderr } = await runCli(
      [
        ...['flows', 'estimate', '--period', '2010-2015', '--stocks', 'un-ims-2020'],
        ...['--output', 'a.json', '--record', './a.json'],
      ],
      { folder: folderWith({}) },
    )
    expect(code).toBe(1)
    expect(stderr).toContain('--output and --record')
  })
})
