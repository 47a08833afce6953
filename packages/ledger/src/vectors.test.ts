import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hasher, testKey, verifier } from '../testing/nodeCrypto.ts'
import {
  canonicalJson,
  closeSeal,
  digestPayload,
  type Entry,
  hashEntry,
  hashSeal,
  type JsonValue,
  type LedgerAction,
  MerkleTree,
  portableHasher,
  type SealBody,
  type SealedLeaf,
  treeOfLeaves,
  verifyInclusion,
  verifyLedger,
  verifyRecordChain,
} from './index.ts'

interface Row {
  readonly payload: JsonValue
  readonly salt: string
  readonly entry: Entry
  readonly jcsPayload: string
  readonly jcsEntry: string
  readonly hash: string
}
interface Proof {
  readonly index: number
  readonly size: number
  readonly path: readonly string[]
}

const FOLDER = new URL('../../../../shared/fixtures/operations/', import.meta.url)
const present = existsSync(FOLDER)
if (!present) console.info('vectors of the ledger: the folder is not there, 0 joined')

const read = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'))
const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))
const stored = ({ entry, hash, payload, salt }: Row, seal: number | null): LedgerAction => ({
  entry,
  hash,
  seal,
  content: { kind: 'present', payload, salt },
})

/** The second record of the vectors, small enough to stand here. */
test('golden values', () => {
  const salt = '34ffee08b598e890b710d9349b4c4fed77b948f30c32b1642c33aba6f1268008'
  const payload = {
    plannedVolume: 2400,
    name: 'Montañas & Co. "Uno"',
    sectors: ['domestic', 'construction'],
  }
  const payloadDigest = digestPayload(payload, salt, hasher)
  expect(payloadDigest).toBe('8013c513b2f0f80487438b6537f25da74f8fe1ba9a6532a643bfcfbc5446227f')
  const entry: Entry = {
    v: 1,
    record: 'lic-0001',
    version: 1,
    type: 'licence.create',
    actor: 'u-agency-1',
    role: 'agency',
    recordedAt: '2030-01-07T08:00:00.000Z',
    key: 'k-0001',
    payloadDigest,
    prev: '0'.repeat(64),
  }
  const hash = 'd99ccc3fe492b217571d969e166db31a2f09944462dabfd3f0fe2f1e806d0e18'
  expect(hashEntry(entry, hasher)).toBe(hash)
  expect(hashEntry(entry, portableHasher)).toBe(hash)
})

describe.runIf(present)('vectors computed by two other programs', () => {
  const chain = present ? (read('chain').records as Readonly<Record<string, readonly Row[]>>) : {}
  const rows = Object.values(chain).flat()

  test('texts, digests and hashes', () => {
    expect(rows).toHaveLength(7)
    for (const { payload, salt, entry, jcsPayload, jcsEntry, hash } of rows) {
      expect(canonicalJson(payload)).toBe(jcsPayload)
      expect(canonicalJson(entry)).toBe(jcsEntry)
      expect(digestPayload(payload, salt, hasher)).toBe(entry.payloadDigest)
      expect(hashEntry(entry, hasher)).toBe(hash)
    }
    for (const record of Object.values(chain)) {
      const report = verifyRecordChain(
        record.map((row) => stored(row, null)),
        portableHasher,
      )
      expect(report).toEqual({ checked: record.length, erased: 0, withheld: 0, faults: [] })
    }
    console.info(`vectors of the ledger: ${rows.length} actions joined`)
  })

  test('seal, signature and proofs', async () => {
    const seal = read('seal')
    const body = seal.body as SealBody
    const leaves = seal.leafOrder as readonly SealedLeaf[]
    const key = testKey(body.keyId, seal.testSeed)
    expect(key.publicKey).toBe(seal.publicKey)
    expect(canonicalJson(body)).toBe(seal.jcsBody)
    expect(hashSeal(body, hasher)).toBe(seal.sealHash)
    const closed = await closeSeal(null, leaves, body.closedAt, key, hasher)
    expect(closed).toEqual({ body, signature: seal.signature, leaves })
    const tree = treeOfLeaves(leaves, hasher)
    expect(seal.proofs).toHaveLength(7)
    for (const { index, path } of seal.proofs as readonly Proof[]) {
      const proof = tree.inclusionProof(index)
      expect(proof.path).toEqual(path)
      expect(verifyInclusion(bytes(leaves[index]!.hash), proof, body.root, hasher)).toBe(true)
    }
  })

  test('trees', () => {
    const vector = read('merkle')
    const leaves = (vector.leaves as readonly string[]).map(bytes)
    const tree = new MerkleTree(hasher, leaves)
    const roots = vector.roots as readonly string[]
    expect(roots.map((_, size) => tree.root(size))).toEqual(roots)
    for (const proof of vector.proofs as readonly Proof[]) {
      expect(tree.inclusionProof(proof.index, proof.size)).toEqual(proof)
      expect(verifyInclusion(leaves[proof.index]!, proof, roots[proof.size]!, hasher)).toBe(true)
    }
  })

  test('the tampered record passes by itself and is found by the seal', async () => {
    const tampered = read('tampered')
    const forged = tampered.rows as readonly Row[]
    expect(
      verifyRecordChain(
        forged.map((row) => stored(row, null)),
        hasher,
      ).faults,
    ).toEqual([])
    const { body, signature, leafOrder, publicKey } = read('seal')
    const kept = chain['lic-0001']!
    const actions = [...kept, ...forged].map((row) => stored(row, 1))
    const key = { keyId: body.keyId, publicKey, validFrom: '2030-01-01T00:00:00.000Z' }
    const keys = new Map([[key.keyId, { ...key, validUntil: null, revokedFrom: null }]])
    const seals = [{ body, signature, leaves: leafOrder }]
    const report = await verifyLedger({ actions, seals, keys }, { hasher, verifier })
    expect(
      report.faults.map(({ kind, record, version, seal }) => ({ kind, record, version, seal })),
    ).toEqual(
      [2, 3].map((version) => ({ kind: 'rewritten', record: 'watch-0009', version, seal: 1 })),
    )
    const found = treeOfLeaves(
      actions.map(({ entry: { record, version }, hash }) => ({ record, version, hash })),
      hasher,
    )
    expect(found.root()).toBe(tampered.expected.recomputedRoot)
  })
})
