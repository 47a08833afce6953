import {
  CheckFindingSchema,
  COMPARED,
  ContractTermsSchema,
  FeeLineSchema,
  MoneySchema,
  VerdictSchema,
} from '@corridor/recruitment/checks'
import { CONTRACT_STATUSES, REFUSAL_REASONS } from '@corridor/recruitment/contracts'
import { z } from 'zod'
import { PossibleAct } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'
import { FileEvent } from './workers.ts'

const Status = z.enum(CONTRACT_STATUSES)
const Named = z.object({ id: z.string(), name: z.string().nullable() })
const Instant = z.iso.datetime()

export const ContractSummary = z.object({
  id: z.string(),
  worker: Named,
  agency: Named,
  employer: Named,
  jobOrder: z.string().nullable(),
  status: Status,
  signedOn: z.iso.date().nullable(),
  openedAt: Instant,
  version: z.number().int(),
})
export type ContractSummary = z.infer<typeof ContractSummary>

const Content = z.object({
  terms: ContractTermsSchema,
  texts: z.array(z.object({ language: z.string(), body: z.string() })),
  documents: z.array(z.string()),
})

const Version = z.object({
  number: z.number().int(),
  kind: z.enum(['offer', 'origin', 'destination', 'amended']),
  /** Null where it was erased. */
  content: Content.nullable(),
  at: Instant,
  registeredOn: z.iso.date().nullable(),
})

const Shown = z.union([z.string(), MoneySchema]).nullable()

/** How one term of two versions compares, for the worker. */
export const ComparedTerm = z.object({
  /** As `basicMonthly`, or `allowance:` and its name; `hourlyEquivalent` is pay by the hour. */
  term: z.string(),
  /** What both signed; null where it is not stated. */
  origin: Shown,
  destination: Shown,
  outcome: z.enum(COMPARED),
  missingIn: z.enum(['origin', 'destination', 'both']).nullable(),
  /** Somebody has to say what it is worth. */
  needsValuation: z.boolean(),
})
export type ComparedTerm = z.infer<typeof ComparedTerm>

const Comparison = z.object({
  /** Number of the version compared with what both signed. */
  version: z.number().int(),
  against: z.enum(['destination', 'amendment']),
  outcome: z.enum(['matched', 'mismatch']).nullable(),
  terms: z.array(ComparedTerm),
})

const Signature = z.object({ by: z.string(), name: z.string().nullable(), at: Instant })

/** A fee as one party states it. */
const Fee = z.object({
  number: z.number().int(),
  /** Null where it was erased. */
  line: FeeLineSchema.nullable(),
  source: FeeLineSchema.shape.source,
  at: Instant,
  struck: z.boolean(),
})

/** What worker and agency state of one category of fees, where they differ. */
const FeeDifference = z.object({
  category: FeeLineSchema.shape.category,
  currency: z.string().nullable(),
  worker: MoneySchema.nullable(),
  agency: MoneySchema.nullable(),
})

const Checked = z.object({
  verdict: VerdictSchema.nullable(),
  findings: z.array(CheckFindingSchema),
  at: Instant,
})

/** A contract with all its versions, as whoever asks may see it. */
export const ContractFile = z.object({
  id: z.string(),
  version: z.number().int(),
  status: Status,
  worker: Named,
  agency: Named,
  employer: Named,
  jobOrder: z.string().nullable(),
  office: z.string().nullable(),
  jurisdiction: z.string().nullable(),
  post: z.string().nullable(),
  /** In which the worker reads it. */
  language: z.string(),
  openedAt: Instant,
  /** The authority’s date now: what a signature is dated with. */
  today: z.iso.date(),
  draft: Content.nullable(),
  versions: z.array(Version),
  /** What lies before the worker; null when nothing does. */
  review: z
    .object({
      number: z.number().int(),
      sentAt: Instant,
      signedByWorker: z.boolean(),
      /** The least time in which its text can be read, in the worker’s language. */
      leastSeconds: z.number().int(),
    })
    .nullable(),
  refusals: z.array(
    z.object({
      number: z.number().int(),
      reason: z.enum(REFUSAL_REASONS).nullable(),
      at: Instant,
    }),
  ),
  signatures: z
    .object({
      worker: Signature,
      employer: Signature,
      on: z.iso.date().nullable(),
      /** How long she had the text before her eyes; null for the parties, to whom it is not told. */
      readSeconds: z.number().int().nullable(),
    })
    .nullable(),
  /** Null before they ran, and for whoever may not see them. */
  checks: Checked.nullable(),
  /** What they said before a parameter was corrected or verified, the oldest first. */
  earlierChecks: z.array(Checked),
  comparisons: z.array(Comparison),
  amendment: z
    .object({
      /** The number that it will have. */
      number: z.number().int(),
      content: Content.nullable(),
      proposedAt: Instant,
      byRole: z.string(),
      needsApproval: z.boolean(),
      signedByWorker: z.boolean(),
      signedByEmployer: z.boolean(),
      approved: z.boolean(),
      leastSeconds: z.number().int(),
    })
    .nullable(),
  /** Null for whoever may not read fees; an agency sees its own lines. */
  fees: z.array(Fee).nullable(),
  feeDifferences: z.array(FeeDifference).nullable(),
  end: z
    .object({
      reason: z.string().nullable(),
      role: z.string(),
      on: z.iso.date().nullable(),
      at: Instant,
    })
    .nullable(),
  history: z.array(FileEvent),
  acts: z.array(PossibleAct),
})
export type ContractFile = z.infer<typeof ContractFile>

export const contractsRoute = route({
  id: 'listContracts',
  method: 'GET',
  path: '/contracts',
  summary: 'Contracts open to whoever asks, newest first; each list is logged',
  permission: 'read.contract',
  narrows: true,
  input: z.object({
    status: Status.optional(),
    worker: LedgerRecordId.optional(),
    jobOrder: LedgerRecordId.optional(),
    after: LedgerRecordId.optional().describe('`next` of the last answer: the page after it'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    contracts: z.array(ContractSummary),
    /** Null when there are no more. */
    next: z.string().nullable(),
  }),
  examples: [{}, { status: 'mismatch' }],
})

export const OfContract = z.object({ contract: LedgerRecordId })

export const contractRoute = route({
  id: 'getContract',
  method: 'GET',
  path: '/contracts/:contract',
  summary: 'A contract with its versions and comparisons; the reading is logged',
  permission: 'read.contract',
  narrows: true,
  input: OfContract,
  output: ContractFile,
  examples: [{ contract: 'c-0123456789abcdef0123' }],
})
