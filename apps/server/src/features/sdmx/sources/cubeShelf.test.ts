import { type DataCube, DataCubeCollector } from '@corridor/sdmx'
import { expect, test } from 'vitest'
import { flowStructure } from '../structures/dataStructures.ts'
import { cubeShelf } from './cubeShelf.ts'

const cube: DataCube = new DataCubeCollector(flowStructure).finish()

/** A cube that is made when the test says so. */
function held() {
  const { promise, resolve } = Promise.withResolvers<DataCube>()
  const signals: AbortSignal[] = []
  const make = (gone: AbortSignal) => {
    signals.push(gone)
    return promise
  }
  return { signals, make, finish: () => resolve(cube) }
}

test('a cube is made once for all who ask, and kept', async () => {
  const shelf = cubeShelf(1e6)
  const { signals, make, finish } = held()
  const asked = [shelf.take('a', make), shelf.take('a', make)]
  finish()
  expect(await Promise.all(asked)).toEqual([cube, cube])
  expect(await shelf.take('a', make)).toBe(cube)
  expect(signals).toHaveLength(1)
})

test('a cube is given up when the last who asked has left, and made anew for the next', async () => {
  const shelf = cubeShelf(1e6)
  const { signals, make, finish } = held()
  const [one, other] = [new AbortController(), new AbortController()]
  const asked = [one, other].map(({ signal }) => shelf.take('a', make, signal))
  one.abort()
  await expect(asked[0]).rejects.toMatchObject({ code: 'unavailable' })
  expect(signals[0]!.aborted).toBe(false)
  other.abort()
  await expect(asked[1]).rejects.toMatchObject({ code: 'unavailable' })
  expect(signals[0]!.aborted).toBe(true)
  const again = shelf.take('a', make)
  expect(signals).toHaveLength(2)
  finish()
  expect(await again).toBe(cube)
})

test('a cube that takes too long is given up, as is one for who has left already', async () => {
  const shelf = cubeShelf(1e6, 20)
  const slow = (gone: AbortSignal) =>
    new Promise<DataCube>((_, reject) =>
      gone.addEventListener('abort', () => reject(new Error('given up'))),
    )
  await expect(shelf.take('a', slow)).rejects.toThrow('given up')
  const { signals, make } = held()
  await expect(shelf.take('b', make, AbortSignal.abort())).rejects.toMatchObject({
    code: 'unavailable',
  })
  expect(signals[0]!.aborted).toBe(true)
})
