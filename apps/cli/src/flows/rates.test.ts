import { describe, expect, test } from 'vitest'
import { EXAMPLE_FILES, folderWith, readCsv, runCli } from '../testing/runCli.ts'

const UN_2020 = ['--stocks', 'un-ims-2020', '--period', '2010-2015']
const rates = (...args: readonly string[]) => runCli(['flows', 'rates', ...args])

describe('flows rates from releases', () => {
  test('json: every figure can be divided again, and says by what', async () => {
    const [all, one] = await Promise.all([
      rates(...UN_2020, '--json'),
      rates(...UN_2020, '--area', 'npl', '--json'),
    ])
    expect([all.code, all.stderr]).toEqual([0, ''])
    const answer = JSON.parse(all.stdout)
    expect(answer).toMatchObject({
      vintage: 'un-ims-2020 + un-wpp-2022',
      period: '2010-2015',
      method: 'closed-minimum',
      denominator: { release: 'un-wpp-2022', basis: 'average', per: 'period' },
    })
    expect(answer.denominator.text).toContain('mid-2010 and mid-2015')
    expect(answer.sources.map(({ release }: { release: string }) => release)).toEqual([
      'un-ims-2020',
      'un-wpp-2022',
    ])
    expect(answer.areaRates).toHaveLength(answer.areas)
    let net = 0
    for (const area of answer.areaRates) {
      expect(area.emigrationPer1000).toBeCloseTo((1000 * area.outflow) / area.population, 9)
      expect(area.immigrationPer1000).toBeCloseTo((1000 * area.inflow) / area.population, 9)
      expect(area.netPer1000).toBeCloseTo(area.immigrationPer1000 - area.emigrationPer1000, 9)
      expect(area.effectivenessPercent).toBeLessThanOrEqual(100)
      net += area.net
    }
    expect(Math.abs(net)).toBeLessThan(1e-3)
    expect(answer.world.movesPer1000).toBeCloseTo(
      (1000 * answer.total) / answer.world.population,
      9,
    )
    const nepal = JSON.parse(one.stdout)
    expect(nepal.areaRates).toEqual(
      answer.areaRates.filter(({ area }: { area: string }) => area === 'NPL'),
    )
    expect(nepal.corridorRates).toEqual(
      answer.corridorRates.filter(
        ({ origin, destination }: { origin: string; destination: string }) =>
          origin === 'NPL' || destination === 'NPL',
      ),
    )
  })

  test('one corridor: table, csv and the populations of both ends', async () => {
    const corridor = [...UN_2020, '--corridor', 'NPL-QAT']
    const [json, csv, table] = await Promise.all([
      rates(...corridor, '--json'),
      rates(...corridor, '--format', 'csv'),
      rates(...corridor),
    ])
    const { areaRates, corridorRates } = JSON.parse(json.stdout)
    const [one, ...others] = corridorRates
    expect(others).toEqual([])
    const [nepal, qatar] = areaRates
    expect(one.per1000OfOrigin).toBeCloseTo((1000 * one.persons) / nepal.population, 9)
    expect(one.per1000OfDestination).toBeCloseTo((1000 * one.persons) / qatar.population, 9)
    const [row] = readCsv(csv.stdout)
    expect(row).toMatchObject({
      origin: 'NPL',
      per_1000_of_origin: String(one.per1000OfOrigin),
      denominator_release: 'un-wpp-2022',
      vintage: 'un-ims-2020 + un-wpp-2022',
      period: '2010-2015',
      method: 'closed-minimum',
    })
    expect(table.stdout).toContain('Per 1,000 people of un-wpp-2022. Mean of the populations')
    expect(table.stdout).toMatch(/^NPL Nepal +QAT Qatar /m)
  })
})

describe('flows rates from tables of four areas', () => {
  const example = [...EXAMPLE_FILES, '--period', '2010-2015', '--json']

  test('the population is the sum of a column; start, end and year on request', async () => {
    const [average, start, end, yearly] = await Promise.all([
      rates(...example),
      rates(...example, '--population', 'start'),
      rates(...example, '--population', 'end'),
      rates(...example, '--per', 'year'),
    ])
    const [mean, first, last, year] = [average, start, end, yearly].map(({ stdout }) =>
      JSON.parse(stdout),
    )
    for (const place of [0, 1, 2, 3]) {
      const people = [first, last].map(({ areaRates }) => areaRates[place].population)
      expect(mean.areaRates[place].population).toBeCloseTo((people[0] + people[1]) / 2, 9)
      expect(year.areaRates[place].emigrationPer1000).toBeCloseTo(
        mean.areaRates[place].emigrationPer1000 / 5,
        9,
      )
    }
    expect(year.denominator.text).toContain('divided by 5')
    expect(mean.denominator.release).toContain('start.csv')
  })

  test.each([
    [2, EXAMPLE_FILES, '--period'],
    [1, [...example, '--area', 'Z'], 'Z is not in the tables'],
    [1, [...UN_2020, '--method', 'drop-negative', '--sex', 'female'], 'not known by sex'],
    [1, [...UN_2020, '--corridor', 'NPL-XXX'], 'XXX'],
    [2, [...UN_2020, '--corridor', 'NPL-QAT', '--area', 'NPL'], 'cannot be used with'],
    [2, [...UN_2020, '--population', 'middle'], 'average'],
  ])('ends with %i for %j', async (code, args, words) => {
    const run = await rates(...args)
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code, stdout: '' })
    expect(run.stderr).toContain(words)
  })

  test('an answer never replaces an input', async () => {
    const table = 'row,A,B\nA,10,5\nB,4,20\n'
    const folder = folderWith({ 's.csv': table, 'e.csv': table })
    const { code, stderr } = await runCli(
      [
        ...['flows', 'rates', '--stock-start', 's.csv', '--stock-end', 'e.csv'],
        ...['--method', 'drop-negative', '--period', '2010-2015', '--output', './e.csv'],
      ],
      { folder },
    )
    expect(code).toBe(1)
    expect(stderr).toContain('would replace an input')
  })
})
