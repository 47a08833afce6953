import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from '../testing/readCsv.ts'
import { writeCsv } from './csv.ts'

test('numbers as in JSON, nothing for what is missing, quotes where needed', () => {
  const text = writeCsv({
    columns: ['a', 'b'],
    rows: [
      [1.5, null],
      ['x, "y"', 'line\nbreak'],
    ],
    fileName: 'x',
  })
  expect(text).toBe('a,b\r\n1.5,\r\n"x, ""y""","line\nbreak"\r\n')
})

test.each(['=1+1', '+1', '-1', '@x', '\tx'])('no spreadsheet runs %j', (value) => {
  const { rows } = readCsv(writeCsv({ columns: ['a'], rows: [[value]], fileName: 'x' }))
  expect(rows).toEqual([[`'${value}`]])
})

test('negative numbers are no formulas', () => {
  expect(writeCsv({ columns: ['a'], rows: [[-5]], fileName: 'x' })).toBe('a\r\n-5\r\n')
})

test('whatever is written can be read', () => {
  const cell = fc.oneof(
    fc.string().filter((text) => !/^[=+\-@\t\r]/.test(text)),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  )
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1 })
  fc.assert(
    fc.property(rows, (given) => {
      const read = readCsv(writeCsv({ columns: ['a', 'b'], rows: given, fileName: 'x' }))
      expect(read.rows).toEqual(given.map((row) => row.map(String)))
    }),
    { seed: 20140528, numRuns: 300 },
  )
})
