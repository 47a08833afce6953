import { DomainError, type FileProblem } from '@corridor/kernel'
import { expect, test } from 'vitest'
import { readHolidays } from './readHolidays.ts'

const read = (text: string) => readHolidays('days.csv', new TextEncoder().encode(text))

function problemsOf(text: string): readonly FileProblem[] {
  try {
    read(text)
  } catch (error) {
    if (error instanceof DomainError) return error.details.problems as readonly FileProblem[]
    throw error
  }
  return []
}

test('holidays come in order, whatever the order of rows and columns', () => {
  expect(
    read('\ufeffname,note,date\r\n"Day of, example",x,2030-05-01\r\n\r\nNew Year,,2030-01-01\r\n'),
  ).toEqual([
    { date: '2030-01-01', name: 'New Year' },
    { date: '2030-05-01', name: 'Day of, example' },
  ])
})

test('every problem names file, row and column', () => {
  const text = 'date,name\n2030-02-30,A\n2030-03-01,\n2030-04-01,B\n2030-04-01,C\n01/05/2030,D\n'
  expect(problemsOf(text).map(({ file, row, column }) => [file, row, column])).toEqual([
    ['days.csv', 2, 'date'],
    ['days.csv', 3, 'name'],
    ['days.csv', 5, 'date'],
    ['days.csv', 6, 'date'],
  ])
  expect(problemsOf(text)[2]?.problem).toBe('2030-04-01 is already in row 4')
})

test.each([
  ['day,name\n2030-01-01,A\n', 1, 'date'],
  ['date,date,name\n', 1, 'date'],
  ['', 1, 'date'],
  ['date,name\n', null, null],
  ['date,name\n2030-01-01,"A\n', 2, null],
])('%j is refused', (text, row, column) => {
  expect(problemsOf(text)[0]).toMatchObject({ file: 'days.csv', row, column })
})

test('a file that is no text says so', () => {
  expect(() => readHolidays('days.xlsx', new Uint8Array([0x50, 0x4b, 3, 4]))).toThrow(/spreadsheet/)
})
