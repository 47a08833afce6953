import type { AreaCode } from '@corridor/kernel'
import { parseRecords, type TableRecord } from './parseRecords.ts'
import { compareAreas } from './readMatrix.ts'
import { readNumber } from './readNumber.ts'
import type { TextFile } from './readTextFile.ts'
import { refuseProblems, type TableProblem } from './tableProblems.ts'

/** Births and deaths of the period by area, in the order of the areas asked for. Persons. */
export interface BirthsDeaths {
  readonly births: Float64Array
  readonly deaths: Float64Array
  /** Null where the file has no such column. */
  readonly netMigration: Float64Array | null
  /** Columns of the file that are not read. */
  readonly unusedColumns: readonly string[]
}

const COLUMNS = {
  births: ['births'],
  deaths: ['deaths'],
  netMigration: ['net_mig', 'net_migration'],
} as const

type Figure = keyof typeof COLUMNS

/**
 * Reads `region,births,deaths` with an optional `net_mig`; the areas stand in the first column.
 *
 * @param areas the areas of the stock tables, which the file must have exactly.
 * @param of the file that names those areas, for the message.
 * @throws {DomainError} with every problem by file, line and column: `bad_file`, `duplicate_area`,
 *   `missing_value`, `negative_value`, `areas_differ`.
 */
export function readBirthsDeaths(
  file: TextFile,
  areas: readonly AreaCode[],
  of: string,
): BirthsDeaths {
  const [header, ...records] = parseRecords(file)
  const places = findColumns(file, header)
  const problems: TableProblem[] = []
  const figures: Record<Figure, Float64Array> = {
    births: new Float64Array(areas.length),
    deaths: new Float64Array(areas.length),
    netMigration: new Float64Array(areas.length),
  }
  const lineOfArea = new Map<AreaCode, number>()
  for (const record of records) {
    const found = checkLine(file, record, header!.cells.length, lineOfArea)
    if (found !== null) problems.push(found)
    const area = record.cells[0] ?? ''
    if (area !== '') lineOfArea.set(area, lineOfArea.get(area) ?? record.row)
    const position = areas.indexOf(area)
    if (found !== null || position < 0) continue
    for (const [figure, place] of places) {
      const sign = figure === 'netMigration' ? 'negative_allowed' : 'negative_refused'
      const reading = readNumber(record.cells[place]!, sign)
      if (reading.kind === 'number') figures[figure][position] = reading.value
      else {
        const { code, problem, fix } = reading
        const column = header!.cells[place]!
        problems.push({ code, file: file.name, row: record.row, column, problem, fix })
      }
    }
  }
  problems.push(...compareAreas(file.name, [...lineOfArea.keys()], areas, of))
  refuseProblems(problems)
  const used = new Set(places.values())
  return {
    births: figures.births,
    deaths: figures.deaths,
    netMigration: places.has('netMigration') ? figures.netMigration : null,
    unusedColumns: header!.cells.filter((_, place) => place > 0 && !used.has(place)),
  }
}

function findColumns(file: TextFile, header: TableRecord | undefined): ReadonlyMap<Figure, number> {
  const names = (header?.cells ?? []).map((name) => name.toLowerCase())
  const places = new Map<Figure, number>()
  const problems: TableProblem[] = []
  const wrong = (problem: string, fix: string) =>
    problems.push({
      code: 'bad_file',
      file: file.name,
      row: header?.row ?? null,
      column: null,
      problem,
      fix,
    })
  for (const [figure, accepted] of Object.entries(COLUMNS) as [Figure, readonly string[]][]) {
    const found = names.flatMap((name, place) =>
      place > 0 && accepted.includes(name) ? [place] : [],
    )
    if (found.length > 1) {
      wrong(`column ${accepted[0]} occurs ${found.length} times`, 'Keep one')
    } else if (found.length === 1) {
      places.set(figure, found[0]!)
    } else if (figure !== 'netMigration') {
      wrong(`there is no column ${figure}`, 'Begin with the line: region,births,deaths')
    }
  }
  refuseProblems(problems)
  return places
}

function checkLine(
  { name: file }: TextFile,
  { row, cells }: TableRecord,
  columns: number,
  lineOfArea: ReadonlyMap<AreaCode, number>,
): TableProblem | null {
  const area = cells[0] ?? ''
  const before = lineOfArea.get(area)
  if (area === '') {
    const fix = 'Begin the line with the code of the area'
    return { code: 'bad_file', file, row, column: null, problem: 'the line names no area', fix }
  }
  if (before !== undefined) {
    const problem = `${area} already has line ${before}`
    return { code: 'duplicate_area', file, row, column: null, problem, fix: 'Keep one of the two' }
  }
  if (cells.length !== columns) {
    const problem = `${cells.length} cells where the header has ${columns}`
    const fix = 'Give every line one cell for each column; the file may be cut off here'
    return { code: 'shape_mismatch', file, row, column: null, problem, fix }
  }
  return null
}
