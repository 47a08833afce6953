import { NEPAL_VOLUME_TIERS, POEA_CASE_SCHEDULE } from '@corridor/contract'
import { expect, test } from 'vitest'
import { amountProblem, currencyProblem, moneyOf, mostProblem, numberProblem } from './moneyOf.ts'
import { readBands, readTiers, writeBands, writeTiers } from './tableRows.ts'

test('tables are read as they are written', () => {
  const { tiers } = NEPAL_VOLUME_TIERS
  const marked = tiers.map((tier) => ({ ...tier, mark: 'verified' }))
  expect(readTiers(writeTiers(tiers), 'NPR', 'verified')).toEqual(marked)
  const { bands } = POEA_CASE_SCHEDULE
  expect(readBands(writeBands(bands), 'USD')).toEqual(bands)
  expect(writeBands(bands)).toBe('5 3000\n10 4000\n- 5000')
})

test('a line that is none makes no table', () => {
  for (const text of ['', '3000 5', 'three 5 6', '3000 5 6 7', '3000 five 6', '3000 5 6.005']) {
    expect(readTiers(text, 'XTS', 'verified'), text).toBeNull()
  }
  expect(readBands('5', 'XTS')).toBeNull()
  expect(readBands('5 much', 'XTS')).toBeNull()
})

test('amounts in any digits; what is none is nothing', () => {
  expect(moneyOf('5,087.50', 'XTS').minorUnits).toBe(508_750)
  expect(moneyOf('٥٠٨٧٫٥٠', 'XTS').minorUnits).toBe(508_750)
  expect(moneyOf('1 400', 'KWD').minorUnits).toBe(1_400_000)
  for (const text of ['', 'much', '1.005', '-']) expect(moneyOf(text, 'XTS').minorUnits).toBe(0)
})

test('a form says what is no amount, no number and no currency, and lets the rest pass', () => {
  for (const text of ['', '0', '1400', '1,400.50', '٥٠٨٧٫٥٠', ' 12 ']) {
    expect(amountProblem(text, 'XTS'), text).toBeNull()
  }
  for (const text of ['much', '12oo', '1.005', '-5', '1400 QAR']) {
    expect(amountProblem(text, 'XTS'), text).toBe('desk.amount-problem')
  }
  expect(amountProblem('1.005', 'KWD')).toBeNull()
  expect(amountProblem('0.00', 'XTS', true)).toBe('desk.amount-zero')
  // While the currency is being typed, the amount is not blamed for it.
  expect(amountProblem('1400', 'Q')).toBeNull()
  expect(numberProblem('7.5', false)).toBeNull()
  expect(numberProblem('٤٨', true)).toBeNull()
  expect(numberProblem('7.5', true)).toBe('desk.count-problem')
  expect(numberProblem('8 hours', false)).toBe('desk.number-problem')
  expect(mostProblem('168', 168)).toBeNull()
  expect(mostProblem('400', 168)).toBe('desk.most-problem')
  expect(mostProblem('many', 168)).toBeNull()
  expect(currencyProblem('qar')).toBeNull()
  expect(currencyProblem('riyal')).toBe('desk.currency-problem')
})
