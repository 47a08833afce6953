import {
  decodeUtf8,
  isIsoDate,
  type ProblemList,
  problemList,
  RecordReader,
  shown,
  stopOnProblems,
} from '@corridor/kernel'
import type { Holiday } from './HolidayCalendar.ts'

const COLUMNS = ['date', 'name'] as const
const KEPT_PROBLEMS = 100
const MOST = 5_000
const LONGEST_NAME = 200

/**
 * Holidays from a comma-separated file with the columns `date` (2030-01-31) and `name`, in order.
 *
 * @param file its name, for the problems.
 * @throws {DomainError} `bad_file` with every problem: file, row, column, what is wrong and what to do.
 */
export function readHolidays(file: string, bytes: Uint8Array): readonly Holiday[] {
  const problems = problemList(file, KEPT_PROBLEMS)
  const text = decodeUtf8(bytes)
  if (typeof text !== 'string') {
    problems.add(text.row, null, text.problem, text.fix)
    stopOnProblems(problems)
    return []
  }
  const reader = new RecordReader(text)
  const places = readHeader(reader, problems)
  stopOnProblems(problems)
  const rows = new Map<string, { readonly row: number; readonly name: string }>()
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    if (rows.size === MOST) {
      problems.add(record.row, null, `there are more than ${MOST} holidays`, 'Split the file')
      break
    }
    addRow(record, places, rows, problems)
  }
  const { fault } = reader
  if (fault !== undefined) problems.add(fault.row, null, fault.problem, fault.fix)
  if (rows.size === 0 && problems.count() === 0) {
    problems.add(null, null, 'there is no holiday in it', 'Write one holiday in each row')
  }
  stopOnProblems(problems)
  return [...rows].map(([date, { name }]) => ({ date, name })).toSorted(byDate)
}

type Places = Readonly<Record<(typeof COLUMNS)[number], number>>

function readHeader(reader: RecordReader, problems: ProblemList): Places {
  const header = reader.next()
  const names = (header?.fields ?? []).map((field) => field.trim().toLowerCase())
  for (const column of COLUMNS) {
    const count = names.filter((name) => name === column).length
    if (count === 1) continue
    problems.add(
      header?.row ?? 1,
      column,
      count === 0 ? 'the column is missing' : 'the column is there twice',
      'The first row names the columns: date,name',
    )
  }
  return { date: names.indexOf('date'), name: names.indexOf('name') }
}

function addRow(
  { row, fields }: { readonly row: number; readonly fields: readonly string[] },
  places: Places,
  rows: Map<string, { readonly row: number; readonly name: string }>,
  problems: ProblemList,
): void {
  const date = (fields[places.date] ?? '').trim()
  const name = (fields[places.name] ?? '').trim().normalize('NFC')
  const before = problems.count()
  if (!isIsoDate(date)) {
    problems.add(row, 'date', `${shown(date)} is not a date`, 'Write year, month, day: 2030-01-31')
  } else if (rows.has(date)) {
    problems.add(
      row,
      'date',
      `${date} is already in row ${rows.get(date)?.row}`,
      'Keep one of the two; names may be joined',
    )
  }
  if (name === '' || name.length > LONGEST_NAME) {
    problems.add(
      row,
      'name',
      name === '' ? 'the name is missing' : `the name has ${name.length} characters`,
      `Write a name of 1 to ${LONGEST_NAME} characters`,
    )
  }
  if (problems.count() === before) rows.set(date, { row, name })
}

const byDate = (a: Holiday, b: Holiday): number => (a.date < b.date ? -1 : 1)
