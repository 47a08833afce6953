import {
  type ProblemList,
  problemList,
  RecordReader,
  shown,
  stopOnProblems,
} from '@corridor/kernel'

/** One row of a table: the text of each column, empty where there is none. */
export interface TableRow {
  /** In a CSV file the line, the header being 1; in a JSON file the entry, counted from 1. */
  readonly row: number
  readonly fields: Readonly<Record<string, string>>
}

export interface TableColumns {
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

const MOST_CHARACTERS = 16 * 2 ** 20

/**
 * Rows of a CSV text with a header, columns in any order; columns that are absent read as empty.
 *
 * @throws {DomainError} `too_large` over 16 million characters; `bad_file` at once when the header
 * is another. Ragged rows are added to `problems`.
 */
export function readCsvTable(
  text: string,
  columns: TableColumns,
  fileName: string,
  problems: ProblemList,
): TableRow[] {
  checkLength(text, fileName)
  const reader = new RecordReader(text.replace(/^\ufeff/, ''))
  const header = reader.next()
  const names = header?.fields.map((name) => name.trim().toLowerCase()) ?? []
  checkHeader(names, columns, fileName, header?.row ?? null)
  const rows: TableRow[] = []
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    const { row, fields } = record
    if (fields.length === names.length) {
      rows.push({
        row,
        fields: Object.fromEntries(names.map((name, i) => [name, fields[i]!.trim()])),
      })
    } else {
      problems.add(
        row,
        null,
        `it has ${fields.length} field${fields.length === 1 ? '' : 's'} where the header has ${names.length}: ${shown(fields.join(','))}`,
        'Put text that holds a comma in quotation marks, or add what is missing',
      )
    }
  }
  if (reader.fault !== undefined) {
    problems.add(reader.fault.row, null, reader.fault.problem, reader.fault.fix)
  }
  return rows
}

/**
 * Rows of a list of JSON objects with the same columns; lists of text are joined by blanks, and
 * an empty one is written `none`.
 */
export function readJsonTable(
  entries: unknown,
  columns: TableColumns,
  problems: ProblemList,
): TableRow[] {
  if (!Array.isArray(entries)) {
    problems.add(null, null, 'it holds no list of entries', 'Write a list of objects in brackets')
    return []
  }
  const known = [...columns.required, ...columns.optional]
  return entries.flatMap((entry: unknown, index): TableRow[] => {
    const row = index + 1
    if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) {
      problems.add(row, null, 'it is no object', `Write an object with ${known.join(', ')}`)
      return []
    }
    const fields: Record<string, string> = {}
    for (const [name, value] of Object.entries(entry)) {
      if (!known.includes(name)) {
        problems.add(row, name, 'it is not known here', `Remove it; known are ${known.join(', ')}`)
      } else if (typeof value === 'string') fields[name] = value.trim()
      else if (Array.isArray(value) && value.every((part) => typeof part === 'string')) {
        fields[name] = value.length === 0 ? 'none' : value.join(' ')
      } else if (value !== null) {
        problems.add(row, name, 'it is no text', 'Write it in quotation marks, or null')
      }
    }
    return [{ row, fields }]
  })
}

/** @throws {DomainError} `bad_file` when the text is no JSON, `too_large` when it is too long. */
export function parseJson(text: string, fileName: string): unknown {
  checkLength(text, fileName)
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    const problems = problemList(fileName, 1)
    const reason = error instanceof Error ? error.message : 'it cannot be read'
    problems.add(null, null, `it is not JSON: ${reason}`, 'Correct it there, or give CSV')
    stopOnProblems(problems)
    throw error
  }
}

function checkLength(text: string, fileName: string): void {
  if (text.length <= MOST_CHARACTERS) return
  const problems = problemList(fileName, 1)
  const problem = `it has ${text.length} characters, over the limit of ${MOST_CHARACTERS}`
  problems.add(null, null, problem, 'Split it by instrument')
  stopOnProblems(problems, 'too_large')
}

function checkHeader(
  names: readonly string[],
  { required, optional }: TableColumns,
  fileName: string,
  row: number | null,
): void {
  const problems = problemList(fileName, 50)
  const known = [...required, ...optional]
  const wanted = `The columns are ${required.join(', ')}; they may be followed by ${optional.join(', ')}`
  if (names.length === 1 && /[;\t|]/.test(names[0]!)) {
    problems.add(row, null, 'the columns are not separated by commas', 'Save it with commas')
  } else if (!names.some((name) => known.includes(name))) {
    problems.add(row, null, 'the first row is not a header', wanted)
  } else {
    for (const [place, name] of names.entries()) {
      const column = name === '' ? `column ${place + 1}` : name
      if (!known.includes(name)) {
        problems.add(row, column, 'it is not known here', `Remove it. ${wanted}`)
      } else if (names.indexOf(name) !== place) {
        problems.add(row, column, 'it occurs twice', 'Remove one of the two')
      }
    }
    for (const name of required) {
      if (!names.includes(name)) problems.add(row, name, 'it is missing', wanted)
    }
  }
  stopOnProblems(problems)
}
