import type { AreaCode } from '@corridor/kernel'
import { parseRecords, type TableRecord } from './parseRecords.ts'
import { readNumber } from './readNumber.ts'
import type { TextFile } from './readTextFile.ts'
import { refuseProblems, type TableProblem } from './tableProblems.ts'

/** A figure about two areas, and the line it stands in. */
export interface PairFigure {
  readonly row: number
  readonly from: AreaCode
  readonly to: AreaCode
  readonly value: number
}

/** Names of the two columns of areas and of the column of figures. */
export type PairColumns = readonly [from: string, to: string, figure: string]

type Problem = Omit<TableProblem, 'file'>

/**
 * Reads a table of one line a pair; the columns may stand in any order, others are not read.
 *
 * @throws {DomainError} with every problem by file, line and column: `bad_file`, `shape_mismatch`,
 *   `duplicate_area`, `missing_value`, `negative_value`.
 */
export function readPairs(file: TextFile, columns: PairColumns): readonly PairFigure[] {
  const [header, ...records] = parseRecords(file)
  const names = (header?.cells ?? []).map((name) => name.toLowerCase())
  const refuse = (problems: readonly Problem[]) =>
    refuseProblems(problems.map((problem) => ({ ...problem, file: file.name })))
  const fix = `Begin with the line: ${columns.join(',')}`
  refuse(
    columns.flatMap((column): Problem[] => {
      const times = names.filter((name) => name === column).length
      if (times === 1) return []
      const problem =
        times === 0 ? `there is no column ${column}` : `column ${column} occurs ${times} times`
      return [{ code: 'bad_file', row: header?.row ?? null, column: null, problem, fix }]
    }),
  )
  const problems: Problem[] = []
  const lineOfPair = new Map<string, number>()
  const pairs = records.flatMap((record): PairFigure[] => {
    const found = readPair(record, names, columns, lineOfPair)
    if ('value' in found) return [found]
    problems.push(found)
    return []
  })
  refuse(problems)
  return pairs
}

function readPair(
  { row, cells }: TableRecord,
  names: readonly string[],
  columns: PairColumns,
  lineOfPair: Map<string, number>,
): PairFigure | Problem {
  if (cells.length !== names.length) {
    const problem = `${cells.length} cells where the header has ${names.length}`
    const fix = 'Give every line one cell for each column; the file may be cut off here'
    return { code: 'shape_mismatch', row, column: null, problem, fix }
  }
  const [from, to, figure] = columns.map((column) => cells[names.indexOf(column)]!) as [
    string,
    string,
    string,
  ]
  if (from === '' || to === '') {
    const column = columns[from === '' ? 0 : 1]
    return {
      code: 'bad_file',
      row,
      column,
      problem: 'the cell is empty',
      fix: 'Write an area code',
    }
  }
  const pair = JSON.stringify([from, to])
  const before = lineOfPair.get(pair)
  if (before !== undefined) {
    const problem = `${from} and ${to} already have line ${before}`
    return { code: 'duplicate_area', row, column: null, problem, fix: 'Keep one of the two' }
  }
  lineOfPair.set(pair, row)
  const reading = readNumber(figure, 'negative_refused')
  if (reading.kind === 'number') return { row, from, to, value: reading.value }
  const { code, problem } = reading
  const fix = code === 'missing_value' ? 'Write the number or leave the line out' : reading.fix
  return { code, row, column: columns[2], problem, fix }
}
