import type { ReportCell } from '../cells/ReportCell.ts'
import type { Thresholds } from '../definition/Questionnaire.ts'
import type { CellAddress } from '../definition/ReportLayout.ts'
import type { ReportFinding } from './ReportFinding.ts'

/**
 * Against the same country's figures of the year before: a change of at least `changeMinimum`
 * persons that is more than `changePercent` of what was, and a figure that is no longer given.
 *
 * @param before values by address; empty where nothing was reported for the year before.
 */
export function checkChange(
  cells: ReadonlyMap<CellAddress, ReportCell>,
  before: ReadonlyMap<string, number>,
  { changePercent, changeMinimum }: Thresholds,
): readonly ReportFinding[] {
  return [...before].flatMap(([address, was]): ReportFinding[] => {
    const cell = cells.get(address as CellAddress)
    const value = cell?.value ?? null
    if (value === null) {
      const parameters = { before: was }
      return was === 0 ? [] : [{ rule: 'stopped', severity: 'warning', address, parameters }]
    }
    if (!isFar(value - was, was, changePercent, changeMinimum)) return []
    return [{ rule: 'change', severity: 'warning', address, parameters: { value, before: was } }]
  })
}

/** A difference of at least `minimum` that is more than `percent` of the whole. */
export const isFar = (
  difference: number,
  whole: number,
  percent: number,
  minimum: number,
): boolean =>
  difference !== 0 &&
  Math.abs(difference) >= minimum &&
  Math.abs(difference) * 100 > percent * whole
