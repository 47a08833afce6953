import { SEXES } from '@corridor/kernel'
import { z } from 'zod'

const ReleaseId = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, as un-ims-2020')

const Words = z.string().trim().min(1)

/** What its author says of a release; the rest of the manifest follows from the figures. */
export const ReleaseDraft = z.strictObject({
  id: ReleaseId,
  kind: z.enum([
    'migrant-stocks',
    'annual-demography',
    'recruitment-statistics',
    'country-reports',
  ]),
  title: Words,
  publisher: Words,
  revision: Words,
  /** A year, a month or a day, as exactly as it is known; null when it is not. */
  published: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be a year, a month or a day, as 2021-01-15')
    .nullable(),
  /** `by-row` where each row of the figures names its own. */
  unit: z.enum(['persons', 'by-row']).default('persons'),
  licence: z.strictObject({
    name: Words,
    url: z.url().optional(),
    /** `unverified` when the publisher's own statement was not seen. */
    status: z.enum(['verified', 'unverified']),
  }),
  citation: Words,
  /** Where the figures were obtained and how they were re-expressed. */
  source: Words,
  /** The year by which the revision is known; figures of different vintages do not belong together. */
  vintage: z.int().min(1900).max(2100),
  /** Releases of the other kind that belong with this one. */
  matching: z.array(ReleaseId).readonly().default([]),
  /** Whether the figures are made up, for teaching or tests. */
  synthetic: z.boolean().default(false),
  /** The release over which a national table was laid. */
  base: ReleaseId.nullable().default(null),
  /** What a reader must know before using the figures. */
  notes: z.array(Words).readonly().default([]),
})

export type ReleaseDraft = z.infer<typeof ReleaseDraft>

/**
 * The description of a release, kept beside its figures as `release.json`.
 * `content.sha256` and `content.bytes` are of the CSV text before compression, `content.rows` are
 * its lines without the header, `dimensions.areas` the area codes in it without residual origins.
 */
export const ReleaseManifest = z.strictObject({
  schema: z.literal(1),
  ...ReleaseDraft.shape,
  dimensions: z.strictObject({
    years: z.array(z.int()).readonly(),
    sexes: z.array(z.enum(SEXES)).readonly(),
    areas: z.int().nonnegative(),
  }),
  content: z.strictObject({
    file: z.literal('observations.csv.gz'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    rows: z.int().nonnegative(),
    bytes: z.int().nonnegative(),
  }),
})

export type ReleaseManifest = z.infer<typeof ReleaseManifest>
