import { RefusedRequest } from './refuseUnfitRequest.ts'

export interface WaitingLimits {
  readonly waitingPerAddress: number
  readonly waiting: number
}

/** Runs what was asked for while not too much of it waits. */
export type LimitedRun = <Result>(address: string, run: () => Promise<Result>) => Promise<Result>

/**
 * Bounds how much work of one kind waits, for one address and in all.
 *
 * @param say what is told to whom is refused, by how many wait
 * @returns a runner that throws {RefusedRequest} 429 when too many of this address wait, 503 when
 * too many wait in all
 */
export function waitingLimit(
  { waitingPerAddress, waiting: most }: WaitingLimits,
  say: { readonly own: (count: number) => string; readonly all: (count: number) => string },
): LimitedRun {
  const waiting = new Map<string, number>()
  const retry = { 'retry-after': '3' }
  return async (address, run) => {
    const all = [...waiting.values()].reduce((sum, count) => sum + count, 0)
    const own = waiting.get(address) ?? 0
    if (own >= waitingPerAddress) {
      throw new RefusedRequest(429, 'unavailable', say.own(own), retry)
    }
    if (all >= most) throw new RefusedRequest(503, 'unavailable', say.all(all), retry)
    waiting.set(address, own + 1)
    try {
      return await run()
    } finally {
      const left = waiting.get(address)! - 1
      if (left === 0) waiting.delete(address)
      else waiting.set(address, left)
    }
  }
}
