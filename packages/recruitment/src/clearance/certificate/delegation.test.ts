import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testKey, verifier } from '../../../../ledger/testing/nodeCrypto.ts'
import {
  believeDelegations,
  type CertificateKey,
  type Delegation,
  judgeCertificate,
  readDelegation,
  signRevocationList,
  writeCertificate,
  writeDelegation,
} from './index.ts'

const keyOf = (seed: string) => {
  const { publicKey } = testKey('', seed)
  return { ...testKey(publicKey.slice(0, 16), seed), publicKey, keyId: publicKey.slice(0, 16) }
}
const ministry = keyOf('01'.repeat(32))
const north = keyOf('02'.repeat(32))
const thief = keyOf('03'.repeat(32))

const listed = (key: typeof ministry, more: Partial<CertificateKey> = {}): CertificateKey => ({
  ...{ keyId: key.keyId, publicKey: key.publicKey, validFrom: '2030-01-01T00:00:00.000Z' },
  ...{ validUntil: null, office: null, most: null, revokedFrom: null },
  ...more,
})

const KEYS = new Map([[ministry.keyId, listed(ministry)]])
const DAYS = { validFrom: '2030-03-01T08:00:00.000Z', validUntil: '2030-03-15T08:00:00.000Z' }
const NORTH = { office: 'home.north', publicKey: north.publicKey, ...DAYS, most: 250 }

const believed = async (text: string, keys: ReadonlyMap<string, CertificateKey> = KEYS) =>
  await believeDelegations([text], keys, null, verifier)

const form = (issued: string) =>
  writeCertificate(
    {
      ...{ number: 'NORTH-8A88E3-0007', corridor: 'XAA-XBB', licence: 'LIC-0001', jobOrder: null },
      ...{ issued, expires: '2030-04-15T08:00:00.000Z', seal: 0 },
      ...{ contractDigest: 'c0'.repeat(32), holderDigest: 'ab'.repeat(16) },
    },
    north,
  )

describe('a delegation of the authority', () => {
  test('makes what its office signs provisional, in its days alone', async () => {
    const keys = await believed(await writeDelegation(NORTH, ministry))
    const revocations = await signRevocationList([], '2030-03-04T09:45:00.000Z', ministry)
    const judge = async (issued: string) =>
      await judgeCertificate(await form(issued), {
        ...{ keys, revocations, verifier, now: '2030-03-20T00:00:00.000Z' },
      })
    expect(await judge('2030-03-04T10:00:00.000Z')).toMatchObject({
      state: 'provisional',
      office: 'home.north',
      delegation: { ...DAYS, most: 250 },
      list: { age: 'red' },
    })
    expect((await judge('2030-03-15T08:00:01.000Z')).state).toBe('unknown_key')
    expect((await judge('2030-03-01T07:59:59.000Z')).state).toBe('unknown_key')
  })

  test('by nobody else: not a thief, not an office, not in place of a listed key', async () => {
    const office = listed(thief, { office: 'home.south', ...DAYS, most: 9 })
    for (const [signer, keys] of [
      [thief, KEYS],
      [thief, new Map([...KEYS, [thief.keyId, office]])],
    ] as const) {
      expect((await believed(await writeDelegation(NORTH, signer), keys)).has(north.keyId)).toBe(
        false,
      )
    }
    const revoked = listed(ministry, { revokedFrom: '2030-02-01T00:00:00.000Z' })
    const late = await writeDelegation(NORTH, ministry)
    expect((await believed(late, new Map([[ministry.keyId, revoked]]))).has(north.keyId)).toBe(
      false,
    )
    const own = listed(north, { office: 'home.south', ...DAYS, most: 1 })
    const kept = await believed(late, new Map([...KEYS, [north.keyId, own]]))
    expect(kept.get(north.keyId)).toEqual(own)
  })

  test('revoked by the signed list: from then on', async () => {
    const since = '2030-03-06T00:00:00.000Z'
    const keys = [{ keyId: north.keyId, since }]
    const revocations = await signRevocationList([], since, ministry, keys)
    const means = {
      keys: await believeDelegations(
        [await writeDelegation(NORTH, ministry)],
        KEYS,
        revocations,
        verifier,
      ),
      ...{ revocations, verifier, now: '2030-03-07T00:00:00.000Z' },
    }
    const stateOf = async (issued: string) =>
      (await judgeCertificate(await form(issued), means)).state
    expect(await stateOf('2030-03-05T23:59:59.000Z')).toBe('provisional')
    expect(await stateOf(since)).toBe('unknown_key')
  })

  test('has one form; what another wrote, altered or made too great is none', async () => {
    const text = await writeDelegation(NORTH, ministry)
    expect(readDelegation(text)?.delegation).toEqual({ v: 1, signedBy: ministry.keyId, ...NORTH })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 5, max: text.length - 1 }), async (place) => {
        const sign = text[place] === '7' ? '8' : '7'
        const altered = `${text.slice(0, place)}${sign}${text.slice(place + 1)}`
        expect((await believed(altered)).has(north.keyId)).toBe(false)
      }),
      { seed: 20140528, numRuns: 60 },
    )
    const tooGreat: readonly Partial<Delegation>[] = [
      { most: 1001 },
      { most: 0 },
      { validUntil: '2030-04-15T08:00:00.000Z' },
      { validUntil: DAYS.validFrom },
      { office: 'home north' },
    ]
    for (const more of tooGreat) {
      await expect(writeDelegation({ ...NORTH, ...more }, ministry)).rejects.toThrow('delegation')
    }
    expect(text.length).toBeLessThan(300)
  })
})
