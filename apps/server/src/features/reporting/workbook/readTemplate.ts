import type { UploadProblem } from '@corridor/contract'
import {
  addressOf,
  type CellAddress,
  type LaidTable,
  type Questionnaire,
  type RawCell,
  type Report,
  type ReportLayout,
} from '@corridor/reporting'
import { columnName } from './workbookXml.ts'
import {
  GUIDE_SHEET,
  layoutMark,
  MARK_SHEET,
  NOTE_SHEET,
  TABLE_SHAPE,
  TEMPLATE_FORMAT,
} from './writeTemplate.ts'

export type SheetValue = string | number | boolean | null

/** The cells of a workbook by sheet. */
export type Workbook = readonly {
  readonly sheet: string
  readonly rows: readonly (readonly SheetValue[])[]
}[]

export interface ReadTemplate {
  /** Every answer of the file; null where its form does not fit. */
  readonly cells: readonly RawCell[] | null
  readonly problems: readonly UploadProblem[]
}

type Code = UploadProblem['code']

interface Place {
  readonly sheet?: string
  /** From 0. */
  readonly row?: number
  readonly column?: number
  readonly value?: SheetValue
}

const FIXES: Readonly<Partial<Record<Code, string>>> = {
  not_a_template: 'Download the template of this report and fill that one',
  other_report: 'Download the template of this report and fill that one',
  older_questionnaire: 'Download the template again and copy the figures over',
  missing_sheet: 'Put the sheet back, or download the template again',
  unknown_sheet: 'Nothing on this sheet was read; notes belong on the sheet NOTES',
  changed_code: 'Put the code back as it was in the template',
  duplicate_row: 'Leave one of the rows with this code',
  missing_row: 'Put the row back, or download the template again',
  text_in_number: 'Write a whole number of persons, or leave it empty and give a status',
  unknown_note: 'Give the codes of table, row and column as on their sheet',
}

export const uploadProblem = (
  code: Code,
  words: string,
  { sheet, row, column, value }: Place = {},
): UploadProblem => ({
  code,
  sheet: sheet ?? null,
  row: row === undefined ? null : row + 1,
  column: column === undefined ? null : columnName(column),
  value: value === undefined || value === null ? null : String(value).slice(0, 60),
  words,
  fix: FIXES[code] ?? 'Send a file of this report',
})

/** Problems with which the rest can be read all the same. */
const PASSABLE: ReadonlySet<Code> = new Set(['unknown_sheet', 'text_in_number'])

/**
 * Reads a filled template back: every code has to be where the template has it. Text where a number
 * belongs is told with its place and kept as it was written, to be seen beside its cell.
 */
export function readTemplate(
  workbook: Workbook,
  report: Pick<Report, 'country' | 'period'>,
  definition: Questionnaire,
  layout: ReportLayout,
): ReadTemplate {
  const stranger = checkMarks(workbook, report, definition, layout)
  if (stranger !== null) return { cells: null, problems: [stranger] }
  const cells = new Map<string, RawCell>()
  const known = new Set([GUIDE_SHEET, NOTE_SHEET, MARK_SHEET])
  const problems: UploadProblem[] = []
  for (const laid of layout.tables) {
    known.add(laid.table.id)
    problems.push(...readTable(workbook, laid, cells))
  }
  problems.push(...readNotes(workbook, layout, cells))
  for (const { sheet } of workbook) {
    if (known.has(sheet)) continue
    problems.push(uploadProblem('unknown_sheet', `${sheet} is no sheet of the template`, { sheet }))
  }
  const isRead = problems.every(({ code }) => PASSABLE.has(code))
  return { cells: isRead ? [...cells.values()] : null, problems }
}

function checkMarks(
  workbook: Workbook,
  { country, period }: Pick<Report, 'country' | 'period'>,
  definition: Questionnaire,
  layout: ReportLayout,
): UploadProblem | null {
  const sheet = workbook.find((one) => one.sheet === MARK_SHEET)
  const marks = new Map(sheet?.rows.map(([name, value]) => [String(name), String(value)]))
  if (marks.get('format') !== TEMPLATE_FORMAT) {
    return uploadProblem('not_a_template', 'The file is no template of a report')
  }
  const wanted = { questionnaire: definition.id, country, period }
  for (const [name, value] of Object.entries(wanted)) {
    const given = marks.get(name) ?? ''
    if (given === value) continue
    const words = `The file is of another report: its ${name} is ${given}, not ${value}`
    return uploadProblem('other_report', words, { sheet: MARK_SHEET, value: given })
  }
  if (marks.get('layout') === layoutMark(layout)) return null
  return uploadProblem('older_questionnaire', 'The file is of another form of the questionnaire')
}

