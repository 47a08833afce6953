import { API_PREFIX, ROUTES } from '@corridor/contract'
import { DomainError, type DomainErrorCode } from '@corridor/kernel'

const LONGEST_ADDRESS = 8_192

const READING = ['GET', 'HEAD', 'OPTIONS']

/** Operations that are not for reading, with the addresses they have. */
const WRITING = ROUTES.filter(({ method }) => method !== 'GET').map(({ method, path }) => ({
  method,
  address: new RegExp(`^${API_PREFIX}${path.replaceAll(/:[a-zA-Z]+/g, '[^/]+')}$`),
}))

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
 * Nearly everything here is read only: methods that the address does not have, bodies where none is
 * taken and endless addresses are turned away before anything looks at them.
 *
 * @throws {RefusedRequest} 405, 413 or 414.
 */
export function refuseUnfitRequest(request: Request): void {
  const methods = methodsAt(request.url)
  if (!methods.includes(request.method)) {
    throw new RefusedRequest(
      405,
      'bad_request',
      `${request.method} is not possible here; ask with ${methods.filter((method) => !['HEAD', 'OPTIONS'].includes(method)).join(' or ')}`,
      { allow: methods.join(', ') },
    )
  }
  if (request.url.length > LONGEST_ADDRESS) {
    throw new RefusedRequest(
      414,
      'too_large',
      `The address has ${request.url.length} characters, over the limit of ${LONGEST_ADDRESS}`,
    )
  }
  if (request.method === 'POST') return
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

function methodsAt(url: string): readonly string[] {
  const path = new URL(url).pathname
  return [
    ...READING,
    ...WRITING.filter(({ address }) => address.test(path)).map(({ method }) => method),
  ]
}
