import {
  appendEntry,
  closeSeal,
  type Digest,
  headOf,
  type KeyStatement,
  type LedgerAction,
  readKeyList,
  type Seal,
  type SealingKey,
  type Signer,
  type StoredAction,
  signKeyStatement,
} from '../src/index.ts'
import { hasher, testKey, verifier } from './nodeCrypto.ts'

export const SEED = { seed: 20140528 }

export const root = testKey('root', 'aa'.repeat(32))
export const firstKey = testKey('2030-a', '01'.repeat(32))
export const secondKey = testKey('2030-b', '02'.repeat(32))
export const thief = testKey('2030-a', '03'.repeat(32))

export const at = (minute: number): string =>
  `2030-01-${String(1 + Math.floor(minute / 1440)).padStart(2, '0')}T` +
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00.000Z`

/** Salts that are the same in every run; a product's are random. */
export const saltOf = (number: number): Digest => number.toString(16).padStart(64, '0')

/** Version after version of several records, one action a minute. */
export function writeActions(count: number, records: number): readonly StoredAction[] {
  const heads = new Map<string, StoredAction>()
  return Array.from({ length: count }, (_, index) => {
    // Not in turns only, so that seals hold several versions of one record.
    const record = `rec-${((index * 7) % 11) % records}`
    const before = heads.get(record)
    const envelope = {
      record,
      type: 'note.add',
      actor: `u-${index % 3}`,
      role: 'licensing_officer',
      recordedAt: at(index),
      key: `k-${index}`,
    }
    const payload = { text: `remark ${index} é 👷`, amountMinor: index * 100 }
    const head = before === undefined ? null : headOf(before)
    const action = appendEntry(head, envelope, payload, saltOf(index + 1), hasher)
    heads.set(record, action)
    return action
  })
}

export interface ExampleLedger {
  readonly actions: readonly LedgerAction[]
  readonly seals: readonly Seal[]
  readonly list: readonly KeyStatement[]
  readonly keys: ReadonlyMap<string, SealingKey>
}

/** Seals of `size` actions each; what is left over waits. */
export async function sealActions(
  stored: readonly StoredAction[],
  size: number,
  signer: Signer = firstKey,
): Promise<{ readonly actions: readonly LedgerAction[]; readonly seals: readonly Seal[] }> {
  const seals: Seal[] = []
  const actions: LedgerAction[] = []
  for (let start = 0; start + size <= stored.length; start += size) {
    const batch = stored.slice(start, start + size)
    const leaves = batch.map(({ entry: { record, version }, hash }) => ({ record, version, hash }))
    const last = seals.at(-1)?.body ?? null
    const seal = await closeSeal(last, leaves, at(start + size), signer, hasher)
    seals.push(seal)
    actions.push(...batch.map((action) => ({ ...action, seal: seal.body.seal })))
  }
  const rest = stored.slice(actions.length).map((action) => ({ ...action, seal: null }))
  return { actions: [...actions, ...rest], seals }
}

export async function keyListOfOne(): Promise<readonly KeyStatement[]> {
  const { keyId, publicKey } = firstKey
  const change = { kind: 'key.introduce' as const, keyId, publicKey, validFrom: at(0) }
  return [await signKeyStatement([], change, root, null, hasher)]
}

/** A sound ledger: `count` actions of four records in seals of `size`. */
export async function writeLedger(count: number, size: number): Promise<ExampleLedger> {
  const list = await keyListOfOne()
  const { keys } = await readKeyList(list, root.publicKey, verifier, hasher)
  return { ...(await sealActions(writeActions(count, 4), size)), list, keys }
}
