import { boundedCache } from '../../boundedCache.ts'
import { orGone } from '../flows/orGone.ts'
import type { Sent, WholeAnswer } from './sendPieces.ts'

/** How an answer is made that is not kept. */
export interface Recipe {
  /** Gives up when its signal fires: when all who asked have left. */
  readonly make: (gone: AbortSignal) => Promise<Sent>
  /** Whether what was made is still what its key says: else it is not kept. */
  readonly isCurrent: () => Promise<boolean>
}

/** Answers in one piece by all that determines their bytes, kept while memory allows. */
export interface AnswerShelf {
  /**
   * The answer as it is kept, or made once for all who ask meanwhile. A long one is a stream, which has
   * one reader: the others each make their own.
   *
   * @throws {DomainError} `unavailable` when `signal` fires; what `make` throws.
   */
  take(key: string, recipe: Recipe, signal: AbortSignal): Promise<Sent>
}

interface Making {
  /** Undefined for a stream. */
  readonly whole: Promise<WholeAnswer | undefined>
  readonly abandoned: AbortController
  askers: number
}

export function answerShelf(largestBytes: number): AnswerShelf {
  const kept = boundedCache<WholeAnswer>(largestBytes)
  const pending = new Map<string, Making>()

  /** Counts one who asks, up to the call of what it gives or the signal. */
  const enter = (key: string, making: Making, signal: AbortSignal): (() => void) => {
    let isIn = true
    const leave = () => {
      if (!isIn) return
      isIn = false
      signal.removeEventListener('abort', leave)
      making.askers -= 1
      if (making.askers > 0) return
      // Who asks from now on does not join what is given up.
      if (pending.get(key) === making) pending.delete(key)
      making.abandoned.abort()
    }
    making.askers += 1
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave)
    return leave
  }

  const begin = async (key: string, recipe: Recipe, signal: AbortSignal): Promise<Sent> => {
    const { promise, resolve, reject } = Promise.withResolvers<WholeAnswer | undefined>()
    // It may be that nobody else waits for it.
    promise.catch(() => {})
    const making: Making = { whole: promise, abandoned: new AbortController(), askers: 0 }
    pending.set(key, making)
    const leave = enter(key, making, signal)
    try {
      const sent = await recipe.make(making.abandoned.signal)
      if (sent.kind === 'whole') {
        const isLeft = making.abandoned.signal.aborted
        if (!isLeft && (await recipe.isCurrent())) {
          kept.set(key, sent, sent.body.length + key.length)
        }
        resolve(sent)
        leave()
      } else resolve(undefined)
      return sent
    } catch (error) {
      reject(error)
      leave()
      throw error
    } finally {
      if (pending.get(key) === making) pending.delete(key)
    }
  }

  return {
    async take(key, recipe, signal) {
      const known = kept.get(key)
      if (known !== undefined) return known
      const making = pending.get(key)
      if (making === undefined) return await begin(key, recipe, signal)
      const leave = enter(key, making, signal)
      let whole: WholeAnswer | undefined
      try {
        whole = await orGone(making.whole, signal)
      } finally {
        leave()
      }
      return whole ?? (await recipe.make(signal))
    },
  }
}
