import type { DataCube } from '@corridor/sdmx'
import { boundedCache } from '../../../boundedCache.ts'
import { bytesOfCube } from './buildInTurns.ts'

/** Cubes by key: each made once for all who ask, kept while memory allows. */
export interface CubeShelf {
  take(key: string, make: () => Promise<DataCube>): Promise<DataCube>
}

export function cubeShelf(largestBytes: number): CubeShelf {
  const cubes = boundedCache<DataCube>(largestBytes)
  const pending = new Map<string, Promise<DataCube>>()
  return {
    async take(key, make) {
      const known = cubes.get(key) ?? pending.get(key)
      if (known !== undefined) return await known
      const making = make()
        .then((cube) => {
          cubes.set(key, cube, bytesOfCube(cube))
          return cube
        })
        .finally(() => pending.delete(key))
      pending.set(key, making)
      return await making
    },
  }
}
