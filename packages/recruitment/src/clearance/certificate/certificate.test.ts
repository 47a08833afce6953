import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasher, testKey, verifier } from '../../../../ledger/testing/nodeCrypto.ts'
import { readBase45, writeBase45 } from './base45.ts'
import { readCompact, writeCompact } from './compactBytes.ts'
import {
  type Certificate,
  type CertificateKeyIntroduction,
  type CertificateKeyStatement,
  certificateBytes,
  clearanceNumber,
  digestHolder,
  isGenuineRevocationList,
  judgeCertificate,
  MOST_PAYLOAD_BYTES,
  newerKeyList,
  type RevokedNumber,
  readCertificate,
  readCertificateKeys,
  signCertificateKey,
  signRevocationList,
  writeCertificate,
} from './index.ts'

const SEED = { seed: 20140528 }

const keyOf = (seed: string) => {
  const { publicKey } = testKey('', seed)
  return { ...testKey(publicKey.slice(0, 16), seed), publicKey }
}
const root = testKey('root', 'aa'.repeat(32))
const ministry = keyOf('01'.repeat(32))
const north = keyOf('02'.repeat(32))
const thief = keyOf('03'.repeat(32))

const introduce = (
  { keyId, publicKey }: typeof ministry,
  more: Partial<CertificateKeyIntroduction> = {},
): CertificateKeyIntroduction => ({
  ...{ kind: 'certificate.key.introduce', keyId, publicKey, validFrom: '2030-01-01T00:00:00.000Z' },
  ...{ validUntil: null, office: null, most: null },
  ...more,
})

async function listOf(
  ...changes: readonly Parameters<typeof signCertificateKey>[1][]
): Promise<readonly CertificateKeyStatement[]> {
  let list: readonly CertificateKeyStatement[] = []
  for (const change of changes) {
    list = [...list, await signCertificateKey(list, change, root, hasher)]
  }
  return list
}

const keysOf = async (list: readonly CertificateKeyStatement[]) =>
  await readCertificateKeys(list, root.publicKey, verifier, hasher)

const OFFICE = {
  validFrom: '2030-03-01T00:00:00.000Z',
  validUntil: '2030-03-15T00:00:00.000Z',
  office: 'home.north',
  most: 250,
}

const CONTENT: Omit<Certificate, 'v' | 'keyId'> = {
  number: clearanceNumber('x-0123456789abcdef0123', hasher),
  corridor: 'XAA-XBB',
  licence: 'LIC-0001',
  jobOrder: 'JO-9',
  issued: '2030-02-20T08:30:00.000Z',
  expires: '2030-08-20T00:00:00.000Z',
  contractDigest: 'c0'.repeat(32),
  holderDigest: digestHolder(
    clearanceNumber('x-0123456789abcdef0123', hasher),
    { documentNumber: 'P 123-4567', birthDate: '1999-05-04' },
    hasher,
  ),
  seal: 17,
}

/** Judges with a list made at 2030-03-04 09:45. */
async function judge(
  text: string,
  now: string,
  { entries = [] as readonly RevokedNumber[], list = null as null | 'none' } = {},
) {
  const { keys } = await keysOf(await listOf(introduce(ministry), introduce(north, OFFICE)))
  const revocations =
    list === 'none' ? null : await signRevocationList(entries, '2030-03-04T09:45:00.000Z', ministry)
  return await judgeCertificate(text, { keys, revocations, now, verifier })
}

test.each([
  ['AB', 'BB8'],
  ['Hello!!', '%69 VD92EX0'],
  ['base-45', 'UJCLQE7W581'],
  ['ietf!', 'QED8WEX0'],
])('base 45 as RFC 9285 has it: %s', (plain, text) => {
  expect(writeBase45(new TextEncoder().encode(plain))).toBe(text)
  expect(new TextDecoder().decode(readBase45(text))).toBe(plain)
})

test.each(['GGW0', ':::', '::', 'a12', 'A', '\u0660AB'])('base 45 refuses %j', (text) => {
  expect(() => readBase45(text)).toThrow('base 45')
})

test('any bytes come back from base 45, any array from its bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(readBase45(writeBase45(bytes))).toEqual(bytes)
    }),
    SEED,
  )
  const value = fc.oneof(
    fc.constant(null),
    fc.maxSafeNat(),
    fc.string({ unit: 'grapheme-ascii', maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }),
  )
  fc.assert(
    fc.property(fc.array(value, { maxLength: 30 }), (values) => {
      expect(readCompact(writeCompact(values))).toEqual(values)
    }),
    SEED,
  )
})

test('there is one way to write an array', () => {
  expect(readCompact(Uint8Array.of(0x81, 0x17))).toEqual([23])
  for (const bytes of [
    [0x81, 0x18, 0x17],
    [0x81, 0x17, 0x00],
    [0x9f, 0x17, 0xff],
    [0x81, 0x20],
    [0x82, 0x01],
    [0x81, 0x1b, 255, 255, 255, 255, 255, 255, 255, 255],
    [0x81, 0x61, 0xc3],
    [],
  ]) {
    expect(() => readCompact(Uint8Array.from(bytes)), `${bytes}`).toThrow('cannot be read')
  }
})

