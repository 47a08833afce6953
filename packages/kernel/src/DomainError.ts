/**
 * Every way in which a request can be wrong, as a closed list.
 * The server maps each code to one HTTP status; a new code does not compile without one.
 */
export type DomainErrorCode =
  | 'unknown_area'
  | 'unknown_release'
  | 'unknown_method'
  | 'unknown_grouping'
  | 'period_not_covered'
  | 'sex_not_covered'
  | 'shape_mismatch'
  | 'areas_differ'
  | 'duplicate_area'
  | 'missing_value'
  | 'negative_value'
  | 'deaths_exceed_population'
  | 'deaths_without_population'
  | 'negative_death_margin'
  | 'singular_stocks'
  | 'infeasible'
  | 'not_converged'
  | 'infeasible_stayers'
  | 'missing_offset'
  | 'unknown_instrument'
  | 'unlawful_act'
  | 'not_signed_in'
  | 'sign_in_failed'
  | 'second_factor_needed'
  | 'not_permitted'
  | 'cross_site'
  | 'too_many_attempts'
  | 'password_refused'
  | 'link_not_valid'
  | 'already_exists'
  | 'record_changed'
  | 'not_in_state'
  | 'rule_not_met'
  | 'job_order_exhausted'
  | 'key_reused'
  | 'still_running'
  | 'bad_option'
  | 'bad_request'
  | 'bad_file'
  | 'release_exists'
  | 'checksum_mismatch'
  | 'not_found'
  | 'too_large'
  | 'unavailable'

/** A broken precondition, in words for the person who caused it. `details` names areas, rows, figures. */
export class DomainError extends Error {
  readonly code: DomainErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: DomainErrorCode,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.name = 'DomainError'
    this.code = code
    this.details = details
  }
}
