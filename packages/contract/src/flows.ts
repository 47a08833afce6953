import { z } from 'zod'
import { AreaCode, Grouping } from './areas.ts'
import {
  EstimateHeader,
  EstimateSelection,
  FlowMethodName,
  PeriodText,
  SexName,
} from './estimate.ts'
import { IntervalBounds, RowBounds, SimulationId } from './intervals.ts'
import { ReleaseId, SourceReference } from './releases.ts'
import { route } from './route.ts'

export const flowOptionsRoute = route({
  id: 'listFlowOptions',
  method: 'GET',
  path: '/flows',
  summary: 'Which estimates can be asked for: periods, methods, vintages, sexes',
  permission: 'public',
  input: z.object({}),
  output: z.object({
    methods: z.array(
      z.object({
        method: FlowMethodName,
        publishedAs: z.string().nullable(),
        /** Sexes it can be computed for on the releases at hand. */
        sexes: z.array(SexName),
        knowsMoveTypes: z.boolean(),
      }),
    ),
    /** One entry per usable pair of releases, the default first. */
    vintages: z.array(
      z.object({
        stocks: z.string(),
        demography: z.string(),
        label: z.string(),
        origin: z.enum(['shipped', 'imported']),
        periods: z.array(z.object({ period: z.string(), years: z.number() })),
      }),
    ),
    defaults: z.object({
      period: z.string(),
      method: FlowMethodName,
      stocks: z.string(),
      demography: z.string(),
      grouping: Grouping,
      threshold: z.number(),
    }),
  }),
  examples: [{}],
})

export const worldMatrixRoute = route({
  id: 'getWorldMatrix',
  method: 'GET',
  path: '/flows/world',
  summary: 'The whole matrix of one estimate: persons from every origin to every destination',
  description:
    'Columns of equal length; pairs without a flow are left out. Persons to three decimals.',
  permission: 'public',
  input: EstimateSelection,
  output: z.object({
    estimate: EstimateHeader,
    areas: z.array(z.string()),
    /** Positions in `areas`. */
    origin: z.array(z.number()),
    destination: z.array(z.number()),
    persons: z.array(z.number()),
    /**
     * Bounds of the 90 % interval in the order of `persons`; null without a simulation. With one,
     * pairs are listed whose estimate is 0 but whose upper bound is not.
     */
    lower: z.array(z.number()).nullable().optional(),
    median: z.array(z.number()).nullable().optional(),
    upper: z.array(z.number()).nullable().optional(),
  }),
  csv: true,
  examples: [{ period: '2010-2015', method: 'closed-minimum', stocks: 'un-ims-2020' }],
})

/** Persons of one row by type of move; null for methods that do not know it. */
const MovesByType = {
  outward: z.number().nullable(),
  return: z.number().nullable(),
  transit: z.number().nullable(),
}

export const MoveTypeName = z.enum(['outward', 'return', 'transit'])
export type MoveTypeName = z.infer<typeof MoveTypeName>

export const RegionNode = z.object({
  /** Region code, or area code where its region was opened. */
  code: z.string(),
  kind: z.enum(['region', 'area']),
  region: z.string(),
  /** Persons, moves inside the node not counted. */
  inflow: z.number(),
  outflow: z.number(),
  /** Moves between different areas of the region; 0 for an area. */
  within: z.number(),
  inflowInterval: IntervalBounds.nullable().optional(),
  outflowInterval: IntervalBounds.nullable().optional(),
})
export type RegionNode = z.infer<typeof RegionNode>

export const regionalMatrixRoute = route({
  id: 'getRegionalMatrix',
  method: 'GET',
  path: '/flows/regions',
  summary:
    'Flows between regions; `open` shows the countries of one region, the rest stays as regions',
  description:
    'Estimated on countries, then added: F[R,R] is moves between different countries of R.',
  permission: 'public',
  input: EstimateSelection.extend({
    grouping: Grouping.default('science-2014'),
    open: z.string().max(10).optional().describe('Code of the region to show by country'),
    type: MoveTypeName.optional().describe(
      'Only moves of this type; no method without birthplaces knows it',
    ),
  }),
  output: z.object({
    estimate: EstimateHeader,
    grouping: Grouping,
    open: z.string().nullable(),
    nodes: z.array(RegionNode),
    /** The type of move shown; null for all. */
    type: MoveTypeName.nullable().optional(),
    /** persons[i][j]: from node i to node j. */
    persons: z.array(z.array(z.number())),
    /**
     * Bounds of the 90 % interval in the same shape; null without a simulation and for moves of one
     * type. A cell between a country of the opened region and another region is null only where the
     * simulation was made before such sums were kept.
     */
    lower: z.array(z.array(z.number().nullable())).nullable().optional(),
    median: z.array(z.array(z.number().nullable())).nullable().optional(),
    upper: z.array(z.array(z.number().nullable())).nullable().optional(),
  }),
  csv: true,
  examples: [
    { period: '2005-2010', method: 'closed-minimum', stocks: 'un-ims-2020' },
    { period: '2005-2010', method: 'closed-minimum', stocks: 'un-ims-2020', open: 'ASI-S' },
  ],
})

