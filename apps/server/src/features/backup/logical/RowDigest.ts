import { hash } from 'node:crypto'

const LINE_FEED = 10
const LANES = 8

/**
 * Counts the rows of a table and digests them without regard to their order, in which a restored
 * table may differ: the SHA-256 of each row, added up in eight numbers of 32 bits. For rows in
 * PostgreSQL's text form, one a line.
 */
export class RowDigest {
  readonly #lanes = new Uint32Array(LANES)
  #rest: Buffer | null = null
  #rows = 0

  get rows(): number {
    return this.#rows
  }

  add(chunk: Buffer): void {
    let from = 0
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      const line = chunk.subarray(from, end)
      this.#addRow(this.#rest === null ? line : Buffer.concat([this.#rest, line]))
      this.#rest = null
      from = end + 1
    }
    if (from === chunk.length) return
    const rest = chunk.subarray(from)
    this.#rest = this.#rest === null ? Buffer.from(rest) : Buffer.concat([this.#rest, rest])
  }

  #addRow(row: Buffer): void {
    const digest = hash('sha256', row, 'buffer')
    for (let lane = 0; lane < LANES; lane += 1) {
      this.#lanes[lane] = this.#lanes[lane]! + digest.readUInt32LE(4 * lane)
    }
    this.#rows += 1
  }

  /** 64 hexadecimal digits; all zero for no rows. */
  hex(): string {
    return Array.from(this.#lanes, (lane) => lane.toString(16).padStart(8, '0')).join('')
  }
}
