import type { Problem } from '@corridor/contract'
import { API_PREFIX } from '@corridor/contract'
import { DomainError, type DomainErrorCode } from '@corridor/kernel'

export interface ProblemKind {
  readonly status: number
  readonly title: string
}

/** What each code means over HTTP. A new code does not compile without an entry. */
export const PROBLEMS: Readonly<Record<DomainErrorCode, ProblemKind>> = {
  unknown_area: { status: 404, title: 'No such area' },
  unknown_release: { status: 404, title: 'No such release' },
  unknown_instrument: { status: 404, title: 'No such instrument' },
  unlawful_act: { status: 422, title: 'The instrument does not allow this act' },
  unknown_method: { status: 400, title: 'No such method' },
  unknown_grouping: { status: 400, title: 'No such grouping of areas' },
  period_not_covered: { status: 422, title: 'The releases do not cover the period' },
  sex_not_covered: { status: 422, title: 'The releases do not cover the sex' },
  shape_mismatch: { status: 422, title: 'Tables of different size' },
  areas_differ: { status: 422, title: 'Tables with different areas' },
  duplicate_area: { status: 422, title: 'An area occurs twice' },
  missing_value: { status: 422, title: 'A figure is missing' },
  negative_value: { status: 422, title: 'A figure is negative' },
  deaths_exceed_population: { status: 422, title: 'More deaths than people' },
  deaths_without_population: { status: 422, title: 'Deaths without people' },
  negative_death_margin: { status: 422, title: 'Deaths cannot be shared out' },
  singular_stocks: { status: 422, title: 'The stock table cannot be inverted' },
  infeasible: { status: 422, title: 'The stock tables have no common solution' },
  not_converged: { status: 422, title: 'Balancing did not reach its tolerance' },
  infeasible_stayers: { status: 422, title: 'The fixed stayers have no solution' },
  missing_offset: { status: 422, title: 'A weight on a pair of areas is missing' },
  not_signed_in: { status: 401, title: 'Sign in first' },
  sign_in_failed: { status: 401, title: 'Sign-in details that do not fit' },
  second_factor_needed: { status: 403, title: 'A second factor is needed' },
  not_permitted: { status: 403, title: 'Not permitted' },
  cross_site: { status: 403, title: 'Sent from another site' },
  too_many_attempts: { status: 429, title: 'Too many attempts' },
  password_refused: { status: 422, title: 'A password that is too easy' },
  link_not_valid: { status: 404, title: 'A link that is not valid' },
  already_exists: { status: 409, title: 'That exists already' },
  record_changed: { status: 409, title: 'The record changed meanwhile' },
  not_in_state: { status: 409, title: 'Not possible in the present state' },
  job_order_exhausted: { status: 409, title: 'No vacancy is left' },
  rule_not_met: { status: 422, title: 'A rule is not met' },
  key_reused: { status: 422, title: 'The key was used for another act' },
  still_running: { status: 409, title: 'The same act is being recorded' },
  bad_option: { status: 400, title: 'A setting that cannot be used' },
  bad_request: { status: 400, title: 'A request that cannot be answered' },
  bad_file: { status: 422, title: 'A file that cannot be read' },
  release_exists: { status: 409, title: 'The release exists already' },
  checksum_mismatch: { status: 500, title: 'Stored figures are damaged' },
  not_found: { status: 404, title: 'Nothing at this address' },
  too_large: { status: 413, title: 'Too large' },
  unavailable: { status: 503, title: 'Not available at the moment' },
}

const STATUS_TITLES: Readonly<Record<number, string>> = {
  403: 'Not allowed',
  408: 'Sent too slowly',
  405: 'Method not allowed',
  411: 'Without its length',
  413: 'Body too long, or where none is taken',
  414: 'Address too long',
  415: 'Body of another kind',
  429: 'Too many at once',
}

export interface ProblemOptions {
  readonly requestId: string
  /** In place of the status of the error's code. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * The problem details (RFC 9457) of an error. An error that is not a `DomainError` is told as 500
 * without its message; the request id finds it in the log.
 */
function describeProblem(error: unknown, options: ProblemOptions): Problem {
  const instance = `urn:uuid:${options.requestId}`
  if (!(error instanceof DomainError)) {
    return {
      type: 'about:blank',
      title: 'Internal error',
      status: 500,
      detail: `Something went wrong on the server. Its log has the cause under request ${options.requestId}.`,
      instance,
      code: 'internal',
    }
  }
  const kind = PROBLEMS[error.code]
  const status = options.status ?? kind.status
  return {
    type: `${API_PREFIX}/problems/${error.code}`,
    title: (options.status !== undefined && STATUS_TITLES[options.status]) || kind.title,
    status,
    detail: error.message,
    instance,
    code: error.code,
    ...(Object.keys(error.details).length > 0 ? { details: { ...error.details } } : {}),
  }
}

/** The answer that tells a problem. `details.retryAfterSeconds` becomes `Retry-After`. */
export function problemResponse(error: unknown, options: ProblemOptions): Response {
  const problem = describeProblem(error, options)
  const retryAfter = problem.details?.retryAfterSeconds
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(typeof retryAfter === 'number' ? { 'retry-after': String(retryAfter) } : {}),
      ...options.headers,
    },
  })
}
