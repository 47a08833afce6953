import { PolicyAssessment } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'

/**
 * A self-assessment from its file, as the web pages save it.
 *
 * @throws {DomainError} `bad_file` with every problem and its place in the file.
 */
export function readAssessment(text: string, fileName: string): PolicyAssessment {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DomainError('bad_file', `${fileName}: it is not JSON (${reason}). Save it again`, {
      file: fileName,
    })
  }
  const parsed = PolicyAssessment.safeParse(content)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => ({
    file: fileName,
    row: null,
    column: path.join('.') || null,
    problem: message,
    fix: 'Correct it there, or save the assessment again from the policy check page',
  }))
  throw new DomainError('bad_file', `${fileName}: ${problems[0]!.problem}`, {
    problems: problems.slice(0, 100),
    problemCount: problems.length,
  })
}
