import { type Language, Problem, routeUrl, totalizationStatementRoute } from '@corridor/contract'
import type { TotalizationCase } from '@corridor/totalization'
import { RouteError } from '../../app/fetchRoute.ts'

/**
 * Has the statement made as PDF; the installation keeps nothing of what it is sent.
 *
 * @throws {RouteError} when no answer came or the answer is an error.
 */
export async function fetchStatement(draft: TotalizationCase, language: Language): Promise<Blob> {
  const response = await fetch(routeUrl(totalizationStatementRoute, { language, as: 'pdf' }), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(draft),
  }).catch((error: unknown) => {
    throw new RouteError(0, null, String(error))
  })
  if (response.ok) return response.blob()
  const problem = Problem.safeParse(await response.json().catch(() => null))
  throw new RouteError(response.status, problem.data ?? null, response.statusText)
}
