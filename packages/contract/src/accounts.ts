import { z } from 'zod'
import { EstimateSelection, FlowMethodName } from './estimate.ts'
import { StockSourceClassName } from './intervals.ts'
import { SourceReference } from './releases.ts'
import { route } from './route.ts'

/** Cells that are not zero, in row order; positions in `areas`. The native-born are on the diagonal. */
export const SparseStocks = z.object({
  birthplace: z.array(z.number()),
  residence: z.array(z.number()),
  persons: z.array(z.number()),
})
export type SparseStocks = z.infer<typeof SparseStocks>

/** The prepared accounts of one estimate: what the engine is given, unrounded. */
export const accountsRoute = route({
  id: 'getFlowInputs',
  method: 'GET',
  path: '/flows/inputs',
  summary: 'The prepared accounts of one estimate, unrounded: what the engine computes from',
  description:
    'With `options` they give the estimate of the same selection bit for bit, wherever the engine runs.',
  permission: 'public',
  input: EstimateSelection.omit({ simulation: true }),
  output: z.object({
    selection: EstimateSelection.omit({ simulation: true }),
    vintage: z.string(),
    unit: z.literal('persons'),
    engine: z.string(),
    sources: z.array(SourceReference),
    areas: z.array(z.string()),
    stockStart: SparseStocks,
    stockEnd: SparseStocks,
    /** One figure an area; null where the method has no use for them (stocks of one sex). */
    births: z.array(z.number()).nullable(),
    deaths: z.array(z.number()).nullable(),
    netMigration: z.array(z.number()).nullable(),
    /** Column totals of the two tables; null for one sex. */
    populationStart: z.array(z.number()).nullable(),
    populationEnd: z.array(z.number()).nullable(),
    /** Options of `estimateFlows` of the selection. */
    options: z.object({
      method: FlowMethodName,
      pseudoBayesWeight: z.number().exactOptional(),
      whenInfeasible: z.enum(['stop', 'exclude', 'relax']).exactOptional(),
    }),
    excluded: z.array(
      z.object({
        area: z.string(),
        reason: z.string(),
        personsStart: z.number(),
        personsEnd: z.number(),
      }),
    ),
    composites: z.array(z.object({ code: z.string(), members: z.array(z.string()) })),
    /** What the figures show of their sources, for the error model of a simulation. */
    stockSources: z.array(
      z.object({
        area: z.string(),
        sourceClass: StockSourceClassName,
        changeOfShares: z.number(),
        offTheLine: z.number().nullable(),
        lineDate: z.number().nullable(),
        unknownOrigins: z.number(),
      }),
    ),
    /** SHA-256 of areas and figures; `record.ts` tells how. */
    checksum: z.string(),
  }),
  examples: [{ period: '2010-2015', method: 'closed-minimum', stocks: 'un-ims-2020' }],
})
