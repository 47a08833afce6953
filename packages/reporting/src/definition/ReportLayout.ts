import { type CodeItem, type CodeList, TOTAL } from '../structure/CodeList.ts'
import type { Localised } from '../structure/Localised.ts'
import {
  codesOf,
  REPORT_MEASURES,
  type ReportDimension,
  type ReportMeasure,
} from '../structure/labourMigrationStructure.ts'
import { type Questionnaire, type ReportTable, tablesOf } from './Questionnaire.ts'

/** Where a figure stands: table, code of the row, code of the column, as `S1/NPL/F`. */
export type CellAddress = `${string}/${string}/${string}`

export const addressOf = (table: string, row: string, column: string): CellAddress =>
  `${table}/${row}/${column}`

/** The parts of an address; null for what is none. */
export function partsOfAddress(
  address: string,
): { readonly table: string; readonly row: string; readonly column: string } | null {
  const [table, row, column, ...more] = address.split('/')
  if (table === undefined || row === undefined || column === undefined) return null
  return more.length > 0 ? null : { table, row, column }
}

/** What is counted in a cell. Cells of two tables with the same key are the same figure. */
export interface ObservationKey extends Readonly<Record<ReportDimension, string>> {
  readonly measure: ReportMeasure
}

export interface LaidCell {
  readonly address: CellAddress
  readonly table: string
  readonly row: string
  readonly column: string
  readonly key: ObservationKey
  /** `key` as text. */
  readonly keyText: string
  readonly required: boolean
}

/** A code that is the sum of others. */
export interface Sum {
  readonly total: CellAddress
  readonly parts: readonly CellAddress[]
  /** Along which dimension. */
  readonly along: ReportDimension
}

export interface LaidTable {
  readonly table: ReportTable
  readonly rows: readonly CodeItem[]
  readonly columns: readonly CodeItem[]
}

/** A questionnaire as one country fills it. */
export interface ReportLayout {
  readonly country: string
  readonly tables: readonly LaidTable[]
  readonly cells: ReadonlyMap<CellAddress, LaidCell>
  readonly sums: readonly Sum[]
  /** Cells of several tables that are the same figure. */
  readonly twins: readonly (readonly CellAddress[])[]
}

const KEY_ORDER = ['PARTNER', 'SEX', 'AGE', 'EDUCATION', 'OCCUPATION', 'INDUSTRY'] as const

export const keyTextOf = (key: ObservationKey): string =>
  [key.measure, ...KEY_ORDER.map((dimension) => key[dimension])].join('.')

/**
 * Lays a questionnaire out for one country: its own country is no partner of itself, so that its row
 * is left out.
 *
 * @param nameOf the names of a country; without it countries are named by their codes.
 */
export function layOut(
  definition: Questionnaire,
  country: string,
  nameOf?: (code: string) => Localised,
): ReportLayout {
  const partners = definition.countries.filter((code) => code !== country)
  const tables = tablesOf(definition).map((table) => ({
    table,
    rows: codesOf(table.rows, partners, nameOf).items,
    columns: codesOf(table.columns, partners, nameOf).items,
  }))
  const cells = new Map(
    tables.flatMap((laid) => cellsOf(laid).map((cell) => [cell.address, cell] as const)),
  )
  const twins = [...Map.groupBy(cells.values(), ({ keyText }) => keyText).values()]
    .filter((same) => same.length > 1)
    .map((same) => same.map(({ address }) => address))
  return { country, tables, cells, sums: tables.flatMap(sumsOf), twins }
}

function cellsOf({ table, rows, columns }: LaidTable): readonly LaidCell[] {
  return rows.flatMap((row) =>
    columns.map((column): LaidCell => {
      const key: ObservationKey = {
        ...{ PARTNER: TOTAL, SEX: TOTAL, AGE: TOTAL },
        ...{ EDUCATION: TOTAL, OCCUPATION: TOTAL, INDUSTRY: TOTAL },
        [table.rows]: row.code,
        [table.columns]: column.code,
        measure: table.measure,
      }
      return {
        address: addressOf(table.id, row.code, column.code),
        ...{ table: table.id, row: row.code, column: column.code },
        ...{ key, keyText: keyTextOf(key) },
        required: isRequired(table, row),
      }
    }),
  )
}

const isRequired = ({ required }: ReportTable, row: CodeItem): boolean =>
  required === 'all' || (required === 'totals' && row.parent === null)

function sumsOf({ table, rows, columns }: LaidTable): readonly Sum[] {
  const down = groupsOf(rows).flatMap(([total, parts]) =>
    columns.map(({ code }) => ({
      total: addressOf(table.id, total, code),
      parts: parts.map((part) => addressOf(table.id, part, code)),
      along: table.rows,
    })),
  )
  const across = groupsOf(columns).flatMap(([total, parts]) =>
    rows.map(({ code }) => ({
      total: addressOf(table.id, code, total),
      parts: parts.map((part) => addressOf(table.id, code, part)),
      along: table.columns,
    })),
  )
  return [...down, ...across]
}

/** Every code that has parts, with them. */
const groupsOf = (items: CodeList['items']): readonly (readonly [string, readonly string[]])[] =>
  items
    .map(
      ({ code }) =>
        [code, items.filter(({ parent }) => parent === code).map((one) => one.code)] as const,
    )
    .filter(([, parts]) => parts.length > 0)

/** At which end of a corridor the reporter stands, and which the partner then is. */
export function corridorOf(
  { measure, PARTNER }: Pick<ObservationKey, 'measure' | 'PARTNER'>,
  country: string,
): { readonly origin: string; readonly destination: string; readonly reportedBy: 'DST' | 'ORG' } {
  const { reportedBy } = REPORT_MEASURES[measure]
  return reportedBy === 'DST'
    ? { origin: PARTNER, destination: country, reportedBy }
    : { origin: country, destination: PARTNER, reportedBy }
}
