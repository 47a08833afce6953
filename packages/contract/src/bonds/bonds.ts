import {
  BOND_ACCOUNTS,
  BOND_PURPOSES,
  BOND_STATUSES,
  MARKS,
  READINGS,
} from '@corridor/recruitment/bond'
import { z } from 'zod'
import { PossibleAct, RuleFinding, TimelineEntry } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'

export {
  NEPAL_VOLUME_TIERS,
  POEA_CASE_SCHEDULE,
  type RegisteredTable,
  type RegisteredTables,
  type RequirementBasis,
  registeredTables,
  requiredAmount,
} from '@corridor/recruitment/bond'
export { BOND_PURPOSES, BOND_STATUSES }

const Day = z.iso.date()
const Moment = z.iso.datetime()

/** An amount in the smallest unit of its currency. */
const Money = z.object({ minorUnits: z.int(), currency: z.string() })

const Person = z.object({ id: z.string(), name: z.string().nullable() })

/** One line of the list of bonds. */
export const BondSummary = z.object({
  id: z.string(),
  holder: z.object({ id: z.string(), name: z.string() }),
  purpose: z.enum(BOND_PURPOSES),
  status: z.enum(BOND_STATUSES),
  /** What stands behind it. */
  cover: Money,
  /** Null where it was not assessed, or cannot be told. */
  required: Money.nullable(),
  /** A notice was not met: licence and job orders of the holder stand still. */
  defaulted: z.boolean(),
  /** Last day on which a top-up is in time; null without a notice. */
  replenishBy: Day.nullable(),
  version: z.int(),
})
export type BondSummary = z.infer<typeof BondSummary>

const Instrument = z.object({
  id: z.string(),
  kind: z.enum(['cash', 'guarantee']),
  amount: Money,
  /** After charges; 0 unless held. */
  remaining: Money,
  bank: z.string().nullable(),
  reference: z.string(),
  validUntil: Day.nullable(),
  state: z.enum(['declared', 'held', 'expired', 'rejected', 'returned']),
  confirmedOn: Day.nullable(),
})

const Entry = z.object({
  version: z.int(),
  recordedAt: Moment,
  kind: z.enum(['deposit', 'reserve', 'charge', 'release']),
  /** What leaves this account comes into the other. */
  from: z.enum(BOND_ACCOUNTS),
  to: z.enum(BOND_ACCOUNTS),
  amount: Money,
  reference: z.string(),
})
export type BondEntry = z.infer<typeof Entry>

const proposed = { reason: z.string(), proposedAt: Moment, by: z.array(Person), role: z.string() }

const Proposal = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('charge'),
    award: z.string(),
    amount: Money,
    determination: z.string().nullable(),
    ...proposed,
  }),
  z.object({ act: z.literal('release'), openCases: z.int(), ...proposed }),
  z.object({ act: z.literal('forfeit'), order: z.string(), ...proposed }),
])

/** One bond: its account, what it must have, what was done to it and what can be done now. */
export const BondFile = BondSummary.extend({
  currency: z.string(),
  office: z.string().nullable(),
  jurisdiction: z.string().nullable(),
  instruments: z.array(Instrument),
  /** Every movement, the first first; those from and to accounts balance. */
  entries: z.array(Entry),
  balances: z.record(z.enum(BOND_ACCOUNTS), Money),
  reserves: z.array(z.object({ determination: z.string(), amount: Money, held: Money })),
  charges: z.array(z.object({ award: z.string(), paid: Money, openClaim: Money.nullable() })),
  requirement: z
    .object({
      total: Money.nullable(),
      /** The part for which no guarantee stands in. */
      cash: Money,
      mark: z.enum(MARKS),
      reading: z.enum(READINGS).nullable(),
      basis: z.enum(['volume_tiers', 'case_schedule', 'order']),
      /** Planned workers or pending cases; null for an order. */
      count: z.int().nullable(),
      source: z.string(),
      assessedAt: Moment,
    })
    .nullable(),
  /** Null where what is required cannot be told. */
  shortfall: Money.nullable(),
  /** Declared, and neither received nor confirmed. */
  pending: Money,
  notice: z.object({ receivedOn: Day, days: z.int(), deadline: Day }).nullable(),
  defaultedAt: Moment.nullable(),
  tailUntil: Day.nullable(),
  proposal: Proposal.nullable(),
  /** What the rules say of it now. */
  checks: z.array(RuleFinding),
  history: z.array(TimelineEntry),
  acts: z.array(PossibleAct),
  /** The authority's date, on which all this was judged. */
  today: Day,
})
export type BondFile = z.infer<typeof BondFile>

export const bondsRoute = route({
  id: 'listBonds',
  method: 'GET',
  path: '/bonds',
  summary: 'Bonds of agencies and escrows of principals; each search is logged',
  permission: 'read.bond',
  narrows: true,
  input: z.object({
    text: z.string().max(100).optional().describe('Parts of the name of the holder'),
    holder: LedgerRecordId.optional().describe('The holder, by its id'),
    purpose: z.enum(BOND_PURPOSES).optional(),
    status: z.enum(BOND_STATUSES).optional(),
    after: LedgerRecordId.optional().describe('`next` of the last answer: the page after it'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    bonds: z.array(BondSummary),
    /** Null when there are no more. */
    next: z.string().nullable(),
  }),
  examples: [{}, { text: 'example', status: 'short', purpose: 'agency' }],
})

export const OfBond = z.object({ bond: LedgerRecordId })

export const bondRoute = route({
  id: 'getBond',
  method: 'GET',
  path: '/bonds/:bond',
  summary: 'One bond: its account, its time line, what may be done now; the reading is logged',
  permission: 'read.bond',
  narrows: true,
  input: OfBond,
  output: BondFile,
  examples: [{ bond: 'b-example' }],
})
