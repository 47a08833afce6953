import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { tableFromIPC } from '@uwdata/flechette'
import { describe, expect, test } from 'vitest'
import { EXAMPLE_FILES, folderWith, readCsv, runCli } from '../testing/runCli.ts'

const AREAS = ['A', 'B', 'C', 'D']
const START = [
  [900, 40, 30, 10],
  [20, 700, 15, 25],
  [50, 10, 600, 5],
  [10, 30, 20, 400],
]
const END = [
  [905, 60, 35, 15],
  [15, 695, 15, 30],
  [60, 10, 605, 15],
  [10, 25, 20, 390],
]
const BIRTHS = [60, 30, 45, 20]
const DEATHS = [40, 25, 35, 15]

const estimate = (...args: readonly string[]) =>
  runCli(['flows', 'estimate', ...EXAMPLE_FILES, ...args])

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const columnSum = (table: readonly (readonly number[])[], column: number) =>
  sum(table.map((row) => row[column]!))

/** Open accounting with minimum migration, written down again straight from the formulas. */
function openMinimum(): number[][] {
  const start = START.map((row) =>
    row.map((persons, i) => persons * (1 - DEATHS[i]! / columnSum(START, i))),
  )
  const end = END.map((row, k) =>
    row.map((persons, j) => (k === j ? persons - BIRTHS[k]! : persons)),
  )
  const flows = AREAS.map(() => AREAS.map(() => 0))
  start.forEach((s, k) => {
    const e = end[k]!
    const delta = sum(s) - sum(e)
    const before = s.map((persons) => persons * (1 - Math.max(delta, 0) / sum(s)))
    const after = e.map((persons) => persons * (1 - Math.max(-delta, 0) / sum(e)))
    const stay = before.map((persons, i) => Math.min(persons, after[i]!))
    const gains = after.map((persons, j) => persons - stay[j]!)
    before.forEach((persons, i) => {
      gains.forEach((gain, j) => {
        if (i !== j) flows[i]![j]! += ((persons - stay[i]!) * gain) / sum(gains)
      })
    })
  })
  return flows
}

