import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { sendPieces } from './sendPieces.ts'

const LENGTH = 32_768

/** Text that cannot be packed to nearly nothing, another one each time. */
function pieceOf(place: number): string {
  let state = place
  return Array.from({ length: LENGTH }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return String.fromCharCode(33 + ((state >>> 16) % 90))
  }).join('')
}

/** Pieces without end, which tell how many were made and whether they were given up. */
function endless() {
  const made = { pieces: 0, isOver: false }
  async function* pieces(): AsyncGenerator<string> {
    try {
      for (;;) {
        made.pieces += 1
        yield pieceOf(made.pieces)
      }
    } finally {
      made.isOver = true
    }
  }
  return { made, pieces: pieces() }
}

const unexpected = (error: unknown) => expect.fail(String(error))

describe.each(['identity', 'gzip', 'br'] as const)('a long answer, %s', (encoding) => {
  test('waits for a reader who does not read, and ends with one who leaves', async () => {
    const { made, pieces } = endless()
    let spent = 0
    const spend = (bytes: number) => {
      spent += bytes
    }
    const sent = await sendPieces(pieces, encoding, spend, unexpected)
    expect(sent.kind).toBe('stream')
    const reader = (sent.body as ReadableStream<Uint8Array>).getReader()
    await reader.read()
    let waiting = -1
    while (made.pieces !== waiting) {
      waiting = made.pieces
      await sleep(50)
    }
    expect(made.isOver).toBe(false)
    expect(waiting).toBeLessThan(300)
    await reader.cancel()
    await expect.poll(() => made.isOver).toBe(true)
    expect(spent).toBe(made.pieces * LENGTH)
  })
})

test('a short answer has its length and may fail before it begins', async () => {
  async function* short() {
    yield 'a'
    yield 'b'
  }
  const sent = await sendPieces(short(), 'identity', () => {}, unexpected)
  expect(sent).toMatchObject({ kind: 'whole', body: new TextEncoder().encode('ab') })
  // biome-ignore lint/correctness/useYield: it fails before the first piece
  async function* failing(): AsyncGenerator<string> {
    throw new Error('nothing there')
  }
  await expect(sendPieces(failing(), 'gzip', () => {}, unexpected)).rejects.toThrow('nothing there')
})

test.each(['identity', 'gzip'] as const)(
  'what fails late breaks the answer off and is told, %s',
  async (encoding) => {
    async function* late() {
      for (let i = 0; i < 40; i++) yield pieceOf(i)
      throw new Error('the disk is gone')
    }
    const told: unknown[] = []
    const sent = await sendPieces(
      late(),
      encoding,
      () => {},
      (error) => told.push(error),
    )
    expect(sent.kind).toBe('stream')
    await expect(new Response(sent.body as ReadableStream<Uint8Array>).text()).rejects.toThrow()
    expect(told).toEqual([new Error('the disk is gone')])
  },
)
