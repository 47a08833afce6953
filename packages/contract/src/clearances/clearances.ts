import {
  CheckFindingSchema,
  FeeLineSchema,
  MoneySchema,
  VerdictSchema,
} from '@corridor/recruitment/checks'
import {
  CLEARANCE_KINDS,
  CLEARANCE_STATUSES,
  FORM_OUTCOMES,
  FORM_REVIEWS,
  HOLD_CAUSES,
  MOVEMENT_KINDS,
} from '@corridor/recruitment/clearance'
import { z } from 'zod'
import { PossibleAct, TimelineEntry } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'

const Status = z.enum(CLEARANCE_STATUSES)
const At = z.iso.datetime()

/** One line of the list; names nobody. */
export const ClearanceSummary = z.object({
  id: z.string(),
  version: z.number().int(),
  kind: z.enum(CLEARANCE_KINDS),
  /** Null until it is issued. */
  number: z.string().nullable(),
  worker: z.string().nullable(),
  contract: z.string().nullable(),
  agency: z.string().nullable(),
  agencyName: z.string().nullable(),
  corridor: z.string(),
  status: Status,
  /** A hold stops the departure, also one that follows from the licence and is not written down yet. */
  held: z.boolean(),
  /** Something waits for a second person, or a decision about this worker. */
  waits: z.enum(['revocation', 'hold', 'appeal', 'review']).nullable(),
  requestedAt: At,
  issuedAt: At.nullable(),
  expiresOn: z.iso.date().nullable(),
})
export type ClearanceSummary = z.infer<typeof ClearanceSummary>

const Person = z.object({ id: z.string(), name: z.string().nullable() })
const Hold = z.object({ cause: z.enum(HOLD_CAUSES), subject: z.string(), since: At })

/** A fee that the worker bore and is to have back. */
const OwedFee = z.object({
  label: z.string().nullable(),
  category: FeeLineSchema.shape.category,
  payee: z.string().nullable(),
  amount: MoneySchema.nullable(),
  source: FeeLineSchema.shape.source,
})

/** One clearance with everything that was done to it. */
export const ClearanceFile = ClearanceSummary.omit({ waits: true, issuedAt: true }).extend({
  jobOrder: z.string().nullable(),
  jobOrderNumber: z.string().nullable(),
  licenceNumber: z.string().nullable(),
  office: z.string().nullable(),
  jurisdiction: z.string().nullable(),
  assessment: z
    .object({
      /** Null where the checks could not be answered. */
      verdict: VerdictSchema.nullable(),
      findings: z.array(CheckFindingSchema),
      at: At,
    })
    .nullable(),
  issue: z
    .object({
      at: At,
      /** On paper, of a form. */
      occurredAt: At,
      by: Person,
      reason: z.string().nullable(),
      overrides: z.array(z.string()),
    })
    .nullable(),
  hold: Hold.nullable(),
  pastHolds: z.array(Hold.extend({ ended: z.string(), by: Person, at: At })),
  proposal: z
    .object({ reason: z.string().nullable(), proposedAt: At, by: z.array(Person) })
    .nullable(),
  revocation: z.object({ reason: z.string().nullable(), at: At }).nullable(),
  appeal: z
    .object({
      grounds: z.string().nullable(),
      at: At,
      outcome: z.enum(['dismissed', 'upheld']).nullable(),
    })
    .nullable(),
  movements: z.array(
    z.object({
      kind: z.enum(MOVEMENT_KINDS),
      occurredAt: At,
      recordedAt: At,
      place: z.string().nullable(),
    }),
  ),
  end: z
    .object({
      reason: z.string().nullable(),
      /** What the worker paid is owed back to her. */
      refund: z.boolean(),
      transferTo: z.string().nullable(),
      at: At,
      /** What she paid, as far as the one who asks may know; null for whoever may not. */
      owed: z.array(OwedFee).nullable(),
    })
    .nullable(),
  form: z
    .object({
      serial: z.string(),
      office: z.string(),
      reviews: z.array(z.enum(FORM_REVIEWS)),
      duplicateOf: z.string().nullable(),
      /** Null while somebody has to look, or where nothing was found. */
      settled: z
        .object({
          outcome: z.enum(FORM_OUTCOMES).nullable(),
          note: z.string().nullable(),
          at: At,
          by: Person,
        })
        .nullable(),
    })
    .nullable(),
  history: z.array(TimelineEntry),
  /** Each act on it: whether the one who asked may take it now. */
  acts: z.array(PossibleAct),
})
export type ClearanceFile = z.infer<typeof ClearanceFile>

export const clearancesRoute = route({
  id: 'listClearances',
  method: 'GET',
  path: '/clearances',
  summary: 'Clearances, the newest first; each look is logged',
  permission: 'read.clearance',
  narrows: true,
  input: z.object({
    number: z.string().max(24).optional().describe('The number on the certificate'),
    status: Status.optional(),
    contract: LedgerRecordId.optional().describe('Those of one contract'),
    waiting: z
      .enum(['true', 'false'])
      .optional()
      .describe('`true`: only those on which somebody must decide'),
    after: LedgerRecordId.optional().describe('`next` of the last answer: the page after it'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    clearances: z.array(ClearanceSummary),
    /** Null when there are no more. */
    next: z.string().nullable(),
  }),
  examples: [{}, { status: 'issued', waiting: 'true' }],
})

export const OfClearance = z.object({ clearance: LedgerRecordId })

/** An id that no record has: what is about one person answers the same then as out of reach. */
export const SOME_CLEARANCE = { clearance: 'x-0123456789abcdef0123' } as const

export const clearanceRoute = route({
  id: 'getClearance',
  method: 'GET',
  path: '/clearances/:clearance',
  summary: 'One clearance: its checks, its time line, what may be done now; the reading is logged',
  permission: 'read.clearance',
  narrows: true,
  input: OfClearance,
  output: ClearanceFile,
  examples: [SOME_CLEARANCE],
})

export const clearanceCertificateRoute = route({
  id: 'getClearanceCertificate',
  method: 'GET',
  path: '/clearances/:clearance/certificate',
  summary: 'The text of the QR code that the holder carries; the reading is logged',
  permission: 'read.clearance',
  narrows: true,
  input: OfClearance,
  output: z.object({
    /** In the alphanumeric mode of QR codes. */
    text: z.string(),
    number: z.string(),
    corridor: z.string(),
    issuedAt: At,
    expiresOn: z.iso.date(),
    /** Seal under which the issue stands; 0 where none was closed yet. */
    seal: z.number().int(),
  }),
  examples: [SOME_CLEARANCE],
})
