import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SEED } from '../../testing/exampleLedger.ts'
import { bytesToHex, canonicalJson, normaliseIntake, portableHasher } from '../index.ts'
import { hexToBytes } from './hex.ts'
import { utf8Bytes } from './utf8.ts'

const wellFormed = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed())
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    wellFormed,
    fc.array(tie('any'), { maxLength: 5 }),
    fc.dictionary(wellFormed, tie('any'), { maxKeys: 30 }),
  ),
})).any

/** The same members in the opposite order, all the way down. */
const turned = (given: unknown): unknown => {
  if (Array.isArray(given)) return given.map(turned)
  if (typeof given !== 'object' || given === null) return given
  return Object.fromEntries(
    Object.entries(given)
      .reverse()
      .map(([name, item]) => [name, turned(item)]),
  )
}

describe('canonical JSON', () => {
  test('order of UTF-16 units, escapes and numbers of the RFC', () => {
    // RFC 8785, section 3.2.3: the emoji stands before U+FB33, as its first unit is D83D.
    const names = ['€', '\r', '\ufb33', '1', '😀', '\u0080', 'ö']
    const text = canonicalJson(Object.fromEntries(names.map((name, index) => [name, index])))
    expect(text).toBe('{"\\r":1,"1":3,"\u0080":5,"ö":6,"€":0,"😀":4,"\ufb33":2}')
    expect(canonicalJson('€$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"')
    expect(canonicalJson([-0, 2 ** 53 - 1, true, null, {}])).toBe(
      '[0,9007199254740991,true,null,{}]',
    )
  })

  test.each([
    ['1.5', 1.5],
    ['2^53', 2 ** 53],
    ['NaN', Number.NaN],
    ['lone surrogate', 'a\ud800'],
    ['a name with a lone surrogate', { '\udc00': 1 }],
    ['undefined', { a: undefined }],
    ['a date', new Date(0)],
    ['a bigint', 1n],
    ['a hole', new Array(1)],
    ['65 levels', JSON.parse('['.repeat(65) + ']'.repeat(65))],
  ])('refuses %s', (_, given) => {
    expect(() => canonicalJson({ there: [given] })).toThrow(/^there/)
  })

  test('parsed and written again it is the same, and members may come in any order', () => {
    fc.assert(
      fc.property(value, (given) => {
        const text = canonicalJson(given)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(canonicalJson(turned(given))).toBe(text)
        expect(utf8Bytes(text)).toEqual(new Uint8Array(Buffer.from(text, 'utf8')))
      }),
      { ...SEED, numRuns: 500 },
    )
  })
})

describe('intake', () => {
  test('brings text and names into form C, once', () => {
    expect(normaliseIntake({ 'e\u0301': ['o\u0308', 1, null] })).toEqual({ é: ['ö', 1, null] })
    expect(() => normaliseIntake({ 'e\u0301': 1, é: 2 })).toThrow('given twice')
    expect(() => normaliseIntake({ a: ['b\u0000'] })).toThrow('number 0')
    expect(() => normaliseIntake({ 'a\u0000': 1 })).toThrow('number 0')
    expect(Object.keys(normaliseIntake(JSON.parse('{"__proto__":1}')) as object)).toEqual([
      '__proto__',
    ])
  })

  test('hashing takes text as it stands', () => {
    expect(canonicalJson('e\u0301')).not.toBe(canonicalJson('é'))
  })
})

describe('SHA-256 in plain arithmetic', () => {
  test('agrees with the platform at every length around a block and on random input', () => {
    const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    for (let length = 0; length < 200; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length) % 256)
      expect(bytesToHex(portableHasher.sha256(bytes))).toBe(expected(bytes))
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(bytesToHex(portableHasher.sha256(bytes))).toBe(expected(bytes))
      }),
      { ...SEED, numRuns: 100 },
    )
  })

  test('hexadecimal digits', () => {
    expect(hexToBytes('00ff10')).toEqual(Uint8Array.of(0, 255, 16))
    for (const text of ['0', '0g', 'AA', 'é0', '0é']) expect(() => hexToBytes(text)).toThrow(text)
  })
})
