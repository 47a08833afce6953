import { expect, test } from 'vitest'
import { readDecimal } from './readDecimal.ts'

test('a point or a comma, Latin or Arabic digits, above 0 and not above the most', () => {
  expect(['1', '0,5', '.25', '٠٫٠٠١', ' 2. '].map((text) => readDecimal(text, 10))).toEqual([
    1, 0.5, 0.25, 0.001, 2,
  ])
  expect(
    ['', '0', '-1', '1,000,000', '11', '1e2', 'x'].map((text) => readDecimal(text, 10)),
  ).toEqual(new Array(7).fill(null))
})
