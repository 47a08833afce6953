import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { folderWith, readCsv, runCli } from '../testing/runCli.ts'

const FIXTURES = fileURLToPath(new URL('../../../../../shared/fixtures/flows/', import.meta.url))
const SMALL = `${FIXTURES}small/`
const isThere = existsSync(`${SMALL}INDEX.csv`)

/** How each case of the index is asked for on the command line. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  demo_rescale_min: ['closed-minimum', '--integer-native-born'],
  demo_rescale_ind: ['closed-independence', '--integer-native-born'],
  'demo_open-dr_min': ['open-minimum'],
  'demo_open-dr_ind': ['open-independence'],
  demo_rescale_min_after: ['closed-minimum', '--global-match', 'after'],
  demo_rescale_ind_seeddist1: ['closed-independence', '--integer-native-born', '--offset', 'w.csv'],
  demo_birthprop: ['closed-minimum', '--integer-native-born', '--births', 'proportion'],
  demo_deathacc: ['closed-minimum', '--integer-native-born', '--deaths', 'accounting'],
  diff_zero: ['drop-negative'],
  diff_return: ['reverse-negative'],
  rates_dennett: ['migration-rates'],
}

interface Case {
  readonly name: string
  readonly set: string
  readonly options: readonly string[]
  readonly file: string
  readonly tolerance: number
}

function listCases(): Case[] {
  if (!isThere) return []
  const lines = readFileSync(`${SMALL}INDEX.csv`, 'utf8').trimEnd().split('\n').slice(1)
  return lines.flatMap((line) => {
    const [file, set, name] = line.split(',')
    const options = OPTIONS[name!]
    if (options === undefined) return []
    const [tolerance, use] = line.split(',').slice(-2)
    if (use !== 'oracle') return []
    return [{ name: name!, set: set!, options, file: file!, tolerance: Number(tolerance || 1e-6) }]
  })
}

/** Persons by origin and destination, moves only; long files are added up over birthplaces. */
function readExpected(file: string): Map<string, number> {
  const rows = readCsv(readFileSync(`${SMALL}${file}`, 'utf8'))
  const flows = new Map<string, number>()
  const add = (origin: string, destination: string, value: string) => {
    if (origin === destination) return
    const key = `${origin},${destination}`
    flows.set(key, (flows.get(key) ?? 0) + Number(value))
  }
  for (const { orig, dest, value, birth: _, row, ...cells } of rows) {
    if (orig !== undefined) add(orig, dest!, value!)
    else for (const [area, persons] of Object.entries(cells)) add(row!, area, persons)
  }
  return flows
}

/** The weights 1 / (1 + distance). */
function distanceWeights(): string {
  const [header, ...lines] = readFileSync(`${SMALL}distance.csv`, 'utf8').trimEnd().split('\n')
  const weights = lines.map((line) => {
    const [area, ...cells] = line.split(',')
    return [area, ...cells.map((distance) => 1 / (1 + Number(distance)))].join(',')
  })
  return `${[header, ...weights].join('\n')}\n`
}

const inputs = (set: string) => [
  ...['--stock-start', `${SMALL}in_${set}_stock_start.csv`],
  ...['--stock-end', `${SMALL}in_${set}_stock_end.csv`],
  ...['--births-deaths', `${SMALL}in_${set}_bd.csv`],
]

