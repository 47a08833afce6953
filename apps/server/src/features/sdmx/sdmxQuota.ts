import { SdmxError } from '@corridor/sdmx'
import { z } from 'zod'

export const SDMX_ENVIRONMENT = {
  SDMX_REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(1_200),
  SDMX_MEGABYTES_PER_HOUR: z.coerce.number().int().min(0).max(10_000_000).default(20_000),
  SDMX_CONTACT: z.string().trim().min(1).max(200).optional(),
}

/** What one network may ask of the SDMX service; 0 is without limit. */
export interface SdmxLimits {
  readonly requestsPerMinute: number
  /** Of answers before compression, those that are being sent included. */
  readonly megabytesPerHour: number
}

/** The service as an installation sets it up. */
export interface SdmxSettings extends SdmxLimits {
  /** Whom to ask about the figures. */
  readonly contact?: string | undefined
}

export const sdmxSettings = (environment: {
  readonly SDMX_REQUESTS_PER_MINUTE: number
  readonly SDMX_MEGABYTES_PER_HOUR: number
  readonly SDMX_CONTACT?: string | undefined
}): SdmxSettings => ({
  contact: environment.SDMX_CONTACT,
  requestsPerMinute: environment.SDMX_REQUESTS_PER_MINUTE,
  megabytesPerHour: environment.SDMX_MEGABYTES_PER_HOUR,
})

export interface SdmxQuota {
  /**
   * Counts a request; the answer's bytes are told to what it gives. A running answer is never cut: what is
   * too much is seen at the next request.
   *
   * @throws {SdmxError} `too_many` with `retryAfterSeconds` in its details.
   */
  admit(network: string): { spend(bytes: number): void }
}

interface Account {
  requests: number
  bytes: number
  atMs: number
}

/** Networks remembered; the one that was quiet the longest is forgotten first. */
const MOST_NETWORKS = 20_000

/** Budgets that fill up again evenly, one for each network. */
export function sdmxQuota(limits: SdmxLimits, now: () => Date): SdmxQuota {
  const requests = limits.requestsPerMinute
  const bytes = limits.megabytesPerHour * 1_000_000
  const accounts = new Map<string, Account>()
  const open = (network: string): Account => {
    const atMs = now().getTime()
    const account = accounts.get(network) ?? { requests, bytes, atMs }
    const passed = Math.max(atMs - account.atMs, 0)
    account.requests = Math.min(requests, account.requests + (passed / 60_000) * requests)
    account.bytes = Math.min(bytes, account.bytes + (passed / 3_600_000) * bytes)
    account.atMs = atMs
    accounts.delete(network)
    accounts.set(network, account)
    if (accounts.size > MOST_NETWORKS) accounts.delete(accounts.keys().next().value!)
    return account
  }
  return {
    admit(network) {
      const account = open(network)
      if (requests > 0 && account.requests < 1) {
        throw tooMany(((1 - account.requests) / requests) * 60)
      }
      if (bytes > 0 && account.bytes <= 0) throw tooMany((-account.bytes / bytes) * 3_600 + 1)
      account.requests -= 1
      return {
        spend(count) {
          account.bytes -= count
        },
      }
    },
  }
}

function tooMany(seconds: number): SdmxError {
  const retryAfterSeconds = Math.max(1, Math.ceil(seconds))
  return new SdmxError(
    'too_many',
    `Much was asked for from your network. Ask again in ${retryAfterSeconds} seconds, and send If-None-Match for what you have`,
    { retryAfterSeconds },
  )
}
