import { DomainError, type DomainErrorCode } from '@corridor/kernel'

/** How a command ends, so that scripts can tell a wrong file from a wrong command line. */
export const EXIT = {
  done: 0,
  refused: 1,
  wrongUsage: 2,
  noSolution: 3,
  /**
   * `flows verify` computed something else than the file says; `ledger verify` found faults;
   * `job-orders verify` was asked for a number that is not good.
   */
  different: 4,
  internal: 70,
} as const

const NO_SOLUTION: ReadonlySet<DomainErrorCode> = new Set<DomainErrorCode>([
  'infeasible',
  'not_converged',
  'infeasible_stayers',
  'singular_stocks',
  'negative_death_margin',
])

/** A command line that cannot be understood; found after commander has parsed it. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/**
 * The exit code for whatever a command threw.
 *
 * @example
 * exitCodeOf(new DomainError('infeasible', '...')) // => 3
 */
export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return EXIT.wrongUsage
  if (!(error instanceof DomainError)) return EXIT.internal
  return NO_SOLUTION.has(error.code) ? EXIT.noSolution : EXIT.refused
}
