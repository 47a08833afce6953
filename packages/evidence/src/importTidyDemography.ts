import { duplicateObservations, encodeColumn } from '@corridor/cube'
import { type ProblemList, problemList, stopOnProblems } from '@corridor/kernel'
import { type AnnualDemography, DEMOGRAPHY_COLUMNS, pickDemography } from './AnnualDemography.ts'
import { checkDemography, orderByAreaAndYear } from './checkDemography.ts'
import type { TidyImport, TidyImportOptions } from './importTidyStocks.ts'
import { areaCheck } from './knownAreas.ts'
import { readFigure, readYear } from './readFigure.ts'
import { DEFAULT_LIMITS, readTidyRows } from './readTidyRows.ts'

const TIDY_DEMOGRAPHY_COLUMNS = [
  'area',
  'year',
  'births',
  'deaths',
  'net_migration',
  'population_31_december',
] as const

/**
 * Annual demography from a tidy file: `area,year,births,deaths,net_migration,population_31_december`,
 * columns in any order, one row for each area and year, persons with at most three decimals.
 *
 * @param bytes the file, UTF-8, with or without byte order mark.
 * @returns the table ordered by area and year, and as warnings years that are missing, years whose
 * figures do not balance and figures that seem to be thousands.
 * @throws {DomainError} `bad_file` with `details.problems`, a list of `FileProblem`, and
 * `details.problemCount`, when anything is wrong; nothing is repaired, dropped or guessed.
 * @throws {DomainError} `too_large` when the file is over a limit.
 */
export function importTidyDemography(
  bytes: Uint8Array,
  options: TidyImportOptions,
): TidyImport<AnnualDemography> {
  const { fileName, maxProblems: keep = DEFAULT_LIMITS.maxProblems } = options
  const found = { problems: problemList(fileName, keep), warnings: problemList(fileName, keep) }
  const checkArea = areaCheck(options.knownAreas)
  const area: string[] = []
  const year: number[] = []
  const figures: number[][] = DEMOGRAPHY_COLUMNS.map(() => [])
  const rowOf: number[] = []
  let threeDecimals = 0
  const rows = readTidyRows(bytes, TIDY_DEMOGRAPHY_COLUMNS, options, found, (row, fields) => {
    const before = found.problems.count()
    const [code, yearText, ...texts] = fields
    const fault = checkArea(code!, 'area')
    if (fault !== undefined) found.problems.add(row, 'area', fault.problem, fault.fix)
    const inYear = readYear(yearText!)
    if (typeof inYear !== 'number') found.problems.add(row, 'year', inYear.problem, inYear.fix)
    const values = texts.map((text, place) => checkFigure(found.problems, row, place, text))
    if (found.problems.count() > before) return
    area.push(code!)
    year.push(inYear as number)
    for (const [place, value] of values.entries()) figures[place]!.push(value)
    rowOf.push(row)
    if (texts.every((text) => /\.\d{3}$/.test(text))) threeDecimals += 1
  })
  const given = tableOf(area, year, figures)
  reportDuplicates(found.problems, given, rowOf)
  stopOnProblems(found.problems)
  reportFindings(found.warnings, given, rowOf)
  if (threeDecimals === rows) reportThousands(found.warnings)
  return {
    table: pickDemography(given, orderByAreaAndYear(given)),
    rows,
    warnings: found.warnings.kept(),
    warningCount: found.warnings.count(),
  }
}

function checkFigure(problems: ProblemList, row: number, place: number, text: string): number {
  const [name] = DEMOGRAPHY_COLUMNS[place]!
  const figure = readFigure(text, { decimals: 3, negativeAllowed: name === 'net_migration' })
  if (typeof figure === 'number') return figure
  problems.add(row, name, figure.problem, figure.fix)
  return Number.NaN
}

function tableOf(
  area: string[],
  year: readonly number[],
  [births, deaths, netMigration, population]: readonly (readonly number[])[],
): AnnualDemography {
  return {
    area,
    year: Int32Array.from(year),
    births: Float64Array.from(births!),
    deaths: Float64Array.from(deaths!),
    netMigration: Float64Array.from(netMigration!),
    population31December: Float64Array.from(population!),
  }
}

function reportDuplicates(
  problems: ProblemList,
  { area, year }: AnnualDemography,
  rowOf: readonly number[],
): void {
  const columns = [encodeColumn(area), encodeColumn(Array.from(year, String))]
  for (const { first, second } of duplicateObservations(columns, rowOf.length)) {
    problems.add(
      rowOf[second]!,
      null,
      `rows ${rowOf[first]} and ${rowOf[second]} are both for ${area[second]}, ${year[second]}`,
      'Keep one of the two',
    )
  }
}

function reportFindings(
  warnings: ProblemList,
  table: AnnualDemography,
  rowOf: readonly number[],
): void {
  const { imbalances, gaps } = checkDemography(table)
  for (const { area, year, place } of gaps) {
    const last = table.year[place]! - 1
    const missing = last === year ? `${year} is` : `${year} to ${last} are`
    const fix = 'Add it; no period across it can be estimated'
    warnings.add(rowOf[place]!, 'year', `${area}: ${missing} missing`, fix)
  }
  for (const { area, year, place, persons, share } of imbalances) {
    warnings.add(
      rowOf[place]!,
      'population_31_december',
      `${area}, ${year}: the population is ${Math.abs(Math.round(persons))} persons (${(share * 100).toFixed(2)} %) ${persons > 0 ? 'above' : 'below'} what births, deaths and net migration give`,
      'Check the four figures; they are used as they are',
    )
  }
}

function reportThousands(warnings: ProblemList): void {
  warnings.add(
    null,
    null,
    'every figure has exactly three decimals, so that they may be in thousands, or the point may mark thousands',
    'Check the unit: all figures are in persons',
  )
}
