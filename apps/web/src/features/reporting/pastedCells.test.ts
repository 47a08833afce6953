import { expect, test } from 'vitest'
import { isBlock, pastedCells } from './pastedCells.ts'

const item = (code: string) => ({
  code,
  names: { en: code, fr: code, es: code, ar: code },
  parent: null,
})
const TABLE = { id: 'S1', rows: ['_T', 'NPL', 'QAT'].map(item), columns: ['_T', 'F'].map(item) }

test('a block of a spreadsheet lies over the table from the cell on', () => {
  expect(pastedCells(TABLE, 'NPL', '_T', '1,234\t20\r\n3 000\tmany\r\n')).toEqual({
    cells: [
      { address: 'S1/NPL/_T', value: '1234' },
      { address: 'S1/NPL/F', value: '20' },
      { address: 'S1/QAT/_T', value: '3000' },
      { address: 'S1/QAT/F', value: 'many' },
    ],
    left: 0,
  })
})

test('what stands out over the edges is counted, not dropped unseen', () => {
  expect(pastedCells(TABLE, 'QAT', 'F', '1\t2\n3\t4')).toEqual({
    cells: [{ address: 'S1/QAT/F', value: '1' }],
    left: 3,
  })
})

test('one figure is no block; decimals stay', () => {
  expect([isBlock('12'), isBlock('12\n'), isBlock('1\t2')]).toEqual([false, false, true])
  expect(pastedCells(TABLE, '_T', '_T', '1.5').cells).toEqual([
    { address: 'S1/_T/_T', value: '1.5' },
  ])
})
