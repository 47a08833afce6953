import { DomainError } from '@corridor/kernel'

/** Columns of recruitment statistics, in the order of the file. */
export const STATISTIC_COLUMNS = [
  'measure',
  'month',
  'corridor',
  'sector',
  'item',
  'part',
  'unit',
  'value',
  'cases',
] as const

/**
 * One figure that a register publishes of itself; docs/methods/recruitment-statistics.md says what
 * each column can be. A figure that is not shown has neither value nor cases.
 */
export interface StatisticObservation {
  readonly measure: string
  /** `2030-03`, or `all`. */
  readonly month: string
  readonly corridor: string
  readonly sector: string
  readonly item: string
  readonly part: string
  readonly unit: string
  /** Digits with a point where it has decimals; null where it is not shown. */
  readonly value: string | null
  /** How many an amount is of; null where that is not said. */
  readonly cases: number | null
}

const HEADER = STATISTIC_COLUMNS.join(',')

const NAME = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/
const MONTH = /^(all|\d{4}-(0[1-9]|1[0-2]))$/
const FIGURE = /^\d{1,16}(\.\d{1,4})?$/
const COUNT = /^\d{1,15}$/

/** The compact content of recruitment statistics: reading it back gives equal rows. */
export const writeStatistics = (rows: readonly StatisticObservation[]): string =>
  `${[HEADER, ...rows.map((row) => STATISTIC_COLUMNS.map((column) => row[column] ?? '').join(','))].join('\n')}\n`

/**
 * Reads the compact content of recruitment statistics.
 *
 * @throws {DomainError} `bad_file` with the line when the text departs from the format.
 */
export function readStatistics(text: string): readonly StatisticObservation[] {
  const lines = text.split('\n')
  if (lines[0] !== HEADER) fail(1, `must read ${HEADER}`)
  if (lines.at(-1) !== '') fail(lines.length, 'is cut off')
  const seen = new Set<string>()
  return lines.slice(1, -1).map((line, at) => {
    const fields = line.split(',')
    if (fields.length !== STATISTIC_COLUMNS.length) fail(at + 2, 'has too few or too many fields')
    const [measure, month, corridor, sector, item, part, unit, value, cases] = fields as [
      ...[string, string, string, string, string, string, string],
      ...[value: string, cases: string],
    ]
    const names = [measure, corridor, sector, item, part, unit]
    if (!MONTH.test(month)) fail(at + 2, 'has a malformed month')
    if (!names.every((name) => NAME.test(name))) fail(at + 2, 'has a malformed name')
    if (value !== '' && !FIGURE.test(value)) fail(at + 2, 'has a malformed figure')
    if (cases !== '' && !COUNT.test(cases)) fail(at + 2, 'has a malformed count')
    const key = line.slice(0, line.length - value.length - cases.length - 2)
    if (seen.has(key)) fail(at + 2, 'repeats a figure')
    seen.add(key)
    return {
      ...{ measure, month, corridor, sector, item, part, unit },
      value: value === '' ? null : value,
      cases: cases === '' ? null : Number(cases),
    }
  })
}

function fail(line: number, problem: string): never {
  throw new DomainError('bad_file', `Line ${line} of the observations ${problem}`, {
    line,
    problem,
  })
}
