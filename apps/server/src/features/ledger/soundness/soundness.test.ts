import { canonicalJson, type Entry, treeOfLeaves } from '@corridor/ledger'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasher } from '../nodeCrypto.ts'
import { ChainTable, PACKED } from './ChainTable.ts'
import { keyedHash } from './keyedHash.ts'
import { MerkleBytes } from './merkleBytes.ts'
import { instantAt, scanEntry } from './scanEntry.ts'

const seeded = (numRuns: number) => ({ seed: 20140528, numRuns })

const ENTRY: Entry = {
  v: 1,
  actor: 'u-clerk',
  key: 'k-1',
  organisation: 'Büro',
  payloadDigest: 'ab'.repeat(32),
  prev: '0'.repeat(64),
  record: 'lic-1',
  recordedAt: '2030-01-07T08:00:00.000Z',
  role: 'agency',
  type: 'licence.create',
  version: 1,
}

const scan = (text: string) => {
  const bytes = Buffer.from(`..${text}..`)
  const found = scanEntry(bytes, 2, bytes.length - 2)
  if (found === null) return null
  const part = (from: number, to: number) => bytes.toString('utf8', from, to)
  return {
    payloadDigest: part(found.payloadDigest, found.payloadDigest + 64),
    prev: part(found.prev, found.prev + 64),
    record: part(found.record, found.recordEnd),
    recordedAt: part(found.recordedAt, found.recordedAt + 24),
    type: part(found.type, found.typeEnd),
    version: found.version,
  }
}

describe('an entry in its usual form', () => {
  test('is read as JSON reads it, whatever else it holds', () => {
    const plain = fc.string({ unit: 'grapheme', maxLength: 12 })
    const further = fc.record(
      { device: plain, purpose: plain, place: plain, foldVersion: fc.nat(), requestId: plain },
      { requiredKeys: [] },
    )
    let read = 0
    fc.assert(
      fc.property(further, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (more, version) => {
        const entry = { ...ENTRY, ...more, version }
        const text = canonicalJson(entry)
        const found = scan(text)
        if (found === null) {
          expect(text).toContain('\\')
          return
        }
        read += 1
        const { payloadDigest, prev, record, recordedAt, type } = entry
        expect(found).toEqual({ payloadDigest, prev, record, recordedAt, type, version })
      }),
      seeded(500),
    )
    expect(read).toBeGreaterThan(300)
  })

  test('any other text is left to others', () => {
    const text = canonicalJson(ENTRY)
    for (const other of [
      '',
      '{}',
      text.slice(0, -1),
      `${text} `,
      ` ${text}`,
      text.replace(':1,', ': 1,'),
      text.replace('"v":1', '"v":2'),
      text.replace('"v":1', '"v":"1"'),
      text.replace('"version":1', '"version":01'),
      text.replace('"version":1', '"version":1.0'),
      text.replace('"version":1', '"version":-1'),
      text.replace('"version":1', '"version":0'),
      text.replace('"version":1', '"version":1,"version":1'),
      text.replace('"role":"agency",', ''),
      text.replace('"key":"k-1"', '"key":{"prev":"0"}'),
      text.replace('k-1', 'k\\u0031'),
      text.replace('k-1', 'k\n1'),
      text.replace('"key"', '"kéy"'),
      text.replace('"actor":"u-clerk","key":"k-1"', '"key":"k-1","actor":"u-clerk"'),
      text.replace('ab', ''),
    ]) {
      const wanted = other === text.replace('"role":"agency",', '')
      expect([other, scan(other) !== null]).toEqual([other, wanted])
    }
  })

  test('instants keep the order of their text', () => {
    const instant = fc
      .date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString())
    const number = (text: string) => instantAt(Buffer.from(text), 0)
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        expect(Math.sign(number(a) - number(b))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
      seeded(500),
    )
    expect(number('2030-01-07T08:00:00.000z')).toBeNaN()
    expect(number('2030-01-07 08:00:00.000Z')).toBeNaN()
  })
})

/** Of the reference implementation: the key 00 to 07, the input 00, 01, … of each length. */
const VECTORS = [
  '218d1f59b9b83cc8',
  'be552412f8387315',
  '064f39ef7c50eb57',
  'ce0f1a45f7060679',
  'd5e78a175be52ea1',
  'cb9d7c3f2f3db580',
  'ce3e91358aa2bc25',
  'ff202728b07bc684',
  'edfee820bce4858c',
  '5b51cccc13888307',
]

test('the keyed hash is that of its reference', () => {
  const key = new Uint32Array(Uint8Array.from({ length: 8 }, (_, at) => at).buffer)
  const answer = new Uint32Array(2)
  for (const [length, expected] of VECTORS.entries()) {
    const input = Uint8Array.from({ length: length + 3 }, (_, at) => at - 3)
    keyedHash(input, 3, length + 3, key, answer)
    expect(Buffer.from(answer.buffer).toString('hex')).toBe(expected)
  }
})

test('roots on bytes are those of the trees', () => {
  const tree = new MerkleBytes()
  const leaves = Array.from({ length: 70 }, (_, at) => ({
    record: 'r',
    version: at + 1,
    hash: Buffer.alloc(32, at).toString('hex'),
  }))
  for (let size = 0; size <= leaves.length; size += 1) {
    for (const { hash } of leaves.slice(0, size)) tree.append(Buffer.from(hash, 'hex'), 0)
    expect(tree.finish()).toBe(treeOfLeaves(leaves.slice(0, size), hasher).root())
  }
})

describe('chains', () => {
  /** Actions of records, each named by a number: [record, version, hash, prev, time]. */
  const pack = (actions: readonly (readonly [number, number, number, number, number])[]) => {
    const words = new Uint32Array(PACKED * actions.length)
    const times = new Float64Array(actions.length)
    for (const [at, [record, version, hash, prev, time]] of actions.entries()) {
      words.set([record, record * 7, version], PACKED * at)
      words[PACKED * at + 10] = hash
      words[PACKED * at + 18] = prev
      times[at] = time
    }
    return { count: actions.length, words, times }
  }

  test('of many records hold, in any mixture and over several parts', () => {
    const table = new ChainTable(4)
    const records = Array.from({ length: 5_000 }, (_, at) => at * 4_096)
    expect(table.follow(pack(records.map((r) => [r, 1, r + 1, 0, 5])))).toBe(true)
    expect(table.follow(pack(records.map((r) => [r, 2, r + 2, r + 1, 5])))).toBe(true)
    expect(table.records).toBe(5_000)
    expect(table.follow(pack([[8, 1, 9, 0, 1]]))).toBe(true)
    expect(table.records).toBe(5_001)
  })

  test.each([
    ['a gap', [1, 3, 12, 11, 6]],
    ['a version twice', [1, 1, 12, 0, 6]],
    ['another predecessor', [1, 2, 12, 10, 6]],
    ['back in time', [1, 2, 12, 11, 4]],
    ['no time', [1, 2, 12, 11, Number.NaN]],
    ['a beginning that is not the first', [2, 2, 12, 0, 6]],
    ['a first with a predecessor', [2, 1, 12, 11, 6]],
  ] as const)('%s is seen', (_, next) => {
    const table = new ChainTable()
    expect(table.follow(pack([[1, 1, 11, 0, 5]]))).toBe(true)
    expect(table.follow(pack([next]))).toBe(false)
  })
})