const textOf = (value: SheetValue | undefined): string =>
  value === null || value === undefined ? '' : String(value).trim()

function readTable(
  workbook: Workbook,
  { table, rows, columns }: LaidTable,
  cells: Map<string, RawCell>,
): readonly UploadProblem[] {
  const sheet = table.id
  const data = workbook.find((one) => one.sheet === sheet)?.rows
  if (data === undefined) {
    return [uploadProblem('missing_sheet', `The sheet ${sheet} is not in the file`, { sheet })]
  }
  const { head, side, each } = TABLE_SHAPE
  const problems: UploadProblem[] = []
  for (const [at, { code }] of columns.entries()) {
    for (const [offset, wanted] of [code, `${code}:STATUS`, `${code}:CONF`].entries()) {
      const column = side + at * each + offset
      const value = data[2]?.[column] ?? null
      if (textOf(value) === wanted) continue
      const words = `${sheet} has ${textOf(value) || 'nothing'} where the code ${wanted} belongs`
      problems.push(uploadProblem('changed_code', words, { sheet, row: 2, column, value }))
    }
  }
  const seen = new Map<string, number>()
  for (let row = head; row < data.length; row++) {
    const line = data[row]!
    const code = textOf(line[0])
    if (code === '' && line.every((value) => textOf(value) === '')) continue
    const place = { sheet, row, column: 0, value: code }
    if (!rows.some((item) => item.code === code)) {
      const words = `${code === '' ? 'A row without code' : code} is no row of ${sheet}`
      problems.push(uploadProblem('changed_code', words, place))
      continue
    }
    if (seen.has(code)) {
      const words = `${sheet} has ${code} twice: in rows ${seen.get(code)! + 1} and ${row + 1}`
      problems.push(uploadProblem('duplicate_row', words, place))
      continue
    }
    seen.set(code, row)
    problems.push(...readRow(line, row, code, { table, rows, columns }, cells))
  }
  for (const { code } of rows) {
    if (seen.has(code)) continue
    const words = `The row ${code} is not on the sheet ${sheet}`
    problems.push(uploadProblem('missing_row', words, { sheet, value: code }))
  }
  return problems
}

function readRow(
  line: readonly SheetValue[],
  row: number,
  code: string,
  { table, columns }: LaidTable,
  cells: Map<string, RawCell>,
): readonly UploadProblem[] {
  const { side, each } = TABLE_SHAPE
  return columns.flatMap((item, at) => {
    const column = side + at * each
    const given = line[column] ?? null
    const value = typeof given === 'number' ? given : textOf(given) === '' ? null : textOf(given)
    const [status, confidentiality] = [textOf(line[column + 1]), textOf(line[column + 2])]
    const address = addressOf(table.id, code, item.code)
    if (value !== null || status !== '' || confidentiality !== '') {
      cells.set(address, { address, value, status, confidentiality, note: '' })
    }
    if (typeof value !== 'string' || /^-?\d[\d\s.]*$/.test(value)) return []
    const words = `“${value.slice(0, 40)}” stands where a number belongs`
    return [uploadProblem('text_in_number', words, { sheet: table.id, row, column, value })]
  })
}

function readNotes(
  workbook: Workbook,
  layout: ReportLayout,
  cells: Map<string, RawCell>,
): readonly UploadProblem[] {
  const sheet = NOTE_SHEET
  const data = workbook.find((one) => one.sheet === sheet)?.rows ?? []
  return data.flatMap((line, row) => {
    if (row < 2) return []
    const [table, code, column, note] = [0, 1, 2, 3].map((at) => textOf(line[at]))
    if ([table, code, column, note].every((text) => text === '')) return []
    const address = addressOf(table!, code!, column!)
    if (!layout.cells.has(address as CellAddress)) {
      const words = `${address} is no cell of the questionnaire`
      return [uploadProblem('unknown_note', words, { sheet, row, column: 0, value: address })]
    }
    const known = cells.get(address) ?? {
      ...{ address, value: null, status: '', confidentiality: '' },
    }
    cells.set(address, { ...known, note: note!.slice(0, 500) })
    return []
  })
}
