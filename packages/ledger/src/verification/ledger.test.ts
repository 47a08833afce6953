import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  at,
  type ExampleLedger,
  firstKey,
  SEED,
  saltOf,
  sealActions,
  secondKey,
  thief,
  writeActions,
  writeLedger,
} from '../../testing/exampleLedger.ts'
import { hasher, verifier } from '../../testing/nodeCrypto.ts'
import {
  appendEntry,
  eraseContent,
  hashEntry,
  type LedgerAction,
  type LedgerEvidence,
  type LedgerReport,
  proveAction,
  type Seal,
  type StoredAction,
  signReceipt,
  verifyActionProof,
  verifyLedger,
  verifyRecordChain,
} from '../index.ts'

let ledger: ExampleLedger
beforeAll(async () => {
  ledger = await writeLedger(43, 8)
})

const verify = (changed: Partial<LedgerEvidence> = {}): Promise<LedgerReport> =>
  verifyLedger({ ...ledger, ...changed }, { hasher, verifier })

const withoutLeaves = (seals: readonly Seal[]): readonly Seal[] =>
  seals.map(({ body, signature }) => ({ body, signature }))

const places = ({ faults }: Pick<LedgerReport, 'faults'>): readonly string[] =>
  faults.map(({ kind, record, version, seal }) => `${kind} ${record} ${version} ${seal}`)

const nameOf = ({ entry, seal }: LedgerAction): string => `${entry.record} ${entry.version} ${seal}`

/** The versions of one record with one changed and all hashes after it made again. */
function rewrite(actions: readonly LedgerAction[], index: number): readonly LedgerAction[] {
  const { record } = actions[index]!.entry
  let prev: string | null = null
  return actions.map((action, place) => {
    if (action.entry.record !== record || place < index) return action
    const entry = { ...action.entry, ...(prev === null ? { actor: 'u-forged' } : { prev }) }
    prev = hashEntry(entry, hasher)
    return { ...action, entry, hash: prev }
  })
}

describe('a sound ledger', () => {
  test('is intact, from memory and from afar, with leaves and without', async () => {
    const expected = { actions: 43, records: 4, seals: 5, unsealed: 3, erased: 0 }
    async function* fromAfar() {
      yield* ledger.actions
    }
    for (const changed of [
      {},
      { actions: fromAfar() },
      { seals: withoutLeaves(ledger.seals) },
      { copies: ledger.seals },
    ]) {
      const report = await verify(changed)
      expect(report.faults).toEqual([])
      expect(report).toMatchObject({ intact: true, checked: expected, moreFaults: 0 })
    }
  })

  test('seals alone, and a part after one already verified', async () => {
    const { last } = await verify({ seals: ledger.seals.slice(0, 2), actions: [] })
    const alone = await verifyLedger(
      { seals: ledger.seals, keys: ledger.keys },
      { hasher, verifier },
    )
    expect(alone).toMatchObject({ intact: true, checked: { seals: 5, actions: 0 } })
    const rest = {
      seals: ledger.seals.slice(2),
      actions: ledger.actions.filter(({ seal }) => seal === null || seal > 2),
    }
    expect((await verify({ ...rest, after: last! })).faults).toEqual([])
    expect((await verify({ ...rest, after: { ...last!, sealHash: saltOf(1) } })).intact).toBe(false)
  })

  test('stays so when payloads are erased', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...ledger.actions.keys()]), async (erased) => {
        const actions = ledger.actions.map((action, index) =>
          erased.includes(index)
            ? { ...eraseContent(action, 'request of the person', at(99)), seal: action.seal }
            : action,
        )
        const report = await verify({ actions })
        expect(report.faults).toEqual([])
        expect(report.checked.erased).toBe(erased.length)
      }),
      { ...SEED, numRuns: 30 },
    )
  })
})

