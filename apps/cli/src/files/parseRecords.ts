import { CsvError, parse } from 'csv-parse/sync'
import type { TextFile } from './readTextFile.ts'
import { refuseProblems, type TableProblem } from './tableProblems.ts'

/** One line of a comma-separated table. */
export interface TableRecord {
  /** Line of the file, 1 is the first. */
  readonly row: number
  readonly cells: readonly string[]
}

/**
 * Splits comma-separated text into trimmed cells; empty lines are skipped.
 *
 * @throws {DomainError} `bad_file` when a quote is left open or another separator was used.
 */
export function parseRecords({ name, text }: TextFile): readonly TableRecord[] {
  const wrong = (row: number | null, problem: string, fix: string): TableProblem => ({
    code: 'bad_file',
    file: name,
    row,
    column: null,
    problem,
    fix,
  })
  const header = text.slice(0, text.search(/\r|\n|$/))
  const separator = /;|\t/.exec(header)?.[0]
  if (separator !== undefined && !header.includes(',')) {
    const word = separator === ';' ? 'semicolons' : 'tabs'
    refuseProblems([wrong(1, `cells are separated by ${word}`, 'Separate them by commas')])
  }
  try {
    const found = parse(text, {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly { info: { lines: number }; record: string[] }[]
    return found.map(({ info, record }) => ({ row: info.lines, cells: record }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error
    const row = typeof lines === 'number' ? lines : null
    const problem =
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'a quotation mark is opened and never closed, or the file is cut off'
        : `the line is not comma-separated text (${error.code})`
    refuseProblems([wrong(row, problem, 'Close every quotation mark; double those inside a cell')])
    throw error
  }
}
