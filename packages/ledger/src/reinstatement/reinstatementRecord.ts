import { z } from 'zod'
import { actionsOf } from '../actions/actionsOf.ts'
import { defineRecord } from '../actions/defineRecord.ts'
import { finding } from '../actions/Finding.ts'
import type { Instant } from '../chain/Entry.ts'

/** More than these are no repair: the whole backup is restored then. */
const MOST = 5_000

const Digest = z.string().regex(/^[0-9a-f]{64}$/)
const Id = z.string().min(1).max(128)
const Version = z.int().min(1)
const Name = z.string().trim().min(1).max(200)

/** A version as it was sealed, put back in place of what stood there. */
const Reinstated = z.strictObject({
  record: Id,
  version: Version,
  /** The seal that covers it. */
  seal: Version,
  hash: Digest,
})
export type ReinstatedVersion = z.output<typeof Reinstated>

/** What stood in the log and was put aside. */
const SetAside = z.strictObject({
  what: z.enum(['action', 'seal']),
  /** Null for a seal. */
  record: Id.nullable(),
  /** Of the record; the number of a seal. */
  version: z.int(),
  /** Of the whole row, what it says encrypted as it stood. */
  digest: Digest,
})
export type SetAside = z.output<typeof SetAside>

/** What the holder of the root key signs. */
const Order = z.strictObject({
  v: z.literal(1),
  kind: z.literal('reinstatement'),
  tenant: Id,
  reason: z.string().trim().min(1).max(2000),
  /** Two persons, by name: an operator's machine knows no accounts. */
  decidedBy: z.array(Name).length(2).readonly(),
  /** Where the versions come from, by the digest of the file, and how far it was sealed. */
  source: z.strictObject({ kind: z.enum(['backup', 'export']), digest: Digest, lastSeal: Version }),
  /** Copies of seals held elsewhere that it was held against. */
  copies: z.int().min(0),
  reinstated: z.array(Reinstated).max(MOST).readonly(),
  setAside: z.array(SetAside).max(MOST).readonly(),
  /** Seals that were put back. */
  seals: z.array(Version).max(MOST).readonly(),
})
export type ReinstatementOrder = z.output<typeof Order>

interface Kept {
  readonly order: ReinstatementOrder
  /** Of the root key, over the order. */
  readonly signature: string
}

/** That versions were put back as they were sealed, and what stood there was put aside. */
export type Reinstatement =
  | (Kept & { readonly status: 'done'; readonly at: Instant })
  /** What it said was erased. */
  | { readonly status: 'erased'; readonly at: Instant }

export type Reinstated = Extract<Reinstatement, { readonly status: 'done' }>

const defineAction = actionsOf<Reinstatement, unknown>()

const perform = defineAction({
  type: 'reinstatement.perform',
  permission: 'restore.backup',
  payload: z.strictObject({
    order: Order,
    signature: z.string().regex(/^[0-9a-f]{128}$/),
  }),
  from: ['none'],
  to: ['done', 'erased'],
  guard: (_, { order }) => {
    const [one, other] = order.decidedBy.map((name) => name.toLocaleLowerCase('en'))
    return [
      finding('reinstatement.two_persons', one !== other, 'two different persons decide this'),
      finding(
        'reinstatement.something',
        order.reinstated.length + order.setAside.length + order.seals.length > 0,
        'nothing differs: there is nothing to put back',
      ),
    ]
  },
  fold: (_, payload, { recordedAt }) => ({ ...payload, status: 'done', at: recordedAt }),
  foldErased: (_, { recordedAt }) => ({ status: 'erased', at: recordedAt }),
})

export const reinstatementActions = { perform } as const

/** Versions put back from verified evidence after the log was tampered with. */
export const reinstatementRecord = defineRecord({
  kind: 'reinstatement',
  statuses: ['done', 'erased'],
  actions: [perform],
})
