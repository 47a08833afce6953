import { z } from 'zod'
import { Names } from '../areas.ts'
import { route } from '../route.ts'
import {
  InstrumentId,
  InstrumentSummary,
  IsoDay,
  StandardsSources,
  Standing,
  Topic,
  Verification,
} from './facts.ts'
import { InstrumentStatus } from './status.ts'

export const Provision = Standing.extend({
  article: z.string(),
  topic: Topic,
  subject: z.string(),
  requirement: Names,
  /** Which State of a corridor owes it. */
  dutyOf: z.enum(['origin', 'destination', 'both', 'none']),
  isRight: z.boolean(),
  unit: z.string().nullable(),
  reciprocity: z.enum(['none', 'both-bound', 'both-accepted-branch']),
})
export type Provision = z.infer<typeof Provision>

const On = IsoDay.optional().describe('The day asked for; today when left out')

export const instrumentsRoute = route({
  id: 'listInstruments',
  method: 'GET',
  path: '/standards/instruments',
  summary: 'Instruments with the number of States registered and bound on a day',
  permission: 'public',
  input: z.object({ on: On }),
  output: z.object({
    on: z.string(),
    instruments: z.array(
      InstrumentSummary.extend({
        /** Null where no list is held. */
        registered: z.number().nullable(),
        inForce: z.number().nullable(),
        isComplete: z.boolean(),
        provisions: z.number(),
        unverifiedProvisions: z.number(),
      }),
    ),
    sources: StandardsSources,
  }),
  csv: true,
  examples: [{ on: '2014-05-28' }],
})

export const instrumentRoute = route({
  id: 'getInstrument',
  method: 'GET',
  path: '/standards/instruments/:instrument',
  summary:
    'One instrument: articles in plain words, life cycle, parties, what was published about it',
  permission: 'public',
  input: z.object({ instrument: InstrumentId, on: On }),
  output: InstrumentSummary.extend({
    on: z.string(),
    lifeCycle: Standing.extend({
      ratificationsNeeded: z.number(),
      delayMonths: z.number(),
      lockYears: z.number(),
      /** Null: ever after. */
      windowMonths: z.number().nullable(),
      effectMonths: z.number(),
      countsFrom: z.enum(['instrument', 'state']),
      startsOn: z.enum(['same-day', 'first-of-next-month']),
    }).nullable(),
    /** The window of denunciation open on the day, or the next; null for rules that count by State. */
    window: z
      .object({ opens: z.string(), closes: z.string().nullable(), isOpen: z.boolean() })
      .nullable(),
    accompaniedBy: z.array(z.string()),
    revises: z.array(z.string()),
    denounces: z.array(z.string()),
    units: z
      .object({
        kind: z.enum(['annex', 'part', 'branch']),
        default: z.enum(['all', 'none']),
        units: z.array(z.object({ id: z.string(), names: Names })),
        verification: Verification,
      })
      .nullable(),
    provisions: z.array(Provision),
    /** Every State with an entry, ended or not, as on the day. */
    parties: z.array(InstrumentStatus),
    /** States registered after each day on which the number changes, up to the day asked for. */
    series: z.array(z.object({ date: z.string(), registered: z.number() })),
    registered: z.number().nullable(),
    inForce: z.number().nullable(),
    isComplete: z.boolean(),
    link: z.string().nullable(),
    note: z.string().nullable(),
    sources: StandardsSources,
  }),
  csv: true,
  examples: [{ instrument: 'C097', on: '2014-05-28' }],
})

/** Counts on a day, with what was published for it and where the two differ. */
export const countsRoute = route({
  id: 'countRatifications',
  method: 'GET',
  path: '/standards/counts',
  summary:
    'How many States each instrument has on a day, overlaps, and published figures beside them',
  permission: 'public',
  input: z.object({ on: On, instrument: InstrumentId.optional() }),
  output: z.object({
    on: z.string(),
    counts: z.array(
      z.object({
        instrument: z.string(),
        registered: z.number(),
        inForce: z.number(),
        states: z.array(z.string()),
        isComplete: z.boolean(),
        dated: z.number(),
        verification: Verification,
      }),
    ),
    /** Figures that a report published for this very day, held against the table. */
    published: z.array(
      z.object({
        id: z.string(),
        label: Names,
        on: z.string(),
        published: z.number(),
        computed: z.number(),
        states: z.array(z.string()),
        /** Why the two differ, where they do. */
        discrepancy: Names.nullable(),
        source: z.string(),
      }),
    ),
    sources: StandardsSources,
  }),
  csv: true,
  examples: [{ on: '2014-05-28' }, { instrument: 'C097', on: '2014-05-28' }],
})
