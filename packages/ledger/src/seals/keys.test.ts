import { describe, expect, test } from 'vitest'
import {
  at,
  firstKey,
  keyListOfOne,
  root,
  sealActions,
  secondKey,
  thief,
  writeActions,
} from '../../testing/exampleLedger.ts'
import { hasher, verifier } from '../../testing/nodeCrypto.ts'
import {
  closeSeal,
  type KeyStatement,
  readKeyList,
  type Signer,
  signKeyStatement,
  treeOfSeals,
  verifyConsistency,
  verifyLedger,
} from '../index.ts'

const introduce = (key: typeof firstKey, minute: number) => ({
  kind: 'key.introduce' as const,
  keyId: key.keyId,
  publicKey: key.publicKey,
  validFrom: at(minute),
})
const revoke = (keyId: string, minute: number) => ({
  kind: 'key.revoke' as const,
  keyId,
  revokedFrom: at(minute),
  reason: 'card lost',
})
const read = (list: readonly KeyStatement[]) => readKeyList(list, root.publicKey, verifier, hasher)
const extend = async (
  list: readonly KeyStatement[],
  change: Parameters<typeof signKeyStatement>[1],
  byRoot: Signer = root,
  previous: Signer | null = firstKey,
) => [...list, await signKeyStatement(list, change, byRoot, previous, hasher)]

describe('key list', () => {
  test('a key hands over to the next', async () => {
    const list = await extend(await keyListOfOne(), introduce(secondKey, 20))
    const { keys, faults } = await read(list)
    expect(faults).toEqual([])
    expect(keys.get('2030-a')).toMatchObject({ validFrom: at(0), validUntil: at(20) })
    expect(keys.get('2030-b')).toMatchObject({ validFrom: at(20), validUntil: null })
  })

  test('nothing is believed that root and key before did not sign, nor what follows', async () => {
    const list = await keyListOfOne()
    for (const [by, previous] of [
      [thief, firstKey],
      [root, thief],
      [root, null],
    ] as const) {
      const forged = await extend(list, introduce(secondKey, 20), by, previous)
      const more = await extend(forged, revoke('2030-a', 1))
      const { keys, faults } = await read(more)
      expect(faults.map(({ kind }) => kind)).toEqual(['key_statement'])
      expect([...keys.keys()]).toEqual(['2030-a'])
      expect(keys.get('2030-a')!.revokedFrom).toBeNull()
    }
    const whole = await extend(list, introduce(secondKey, 20))
    expect((await read(whole.slice(1))).keys.size).toBe(0)
    expect((await read(whole.toReversed())).keys.size).toBe(0)
    expect((await readKeyList(whole, thief.publicKey, verifier, hasher)).keys.size).toBe(0)
  })

  test('a lost key is revoked and followed by the root alone', async () => {
    const revoked = await extend(await keyListOfOne(), revoke('2030-a', 10), root, null)
    const list = await extend(revoked, introduce(secondKey, 12), root, null)
    const { keys, faults } = await read(list)
    expect(faults).toEqual([])
    expect(keys.get('2030-a')!.revokedFrom).toBe(at(10))
    expect(keys.size).toBe(2)
  })

  test.each([
    ['again', introduce(firstKey, 5)],
    ['not after the one before', introduce(secondKey, 0)],
    ['never introduced', revoke('nobody', 1)],
    ['no public key', { ...introduce(secondKey, 5), publicKey: 'ab' }],
    ['from when', { ...introduce(secondKey, 5), validFrom: 'soon' }],
  ])('refuses a line: %s', async (words, change) => {
    const { faults } = await read(await extend(await keyListOfOne(), change))
    expect(faults[0]?.words).toContain(words)
  })
})

describe('seals over a rotation', () => {
  test('each key counts in its time only', async () => {
    const list = await extend(await keyListOfOne(), introduce(secondKey, 20))
    const { keys } = await read(list)
    const { actions, seals } = await sealActions(writeActions(16, 4), 8)
    const leaves = [] as const
    const check = async (signer: Signer, minute: number) => {
      const seal = await closeSeal(seals[1]!.body, leaves, at(minute), signer, hasher)
      const evidence = { actions, seals: [...seals, seal], keys }
      return (await verifyLedger(evidence, { hasher, verifier })).faults.map(({ kind }) => kind)
    }
    expect(await check(secondKey, 25)).toEqual([])
    expect(await check(firstKey, 19)).toEqual([])
    expect(await check(firstKey, 21)).toEqual(['key_period'])
    expect(await check(secondKey, 19)).toEqual(['key_period'])
    expect(await check({ ...secondKey, sign: thief.sign }, 25)).toEqual(['seal_signature'])
  })

  test('a revoked key counts until its date', async () => {
    const { keys } = await read(
      await extend(await keyListOfOne(), revoke('2030-a', 12), root, null),
    )
    const { actions, seals } = await sealActions(writeActions(16, 4), 8)
    const { faults } = await verifyLedger({ actions, seals, keys }, { hasher, verifier })
    expect(faults.map(({ kind, seal }) => `${kind} ${seal}`)).toEqual(['key_period 2'])
  })

  test('a witness with one root is shown that seals were only added', async () => {
    const { seals } = await sealActions(writeActions(43, 4), 4)
    const bodies = seals.map(({ body }) => body)
    const tree = treeOfSeals(bodies, hasher)
    const kept = treeOfSeals(bodies.slice(0, 6), hasher).root()
    expect(verifyConsistency(tree.consistencyProof(6), kept, tree.root(), hasher)).toBe(true)
    const forged = treeOfSeals(bodies.with(3, { ...bodies[3]!, count: 1 }), hasher)
    expect(verifyConsistency(forged.consistencyProof(6), kept, forged.root(), hasher)).toBe(false)
  })

  test('a seal is not closed before the one before it', async () => {
    const first = await closeSeal(null, [], at(5), firstKey, hasher)
    await expect(closeSeal(first.body, [], at(4), firstKey, hasher)).rejects.toThrow('not before')
  })
})
