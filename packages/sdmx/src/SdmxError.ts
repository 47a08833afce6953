import { DomainError, type DomainErrorCode } from '@corridor/kernel'

/** What is wrong with a request, in the terms of the standard. */
export type SdmxFault =
  | 'no_results'
  | 'unauthorised'
  | 'forbidden'
  | 'syntax'
  | 'semantic'
  | 'not_acceptable'
  | 'too_large'
  | 'url_too_long'
  | 'too_many'
  | 'not_offered'
  | 'internal'
  | 'unavailable'

/** The two generations of the interface: 1.5 (SDMX 2.1) and 2.x (SDMX 3). */
export type RestGeneration = '1.5' | '2'

const CODES: Readonly<Record<SdmxFault, DomainErrorCode>> = {
  no_results: 'not_found',
  unauthorised: 'not_signed_in',
  forbidden: 'not_permitted',
  syntax: 'bad_request',
  semantic: 'bad_request',
  not_acceptable: 'bad_request',
  too_large: 'too_large',
  url_too_long: 'too_large',
  too_many: 'too_many_attempts',
  not_offered: 'not_found',
  internal: 'unavailable',
  unavailable: 'unavailable',
}

const STATUSES: Readonly<
  Record<SdmxFault, { readonly code: number; readonly '1.5': number; readonly '2': number }>
> = {
  no_results: { code: 100, '1.5': 404, '2': 204 },
  unauthorised: { code: 110, '1.5': 401, '2': 401 },
  forbidden: { code: 110, '1.5': 403, '2': 403 },
  syntax: { code: 140, '1.5': 400, '2': 400 },
  semantic: { code: 150, '1.5': 403, '2': 422 },
  not_acceptable: { code: 1000, '1.5': 406, '2': 406 },
  too_large: { code: 130, '1.5': 413, '2': 413 },
  url_too_long: { code: 140, '1.5': 414, '2': 414 },
  too_many: { code: 1001, '1.5': 429, '2': 429 },
  not_offered: { code: 501, '1.5': 501, '2': 501 },
  internal: { code: 500, '1.5': 500, '2': 500 },
  unavailable: { code: 503, '1.5': 503, '2': 503 },
}

/** A request that cannot be answered, with the fault that the standard names. */
export class SdmxError extends DomainError {
  readonly fault: SdmxFault

  constructor(fault: SdmxFault, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(CODES[fault], message, details)
    this.name = 'SdmxError'
    this.fault = fault
  }
}

/**
 * The code of the standard and the status of HTTP by which a generation answers a fault.
 *
 * @source SDMX REST API 1.5.0 and 2.2.2, status codes.
 * @example
 * statusOf('semantic', '2') // => { code: 150, status: 422 }
 */
export function statusOf(
  fault: SdmxFault,
  generation: RestGeneration,
): { readonly code: number; readonly status: number } {
  const entry = STATUSES[fault]
  return { code: entry.code, status: entry[generation] }
}

/** A message that cannot be read, and where. */
export function malformed(
  problem: string,
  where: Readonly<Record<string, string | number>> = {},
): DomainError {
  const place = Object.entries(where).map(([name, value]) => `${name} ${value}`)
  return new DomainError('bad_file', [...place, problem].join(place.length > 0 ? ', ' : ''), where)
}
