import {
  hashSeal,
  portableHasher,
  proveAction,
  readKeyList,
  type Seal,
  type StoredAction,
  signReceipt,
} from '@corridor/ledger'
import { describe, expect, test } from 'vitest'
import {
  firstKey,
  root,
  sealActions,
  thief,
  writeActions,
  writeLedger,
} from '../../../../../packages/ledger/testing/exampleLedger.ts'
import { openVerifier } from './browserVerifier.ts'
import { checkSeals } from './checkSeals.ts'
import { comparisonWords } from './comparisonWords.ts'
import { isSound } from './isSound.ts'
import { judgeEvidence } from './judgeEvidence.ts'
import { readEvidence } from './readEvidence.ts'
import type { EvidenceReport, ProofFinding } from './sealMessages.ts'

const verifier = await openVerifier(globalThis.crypto.subtle)
const means = { hasher: portableHasher, verifier }
const { list, seals, actions } = await writeLedger(60, 10)

async function* inOrder(given: readonly Seal[]): AsyncGenerator<Seal> {
  yield* given
}

const checked = await checkSeals(
  {
    statements: list,
    seals: inOrder(seals.slice(0, 5)),
    rootKey: root.publicKey,
    kept: null,
    newest: 5,
  },
  means,
)

const judge = (...texts: readonly string[]): Promise<EvidenceReport> =>
  judgeEvidence(readEvidence(texts), checked, means)

const published = ({ body, signature }: Seal) => ({
  body,
  signature,
  sealHash: hashSeal(body, portableHasher),
})

const linesOf = (given: readonly Seal[]): string =>
  given.map((seal) => JSON.stringify({ line: 'seal', ...published(seal) })).join('\n')

test('the example holds before anything is held against it', async () => {
  expect(checked.report.intact).toBe(true)
  const { keys } = await readKeyList(list, root.publicKey, verifier as never, portableHasher)
  expect(checked.keys).toEqual(keys)
})

describe('seals of another holder', () => {
  test.each([
    ['lines of JSON', linesOf(seals.slice(1, 4))],
    ['an answer of the interface', JSON.stringify({ seals: seals.slice(1, 4).map(published) })],
    ['with their leaves', JSON.stringify(seals.slice(1, 4))],
  ])('the same, as %s', async (_, text) => {
    const { comparison, unknown, brokenLine } = await judge(text)
    expect(comparison).toMatchObject({ given: 3, same: 3, agreeUntil: 4, differing: 0 })
    expect([unknown, brokenLine]).toEqual([0, null])
    expect(comparisonWords(comparison!)).toMatchObject({ isGood: true, title: 'seals.agree' })
  })

  test('one file for each seal', async () => {
    const { comparison } = await judge(...seals.slice(0, 5).map((seal) => JSON.stringify(seal)))
    expect(comparison).toMatchObject({ given: 5, same: 5, agreeUntil: 5 })
  })

  test('another history, signed with the same key: where they part, and that both are signed', async () => {
    const other = (await sealActions(writeActions(66, 3), 11, firstKey)).seals
    const mixed = [...seals.slice(0, 2), ...other.slice(2, 5)]
    const { comparison } = await judge(linesOf(mixed))
    expect(comparison).toMatchObject({
      given: 5,
      same: 2,
      agreeUntil: 2,
      differing: 3,
      firstDiffering: { seal: 3, signed: true },
      beyond: null,
    })
    expect(comparisonWords(comparison!).lines.map(({ id }) => id)).toEqual([
      'seals.compared',
      'seals.agree-until',
      'seals.differ-from',
      'seals.differ-signed',
    ])
  })

  test('a forgery proves nothing', async () => {
    const forged = (await sealActions(writeActions(66, 3), 11, thief)).seals
    const { comparison } = await judge(linesOf([forged[2]!]))
    expect(comparison?.firstDiffering).toEqual({ seal: 3, signed: false })
  })

  test('a seal beyond the server’s last', async () => {
    const { comparison } = await judge(linesOf(seals))
    expect(comparison).toMatchObject({
      agreeUntil: 5,
      beyond: { first: 6, last: 6, signed: true },
      newest: 5,
    })
  })

  test('numbers and hashes from paper', async () => {
    const good = hashSeal(seals[2]!.body, portableHasher)
    const { findings } = await judge(`3 ${good}\n\n4: ${good}\n9 ${good}\n`)
    expect(findings).toEqual([
      { kind: 'mark', seal: 3, standing: 'same' },
      { kind: 'mark', seal: 4, standing: 'differs' },
      { kind: 'mark', seal: 9, standing: 'not-there' },
    ])
  })
})

