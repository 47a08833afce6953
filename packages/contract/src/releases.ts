import { z } from 'zod'
import { route } from './route.ts'

export const ReleaseId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')
  .describe('Identifier of a release, for example un-ims-2020')

/** What a reader needs to judge and cite a figure's source. */
export const SourceReference = z.object({
  release: z.string(),
  title: z.string(),
  publisher: z.string(),
  revision: z.string(),
  vintage: z.number(),
  licence: z.object({ name: z.string(), status: z.enum(['verified', 'unverified']) }),
  citation: z.string(),
  /** SHA-256 of the observations as text. */
  checksum: z.string(),
})
export type SourceReference = z.infer<typeof SourceReference>

export const Release = SourceReference.extend({
  kind: z.enum([
    'migrant-stocks',
    'annual-demography',
    'recruitment-statistics',
    'country-reports',
  ]),
  /** Whether it came with Corridor, was imported, or was published by this installation itself. */
  origin: z.enum(['shipped', 'imported', 'published']),
  published: z.string().nullable(),
  source: z.string(),
  /** `by-row` where each row of the figures names its own. */
  unit: z.enum(['persons', 'by-row']),
  years: z.array(z.number()),
  sexes: z.array(z.string()),
  areas: z.number(),
  rows: z.number(),
  /** Releases of the other kind that belong with it. */
  matching: z.array(z.string()),
  /** For a national table laid over another release. */
  base: z.string().nullable(),
  synthetic: z.boolean(),
  notes: z.array(z.string()),
  /** When it entered this catalogue, ISO 8601. */
  catalogued: z.string(),
})
export type Release = z.infer<typeof Release>

export const releasesRoute = route({
  id: 'listReleases',
  method: 'GET',
  path: '/releases',
  summary: 'The catalogue: every release with vintage, licence, citation and checksum',
  permission: 'public',
  input: z.object({}),
  output: z.object({ releases: z.array(Release) }),
  csv: true,
  examples: [{}],
})

export const releaseRoute = route({
  id: 'getRelease',
  method: 'GET',
  path: '/releases/:release',
  summary: 'One release of the catalogue',
  permission: 'public',
  input: z.object({ release: ReleaseId }),
  output: Release,
  examples: [{ release: 'un-ims-2020' }],
})
