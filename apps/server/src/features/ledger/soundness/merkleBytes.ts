import { hash } from 'node:crypto'
import { DOMAIN } from '@corridor/ledger'

/**
 * The root of a tree of leaves that come one after the other, on bytes alone.
 *
 * @source RFC 9162, section 2.1.1
 */
export class MerkleBytes {
  readonly #leaf = Buffer.alloc(33, DOMAIN.leaf)
  readonly #node = Buffer.alloc(65, DOMAIN.node)
  /** Roots of complete subtrees, largest first. */
  readonly #subtrees: Buffer[] = []
  #size = 0

  /** @param at place of the 32 bytes of the leaf's data. */
  append(bytes: Uint8Array, at: number): void {
    this.#leaf.set(bytes.subarray(at, at + 32), 1)
    let node: Buffer = hash('sha256', this.#leaf, 'buffer')
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      node = this.#join(this.#subtrees.pop()!, node)
    }
    this.#subtrees.push(node)
    this.#size += 1
  }

  /** The root of what was appended, in hexadecimal digits, and begins anew. */
  finish(): string {
    let root = this.#subtrees.pop() ?? hash('sha256', new Uint8Array(), 'buffer')
    for (let left = this.#subtrees.pop(); left !== undefined; left = this.#subtrees.pop()) {
      root = this.#join(left, root)
    }
    this.#size = 0
    return root.toString('hex')
  }

  #join(left: Buffer, right: Buffer): Buffer {
    this.#node.set(left, 1)
    this.#node.set(right, 33)
    return hash('sha256', this.#node, 'buffer')
  }
}
