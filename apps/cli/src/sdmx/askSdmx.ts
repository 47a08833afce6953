import { DomainError } from '@corridor/kernel'
import { connectionOf } from '../records/callRoute.ts'
import type { SdmxApi } from './sdmxAddress.ts'

export interface SdmxPlace {
  /** A running service; without it what is on this machine is read. */
  readonly server?: string
  readonly language?: string
}

interface Asked extends SdmxPlace {
  readonly api: SdmxApi
  readonly address: string
  readonly accept: string
}

type Pieces = AsyncIterable<string | Uint8Array>

/**
 * Hands on an answer of the SDMX service, of a running one or of the releases on this machine.
 *
 * @throws {DomainError} `not_found` when nothing matches; else what the service says.
 */
export async function askSdmx(
  asked: Asked,
  handOn: (pieces: Pieces) => Promise<void>,
): Promise<void> {
  return await (asked.server === undefined ? askHere(asked, handOn) : askThere(asked, handOn))
}

async function askHere(
  { api, address, accept, language }: Asked,
  handOn: (pieces: Pieces) => Promise<void>,
): Promise<void> {
  const { localSdmx } = await import('@corridor/server/sdmx')
  const { openEvidence } = await import('../evidence/openEvidence.ts')
  const { openStandards } = await import('../standards/openStandards.ts')
  const quiet = () => {}
  const { store, warning } = await openEvidence('all', quiet)
  if (warning !== null) process.stderr.write(`note: ${warning}\n`)
  const { holdings, today } = await openStandards(quiet)
  const service = localSdmx({ evidence: store, holdings, today, log: quiet })
  const never = new AbortController()
  try {
    const reading = await service.read({
      ...{ generation: api, address, accept, acceptLanguage: language },
    })
    await handOn(reading.pieces(never.signal))
  } finally {
    await service.close()
  }
}

async function askThere(
  { server, api, address, accept, language }: Asked,
  handOn: (pieces: Pieces) => Promise<void>,
): Promise<void> {
  // What is published is for everybody: who asks is not told.
  const { server: root } = await connectionOf(server === undefined ? {} : { server }, 'nobody')
  const headers = { accept, ...(language === undefined ? {} : { 'accept-language': language }) }
  let response: Response
  try {
    response = await fetch(`${root}/sdmx/rest${api === '2' ? '/v2' : ''}${address}`, { headers })
  } catch (error) {
    throw new DomainError('unavailable', `Nobody answers at ${root} (${reasonOf(error)})`, {
      server: root,
    })
  }
  if (response.status === 200 && response.body !== null) {
    await handOn(response.body)
    return
  }
  throw refusal(response.status, await response.text())
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error ? cause.message : String(error)
}

function refusal(status: number, body: string): DomainError {
  const told = status === 204 ? 'Nothing matches the query' : (messageIn(body) ?? `HTTP ${status}`)
  if (status === 204 || status === 404) return new DomainError('not_found', told, { status })
  if (status === 429) return new DomainError('too_many_attempts', told, { status })
  const code = status >= 500 && status !== 501 ? 'unavailable' : 'bad_request'
  return new DomainError(code, told, { status })
}

/** The message of an error in whatever form it came. */
function messageIn(body: string): string | undefined {
  const xml = /<com:Text[^>]*>([^<]*)</.exec(body)?.[1]
  if (xml !== undefined) {
    return xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  }
  try {
    const { errors } = JSON.parse(body) as { readonly errors?: readonly { detail?: string }[] }
    return errors?.[0]?.detail
  } catch {
    return /^\d+: (.*)/.exec(body)?.[1]
  }
}
