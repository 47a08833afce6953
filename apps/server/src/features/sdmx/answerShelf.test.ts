import { expect, test } from 'vitest'
import { answerShelf, type Recipe } from './answerShelf.ts'
import type { Sent } from './sendPieces.ts'

const whole = (size = 10): Sent => ({
  kind: 'whole',
  body: new Uint8Array(size),
  encoding: 'identity',
  bytes: size,
})

const stream = (): Sent => ({ kind: 'stream', body: new ReadableStream(), encoding: 'identity' })

/** Answers that are made when the test says so. */
function held(isCurrent = true) {
  const makings: { readonly gone: AbortSignal; readonly finish: (sent: Sent | Error) => void }[] =
    []
  const recipe: Recipe = {
    make: (gone) => {
      const { promise, resolve, reject } = Promise.withResolvers<Sent>()
      const finish = (sent: Sent | Error) => (sent instanceof Error ? reject(sent) : resolve(sent))
      makings.push({ gone, finish })
      return promise
    },
    isCurrent: async () => isCurrent,
  }
  return { makings, recipe }
}

const here = () => new AbortController().signal

test('an answer is made once for all who ask, and kept', async () => {
  const shelf = answerShelf(1_000)
  const { makings, recipe } = held()
  const asked = [shelf.take('a', recipe, here()), shelf.take('a', recipe, here())]
  const answer = whole()
  makings[0]!.finish(answer)
  expect(await Promise.all(asked)).toEqual([answer, answer])
  expect(await shelf.take('a', recipe, here())).toBe(answer)
  expect(makings).toHaveLength(1)
  const other = shelf.take('b', recipe, here())
  expect(makings).toHaveLength(2)
  makings[1]!.finish(whole())
  expect(await other).not.toBe(answer)
})

test('one that failed is not kept, and all who waited are told', async () => {
  const shelf = answerShelf(1_000)
  const { makings, recipe } = held()
  const asked = [shelf.take('a', recipe, here()), shelf.take('a', recipe, here())]
  makings[0]!.finish(new Error('the disk is gone'))
  for (const one of asked) await expect(one).rejects.toThrow('the disk is gone')
  const again = shelf.take('a', recipe, here())
  expect(makings).toHaveLength(2)
  makings[1]!.finish(whole())
  expect((await again).kind).toBe('whole')
})

test('one is given up when the last who asked has left, and then not kept', async () => {
  const shelf = answerShelf(1_000)
  const { makings, recipe } = held()
  const [one, other] = [new AbortController(), new AbortController()]
  const first = shelf.take('a', recipe, one.signal)
  const second = shelf.take('a', recipe, other.signal)
  one.abort()
  expect(makings[0]!.gone.aborted).toBe(false)
  other.abort()
  await expect(second).rejects.toMatchObject({ code: 'unavailable' })
  expect(makings[0]!.gone.aborted).toBe(true)
  // Who asks now does not get what is given up.
  const third = shelf.take('a', recipe, here())
  expect(makings).toHaveLength(2)
  makings[0]!.finish(whole())
  await first
  const answer = whole()
  makings[1]!.finish(answer)
  expect(await third).toBe(answer)
  expect(await shelf.take('a', recipe, here())).toBe(answer)
  const late = shelf.take('b', recipe, AbortSignal.abort())
  expect(makings[2]!.gone.aborted).toBe(true)
  makings[2]!.finish(new Error('given up'))
  await expect(late).rejects.toThrow('given up')
})

test('who began an answer may leave: the others get it', async () => {
  const shelf = answerShelf(1_000)
  const { makings, recipe } = held()
  const one = new AbortController()
  const first = shelf.take('a', recipe, one.signal)
  const second = shelf.take('a', recipe, here())
  one.abort()
  const answer = whole()
  makings[0]!.finish(answer)
  expect([await first, await second]).toEqual([answer, answer])
  expect(await shelf.take('a', recipe, here())).toBe(answer)
})

test('a stream is of one reader and not kept; it ends when that one leaves', async () => {
  const shelf = answerShelf(1_000)
  const { makings, recipe } = held()
  const reader = new AbortController()
  const asked = [
    shelf.take('a', recipe, reader.signal),
    shelf.take('a', recipe, here()),
    shelf.take('a', recipe, here()),
  ]
  makings[0]!.finish(stream())
  await expect.poll(() => makings.length).toBe(3)
  for (const { finish } of makings.slice(1)) finish(stream())
  expect(new Set(await Promise.all(asked)).size).toBe(3)
  expect(makings.map(({ gone }) => gone.aborted)).toEqual([false, false, false])
  reader.abort()
  expect(makings.map(({ gone }) => gone.aborted)).toEqual([true, false, false])
  void shelf.take('a', recipe, here())
  expect(makings).toHaveLength(4)
})

test('what is no longer what its key says is not kept', async () => {
  const shelf = answerShelf(1_000)
  const { makings, recipe } = held(false)
  const asked = shelf.take('a', recipe, here())
  makings[0]!.finish(whole())
  await asked
  void shelf.take('a', recipe, here())
  expect(makings).toHaveLength(2)
})

test('no more is kept than the bound', async () => {
  const shelf = answerShelf(100)
  const { makings, recipe } = held()
  const take = async (key: string, size: number) => {
    const before = makings.length
    const asked = shelf.take(key, recipe, here())
    const isMade = makings.length > before
    if (isMade) makings.at(-1)!.finish(whole(size))
    await asked
    return isMade
  }
  expect([await take('a', 45), await take('b', 45), await take('a', 45)]).toEqual([
    true,
    true,
    false,
  ])
  expect([await take('c', 45), await take('a', 45), await take('b', 45)]).toEqual([
    true,
    false,
    true,
  ])
  expect([await take('large', 200), await take('large', 200)]).toEqual([true, true])
})
