import { type KeyStatement, portableHasher, type Seal, signKeyStatement } from '@corridor/ledger'
import { expect, test } from 'vitest'
import {
  at,
  firstKey,
  root,
  sealActions,
  thief,
  writeActions,
  writeLedger,
} from '../../../../../packages/ledger/testing/exampleLedger.ts'
import { testKey } from '../../../../../packages/ledger/testing/nodeCrypto.ts'
import { openVerifier } from './browserVerifier.ts'
import { NoAnswer, PART, SealSession } from './SealSession.ts'
import type { NoSignatures, SealCopy, SealReply, SealReport } from './sealMessages.ts'

const verifier = await openVerifier(globalThis.crypto.subtle)
const { list, seals } = await writeLedger(60, 10)

/** A file of seals as a server hands it out, `most` seals at once. */
const fileOf = (lines: readonly KeyStatement[], given: readonly unknown[]): readonly string[] => [
  JSON.stringify({ line: 'seals', v: 1 }),
  ...lines.map((line) => JSON.stringify({ line: 'statement', ...line })),
  ...given.map((seal) => JSON.stringify({ line: 'seal', ...(seal as Seal), leaves: undefined })),
]

interface Server {
  readonly list?: readonly KeyStatement[]
  readonly seals?: readonly unknown[]
  readonly text?: string
}

/** Bytes in pieces that cut lines anywhere. */
async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let start = 0; start < bytes.length; start += 97) yield bytes.slice(start, start + 97)
}

function open(server: Server, noSignatures?: NoSignatures) {
  const replies: SealReply[] = []
  const asked: string[] = []
  const given = server.seals ?? seals
  const session = new SealSession({
    post: (reply) => replies.push(reply),
    read: (address) => {
      asked.push(address)
      const query = new URLSearchParams(address.split('?')[1])
      const from = Number(query.get('from'))
      const numbered = given.filter((seal) => ((seal as Seal).body?.seal ?? from) >= from)
      const lines = fileOf(server.list ?? list, numbered)
      return pieces(server.text ?? `${lines.join('\n')}\n`)
    },
    means: async () => ({ hasher: portableHasher, verifier: noSignatures ?? verifier }),
    pause: async () => {},
  })
  return { session, replies, asked }
}

async function check(
  server: Server,
  by: { readonly rootKey?: string | null; readonly kept?: SealCopy } = {},
  noSignatures?: NoSignatures,
): Promise<SealReply> {
  const { session, replies } = open(server, noSignatures)
  const { rootKey = root.publicKey, kept = null } = by
  await session.receive({ kind: 'check', id: 1, address: '/export', newest: 6, rootKey, kept })
  return replies.at(-1)!
}

async function reportOf(...asked: Parameters<typeof check>): Promise<SealReport> {
  const reply = await check(...asked)
  if (reply.kind !== 'checked') throw new Error(JSON.stringify(reply))
  return reply.report
}

const placesOf = ({ faults }: SealReport) => faults.map(({ kind, seal }) => `${kind} ${seal}`)

const withBody = (number: number, change: Partial<Seal['body']>): readonly Seal[] =>
  seals.map((seal) =>
    seal.body.seal === number ? { ...seal, body: { ...seal.body, ...change } } : seal,
  )

test('sound seals hold, with the root key and without', async () => {
  const report = await reportOf({})
  expect(report).toMatchObject({ intact: true, seals: 6, actions: 60, rootChecked: true })
  expect(report.last?.copy.body).toEqual(seals[5]!.body)
  expect(await reportOf({}, { rootKey: null })).toMatchObject({ intact: true, rootChecked: false })
})

test('a long log is asked for part by part', async () => {
  const { session, asked } = open({})
  const newest = 2 * PART + 1
  await session.receive({ kind: 'check', id: 1, address: '/x', newest, rootKey: null, kept: null })
  expect(asked).toEqual([
    `/x?from=1&to=${PART}`,
    `/x?from=${PART + 1}&to=${2 * PART}`,
    `/x?from=${2 * PART + 1}&to=${newest}`,
  ])
})

test('a changed root is found at its seal and at the next, which names it', async () => {
  const report = await reportOf({ seals: withBody(3, { root: 'a'.repeat(64) }) })
  expect(report.intact).toBe(false)
  expect(placesOf(report)).toEqual(['seal_signature 3', 'seal_prev 4'])
})

