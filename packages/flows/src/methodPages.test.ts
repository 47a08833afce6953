import { readFileSync } from 'node:fs'
import { compressTable, findFeasibilityBlocks } from '@corridor/numeric'
import { describe, expect, test } from 'vitest'
import { ABEL_2013_VITAL as EXAMPLE } from '../testing/publishedExamples.ts'
import { readCsv } from '../testing/readCsv.ts'
import { FLOW_DATA, hasPublished } from '../testing/readShared.ts'
import { prepareWorld, readFigureRegions, readWorldData } from '../testing/readWorldData.ts'
import {
  aggregateFlows,
  balanceFlowAccounts,
  describeAccounts,
  estimateFlows,
  FLOW_METHODS,
  type FlowMethod,
} from './index.ts'

const page = (name: string): string =>
  readFileSync(new URL(`../../../docs/methods/${name}.md`, import.meta.url), 'utf8')

const flows = page('flows')
const worlds = { 2020: readWorldData(2020), 2024: readWorldData(2024) }

/** The part of the page under a heading. */
const section = (heading: string): string =>
  flows.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''

/** A four-area table as the page prints it, with the given number of decimals. */
const printed = (table: Float64Array, decimals: number): string =>
  EXAMPLE.areas
    .map((area, row) => {
      const cells = table.subarray(row * 4, row * 4 + 4)
      return `| ${area} | ${Array.from(cells, (value) => value.toFixed(decimals)).join(' | ')} |`
    })
    .join('\n')

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)
const grouped = (persons: number): string => Math.round(persons).toLocaleString('en')

const PUBLISHED: readonly [FlowMethod, string][] = [
  ['drop-negative', 'sd_drop_neg'],
  ['reverse-negative', 'sd_rev_neg'],
  ['migration-rates', 'mig_rate'],
  ['open-minimum', 'da_min_open'],
  ['closed-minimum', 'da_min_closed'],
  ['pseudo-bayes', 'da_pb_closed'],
]

