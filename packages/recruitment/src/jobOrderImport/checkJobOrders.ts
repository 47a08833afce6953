import { DomainError } from '@corridor/kernel'
import type { RawRow } from '../agencyImport/AgencyRow.ts'
import {
  nameKey,
  type ProblemLevel,
  type RawTable,
  type RowProblem,
} from '../agencyImport/index.ts'
import { fieldsOf, plainText } from '../agencyImport/readFields.ts'
import { SectorSchema } from '../checks/index.ts'
import { columnOf } from './columnOf.ts'
import type { JobOrderCheck, JobOrderColumn, JobOrderRow, KnownDemand } from './JobOrderRow.ts'
import { readPosition } from './readPosition.ts'

const NEEDED: readonly JobOrderColumn[] = [
  'principal',
  'destination',
  'sector',
  'title',
  'occupation',
  'quantity',
]

const SHOWN = 60

/** A reference of a principal however it is written. */
export const knownReference = (principal: string, reference: string): string =>
  `${principal} ${reference
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')}`

/**
 * Looks through a table of job orders: what it would begin, and everything that is wrong, by row and
 * column, with what to do. Each row is a sort of vacancy; rows with one reference are one order.
 *
 * @throws {DomainError} `bad_file` without a column that every order needs, or with one thing in two.
 * @remarks O(fields).
 */
export function checkJobOrders(table: RawTable, known: KnownDemand): JobOrderCheck {
  const columns = table.header.map((header) => ({ header, column: columnOf(header) }))
  const placeOf = placesOf(columns)
  const problems: RowProblem[] = []
  const read = table.rows.flatMap((raw) => readRow(raw, table, placeOf, known, problems) ?? [])
  const groups = Map.groupBy(read, ({ row, principal, reference }) =>
    reference === null ? `row ${row}` : knownReference(principal, reference),
  )
  for (const rows of groups.values()) problems.push(...differences(rows))
  const rowsWith = (level: ProblemLevel) =>
    new Set(problems.filter((one) => one.level === level).map(({ row }) => row))
  const [wrong, asked] = [rowsWith('wrong'), rowsWith('question')]
  // An order of which a row is wrong is left out as a whole: the rest would ask for too little.
  const unfit = new Set(
    table.rows.flatMap((raw) => (wrong.has(raw.row) ? [groupKey(raw, placeOf, known)] : [])),
  )
  const orders = [...groups.values()].flatMap((rows) => {
    const raw = rows.map(({ row }) => table.rows.find((one) => one.row === row)!)
    return raw.some((one) => unfit.has(groupKey(one, placeOf, known))) ? [] : [orderOf(rows, asked)]
  })
  return {
    rowCount: table.rows.length,
    columns,
    orders,
    problems: problems.toSorted((one, other) => one.row - other.row),
  }
}

type Places = ReadonlyMap<JobOrderColumn, number>

/** As the rows themselves say it, so that also a row that could not be read has its group. */
function groupKey({ row, fields }: RawRow, placeOf: Places, known: KnownDemand): string {
  const reference = fields[placeOf.get('reference') ?? -1]?.trim() ?? ''
  return reference === ''
    ? `row ${row}`
    : knownReference(
        principalNamed((fields[placeOf.get('principal')!] ?? '').trim(), known),
        reference,
      )
}

const principalNamed = (text: string, { ids, principals }: KnownDemand): string =>
  ids.has(text) ? text : (principals.get(nameKey(text)) ?? nameKey(text))

function placesOf(columns: JobOrderCheck['columns']): Places {
  const places = new Map<JobOrderColumn, number>()
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
  const missing = NEEDED.filter((column) => !places.has(column))
  if (missing.length === 0) return places
  const headers = columns.map(({ header }) => `"${header}"`).join(', ')
  throw new DomainError(
    'bad_file',
    `No column is read as ${missing.join(', ')}; there are ${headers}. Call them so`,
  )
}

interface ReadRow extends Omit<JobOrderRow, 'rows' | 'positions' | 'isQuestioned'> {
  readonly position: Omit<JobOrderRow['positions'][number], 'position'>
}