describe('certificate', () => {
  test('comes back from its text, within its size, whatever it says', async () => {
    const upper = (most: number) => fc.stringMatching(new RegExp(`^[0-9A-Z][0-9A-Z-]{0,${most}}$`))
    const hex = (digits: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${digits}}$`))
    const seconds = fc.integer({ min: 0, max: 4_000_000_000 })
    let largest = 0
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          number: upper(23),
          licence: fc.option(upper(23)),
          jobOrder: fc.option(upper(23)),
          contractDigest: hex(64),
          holderDigest: hex(32),
          seal: fc.nat(),
          issued: seconds,
          days: fc.integer({ min: 1, max: 20_000 }),
        }),
        async ({ issued, days, ...rest }) => {
          const iso = (time: number) => new Date(1000 * time).toISOString()
          const content = {
            ...rest,
            corridor: 'XAA-XBB',
            issued: iso(issued),
            expires: iso(issued + 86_400 * days),
          }
          const text = await writeCertificate(content, ministry)
          largest = Math.max(largest, text.length)
          expect(text).toMatch(/^[0-9A-Z $%*+\-./:]+$/)
          const read = readCertificate(text)!
          expect(read.certificate).toEqual({ v: 1, keyId: ministry.keyId, ...content })
          expect(read.payload.length).toBeLessThanOrEqual(MOST_PAYLOAD_BYTES)
        },
      ),
      { ...SEED, numRuns: 200 },
    )
    // Version 13 at error correction M holds 483 characters.
    expect(largest).toBeLessThan(366)
  })

  test.each([
    ['number', { number: 'a-1' }],
    ['corridor', { corridor: 'XAA' }],
    ['reference', { licence: 'with space' }],
    ['reference', { jobOrder: 'x'.repeat(25) }],
    ['expire', { expires: CONTENT.issued }],
    ['contract', { contractDigest: 'ab' }],
    ['holder', { holderDigest: 'AB'.repeat(16) }],
    ['seal', { seal: 0.5 }],
  ])('refuses a member that does not fit: %s', (words, change) => {
    const certificate = { v: 1 as const, keyId: ministry.keyId, ...CONTENT, ...change }
    expect(() => certificateBytes(certificate)).toThrow(words)
  })

  test('says nothing of the person, and tells who holds the passport', () => {
    const number = CONTENT.number
    const holder = { documentNumber: 'p1234567', birthDate: '1999-05-04' }
    expect(digestHolder(number, holder, hasher)).toBe(CONTENT.holderDigest)
    expect(digestHolder('other', holder, hasher)).not.toBe(CONTENT.holderDigest)
    const other = { ...holder, birthDate: '1999-05-05' }
    expect(digestHolder(number, other, hasher)).not.toBe(CONTENT.holderDigest)
  })
})

describe('a verifier without network', () => {
  test('valid, with the age of its list', async () => {
    const text = await writeCertificate(CONTENT, ministry)
    for (const [now, hours, age] of [
      ['2030-03-04T10:00:00.000Z', 0, 'fresh'],
      ['2030-03-05T09:45:00.000Z', 24, 'fresh'],
      ['2030-03-05T09:45:01.000Z', 24, 'amber'],
      ['2030-03-07T09:45:00.000Z', 72, 'amber'],
      ['2030-03-07T09:45:01.000Z', 72, 'red'],
      ['2030-03-15T10:00:00.000Z', 264, 'red'],
      // The clock of the device is behind.
      ['2030-03-01T00:00:00.000Z', 0, 'fresh'],
    ] as const) {
      expect(await judge(text, now)).toMatchObject({
        state: 'valid',
        certificate: { number: CONTENT.number, licence: 'LIC-0001' },
        list: { issuedAt: '2030-03-04T09:45:00.000Z', hours, age },
      })
    }
  })

  test('one altered character is never valid', async () => {
    const text = await writeCertificate(CONTENT, ministry)
    const states = new Map<string, number>()
    for (let at = 5; at < text.length; at += 1) {
      const other = text[at] === '7' ? '8' : '7'
      const altered = `${text.slice(0, at)}${other}${text.slice(at + 1)}`
      const { state, certificate } = await judge(altered, '2030-03-04T10:00:00.000Z')
      expect(['invalid_signature', 'unknown_key', 'unreadable']).toContain(state)
      expect(certificate).toBeNull()
      states.set(state, (states.get(state) ?? 0) + 1)
    }
    expect(states.get('invalid_signature')).toBeGreaterThan(100)
  })

  test('unknown key: not in the list, of another time, revoked, or not of the root', async () => {
    const now = '2030-03-04T10:00:00.000Z'
    expect(await judge(await writeCertificate(CONTENT, thief), now)).toMatchObject({
      state: 'unknown_key',
      certificate: null,
    })
    // The thief's signature under the ministry's id.
    const posing = { ...thief, keyId: ministry.keyId }
    expect(await judge(await writeCertificate(CONTENT, posing), now)).toMatchObject({
      state: 'invalid_signature',
    })
    // An office's key counts in its days only.
    expect(await judge(await writeCertificate(CONTENT, north), now)).toMatchObject({
      state: 'unknown_key',
    })
    const list = await listOf(introduce(ministry), {
      kind: 'certificate.key.revoke',
      keyId: ministry.keyId,
      revokedFrom: '2030-02-01T00:00:00.000Z',
      reason: 'stolen',
    })
    const { keys } = await keysOf(list)
    const text = await writeCertificate(CONTENT, ministry)
    const judged = await judgeCertificate(text, { keys, revocations: null, now, verifier })
    expect(judged.state).toBe('unknown_key')
  })

  test('provisional, revoked, held, expired, and what cannot be told', async () => {
    const now = '2030-03-10T10:00:00.000Z'
    const hand = { ...CONTENT, number: 'NORTH-000198', issued: '2030-03-05T10:00:00.000Z' }
    const provisional = await writeCertificate(hand, north)
    expect(await judge(provisional, now)).toMatchObject({
      state: 'provisional',
      office: 'home.north',
      list: { age: 'red' },
    })
    const text = await writeCertificate(CONTENT, ministry)
    const entry = (state: 'revoked' | 'held') => ({
      entries: [{ number: CONTENT.number, state, since: '2030-03-01T00:00:00.000Z' }],
    })
    expect((await judge(text, now, entry('revoked'))).state).toBe('revoked')
    expect((await judge(text, now, entry('held'))).state).toBe('held')
    expect((await judge(text, CONTENT.expires)).state).toBe('expired')
    expect((await judge(text, CONTENT.expires, entry('revoked'))).state).toBe('revoked')
    expect(await judge(text, now, { list: 'none' })).toMatchObject({ state: 'no_list', list: null })
    expect((await judge('https://example.org', now)).state).toBe('unreadable')
    expect((await judge('CLR1:', now)).state).toBe('unreadable')
  })
})

describe('what a verifier carries', () => {
  test('keys of the root alone, in an order that nobody changes', async () => {
    const list = await listOf(introduce(ministry), introduce(north, OFFICE))
    expect((await keysOf(list)).fault).toBeNull()
    expect([...(await keysOf(list)).keys.keys()]).toEqual([ministry.keyId, north.keyId])
    const forged = await signCertificateKey(list, introduce(thief), thief, hasher)
    const read = await keysOf([...list, forged])
    expect(read.fault).toContain('not signed by the root key')
    expect(read.keys.has(thief.keyId)).toBe(false)
    expect((await keysOf(list.slice(1))).keys.size).toBe(0)
    expect((await keysOf([...list, list[0]!])).fault).toContain('line 3')
    for (const change of [
      introduce(ministry),
      introduce(thief, { keyId: '0'.repeat(16) }),
      introduce(thief, { office: 'home.north' }),
      { kind: 'certificate.key.revoke' as const, keyId: 'x', revokedFrom: '2030', reason: '' },
    ]) {
      const next = await signCertificateKey(list, change, root, hasher)
      expect((await keysOf([...list, next])).fault).toContain('line 3')
    }
  })

  test('a list that lacks a line seen before is not taken', async () => {
    const list = await listOf(introduce(ministry), introduce(north, OFFICE))
    expect(newerKeyList(list.slice(0, 1), list)).toBe(list)
    const shorter = list.slice(0, 1)
    expect(newerKeyList(list, shorter)).toBe(list)
    const other = await listOf(introduce(north, OFFICE), introduce(ministry), introduce(thief))
    expect(newerKeyList(list, other)).toBe(list)
  })

  test('a revocation list of the authority alone', async () => {
    const { keys } = await keysOf(await listOf(introduce(ministry), introduce(north, OFFICE)))
    const entries: RevokedNumber[] = ['B', 'A'].map((number) => ({
      ...{ number, state: 'revoked', since: '2030-03-01T00:00:00.000Z' },
    })) as RevokedNumber[]
    const at = '2030-03-04T09:45:00.000Z'
    const list = await signRevocationList(entries, at, ministry)
    expect(list.body.entries.map(({ number }) => number)).toEqual(['A', 'B'])
    const isGood = (given: typeof list) => isGenuineRevocationList(given, keys, verifier)
    expect(await isGood(list)).toBe(true)
    expect(await isGood({ ...list, body: { ...list.body, entries: [] } })).toBe(false)
    expect(await isGood({ ...list, body: { ...list.body, issuedAt: '2031' } })).toBe(false)
    expect(await isGood(await signRevocationList(entries, at, north))).toBe(false)
    expect(await isGood(await signRevocationList(entries, at, thief))).toBe(false)
  })
})
