import { z } from 'zod'
import { AreaCode, Grouping } from './areas.ts'
import { EstimateHeader, EstimateSelection } from './estimate.ts'
import { route } from './route.ts'

export const AreaRates = z.object({
  area: z.string(),
  inflow: z.number(),
  outflow: z.number(),
  net: z.number(),
  /** Mean of the populations at the two mid-years, of the demography release named. Persons. */
  population: z.number(),
  /** Over the whole period, per 1,000 of `population`; null without population. */
  immigrationPer1000: z.number().nullable(),
  emigrationPer1000: z.number().nullable(),
  netPer1000: z.number().nullable(),
  /** 100 |net| / (inflow + outflow); null without moves. The sign is that of `net`. */
  effectivenessPercent: z.number().nullable(),
})
export type AreaRates = z.infer<typeof AreaRates>

export const CorridorRates = z.object({
  origin: z.string(),
  destination: z.string(),
  persons: z.number(),
  /** Over the whole period, per 1,000 of the population of either end; null without population. */
  per1000OfOrigin: z.number().nullable(),
  per1000OfDestination: z.number().nullable(),
  /** 100 |there - back| / (there + back). */
  effectivenessPercent: z.number().nullable(),
})
export type CorridorRates = z.infer<typeof CorridorRates>

export const ratesRoute = route({
  id: 'getFlowRates',
  method: 'GET',
  path: '/flows/rates',
  summary: 'Emigration, immigration and net rates by area and corridor, and their effectiveness',
  description:
    'Rates are for the whole period, per 1,000 of the mean of the populations at its two ends; they are not made annual.',
  permission: 'public',
  input: EstimateSelection.extend({
    area: AreaCode.optional().describe('Only this area and the corridors from and to it'),
    limit: z.coerce.number().int().min(1).max(500).default(50).describe('Largest corridors'),
  }),
  output: z.object({
    estimate: EstimateHeader,
    /** What the rates are divided by, in words, and the release it is from. */
    denominator: z.object({ text: z.string(), release: z.string() }),
    areas: z.array(AreaRates),
    corridors: z.array(CorridorRates),
    world: z.object({
      population: z.number(),
      movesPer1000: z.number(),
      /** 100 sum |net| / sum (inflow + outflow). */
      effectivenessPercent: z.number(),
    }),
  }),
  csv: true,
  examples: [{ period: '2010-2015', stocks: 'un-ims-2020' }, { area: 'NPL' }],
})

export const cumulativeRoute = route({
  id: 'getCumulativeFlows',
  method: 'GET',
  path: '/flows/cumulative',
  summary: 'Moves added up over all periods of one vintage, 1990 to today',
  description:
    'Transitions of successive periods are added: a person who moves in two periods counts in both. A corridor has no sum where one of its periods has no figure.',
  permission: 'public',
  input: EstimateSelection.omit({ period: true, simulation: true }).extend({
    grouping: Grouping.default('science-2014'),
    from: z.string().max(10).optional().describe('Only from this area or region'),
    to: z.string().max(10).optional().describe('Only to this area or region'),
    limit: z.coerce.number().int().min(1).max(500).default(20),
  }),
  output: z.object({
    method: z.string(),
    vintage: z.string(),
    stocks: z.string(),
    demography: z.string(),
    sex: z.string(),
    unit: z.literal('persons'),
    /** First and last year that are covered without a gap. */
    span: z.string(),
    periods: z.array(
      z.object({
        period: z.string(),
        years: z.number(),
        /** Persons in scope in the period, and from the first period to the end of this one. */
        persons: z.number().nullable(),
        cumulative: z.number().nullable(),
        missing: z.string().nullable(),
      }),
    ),
    corridors: z.array(
      z.object({
        rank: z.number(),
        origin: z.string(),
        destination: z.string(),
        /** Sum of all periods. */
        persons: z.number(),
        /** In the order of `periods`; null where the pair has no figure. */
        byPeriod: z.array(z.number().nullable()),
        /** Running sum in the same order; null from the first gap on. */
        cumulative: z.array(z.number().nullable()),
      }),
    ),
    notes: z.array(z.string()),
    engine: z.string(),
  }),
  csv: true,
  examples: [{ stocks: 'un-ims-2020' }, { from: 'NPL', limit: 5 }],
})