function readRow(
  raw: RawRow,
  { header }: RawTable,
  placeOf: Places,
  known: KnownDemand,
  problems: RowProblem[],
): ReadRow | null {
  const { row } = raw
  const field = fieldsOf(raw, placeOf)
  const note = (
    column: JobOrderColumn | null,
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
    return null
  }
  const principal = principalOf(plainText('principal', field, note), known, note)
  const destination = plainText('destination', field, note)?.toUpperCase() ?? ''
  if (!/^[A-Z]{3}$/.test(destination)) {
    const fix = 'Write the code of three letters, such as QAT'
    note('destination', 'wrong', 'no_country', 'it is no code of a country', fix)
  }
  const sector = sectorOf(plainText('sector', field, note), note)
  const site = plainText('site', field, note)?.slice(0, 200) ?? null
  const reference = plainText('reference', field, note)?.slice(0, 100) ?? null
  if (reference === null) {
    note(
      'reference',
      'question',
      'no_reference',
      'without the principal’s own number the same demand is not known again; the row is an order of its own',
      'Write the number of the demand letter',
    )
  }
  const position = readPosition(field, note, { sector, site })
  const under = known.accreditations.find(
    (one) => one.principal === principal && one.destination === destination,
  )
  if (principal !== null && /^[A-Z]{3}$/.test(destination) && under === undefined) {
    note(
      'principal',
      'wrong',
      'no_accreditation',
      `no power of attorney of this principal for ${destination} is in force today`,
      'Enter one and have it verified at the post first',
    )
  }
  if (principal !== null && reference !== null) {
    if (known.references.has(knownReference(principal, reference))) {
      note(
        'reference',
        'wrong',
        'reference_known',
        'a job order of this principal with this number is in the register',
        'Take the row out, or correct the number',
      )
    }
  }
  if (principal === null || sector === null || position === null || under === undefined) return null
  const { id: accreditation, post, office, jurisdiction } = under
  return {
    ...{ row, principal, accreditation, post, office, jurisdiction },
    ...{ destination, sector, site, reference, position },
  }
}

type NoteOf = Parameters<typeof readPosition>[1]

function principalOf(text: string | null, known: KnownDemand, note: NoteOf): string | null {
  if (text === null) {
    const fix = 'Write its name as in the register, or its id'
    note('principal', 'wrong', 'no_principal', 'the principal is not named', fix)
    return null
  }
  if (known.ids.has(text)) return text
  const id = known.principals.get(nameKey(text))
  if (id != null) return id
  note(
    'principal',
    'wrong',
    id === null ? 'principal_many' : 'principal_unknown',
    id === null
      ? 'several principals of the register have this name'
      : 'no principal of the register has this name',
    id === null ? 'Write its id instead' : 'Write it as in the register, or its id',
  )
  return null
}

function sectorOf(text: string | null, note: NoteOf): string | null {
  const code = text?.toLowerCase().replaceAll(/[\s/_-]+/g, '-') ?? ''
  if (SectorSchema.safeParse(code).success) return code
  const fix = 'Write it in letters from a to z, such as domestic-work'
  note('sector', 'wrong', 'no_sector', 'it is no sector', fix)
  return null
}

/** Rows of one order that do not say the same of it. */
function differences([first, ...others]: readonly ReadRow[]): readonly RowProblem[] {
  return others.flatMap((other) =>
    (['destination', 'sector', 'site'] as const)
      .filter((column) => other[column] !== first![column])
      .map((column) => ({
        ...{ row: other.row, column, level: 'wrong' as const, code: 'order_differs' },
        value: other[column],
        problem: `row ${first!.row} has the same reference and says ${first![column] ?? 'nothing'}`,
        fix: 'Write the same in both, or give one of them another reference',
      })),
  )
}

function orderOf(rows: readonly ReadRow[], asked: ReadonlySet<number>): JobOrderRow {
  const { position: _, ...first } = rows[0]!
  return {
    ...first,
    rows: rows.map(({ row }) => row),
    positions: rows.map(({ position }, at) => ({ position: `p${at + 1}`, ...position })),
    isQuestioned: rows.some(({ row }) => asked.has(row)),
  }
}
