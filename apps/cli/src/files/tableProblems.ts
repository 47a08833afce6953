import { DomainError, type DomainErrorCode } from '@corridor/kernel'

/** One thing that is wrong in a file: where it is and what to do about it. */
export interface TableProblem {
  readonly code: DomainErrorCode
  readonly file: string
  /** Line of the file, 1 is the header; null when the whole file is meant. */
  readonly row: number | null
  /** Name of the column; null when the whole row or file is meant. */
  readonly column: string | null
  readonly problem: string
  readonly fix: string
}

const SHOWN = 20

/**
 * One line for a problem.
 *
 * @example
 * formatProblem({ code: 'negative_value', file: 'a.csv', row: 3, column: 'NPL',
 *   problem: '-4 is negative', fix: 'write 0 or more' })
 * // => 'a.csv, line 3, column NPL: -4 is negative; write 0 or more'
 */
export function formatProblem({ file, row, column, problem, fix }: TableProblem): string {
  const place = [
    file,
    ...(row === null ? [] : [`line ${row}`]),
    ...(column === null ? [] : [`column ${column}`]),
  ].join(', ')
  return `${place}: ${problem}; ${fix}`
}

/**
 * Stops with every problem of a file at once, so that it can be mended in one go.
 *
 * @throws {DomainError} the code of the problems where they agree, `bad_file` otherwise; nothing
 *   when the list is empty.
 */
export function refuseProblems(problems: readonly TableProblem[]): void {
  const [first] = problems
  if (first === undefined) return
  const code = problems.every((problem) => problem.code === first.code) ? first.code : 'bad_file'
  const lines = problems.slice(0, SHOWN).map(formatProblem)
  if (problems.length > SHOWN) lines.push(`and ${problems.length - SHOWN} more`)
  const message =
    lines.length === 1 ? lines[0]! : `${problems.length} problems:\n  ${lines.join('\n  ')}`
  throw new DomainError(code, message, { problems })
}
