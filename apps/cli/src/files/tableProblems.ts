import { type FileProblem, inWords } from '@corridor/evidence'
import { DomainError, type DomainErrorCode } from '@corridor/kernel'

/** One thing wrong with a file, where it is and what to do; `row` counts from 1, the header. */
export interface TableProblem extends FileProblem {
  readonly code: DomainErrorCode
}

/**
 * Stops with every problem of a file at once, so that it can be mended in one go.
 *
 * @throws {DomainError} the code of the problems where they agree, `bad_file` otherwise, with all of
 *   them in `details.problems`; nothing when the list is empty.
 */
export function refuseProblems(problems: readonly TableProblem[]): void {
  const [first] = problems
  if (first === undefined) return
  const code = problems.every((problem) => problem.code === first.code) ? first.code : 'bad_file'
  const others = problems.length - 1
  const more = others === 0 ? '' : ` (and ${others} more problem${others === 1 ? '' : 's'})`
  throw new DomainError(code, `${inWords(first)}${more}`, {
    problems: problems.slice(0, KEPT),
    problemCount: problems.length,
  })
}

/** All are counted; more than these would not be read. */
const KEPT = 100