describe('flows estimate from tables of four areas', () => {
  test('csv is origin,destination,persons for every pair, by the formulas', async () => {
    const { code, stdout } = await estimate('--method', 'open-minimum', '--format', 'csv')
    expect(code).toBe(0)
    expect(stdout.split('\n')[0]).toBe('origin,destination,persons')
    const rows = readCsv(stdout)
    expect(rows).toHaveLength(12)
    const expected = openMinimum()
    for (const { origin, destination, persons } of rows) {
      const value = expected[AREAS.indexOf(origin!)]![AREAS.indexOf(destination!)]!
      expect(Number(persons)).toBeCloseTo(value, 9)
    }
    expect(sum(rows.map(({ persons }) => Number(persons)))).toBeGreaterThan(10)
  })

  test.each(['closed-minimum', 'closed-independence', 'pseudo-bayes'])(
    '%s keeps the net migration that the tables imply',
    async (method) => {
      const { code, stdout } = await estimate('--method', method, '--format', 'json')
      expect(code).toBe(0)
      const answer = JSON.parse(stdout)
      expect(answer.method).toBe(method)
      expect(answer.vintage).toBe('start.csv + end.csv + births-deaths.csv')
      expect(answer.diagnostics.globalDifference).toBe(0)
      expect(answer.total).toBeCloseTo(
        sum(answer.flows.map((flow: { persons: number }) => flow.persons)),
        9,
      )
      AREAS.forEach((area, i) => {
        const flows = (side: 'origin' | 'destination') =>
          sum(
            answer.flows
              .filter((flow: Record<string, unknown>) => flow[side] === area)
              .map((flow: { persons: number }) => flow.persons),
          )
        const implied = columnSum(END, i) - columnSum(START, i) - BIRTHS[i]! + DEATHS[i]!
        expect(flows('destination') - flows('origin')).toBeCloseTo(implied, 5)
      })
    },
  )

  test('json names every source with its checksum and every option in force', async () => {
    const { stdout, stderr } = await estimate('--json', '--method', 'closed-minimum')
    expect(stderr).toBe('')
    const answer = JSON.parse(stdout)
    expect(Object.keys(answer)).toEqual(
      expect.arrayContaining(['total', 'method', 'vintage', 'diagnostics', 'flows', 'engine']),
    )
    expect(answer.sources.map(({ role }: { role: string }) => role)).toEqual([
      'stock-start',
      'stock-end',
      'births-deaths',
    ])
    for (const { checksum } of answer.sources) expect(checksum).toMatch(/^[0-9a-f]{64}$/)
    expect(answer.options).toMatchObject({ births: 'native', whenInfeasible: 'stop' })
    expect(Object.keys(answer.flows[0])).toEqual(['origin', 'destination', 'persons'])
  })

  test('table shows method, total and types of move; notes go to standard error', async () => {
    const { stdout, stderr } = await estimate('--top', '3', '--method', 'open-minimum')
    const total = sum(openMinimum().flat())
    expect(stdout).toContain('Flows by open-minimum (published as da_min_open)')
    expect(stdout).toContain(`Total ${total.toFixed(2)} persons`)
    const lines = stdout.trimEnd().split('\n')
    expect(lines.at(-5)).toMatch(/^from +to +persons +outward +return +transit$/)
    const largest = openMinimum()
      .flatMap((row, i) => row.map((persons, j) => ({ i, j, persons })))
      .sort((a, b) => b.persons - a.persons)[0]!
    expect(lines.at(-3)!.split(/ +/).slice(0, 3)).toEqual([
      AREAS[largest.i],
      AREAS[largest.j],
      largest.persons.toFixed(2),
    ])
    expect(stderr).toContain('left the system')
  })

  test('one corridor', async () => {
    const { stdout } = await estimate(
      ...['--corridor', 'A-B', '--format', 'csv', '--method', 'open-minimum'],
    )
    const [row, ...others] = readCsv(stdout)
    expect(others).toEqual([])
    expect(row).toMatchObject({ origin: 'A', destination: 'B' })
    expect(Number(row!.persons)).toBeCloseTo(openMinimum()[0]![1]!, 9)
    const files = folderWith({
      'start.csv': 'row,NPL,QAT\nNPL,90,10\nQAT,0,50\n',
      'end.csv': 'row,QAT,NPL\nQAT,45,5\nNPL,20,80\n',
    })
    const { stdout: csv } = await runCli(
      [
        ...['flows', 'estimate', '--stock-start', 'start.csv', '--stock-end', 'end.csv'],
        ...['--method', 'drop-negative', '--corridor', 'npl-qat', '--format', 'csv'],
      ],
      { folder: files },
    )
    expect(csv).toBe('origin,destination,persons\nNPL,QAT,10\n')
  })

  test('arrow is a stream on standard output and a file with --output, same figures', async () => {
    const folder = folderWith({})
    const file = join(folder, 'flows.arrow')
    const [{ bytes }, written, { stdout }] = await Promise.all([
      estimate('--format', 'arrow'),
      estimate('--output', file),
      estimate('--format', 'csv'),
    ])
    expect(written).toMatchObject({ code: 0, stdout: '' })
    expect(readFileSync(file).subarray(0, 6).toString()).toBe('ARROW1')
    expect(bytes.subarray(0, 6).toString()).not.toBe('ARROW1')
    const expected = readCsv(stdout).map(({ origin, destination, persons }) => ({
      origin,
      destination,
      persons: Number(persons),
    }))
    for (const content of [bytes, readFileSync(file)]) {
      const table = tableFromIPC(new Uint8Array(content))
      expect(table.toArray().map((row) => ({ ...row }))).toEqual(expected)
      const about = JSON.parse(table.schema.metadata!.get('corridor')!)
      expect(about).toMatchObject({ method: 'closed-minimum', unit: 'persons' })
    }
  })

  test('packed files and files in another order give the same', async () => {
    const files = EXAMPLE_FILES.filter((_, place) => place % 2 === 1).map((file) =>
      readFileSync(file, 'utf8'),
    )
    const [header, ...lines] = files[1]!.trimEnd().split('\n')
    const folder = folderWith({
      'start.csv.gz': gzipSync(files[0]!),
      'end.csv': `\uFEFF${[header, ...lines.reverse()].join('\r\n')}\r\n\r\n`,
      'bd.csv': files[2]!,
    })
    const mixed = await runCli(
      [
        ...['flows', 'estimate', '--stock-start', 'start.csv.gz', '--stock-end', 'end.csv'],
        ...['--births-deaths', 'bd.csv', '--format', 'csv'],
      ],
      { folder },
    )
    const plain = await estimate('--format', 'csv')
    expect(mixed.stdout).toBe(plain.stdout)
    expect(plain.stdout).not.toBe('')
  })

  test('--output writes the whole file, nothing beside it, and refuses a folder that is not there', async () => {
    const folder = folderWith({ 'flows.csv': 'old' })
    const done = await estimate('--output', join(folder, 'flows.csv'))
    expect(done).toMatchObject({ code: 0, stdout: '' })
    expect(readCsv(readFileSync(join(folder, 'flows.csv'), 'utf8'))).toHaveLength(12)
    const refused = await estimate('--output', join(folder, 'none', 'flows.csv'))
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('make it first')
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })

  test('without births and deaths the differencing methods work and the others say what is missing', async () => {
    const files = EXAMPLE_FILES.slice(0, 4)
    const [drop, closed] = await Promise.all(
      ['drop-negative', 'closed-minimum'].map((method) =>
        runCli(['flows', 'estimate', ...files, '--method', method, '--format', 'csv']),
      ),
    )
    expect(drop!.code).toBe(0)
    for (const { origin, destination, persons } of readCsv(drop!.stdout)) {
      const [i, j] = [AREAS.indexOf(origin!), AREAS.indexOf(destination!)]
      expect(Number(persons)).toBe(Math.max(END[i]![j]! - START[i]![j]!, 0))
    }
    expect(closed).toMatchObject({ code: 2, stdout: '' })
    expect(closed!.stderr).toContain('add --births-deaths')
  })

  test('migration-rates says where net migration comes from', async () => {
    const derived = await estimate('--method', 'migration-rates', '--json')
    const net = AREAS.map((_, i) =>
      Math.abs(columnSum(END, i) - columnSum(START, i) - BIRTHS[i]! + DEATHS[i]!),
    )
    expect(JSON.parse(derived.stdout).total).toBeCloseTo(sum(net), 9)
    expect(JSON.parse(derived.stdout).options.netMigration).toBe('derived')
    const folder = folderWith({
      'bd.csv': 'region,net_mig,births,deaths,remark\nA,5,1,1,x\nB,-7,1,1,\nC,1,1,1,\nD,1,1,1,\n',
    })
    const given = await runCli([
      ...['flows', 'estimate', ...EXAMPLE_FILES.slice(0, 4), '--births-deaths'],
      ...[join(folder, 'bd.csv'), '--method', 'migration-rates'],
    ])
    expect(given.stdout).toContain('Total 14.00 persons')
    expect(given.stderr).toContain('column remark')
    const table = await estimate('--method', 'migration-rates')
    expect(table.stderr).toContain('population change - births + deaths')
  })
})

