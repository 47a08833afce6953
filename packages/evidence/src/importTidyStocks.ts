import { duplicateObservations, type EncodedColumn } from '@corridor/cube'
import {
  type FileProblem,
  type ProblemList,
  problemList,
  SEXES,
  type Sex,
  shown,
  stopOnProblems,
} from '@corridor/kernel'
import { type CodeCollector, codeCollector } from './codeCollector.ts'
import { type AreaCheck, areaCheck, type KnownArea } from './knownAreas.ts'
import { readFigure, readYear } from './readFigure.ts'
import { DEFAULT_LIMITS, readTidyRows, type TidyLimits } from './readTidyRows.ts'
import { buildStockTable, type StockTable } from './StockTable.ts'

const TIDY_STOCK_COLUMNS = ['year', 'origin', 'destination', 'sex', 'persons'] as const

export interface TidyImportOptions extends TidyLimits {
  /** The name of the file, for the report. */
  readonly fileName: string
  /** Areas that may occur, from `knownAreasOf`. */
  readonly knownAreas: readonly KnownArea[]
}

/** A table that passed every check, and what its owner should still look at. */
export interface TidyImport<Table> {
  readonly table: Table
  readonly rows: number
  readonly warnings: readonly FileProblem[]
  /** All warnings, also those over the number that is kept. */
  readonly warningCount: number
}

/** Both sexes may differ by this from women plus men, for rounding. Persons. */
const SEX_TOLERANCE = 2

/**
 * A stock table from a tidy file: `year,origin,destination,sex,persons`, columns in any order, one
 * row for each pair, year and sex, whole persons. Rows that are not there are figures not given.
 *
 * @param bytes the file, UTF-8, with or without byte order mark.
 * @returns the table, and as warnings totals that differ from women plus men by over 2 persons.
 * @throws {DomainError} `bad_file` with `details.problems`, a list of `FileProblem`, and
 * `details.problemCount`, when anything is wrong; nothing is repaired, dropped or guessed.
 * @throws {DomainError} `too_large` when the file is over a limit.
 * @remarks About 0.3 s for 230,000 rows.
 */
export function importTidyStocks(
  bytes: Uint8Array,
  options: TidyImportOptions,
): TidyImport<StockTable> {
  const { fileName, maxProblems: keep = DEFAULT_LIMITS.maxProblems } = options
  const found = { problems: problemList(fileName, keep), warnings: problemList(fileName, keep) }
  const checkArea = areaCheck(options.knownAreas)
  const columns = {
    year: codeCollector(),
    origin: codeCollector(),
    destination: codeCollector(),
    sex: codeCollector(SEXES),
  }
  const persons: number[] = []
  const rowOf: number[] = []
  const rows = readTidyRows(bytes, TIDY_STOCK_COLUMNS, options, found, (row, fields) => {
    const figure = checkRow(found.problems, checkArea, row, fields)
    if (figure === undefined) return
    for (const [place, name] of TIDY_STOCK_COLUMNS.entries()) {
      if (name !== 'persons') columns[name].add(fields[place]!)
    }
    persons.push(figure)
    rowOf.push(row)
  })
  const encoded = encode(columns)
  reportDuplicates(found.problems, encoded, rowOf)
  stopOnProblems(found.problems)
  const table = buildStockTable({ ...encoded, persons })
  reportSexTotals(found.warnings, encoded, persons, rowOf)
  const { warnings } = found
  return { table, rows, warnings: warnings.kept(), warningCount: warnings.count() }
}

type Encoded = Readonly<Record<'year' | 'origin' | 'destination' | 'sex', EncodedColumn>>

const encode = (columns: Readonly<Record<keyof Encoded, CodeCollector>>): Encoded => ({
  year: columns.year.column(),
  origin: columns.origin.column(),
  destination: columns.destination.column(),
  sex: columns.sex.column(),
})

/** The persons of a row; undefined when something in it is wrong, which is then reported. */
function checkRow(
  problems: ProblemList,
  checkArea: AreaCheck,
  row: number,
  [yearText, origin, destination, sex, personsText]: readonly string[],
): number | undefined {
  const before = problems.count()
  const year = readYear(yearText!)
  if (typeof year !== 'number') problems.add(row, 'year', year.problem, year.fix)
  for (const [role, code] of [
    ['origin', origin!],
    ['destination', destination!],
  ] as const) {
    const fault = checkArea(code, role)
    if (fault !== undefined) problems.add(row, role, fault.problem, fault.fix)
  }
  if (origin === destination && problems.count() === before) {
    const fix = 'Leave the row out: people living where they were born are not in a migrant stock'
    problems.add(row, 'destination', `${destination} is also the origin`, fix)
  }
  if (!SEXES.includes(sex as Sex)) {
    const meant = meantSex(sex!)
    const fix = meant === undefined ? 'Write both, female or male' : `Write ${meant}`
    problems.add(row, 'sex', sex === '' ? 'it is empty' : `${shown(sex!)} is not a sex here`, fix)
  }
  const persons = readFigure(personsText!, { decimals: 0, negativeAllowed: false })
  if (typeof persons !== 'number') problems.add(row, 'persons', persons.problem, persons.fix)
  return problems.count() === before ? (persons as number) : undefined
}

function meantSex(text: string): Sex | undefined {
  const word = text.toLowerCase()
  if (/^(b|t|total|all|both sexes|both)$/.test(word)) return 'both'
  if (/^(f|w|women|females?)$/.test(word)) return 'female'
  return /^(m|men|males?)$/.test(word) ? 'male' : undefined
}

function reportDuplicates(problems: ProblemList, encoded: Encoded, rowOf: readonly number[]): void {
  const { year, origin, destination, sex } = encoded
  const columns = [year, origin, destination, sex]
  for (const { first, second } of duplicateObservations(columns, rowOf.length)) {
    const [on, from, to, of] = columns.map(({ codes, positions }) => codes[positions[second]!])
    problems.add(
      rowOf[second]!,
      null,
      `rows ${rowOf[first]} and ${rowOf[second]} are both for ${from} to ${to}, ${on}, ${of}`,
      'Keep one of the two',
    )
  }
}

/** Warns of each pair and year whose total is not that of women and men. */
function reportSexTotals(
  warnings: ProblemList,
  { year, origin, destination, sex }: Encoded,
  persons: readonly number[],
  rowOf: readonly number[],
): void {
  const places = SEXES.map((code) => sex.codes.indexOf(code))
  if (places.includes(-1)) return
  const pairOf = (i: number): number =>
    (year.positions[i]! * origin.codes.length + origin.positions[i]!) * destination.codes.length +
    destination.positions[i]!
  const parts = new Map<number, { total: number; count: number }>()
  for (let i = 0; i < persons.length; i++) {
    if (sex.positions[i] === places[0]) continue
    const part = parts.get(pairOf(i)) ?? { total: 0, count: 0 }
    parts.set(pairOf(i), { total: part.total + persons[i]!, count: part.count + 1 })
  }
  for (let i = 0; i < persons.length; i++) {
    if (sex.positions[i] !== places[0]) continue
    const part = parts.get(pairOf(i))
    if (part?.count !== 2 || Math.abs(part.total - persons[i]!) <= SEX_TOLERANCE) continue
    const from = origin.codes[origin.positions[i]!]
    const to = destination.codes[destination.positions[i]!]
    warnings.add(
      rowOf[i]!,
      'persons',
      `${from} to ${to}, ${year.codes[year.positions[i]!]}: both is ${persons[i]} but female and male add up to ${part.total}`,
      'Check the three figures; they are used as they are',
    )
  }
}
