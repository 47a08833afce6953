import type { AreaCode } from '@corridor/kernel'
import { parseRecords, type TableRecord } from './parseRecords.ts'
import { readNumber } from './readNumber.ts'
import type { TextFile } from './readTextFile.ts'
import { refuseProblems, type TableProblem } from './tableProblems.ts'

/** A square table between areas. */
export interface AreaMatrix {
  readonly file: string
  readonly areas: readonly AreaCode[]
  /** Row-major, rows and columns in the order of `areas`. */
  readonly values: Float64Array
}

type Problem = Omit<TableProblem, 'file'>

/**
 * Reads a square table: a header of area codes (first cell free), then one line an area.
 * Lines may be in another order than the columns.
 *
 * @param diagonal `negative_allowed` for stocks, whose native-born can be a negative residual.
 * @throws {DomainError} with every problem by file, line and column: `bad_file`, `shape_mismatch`,
 *   `duplicate_area`, `missing_value`, `negative_value`.
 */
export function readMatrix(
  file: TextFile,
  diagonal: 'negative_refused' | 'negative_allowed',
): AreaMatrix {
  const problems: Problem[] = []
  const [header, ...records] = parseRecords(file)
  const areas = readHeader(header, problems)
  // Without a sound header every line would be reported once more.
  refuseAll(file, problems)
  const values = readLines(areas, records, diagonal, problems)
  refuseAll(file, problems)
  return { file: file.name, areas, values }
}

function readHeader(header: TableRecord | undefined, problems: Problem[]): readonly AreaCode[] {
  const areas = header?.cells.slice(1) ?? []
  if (header === undefined || areas.length === 0) {
    problems.push({
      code: 'bad_file',
      row: header?.row ?? null,
      column: null,
      problem: 'there is no header with area codes',
      fix: 'Begin with a line such as: row,NPL,QAT,IND',
    })
  }
  areas.forEach((area, position) => {
    const at = { row: header!.row, column: area === '' ? `number ${position + 2}` : area }
    if (area === '') {
      problems.push({ code: 'bad_file', ...at, problem: 'no area code', fix: 'Name every column' })
    } else if (areas.indexOf(area) !== position) {
      problems.push({
        code: 'duplicate_area',
        ...at,
        problem: 'the area has two columns',
        fix: 'Keep one',
      })
    }
  })
  return areas
}

function readLines(
  areas: readonly AreaCode[],
  records: readonly TableRecord[],
  diagonal: 'negative_refused' | 'negative_allowed',
  problems: Problem[],
): Float64Array {
  const positions = new Map(areas.map((area, position) => [area, position]))
  const values = new Float64Array(areas.length * areas.length)
  const lineOfArea = new Map<AreaCode, number>()
  for (const record of records) {
    const area = record.cells[0] ?? ''
    const line = positions.get(area)
    const problem = checkLine(record, area, line, areas.length, lineOfArea)
    if (problem !== null) problems.push(problem)
    if (line !== undefined) lineOfArea.set(area, lineOfArea.get(area) ?? record.row)
    if (problem !== null || line === undefined) continue
    areas.forEach((column, position) => {
      const onDiagonal = position === line
      const reading = readNumber(
        record.cells[position + 1]!,
        onDiagonal ? diagonal : 'negative_refused',
      )
      if (reading.kind === 'number') values[line * areas.length + position] = reading.value
      else {
        const { code, problem: what, fix } = reading
        problems.push({ code, row: record.row, column, problem: what, fix })
      }
    })
  }
  const absent = areas.filter((area) => !lineOfArea.has(area))
  if (absent.length > 0) problems.push(missingLines(absent, areas.length))
  return values
}

function checkLine(
  { row, cells }: TableRecord,
  area: AreaCode,
  line: number | undefined,
  size: number,
  lineOfArea: ReadonlyMap<AreaCode, number>,
): Problem | null {
  const before = lineOfArea.get(area)
  if (area === '') {
    const fix = 'Begin the line with the code of the birthplace'
    return { code: 'bad_file', row, column: null, problem: 'the line names no area', fix }
  }
  if (line === undefined) {
    const problem = `${area} has a line but no column`
    const fix = 'Give every area one line and one column'
    return { code: 'shape_mismatch', row, column: null, problem, fix }
  }
  if (before !== undefined) {
    const problem = `${area} already has line ${before}`
    return { code: 'duplicate_area', row, column: null, problem, fix: 'Keep one of the two' }
  }
  if (cells.length !== size + 1) {
    const problem = `${cells.length} cells where the header has ${size + 1}`
    const fix = 'Give every line one cell for each column; the file may be cut off here'
    return { code: 'shape_mismatch', row, column: null, problem, fix }
  }
  return null
}

const missingLines = (absent: readonly AreaCode[], size: number): Problem => ({
  code: 'shape_mismatch',
  row: null,
  column: null,
  problem: `${size} columns but no line for ${listed(absent)}`,
  fix: 'Give every area one line and one column; the file may be cut off',
})

/** The first names of a long list. */
export const listed = (names: readonly string[], shown = 10): string =>
  names.length <= shown
    ? names.join(', ')
    : `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`

const refuseAll = (file: TextFile, problems: readonly Problem[]): void =>
  refuseProblems(problems.map((problem) => ({ ...problem, file: file.name })))

/**
 * The same table with areas in the given order.
 *
 * @param others whether the table may have more areas, which are left out.
 * @throws {DomainError} `areas_differ` when an area is missing, or is more than asked for.
 */
export function alignMatrix(
  matrix: AreaMatrix,
  areas: readonly AreaCode[],
  of: string,
  others: 'more_refused' | 'more_allowed' = 'more_refused',
): AreaMatrix {
  const found =
    others === 'more_refused' ? matrix.areas : matrix.areas.filter((area) => areas.includes(area))
  refuseProblems(compareAreas(matrix.file, found, areas, of))
  const [size, width] = [areas.length, matrix.areas.length]
  const from = areas.map((area) => matrix.areas.indexOf(area))
  const values = new Float64Array(size * size)
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      values[row * size + column] = matrix.values[from[row]! * width + from[column]!]!
    }
  }
  return { file: matrix.file, areas, values }
}

/** What keeps `found` from being the same areas as `wanted`, which the file `of` has. */
export function compareAreas(
  file: string,
  found: readonly AreaCode[],
  wanted: readonly AreaCode[],
  of: string,
): readonly TableProblem[] {
  const absent = wanted.filter((area) => !found.includes(area))
  const extra = found.filter((area) => !wanted.includes(area))
  const problem = (what: string, fix: string): TableProblem => ({
    code: 'areas_differ',
    file,
    row: null,
    column: null,
    problem: what,
    fix,
  })
  return [
    ...(absent.length === 0
      ? []
      : [
          problem(
            `${listed(absent)} of ${of} ${absent.length === 1 ? 'is' : 'are'} not in it`,
            'Add them',
          ),
        ]),
    ...(extra.length === 0
      ? []
      : [
          problem(
            `${listed(extra)} ${extra.length === 1 ? 'is' : 'are'} not in ${of}`,
            'Use the same areas in every file',
          ),
        ]),
  ]
}
