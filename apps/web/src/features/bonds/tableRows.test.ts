import { NEPAL_VOLUME_TIERS, POEA_CASE_SCHEDULE } from '@corridor/contract'
import { expect, test } from 'vitest'
import { moneyOf } from './moneyOf.ts'
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
  for (const text of ['', '3000 5', 'three 5 6', '3000 5 6 7']) {
    expect(readTiers(text, 'XTS', 'verified'), text).toBeNull()
  }
  expect(readBands('5', 'XTS')).toBeNull()
})

test('amounts in any digits; what is none is nothing', () => {
  expect(moneyOf('5,087.50', 'XTS').minorUnits).toBe(508_750)
  expect(moneyOf('٥٠٨٧٫٥٠', 'XTS').minorUnits).toBe(508_750)
  expect(moneyOf('1 400', 'KWD').minorUnits).toBe(1_400_000)
  for (const text of ['', 'much', '1.005', '-']) expect(moneyOf(text, 'XTS').minorUnits).toBe(0)
})
