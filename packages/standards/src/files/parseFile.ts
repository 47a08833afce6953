import { problemList, stopOnProblems } from '@corridor/kernel'
import type { z } from 'zod'

/**
 * The content of a JSON file in a known form.
 *
 * @throws {DomainError} `bad_file` with each place that is in another form, or that `check` refuses.
 */
export function parseFile<Schema extends z.ZodType>(
  schema: Schema,
  content: unknown,
  fileName: string,
  check?: (parsed: z.infer<Schema>, add: (problem: string) => void) => void,
): z.infer<Schema> {
  const problems = problemList(fileName, 100)
  const parsed = schema.safeParse(content)
  for (const { path, message } of parsed.error?.issues ?? []) {
    problems.add(null, path.join('.') || null, message, 'Correct it there')
  }
  if (parsed.success) {
    check?.(parsed.data, (problem) => problems.add(null, null, problem, 'Correct it there'))
  }
  stopOnProblems(problems)
  if (!parsed.success) throw parsed.error
  return parsed.data
}
