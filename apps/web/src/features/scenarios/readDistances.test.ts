import { DomainError } from '@corridor/kernel'
import { expect, test } from 'vitest'
import { readDistances } from './readDistances.ts'
import { csvRows } from './tableRows.ts'

const read = (text: string) => readDistances(csvRows(text), 'km.csv')

function problemsOf(text: string): unknown {
  try {
    read(text)
  } catch (error) {
    if (error instanceof DomainError) return error.details.problems
    throw error
  }
  throw new Error('nothing was refused')
}

test('columns in any order, others not read; the way back is kept where it is longer', () => {
  const text =
    'km,note,destination,origin\n3360,x,QAT,NPL\n3400.5,,NPL,QAT\n0,,NPL,NPL\n80,,IND,NPL\n80,,NPL,IND\n'
  expect(read(text)).toEqual({
    km: { NPL: { QAT: 3360, IND: 80 }, QAT: { NPL: 3400.5 } },
    pairs: 5,
  })
})

test('what is wrong is told by row and column', () => {
  const text = 'origin,destination,km\nNepal,QAT,5\nNPL,QAT,1 200\nNPL,IND,0\nNPL,IND,-4\n'
  expect(problemsOf(text)).toMatchObject([
    { file: 'km.csv', row: 2, column: 'origin', problem: '"Nepal" is not an area code' },
    { row: 3, column: 'km', problem: '"1 200" is not a distance' },
    { row: 4, column: 'km', problem: '0 km between two areas' },
    { row: 5, column: 'km' },
    { row: 5, column: null, problem: 'NPL and IND already have row 4' },
  ])
  expect(problemsOf('origin,to,km\nNPL,QAT,5\n')).toMatchObject([{ row: 1, column: 'destination' }])
  expect(problemsOf('origin,destination,km\n')).toMatchObject([{ row: null, column: null }])
  expect(problemsOf('')).toHaveLength(3)
})
