import type { FileProblem } from '@corridor/evidence'
import { DomainError, type DomainErrorCode } from '@corridor/kernel'
import { CommanderError } from 'commander'
import { EXIT, exitCodeOf, UsageError } from '../exitCodes.ts'
import { wantsJson } from './wantsJson.ts'

/** An error as problem details (RFC 9457), for programs that read standard error. */
interface Problem {
  readonly type: 'about:blank'
  readonly title: string
  readonly detail: string
  readonly code: string
  readonly exitCode: number
  readonly details?: Readonly<Record<string, unknown>>
}

const TITLES: Readonly<Record<number, string>> = {
  [EXIT.refused]: 'The input was refused',
  [EXIT.wrongUsage]: 'The command line cannot be understood',
  [EXIT.noSolution]: 'There is no solution',
  [EXIT.internal]: 'Corridor failed',
}

/** The engine's words for options that are called otherwise here. */
const OPTION_OF: Readonly<Record<string, string>> = {
  pseudoBayesWeight: '--weight',
  globalMatch: '--global-match',
  integerNativeBorn: '--integer-native-born',
}

const ENGINE_OPTION = new RegExp(`\\b(${Object.keys(OPTION_OF).join('|')})\\b`, 'g')

/** What to write on the command line to go on, where the message cannot know it. */
const HINTS: Partial<Record<DomainErrorCode, string>> = {
  infeasible:
    'Add --when-infeasible exclude or --when-infeasible relax, or choose --method open-minimum.',
  unknown_release: 'corridor data list shows every release.',
}

/** Writes an error to standard error, in words or as JSON, and returns the exit code. */
export async function reportError(error: unknown, args: readonly string[]): Promise<number> {
  const problem = describeError(error)
  const text = wantsJson(args) ? `${JSON.stringify(problem)}\n` : await sayInWords(error, problem)
  if (text !== '') process.stderr.write(text)
  return problem.exitCode
}

function describeError(error: unknown): Problem {
  const problem = (code: string, detail: string, exitCode: number, details?: object): Problem => ({
    type: 'about:blank',
    title: TITLES[exitCode]!,
    detail,
    code,
    exitCode,
    ...(details && Object.keys(details).length > 0 && { details: { ...details } }),
  })
  if (error instanceof CommanderError) {
    const detail = isHelpShown(error)
      ? 'no command was given'
      : error.message.replace(/^error: /, '')
    return problem('wrong_usage', detail, EXIT.wrongUsage)
  }
  if (error instanceof UsageError) return problem('wrong_usage', error.message, EXIT.wrongUsage)
  if (error instanceof DomainError) {
    const detail = error.message.replace(ENGINE_OPTION, (name) => OPTION_OF[name]!)
    return problem(error.code, detail, exitCodeOf(error), error.details)
  }
  return problem('internal', error instanceof Error ? error.message : String(error), EXIT.internal)
}

/** A group of commands without one of them: commander has shown the help, which says enough. */
const isHelpShown = (error: CommanderError): boolean => error.code === 'commander.help'

async function sayInWords(error: unknown, { detail, exitCode, details }: Problem): Promise<string> {
  if (error instanceof CommanderError && isHelpShown(error)) return ''
  if (exitCode === EXIT.wrongUsage) {
    return `corridor: ${detail}\nAdd --help to the command for its options and examples.\n`
  }
  if (exitCode !== EXIT.internal) {
    const { problems, problemCount } = details ?? {}
    if (isProblemList(problems)) return listProblems(problems, Number(problemCount))
    const hint = error instanceof DomainError ? HINTS[error.code] : undefined
    return `corridor: ${detail}\n${hint === undefined ? '' : `${hint}\n`}`
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return (
    `corridor: this is a fault in Corridor, not in your input: ${detail}\n` +
    `Please report it with these lines:\n${trace}\n`
  )
}

/** Everything that is wrong with a file, one line each. */
async function listProblems(problems: readonly FileProblem[], count: number): Promise<string> {
  const { inWords } = await import('@corridor/evidence')
  const lines = problems.map((problem) => `corridor: ${inWords(problem)}`)
  if (count > problems.length) lines.push(`and ${count - problems.length} more problems`)
  return `${lines.join('\n')}\n`
}

const isProblemList = (value: unknown): value is readonly FileProblem[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((entry) => typeof entry === 'object' && entry !== null && 'fix' in entry)
