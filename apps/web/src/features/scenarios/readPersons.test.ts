import { expect, test } from 'vitest'
import { readPersons } from './readPersons.ts'

test.each([
  ['0', 0],
  ['1234567', 1_234_567],
  ['1 234 567', 1_234_567],
  ['1\u202f234\u202f567', 1_234_567],
  ['1,234,567', 1_234_567],
  ['1.234', 1234],
  ['١٬٢٣٤', 1234],
  [' 42 ', 42],
])('%s is %d', (text, persons) => {
  expect(readPersons(text)).toBe(persons)
})

test.each(['', '-5', '12,5', '12.5', '1,23', '1e6', 'many', '99999999999'])(
  '%s is none',
  (text) => {
    expect(readPersons(text)).toBeNull()
  },
)
