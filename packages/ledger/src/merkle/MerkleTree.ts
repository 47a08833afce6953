import { DomainError } from '@corridor/kernel'
import type { Hasher } from '../canonical/Hasher.ts'
import type { Digest } from '../chain/Entry.ts'
import { emptyRoot, hashLeaf, hashNode } from './merkleHashes.ts'

/** Shows that one leaf stands at a place of a tree of a given size and root. */
export interface InclusionProof {
  /** From 0. */
  readonly index: number
  readonly size: number
  /** Hashes beside the way from the leaf to the root: at most ⌈log2 size⌉. */
  readonly path: readonly Digest[]
}

/** Shows that a tree of one size is the beginning of a larger one. */
export interface ConsistencyProof {
  readonly from: number
  readonly to: number
  readonly path: readonly Digest[]
}

/**
 * A Merkle tree that keeps its nodes, to prove what stands in it and that it only grew.
 *
 * @remarks Appending costs one or two hashes, a proof O(log² n). Memory two digests a leaf;
 * `MerkleFrontier` is enough where only the root is wanted.
 * @source RFC 9162, sections 2.1.1 to 2.1.4
 */
export class MerkleTree {
  readonly #hasher: Hasher
  /** `#levels[h][k]` is the root of leaves `k 2^h` to `(k + 1) 2^h`, complete ones only. */
  readonly #levels: Digest[][] = [[]]

  constructor(hasher: Hasher, leaves: Iterable<Uint8Array> = []) {
    this.#hasher = hasher
    for (const leaf of leaves) this.append(leaf)
  }

  get size(): number {
    return this.#levels[0]!.length
  }

  append(data: Uint8Array): void {
    let node = hashLeaf(data, this.#hasher)
    for (let level = 0; ; level += 1) {
      this.#levels[level] ??= []
      const row = this.#levels[level]!
      row.push(node)
      if (row.length % 2 === 1) return
      node = hashNode(row.at(-2)!, node, this.#hasher)
    }
  }

  /**
   * Root of the first `size` leaves.
   *
   * @throws {DomainError} `bad_request` for a size the tree does not have.
   */
  root(size = this.size): Digest {
    this.#check(size, 0, this.size)
    return size === 0 ? emptyRoot(this.#hasher) : this.#subtree(0, size)
  }

  /** @throws {DomainError} `bad_request` for an index or a size the tree does not have. */
  inclusionProof(index: number, size = this.size): InclusionProof {
    this.#check(size, 1, this.size)
    this.#check(index, 0, size - 1)
    const path: Digest[] = []
    let [start, end] = [0, size]
    while (end - start > 1) {
      const middle = start + splitOf(end - start)
      if (index < middle) {
        path.push(this.#subtree(middle, end))
        end = middle
      } else {
        path.push(this.#subtree(start, middle))
        start = middle
      }
    }
    return { index, size, path: path.reverse() }
  }

  /** @throws {DomainError} `bad_request` unless `0 < from <= to <= size`. */
  consistencyProof(from: number, to = this.size): ConsistencyProof {
    this.#check(to, 1, this.size)
    this.#check(from, 1, to)
    const path: Digest[] = []
    let [start, end, whole] = [0, to, true]
    while (end > from) {
      const middle = start + splitOf(end - start)
      if (from <= middle) {
        path.push(this.#subtree(middle, end))
        end = middle
      } else {
        path.push(this.#subtree(start, middle))
        start = middle
        whole = false
      }
    }
    // The old root itself need not be told where it is a subtree of the new tree.
    if (!whole) path.push(this.#subtree(start, end))
    return { from, to, path: path.reverse() }
  }

  /** Root of leaves `start` to `end`, where `start` is a multiple of a power of two not below. */
  #subtree(start: number, end: number): Digest {
    const size = end - start
    const level = 31 - Math.clz32(size)
    if (2 ** level === size) return this.#levels[level]![start / size]!
    const middle = start + splitOf(size)
    return hashNode(this.#subtree(start, middle), this.#subtree(middle, end), this.#hasher)
  }

  #check(value: number, least: number, most: number): void {
    if (Number.isInteger(value) && value >= least && value <= most) return
    throw new DomainError(
      'bad_request',
      `the tree has ${this.size} leaves: ${value} is not between ${least} and ${most}`,
      { value, least, most },
    )
  }
}

/** The largest power of two below `size`. */
const splitOf = (size: number): number => 2 ** (31 - Math.clz32(size - 1))