export const CorridorRank = z.object({
  rank: z.number(),
  origin: z.string(),
  destination: z.string(),
  persons: z.number(),
  /** The opposite direction. */
  reverse: z.number(),
  /** persons - reverse. */
  net: z.number(),
  ...MovesByType,
  /** Bounds of the 90 % interval of `persons`; null without a simulation. */
  ...RowBounds,
})
export type CorridorRank = z.infer<typeof CorridorRank>

export const topCorridorsRoute = route({
  id: 'listTopCorridors',
  method: 'GET',
  path: '/flows/top',
  summary: 'The largest corridors of one estimate, with the share of all moves they make up',
  permission: 'public',
  input: EstimateSelection.extend({
    grouping: Grouping.default('science-2014'),
    from: z.string().max(10).optional().describe('Only from this area or region'),
    to: z.string().max(10).optional().describe('Only to this area or region'),
    measure: z.enum(['gross', 'net']).default('gross').describe('Order by persons or by net'),
    limit: z.coerce.number().int().min(1).max(500).default(20),
  }),
  output: z.object({
    estimate: EstimateHeader,
    corridors: z.array(CorridorRank),
    /** Pairs with a flow that fit `from` and `to`. */
    count: z.number(),
    /** Persons on all pairs that fit, and the share 0..1 of them that the list shows. */
    persons: z.number(),
    shownShare: z.number(),
  }),
  csv: true,
  examples: [
    { period: '2005-2010', stocks: 'un-ims-2020', limit: 20 },
    { period: '2005-2010', stocks: 'un-ims-2020', from: 'ASI-S', to: 'ASI-W', limit: 3 },
  ],
})

/** What names an estimate in a series. */
const SeriesEstimate = {
  period: z.string(),
  periodYears: z.number(),
  method: FlowMethodName,
  stocks: z.string(),
  demography: z.string(),
}

export const CorridorFlow = z.object({
  direction: z.enum(['outbound', 'inbound']),
  origin: z.string(),
  destination: z.string(),
  ...SeriesEstimate,
  persons: z.number().nullable(),
  /** Why there is no figure: area_excluded, not_covered, no_solution; null where there is one. */
  missing: z.string().nullable(),
  /** In words, for the reader. */
  missingDetail: z.string().nullable(),
  ...MovesByType,
  /** Bounds of the 90 % interval of `persons` and the simulation they are from; null without one. */
  ...RowBounds,
  simulation: z.string().nullable().optional(),
})
export type CorridorFlow = z.infer<typeof CorridorFlow>

export const corridorFlowsRoute = route({
  id: 'getCorridorFlows',
  method: 'GET',
  path: '/flows/corridors/:corridor',
  summary: 'One corridor through time, all methods side by side, both directions',
  permission: 'public',
  input: z.object({
    corridor: z.string().regex(/^[A-Z]{3}-[A-Z]{3}$/, 'two codes, for example NPL-QAT'),
    stocks: ReleaseId.optional().describe('All vintages when left out'),
    method: FlowMethodName.optional().describe('All methods when left out'),
    period: PeriodText.optional().describe('All periods when left out'),
    sex: SexName.default('both'),
    simulation: SimulationId.optional().describe(
      'Finished simulation of one of these estimates, whose intervals it is given; the others keep theirs',
    ),
  }),
  output: z.object({
    origin: z.string(),
    destination: z.string(),
    unit: z.literal('persons'),
    sex: SexName,
    flows: z.array(CorridorFlow),
    sources: z.array(SourceReference),
    intervalNote: z.string(),
    engine: z.string(),
    /** What the engine noticed about these two areas in the estimates used. */
    notes: z.array(
      z.object({
        period: z.string(),
        stocks: z.string(),
        method: FlowMethodName,
        text: z.string(),
      }),
    ),
  }),
  csv: true,
  examples: [
    { corridor: 'NPL-QAT' },
    { corridor: 'MEX-USA', stocks: 'un-ims-2024', method: 'closed-minimum' },
  ],
})

export const CountryFlow = z.object({
  ...SeriesEstimate,
  inflow: z.number().nullable(),
  outflow: z.number().nullable(),
  net: z.number().nullable(),
  /** Net migration that the demography release itself gives, for comparison. */
  netMigrationOfSource: z.number().nullable(),
  inflowInterval: IntervalBounds.nullable().optional(),
  outflowInterval: IntervalBounds.nullable().optional(),
  netInterval: IntervalBounds.nullable().optional(),
  missing: z.string().nullable(),
})
export type CountryFlow = z.infer<typeof CountryFlow>

export const countryFlowsRoute = route({
  id: 'getCountryFlows',
  method: 'GET',
  path: '/flows/countries/:area',
  summary:
    'One area through time: in, out and net by method, and its largest partners in one estimate',
  permission: 'public',
  input: EstimateSelection.extend({
    area: AreaCode,
    limit: z.coerce.number().int().min(1).max(250).default(15),
  }),
  output: z.object({
    area: z.string(),
    estimate: EstimateHeader,
    series: z.array(CountryFlow),
    origins: z.array(z.object({ area: z.string(), persons: z.number() })),
    destinations: z.array(z.object({ area: z.string(), persons: z.number() })),
    inflow: z.number().nullable(),
    outflow: z.number().nullable(),
    /** Why the area is not in the selected estimate; null where it is. */
    missing: z.string().nullable(),
  }),
  csv: true,
  examples: [{ area: 'NPL', period: '2015-2020', stocks: 'un-ims-2020' }],
})