describe('tampering is found and located', () => {
  const anyAction = fc.nat({ max: 42 })
  const sealedAction = fc.nat({ max: 39 })
  const run = (arbitrary: fc.Arbitrary<number>, check: (index: number) => Promise<void>) =>
    fc.assert(fc.asyncProperty(arbitrary, check), { ...SEED, numRuns: 40 })

  test('a payload or an entry is edited', () =>
    run(anyAction, async (index) => {
      const action = ledger.actions[index]!
      const payload = { text: 'nothing', amountMinor: 0 }
      const content = { kind: 'present' as const, payload, salt: saltOf(index + 1) }
      const edited = await verify({ actions: ledger.actions.with(index, { ...action, content }) })
      expect(places(edited)).toEqual([`payload ${nameOf(action)}`])
      const entry = { ...action.entry, actor: 'u-other' }
      const signed = await verify({ actions: ledger.actions.with(index, { ...action, entry }) })
      expect(places(signed)).toEqual([`entry ${nameOf(action)}`])
    }))

  test('every single bit of everything stored', async () => {
    const report = await verify()
    expect(report.intact).toBe(true)
    const [action] = ledger.actions.slice(9, 10)
    const text = JSON.stringify(action)
    let [changed, unreadable] = [0, 0]
    for (let index = 0; index < text.length; index += 1) {
      for (let bit = 0; bit < 7; bit += 1) {
        const other = text.charCodeAt(index) ^ (1 << bit)
        const mutated = text.slice(0, index) + String.fromCharCode(other) + text.slice(index + 1)
        let parsed: LedgerAction
        try {
          parsed = JSON.parse(mutated)
        } catch {
          unreadable += 1
          continue
        }
        if (JSON.stringify(parsed) === text) continue
        const found = await verify({ actions: ledger.actions.with(9, parsed) })
        expect(found.intact, mutated).toBe(false)
        changed += 1
      }
    }
    expect(changed).toBeGreaterThan(1500)
    expect(unreadable).toBeGreaterThan(50)
  })

  test('a record is rewritten with fresh hashes', () =>
    run(sealedAction, async (index) => {
      const actions = rewrite(ledger.actions, index)
      const { record, version } = ledger.actions[index]!.entry
      const own = verifyRecordChain(
        actions.filter(({ entry }) => entry.record === record),
        hasher,
      )
      expect(own.faults).toEqual([])
      const later = ledger.actions.filter(
        ({ entry, seal }) => entry.record === record && entry.version >= version && seal !== null,
      )
      expect(places(await verify({ actions }))).toEqual(
        later.map((action) => `rewritten ${nameOf(action)}`),
      )
      const bare = await verify({ actions, seals: withoutLeaves(ledger.seals) })
      const seals = [...new Set(later.map(({ seal }) => seal))]
      expect(places(bare)).toEqual(seals.map((seal) => `root null null ${seal}`))
    }))

  test('an action is deleted', () =>
    run(sealedAction, async (index) => {
      const action = ledger.actions[index]!
      const found = places(await verify({ actions: ledger.actions.toSpliced(index, 1) }))
      expect(found).toContain(`missing ${nameOf(action)}`)
      const bare = await verify({
        actions: ledger.actions.toSpliced(index, 1),
        seals: withoutLeaves(ledger.seals),
      })
      expect(places(bare)).toContain(`missing null null ${action.seal}`)
    }))

  test('an action is inserted', () =>
    run(sealedAction, async (index) => {
      const { seal } = ledger.actions[index]!
      const forged = { record: 'rec-new', type: 'note.add', actor: 'u-x', role: 'x', key: 'k-x' }
      const stored = appendEntry(null, { ...forged, recordedAt: at(1) }, {}, saltOf(7), hasher)
      const actions = ledger.actions.toSpliced(index, 0, { ...stored, seal })
      expect(places(await verify({ actions }))).toContain(`inserted rec-new 1 ${seal}`)
      const twice = ledger.actions.toSpliced(index, 0, ledger.actions[index]!)
      expect((await verify({ actions: twice })).faults.map(({ kind }) => kind)).toContain(
        'duplicate',
      )
    }))

  test('two neighbours change places', () =>
    run(fc.nat({ max: 38 }), async (index) => {
      const [one, other] = ledger.actions.slice(index, index + 2)
      const actions = ledger.actions
        .with(index, { ...other!, seal: one!.seal })
        .with(index + 1, { ...one!, seal: other!.seal })
      const { faults, intact } = await verify({ actions })
      expect(intact).toBe(false)
      const kinds = one!.seal === other!.seal ? ['reorder'] : ['missing', 'inserted', 'reorder']
      expect(kinds).toContain(faults[0]!.kind)
      expect(faults.map(({ record }) => record)).toContain(one!.entry.record)
    }))

  test('two records are swapped under each other’s name', async () => {
    const names: Readonly<Record<string, string>> = { 'rec-0': 'rec-1', 'rec-1': 'rec-0' }
    const heads = new Map<string, string>()
    const actions = ledger.actions.map((action) => {
      const record = names[action.entry.record]
      if (record === undefined) return action
      const prev = heads.get(record) ?? saltOf(0)
      const entry = { ...action.entry, record, prev }
      const hash = hashEntry(entry, hasher)
      heads.set(record, hash)
      return { ...action, entry, hash }
    })
    const { faults } = await verify({ actions })
    expect(new Set(faults.map(({ record }) => record))).toEqual(new Set(['rec-0', 'rec-1']))
    expect((await verify({ actions, seals: withoutLeaves(ledger.seals) })).intact).toBe(false)
  })

  test('the end is cut off', async () => {
    const cut = {
      seals: ledger.seals.slice(0, 3),
      actions: ledger.actions.filter(({ seal }) => seal !== null && seal <= 3),
    }
    expect((await verify(cut)).intact).toBe(true)
    expect(places(await verify({ ...cut, copies: ledger.seals }))).toEqual([
      'seal_missing null null 4',
      'seal_missing null null 5',
    ])
    const last = ledger.actions[42]!
    const receipts = [
      await signReceipt(last, firstKey),
      await signReceipt(ledger.actions[3]!, firstKey),
    ]
    expect(places(await verify({ ...cut, receipts }))).toEqual([
      `missing ${last.entry.record} ${last.entry.version} null`,
    ])
    expect((await verify({ receipts })).intact).toBe(true)
    const forged = [await signReceipt(last, thief)]
    expect((await verify({ receipts: forged })).faults.map(({ kind }) => kind)).toEqual(['copy'])
  })

  test('seals are edited, removed, swapped, made again by a thief', async () => {
    const { seals } = ledger
    for (const [index, seal] of seals.entries()) {
      const number = index + 1
      for (const change of [{ count: 7 }, { root: saltOf(1) }, { closedAt: at(9999) }]) {
        const edited = { ...seal, body: { ...seal.body, ...change } }
        expect(places(await verify({ seals: seals.with(index, edited) }))).toContain(
          `seal_signature null null ${number}`,
        )
      }
      if (number === seals.length) continue
      const removed = places(await verify({ seals: seals.toSpliced(index, 1) }))
      expect(removed[0]).toBe(`seal_gap null null ${number}`)
      const swapped = seals.with(index, seals[number]!).with(number, seal)
      expect(places(await verify({ seals: swapped }))[0]).toBe(`seal_order null null ${number}`)
    }
    const forged = await sealActions(
      rewrite(ledger.actions, 12) as readonly StoredAction[],
      8,
      thief,
    )
    const kinds = (report: LedgerReport) => new Set(report.faults.map(({ kind }) => kind))
    expect(kinds(await verify(forged))).toEqual(new Set(['seal_signature']))
    const otherKey = await sealActions(writeActions(43, 4), 8, secondKey)
    expect(kinds(await verify(otherKey))).toEqual(new Set(['unknown_key']))
  })

  test('whoever holds the key makes all again: only a copy elsewhere shows it, and where', async () => {
    const forged = await sealActions(rewrite(ledger.actions, 12), 8)
    expect((await verify(forged)).intact).toBe(true)
    const { faults } = await verify({ ...forged, copies: ledger.seals })
    expect(faults[0]).toMatchObject({ kind: 'seal_differs', seal: 2 })
    const { record, version } = ledger.actions[12]!.entry
    expect(faults.find(({ kind }) => kind === 'rewritten')).toMatchObject({
      record,
      version,
      seal: 2,
    })
    const worthless = await sealActions(writeActions(43, 3), 8, thief)
    expect((await verify({ copies: worthless.seals })).faults.map(({ kind }) => kind)).toEqual(
      Array(5).fill('copy'),
    )
  })

  test('leaves that are not those sealed, actions of no seal, time that runs back', async () => {
    const { seals, actions } = ledger
    const leaves = seals[0]!.leaves!.toReversed()
    expect(places(await verify({ seals: seals.with(0, { ...seals[0]!, leaves }) }))).toEqual([
      'seal_leaves null null 1',
    ])
    const stray = actions.with(42, { ...actions[42]!, seal: 9 })
    expect((await verify({ actions: stray })).faults.map(({ kind }) => kind)).toContain(
      'unknown_seal',
    )
    const early = { ...actions[42]!.entry, recordedAt: at(0) }
    const back = actions.with(42, { ...actions[42]!, entry: early, hash: hashEntry(early, hasher) })
    expect((await verify({ actions: back })).faults.map(({ kind }) => kind)).toEqual(['time'])
  })

  test('many faults are counted, some told', async () => {
    const actions = ledger.actions.map((action) => ({ ...action, hash: saltOf(0) }))
    const report = await verifyLedger({ ...ledger, actions }, { hasher, verifier, mostFaults: 5 })
    expect(report.faults).toHaveLength(5)
    expect(report.moreFaults).toBeGreaterThan(30)
  })
})

