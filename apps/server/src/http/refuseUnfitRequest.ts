import { DomainError, type DomainErrorCode } from '@corridor/kernel'

const LONGEST_ADDRESS = 8_192

const METHODS = ['GET', 'HEAD', 'OPTIONS']

/** A request refused for what it is in HTTP, with the status that HTTP has for it. */
export class RefusedRequest extends DomainError {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    code: DomainErrorCode,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(code, message)
    this.status = status
    this.headers = headers
  }
}

/**
 * Everything here is read only: other methods, bodies and endless addresses are turned away before
 * anything looks at them.
 *
 * @throws {RefusedRequest} 405, 413 or 414.
 */
export function refuseUnfitRequest(request: Request): void {
  if (!METHODS.includes(request.method)) {
    throw new RefusedRequest(
      405,
      'bad_request',
      `${request.method} is not possible here; ask with GET`,
      { allow: METHODS.join(', ') },
    )
  }
  if (request.url.length > LONGEST_ADDRESS) {
    throw new RefusedRequest(
      414,
      'too_large',
      `The address has ${request.url.length} characters, over the limit of ${LONGEST_ADDRESS}`,
    )
  }
  const length = request.headers.get('content-length')
  if ((length !== null && length !== '0') || request.headers.has('transfer-encoding')) {
    throw new RefusedRequest(
      413,
      'too_large',
      'Requests carry no body here; put the parameters in the address',
      { connection: 'close' },
    )
  }
}
