import { WATCH_GROUNDS, watchActions } from '@corridor/recruitment/registers'
import { z } from 'zod'
import { actionRoute, PossibleAct, TimelineEntry } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'
import { EvidenceSeen, Instant, paging, proposer } from './words.ts'

export { WATCH_GROUNDS } from '@corridor/recruitment/registers'

const Status = z.enum(['proposed', 'listed', 'lifted', 'dropped'])
const Act = z.enum(['add', 'change', 'lift'])

const said = {
  ground: z.enum(WATCH_GROUNDS),
  text: z.string(),
  evidence: z.array(EvidenceSeen),
}

/** One line of the watch list. */
export const WatchEntrySummary = z.object({
  id: z.string(),
  organisation: z.object({ id: z.string(), name: z.string().nullable() }),
  ground: said.ground,
  status: Status,
  office: z.string(),
  jurisdiction: z.string(),
  /** What one person proposed and a second one has to confirm: one of two. */
  proposed: Act.nullable(),
})
export type WatchEntrySummary = z.infer<typeof WatchEntrySummary>

export const WatchEntryFile = WatchEntrySummary.omit({ proposed: true }).extend({
  version: z.int(),
  ...said,
  listedAt: Instant.nullable(),
  earlier: z.array(z.object({ ...said, until: Instant })),
  proposal: z.object({ act: Act, ...said, ...proposer }).nullable(),
  history: z.array(TimelineEntry),
  acts: z.array(PossibleAct),
})
export type WatchEntryFile = z.infer<typeof WatchEntryFile>

export const watchListRoute = route({
  id: 'listWatchEntries',
  method: 'GET',
  path: '/watch-list',
  summary: 'The watch list of agencies and employers; each search is logged',
  permission: 'read.watch-entry',
  narrows: true,
  hides: true,
  input: z.object({ status: Status.optional(), ...paging }),
  output: z.object({ entries: z.array(WatchEntrySummary), next: z.string().nullable() }),
  examples: [{}, { status: 'listed' }],
})

const OfEntry = z.object({ entry: LedgerRecordId })
const EXAMPLE = { entry: 'w-0a1b2c3d4e5f60718293' } as const

export const watchEntryRoute = route({
  id: 'getWatchEntry',
  method: 'GET',
  path: '/watch-list/:entry',
  summary: 'One entry with its time line and what may be done now; the reading is logged',
  permission: 'read.watch-entry',
  narrows: true,
  hides: true,
  input: OfEntry,
  output: WatchEntryFile,
  examples: [EXAMPLE],
})

const at = (verb: string) => ({
  path: `/watch-list/:entry/${verb}`,
  input: OfEntry,
  examples: [EXAMPLE] as const,
  hides: true as const,
})

const SAID = {
  text: 'Example words',
  evidence: [{ digest: 'ab'.repeat(32), what: 'Example letter' }],
}

export const proposeWatchEntryRoute = actionRoute(watchActions.propose, {
  id: 'proposeWatchEntry',
  path: '/watch-list',
  summary: 'Propose to list an agency or employer; its id comes from the idempotency key',
  input: z.object({}),
  examples: [{}],
  hides: true,
  payloadExample: {
    organisation: 'o-1',
    ground: 'fees_charged',
    ...SAID,
    office: 'home.north',
    jurisdiction: 'NPL',
  },
})

export const proposeWatchChangeRoute = actionRoute(watchActions.proposeChange, {
  id: 'proposeWatchChange',
  ...at('propose-change'),
  summary: 'Propose that an entry says something else',
  payloadExample: { ground: 'wage_default', ...SAID },
})

export const proposeWatchLiftRoute = actionRoute(watchActions.proposeLift, {
  id: 'proposeWatchLift',
  ...at('propose-lift'),
  summary: 'Propose to lift an entry; until a second person confirms, it stays listed',
  payloadExample: SAID,
})

export const confirmWatchRoute = actionRoute(watchActions.confirm, {
  id: 'confirmWatchEntry',
  ...at('confirm'),
  summary: 'Confirm what another person of another role proposed; it takes effect at once',
  payloadExample: {},
})

export const declineWatchRoute = actionRoute(watchActions.decline, {
  id: 'declineWatchEntry',
  ...at('decline'),
  summary: 'Turn down what was proposed',
  payloadExample: { reason: 'Example reason' },
})

export const withdrawWatchRoute = actionRoute(watchActions.withdraw, {
  id: 'withdrawWatchEntry',
  ...at('withdraw'),
  summary: 'Take a proposal back',
  payloadExample: { reason: 'Example reason' },
})

/** Every command about the watch list. */
export const WATCH_ACT_ROUTES = [
  proposeWatchEntryRoute,
  proposeWatchChangeRoute,
  proposeWatchLiftRoute,
  confirmWatchRoute,
  declineWatchRoute,
  withdrawWatchRoute,
] as const
