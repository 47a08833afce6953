import type { Hasher } from '../canonical/Hasher.ts'
import { HEX_DIGEST } from '../canonical/hex.ts'
import type { Digest } from '../chain/Entry.ts'
import type { ConsistencyProof, InclusionProof } from './MerkleTree.ts'
import { hashLeaf, hashNode } from './merkleHashes.ts'

/**
 * Whether a leaf stands in the tree with this root, at the place the proof names.
 *
 * @param data the leaf itself, not its hash.
 * @returns false for anything that does not fit, malformed proofs included.
 * @source RFC 9162, section 2.1.3.2
 */
export function verifyInclusion(
  data: Uint8Array,
  { index, size, path }: InclusionProof,
  root: Digest,
  hasher: Hasher,
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !path.every(isDigest)) return false
  let node = hashLeaf(data, hasher)
  let [place, last] = [index, size - 1]
  for (const beside of path) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      node = hashNode(beside, node, hasher)
      // Levels on which the last node stands alone have no neighbour in the path.
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)]
    } else {
      node = hashNode(node, beside, hasher)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && node === root
}

/**
 * Whether the tree with the first root is the beginning of the tree with the second.
 *
 * @returns false for anything that does not fit, malformed proofs included.
 * @source RFC 9162, section 2.1.4.2
 */
export function verifyConsistency(
  { from, to, path }: ConsistencyProof,
  oldRoot: Digest,
  newRoot: Digest,
  hasher: Hasher,
): boolean {
  if (!isCount(from) || !isCount(to) || from < 1 || from > to) return false
  if (!path.every(isDigest)) return false
  if (from === to) return path.length === 0 && oldRoot === newRoot
  if (!isDigest(oldRoot)) return false
  const hashes = [...path]
  if (isPowerOfTwo(from)) hashes.unshift(oldRoot)
  const [start, ...rest] = hashes
  if (start === undefined) return false
  let [place, last] = [from - 1, to - 1]
  while (place % 2 === 1) [place, last] = [half(place), half(last)]
  let [older, newer] = [start, start]
  for (const hash of rest) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      older = hashNode(hash, older, hasher)
      newer = hashNode(hash, newer, hasher)
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)]
    } else {
      newer = hashNode(newer, hash, hasher)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && older === oldRoot && newer === newRoot
}

const half = (value: number): number => Math.floor(value / 2)
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
const isDigest = (text: string): boolean => HEX_DIGEST.test(text)
const isPowerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value))
