import { DomainError, type DomainErrorCode } from '@corridor/kernel'
import { API_PREFIX, type Route, routeUrl } from '@corridor/server/interface'
import { UsageError } from '../exitCodes.ts'
import { readTextFile } from '../files/readTextFile.ts'
import { readSession } from './sessionFile.ts'

/** Where a running Corridor is, and with which key it is asked. */
export interface Connection {
  readonly server: string
  /** Of a service account; null where a person asks, or nobody. */
  readonly key: string | null
  /** Of a person who signed in. */
  readonly cookie: string | null
}

export interface ConnectionOptions {
  readonly server?: string
  readonly keyFile?: string
}

const DEFAULT_SERVER = 'http://127.0.0.1:3000'

/**
 * Of the options, else of the environment, else of whoever signed in on this machine. A key is never
 * an argument: others could read it there.
 *
 * @param as `nobody` leaves out who asks.
 */
export async function connectionOf(
  { server, keyFile }: ConnectionOptions,
  as: 'whoever' | 'nobody' = 'whoever',
): Promise<Connection> {
  const given =
    keyFile === undefined ? process.env.CORRIDOR_KEY : (await readTextFile(keyFile)).text
  const key = as === 'nobody' ? null : given?.trim() || null
  const session = as === 'nobody' || key !== null ? null : await readSession()
  const named = server ?? (process.env.CORRIDOR_URL || session?.server) ?? DEFAULT_SERVER
  if (!URL.canParse(named) || !/^https?:/.test(named)) {
    throw new UsageError(`"${named}" is no address such as ${DEFAULT_SERVER}`)
  }
  const address = named.replace(/\/+$/, '')
  const { protocol, hostname } = new URL(address)
  if (protocol === 'http:' && !LOCAL.has(hostname)) {
    throw new UsageError(`${address} would be sent secrets in plain text: use https`)
  }
  // A session is sent to nobody but the server that gave it.
  return { server: address, key, cookie: session?.server === address ? session.cookie : null }
}

const LOCAL: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

export interface Call {
  readonly input: Readonly<Record<string, unknown>>
  /** JSON, or the bytes of a file with their media type. */
  readonly body?: unknown
  readonly file?: {
    readonly bytes: Uint8Array<ArrayBuffer>
    readonly mediaType: string
    readonly name: string
  }
  readonly idempotencyKey?: string
}

const fileHeaders = ({ mediaType, name }: NonNullable<Call['file']>): Record<string, string> => ({
  'content-type': mediaType,
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
})

const LONGEST_MS = 120_000

/**
 * Asks a running Corridor.
 *
 * @throws {DomainError} `unavailable` where nobody answers; else with the code of the refusal, and
 * every rule that stands against it in the message.
 */
export async function callRoute(
  { server, key, cookie }: Connection,
  route: Route,
  { input, body, file, idempotencyKey }: Call,
): Promise<Response> {
  const url = `${server}${routeUrl(route, input as never)}`
  const headers: Record<string, string> = {
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    ...(cookie === null ? {} : { cookie }),
    ...(route.method === 'GET' ? {} : { 'x-corridor': '1' }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(file === undefined ? {} : fileHeaders(file)),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  }
  let response: Response
  try {
    response = await fetch(url, {
      method: route.method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file === undefined ? {} : { body: file.bytes }),
    })
  } catch {
    throw new DomainError(
      'unavailable',
      `Nobody answers at ${server}${API_PREFIX}. Start Corridor, or give its address with --server`,
      { server },
    )
  }
  if (response.ok) return response
  throw await refusalOf(response)
}

interface Problem {
  readonly code?: string
  readonly detail?: string
  readonly title?: string
  readonly details?: {
    readonly findings?: readonly {
      readonly rule: string
      readonly met: string
      readonly words: string
    }[]
    readonly available?: readonly string[]
  }
}

async function refusalOf(response: Response): Promise<DomainError> {
  const problem = (await response.json().catch(() => ({}))) as Problem
  const { code = 'unavailable', details } = problem
  const against = (details?.findings ?? []).filter(({ met }) => met !== 'yes')
  const lines = [
    problem.detail ?? problem.title ?? `The answer was ${response.status}`,
    ...(response.status === 401 ? ['Sign in: corridor sign-in YOUR-ADDRESS'] : []),
    ...against.map(({ rule, met, words }) => `  ${met.replaceAll('_', ' ')}  ${rule}: ${words}`),
    ...((details?.available?.length ?? 0) > 0
      ? [`  possible now: ${details!.available!.join(', ')}`]
      : []),
  ]
  return new DomainError(code as DomainErrorCode, lines.join('\n'), { ...details })
}
