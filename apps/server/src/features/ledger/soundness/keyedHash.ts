/**
 * HalfSipHash-2-4 with an answer of 64 bits: a hash under a secret key, so that nobody can choose
 * names that meet.
 *
 * @param key two words of chance, made for one verification.
 * @param answer is given the two words.
 * @source J.-P. Aumasson and D. J. Bernstein (2012), SipHash: a fast short-input PRF, and its
 * reference implementation for 32-bit words
 */
export function keyedHash(
  bytes: Uint8Array,
  start: number,
  end: number,
  key: Uint32Array,
  answer: Uint32Array,
): void {
  const [k0, k1] = [key[0]! | 0, key[1]! | 0]
  let v0 = k0
  let v1 = k1 ^ 0xee
  let v2 = 0x6c796765 ^ k0
  let v3 = 0x74656462 ^ k1
  const length = end - start
  const whole = start + (length & ~3)
  const last = whole
  // One loop for words and rounds: 4 more rounds of finalisation, twice, after the last word.
  for (let at = start, rounds = 0; ; ) {
    let word: number
    if (at < last) {
      word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
      rounds = 2
    } else if (at === last) {
      word = length << 24
      for (let rest = end - last; rest > 0; rest -= 1)
        word |= bytes[last + rest - 1]! << (8 * rest - 8)
      rounds = 2
    } else {
      word = 0
      rounds = 4
      if (at === last + 4) v2 ^= 0xee
      else v1 ^= 0xdd
    }
    v3 ^= word
    for (; rounds > 0; rounds -= 1) {
      v0 = (v0 + v1) | 0
      v1 = turn(v1, 5) ^ v0
      v0 = turn(v0, 16)
      v2 = (v2 + v3) | 0
      v3 = turn(v3, 8) ^ v2
      v0 = (v0 + v3) | 0
      v3 = turn(v3, 7) ^ v0
      v2 = (v2 + v1) | 0
      v1 = turn(v1, 13) ^ v2
      v2 = turn(v2, 16)
    }
    v0 ^= word
    if (at === last + 4) answer[0] = v1 ^ v3
    if (at === last + 8) {
      answer[1] = v1 ^ v3
      return
    }
    at += 4
  }
}

const turn = (word: number, by: number): number => (word << by) | (word >>> (32 - by))
