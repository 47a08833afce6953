import type { FileProblem } from '@corridor/evidence'
import type { ScenarioDistances } from '@corridor/flows'
import { DomainError } from '@corridor/kernel'
import type { TableRow } from './tableRows.ts'

/** Distances of a file, and how many of its rows they are. */
export interface DistanceReading {
  readonly km: ScenarioDistances['km']
  readonly pairs: number
}

const COLUMNS = ['origin', 'destination', 'km'] as const
const AREA = /^[A-Z]{3}$/
const NUMBER = /^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
/** Above it a distance is in other units. Kilometres. */
const MOST_KM = 1_000_000
/** Problems that are told; all are counted. */
const MOST_PROBLEMS = 20

/**
 * Distances from the rows `origin,destination,km` of a table, columns in any order, others not read;
 * rows within an area are passed over, as 0 there is no distance.
 *
 * @param name of the file and its sheet, for the report.
 * @throws {DomainError} `bad_file` with `details.problems`, a list of `FileProblem`.
 * @example
 * readDistances([{ row: 1, cells: ['origin', 'destination', 'km'] }, ...rows], 'km.csv').km.NPL?.QAT
 */
export function readDistances(rows: readonly TableRow[], name: string): DistanceReading {
  const problems: FileProblem[] = []
  const report: Report = (row, column, problem, fix) =>
    problems.push({ file: name, row, column, problem, fix })
  const [header, ...records] = rows
  const places = findColumns(header, report)
  refuse(problems)
  const km: Record<string, Record<string, number>> = {}
  const rowOf = new Map<string, number>()
  for (const { row, cells } of records) {
    const [origin, destination, figure] = places.map((place) => cells[place] ?? '') as [
      string,
      string,
      string,
    ]
    const before = problems.length
    checkAreas(origin, destination, row, report)
    const value = readKm(figure, origin === destination, row, report)
    const pair = `${origin} ${destination}`
    const first = rowOf.get(pair)
    if (first !== undefined) {
      report(row, null, `${origin} and ${destination} already have row ${first}`, 'Keep one')
    }
    rowOf.set(pair, row)
    if (problems.length > before || origin === destination) continue
    // The way back need not be told twice where it is as long.
    if (km[destination]?.[origin] === value) continue
    const from = km[origin] ?? {}
    from[destination] = value
    km[origin] = from
  }
  if (records.length === 0) {
    report(null, null, 'it has a header but no rows', 'Add one row for each pair of areas')
  }
  refuse(problems)
  return { km, pairs: rowOf.size }
}

type Report = (row: number | null, column: string | null, problem: string, fix: string) => void

function findColumns(header: TableRow | undefined, report: Report): readonly number[] {
  const names = header?.cells.map((cell) => cell.toLowerCase()) ?? []
  const fix = `Begin with the row ${COLUMNS.join(',')}`
  for (const column of COLUMNS) {
    const times = names.filter((one) => one === column).length
    if (times === 0) report(header?.row ?? 1, column, 'there is no such column', fix)
    if (times > 1) report(header!.row, column, `it is there ${times} times`, 'Keep one')
  }
  return COLUMNS.map((column) => names.indexOf(column))
}

function checkAreas(origin: string, destination: string, row: number, report: Report): void {
  for (const [column, code] of [
    ['origin', origin],
    ['destination', destination],
  ] as const) {
    if (AREA.test(code)) continue
    const problem = code === '' ? 'the cell is empty' : `"${code.slice(0, 40)}" is not an area code`
    report(row, column, problem, 'Write the three capital letters of the area, for example NPL')
  }
}

function readKm(text: string, within: boolean, row: number, report: Report): number {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN
  const given = `"${text.slice(0, 40)}"`
  if (text === '') report(row, 'km', 'the cell is empty', 'Write the distance')
  else if (Number.isNaN(value)) {
    const fix = 'Write digits with a decimal point, without separators of thousands'
    report(row, 'km', `${given} is not a distance`, fix)
  } else if (value === 0 && !within) {
    report(row, 'km', '0 km between two areas', 'Write a distance above 0')
  } else if (value > MOST_KM) {
    report(row, 'km', `${given} is too far`, 'Check the unit: kilometres')
  }
  return value
}

function refuse(problems: readonly FileProblem[]): void {
  const [first] = problems
  if (first === undefined) return
  throw new DomainError('bad_file', `${first.file}: ${first.problem}. ${first.fix}`, {
    problems: problems.slice(0, MOST_PROBLEMS),
    problemCount: problems.length,
  })
}
