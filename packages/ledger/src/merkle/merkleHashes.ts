import { DOMAIN, type Hasher, hashBytes } from '../canonical/Hasher.ts'
import { writeHex } from '../canonical/hex.ts'
import type { Digest } from '../chain/Entry.ts'

/** Reused from call to call; a hasher keeps no reference to it. */
const node = new Uint8Array(65)

/** Hash of one leaf: `SHA256(0x00 ‖ data)`. */
export function hashLeaf(data: Uint8Array, hasher: Hasher): Digest {
  if (data.length === 32) return hashLeafDigest(data, hasher)
  const bytes = new Uint8Array(1 + data.length)
  bytes[0] = DOMAIN.leaf
  bytes.set(data, 1)
  return hashBytes(bytes, hasher)
}

const leaf = new Uint8Array(33)

/** The leaves of a ledger are digests. */
function hashLeafDigest(data: Uint8Array, hasher: Hasher): Digest {
  leaf[0] = DOMAIN.leaf
  leaf.set(data, 1)
  return hashBytes(leaf, hasher)
}

/** Hash of two subtrees: `SHA256(0x01 ‖ left ‖ right)`. */
export function hashNode(left: Digest, right: Digest, hasher: Hasher): Digest {
  node[0] = DOMAIN.node
  writeHex(left, node, 1)
  writeHex(right, node, 33)
  return hashBytes(node, hasher)
}

/** Root of a tree without leaves: the hash of nothing. */
export const emptyRoot = (hasher: Hasher): Digest => hashBytes(new Uint8Array(0), hasher)
