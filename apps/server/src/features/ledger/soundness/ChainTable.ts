/** Words of a link: two of the record's hash, version, 8 of the last action's hash. */
const WORDS = 11
const HASH = 3

/** Packed actions, in the order in which chains are followed. */
export interface PackedActions {
  readonly count: number
  /** For each action `PACKED` words: hash of the record (2), version, hash (8), prev (8). */
  readonly words: Uint32Array<ArrayBuffer>
  /** Instants as numbers in the order of time. */
  readonly times: Float64Array<ArrayBuffer>
}

export const PACKED = 19

/**
 * The last action of every record: whether each action follows from the one before it.
 *
 * @remarks 60 to 120 bytes a record; open addressing under a keyed hash of the record's name.
 */
export class ChainTable {
  #links: Uint32Array
  #times: Float64Array
  #slots: number
  #count = 0

  constructor(slots = 1 << 12) {
    this.#slots = slots
    this.#links = new Uint32Array(WORDS * slots)
    this.#times = new Float64Array(slots)
  }

  get records(): number {
    return this.#count
  }

  /** @returns whether every action follows: version by version, hash by hash, not back in time. */
  follow({ count, words, times }: PackedActions): boolean {
    for (let action = 0; action < count; action += 1) {
      if (!this.#followOne(words, PACKED * action, times[action]!)) return false
    }
    return true
  }

  #followOne(words: Uint32Array, at: number, time: number): boolean {
    if (2 * this.#count >= this.#slots) this.#grow()
    const slot = this.#slotOf(words[at]!, words[at + 1]!)
    const link = WORDS * slot
    const links = this.#links
    const version = words[at + 2]!
    // A free slot has version 0 and a hash of zeros, as the first version asks for.
    if (version !== links[link + 2]! + 1 || Number.isNaN(time)) return false
    if (version > 1 && time < this.#times[slot]!) return false
    for (let word = 0; word < 8; word += 1) {
      if (links[link + HASH + word] !== words[at + 11 + word]) return false
    }
    if (version === 1) {
      links[link] = words[at]!
      links[link + 1] = words[at + 1]!
      this.#count += 1
    }
    links[link + 2] = version
    for (let word = 0; word < 8; word += 1) links[link + HASH + word] = words[at + 3 + word]!
    this.#times[slot] = time
    return true
  }

  #slotOf(first: number, second: number): number {
    const mask = this.#slots - 1
    for (let slot = first & mask; ; slot = (slot + 1) & mask) {
      const link = WORDS * slot
      if (this.#links[link + 2] === 0) return slot
      if (this.#links[link] === first && this.#links[link + 1] === second) return slot
    }
  }

  #grow(): void {
    const [links, times, slots] = [this.#links, this.#times, this.#slots]
    this.#slots = 2 * slots
    this.#links = new Uint32Array(WORDS * this.#slots)
    this.#times = new Float64Array(this.#slots)
    for (let slot = 0; slot < slots; slot += 1) {
      const from = WORDS * slot
      if (links[from + 2] === 0) continue
      const to = this.#slotOf(links[from]!, links[from + 1]!)
      this.#links.set(links.subarray(from, from + WORDS), WORDS * to)
      this.#times[to] = times[slot]!
    }
  }
}
