import {
  addressOf,
  CONFIDENTIALITIES,
  DIMENSION_NAMES,
  type LaidTable,
  OBSERVATION_STATUSES,
  partsOfAddress,
  type Questionnaire,
  type RawCell,
  type Report,
  type ReportLanguage,
  type ReportLayout,
} from '@corridor/reporting'
import { sha256 } from '../../../evidence/index.ts'
import { TEMPLATE_WORDS } from './templateWords.ts'
import { columnName, type Sheet, type SheetCell, writeWorkbook } from './workbookXml.ts'

export const TEMPLATE_FORMAT = 'corridor-report-1'
export const MARK_SHEET = 'CORRIDOR'
export const NOTE_SHEET = 'NOTES'
export const GUIDE_SHEET = 'GUIDE'
/** Of a table: rows before its first one, columns before its first figure, columns for each code. */
export const TABLE_SHAPE = { head: 4, side: 2, each: 3 } as const
const FREE_NOTES = 200

/** Changes with every code of the questionnaire as this country fills it. */
export const layoutMark = (layout: ReportLayout): string =>
  sha256([...layout.cells.keys()].join('\n')).slice(0, 16)

const cell = (value: SheetCell['value'], style: SheetCell['style']): SheetCell => ({ value, style })

interface TemplateParts {
  readonly report: Pick<Report, 'country' | 'period'>
  readonly definition: Questionnaire
  readonly layout: ReportLayout
  readonly cells: readonly RawCell[]
  readonly language: ReportLanguage
}

/**
 * The workbook that a country fills: a sheet for each table with its codes, the answers so far, notes,
 * and a hidden sheet that says which report it is of.
 */
export function writeTemplate(parts: TemplateParts): Uint8Array<ArrayBuffer> {
  const { layout, cells, language } = parts
  const answers = new Map(cells.map((one) => [one.address, one]))
  const sheets = [
    guideSheet(parts),
    ...layout.tables.map((laid) => tableSheet(laid, answers, language)),
    noteSheet(cells, language),
    markSheet(parts),
  ]
  return writeWorkbook(sheets, language === 'ar')
}

function guideSheet({ definition, report, language, layout }: TemplateParts): Sheet {
  const words = TEMPLATE_WORDS[language]
  const rows = [
    [cell(`${definition.names[language]}: ${report.country} ${report.period}`, 'title')],
    [cell(words.guide, 'head')],
    ...words.lines.map((line) => [cell(line, 'plain')]),
    [],
    ...layout.tables.map(({ table }) => [cell(`${table.id}: ${table.names[language]}`, 'plain')]),
  ]
  return { name: GUIDE_SHEET, rows, widths: [100] }
}

function tableSheet(
  { table, rows, columns }: LaidTable,
  answers: ReadonlyMap<string, RawCell>,
  language: ReportLanguage,
): Sheet {
  const words = TEMPLATE_WORDS[language]
  const codes = columns.flatMap(({ code }) => [
    ...[code, `${code}:STATUS`, `${code}:CONF`].map((text) => cell(text, 'code')),
  ])
  const heads = columns.flatMap(({ names }) => [
    ...[names[language], words.status, words.confidentiality].map((text) => cell(text, 'head')),
  ])
  const body = rows.map((row) => [
    cell(row.code, 'code'),
    cell(`${'  '.repeat(depthOf(rows, row.code))}${row.names[language]}`, 'head'),
    ...columns.flatMap((column) => {
      const answer = answers.get(addressOf(table.id, row.code, column.code))
      return [
        cell(numberOf(answer?.value ?? null), 'input'),
        cell(answer?.status ?? null, 'text'),
        cell(answer?.confidentiality ?? null, 'text'),
      ]
    }),
  ])
  const { head, side, each } = TABLE_SHAPE
  const range = (offset: number) =>
    columns.map((_, at) => {
      const name = columnName(side + at * each + offset)
      return `${name}${head + 1}:${name}${head + rows.length}`
    })
  return {
    name: table.id,
    rows: [
      [cell(table.id, 'code'), cell(table.names[language], 'title')],
      [],
      [cell('CODE', 'code'), cell(null, 'code'), ...codes],
      [cell(null, 'head'), cell(DIMENSION_NAMES[table.rows][language], 'head'), ...heads],
      ...body,
    ],
    widths: [12, 44, ...columns.flatMap(() => [14, 8, 8])],
    frozen: { rows: head, columns: side },
    lists: [
      ...range(1).map((one) => ({ range: one, codes: OBSERVATION_STATUSES })),
      ...range(2).map((one) => ({ range: one, codes: CONFIDENTIALITIES })),
    ],
  }
}

/** Text in place of a number is put back as it was typed. */
const numberOf = (value: RawCell['value']): RawCell['value'] =>
  typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value.trim()) ? Number(value) : value

function depthOf(rows: LaidTable['rows'], code: string): number {
  const parent = rows.find((row) => row.code === code)?.parent ?? null
  return parent === null ? 0 : 1 + depthOf(rows, parent)
}

function noteSheet(cells: readonly RawCell[], language: ReportLanguage): Sheet {
  const words = TEMPLATE_WORDS[language]
  const noted = cells.flatMap(({ address, note }) => {
    const place = partsOfAddress(address)
    return note === '' || place === null ? [] : [{ ...place, note }]
  })
  const lines = [
    ...noted.map(({ table, row, column, note }) => [table, row, column, note]),
    ...Array.from({ length: FREE_NOTES }, () => [null, null, null, null]),
  ]
  return {
    name: NOTE_SHEET,
    rows: [
      ['TABLE', 'ROW', 'COLUMN', 'NOTE'].map((code) => cell(code, 'code')),
      words.noteColumns.map((word) => cell(word, 'head')),
      ...lines.map((line) => line.map((value) => cell(value, 'text'))),
    ],
    widths: [12, 12, 12, 80],
    frozen: { rows: 2, columns: 0 },
  }
}

function markSheet({ report, definition, layout }: TemplateParts): Sheet {
  const marks = [
    ['format', TEMPLATE_FORMAT],
    ['questionnaire', definition.id],
    ['country', report.country],
    ['period', report.period],
    ['layout', layoutMark(layout)],
  ] as const
  return {
    name: MARK_SHEET,
    rows: marks.map(([name, value]) => [cell(name, 'code'), cell(value, 'code')]),
    widths: [16, 40],
    isHidden: true,
  }
}
