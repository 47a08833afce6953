import { z } from 'zod'
import { actionsOf } from '../actions/actionsOf.ts'
import { type CommandOf, defineRecord } from '../actions/defineRecord.ts'
import { finding } from '../actions/Finding.ts'
import type { Instant } from '../chain/Entry.ts'

export const RECEIPT_OUTCOMES = ['repeated', 'not_needed', 'cannot_be_repeated'] as const

/** A receipt as a client holds it. */
export const HeldReceipt = z.strictObject({
  body: z.strictObject({
    v: z.literal(1),
    kind: z.literal('receipt'),
    record: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/),
    version: z.int().min(1),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    recordedAt: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
    keyId: z.string().regex(/^[0-9a-f]{16}$/),
  }),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
})
export type HeldReceipt = z.output<typeof HeldReceipt>

interface Kept {
  readonly receipt: HeldReceipt
  /** That entered it. */
  readonly office: string
  readonly jurisdiction: string
  /** What the holder says she had done; null where nobody asked, or once erased. */
  readonly note: string | null
  readonly presentedAt: Instant
}

/** A signed receipt whose action is not in the log any more. */
export type LostReceipt =
  | (Kept & { readonly status: 'open' })
  | (Kept & {
      readonly status: 'settled'
      /** Null once erased. */
      readonly outcome: (typeof RECEIPT_OUTCOMES)[number] | null
      readonly words: string | null
      readonly settledAt: Instant
    })

export interface LostReceiptFacts {
  /** Whether a sealing key of this ledger signed it; null where that cannot be told. */
  readonly isGenuine: boolean | null
  /** Whether the log holds the action. */
  readonly isInLog: boolean
}

const defineAction = actionsOf<LostReceipt, LostReceiptFacts>()
const Words = z.string().trim().min(1).max(2000)

/** Enters a receipt that somebody holds and the log knows nothing of. */
const present = defineAction({
  type: 'receipt.present',
  permission: 'present.receipt',
  payload: z.strictObject({
    receipt: HeldReceipt,
    office: z
      .string()
      .max(128)
      .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]*\.[a-z0-9-]+$/, 'an office as organisation.office'),
    jurisdiction: z.string().regex(/^[A-Z]{3}(-[A-Z0-9]{1,3})?$/),
    note: Words.nullable(),
  }),
  from: ['none'],
  to: ['open'],
  guard: (_, _payload, { facts }) => [
    finding(
      'receipt.genuine',
      facts.isGenuine,
      'the receipt is not signed with a sealing key of this ledger',
    ),
    finding(
      'receipt.without_action',
      !facts.isInLog,
      'the action stands in the log: nothing was lost',
    ),
  ],
  fold: (_, payload, { recordedAt }) => ({ ...payload, status: 'open', presentedAt: recordedAt }),
})

/** Says what came of it: the act was done again, need not be, or cannot be. */
const settle = defineAction({
  type: 'receipt.settle',
  permission: 'settle.receipt',
  payload: z.strictObject({ outcome: z.enum(RECEIPT_OUTCOMES), words: Words }),
  from: ['open'],
  to: ['settled'],
  fold: (state, payload, { recordedAt }) => ({
    ...state,
    ...payload,
    status: 'settled',
    settledAt: recordedAt,
  }),
  foldErased: (state, { recordedAt }) => ({
    ...state,
    ...{ status: 'settled', outcome: null, words: null, settledAt: recordedAt },
  }),
})

export const lostReceiptActions = { present, settle } as const

/** Receipts of actions that a restore did not bring back. */
export const lostReceiptRecord = defineRecord({
  kind: 'receipt',
  statuses: ['open', 'settled'],
  actions: [present, settle],
})

export type LostReceiptCommand = CommandOf<typeof lostReceiptRecord>
