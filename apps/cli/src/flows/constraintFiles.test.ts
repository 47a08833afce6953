import { describe, expect, test } from 'vitest'
import { EXAMPLE_FILES, folderWith, runCli } from '../testing/runCli.ts'

const DISTANCES = [
  'km,destination,origin',
  '100,B,A\n900,C,A\n400,D,A\n300,C,B\n700,D,B\n250,D,C',
  '',
].join('\n')

const estimate = (files: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  runCli(['flows', 'estimate', ...EXAMPLE_FILES, ...args], { folder: folderWith(files) })

const withDistances = (content: string, ...args: readonly string[]) =>
  estimate({ 'km.csv': content }, '--distances', 'km.csv', '--distance-decay', ...args)

describe('moves that fall with distance', () => {
  test('are the moves of a matrix of the same weights; the parameter is shown', async () => {
    const areas = ['A', 'B', 'C', 'D']
    const km = [
      [1, 100, 900, 400],
      [100, 1, 300, 700],
      [900, 300, 1, 250],
      [400, 700, 250, 1],
    ]
    const weights = km.map((row, i) => [areas[i], ...row.map((one) => 1 / one ** 2)].join())
    const matrix = `row,${areas.join()}\n${weights.join('\n')}\n`
    const method = ['--method', 'open-minimum', '--json']
    const [decayed, weighted, plain] = await Promise.all([
      withDistances(DISTANCES, 'power=2', ...method),
      estimate({ 'w.csv': matrix }, '--offset', 'w.csv', ...method),
      estimate({}, ...method),
    ])
    expect(decayed.stderr).toBe('')
    const [answer, same, other] = [decayed, weighted, plain].map(({ stdout }) => JSON.parse(stdout))
    expect(answer.options.distance).toEqual({ decay: { kind: 'power', beta: 2 }, withinKm: null })
    expect(answer.sources.at(-1)).toMatchObject({ role: 'distances', file: 'km.csv' })
    expect(answer.diagnostics.notes).toEqual([
      'Moves fall with distance by the weight km^-2.',
      '6 distances were taken from the opposite direction.',
    ])
    const personsOf = ({ flows }: { flows: { persons: number }[] }) =>
      flows.map(({ persons }) => persons)
    personsOf(same).forEach((persons, place) => {
      expect(personsOf(answer)[place]).toBeCloseTo(persons, 6)
    })
    const changed = personsOf(answer).map((persons, place) => persons - personsOf(other)[place]!)
    expect(Math.max(...changed)).toBeGreaterThan(0.1)
  })

  test('under independence, with a distance within an area', async () => {
    const args = ['exponential=0.001', '--method', 'pseudo-bayes', '--top', '1']
    const [without, within] = await Promise.all([
      withDistances(DISTANCES, ...args),
      withDistances(DISTANCES, ...args, '--distance-within', '50'),
    ])
    expect(without.code).toBe(1)
    expect(within.code).toBe(0)
    expect(within.stderr).toContain('exp(-0.001 km), with 50 km within an area')
  })

  test('are refused with place and fix', async () => {
    const refused = async (content: string, ...words: readonly string[]) => {
      const { code, stdout, stderr } = await withDistances(content, 'power=1')
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      for (const word of words) expect(stderr).toContain(word)
    }
    await Promise.all([
      refused(DISTANCES.replace('250,D,C', ''), '2 pairs: C-D, D-C', 'one direction is enough'),
      refused(DISTANCES.replace('900,C', 'far,C'), 'km.csv', '3', 'km', '"far" is not a number'),
      refused(DISTANCES.replace('900,C', '0,C'), '0 km between A and C'),
      refused(DISTANCES.replace('km,', 'miles,'), 'no column km'),
      refused(`${DISTANCES}5,B,A\n`, 'A and B already have line 2'),
    ])
  })

  test('need distances, a decay and a method with accounts', async () => {
    const [noDecay, noFile, wrong, method] = await Promise.all([
      estimate({ 'km.csv': DISTANCES }, '--distances', 'km.csv'),
      estimate({}, '--distance-decay', 'power=1'),
      withDistances(DISTANCES, 'power=-1'),
      withDistances(DISTANCES, 'power=1', '--method', 'drop-negative'),
    ])
    expect([noDecay.code, noFile.code, wrong.code, method.code]).toEqual([2, 2, 2, 1])
    expect(method.stderr).toContain('has no use for an offset')
  })

  test('from releases: pairs without a distance are named', async () => {
    const folder = folderWith({ 'km.csv': 'origin,destination,km\nNPL,QAT,3300\n' })
    const { code, stderr } = await runCli(
      [
        ...['flows', 'estimate', '--stocks', 'un-ims-2020', '--period', '2010-2015'],
        ...['--distances', 'km.csv', '--distance-decay', 'power=1'],
      ],
      { folder },
    )
    expect(code).toBe(1)
    expect(stderr).toMatch(/no distance for 52210 pairs: [A-Z]{3}-[A-Z]{3}/)
  })
})

describe('fixed stayers', () => {
  const fixed = (content: string, ...args: readonly string[]) =>
    estimate({ 's.csv': content }, '--fixed-stayers', 's.csv', '--json', ...args)
  const open = ['--method', 'open-minimum']

  test('fewer stayers make more moves; the file is among the sources', async () => {
    const [few, plain] = await Promise.all([
      fixed('persons,birthplace,residence\n30,A,B\n', ...open),
      estimate({}, '--json', ...open),
    ])
    expect(few.stderr).toBe('')
    const [answer, other] = [few, plain].map(({ stdout }) => JSON.parse(stdout))
    expect(answer.options.fixedStayers).toBe(true)
    expect(answer.sources.at(-1)).toMatchObject({ role: 'fixed-stayers', file: 's.csv' })
    expect(answer.diagnostics.notes[0]).toContain('Stayers fixed by s.csv: 1 pairs')
    // Those who lived in B at the start and did not stay there: as many more moves as stayers less.
    const survivors = 40 * (1 - 25 / 780)
    expect(answer.total - other.total).toBeCloseTo(survivors - 30, 0)
  })

  test('are refused with place and fix', async () => {
    const header = 'birthplace,residence,persons\n'
    const refused = async (content: string, word: string, ...args: readonly string[]) => {
      const { code, stdout, stderr } = await fixed(content, ...args)
      expect({ code: code === 0, stdout }).toEqual({ code: false, stdout: '' })
      expect(stderr).toContain(word)
    }
    await Promise.all([
      refused(`${header}A,B,-1\n`, '-1 is negative', ...open),
      refused(`${header}A,,1\n`, 'the cell is empty', ...open),
      refused('birthplace,persons\nA,1\n', 'no column residence', ...open),
      refused(`${header}A,X,1\n`, 'living in X', ...open),
      refused(`${header}A,B,5000\n`, 'infeasible_stayers', ...open),
      refused(`${header}A,B,1\n`, 'takes no fixed stayers', '--method', 'pseudo-bayes'),
    ])
  })

  test('from releases', async () => {
    const folder = folderWith({ 's.csv': 'birthplace,residence,persons\nNPL,QAT,50000\n' })
    const { code, stderr } = await runCli(
      [
        ...['flows', 'estimate', '--stocks', 'un-ims-2020', '--period', '2010-2015', '--top', '1'],
        ...['--method', 'open-minimum', '--fixed-stayers', 's.csv'],
      ],
      { folder },
    )
    expect(stderr).toContain('Stayers fixed by s.csv')
    expect(code).toBe(0)
  })
})
