import { z } from 'zod'
import { route } from '../route.ts'
import { InstrumentSummary, IsoDay, StandardsSources, Topic } from './facts.ts'
import { Provision } from './instruments.ts'
import { InstrumentStatus } from './status.ts'

export const CorridorPair = z
  .string()
  .regex(/^[A-Z]{3}-[A-Z]{3}$/, 'origin and destination, for example NPL-QAT')
  .describe('Origin and destination, for example NPL-QAT')

export const BINDING_PATTERNS = [
  'both',
  'origin-only',
  'destination-only',
  'neither',
  'cannot-tell',
  'guidance',
] as const

export const CorridorRight = z.object({
  instrument: z.string(),
  provision: Provision,
  state: z.enum(['held', 'missing', 'cannot-tell', 'guidance']),
  owedBy: z.array(z.enum(['origin', 'destination'])),
  neededOf: z.array(z.enum(['origin', 'destination'])),
})
export type CorridorRight = z.infer<typeof CorridorRight>

export const bindingRoute = route({
  id: 'getBinding',
  method: 'GET',
  path: '/standards/binding/:corridor',
  summary:
    'Which instruments bind the two ends of a corridor on a day, and what that gives a worker',
  description:
    'Gaps are topics on which no instrument in force gives a right that is described here; instruments in force of which nothing is described are in "undescribed", and a gap may be covered by one of them. "Would add" says, for an instrument that an end has not ratified, which topics and articles its ratification would bring.',
  permission: 'public',
  input: z.object({
    corridor: CorridorPair,
    on: IsoDay.optional().describe('The day asked for; today when left out'),
  }),
  output: z.object({
    corridor: z.string(),
    on: z.string(),
    instruments: z.array(InstrumentSummary),
    bindings: z.array(
      z.object({
        instrument: z.string(),
        pattern: z.enum(BINDING_PATTERNS),
        origin: InstrumentStatus,
        destination: InstrumentStatus,
      }),
    ),
    topics: z.array(
      z.object({
        topic: Topic,
        state: z.enum(['held', 'missing', 'cannot-tell']),
        rights: z.array(CorridorRight),
      }),
    ),
    /** In force at an end, and counted in no topic, since nothing of them is described here. */
    undescribed: z.array(
      z.object({
        instrument: z.string(),
        ends: z.array(z.enum(['origin', 'destination'])),
      }),
    ),
    /** In order of what they would bring. */
    wouldAdd: z.array(
      z.object({
        end: z.enum(['origin', 'destination']),
        instrument: z.string(),
        /** With not-recorded and no-list the State may be bound already; the rest holds if it is not. */
        standing: z.enum(['not-ratified', 'ended', 'not-recorded', 'no-list']),
        /** Topics on which no right is known to be held today. */
        newTopics: z.array(Topic),
        /** Those of them on which one may be held, but the facts do not tell. */
        uncertainTopics: z.array(Topic),
        articles: z.array(z.string()),
        /** Articles owed only if the other end ratifies as well. */
        articlesIfBoth: z.array(z.string()),
      }),
    ),
    sources: StandardsSources,
  }),
  csv: true,
  examples: [{ corridor: 'NPL-QAT', on: '2014-05-28' }],
})
