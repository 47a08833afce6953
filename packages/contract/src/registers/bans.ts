import { banActions } from '@corridor/recruitment/registers'
import { z } from 'zod'
import { actionRoute, PossibleAct, TimelineEntry } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'
import { Day, Instant, paging, proposer } from './words.ts'

const Status = z.enum(['proposed', 'ordered', 'ended', 'dropped'])

const scope = {
  destination: z.string(),
  /** Null: every branch of work. */
  sector: z.string().nullable(),
  /** Null: every place of the destination. */
  site: z.string().nullable(),
  from: Day,
  /** Last day; null while nobody ended it. */
  until: Day.nullable(),
}

/** A ban as anybody may know it. */
export const BanInForce = z.object({
  record: z.string(),
  ...scope,
  reason: z.string(),
  basis: z.string(),
})
export type BanInForce = z.infer<typeof BanInForce>

export const bansInForceRoute = route({
  id: 'listBansInForce',
  method: 'GET',
  path: '/bans/in-force',
  summary: 'Bans on deployment that hold on a day',
  permission: 'public',
  input: z.object({
    on: Day.optional().describe('Today at the authority unless told otherwise'),
    destination: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
  }),
  output: z.object({ on: Day, bans: z.array(BanInForce) }),
  examples: [{}, { on: '2030-07-15', destination: 'XBB' }],
})

/** One line of the register. */
export const BanSummary = z.object({
  id: z.string(),
  ...scope,
  status: Status,
  /** What waits for a second person. */
  proposed: z.enum(['order', 'end']).nullable(),
})
export type BanSummary = z.infer<typeof BanSummary>

export const BanFile = BanSummary.omit({ proposed: true }).extend({
  version: z.int(),
  reason: z.string(),
  basis: z.string(),
  jurisdiction: z.string(),
  orderedAt: Instant.nullable(),
  endReason: z.string().nullable(),
  proposal: z
    .discriminatedUnion('act', [
      z.object({ act: z.literal('order'), ...proposer }),
      z.object({ act: z.literal('end'), until: Day, reason: z.string(), ...proposer }),
    ])
    .nullable(),
  /** The first or last day that whoever confirms states: the proposed one, or today where that is past. */
  dayToState: Day.nullable(),
  history: z.array(TimelineEntry),
  acts: z.array(PossibleAct),
})
export type BanFile = z.infer<typeof BanFile>

export const bansRoute = route({
  id: 'listBans',
  method: 'GET',
  path: '/bans',
  summary: 'The register of bans on deployment, proposals included; for members of staff',
  permission: 'signed-in',
  input: z.object({ status: Status.optional(), ...paging }),
  output: z.object({ bans: z.array(BanSummary), next: z.string().nullable() }),
  examples: [{}, { status: 'ordered' }],
})

const OfBan = z.object({ ban: LedgerRecordId })
const EXAMPLE = { ban: 'n-0a1b2c3d4e5f60718293' } as const

export const banRoute = route({
  id: 'getBan',
  method: 'GET',
  path: '/bans/:ban',
  summary: 'One ban with its time line and what may be done now; the reading is logged',
  permission: 'signed-in',
  input: OfBan,
  output: BanFile,
  examples: [EXAMPLE],
})

const at = (verb: string) => ({
  path: `/bans/:ban/${verb}`,
  input: OfBan,
  examples: [EXAMPLE] as const,
})

export const proposeBanRoute = actionRoute(banActions.propose, {
  id: 'proposeBan',
  path: '/bans',
  summary: 'Propose a ban on a destination, a sector there or a site; its id comes from the key',
  input: z.object({}),
  examples: [{}],
  payloadExample: {
    destination: 'XBB',
    sector: 'construction',
    site: null,
    from: '2030-07-15',
    until: null,
    reason: 'Example reason',
    basis: 'Example order 7',
    jurisdiction: 'XAA',
  },
})

export const orderBanRoute = actionRoute(banActions.order, {
  id: 'orderBan',
  ...at('order'),
  summary: 'Order a ban that somebody else proposed, with its first day',
  payloadExample: { from: '2030-07-15' },
})

export const proposeBanEndRoute = actionRoute(banActions.proposeEnd, {
  id: 'proposeBanEnd',
  ...at('propose-end'),
  summary: 'Propose the last day of a ban',
  payloadExample: { until: '2030-08-31', reason: 'Example reason' },
})

export const endBanRoute = actionRoute(banActions.end, {
  id: 'endBan',
  ...at('end'),
  summary: 'Order the end that somebody else proposed, with its last day',
  payloadExample: { until: '2030-08-31' },
})

export const declineBanRoute = actionRoute(banActions.decline, {
  id: 'declineBan',
  ...at('decline'),
  summary: 'Turn down what was proposed',
  payloadExample: { reason: 'Example reason' },
})

export const withdrawBanRoute = actionRoute(banActions.withdraw, {
  id: 'withdrawBan',
  ...at('withdraw'),
  summary: 'Take a proposal back',
  payloadExample: { reason: 'Example reason' },
})

/** Every command about bans. */
export const BAN_ACT_ROUTES = [
  proposeBanRoute,
  orderBanRoute,
  proposeBanEndRoute,
  endBanRoute,
  declineBanRoute,
  withdrawBanRoute,
] as const