describe('flows compare from tables of four areas', () => {
  test('columns, totals and differences agree with the single estimates', async () => {
    const methods = ['closed-minimum', 'open-minimum', 'drop-negative']
    const [{ stdout }, ...singles] = await Promise.all([
      runCli(['flows', 'compare', ...EXAMPLE_FILES, '--methods', methods.join(), '--json']),
      ...methods.map((method) => estimate('--method', method, '--json')),
    ])
    const answer = JSON.parse(stdout)
    expect(answer.columns.map(({ title }: { title: string }) => title)).toEqual(methods)
    singles.forEach(({ stdout: single }, place) => {
      const { total, flows } = JSON.parse(single)
      const method = methods[place]!
      expect(answer.totals[method]).toBe(total)
      for (const { origin, destination, persons } of flows) {
        const row = answer.flows.find(
          (candidate: typeof flows) =>
            candidate.origin === origin && candidate.destination === destination,
        )
        expect(row.persons[method]).toBe(persons)
        if (place === 0) continue
        expect(row.differences[method]).toBe(persons - row.persons[methods[0]!])
      }
    })
  })

  test('table and csv', async () => {
    const args = ['flows', 'compare', ...EXAMPLE_FILES, '--methods', 'drop-negative,open-minimum']
    const [table, csv] = await Promise.all([
      runCli([...args, '--top', '2']),
      runCli([...args, '--format', 'csv']),
    ])
    expect(table.stdout).toMatch(/^from +to +drop-negative +open-minimum +difference$/m)
    expect(table.stdout).toContain('all moves')
    expect(table.stdout).toContain('The 2 largest of 12 pairs by drop-negative')
    expect(csv.stdout.split('\n')[0]).toBe(
      'origin,destination,drop-negative,open-minimum,open-minimum minus drop-negative,' +
        'place drop-negative,place open-minimum,reasons open-minimum',
    )
    const rows = readCsv(csv.stdout)
    for (const column of ['drop-negative', 'open-minimum']) {
      const bySize = rows
        .filter((row) => Number(row[column]) > 0)
        .toSorted((one, other) => Number(other[column]) - Number(one[column]))
      bySize.forEach((row, place) => {
        expect(Number(row[`place ${column}`]), column).toBe(place + 1)
      })
    }
    expect(rows[0]!['reasons open-minimum']).toBe('Estimated by drop-negative and by open-minimum')
    expect(table.stdout).toMatch(/^open-minimum against drop-negative$/m)
    expect(table.stdout).toMatch(
      /corridors between areas of both: correlation 0\.\d{3}, of places /,
    )
    expect(readCsv(csv.stdout)).toHaveLength(12)
  })

  test('an option reaches the methods that know it, and is refused when none does', async () => {
    const args = ['flows', 'compare', ...EXAMPLE_FILES, '--weight', '0.5', '--methods']
    const [mixed, none] = await Promise.all([
      runCli([...args, 'closed-minimum,closed-independence,pseudo-bayes', '--json']),
      runCli([...args, 'closed-minimum,open-minimum']),
    ])
    const { totals } = JSON.parse(mixed.stdout)
    expect(totals['pseudo-bayes']).toBeCloseTo(
      (totals['closed-minimum'] + totals['closed-independence']) / 2,
      6,
    )
    expect(none).toMatchObject({ code: 1, stdout: '' })
    expect(none.stderr).toContain('has no use for --weight')
  })
})
