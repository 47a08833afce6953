import {
  type Language,
  type PolicyAssessment,
  Problem,
  policyReportRoute,
  routeUrl,
} from '@corridor/contract'
import { RouteError } from '../../../app/fetchRoute.ts'

/**
 * Has the gap report made; the installation keeps nothing of what it is sent.
 *
 * @throws {RouteError} when no answer came or the answer is an error.
 */
export async function fetchReport(
  assessment: PolicyAssessment,
  language: Language,
  as: 'html' | 'pdf',
): Promise<Blob> {
  const response = await fetch(routeUrl(policyReportRoute, { language, as }), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(assessment),
  }).catch((error: unknown) => {
    throw new RouteError(0, null, String(error))
  })
  if (response.ok) return response.blob()
  const problem = Problem.safeParse(await response.json().catch(() => null))
  throw new RouteError(response.status, problem.data ?? null, response.statusText)
}