test.each([
  ['a seal in the middle', [1, 2, 4, 5, 6], ['seal_gap 3']],
  ['the last', [1, 2, 3, 4, 5], ['seal_missing 6']],
  ['the first', [2, 3, 4, 5, 6], ['seal_gap 1']],
])('%s dropped is found', async (_, numbers, expected) => {
  const report = await reportOf({ seals: numbers.map((number) => seals[number - 1]) })
  expect(placesOf(report)).toEqual(expected)
})

test('two seals in each other’s place are found', async () => {
  const order = [1, 3, 2, 4, 5, 6].map((number) => seals[number - 1])
  expect(placesOf(await reportOf({ seals: order }))).toEqual(['seal_order 2'])
})

test('keys swapped for another list with its own root are found by the root key or a kept seal alone', async () => {
  const otherRoot = testKey('root', 'bb'.repeat(32))
  const { keyId, publicKey } = thief
  const change = { kind: 'key.introduce' as const, keyId, publicKey, validFrom: at(0) }
  const swapped = [await signKeyStatement([], change, otherRoot, null, portableHasher)]
  const forged = (await sealActions(writeActions(60, 4), 10, thief)).seals
  const server = { list: swapped, seals: forged }
  const byRoot = await reportOf(server)
  expect(byRoot.faults[0]).toMatchObject({ kind: 'key_statement' })
  expect(placesOf(byRoot)).toContain('unknown_key 1')
  // Nothing in the forged seals contradicts itself: without anything from elsewhere it cannot be seen.
  expect((await reportOf(server, { rootKey: null })).intact).toBe(true)
  const { body, signature } = seals[3]!
  const byMemory = await reportOf(server, { rootKey: null, kept: { body, signature } })
  expect(placesOf(byMemory)).toEqual(['copy 4'])
})

test('a log written anew with the right key is found by a kept seal', async () => {
  const anew = (await sealActions(writeActions(66, 3), 11, firstKey)).seals
  const { body, signature } = seals[3]!
  const report = await reportOf({ seals: anew }, { kept: { body, signature } })
  expect(placesOf(report)).toEqual(['seal_differs 4'])
})

test('a line that is no seal is told, and what stands behind it is still checked', async () => {
  const odd = [...seals.slice(0, 2), { body: { ...seals[2]!.body, extra: 1.5 } }, ...seals.slice(2)]
  expect(placesOf(await reportOf({ seals: odd }))).toEqual(['malformed null'])
})

test('without Ed25519 numbers and links are checked, and it is said that signatures were not', async () => {
  const sound = await reportOf({}, {}, 'unsupported')
  expect(sound).toMatchObject({ intact: true, noSignatures: 'unsupported', rootChecked: false })
  const changed = { seals: withBody(3, { root: 'a'.repeat(64) }) }
  expect(placesOf(await reportOf(changed, {}, 'insecure'))).toEqual(['seal_prev 4'])
})

test.each([
  ['a page of words', '<!doctype html><p>Not here'],
  ['a file that is cut off', fileOf(list, seals).join('\n').slice(0, -20)],
  ['nothing', ''],
])('%s is no file of seals', async (_, text) => {
  expect(await check({ text })).toMatchObject({ kind: 'failed', problem: { code: 'unreadable' } })
})

test('no answer is no result', async () => {
  const replies: SealReply[] = []
  const session = new SealSession({
    post: (reply) => replies.push(reply),
    read: () => {
      throw new NoAnswer('status 503')
    },
    means: async () => ({ hasher: portableHasher, verifier }),
    pause: async () => {},
  })
  await session.receive({
    kind: 'check',
    id: 1,
    address: '/x',
    newest: 6,
    rootKey: null,
    kept: null,
  })
  expect(replies).toEqual([
    { kind: 'failed', id: 1, problem: { code: 'no_answer', message: 'status 503' } },
  ])
})

test('a check that is stopped gives no result', async () => {
  const { session, replies } = open({})
  const running = session.receive({
    kind: 'check',
    id: 1,
    address: '/x',
    newest: 6,
    rootKey: null,
    kept: null,
  })
  await session.receive({ kind: 'cancel' })
  await running
  expect(replies.at(-1)).toEqual({ kind: 'cancelled', id: 1 })
})
