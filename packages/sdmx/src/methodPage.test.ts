import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  compareVersions,
  matchesFilter,
  matchVersions,
  parseFilter,
  parseVersionPattern,
  periodSpan,
  type SdmxFault,
  statusOf,
} from './index.ts'

const page = readFileSync(new URL('../../../docs/methods/sdmx.md', import.meta.url), 'utf8')

/** The cells of the rows of a table whose header begins with a word. */
function tableRows(header: string): string[][] {
  const lines = page.slice(page.indexOf(`| ${header} |`)).split('\n')
  const end = lines.findIndex((line) => !line.startsWith('|'))
  return lines.slice(2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

describe('what the page says', () => {
  test.each(tableRows('period'))('%s is from %s to before %s', (period, start, end) => {
    expect(periodSpan(period!)).toEqual({ start: `${start}T00:00:00`, end: `${end}T00:00:00` })
  })

  test.each(tableRows('fault'))('%s: %s, %s, %s', (fault, code, first, second) => {
    expect(statusOf(fault as SdmxFault, '1.5')).toEqual({
      code: Number(code),
      status: Number(first),
    })
    expect(statusOf(fault as SdmxFault, '2').status).toBe(Number(second))
  })

  test('tables were found', () => {
    expect([tableRows('period').length, tableRows('fault').length]).toEqual([5, 7])
  })

  test('versions', () => {
    expect(compareVersions('1.0.0', '1.0')).toBeGreaterThan(0)
    expect(compareVersions('1.0.0-draft', '1.0.0')).toBeLessThan(0)
    const available = ['1.2.0', '1.2.1', '1.9.0', '2.0.0', '1.9.1-rc']
    expect(matchVersions(parseVersionPattern('1.2+.1')!, available)).toEqual(['1.9.0'])
    expect(periodSpan('2015/P5Y')).toBeUndefined()
  })

  test('filters', () => {
    const takes = (expression: string, value: string, as: 'time' | 'text') =>
      matchesFilter(parseFilter('X', expression), [value], as)
    const years = ['2015-Q1', '2016-12', '2014-Q4', '2017'].map((one) =>
      takes('ge:2015+le:2016', one, 'time'),
    )
    expect(years).toEqual([true, true, false, false])
    expect(takes('le:2020-06', '2020', 'time')).toBe(false)
    expect(['A', 'B', 'C'].map((one) => takes('ne:A,B', one, 'text'))).toEqual([false, true, true])
  })
})
