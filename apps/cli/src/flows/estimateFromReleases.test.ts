import { describe, expect, test } from 'vitest'
import { folderWith, readCsv, runCli } from '../testing/runCli.ts'

/** Totals of docs/methods/flows.md, persons; the input recipe is exact, so they hold to 50 persons. */
const TOTALS = [
  [
    '2005-2010',
    {
      'drop-negative': 34_328_073,
      'reverse-negative': 40_370_778,
      'migration-rates': 69_478_269,
      'open-minimum': 40_244_922,
      'closed-minimum': 47_798_706,
      'pseudo-bayes': 89_073_595,
    },
  ],
  [
    '2010-2015',
    {
      'drop-negative': 31_412_976,
      'reverse-negative': 38_017_782,
      'migration-rates': 67_322_882,
      'open-minimum': 38_486_230,
      'closed-minimum': 49_913_601,
      'pseudo-bayes': 97_484_054,
    },
  ],
] as const

const UN_2020 = ['--stocks', 'un-ims-2020', '--demography', 'un-wpp-2022']

describe('flows from the shipped releases', () => {
  test.each(TOTALS)('totals of six methods, %s', async (period, totals) => {
    const { code, stdout } = await runCli([
      ...['flows', 'compare', ...UN_2020, '--period', period, '--json', '--top', '1'],
      ...['--methods', Object.keys(totals).join()],
    ])
    expect(code).toBe(0)
    for (const [method, total] of Object.entries(totals)) {
      expect(Math.abs(JSON.parse(stdout).totals[method] - total), method).toBeLessThanOrEqual(50)
    }
  })

  test('json, csv, top and one corridor agree', async () => {
    const args = ['flows', 'estimate', ...UN_2020, '--period', '2010-2015']
    const [json, csv, top, one] = await Promise.all([
      runCli([...args, '--json']),
      runCli([...args, '--format', 'csv']),
      runCli([...args, '--format', 'csv', '--top', '3']),
      runCli([...args, '--format', 'csv', '--corridor', 'syr-tur']),
    ])
    const answer = JSON.parse(json.stdout)
    const rows = readCsv(csv.stdout)
    expect(answer).toMatchObject({
      method: 'closed-minimum',
      publishedAs: 'da_min_closed',
      vintage: 'un-ims-2020 + un-wpp-2022',
      period: '2010-2015',
      areas: 229,
      unit: 'persons',
    })
    expect(answer.sources).toHaveLength(2)
    expect(rows).toHaveLength(229 * 228)
    expect(rows.map(({ persons }) => Number(persons))).toEqual(
      answer.flows.map(({ persons }: { persons: number }) => persons),
    )
    const total = rows.reduce((sum, { persons }) => sum + Number(persons), 0)
    expect(total).toBeCloseTo(answer.total, 3)
    expect(
      readCsv(top.stdout).map(({ origin, destination }) => `${origin}-${destination}`),
    ).toEqual(['SYR-TUR', 'SYR-IRQ', 'SYR-LBN'])
    expect(readCsv(one.stdout)).toEqual([readCsv(top.stdout)[0]])
  })

  test('regions add up to the world; the table has them as rows and columns', async () => {
    const args = ['flows', 'estimate', ...UN_2020, '--period', '2005-2010', '--by', 'region']
    const [csv, table, subregions] = await Promise.all([
      runCli([...args, '--format', 'csv']),
      runCli(args),
      runCli([...args, '--grouping', 'm49-subregion', '--top', '1', '--json']),
    ])
    const rows = readCsv(csv.stdout)
    expect(rows).toHaveLength(100)
    const total = rows.reduce((sum, { persons }) => sum + Number(persons), 0)
    expect(Math.abs(total - 47_798_706)).toBeLessThanOrEqual(50)
    const largest = rows.toSorted((a, b) => Number(b.persons) - Number(a.persons))[0]!
    expect(largest).toMatchObject({ origin: 'ASI-S', destination: 'ASI-W' })
    expect(table.stdout).toMatch(/^ASI-S South Asia/m)
    expect(table.stdout).toMatch(/^all .* 47,798,7\d\d$/m)
    expect(table.stderr).toContain('SUD stands for SDN and SSD')
    expect(JSON.parse(subregions.stdout).flows).toHaveLength(1)
  })

  test('women and men by differencing; the newest release that covers the period by default', async () => {
    const args = ['flows', 'estimate', '--period', '2020-2024', '--method', 'drop-negative']
    const [women, both] = await Promise.all([
      runCli([...args, '--sex', 'female', '--json', '--top', '1']),
      runCli([...args, '--top', '1']),
    ])
    expect(JSON.parse(women.stdout)).toMatchObject({
      sex: 'female',
      vintage: 'un-ims-2024 + un-wpp-2024',
      periodYears: 4,
    })
    expect(both.stdout).toContain('2020-2024 (4 years)')
  })

  test('vintages side by side', async () => {
    const { stdout } = await runCli([
      ...['flows', 'compare', '--stocks', 'un-ims-2020,un-ims-2024', '--period', '2010-2015'],
      ...['--corridor', 'NPL-QAT', '--format', 'csv'],
    ])
    const [row, ...others] = readCsv(stdout)
    expect(others).toEqual([])
    const [older, newer] = [row!['un-ims-2020 + un-wpp-2022'], row!['un-ims-2024 + un-wpp-2024']]
    expect(Number(older)).toBeGreaterThan(100_000)
    expect(Number(row!['un-ims-2024 + un-wpp-2024 minus un-ims-2020 + un-wpp-2022'])).toBeCloseTo(
      Number(newer) - Number(older),
      6,
    )
  })

  test('one corridor in words: its difference and reasons, no places', async () => {
    const { code, stdout } = await runCli([
      ...['flows', 'compare', '--stocks', 'un-ims-2020,un-ims-2024', '--period', '2005-2010'],
      ...['--corridor', 'MEX-USA'],
    ])
    expect(code).toBe(0)
    expect(stdout).toContain('Totals 1,651,188 and 881,297, difference -769,892 persons')
    expect(stdout).toMatch(/born in MEX and living in USA in 2010: [\d,]+ in un-ims-2020/)
    expect(stdout).not.toContain('Places of')
  })

  test('weights of pairs may cover more areas than the estimate, not fewer', async () => {
    const codes = ['NPL', 'QAT', 'IND']
    const folder = folderWith({
      'w.csv': [`row,${codes.join()}`, ...codes.map((code) => `${code},1,1,1`), ''].join('\n'),
    })
    const { code, stderr } = await runCli(
      ['flows', 'estimate', '--period', '2010-2015', '--offset', 'w.csv'],
      { folder },
    )
    expect(code).toBe(1)
    expect(stderr).toContain('of the estimate are not in it')
  })
})
