import { OFFICE_KEY_STATUSES, officeKeyActions } from '@corridor/recruitment/clearance/officeKey'
import { z } from 'zod'
import { actionRoute, PossibleAct, TimelineEntry } from '../action.ts'
import { verifierListsRoute } from '../clearances/certificates.ts'
import { Digest, LedgerRecordId, Signature } from '../ledger/words.ts'
import { paging, proposer } from '../registers/words.ts'
import { route } from '../route.ts'

const At = z.iso.datetime()
const Status = z.enum(OFFICE_KEY_STATUSES)

/** One line of the register. */
export const OfficeKeySummary = z.object({
  id: z.string(),
  office: z.string(),
  jurisdiction: z.string(),
  keyId: z.string(),
  most: z.int(),
  days: z.int(),
  status: Status,
  validFrom: At.nullable(),
  validUntil: At.nullable(),
  revokedFrom: At.nullable(),
  /** Its days are over, or it was revoked. */
  over: z.boolean(),
})
export type OfficeKeySummary = z.infer<typeof OfficeKeySummary>

export const OfficeKeyFile = OfficeKeySummary.extend({
  version: z.int(),
  publicKey: Digest,
  /** Forms signed with it that were entered. */
  entered: z.int(),
  proposal: z.object(proposer).nullable(),
  history: z.array(TimelineEntry),
  acts: z.array(PossibleAct),
})
export type OfficeKeyFile = z.infer<typeof OfficeKeyFile>

export const officeKeysRoute = route({
  id: 'listOfficeKeys',
  method: 'GET',
  path: '/office-keys',
  summary: 'Keys with which offices may issue provisional clearances in an outage, newest first',
  permission: 'read.office-key',
  narrows: true,
  input: z.object({ status: Status.optional(), ...paging }),
  output: z.object({ keys: z.array(OfficeKeySummary), next: z.string().nullable() }),
  examples: [{}, { status: 'proposed' }],
})

export const ownOfficesRoute = route({
  id: 'listOwnOffices',
  method: 'GET',
  path: '/own-offices',
  summary: 'Open offices in which the asker may prepare for an outage',
  permission: 'read.office-key',
  narrows: true,
  input: z.object({}),
  output: z.object({
    offices: z.array(z.object({ id: z.string(), name: z.string(), jurisdiction: z.string() })),
  }),
  examples: [{}],
})

const OfKey = z.object({ key: LedgerRecordId })
const EXAMPLE = { key: 'g-0123456789abcdef0123' } as const

export const officeKeyRoute = route({
  id: 'getOfficeKey',
  method: 'GET',
  path: '/office-keys/:key',
  summary: 'One key of an office with its time line and what may be done now',
  permission: 'read.office-key',
  narrows: true,
  input: OfKey,
  output: OfficeKeyFile,
  examples: [EXAMPLE],
})

/** The registers at one moment, as an office reckons on them. */
const Snapshot = z.object({
  body: z.object({
    v: z.literal(1),
    kind: z.literal('clearance.snapshot'),
    keyId: z.string(),
    issuedAt: At,
    office: z.string(),
    timeZone: z.string(),
    origin: z.string(),
    licences: z.array(
      z.object({
        number: z.string(),
        agency: z.string(),
        inForce: z.boolean(),
        until: z.string().nullable(),
        destinations: z.array(z.string()),
      }),
    ),
    bans: z.array(
      z.object({
        destination: z.string(),
        sector: z.string().nullable(),
        site: z.string().nullable(),
        from: z.string(),
        until: z.string().nullable(),
      }),
    ),
    jobOrders: z.array(
      z.object({
        number: z.string(),
        licence: z.string().nullable(),
        destination: z.string(),
        sector: z.string().nullable(),
        left: z.int(),
        until: z.string().nullable(),
        stopped: z.boolean(),
      }),
    ),
  }),
  signature: Signature,
})

/** Everything that the kit of an office carries; its schema is that of what a browser keeps too. */
export const OfficeKit = z.object({
  status: Status,
  /** The delegation as its code; null until it is confirmed, or without a key to sign with. */
  delegation: z.string().nullable(),
  snapshot: Snapshot.nullable(),
  lists: verifierListsRoute.output,
})
export type OfficeKit = z.infer<typeof OfficeKit>

export const officeKitRoute = route({
  id: 'getOfficeKit',
  method: 'GET',
  path: '/office-keys/:key/kit',
  summary: 'What an office carries for an outage: its delegation, the signed registers, the lists',
  description:
    'To be fetched every day. Licences, bans and job orders as they stand, signed by the authority; of principals only that an order is stopped, never why.',
  permission: 'read.office-key',
  narrows: true,
  input: OfKey,
  output: OfficeKit,
  examples: [EXAMPLE],
})

const at = (verb: string) => ({
  path: `/office-keys/:key/${verb}`,
  input: OfKey,
  examples: [EXAMPLE] as const,
})

export const proposeOfficeKeyRoute = actionRoute(officeKeyActions.propose, {
  id: 'proposeOfficeKey',
  path: '/office-keys',
  summary: 'Propose that a key which an office made may sign provisional clearances',
  input: z.object({}),
  examples: [{}],
  payloadExample: {
    office: 'home.north',
    jurisdiction: 'NPL',
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    most: 250,
    days: 14,
  },
})

export const confirmOfficeKeyRoute = actionRoute(officeKeyActions.confirm, {
  id: 'confirmOfficeKey',
  ...at('confirm'),
  summary: 'Delegate to the key of an office, from now for its days, on another’s proposal',
  payloadExample: {},
})

export const declineOfficeKeyRoute = actionRoute(officeKeyActions.decline, {
  id: 'declineOfficeKey',
  ...at('decline'),
  summary: 'Turn down the proposal',
  payloadExample: { reason: 'Example reason' },
})

export const withdrawOfficeKeyRoute = actionRoute(officeKeyActions.withdraw, {
  id: 'withdrawOfficeKey',
  ...at('withdraw'),
  summary: 'Take the proposal back',
  payloadExample: { reason: 'Example reason' },
})

export const revokeOfficeKeyRoute = actionRoute(officeKeyActions.revoke, {
  id: 'revokeOfficeKey',
  ...at('revoke'),
  summary: 'Say that what a key signs from now on must not be believed',
  payloadExample: { reason: 'Example reason' },
})

/** Every command about keys of offices. */
export const OFFICE_KEY_ACT_ROUTES = [
  proposeOfficeKeyRoute,
  confirmOfficeKeyRoute,
  declineOfficeKeyRoute,
  withdrawOfficeKeyRoute,
  revokeOfficeKeyRoute,
] as const
