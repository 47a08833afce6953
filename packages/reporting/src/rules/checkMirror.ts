import type { ReportCell } from '../cells/ReportCell.ts'
import { type Questionnaire, tablesOf } from '../definition/Questionnaire.ts'
import type { CellAddress, ReportLayout } from '../definition/ReportLayout.ts'
import type { ReportMeasure } from '../structure/labourMigrationStructure.ts'
import { isFar } from './checkChange.ts'
import type { ReportFinding } from './ReportFinding.ts'

/** The measure by which the other end of a corridor reports the same people. */
const MIRRORS: Readonly<Record<ReportMeasure, ReportMeasure>> = {
  STOCK_RESIDENT: 'STOCK_ABROAD',
  STOCK_ABROAD: 'STOCK_RESIDENT',
  INFLOW: 'OUTFLOW',
  OUTFLOW: 'INFLOW',
}

export interface MirrorCell {
  readonly address: CellAddress
  /** The country at the other end, and where it reports the same people. */
  readonly partner: string
  readonly partnerAddress: CellAddress
}

/** The cells for which the other end of the corridor has a cell of its own. */
export function mirrorCells(
  definition: Questionnaire,
  layout: ReportLayout,
): readonly MirrorCell[] {
  const tables = tablesOf(definition)
  return [...layout.cells.values()].flatMap(({ address, table, row, column, key }) => {
    const own = tables.find(({ id }) => id === table)!
    if (!definition.countries.includes(key.PARTNER)) return []
    const other = tables.find(
      ({ measure, rows, columns }) =>
        measure === MIRRORS[own.measure] && rows === own.rows && columns === own.columns,
    )
    if (other === undefined) return []
    const at = (code: string) => (code === key.PARTNER ? layout.country : code)
    const isRow = own.rows === 'PARTNER'
    const [r, c] = isRow ? [at(row), column] : [row, at(column)]
    return [{ address, partner: key.PARTNER, partnerAddress: `${other.id}/${r}/${c}` as const }]
  })
}

/**
 * What both ends of a corridor report of the same people, where they are further apart than the
 * thresholds allow. Neither is right because of it: the registers count differently.
 *
 * @param reported values of other countries' reports for the same period, by country and address.
 */
export function checkMirror(
  definition: Questionnaire,
  layout: ReportLayout,
  cells: ReadonlyMap<CellAddress, ReportCell>,
  reported: ReadonlyMap<string, ReadonlyMap<string, number>>,
): readonly ReportFinding[] {
  const { mirrorPercent, mirrorMinimum } = definition.thresholds
  return mirrorCells(definition, layout).flatMap(({ address, partner, partnerAddress }) => {
    const value = cells.get(address)?.value ?? null
    const other = reported.get(partner)?.get(partnerAddress)
    if (value === null || other === undefined) return []
    const whole = Math.max(value, other)
    if (!isFar(value - other, whole, mirrorPercent, mirrorMinimum)) return []
    const parameters = { value, other, partner, at: partnerAddress }
    return [{ rule: 'mirror' as const, severity: 'warning' as const, address, parameters }]
  })
}
