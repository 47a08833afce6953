import { createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decryptPieces, encryptPieces } from './fileCipher.ts'

const key = createSecretKey(Buffer.alloc(32, 7))
const PIECE = 64 * 1024 + 16

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

test('whatever the pieces it comes in, a file comes back as it was', async () => {
  const sizes = fc.constantFrom(1, 15, 65_535, 65_536, 65_537, 131_072, 200_000)
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer({ min: 500, max: 90_000 }), async (bytes, piece) => {
      const plain = randomBytes(bytes)
      const sealed = await whole(encryptPieces(key, cut(plain, piece)))
      expect((await whole(decryptPieces(key, cut(sealed, piece)))).equals(plain)).toBe(true)
    }),
    { seed: 20_140_528, numRuns: 20 },
  )
  expect(
    await whole(
      decryptPieces(key, cut(await whole(encryptPieces(key, cut(Buffer.alloc(0), 1))), 9)),
    ),
  ).toHaveLength(0)
})

test('one that was changed, cut off, reordered or put under another key is not given out whole', async () => {
  const sealed = await whole(encryptPieces(key, cut(randomBytes(200_000), 50_000)))
  const flipped = Buffer.from(sealed)
  flipped[150_000]! ^= 1
  const [first, second] = [sealed.subarray(0, PIECE), sealed.subarray(PIECE, 2 * PIECE)]
  const other = createSecretKey(Buffer.alloc(32, 8))
  for (const [used, bytes] of [
    [key, flipped],
    [key, sealed.subarray(0, -1)],
    [key, sealed.subarray(0, 2 * PIECE)],
    [key, Buffer.concat([second, first, sealed.subarray(2 * PIECE)])],
    [key, Buffer.concat([sealed, Buffer.from('x')])],
    [other, sealed],
    [key, Buffer.alloc(0)],
  ] as const) {
    await expect(whole(decryptPieces(used, cut(bytes, 10_000)))).rejects.toMatchObject({
      code: 'checksum_mismatch',
    })
  }
})
