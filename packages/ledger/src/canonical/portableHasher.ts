import type { Hasher } from './Hasher.ts'

const ROUNDS = constants(64, 1 / 3)
const START = constants(8, 1 / 2)

/** First 32 bits of the fractional part of a root of the first primes. */
function constants(count: number, power: number): Uint32Array {
  const words = new Uint32Array(count)
  let found = 0
  for (let candidate = 2; found < count; candidate += 1) {
    let prime = true
    for (let factor = 2; factor * factor <= candidate; factor += 1) {
      if (candidate % factor === 0) prime = false
    }
    if (!prime) continue
    words[found++] = Math.floor((candidate ** power % 1) * 2 ** 32)
  }
  return words
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/**
 * SHA-256 in plain arithmetic, for browsers (whose own is asynchronous) and as a second opinion.
 *
 * @remarks about 20 times slower than `node:crypto` on short input.
 * @source FIPS 180-4, sections 4.1.2, 4.2.2 and 6.2
 */
export const portableHasher: Hasher = { sha256 }

function sha256(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0)
  const state = Uint32Array.from(START)
  const schedule = new Uint32Array(64)
  for (let block = 0; block < padded.length; block += 64) mixBlock(view, block, state, schedule)
  const digest = new DataView(new ArrayBuffer(32))
  for (let word = 0; word < 8; word += 1) digest.setUint32(4 * word, state[word]!)
  return new Uint8Array(digest.buffer)
}

/** One block of 64 bytes into the state; a to h and the schedule are those of the standard. */
function mixBlock(view: DataView, block: number, state: Uint32Array, schedule: Uint32Array): void {
  for (let t = 0; t < 16; t += 1) schedule[t] = view.getUint32(block + 4 * t)
  for (let t = 16; t < 64; t += 1) {
    const [near, far] = [schedule[t - 2]!, schedule[t - 15]!]
    const sigma1 = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)
    const sigma0 = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)
    schedule[t] = sigma1 + schedule[t - 7]! + sigma0 + schedule[t - 16]!
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  for (let t = 0; t < 64; t += 1) {
    const sum1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const first = (h + sum1 + ((e & f) ^ (~e & g)) + ROUNDS[t]! + schedule[t]!) | 0
    const sum0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  const mixed = [a, b, c, d, e, f, g, h]
  for (let word = 0; word < 8; word += 1) state[word] = state[word]! + mixed[word]!
}
