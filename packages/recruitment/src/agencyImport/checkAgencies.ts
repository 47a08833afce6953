import { DomainError } from '@corridor/kernel'
import type {
  AgencyColumn,
  AgencyRow,
  ImportCheck,
  LicenceTaken,
  ProblemLevel,
  RawRow,
  RawTable,
  RowProblem,
} from './AgencyRow.ts'
import { columnOf } from './columnOf.ts'
import {
  countryOf,
  day,
  destinationsOf,
  type FieldOf,
  fieldsOf,
  identifier,
  phonesOf,
  plainText,
  sectorsOf,
  statusOf,
  volumeOf,
} from './readFields.ts'

/** What the register has already. */
export interface KnownAgencies {
  /** Names as `nameKey` gives them. */
  readonly names: ReadonlySet<string>
  /** Licence numbers as `numberKey` gives them. */
  readonly numbers: ReadonlySet<string>
}

const NOBODY: KnownAgencies = { names: new Set(), numbers: new Set() }

/** Names that differ only in case, accents and signs are the same. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Numbers that differ only in case and signs are the same. */
export const numberKey = (number: string): string =>
  number.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

const LONGEST_NAME = 200
const SHOWN = 60

/**
 * Looks through a table of agencies and their licences: what each row would enter, and everything
 * that is wrong with it, by row and column, with what to do. Writes nothing.
 *
 * @throws {DomainError} `bad_file` without a column of names, or with one thing in two columns.
 * @remarks O(fields).
 */
export function checkAgencies(table: RawTable, known: KnownAgencies = NOBODY): ImportCheck {
  const columns = table.header.map((header) => ({ header, column: columnOf(header) }))
  const placeOf = placesOf(columns)
  const problems: RowProblem[] = []
  const read = table.rows.map((row) => {
    const found = readRow(row, table, placeOf)
    problems.push(...found.problems)
    return found
  })
  problems.push(
    ...missingColumns(placeOf),
    ...amongRows(read, columns),
    ...againstRegister(read, columns, known),
  )
  const wrong = new Set(problems.filter(({ level }) => level === 'wrong').map(({ row }) => row))
  const asked = new Set(problems.filter(({ level }) => level === 'question').map(({ row }) => row))
  return {
    rowCount: table.rows.length,
    columns,
    agencies: read
      .flatMap(({ agency }) => agency ?? [])
      .filter(({ row }) => !wrong.has(row))
      .map((agency) => ({ ...agency, isQuestioned: asked.has(agency.row) })),
    problems: problems.toSorted((one, other) => one.row - other.row),
  }
}

type Columns = ImportCheck['columns']

function placesOf(columns: Columns): ReadonlyMap<AgencyColumn, number> {
  const places = new Map<AgencyColumn, number>()
  for (const [place, { header, column }] of columns.entries()) {
    if (column === null) continue
    const before = places.get(column)
    if (before !== undefined) {
      throw new DomainError(
        'bad_file',
        `The columns "${columns[before]!.header}" and "${header}" are both read as ${column}. Give one of them another name`,
        { column },
      )
    }
    places.set(column, place)
  }
  if (!places.has('name')) {
    const headers = columns.map(({ header }) => `"${header}"`).join(', ')
    throw new DomainError(
      'bad_file',
      `No column is read as the name of the agency; there are ${headers}. Call it name`,
    )
  }
  return places
}

interface ReadRow {
  readonly row: number
  readonly agency: AgencyRow | null
  /** Also of one without dates, of which no licence is entered. */
  readonly number: string | null
  readonly problems: readonly RowProblem[]
}

function readRow(
  raw: RawRow,
  { header }: RawTable,
  placeOf: ReadonlyMap<AgencyColumn, number>,
): ReadRow {
  const problems: RowProblem[] = []
  const { row } = raw
  const field = fieldsOf(raw, placeOf)
  const note = (
    column: AgencyColumn | null,
    level: ProblemLevel,
    code: string,
    problem: string,
    fix: string,
  ) => {
    const place = column === null ? undefined : placeOf.get(column)
    const value = place === undefined ? null : (raw.fields[place] ?? '').slice(0, SHOWN)
    const called = place === undefined ? column : (header[place] ?? null)
    problems.push({ row, column: called, level, code, value, problem, fix })
  }
  if (raw.fields.length !== header.length) {
    note(
      null,
      'wrong',
      'field_count',
      `the row has ${raw.fields.length} fields and the header ${header.length}`,
      'Put quotation marks round fields in which the separator stands',
    )
    return { row, agency: null, number: null, problems }
  }
  const name = plainText('name', field, note)
  if (name === null) note('name', 'wrong', 'no_name', 'the agency has no name', 'Write its name')
  if (name !== null && name.length > LONGEST_NAME) {
    note(
      'name',
      'wrong',
      'long_name',
      `the name has more than ${LONGEST_NAME} letters`,
      'Write the name alone',
    )
  }
  const number = identifier('licence_number', field, note)
  const licence = licenceOf(number, field, note)
  const registration = identifier('registration', field, note) ?? (licence === null ? number : null)
  const country = countryOf(field, note)
  const agency =
    name === null ? null : { row, name, country, registration, licence, isQuestioned: false }
  return { row, agency, number, problems }
}

