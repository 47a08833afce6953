import { z } from 'zod'
import { IntervalHeader, SimulationId } from './intervals.ts'
import { ReleaseId, SourceReference } from './releases.ts'

export const FlowMethodName = z.enum([
  'drop-negative',
  'reverse-negative',
  'migration-rates',
  'open-minimum',
  'open-independence',
  'closed-minimum',
  'closed-independence',
  'pseudo-bayes',
])
export type FlowMethodName = z.infer<typeof FlowMethodName>

export const SexName = z.enum(['both', 'female', 'male'])

export const PeriodText = z
  .string()
  .regex(/^\d{4}-\d{4}$/, 'first and last year, for example 2010-2015')
  .describe('Mid-year of the first to mid-year of the last year')

/** Which estimate: the same words in every operation, in the page's address and on the command line. */
export const EstimateSelection = z.object({
  period: PeriodText.default('2015-2020'),
  method: FlowMethodName.default('closed-minimum'),
  stocks: ReleaseId.optional().describe(
    'Stock release; the newest shipped one that covers the period when left out',
  ),
  demography: ReleaseId.optional().describe(
    'Births, deaths and population; the release that belongs with the stocks when left out',
  ),
  sex: SexName.default('both'),
  weight: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0.87)
    .describe('Share of minimum migration in pseudo-bayes'),
  whenInfeasible: z.enum(['stop', 'exclude', 'relax']).default('stop'),
  simulation: SimulationId.optional().describe(
    'Finished simulation whose intervals are given; the one with the usual errors and the most draws when left out',
  ),
})
export type EstimateSelection = z.infer<typeof EstimateSelection>

const NamedPersons = z.object({ area: z.string(), persons: z.number() })

/** Everything the engine noticed while it computed. Persons. */
export const Diagnostics = z.object({
  excluded: z.array(
    z.object({
      area: z.string(),
      reason: z.string(),
      personsStart: z.number(),
      personsEnd: z.number(),
    }),
  ),
  composites: z.array(z.object({ code: z.string(), members: z.array(z.string()) })),
  globalDifference: z.number().nullable(),
  negativeNativeBorn: z.array(NamedPersons.extend({ table: z.enum(['start', 'end']) })),
  birthsAboveNativeBorn: z.array(
    z.object({ area: z.string(), births: z.number(), nativeBorn: z.number() }),
  ),
  balancing: z.array(
    z.object({
      table: z.enum(['start', 'end']),
      blocks: z.array(
        z.object({
          areas: z.array(z.string()),
          ratio: z.number(),
          gapPersons: z.number(),
        }),
      ),
      iterations: z.number(),
      largestErrorPersons: z.number(),
      relaxed: z.boolean(),
    }),
  ),
  largestNetMigrationDeviation: NamedPersons.nullable(),
  outside: z.object({ leavers: z.number(), arrivals: z.number() }).nullable(),
  notes: z.array(z.string()),
})
export type Diagnostics = z.infer<typeof Diagnostics>

/** What stands above every answer: how the figures were made and from what. */
export const EstimateHeader = z.object({
  method: FlowMethodName,
  /** The column of the published tables that the method corresponds to; null where none was published. */
  publishedAs: z.string().nullable(),
  weight: z.number().nullable(),
  period: z.string(),
  periodYears: z.number(),
  sex: SexName,
  unit: z.literal('persons'),
  /** Names the vintages, for example "un-ims-2020 + un-wpp-2022". */
  vintage: z.string(),
  sources: z.array(SourceReference),
  /** Persons who changed country of residence, world total. */
  total: z.number(),
  areas: z.number(),
  /** Interval of the total, from a finished simulation; null while there is none. */
  interval: IntervalHeader.nullable(),
  /** What the interval covers and what not, or why there is none. */
  intervalNote: z.string(),
  status: z.literal('estimated'),
  engine: z.string(),
  diagnostics: Diagnostics,
})
export type EstimateHeader = z.infer<typeof EstimateHeader>
