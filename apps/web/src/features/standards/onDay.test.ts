import { describe, expect, test } from 'vitest'
import { formatViewState, parseViewState } from '../../app/viewState.ts'
import { DAY_VIEW, isDay, moveYear } from './onDay.ts'

describe('isDay', () => {
  test.each(['1919-01-01', '2012-02-29', '2014-05-28', '2100-12-31'])('%s is one', (day) => {
    expect(isDay(day)).toBe(true)
  })

  test.each(['2014-02-29', '2014-13-01', '2014-00-10', '2014-04-31', '1918-12-31', '2014', ''])(
    '"%s" is none',
    (day) => {
      expect(isDay(day)).toBe(false)
    },
  )
})

test('the day in the address: absent for today, ignored when it is none', () => {
  expect(parseViewState(DAY_VIEW, { on: '2014-05-28' })).toEqual({ on: '2014-05-28' })
  expect(parseViewState(DAY_VIEW, { on: '2014-02-30' })).toEqual({ on: undefined })
  expect(formatViewState(DAY_VIEW, { on: undefined })).toEqual({})
})

describe('moveYear', () => {
  test('keeps the day, clips it to the month and to the latest day', () => {
    expect(moveYear('2014-05-28', 1990, '2026-01-01')).toBe('1990-05-28')
    expect(moveYear('2012-02-29', 2014, '2026-01-01')).toBe('2014-02-28')
    expect(moveYear('2014-05-28', 2026, '2026-01-01')).toBe('2026-01-01')
  })
})
