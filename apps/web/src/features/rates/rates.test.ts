import { describe, expect, test } from 'vitest'
import { createFormatters } from '../../i18n/formatNumbers.ts'
import { cumulativePanel } from './cumulativePanel.ts'
import { rateText } from './rateWords.ts'

const period = (text: string, persons: number | null, cumulative: number | null) => ({
  period: text,
  years: 5,
  persons,
  cumulative,
  missing: persons === null ? 'area_excluded' : null,
})

describe('the running sum', () => {
  test('begins at zero and stands at the end of each period', () => {
    const panel = cumulativePanel(
      [period('1990-1995', 10, 10), period('1995-2000', 5, 15)],
      (one) => one.period,
      'begin',
    )
    expect(panel.series[0]!.points).toEqual([
      { year: 1990, value: 0, text: 'begin' },
      { year: 1995, value: 10, text: '1990-1995' },
      { year: 2000, value: 15, text: '1995-2000' },
    ])
  })

  test('ends at the first gap', () => {
    const panel = cumulativePanel(
      [period('1990-1995', null, null), period('1995-2000', 5, null)],
      () => '',
      '',
    )
    expect(panel.series[0]!.points.map(({ value }) => value)).toEqual([0, null, null])
  })

  test('of nothing is nothing', () => {
    expect(cumulativePanel([], () => '', '').series[0]!.points).toEqual([])
  })
})

test.each([
  [3.1234, false, '3.1'],
  [0.0416, false, '0.04'],
  [12.5, true, '+12.5'],
  [-0.5, true, '-0.5'],
])('%d per 1,000 reads %s', (rate, signed, text) => {
  expect(rateText(createFormatters('en'), rate, signed)).toBe(text)
})
