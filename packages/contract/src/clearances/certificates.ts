import { z } from 'zod'
import { Digest, Signature } from '../ledger/words.ts'
import { route } from '../route.ts'

const At = z.iso.datetime()

const CertificateKeyLine = z.object({
  body: z.discriminatedUnion('kind', [
    z.object({
      v: z.literal(1),
      statement: z.number().int(),
      prevStatement: Digest,
      kind: z.literal('certificate.key.introduce'),
      keyId: z.string(),
      publicKey: Digest,
      validFrom: At,
      validUntil: At.nullable(),
      office: z.string().nullable(),
      most: z.number().int().nullable(),
    }),
    z.object({
      v: z.literal(1),
      statement: z.number().int(),
      prevStatement: Digest,
      kind: z.literal('certificate.key.revoke'),
      keyId: z.string(),
      revokedFrom: At,
      reason: z.string(),
    }),
  ]),
  rootSignature: Signature,
})

const SignedRevocationList = z.object({
  body: z.object({
    v: z.literal(1),
    kind: z.literal('clearance.revocations'),
    keyId: z.string(),
    issuedAt: At,
    entries: z.array(
      z.object({ number: z.string(), state: z.enum(['revoked', 'held']), since: At }),
    ),
    /** Delegated keys that must not be believed from an instant on. */
    keys: z.array(z.object({ keyId: z.string(), since: At })).optional(),
  }),
  signature: Signature,
})

export const verifierListsRoute = route({
  id: 'getVerifierLists',
  method: 'GET',
  path: '/clearance-certificates/lists',
  summary: 'What a verifier carries with it: the signed key list and the signed revocation list',
  description:
    'To be kept, and renewed every day. The revocation list holds numbers alone. How a certificate is judged with them, without any network, is in docs/methods/clearance-certificate.md.',
  permission: 'public',
  input: z.object({}),
  output: z.object({
    keys: z.array(CertificateKeyLine),
    /** As this server believes it; compare it with the one published on paper. */
    rootKey: z.string().nullable(),
    /** The authority's delegations to offices that count now or did lately, each as its own code. */
    delegations: z.array(z.string().max(500)).max(2000).default([]),
    /** Null where no key signs. */
    revocations: SignedRevocationList.nullable(),
  }),
  examples: [{}],
})

export const clearanceStatusRoute = route({
  id: 'getClearanceStatus',
  method: 'GET',
  path: '/clearance-certificates/:number/status',
  summary: 'Whether the clearance of a number is good now; nothing of the person',
  permission: 'public',
  input: z.object({
    number: z
      .string()
      .regex(/^[0-9A-Z][0-9A-Z-]{0,23}$/, 'the number on the certificate')
      .describe('As on the certificate'),
  }),
  output: z.object({
    number: z.string(),
    /** `unknown`: no clearance of this number was issued. */
    status: z.enum([
      'valid',
      'provisional',
      'held',
      'used',
      'revoked',
      'expired',
      'cancelled',
      'unknown',
    ]),
    asOf: At,
  }),
  examples: [{ number: '0000-0000-0000' }],
})
