import { setTimeout as wait } from 'node:timers/promises'
import { DomainError } from '@corridor/kernel'

/** What went wrong with one attempt, without a word of the message or its reader. */
export interface Failure {
  /** As `ETIMEDOUT` or `550`. */
  readonly reason: string
  /** Whether the same may succeed a little later. */
  readonly isPassing: boolean
}

export type Warn = (message: string, details: object) => void

/** Between attempts; after the last one it is given up. */
export const PAUSES_MS: readonly number[] = [500, 2_000]

/**
 * Hands a message over, trying again while what goes wrong may pass.
 *
 * @param describe what failed, as it may stand in a log.
 * @throws {DomainError} `unavailable`, with the reason of the last attempt.
 */
export async function attemptDelivery(
  gateway: string,
  warn: Warn,
  pausesMs: readonly number[],
  attempt: () => Promise<unknown>,
  describe: (error: unknown) => Failure,
): Promise<void> {
  for (let attempts = 1; ; attempts++) {
    try {
      await attempt()
      return
    } catch (error) {
      const { reason, isPassing } = describe(error)
      const pauseMs = pausesMs[attempts - 1]
      if (!isPassing || pauseMs === undefined) {
        warn('a message was not handed over', { gateway, reason, attempts })
        throw new DomainError(
          'unavailable',
          `The message could not be sent (${gateway}: ${reason})`,
        )
      }
      await wait(pauseMs)
    }
  }
}
