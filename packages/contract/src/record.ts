import { z } from 'zod'
import { EstimateSelection } from './estimate.ts'
import { StockErrors } from './intervals.ts'
import { route } from './route.ts'
import { Scenario } from './scenario.ts'

const Checksum = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in 64 digits and letters a to f')

const RecordedRelease = z.object({
  release: z.string(),
  title: z.string(),
  citation: z.string(),
  checksum: Checksum,
})

/**
 * Everything needed to compute an estimate again and to say whether it is the same.
 *
 * `accounts.checksum` is the SHA-256 of the area codes joined by line breaks, a line break, and the
 * figures as 64-bit little-endian doubles: stocks at the start, at the end, births, deaths, net
 * migration; a column that is not there adds nothing. `result.checksum` is that of the areas and the
 * matrix origin x destination in the same form.
 */
export const EstimateRecord = z.object({
  format: z.literal('corridor-record'),
  version: z.literal(1),
  software: z.object({ name: z.literal('Corridor'), version: z.string(), engine: z.string() }),
  selection: EstimateSelection.omit({ simulation: true }),
  /** Options of the engine as they were in force, defaults included. */
  options: z.record(z.string(), z.unknown()),
  inputs: z.object({ stocks: RecordedRelease, demography: RecordedRelease }),
  /** Null for an estimate of the figures as released. */
  scenario: Scenario.nullable(),
  accounts: z.object({ areas: z.number(), checksum: Checksum }),
  result: z.object({ areas: z.number(), total: z.number(), checksum: Checksum }),
  /** The simulation whose intervals go with it, with its seed; null without one. */
  simulation: z
    .object({
      id: z.string(),
      draws: z.number(),
      seed: z.number(),
      errors: StockErrors,
      checksum: Checksum,
    })
    .nullable(),
})
export type EstimateRecord = z.infer<typeof EstimateRecord>

export const recordRoute = route({
  id: 'getEstimateRecord',
  method: 'GET',
  path: '/flows/record',
  summary: 'The reproducibility file of one estimate: inputs, method, seed, versions, checksums',
  description: '`corridor flows verify FILE` computes it again and says whether it is identical.',
  permission: 'public',
  input: EstimateSelection,
  output: EstimateRecord,
  examples: [{ period: '2010-2015', stocks: 'un-ims-2020' }],
})

export const packageRoute = route({
  id: 'getEstimatePackage',
  method: 'GET',
  path: '/flows/package',
  summary: 'One estimate as a Data Package: figures, schema, sources, licences and record in a zip',
  permission: 'public',
  input: EstimateSelection,
  output: z.unknown(),
  file: 'application/zip',
  examples: [{ period: '2010-2015', stocks: 'un-ims-2020' }],
})