describe('one record by itself', () => {
  const own = () => ledger.actions.filter(({ entry }) => entry.record === 'rec-0')
  const kindsOf = (actions: readonly StoredAction[]) =>
    verifyRecordChain(actions, hasher).faults.map(({ kind, version }) => `${kind} ${version}`)

  test('says how and where it is broken', () => {
    const actions = own()
    expect(kindsOf(actions)).toEqual([])
    expect(kindsOf(actions.toSpliced(1, 1))).toEqual(['gap 2'])
    expect(kindsOf(actions.toSpliced(1, 0, actions[0]!))).toEqual(['duplicate 1'])
    expect(kindsOf(actions.with(1, actions[2]!).with(2, actions[1]!))[0]).toBe('reorder 2')
    const entry = { ...actions[1]!.entry, prev: saltOf(5) }
    const unlinked = { ...actions[1]!, entry, hash: hashEntry(entry, hasher) }
    expect(kindsOf(actions.with(1, unlinked))[0]).toBe('prev 2')
    const broken = { ...actions[1]!, entry: { ...actions[1]!.entry, version: 1.5 } }
    expect(kindsOf(actions.with(1, broken))[0]).toBe('malformed 1.5')
  })

  test('nothing is appended to another record, before its time, or with a short salt', () => {
    const envelope = {
      record: 'r',
      type: 'r.a',
      actor: 'u',
      role: 'x',
      recordedAt: at(5),
      key: 'k',
    }
    const head = { record: 'r', version: 1, hash: saltOf(1), recordedAt: at(6) }
    expect(() => appendEntry(head, envelope, {}, saltOf(1), hasher)).toThrow('later of the two')
    expect(() => appendEntry({ ...head, record: 's' }, envelope, {}, saltOf(1), hasher)).toThrow(
      'cannot follow',
    )
    expect(() => appendEntry(null, envelope, {}, 'ab', hasher)).toThrow('the salt must be')
    expect(() =>
      appendEntry(null, { ...envelope, recordedAt: '2030-01-01' }, {}, saltOf(1), hasher),
    ).toThrow('no instant')
  })
})

test('a proof on a certificate holds without the ledger, and not when anything in it changes', async () => {
  const action = ledger.actions[11]!
  const proof = proveAction(action, ledger.seals[1]!, hasher)
  const check = (changed: typeof proof) => verifyActionProof(changed, ledger.keys, verifier, hasher)
  expect(await check(proof)).toEqual([])
  expect(await check({ ...proof, entry: { ...proof.entry, actor: 'u-x' } })).toHaveLength(1)
  expect(await check({ ...proof, seal: ledger.seals[2]! })).toHaveLength(1)
  const body = { ...proof.seal.body, closedAt: at(0) }
  expect(await check({ ...proof, seal: { ...proof.seal, body } })).toHaveLength(1)
  expect(() => proveAction(action, ledger.seals[0]!, hasher)).toThrow('not among the leaves')
})
