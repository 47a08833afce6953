import { DomainError } from '@corridor/kernel'

/**
 * The result of the work, unless the one who asked goes or has waited too long.
 *
 * @throws {DomainError} `unavailable` as soon as `gone` fires.
 */
export async function orGone<Result>(work: Promise<Result>, gone: AbortSignal): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>()
  const leave = () =>
    reject(
      new DomainError(
        'unavailable',
        'The estimate takes longer than an answer may wait. Ask again in a moment',
        { retryAfterSeconds: 5 },
      ),
    )
  if (gone.aborted) leave()
  gone.addEventListener('abort', leave, { once: true })
  // Whoever loses the race must not count as an unhandled rejection.
  work.catch(() => {})
  try {
    return await Promise.race([work, promise])
  } finally {
    gone.removeEventListener('abort', leave)
  }
}
