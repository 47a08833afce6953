import type { Hasher } from '../canonical/Hasher.ts'
import type { Digest } from '../chain/Entry.ts'
import { emptyRoot, hashLeaf, hashNode } from './merkleHashes.ts'

/**
 * The root of a growing list of leaves, without keeping the leaves.
 *
 * Holds one hash for each 1 in the binary form of the size: O(log n) memory, one or two hashes for
 * each leaf.
 *
 * @source RFC 9162, section 2.1.1
 */
export class MerkleFrontier {
  readonly #hasher: Hasher
  /** Roots of complete subtrees, largest first. */
  readonly #subtrees: Digest[] = []
  #size = 0

  constructor(hasher: Hasher) {
    this.#hasher = hasher
  }

  get size(): number {
    return this.#size
  }

  append(data: Uint8Array): void {
    let node = hashLeaf(data, this.#hasher)
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      node = hashNode(this.#subtrees.pop()!, node, this.#hasher)
    }
    this.#subtrees.push(node)
    this.#size += 1
  }

  root(): Digest {
    if (this.#size === 0) return emptyRoot(this.#hasher)
    return this.#subtrees.reduceRight((right, left) => hashNode(left, right, this.#hasher))
  }
}
