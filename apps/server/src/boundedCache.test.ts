import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundedCache } from './boundedCache.ts'

test('the one not asked for the longest goes first', () => {
  const cache = boundedCache<string>(3)
  for (const key of ['a', 'b', 'c']) cache.set(key, key, 1)
  cache.get('a')
  cache.set('d', 'd', 1)
  expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual(['a', undefined, 'c', 'd'])
})

test('what is larger than all is not kept, and takes nothing else away', () => {
  const cache = boundedCache<string>(3)
  cache.set('a', 'a', 3)
  cache.set('b', 'b', 4)
  expect([cache.get('a'), cache.get('b')]).toEqual(['a', undefined])
})

test('never holds more than its bound, and knows how much it holds', () => {
  const action = fc.tuple(
    fc.constantFrom('set', 'get', 'delete'),
    fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    fc.nat(5),
  )
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const cache = boundedCache<number>(10)
      const sizes = new Map<string, number>()
      for (const [name, key, size] of actions) {
        if (name === 'set') {
          cache.set(key, size, size)
          sizes.set(key, size)
        } else if (name === 'get') cache.get(key)
        else cache.delete(key)
        expect(cache.bytes).toBeLessThanOrEqual(10)
      }
      let held = 0
      for (const [key, size] of sizes) {
        const value = cache.get(key)
        if (value === undefined) continue
        expect(value).toBe(size)
        held += size
      }
      expect(cache.bytes).toBe(held)
    }),
    { seed: 20140528, numRuns: 500 },
  )
})
