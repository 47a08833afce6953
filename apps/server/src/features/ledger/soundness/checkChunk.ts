import { hash } from 'node:crypto'
import { canonicalJson, DOMAIN, type Entry } from '@corridor/ledger'
import type { ContentVault } from '../ContentVault.ts'
import { PACKED, type PackedActions } from './ChainTable.ts'
import { type CopiedColumn, copiedColumns } from './copiedColumns.ts'
import { keyedHash } from './keyedHash.ts'
import { MerkleBytes } from './merkleBytes.ts'
import { instantAt, scanEntry } from './scanEntry.ts'

/** What a seal covers, as its signed body says. */
export interface ExpectedSeal {
  readonly seal: number
  readonly count: number
  readonly root: string
}

/** By what a chunk is judged. */
export interface ChunkMeans {
  readonly tenant: string
  /** Two words of chance, the same for the whole verification. */
  readonly key: Uint32Array
  /** Opens what the actions say; null to leave that unchecked. */
  readonly vault: ContentVault | null
}

/** Columns of a chunk without contents, and the further ones with them. */
const COLUMNS = 8
const CONTENT_COLUMNS = 4

/**
 * Whether the actions of a chunk are exactly those that seals cover, and each is what its hash
 * says: the leaves give the signed root, every leaf has its action, entry and columns agree.
 *
 * @param bytes one row of arrays, `chunkQuery`; overwritten in places.
 * @param seals those of the chunk, in order; empty for actions that wait for their seal.
 * @returns the actions packed for `ChainTable`; null where anything does not fit, which
 * `verifyLedger` then tells in words.
 */
export function checkChunk(
  bytes: Buffer,
  seals: readonly ExpectedSeal[],
  means: ChunkMeans,
): PackedActions | null {
  const width = COLUMNS + (means.vault === null ? 0 : CONTENT_COLUMNS)
  const columns = copiedColumns(bytes, width)
  const expected = seals.reduce((sum, { count }) => sum + count, 0)
  const count = columns?.[0]?.count ?? 0
  if (seals.length > 0 && count !== expected) return null
  if (columns === null) return NOTHING
  const words = new Uint32Array(PACKED * count)
  const check = new RowCheck(bytes, columns, words, means)
  const times = new Float64Array(count)
  for (let row = 0; row < count; row += 1) {
    const time = check.row(row)
    if (time === null) return null
    times[row] = time
  }
  return fitsSeals(bytes, columns, seals, words) ? { count, words, times } : null
}

const NOTHING: PackedActions = {
  count: 0,
  words: new Uint32Array(),
  times: new Float64Array(),
}

/** Each seal's leaves in their order, all of them, giving its root. */
function fitsSeals(
  bytes: Buffer,
  columns: readonly CopiedColumn[],
  seals: readonly ExpectedSeal[],
  words: Uint32Array,
): boolean {
  const [sealNumbers, positions] = columns as readonly [CopiedColumn, CopiedColumn]
  const raw = new Uint8Array(words.buffer)
  const tree = new MerkleBytes()
  let row = 0
  for (const { seal, count, root } of seals) {
    for (let position = 1; position <= count; position += 1, row += 1) {
      if (bytes.readInt32BE(sealNumbers.starts[row]!) !== seal) return false
      if (bytes.readInt32BE(positions.starts[row]!) !== position) return false
      tree.append(raw, 4 * (PACKED * row + 3))
    }
    if (tree.finish() !== root) return false
  }
  return true
}

/** Checks one action after the other, and packs it. */
class RowCheck {
  readonly #bytes: Buffer
  readonly #columns: readonly CopiedColumn[]
  readonly #words: Uint32Array
  readonly #raw: Uint8Array
  readonly #means: ChunkMeans
  readonly #name = new Uint32Array(2)

  constructor(
    bytes: Buffer,
    columns: readonly CopiedColumn[],
    words: Uint32Array,
    means: ChunkMeans,
  ) {
    this.#bytes = bytes
    this.#columns = columns
    this.#words = words
    this.#raw = new Uint8Array(words.buffer)
    this.#means = means
  }

  /** @returns the instant as a number in the order of time; null where something does not fit. */
  row(row: number): number | null {
    const bytes = this.#bytes
    const [, , record, versions, hashes, same, type, entry] = this.#columns as Columns
    if (entry.starts[row] === -1 || bytes[same.starts[row]!] !== 1) return null
    const version = bytes.readInt32BE(versions.starts[row]!)
    const at = PACKED * row
    const raw = this.#raw
    if (hashes.ends[row]! - hashes.starts[row]! !== 64) return null
    if (!readHex(bytes, hashes.starts[row]!, raw, 4 * (at + 3))) return null
    const [start, end] = [entry.starts[row]!, entry.ends[row]!]
    const scanned = scanEntry(bytes, start, end)
    if (scanned === null) return this.#unusual(row)
    const fits =
      scanned.version === version &&
      isSame(bytes, scanned.record, scanned.recordEnd, record.starts[row]!, record.ends[row]!) &&
      isSame(bytes, scanned.type, scanned.typeEnd, type.starts[row]!, type.ends[row]!) &&
      readHex(bytes, scanned.prev, raw, 4 * (at + 11))
    if (!fits) return null
    // The byte before is the last of the length, which was read.
    bytes[start - 1] = DOMAIN.entry
    const digest = hash('sha256', bytes.subarray(start - 1, end), 'binary')
    if (!isDigest(digest, raw, 4 * (at + 3))) return null
    const digestAt = scanned.payloadDigest
    const time = instantAt(bytes, scanned.recordedAt)
    this.#pack(row, version)
    return this.#contentFits(row, bytes.toString('latin1', digestAt, digestAt + 64)) ? time : null
  }

