import { z } from 'zod'
import { Grouping } from './areas.ts'
import { FlowMethodName, PeriodText } from './estimate.ts'
import { SourceReference } from './releases.ts'
import { route } from './route.ts'

/** An estimate in one word: method, stocks, demography. The last two may be left out. */
export const EstimateText = z
  .string()
  .max(200)
  .regex(
    /^[a-z-]+(,[a-z0-9-]+){0,2}$/,
    'method,stocks,demography, for example closed-minimum,un-ims-2020,un-wpp-2022',
  )

export const ComparedEstimate = z.object({
  selection: z.string(),
  method: FlowMethodName,
  publishedAs: z.string().nullable(),
  stocks: z.string(),
  demography: z.string(),
  vintage: z.string(),
  sources: z.array(SourceReference),
  /** Persons of the pairs in scope, and of the world. */
  persons: z.number(),
  worldTotal: z.number(),
  areas: z.number(),
})
export type ComparedEstimate = z.infer<typeof ComparedEstimate>

export const DIFFERENCE_REASONS = [
  'method_differs',
  'stock_start_revised',
  'stock_end_revised',
  'net_migration_revised',
  'population_start_revised',
  'population_end_revised',
  'area_not_in_one',
] as const

/** Why two estimates of a pair differ: a figure behind them that was revised the same way. */
export const DifferenceReason = z.object({
  kind: z.enum(DIFFERENCE_REASONS),
  /** The area it concerns; null where it is the pair. */
  area: z.string().nullable(),
  /** The figure in a and in b; null where one has none. Persons. */
  a: z.number().nullable(),
  b: z.number().nullable(),
  /** In words. */
  text: z.string(),
})
export type DifferenceReason = z.infer<typeof DifferenceReason>

/** One pair in both estimates. `null` where an area is not in the estimate. Persons. */
export const ComparedPair = z.object({
  origin: z.string(),
  destination: z.string(),
  a: z.number().nullable(),
  b: z.number().nullable(),
  /** b - a. */
  difference: z.number().nullable(),
  /** Place among all pairs in scope, 1 the largest; null without a flow. */
  rankA: z.number().nullable(),
  rankB: z.number().nullable(),
  reasons: z.array(DifferenceReason),
})
export type ComparedPair = z.infer<typeof ComparedPair>

export const compareRoute = route({
  id: 'compareFlows',
  method: 'GET',
  path: '/flows/compare',
  summary: 'Two estimates of a period side by side: method, stock revision, demography revision',
  description:
    'For the world, a region or area pair (`from`, `to`), or one corridor. Differences come with a reason where the figures behind them differ too.',
  permission: 'public',
  input: z.object({
    a: EstimateText.default('closed-minimum,un-ims-2020,un-wpp-2022'),
    b: EstimateText.default('closed-minimum,un-ims-2024,un-wpp-2024'),
    period: PeriodText.default('2005-2010'),
    grouping: Grouping.default('science-2014'),
    from: z.string().max(10).optional().describe('Only from this area or region'),
    to: z.string().max(10).optional().describe('Only to this area or region'),
    limit: z.coerce.number().int().min(1).max(200).default(20),
  }),
  output: z.object({
    period: z.string(),
    periodYears: z.number(),
    unit: z.literal('persons'),
    a: ComparedEstimate,
    b: ComparedEstimate,
    from: z.string().nullable(),
    to: z.string().nullable(),
    /** b - a, persons in scope. */
    difference: z.number(),
    /** Pairs in scope of areas that both have, with a flow in at least one. */
    pairs: z.number(),
    /** Pearson correlation of persons and of ranks over these pairs; null where it is not defined. */
    correlation: z.number().nullable(),
    rankCorrelation: z.number().nullable(),
    /** Sum of absolute differences over the pairs in both, persons. */
    absoluteDifference: z.number(),
    /** Areas of one estimate that the other does not have. */
    areasOnlyInA: z.array(z.string()),
    areasOnlyInB: z.array(z.string()),
    /** The largest corridors of either, by their better place. */
    top: z.array(ComparedPair),
    /** The pairs that differ most. */
    differences: z.array(ComparedPair),
    /** Sums over regions of the grouping, a and b in rows of origin region. */
    regions: z.object({
      codes: z.array(z.string()),
      a: z.array(z.array(z.number())),
      b: z.array(z.array(z.number())),
    }),
    engine: z.string(),
  }),
  csv: true,
  examples: [
    {},
    { a: 'closed-minimum', b: 'pseudo-bayes', period: '2010-2015', limit: 5 },
    { from: 'NPL', to: 'QAT' },
    { from: 'ASI-S', to: 'ASI-W' },
  ],
})
