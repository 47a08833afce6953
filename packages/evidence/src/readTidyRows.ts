import {
  decodeUtf8,
  type ProblemList,
  problemList,
  RecordReader,
  shown,
  stopOnProblems,
} from '@corridor/kernel'

export interface TidyLimits {
  /** Largest file, default 64 MB. */
  readonly maxBytes?: number
  /** Most rows, default 5 million. */
  readonly maxRows?: number
  /** Problems and warnings kept, default 100; all are counted. */
  readonly maxProblems?: number
}

export const DEFAULT_LIMITS = { maxBytes: 64 * 2 ** 20, maxRows: 5_000_000, maxProblems: 100 }

const DELIMITERS: readonly (readonly [string, string])[] = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
]

/**
 * Reads a tidy file: a header with the given columns in any order, then rows.
 *
 * @param visit called for each row that has a field for every column, fields in the order of `columns`
 * and without blanks around them.
 * @returns the number of rows, whole or not.
 * @throws {DomainError} `too_large` when the file is over a limit.
 * @throws {DomainError} `bad_file` at once when it is not text or has another header; ragged rows are
 * added to `problems`.
 */
export function readTidyRows(
  bytes: Uint8Array,
  columns: readonly string[],
  { fileName, ...limits }: TidyLimits & { readonly fileName: string },
  found: { readonly problems: ProblemList; readonly warnings: ProblemList },
  visit: (row: number, fields: readonly string[]) => void,
): number {
  const { maxBytes, maxRows } = { ...DEFAULT_LIMITS, ...limits }
  const stop = (row: number | null, problem: string, fix: string, tooLarge = false): never => {
    const fatal = problemList(fileName, 1)
    fatal.add(row, null, problem, fix)
    stopOnProblems(fatal, tooLarge ? 'too_large' : 'bad_file')
    throw new Error('unreachable')
  }
  if (bytes.length > maxBytes) {
    stop(
      null,
      `it has ${bytes.length} bytes, over the limit of ${maxBytes}`,
      'Split it by year',
      true,
    )
  }
  const decoded = decodeUtf8(bytes)
  if (typeof decoded !== 'string') return stop(decoded.row, decoded.problem, decoded.fix)
  const reader = new RecordReader(decoded)
  const header = reader.next()
  if (header === undefined) {
    const { row, problem, fix } = reader.fault ?? {
      row: null,
      problem: 'it is empty',
      fix: `Give a file with the columns ${columns.join(', ')}`,
    }
    return stop(row, problem, fix)
  }
  const places = findColumns(header.fields, columns, header.row, fileName)
  let rows = 0
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    rows += 1
    if (rows > maxRows) stop(record.row, `it has over ${maxRows} rows`, 'Split it by year', true)
    const { row, fields } = record
    if (fields.length === header.fields.length)
      visit(
        row,
        places.map((place) => fields[place]!.trim()),
      )
    else reportRagged(found.problems, row, fields, header.fields.length)
  }
  if (reader.fault !== undefined) {
    found.problems.add(reader.fault.row, null, reader.fault.problem, reader.fault.fix)
  } else if (!/[\r\n]$/.test(decoded)) {
    found.warnings.add(
      rows + header.row,
      null,
      'the last row does not end in a line end, so that the file may have been cut off',
      'Compare the last row with your own',
    )
  }
  if (rows === 0 && reader.fault === undefined) {
    stop(null, 'it has a header but no rows', 'Add the figures')
  }
  return rows
}

/** The place of each column in the file. @throws {DomainError} `bad_file` */
function findColumns(
  header: readonly string[],
  columns: readonly string[],
  row: number,
  fileName: string,
): number[] {
  const problems = problemList(fileName, DEFAULT_LIMITS.maxProblems)
  const names = header.map((name) => name.trim().toLowerCase())
  const wanted = `The columns are ${columns.join(', ')}, in any order`
  const delimiter = DELIMITERS.find(([mark]) => names.length === 1 && names[0]!.includes(mark))
  if (delimiter !== undefined) {
    const fix = 'Save the file with commas between the columns'
    problems.add(row, null, `the columns are separated by ${delimiter[1]}`, fix)
  } else if (!names.some((name) => columns.includes(name))) {
    const fix = `Write the names of the columns in the first row: ${columns.join(', ')}`
    problems.add(row, null, 'the first row is not a header', fix)
  } else reportColumns(problems, row, names, columns, wanted)
  stopOnProblems(problems)
  return columns.map((column) => names.indexOf(column))
}

function reportColumns(
  problems: ProblemList,
  row: number,
  names: readonly string[],
  columns: readonly string[],
  wanted: string,
): void {
  for (const [place, name] of names.entries()) {
    const named = name === '' ? `column ${place + 1}` : name
    if (!columns.includes(name)) {
      const fix = /^\d{4}$/.test(name)
        ? 'Write one row for each year, with the year in the column year'
        : `Remove it. ${wanted}`
      problems.add(row, named, name === '' ? 'it has no name' : 'it is not known here', fix)
    } else if (names.indexOf(name) !== place) {
      problems.add(row, named, 'it occurs twice', 'Remove one of the two')
    }
  }
  for (const column of columns) {
    if (!names.includes(column)) problems.add(row, column, 'it is missing', wanted)
  }
}

function reportRagged(
  problems: ProblemList,
  row: number,
  fields: readonly string[],
  expected: number,
): void {
  const few = fields.length < expected
  problems.add(
    row,
    null,
    `it has ${fields.length} field${fields.length === 1 ? '' : 's'} where the header has ${expected}: ${shown(fields.join(','))}`,
    few
      ? 'Add what is missing, or get the file again if it was cut off on the way'
      : 'Write numbers without commas, and put text that holds a comma in quotation marks',
  )
}
