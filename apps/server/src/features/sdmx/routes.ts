import { DomainError } from '@corridor/kernel'
import {
  type ErrorAnswer,
  type MediaType,
  negotiate,
  type RestGeneration,
  SdmxError,
  writeError,
} from '@corridor/sdmx'
import type { Context } from 'hono'
import { clientAddress, networkOf } from '../../http/clientAddress.ts'
import { chooseEncoding, type Encoding } from '../../http/compress.ts'
import { entityTag, matchingTag } from '../../http/entityTag.ts'
import { PREFLIGHT_HEADERS } from '../../http/headers.ts'
import type { App } from '../../http/mount.ts'
import { answerShelf } from './answerShelf.ts'
import { type SdmxReading, type SdmxServiceParts, sdmxService } from './SdmxService.ts'
import type { SdmxQuota } from './sdmxQuota.ts'
import { sendPieces } from './sendPieces.ts'
import { AGENCY } from './structures/names.ts'

export interface SdmxRouteParts extends SdmxServiceParts {
  readonly quota: SdmxQuota
  readonly trustedProxies: readonly string[]
  readonly now: () => Date
  readonly log: (details: object, message: string) => void
}

const ROOT = '/sdmx/rest'
const DOCUMENTATION = '/data/api#sdmx'
/** Finished answers kept, as they are sent: a slice of 5,000 observations takes 40 kB. */
const ANSWER_BYTES = 32 * 2 ** 20
const VARY = 'Accept, Accept-Encoding, Accept-Language'

/** Everything below /sdmx/rest: REST 2 below its v2, REST 1.5 otherwise. */
export function sdmxRoutes(app: App, parts: SdmxRouteParts): void {
  const service = sdmxService(parts)
  const shelf = answerShelf(ANSWER_BYTES)

  const answer = async (c: Context): Promise<Response> => {
    const { generation, address } = placeOf(c.req.url)
    const account = parts.quota.admit(networkFor(c, parts.trustedProxies))
    const { signal } = c.req.raw
    const reading = await service.read({
      ...{ generation, address },
      accept: c.req.header('accept'),
      acceptLanguage: c.req.header('accept-language'),
    })
    const known = matchingTag(c.req.header('if-none-match'), reading.hash)
    if (known !== null) return c.body(null, 304, validators(known))
    const encoding = chooseEncoding(c.req.header('accept-encoding'))
    const own = { isMade: false }
    const make = (gone: AbortSignal) => {
      own.isMade = true
      return sendPieces(reading.pieces(gone), encoding, account.spend, (error) =>
        report(c, error, 'an SDMX answer was broken off'),
      )
    }
    const recipe = { make, isCurrent: reading.isCurrent }
    const sent = await shelf.take(`${reading.hash}.${encoding}`, recipe, signal)
    if (sent.kind === 'whole') {
      // What was made for somebody else counts as much.
      if (!own.isMade) account.spend(sent.bytes)
      return c.body(sent.body, 200, headersOf(reading, sent.encoding, sent.body.length))
    }
    const headers = headersOf(reading, sent.encoding)
    if (c.req.method === 'HEAD') {
      await sent.body.cancel()
      return c.body(null, 200, headers)
    }
    return c.body(sent.body, 200, headers)
  }

  /** Who left knows that the answer is not whole. */
  const report = (c: Context, error: unknown, message: string): void => {
    if (c.req.raw.signal.aborted) return
    parts.log({ requestId: c.get('requestId'), url: c.req.url, error }, message)
  }

  const guarded = async (c: Context): Promise<Response> => {
    try {
      return await answer(c)
    } catch (thrown) {
      const error = faultOf(thrown)
      if (error.fault === 'internal') report(c, thrown, 'SDMX failed')
      const told = describe(error, c, parts.now())
      const retry = error.details.retryAfterSeconds
      const isEmpty = told.status === 204
      return new Response(isEmpty ? null : told.body, {
        status: told.status,
        headers: {
          ...(isEmpty ? {} : { 'content-type': told.contentType }),
          'cache-control': 'no-store',
          vary: VARY,
          ...(typeof retry === 'number' ? { 'retry-after': String(retry) } : {}),
        },
      })
    }
  }
  app.options(`${ROOT}/*`, (c) => c.body(null, 204, { ...PREFLIGHT_HEADERS }))
  app.get(ROOT, guarded)
  app.get(`${ROOT}/*`, guarded)
}

/** The part of the address that is a query, as it was sent. */
function placeOf(url: string): { readonly generation: RestGeneration; readonly address: string } {
  const below = url.slice(url.indexOf(ROOT) + ROOT.length)
  const second = /^\/+v2(?=[/?#]|$)/.exec(below)
  return second === null
    ? { generation: '1.5', address: below }
    : { generation: '2', address: below.slice(second[0].length) }
}

function networkFor(c: Context, trustedProxies: readonly string[]): string {
  const socket: unknown = c.env?.incoming?.socket?.remoteAddress
  const peer = typeof socket === 'string' ? socket : undefined
  return networkOf(clientAddress(peer, c.req.header('x-forwarded-for'), trustedProxies))
}

const validators = (etag: string) => ({
  etag,
  'cache-control': 'public, no-cache',
  vary: VARY,
})

const headersOf = (
  { contentType, hash }: SdmxReading,
  encoding: Encoding,
  length?: number,
): Record<string, string> => ({
  ...validators(entityTag(hash, encoding)),
  'content-type': contentType,
  ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  ...(length === undefined ? {} : { 'content-length': String(length) }),
})

/** What went wrong, as SDMX names it. */
function faultOf(thrown: unknown): SdmxError {
  if (thrown instanceof SdmxError) return thrown
  if (thrown instanceof DomainError) {
    const isBusy = thrown.code === 'unavailable'
    const fault = isBusy ? 'unavailable' : thrown.code === 'too_large' ? 'too_large' : 'semantic'
    return new SdmxError(fault, thrown.message, {
      ...(isBusy ? { retryAfterSeconds: 5 } : {}),
      ...thrown.details,
    })
  }
  return new SdmxError('internal', 'Something went wrong on the server; its log has the cause')
}

/** The error in the form in which the answer would have been. */
function describe(error: SdmxError, c: Context, now: Date): ErrorAnswer {
  const { generation, address } = placeOf(c.req.url)
  const header = { id: 'ERROR', prepared: now.toISOString(), sender: AGENCY }
  return writeError(error, generation, formatFor(generation, address, c), header, DOCUMENTATION)
}

function formatFor(generation: RestGeneration, address: string, c: Context): MediaType['format'] {
  const usual = generation === '1.5' ? 'xml' : 'json'
  const resource = /^\/+data\b/.test(address) ? 'data' : 'structure'
  const format = /[?&]format=([A-Za-z]+)/.exec(address)?.[1]
  try {
    const presentation = format === undefined ? {} : { format }
    return negotiate(generation, resource, c.req.header('accept'), presentation).type.format
  } catch {
    return usual
  }
}
