import type { Problem } from '@corridor/contract'

/** What went wrong with a call: the server's own words, or that no answer came. */
export class RouteError extends Error {
  /** Null when no answer came or the answer was not a problem document. */
  readonly problem: Problem | null
  /** HTTP status; 0 when no answer came. */
  readonly status: number

  constructor(status: number, problem: Problem | null, message: string) {
    super(message)
    this.name = 'RouteError'
    this.status = status
    this.problem = problem
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'title' in body && 'code' in body

/** @throws {RouteError} when no answer came or the answer is an error. */
export async function readAnswer<Answer>(address: string, request: RequestInit): Promise<Answer> {
  const response = await fetch(address, request).catch((error: unknown) => {
    if (request.signal?.aborted === true) throw error
    throw new RouteError(0, null, String(error))
  })
  const body: unknown = await response.json().catch(() => null)
  if (response.ok && body !== null) return body as Answer
  throw new RouteError(response.status, isProblem(body) ? body : null, response.statusText)
}