  #pack(row: number, version: number): void {
    const { starts, ends } = this.#columns[2]!
    keyedHash(this.#bytes, starts[row]!, ends[row]!, this.#means.key, this.#name)
    const at = PACKED * row
    this.#words[at] = this.#name[0]!
    this.#words[at + 1] = this.#name[1]!
    this.#words[at + 2] = version
  }

  /** An entry in another form than the usual: judged as `verifyLedger` does. */
  #unusual(row: number): number | null {
    const [, , record, versions, , , type, entry] = this.#columns as Columns
    const text = (column: CopiedColumn) =>
      this.#bytes.toString('utf8', column.starts[row]!, column.ends[row]!)
    const version = this.#bytes.readInt32BE(versions.starts[row]!)
    const at = PACKED * row
    try {
      const parsed = JSON.parse(text(entry)) as Entry
      const canonical = Buffer.from(`\u0011${canonicalJson(parsed)}`)
      const digest = hash('sha256', canonical, 'binary')
      const prev = Buffer.from(parsed.prev)
      const instant = Buffer.from(parsed.recordedAt)
      const fits =
        parsed.v === 1 &&
        parsed.record === text(record) &&
        parsed.type === text(type) &&
        parsed.version === version &&
        isDigest(digest, this.#raw, 4 * (at + 3)) &&
        prev.length === 64 &&
        readHex(prev, 0, this.#raw, 4 * (at + 11)) &&
        instant.length === 24
      if (!fits) return null
      this.#pack(row, version)
      return this.#contentFits(row, parsed.payloadDigest) ? instantAt(instant, 0) : null
    } catch {
      return null
    }
  }

  #contentFits(row: number, payloadDigest: string): boolean {
    const { vault, tenant } = this.#means
    if (vault === null) return true
    const [, , record, versions] = this.#columns as Columns
    const [subject, cipher, wrapped, erased] = this.#columns.slice(COLUMNS) as unknown as Contents
    const bytes = this.#bytes
    if (cipher.starts[row] === -1) return bytes[erased.starts[row]!] === 1
    if (wrapped.starts[row] === -1) return false
    const plain = vault.openContent(
      {
        tenant,
        subject: bytes.toString('utf8', subject.starts[row]!, subject.ends[row]!),
        record: bytes.toString('utf8', record.starts[row]!, record.ends[row]!),
        version: bytes.readInt32BE(versions.starts[row]!),
      },
      bytes.subarray(wrapped.starts[row]!, wrapped.ends[row]!),
      bytes.subarray(cipher.starts[row]!, cipher.ends[row]!),
    )
    if (plain === null) return false
    const salted = Buffer.concat([PAYLOAD, plain])
    // As it was written it is canonical; anything else gives another digest.
    return hash('sha256', salted, 'hex') === payloadDigest
  }
}

const PAYLOAD = Buffer.of(DOMAIN.payload)

type Columns = readonly [
  CopiedColumn,
  CopiedColumn,
  CopiedColumn,
  CopiedColumn,
  CopiedColumn,
  CopiedColumn,
  CopiedColumn,
  CopiedColumn,
]
type Contents = readonly [CopiedColumn, CopiedColumn, CopiedColumn, CopiedColumn]

const DIGITS = new Int8Array(256).fill(-1)
for (let digit = 0; digit < 16; digit += 1) DIGITS[digit.toString(16).charCodeAt(0)] = digit

/** @returns false where one of the 64 bytes is no lower-case hexadecimal digit. */
function readHex(bytes: Uint8Array, at: number, to: Uint8Array, place: number): boolean {
  let wrong = 0
  for (let byte = 0; byte < 32; byte += 1) {
    const high = DIGITS[bytes[at + 2 * byte]!]!
    const low = DIGITS[bytes[at + 2 * byte + 1]!]!
    wrong |= high | low
    to[place + byte] = (high << 4) | low
  }
  return wrong >= 0
}

/** @param digest text of one byte a character, which is made in a third of the time of a buffer. */
function isDigest(digest: string, raw: Uint8Array, at: number): boolean {
  for (let byte = 0; byte < 32; byte += 1) {
    if (digest.charCodeAt(byte) !== raw[at + byte]) return false
  }
  return true
}

function isSame(bytes: Uint8Array, a: number, aEnd: number, b: number, bEnd: number): boolean {
  if (aEnd - a !== bEnd - b) return false
  for (let at = 0; at < aEnd - a; at += 1) if (bytes[a + at] !== bytes[b + at]) return false
  return true
}