describe('proofs and receipts', () => {
  const action = actions[13] as StoredAction
  const proof = proveAction(action, seals[1]!, portableHasher)
  const bare = { state: 'sealed', hash: action.hash, inclusion: proof.inclusion, seal: proof.seal }

  test.each([
    ['with its entry', proof],
    ['for a hash', bare],
  ])('a proof %s', async (_, given) => {
    const [finding] = (await judge(JSON.stringify(given))).findings
    expect(finding).toMatchObject({ kind: 'proof', hash: action.hash, seal: 2, signed: true })
    expect(isSound(finding as ProofFinding)).toBe(true)
  })

  test.each([
    ['another action', { ...proof, entry: { ...proof.entry, actor: 'u-other' } }],
    ['another hash', { ...bare, hash: actions[14]!.hash }],
    ['another place', { ...bare, inclusion: { ...proof.inclusion, index: 4 } }],
    ['another size', { ...bare, inclusion: { ...proof.inclusion, size: 11 } }],
    ['a number that is not whole', { ...proof, entry: { ...proof.entry, extra: 0.5 } }],
  ])('a proof with %s leads nowhere', async (_, given) => {
    const [finding] = (await judge(JSON.stringify(given))).findings
    expect(finding).toMatchObject({ kind: 'proof', leads: false })
    expect(isSound(finding as ProofFinding)).toBe(false)
  })

  test('a proof against a seal that the server does not show', async () => {
    const forged = await sealActions(writeActions(60, 4), 10, thief)
    const given = proveAction(action, forged.seals[1]!, portableHasher)
    const [finding] = (await judge(JSON.stringify(given))).findings
    expect(finding).toMatchObject({ leads: true, signed: false, standing: 'same' })
    expect(isSound(finding as ProofFinding)).toBe(false)
  })

  test('a receipt, alone and with the proof that an action stands under a seal', async () => {
    const receipt = await signReceipt(action, firstKey)
    const alone = await judge(JSON.stringify({ record: 'x', receipt }))
    expect(alone.findings).toMatchObject([{ kind: 'receipt', genuine: true, seal: null }])
    const both = await judge(`${JSON.stringify(receipt)}\n${JSON.stringify(proof)}`)
    expect(both.findings).toMatchObject([
      { kind: 'receipt', genuine: true, seal: 2 },
      { kind: 'proof', seal: 2 },
    ])
    const changed = { ...receipt, body: { ...receipt.body, version: 9 } }
    expect((await judge(JSON.stringify(changed))).findings).toMatchObject([{ genuine: false }])
  })

  test('without signatures nothing is called genuine', async () => {
    const unsigned = { hasher: portableHasher, verifier: 'unsupported' as const }
    const texts = [JSON.stringify(await signReceipt(action, thief)), JSON.stringify(proof)]
    const { findings } = await judgeEvidence(readEvidence(texts), checked, unsigned)
    expect(findings).toMatchObject([{ genuine: null }, { signed: null }])
  })
})

test('what is of no known kind is counted, and a damaged line named', async () => {
  const text = `${JSON.stringify(actions[0])}\n{"line":"action"}\n{"line":"ledger","v":1}\n{"bo`
  expect(await judge(text)).toMatchObject({
    comparison: null,
    findings: [],
    actions: 1,
    unknown: 1,
    brokenLine: 4,
  })
  expect(await judge('[1, null, "x", {"body": {"seal": 1}}]')).toMatchObject({ unknown: 4 })
})
