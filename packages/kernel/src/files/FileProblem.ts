import { DomainError, type DomainErrorCode } from '../DomainError.ts'

/** One thing wrong with a file, where it is and what to do. `row` counts from 1, the header. */
export interface FileProblem {
  readonly file: string
  readonly row: number | null
  readonly column: string | null
  readonly problem: string
  readonly fix: string
}

/** Collects problems: all are counted, the first hundred or so are kept. */
export interface ProblemList {
  readonly add: (row: number | null, column: string | null, problem: string, fix: string) => void
  readonly count: () => number
  readonly kept: () => readonly FileProblem[]
}

export function problemList(file: string, keep: number): ProblemList {
  const kept: FileProblem[] = []
  let count = 0
  return {
    add: (row, column, problem, fix) => {
      count += 1
      if (kept.length < keep) kept.push({ file, row, column, problem, fix })
    },
    count: () => count,
    // Problems of whole columns are found after those of single rows; readers go from top to bottom.
    kept: () => kept.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)),
  }
}

/** @throws {DomainError} `bad_file` with every problem kept, when there is one. */
export function stopOnProblems(problems: ProblemList, code: DomainErrorCode = 'bad_file'): void {
  const [first] = problems.kept()
  if (first === undefined) return
  const others = problems.count() - 1
  const more = others === 0 ? '' : ` (and ${others} more problem${others === 1 ? '' : 's'})`
  throw new DomainError(code, `${inWords(first)}${more}`, {
    problems: problems.kept(),
    problemCount: problems.count(),
  })
}

/** The problem as one sentence or two, for example for a terminal. */
export function inWords({ file, row, column, problem, fix }: FileProblem): string {
  const place = [file, row === null ? '' : `row ${row}`, column === null ? '' : `column ${column}`]
  return `${place.filter((part) => part !== '').join(', ')}: ${problem}. ${fix}`
}

/** A value from a file as it can be shown in a sentence. */
export const shown = (value: string): string =>
  `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`
