import type { RawCell, ReportCell } from '../cells/ReportCell.ts'
import { readCells } from '../cells/readCells.ts'
import type { Questionnaire } from '../definition/Questionnaire.ts'
import type { CellAddress, ReportLayout } from '../definition/ReportLayout.ts'
import { checkChange } from './checkChange.ts'
import { checkMirror } from './checkMirror.ts'
import { checkSums } from './checkSums.ts'
import {
  countFindings,
  type Explanation,
  type FindingCount,
  type SettledFinding,
  settleFindings,
} from './ReportFinding.ts'

/** What a report is held against. */
export interface Compared {
  /** The same country's figures of the year before, by address. */
  readonly before: ReadonlyMap<string, number>
  /** Other countries' figures of the same year, by country and address. */
  readonly reported: ReadonlyMap<string, ReadonlyMap<string, number>>
}

export const COMPARED_WITH_NOTHING: Compared = { before: new Map(), reported: new Map() }

export interface Examination extends FindingCount {
  readonly cells: ReadonlyMap<CellAddress, ReportCell>
  readonly findings: readonly SettledFinding[]
  /** Cells with a figure or a reason, by module. */
  readonly progress: readonly ModuleProgress[]
}

export interface ModuleProgress {
  readonly module: string
  readonly answered: number
  readonly of: number
  readonly requiredMissing: number
}

/**
 * Everything that the rules say of a report.
 *
 * @remarks Linear in cells, sums and parts.
 */
export function examineReport(
  definition: Questionnaire,
  layout: ReportLayout,
  raw: readonly RawCell[],
  explanations: readonly Explanation[],
  compared: Compared,
): Examination {
  const { cells, findings } = readCells(layout, raw)
  // What cannot be read is told once, not also as missing.
  const wrong = new Set(findings.map(({ address }) => address))
  const changes = checkChange(cells, compared.before, definition.thresholds).filter(
    ({ address }) => !wrong.has(address),
  )
  const settled = settleFindings(
    [
      ...findings,
      ...checkSums(layout, cells),
      ...changes,
      ...checkMirror(definition, layout, cells, compared.reported),
    ],
    explanations,
  )
  return {
    ...{ cells, findings: settled, progress: progressOf(definition, layout, cells) },
    ...countFindings(settled),
  }
}

/** Whether it may be sent: no error is left, and every warning is explained. */
export const mayBeSubmitted = ({ errors, unexplained }: FindingCount): boolean =>
  errors === 0 && unexplained === 0

const progressOf = (
  { modules }: Questionnaire,
  layout: ReportLayout,
  cells: ReadonlyMap<CellAddress, ReportCell>,
): readonly ModuleProgress[] =>
  modules.map(({ id, tables }) => {
    const names = new Set(tables.map((table) => table.id))
    const own = [...layout.cells.values()].filter(({ table }) => names.has(table))
    const missing = own.filter(({ address }) => !cells.has(address))
    return {
      module: id,
      answered: own.length - missing.length,
      of: own.length,
      requiredMissing: missing.filter(({ required }) => required).length,
    }
  })

/** Figures by address, for comparing another report with this one. */
export const valuesOf = (cells: Iterable<ReportCell>): ReadonlyMap<string, number> =>
  new Map(
    [...cells].flatMap(({ address, value }) => (value === null ? [] : [[address, value] as const])),
  )
