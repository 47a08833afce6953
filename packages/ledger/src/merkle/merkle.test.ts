import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SEED } from '../../testing/exampleLedger.ts'
import { hasher } from '../../testing/nodeCrypto.ts'
import {
  bytesToHex,
  MerkleFrontier,
  MerkleTree,
  verifyConsistency,
  verifyInclusion,
} from '../index.ts'

/** Leaves, roots and proofs of the tests of Certificate Transparency (RFC 6962). */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const CONSISTENCY: readonly [number, number, readonly string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
]

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))
const sha = (...parts: readonly Uint8Array[]): Uint8Array => hasher.sha256(Buffer.concat(parts))

/** The definition of RFC 9162, 2.1.1, word for word. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha()
  if (leaves.length === 1) return sha(Uint8Array.of(0), leaves[0]!)
  let split = 1
  while (2 * split < leaves.length) split *= 2
  return sha(Uint8Array.of(1), naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)))
}

const leavesOf = (size: number): readonly Uint8Array[] =>
  Array.from({ length: size }, (_, index) => Uint8Array.of(index >> 8, index & 255))

const flipped = (digest: string): string => (digest[0] === '0' ? '1' : '0') + digest.slice(1)

describe('vectors of Certificate Transparency', () => {
  const tree = new MerkleTree(hasher, LEAVES.map(bytes))

  test('roots', () => {
    expect(ROOTS.map((_, size) => tree.root(size))).toEqual(ROOTS)
    const frontier = new MerkleFrontier(hasher)
    const roots = [frontier.root()]
    for (const leaf of LEAVES) {
      frontier.append(bytes(leaf))
      roots.push(frontier.root())
    }
    expect(roots).toEqual(ROOTS)
    expect(frontier.size).toBe(8)
  })

  test.each(CONSISTENCY)('consistency %i to %i', (from, to, path) => {
    expect(tree.consistencyProof(from, to)).toEqual({ from, to, path })
    expect(verifyConsistency({ from, to, path }, ROOTS[from]!, ROOTS[to]!, hasher)).toBe(true)
  })
})

describe('against the definition', () => {
  test('every size, index and earlier size up to 40', () => {
    const leaves = leavesOf(40)
    const tree = new MerkleTree(hasher, leaves)
    const roots = Array.from({ length: 41 }, (_, n) => bytesToHex(naiveRoot(leaves.slice(0, n))))
    for (let size = 1; size <= 40; size += 1) {
      expect(tree.root(size)).toBe(roots[size])
      for (let index = 0; index < size; index += 1) {
        const proof = tree.inclusionProof(index, size)
        expect(proof.path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)))
        expect(verifyInclusion(leaves[index]!, proof, roots[size]!, hasher)).toBe(true)
        const earlier = index + 1
        const growth = tree.consistencyProof(earlier, size)
        expect(verifyConsistency(growth, roots[earlier]!, roots[size]!, hasher)).toBe(true)
      }
    }
  })

  test('random sizes, and nothing changed passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 700 }), fc.nat(), fc.nat(), (size, a, b) => {
        const leaves = leavesOf(size)
        const tree = new MerkleTree(hasher, leaves)
        const root = bytesToHex(naiveRoot(leaves))
        const [index, from] = [a % size, 1 + (b % (size - 1))]
        const proof = tree.inclusionProof(index)
        const leaf = leaves[index]!
        expect(verifyInclusion(leaf, proof, root, hasher)).toBe(true)
        const fakes = [
          { ...proof, index: (index + 1) % size },
          { ...proof, path: proof.path.slice(1) },
          { ...proof, path: [...proof.path, root] },
          { ...proof, path: proof.path.with(a % proof.path.length, flipped(root)) },
          { ...proof, path: proof.path.with(0, 'no digest') },
          { ...proof, index: -1 },
        ]
        for (const fake of fakes) expect(verifyInclusion(leaf, fake, root, hasher)).toBe(false)
        expect(verifyInclusion(Uint8Array.of(255, 255), proof, root, hasher)).toBe(false)

        const old = bytesToHex(naiveRoot(leaves.slice(0, from)))
        const growth = tree.consistencyProof(from)
        expect(verifyConsistency(growth, old, root, hasher)).toBe(true)
        expect(verifyConsistency(growth, flipped(old), root, hasher)).toBe(false)
        expect(verifyConsistency(growth, old, flipped(root), hasher)).toBe(false)
        expect(
          verifyConsistency({ ...growth, path: growth.path.slice(1) }, old, root, hasher),
        ).toBe(false)
        const other = new MerkleTree(hasher, leaves.with(0, Uint8Array.of(9)))
        const rewritten = other.consistencyProof(from)
        expect(verifyConsistency(rewritten, old, other.root(), hasher)).toBe(false)
      }),
      { ...SEED, numRuns: 60 },
    )
  })

  test('refuses what the tree does not have', () => {
    const tree = new MerkleTree(hasher, leavesOf(3))
    for (const ask of [
      () => tree.root(4),
      () => tree.inclusionProof(3),
      () => tree.consistencyProof(0),
      () => tree.consistencyProof(3, 2),
    ]) {
      expect(ask).toThrow('the tree has 3 leaves')
    }
  })
})
