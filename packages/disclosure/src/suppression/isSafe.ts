import { auditCells } from '../audit/auditCells.ts'
import { asPublished, type CellTask } from './CountedCells.ts'

/**
 * The cells that are left out and whose interval is too narrow.
 *
 * @param onTable told of the tables that were found on the way.
 * @remarks An audit of all that is left out.
 */
export function openCells(
  task: CellTask,
  hidden: readonly boolean[],
  onTable?: (cells: readonly number[], values: readonly number[]) => void,
): readonly number[] {
  const found = auditCells(asPublished(task, hidden), {
    known: task.counts,
    enough: (cell) => task.width[cell]!,
    ...(onTable === undefined ? {} : { onTable }),
  })
  return [...found].flatMap(([cell, { low, high }]) =>
    high - low >= task.width[cell]! ? [] : [cell],
  )
}

/** Whether every cell that is left out has an interval as wide as it must be. */
export const isSafe = (task: CellTask, hidden: readonly boolean[]): boolean =>
  !hasTellingSum(task, hidden) && openCells(task, hidden).length === 0

/** A sum that bounds one of its cells too narrowly: seen without an audit. */
function hasTellingSum(
  { counts, relations, least, width }: CellTask,
  hidden: readonly boolean[],
): boolean {
  return relations.some(({ total, parts }) => {
    const left = parts.filter((part) => hidden[part])
    if (hidden[total]) return left.length === 0 && width[total]! > 0
    const room = left.reduce((sum, part) => sum + counts[part]! - least[part]!, 0)
    return left.some((part) => width[part]! > 0 && (left.length === 1 || width[part]! > room))
  })
}