function licenceOf(
  number: string | null,
  field: FieldOf,
  note: (
    column: AgencyColumn | null,
    level: ProblemLevel,
    code: string,
    problem: string,
    fix: string,
  ) => void,
): LicenceTaken | null {
  const status = statusOf(field, note)
  const validFrom = day('valid_from', field, note)
  const validUntil = day('valid_until', field, note)
  const rest = {
    destinations: destinationsOf(field, note),
    sectors: sectorsOf(field, note),
    plannedVolume: volumeOf(field, note),
    phones: phonesOf(field, note),
  }
  // Columns that the file does not have are told once, of the header.
  if (number === null) {
    if (field('licence_number') !== null) {
      note(
        'licence_number',
        'question',
        'no_number',
        'there is no licence number, so that no licence is entered; the agency is',
        'Write the number',
      )
    }
    return null
  }
  if (validFrom === null || validUntil === null) {
    if (field('valid_from') !== null && field('valid_until') !== null) {
      note(
        null,
        'question',
        'no_term',
        'the row does not say from when to when the licence is valid, so that none is entered; its number is kept as the registration of the agency',
        'Write both days',
      )
    }
    return null
  }
  if (validFrom > validUntil) {
    note(
      'valid_until',
      'wrong',
      'term_backwards',
      `the licence would end before it begins on ${validFrom}`,
      'Correct one of the two days',
    )
  }
  return status === null ? null : { number, status, validFrom, validUntil, ...rest }
}

const FOR_A_LICENCE = ['licence_number', 'valid_from', 'valid_until'] as const

/** Without these columns agencies are entered, and no licences. */
const missingColumns = (placeOf: ReadonlyMap<AgencyColumn, number>): readonly RowProblem[] =>
  FOR_A_LICENCE.filter((column) => !placeOf.has(column)).map((column) => ({
    ...{ row: 1, column, level: 'changed', code: 'column_missing', value: null },
    problem: 'the file has no such column, so that no licences are entered',
    fix: 'Add the column where the register says it; numbers are kept as registrations of agencies',
  }))

const headerOf = (columns: Columns, wanted: AgencyColumn): string | null =>
  columns.find(({ column }) => column === wanted)?.header ?? null

/** What only shows when rows are held against each other. */
function amongRows(read: readonly ReadRow[], columns: Columns): readonly RowProblem[] {
  const numbered = read.filter(({ number }) => number !== null)
  const byNumber = Map.groupBy(numbered, ({ number }) => numberKey(number!))
  const twice = [...byNumber.values()].filter((rows) => rows.length > 1)
  const named = read.filter(({ agency }) => agency !== null)
  const byName = Map.groupBy(named, ({ agency }) => nameKey(agency!.name))
  const same = [...byName.values()].filter((rows) => rows.length > 1)
  const others = (rows: readonly ReadRow[], row: number) =>
    rows
      .map((one) => one.row)
      .filter((one) => one !== row)
      .slice(0, 5)
      .join(', ')
  return [
    ...twice.flatMap((rows) =>
      rows.map(({ row, number }) => ({
        ...{ row, column: headerOf(columns, 'licence_number'), value: number },
        ...{ level: 'wrong' as const, code: 'number_twice' },
        problem: `the licence number also stands in row ${others(rows, row)}`,
        fix: 'No two agencies have one number: correct it, or take one of the rows out',
      })),
    ),
    ...same.flatMap((rows) =>
      rows.map(({ row, agency }) => ({
        ...{ row, column: headerOf(columns, 'name'), value: agency!.name.slice(0, SHOWN) },
        ...{ level: 'question' as const, code: 'name_twice' },
        problem: `the same name stands in row ${others(rows, row)}: one firm or two, the file cannot tell`,
        fix: 'Take one of the rows out where it is one firm; take both as they are where it is two',
      })),
    ),
    ...shorterNumbers(numbered, columns),
  ]
}

/** Where all numbers have one length and zeros in front, a shorter one lost its own. */
function shorterNumbers(numbered: readonly ReadRow[], columns: Columns): readonly RowProblem[] {
  const digits = numbered.filter(({ number }) => /^\d+$/.test(number!))
  const byLength = Map.groupBy(digits, ({ number }) => number!.length)
  const [usual, rows] = [...byLength].reduce<readonly [number, readonly ReadRow[]]>(
    (best, one) => (one[1].length > best[1].length ? one : best),
    [0, []],
  )
  const isPadded = rows.some(({ number }) => number!.startsWith('0'))
  if (!isPadded || rows.length < digits.length / 2) return []
  return digits
    .filter(({ number }) => number!.length < usual)
    .map(({ row, number }) => ({
      ...{ row, column: headerOf(columns, 'licence_number'), value: number },
      ...{ level: 'question' as const, code: 'shorter_number' },
      problem: `the other numbers have ${usual} digits, zeros in front included`,
      fix: `Write ${number!.padStart(usual, '0')} if zeros were lost`,
    }))
}

function againstRegister(
  read: readonly ReadRow[],
  columns: Columns,
  { names, numbers }: KnownAgencies,
): readonly RowProblem[] {
  return read.flatMap(({ row, agency, number }) => {
    const found: RowProblem[] = []
    if (number !== null && numbers.has(numberKey(number))) {
      found.push({
        ...{ row, column: headerOf(columns, 'licence_number'), value: number },
        ...{ level: 'wrong', code: 'number_known' },
        problem: 'an agency with this number is in the register',
        fix: 'Take the row out, or correct the number; what is registered is changed on its own page',
      })
    }
    if (agency !== null && names.has(nameKey(agency.name))) {
      found.push({
        ...{ row, column: headerOf(columns, 'name'), value: agency.name.slice(0, SHOWN) },
        ...{ level: 'question', code: 'name_known' },
        problem: 'an agency of this name is in the register',
        fix: 'Take the row out where it is the same firm',
      })
    }
    return found
  })
}