describe('reference cases of four areas', () => {
  const cases = listCases()
  console.info(
    isThere
      ? `reference cases through the command line: ${cases.length} joined`
      : 'reference cases through the command line: none joined, ../shared/fixtures is not there',
  )

  test.runIf(isThere)('every set and every case is among them', () => {
    const sets = readdirSync(SMALL).filter((name) => name.endsWith('_stock_start.csv'))
    expect(sets).toHaveLength(8)
    expect(new Set(cases.map(({ set }) => set)).size).toBe(sets.length)
    expect(new Set(cases.map(({ name }) => name))).toEqual(new Set(Object.keys(OPTIONS)))
  })

  test.runIf(isThere).each([...new Set(cases.map(({ set }) => set))])('%s', async (set) => {
    const folder = folderWith({ 'w.csv': distanceWeights() })
    const ofSet = cases.filter((one) => one.set === set)
    const runs = await Promise.all(
      ofSet.map(({ options: [method, ...rest] }) =>
        runCli(
          ['flows', 'estimate', ...inputs(set), '--method', method!, ...rest, '--format', 'csv'],
          { folder },
        ),
      ),
    )
    runs.forEach(({ code, stdout, stderr }, place) => {
      const { name, file, tolerance } = ofSet[place]!
      if (file === '') {
        // The reference program stops here; Corridor says why and where.
        expect(`${name} ${code}`).toMatch(/ [13]$/)
        expect(stdout).toBe('')
        if (set === 'edge_manydeaths') expect(stderr).toMatch(/\bA\b/)
        return
      }
      expect(`${name} ${code} ${code === 0 ? '' : stderr}`).toBe(`${name} 0 `)
      const expected = readExpected(file)
      for (const { origin, destination, persons } of readCsv(stdout)) {
        const value = expected.get(`${origin},${destination}`) ?? 0
        const gap = Math.abs(Number(persons) - value)
        expect(gap, `${name} ${origin}>${destination}`).toBeLessThanOrEqual(tolerance)
      }
    })
  })

  test.runIf(isThere)('a table infeasible inside a connected part', async () => {
    const folder = folderWith({
      'bd.csv': 'region,births,deaths\nA,0,0\nB,0,0\nC,0,0\nD,0,0\n',
    })
    const files = [
      ...['--stock-start', `${FIXTURES}infeasible_small/stock_start.csv`],
      ...['--stock-end', `${FIXTURES}infeasible_small/stock_end.csv`],
      ...['--births-deaths', 'bd.csv'],
    ]
    const [stopped, relaxed] = await Promise.all([
      runCli(['flows', 'estimate', ...files], { folder }),
      runCli(['flows', 'estimate', ...files, '--when-infeasible', 'relax', '--json'], { folder }),
    ])
    expect(stopped).toMatchObject({ code: 3, stdout: '' })
    expect(stopped.stderr).toMatch(/C \+5 persons/)
    expect(JSON.parse(relaxed.stdout).total).toBeCloseTo(90.525451, 5)
  })
})

describe('reference world tables', () => {
  const files = (folder: string) => [
    ...['--stock-start', `${FIXTURES}${folder}/stock_start.csv.gz`],
    ...['--stock-end', `${FIXTURES}${folder}/stock_end.csv.gz`],
    ...['--births-deaths', `${FIXTURES}${folder}/births_deaths.csv`],
  ]

  test.runIf(isThere).each([
    ['closed-minimum', 49_923_639.35],
    ['closed-independence', 415_877_307.2],
    ['open-minimum', 38_502_710.46],
  ])('%s, 2010-2015', async (method, total) => {
    const { code, stdout } = await runCli([
      ...['flows', 'estimate', ...files('real_2010_2015'), '--method', method, '--json'],
    ])
    expect(code).toBe(0)
    expect(Math.abs(JSON.parse(stdout).total - total)).toBeLessThan(5)
  })

  test.runIf(isThere)('2005-2010 has no closed solution; the areas are named', async () => {
    const world = files('real_2005_2010_infeasible')
    const [stopped, excluded] = await Promise.all([
      runCli(['flows', 'estimate', ...world]),
      runCli(['flows', 'estimate', ...world, '--when-infeasible', 'exclude', '--json']),
    ])
    expect(stopped).toMatchObject({ code: 3, stdout: '' })
    for (const area of ['TWN', 'BLM', 'MAF']) expect(stopped.stderr).toContain(area)
    expect(stopped.stderr).toContain('+6782')
    const answer = JSON.parse(excluded.stdout)
    expect(Math.abs(answer.total - 48_887_831)).toBeLessThan(5)
    expect(answer.areas).toBe(228)
  })
})