describe('numbers on the page about flows', () => {
  test('the example', () => {
    expect(section('The example used on this page')).toContain(printed(EXAMPLE.stockStart, 0))
    expect(section('The example used on this page')).toContain(printed(EXAMPLE.stockEnd, 0))
    expect(flows).toContain('Births 80, 20, 40, 60; deaths 70, 30, 50, 10.')
  })

  test.each(FLOW_METHODS.map((method) => [method]))('%s', (method) => {
    const { persons, total, types } = estimateFlows(EXAMPLE, { method })
    const text = section(method)
    expect(text.toLowerCase()).toContain(`total ${total.toFixed(1)}`)
    if (method.endsWith('independence')) return
    expect(text).toContain(printed(persons, 1))
    if (types === null) return
    const [outward, back, transit] = [types.outward, types.return, types.transit].map((table) =>
      sum(table).toFixed(1),
    )
    expect(text).toContain(`outward ${outward}, return ${back}, transit ${transit}.`)
  })

  test('steps of the closed method', () => {
    const run = balanceFlowAccounts(EXAMPLE, { method: 'closed-minimum' })
    const { adjusted, balanced } = run.accounts
    const text = section('closed-minimum')
    for (const table of [adjusted.survivors, balanced]) {
      expect(text).toContain(`${printed(table.start, 1)}\n`)
      expect(text).toContain(`${printed(table.end, 1)}\n`)
    }
    expect(section('Demographic accounting')).toContain(
      `in the example ${adjusted.globalDifference}.`,
    )
    const bornInC = balanced.end.slice(8, 12).map((persons, i) => persons - balanced.start[8 + i]!)
    const [a, b, c, d] = Array.from(bornInC, Math.abs)
    expect(text).toContain(
      `Of those born in C, ${a!.toFixed(1)} left A and ${c!.toFixed(1)} left C, while ` +
        `${b!.toFixed(1)} came to B and ${d!.toFixed(1)} to D; so ${c!.toFixed(1)} × ` +
        `${b!.toFixed(1)} / ${(b! + d!).toFixed(1)} = ${((c! * b!) / (b! + d!)).toFixed(1)} went`,
    )
    const account = describeAccounts(run)
    const cell = 2 * 4
    expect(flows).toContain(
      `of the ${account.stockStart[cell]} born in C who lived in A, ` +
        `${account.deaths[cell]!.toFixed(2)} died, ${account.stayed[cell]!.toFixed(2)} stayed, ` +
        `${account.movedOut[cell]!.toFixed(2)} moved, and the fit added ` +
        `${(-account.adjustmentStart[cell]!).toFixed(2)}.`,
    )
  })

  test('persons outside the open system', () => {
    const { outside } = estimateFlows(EXAMPLE, { method: 'open-minimum' }).diagnostics
    expect(section('open-minimum')).toContain(
      `${outside!.leavers.toFixed(1)} leave and ${outside!.arrivals.toFixed(1)} join`,
    )
  })

  test.each(PUBLISHED)('own totals of %s', (method) => {
    const totals = ([2005, 2010] as const).map((from) =>
      grouped(estimateFlows(prepareWorld(worlds[2020], from, from + 5).input, { method }).total),
    )
    const row = section('Reproduced values')
      .split('\n')
      .find((line) => line.startsWith(`| ${method} `))
    expect(row).toMatch(new RegExp(`^\\| ${method} \\| ${totals[0]} / .* \\| ${totals[1]} / `))
  })

  test.runIf(hasPublished).each(PUBLISHED)('published totals of %s', (method, column) => {
    const rows = readCsv(`${FLOW_DATA}abel_cohen_v6_total_2005_2010.csv.gz`)
    const cells = ([2005, 2010] as const).map((from) => {
      const { input } = prepareWorld(worlds[2020], from, from + 5)
      const { persons, total } = estimateFlows(input, { method })
      const place = new Map(input.areas.map((area, index) => [area, index]))
      let [published, difference] = [0, 0]
      for (const row of rows) {
        if (Number(row.year0) !== from) continue
        const cell = place.get(row.orig!)! * input.areas.length + place.get(row.dest!)!
        published += Number(row[column])
        difference += Math.abs(Number(row[column]) - persons[cell]!)
      }
      const share = ((100 * difference) / published).toFixed(2)
      return `${grouped(total)} / ${grouped(published)}; ${share} %`
    })
    expect(flows).toContain(`| ${method} | ${cells.join(' | ')} |`)
  })

  test('every period', () => {
    for (const revision of [2020, 2024] as const) {
      for (const from of [1990, 1995, 2000, 2005, 2010, 2015, 2020]) {
        if (revision === 2020 && from === 2020) continue
        const to = from === 2020 ? 2024 : from + 5
        const { input } = prepareWorld(worlds[revision], from, to)
        const totals = PUBLISHED.map(([method]) => grouped(estimateFlows(input, { method }).total))
        expect(flows).toContain(
          `| ${from}-${to} | ${revision} | ${input.areas.length} | ${totals.join(' | ')} |`,
        )
      }
    }
  })

  test('regions of the 2014 figure', () => {
    const { input } = prepareWorld(worlds[2020], 2005, 2010)
    const { persons } = estimateFlows(input, { method: 'closed-minimum' })
    const region = readFigureRegions()
    const regions = aggregateFlows(input.areas, persons, (area) => region.get(area) ?? null)
    const thousands = (value: number): string =>
      (Math.round(value / 100) / 10).toLocaleString('en', { minimumFractionDigits: 1 })
    const flow = (from: string, to: string): string =>
      thousands(
        regions.persons[
          regions.groups.indexOf(from) * regions.groups.length + regions.groups.indexOf(to)
        ]!,
      )
    const rows = [
      ['South Asia to West Asia', flow('ASI-S', 'ASI-W')],
      ['Africa to Africa', flow('AFR', 'AFR')],
      ['Latin America to North America', flow('AME-L', 'AME-N')],
      ['Europe to Europe', flow('EUR', 'EUR')],
      ['Africa to Europe', flow('AFR', 'EUR')],
      ['all', thousands(regions.total)],
    ]
    for (const [name, value] of rows) {
      expect(flows).toMatch(new RegExp(`\\| ${name} \\| [\\d,.]+ \\| ${value} \\|`))
    }
  })
})

test('the example on the page about balancing', () => {
  const rows = page('balancing').match(/^\| [A-D] \|.*$/gm)!
  const numbers = rows.map((row) => row.split('|').slice(2, -1).map(Number))
  const cells = Float64Array.from(numbers.flatMap((row) => row.slice(0, 4)))
  const rowTargets = Float64Array.from(numbers, (row) => row[4]!)
  const columnTargets = Float64Array.of(1080, 580, 100, 250)
  expect(page('balancing')).toContain('| population | 1080 | 580 | 100 | 250 | |')
  const blocks = findFeasibilityBlocks(compressTable(cells, 4, 4), rowTargets, columnTargets)
  expect(
    blocks.map(({ ratio, gap }) => `ratio ${ratio.toFixed(6)} and gap ${gap > 0 ? '+' : ''}${gap}`),
  ).toEqual(['ratio 0.997389 and gap -5', 'ratio 1.052632 and gap +5'])
  for (const words of [
    'A, B and D with ratio 0.997389 and gap -5',
    'C with ratio 1.052632 and gap +5',
  ]) {
    expect(page('balancing')).toContain(words)
  }
})
