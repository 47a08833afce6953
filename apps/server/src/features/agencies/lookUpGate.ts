import { DomainError } from '@corridor/kernel'

/** How many look-ups the database is asked at a time, and how many may wait for their turn. */
const MOST_AT_ONCE = 4
const MOST_WAITING = 200

export interface LookUpGate {
  /** @throws {DomainError} `unavailable` while too many wait. */
  enter<Result>(run: () => Promise<Result>): Promise<Result>
}

/** Lets strangers ask without taking all connections from those who work. */
export function lookUpGate(): LookUpGate {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    async enter(run) {
      if (running >= MOST_AT_ONCE) {
        if (waiting.length >= MOST_WAITING) {
          throw new DomainError('unavailable', 'Too many look-ups at this moment; try again soon', {
            retryAfterSeconds: 2,
          })
        }
        const { promise, resolve } = Promise.withResolvers<void>()
        waiting.push(resolve)
        await promise
      }
      running += 1
      try {
        return await run()
      } finally {
        running -= 1
        waiting.shift()?.()
      }
    },
  }
}
