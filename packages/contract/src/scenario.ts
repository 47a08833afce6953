import { z } from 'zod'
import { AreaCode } from './areas.ts'
import { EstimateSelection } from './estimate.ts'

const Persons = z.number().min(0).max(10_000_000_000)

/** One figure changed. Later edits of the same figure win. */
export const ScenarioEdit = z.union([
  z
    .strictObject({
      table: z.enum(['start', 'end']),
      origin: AreaCode,
      destination: AreaCode,
      persons: Persons,
    })
    .describe(
      'Persons born in the origin who live in the destination. The population is kept: the native-born make up the difference. Origin = destination sets the native-born and with it the population',
    ),
  z.strictObject({ area: AreaCode, births: Persons }),
  z.strictObject({ area: AreaCode, deaths: Persons }),
])
export type ScenarioEdit = z.infer<typeof ScenarioEdit>

/** The foreign-born of one destination at one date, from a national source. */
export const NationalTable = z.strictObject({
  table: z.enum(['start', 'end']),
  destination: AreaCode,
  rows: z.array(z.strictObject({ origin: AreaCode, persons: Persons })).max(300),
  /** What becomes of origins that the table does not name. */
  others: z.enum(['keep', 'zero']).default('keep'),
  source: z.string().max(500).default(''),
})
export type NationalTable = z.infer<typeof NationalTable>

const Km = z.number().positive().max(1_000_000)

/** Distances of the user's own; Corridor ships none. A pair given one way holds both ways. */
const ScenarioDistances = z.strictObject({
  source: z.string().max(500).default(''),
  km: z
    .record(AreaCode, z.record(AreaCode, Km))
    .describe('Kilometres by origin, then destination, of every pair of areas of the estimate'),
})

const decayWith = {
  withinKm: Km.optional().describe(
    'Distance within an area; independence and pseudo-bayes need it',
  ),
  distances: ScenarioDistances.optional(),
}

/** Figures the estimate must meet, and how moves fall with distance. */
export const ScenarioConstraints = z.strictObject({
  knownFlows: z
    .array(z.strictObject({ origin: AreaCode, destination: AreaCode, persons: Persons }))
    .max(2_000)
    .optional(),
  fixedStayers: z
    .array(z.strictObject({ birthplace: AreaCode, residence: AreaCode, persons: Persons }))
    .max(2_000)
    .optional(),
  distanceDecay: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('power'),
        beta: z.number().min(0).max(10),
        ...decayWith,
      }),
      z.strictObject({
        kind: z.literal('exponential'),
        gammaPerKm: z.number().min(0).max(1),
        ...decayWith,
      }),
    ])
    .optional(),
})
export type ScenarioConstraints = z.infer<typeof ScenarioConstraints>

/**
 * A what-if as a file: the web page saves it, `corridor flows estimate --scenario` runs it, and
 * both give the same figures. Tables are applied first, then edits, each in their order.
 */
export const Scenario = z.strictObject({
  format: z.literal('corridor-scenario'),
  version: z.literal(1),
  title: z.string().max(200).default(''),
  /** Which estimate it starts from; name the releases, so that it starts from the same figures later. */
  selection: EstimateSelection.omit({ simulation: true }),
  /** SHA-256 of the accounts it was made on (`getFlowInputs`); others are told, not refused. */
  inputsChecksum: z.string().max(64).optional(),
  nationalTables: z.array(NationalTable).max(100).default([]),
  edits: z.array(ScenarioEdit).max(10_000).default([]),
  constraints: ScenarioConstraints.prefault({}),
})
export type Scenario = z.infer<typeof Scenario>
