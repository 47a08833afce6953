import { DomainError } from '@corridor/kernel'

/** Columns of what countries report, in the order of the file. */
export const REPORTED_COLUMNS = [
  'measure',
  'period',
  'origin',
  'destination',
  'reportedBy',
  'sex',
  'age',
  'education',
  'occupation',
  'industry',
  'value',
  'status',
  'confidentiality',
] as const

/** One figure that a country reported; docs/methods/reporting.md says what each column can be. */
export interface ReportedObservation {
  readonly measure: string
  /** A year. */
  readonly period: string
  readonly origin: string
  readonly destination: string
  /** `DST`: the destination reports; `ORG`: the origin. */
  readonly reportedBy: string
  readonly sex: string
  readonly age: string
  readonly education: string
  readonly occupation: string
  readonly industry: string
  /** Persons; null where there is no figure or it is not shown. */
  readonly value: number | null
  /** Code of SDMX:CL_OBS_STATUS; `Q` where it is not shown. */
  readonly status: string
  /** Code of SDMX:CL_CONF_STATUS. */
  readonly confidentiality: string
}

const HEADER = REPORTED_COLUMNS.join(',')
const CODE = /^[A-Za-z0-9_][A-Za-z0-9_-]{0,39}$/
const YEAR = /^\d{4}$/
const FIGURE = /^\d{1,15}$/

/** The compact content of a country's report: reading it back gives equal rows. */
export const writeReported = (rows: readonly ReportedObservation[]): string =>
  `${[HEADER, ...rows.map((row) => REPORTED_COLUMNS.map((column) => row[column] ?? '').join(','))].join('\n')}\n`

/**
 * Reads the compact content of a country's report.
 *
 * @throws {DomainError} `bad_file` with the line when the text departs from the format.
 */
export function readReported(text: string): readonly ReportedObservation[] {
  const lines = text.split('\n')
  if (lines[0] !== HEADER) fail(1, `must read ${HEADER}`)
  if (lines.at(-1) !== '') fail(lines.length, 'is cut off')
  const seen = new Set<string>()
  return lines.slice(1, -1).map((line, at) => {
    const fields = line.split(',')
    if (fields.length !== REPORTED_COLUMNS.length) fail(at + 2, 'has too few or too many fields')
    const [measure, period, origin, destination, reportedBy, ...rest] = fields as [
      ...[measure: string, period: string, origin: string, destination: string, by: string],
      ...string[],
    ]
    const [sex, age, education, occupation, industry, value, status, confidentiality] = rest as [
      ...[sex: string, age: string, education: string, occupation: string, industry: string],
      ...[value: string, status: string, confidentiality: string],
    ]
    const codes = [measure, origin, destination, reportedBy, sex, age, education, occupation]
    if (!YEAR.test(period)) fail(at + 2, 'has a malformed year')
    if (![...codes, industry, status, confidentiality].every((code) => CODE.test(code))) {
      fail(at + 2, 'has a malformed code')
    }
    if (value !== '' && !FIGURE.test(value)) fail(at + 2, 'has a malformed figure')
    const key = fields.slice(0, -3).join(',')
    if (seen.has(key)) fail(at + 2, 'repeats a figure')
    seen.add(key)
    return {
      ...{ measure, period, origin, destination, reportedBy },
      ...{ sex, age, education, occupation, industry },
      ...{ value: value === '' ? null : Number(value), status, confidentiality },
    }
  })
}

function fail(line: number, problem: string): never {
  throw new DomainError('bad_file', `Line ${line} of the observations ${problem}`, {
    line,
    problem,
  })
}
