import type { DataCube } from '@corridor/sdmx'
import { boundedCache } from '../../../boundedCache.ts'
import { orGone } from '../../flows/orGone.ts'
import { bytesOfCube } from './buildInTurns.ts'

/** Cubes by key: each made once for all who ask, kept while memory allows. */
export interface CubeShelf {
  /**
   * @param make gives up when its signal fires: when all who asked have left, or it took too long.
   * @throws {DomainError} `unavailable` when `signal` fires or the cube takes too long.
   */
  take(
    key: string,
    make: (gone: AbortSignal) => Promise<DataCube>,
    signal?: AbortSignal,
  ): Promise<DataCube>
}

/** A cube takes a second; behind many estimates, on a busy machine, it takes minutes. */
const LONGEST_MS = 300_000

interface Making {
  readonly cube: Promise<DataCube>
  readonly abandoned: AbortController
  askers: number
}

export function cubeShelf(largestBytes: number, longestMs = LONGEST_MS): CubeShelf {
  const cubes = boundedCache<DataCube>(largestBytes)
  const pending = new Map<string, Making>()
  const begin = (key: string, make: (gone: AbortSignal) => Promise<DataCube>): Making => {
    const abandoned = new AbortController()
    const late = AbortSignal.timeout(longestMs)
    const cube = make(AbortSignal.any([abandoned.signal, late]))
      .then((made) => {
        cubes.set(key, made, bytesOfCube(made))
        return made
      })
      .finally(() => {
        if (pending.get(key) === making) pending.delete(key)
      })
    const making: Making = { cube, abandoned, askers: 0 }
    pending.set(key, making)
    return making
  }
  return {
    async take(key, make, signal) {
      const known = cubes.get(key)
      if (known !== undefined) return known
      const making = pending.get(key) ?? begin(key, make)
      making.askers += 1
      try {
        return await (signal === undefined ? making.cube : orGone(making.cube, signal))
      } finally {
        making.askers -= 1
        if (making.askers === 0) {
          // Who asks from now on does not join what is given up.
          if (pending.get(key) === making) pending.delete(key)
          making.abandoned.abort()
        }
      }
    },
  }
}
