import { expect, test } from 'vitest'
import { csvRows } from './tableRows.ts'

test('rows keep their place; quotation marks hold commas, marks and line ends', () => {
  expect(csvRows('a,b\r\n\r\n1,"2,5"\n"say ""so""\nhere",x\r y ,\n')).toEqual([
    { row: 1, cells: ['a', 'b'] },
    { row: 3, cells: ['1', '2,5'] },
    { row: 4, cells: ['say "so"\nhere', 'x'] },
    { row: 6, cells: ['y', ''] },
  ])
  expect(csvRows('')).toEqual([])
})
