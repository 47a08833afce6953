import type { Route } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { z } from 'zod'

export type Format = 'json' | 'csv'

interface ParameterProblem {
  readonly parameter: string
  readonly problem: string
}

/**
 * The input of an operation from the parts of its address, checked in full: every parameter that
 * cannot be used is named, so that one correction suffices.
 *
 * @throws {DomainError} `bad_request` with `details.parameters`.
 */
export function parseInput<Input extends z.ZodObject>(
  definition: Pick<Route<Input>, 'input' | 'path' | 'csv'>,
  pathParameters: Readonly<Record<string, string>>,
  query: URLSearchParams,
): { readonly input: z.output<Input>; readonly format: Format } {
  const problems: ParameterProblem[] = []
  const inQuery = Object.keys(definition.input.shape).filter((name) => !(name in pathParameters))
  const known = new Set(definition.csv === true ? [...inQuery, 'format'] : inQuery)
  const given = new Map(Object.entries(pathParameters))
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name)
    if (!known.has(name)) problems.push({ parameter: name, problem: unknownWords(known) })
    else if (values.length > 1) problems.push({ parameter: name, problem: 'give it once only' })
    else if (values[0] === '') {
      problems.push({ parameter: name, problem: 'is empty; give a value or leave it out' })
    } else given.set(name, values[0]!)
  }
  const format = given.get('format') ?? 'json'
  if (definition.csv === true) given.delete('format')
  if (format !== 'json' && format !== 'csv') {
    problems.push({ parameter: 'format', problem: `"${format}" is neither json nor csv` })
  }
  const parsed = definition.input.safeParse(Object.fromEntries(given))
  if (!parsed.success) {
    const told = new Set(problems.map(({ parameter }) => parameter))
    for (const issue of parsed.error.issues) {
      const parameter = String(issue.path[0] ?? '')
      if (!told.has(parameter)) {
        problems.push({ parameter, problem: issueWords(issue, given.get(parameter)) })
      }
    }
  }
  if (problems.length > 0 || !parsed.success) throw refusal(problems)
  return { input: parsed.data, format: format as Format }
}

function refusal(problems: readonly ParameterProblem[]): DomainError {
  const told = problems.map(({ parameter, problem }) => `${parameter}: ${problem}`).join('; ')
  return new DomainError('bad_request', `This request cannot be answered. ${told}`, {
    parameters: problems,
  })
}

const unknownWords = (known: ReadonlySet<string>): string =>
  known.size === 0
    ? 'is not known here; this operation has no parameters'
    : `is not known here; the parameters are ${[...known].join(', ')}`

function issueWords(issue: z.core.$ZodIssue, given: string | undefined): string {
  if (given === undefined) return 'is needed'
  const wanted = wantedWords(issue)
  const shown = given.length > 60 ? `${given.slice(0, 60)}...` : given
  return `"${shown}" cannot be used; write ${wanted}`
}

function wantedWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' ? 'a whole number' : `a ${issue.expected}`
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return issue.origin === 'string'
        ? `at least ${issue.minimum} character${issue.minimum === 1 ? '' : 's'}`
        : `a number of at least ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string'
        ? `at most ${issue.maximum} characters`
        : `a number of at most ${issue.maximum}`
    default:
      return issue.message
  }
}
