import { z } from 'zod'
import { route } from '../route.ts'
import { Digest, LedgerRecordId, SealNumber, Signature } from './words.ts'

/** What a seal says; signed as canonical JSON (RFC 8785). */
export const SealStatement = z.object({
  v: z.literal(1),
  /** From 1, without a gap. */
  seal: z.number().int(),
  /** Actions covered. */
  count: z.number().int(),
  /** Merkle root over the hashes of the actions (RFC 9162). */
  root: Digest,
  /** Hash of the seal before; 64 zeros for the first. */
  prevSeal: Digest,
  closedAt: z.string(),
  keyId: z.string(),
})

/** A seal as anybody may keep it: it names no record and no person. */
export const PublishedSeal = z.object({
  body: SealStatement,
  /** Ed25519 over the body, by the key it names. */
  signature: Signature,
  /** What the next seal names as `prevSeal`. */
  sealHash: Digest,
})
export type PublishedSeal = z.infer<typeof PublishedSeal>

/** One line of the key list, chained and signed; what it may say is told in docs/methods/ledger.md. */
export const KeyListStatement = z.object({
  body: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('key.introduce'),
      v: z.literal(1),
      statement: z.number().int(),
      prevStatement: Digest,
      keyId: z.string(),
      publicKey: Digest,
      validFrom: z.string(),
    }),
    z.object({
      kind: z.literal('key.revoke'),
      v: z.literal(1),
      statement: z.number().int(),
      prevStatement: Digest,
      keyId: z.string(),
      revokedFrom: z.string(),
      reason: z.string(),
    }),
  ]),
  rootSignature: Signature,
  previousSignature: Signature.nullable(),
})
export type KeyListStatement = z.infer<typeof KeyListStatement>

export const sealsRoute = route({
  id: 'listSeals',
  method: 'GET',
  path: '/ledger/seals',
  summary: 'The seals over the log of actions, newest first',
  description:
    'Anybody may keep them: whoever holds a copy shows any later change of what it covers. They name no record and no person.',
  permission: 'public',
  input: z.object({
    before: SealNumber.optional().describe('Number of the last seal seen: the page after it'),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({
    seals: z.array(PublishedSeal),
    /** Number of the newest seal; 0 where there is none. */
    newest: z.number().int(),
  }),
  examples: [{}],
})

export const keysRoute = route({
  id: 'listSealingKeys',
  method: 'GET',
  path: '/ledger/keys',
  summary: 'The signed list of sealing keys',
  description:
    'To be judged with the public root key from another source than this server. `rootKey` is the one by which this installation judges itself: compare it with the one on paper.',
  permission: 'public',
  input: z.object({}),
  output: z.object({ statements: z.array(KeyListStatement), rootKey: Digest.nullable() }),
  examples: [{}],
})

export const sealsExportRoute = route({
  id: 'exportSeals',
  method: 'GET',
  path: '/ledger/seals/export',
  summary: 'Key list and seals as a file for other holders, lines of JSON',
  description:
    'Verified offline with `corridor ledger verify --export FILE --root-key KEY`: signatures, numbers and links. At most 100,000 seals at once: ask on from the next number.',
  permission: 'public',
  input: z.object({
    from: SealNumber.default(1).describe('First seal of the file'),
    to: SealNumber.optional().describe('Last seal of the file; the newest when left out'),
  }),
  output: z.unknown(),
  file: 'application/x-ndjson',
  examples: [{}],
})

const Sealed = z.object({
  state: z.literal('sealed'),
  hash: Digest,
  /** The way from the leaf to the root of the seal (RFC 9162, 2.1.3). */
  inclusion: z.object({
    index: z.number().int(),
    size: z.number().int(),
    path: z.array(Digest),
  }),
  seal: z.object({ body: SealStatement, signature: Signature }),
})

/** Where an action stands, for whoever holds its hash. */
export const ProofAnswer = z.discriminatedUnion('state', [
  Sealed,
  /** It is in the log and the next seal will cover it. */
  z.object({ state: z.literal('waiting'), hash: Digest }),
])
export type ProofAnswer = z.infer<typeof ProofAnswer>

export const proofRoute = route({
  id: 'proveAction',
  method: 'GET',
  path: '/ledger/proofs/:record/:version',
  summary: 'The proof that an action stands under a seal, for whoever holds its hash',
  description:
    'Says nothing of what the action says. A hash that is not this action’s is answered as a record that does not exist: 404.',
  permission: 'public',
  input: z.object({
    record: LedgerRecordId,
    version: z.coerce.number().int().min(1).max(2_147_483_647),
    hash: Digest.describe('Hash of the entry, from the certificate or receipt'),
  }),
  output: ProofAnswer,
  examples: [{ record: 'example', version: 1, hash: '0'.repeat(64) }],
})
