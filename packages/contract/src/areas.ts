import { z } from 'zod'
import { route } from './route.ts'

export const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const

export type Language = (typeof LANGUAGES)[number]

export const Names = z.object({ en: z.string(), fr: z.string(), es: z.string(), ar: z.string() })
export type Names = z.infer<typeof Names>

export const GROUPINGS = ['science-2014', 'm49-region', 'm49-subregion'] as const

export const Grouping = z.enum(GROUPINGS).describe('How areas are put together into regions')
export type Grouping = z.infer<typeof Grouping>

export const AreaCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'three capital letters, for example NPL')
  .describe('ISO 3166-1 alpha-3 code, or CHI, SCG, SUD')

export const Area = z.object({
  code: z.string(),
  iso2: z.string().nullable(),
  m49: z.string().nullable(),
  names: Names,
  /** The region of the area in each grouping. */
  regions: z.record(Grouping, z.string()),
  /** The areas a composite stands for; empty for every other area. */
  members: z.array(z.string()),
})
export type Area = z.infer<typeof Area>

export const Region = z.object({ code: z.string(), names: Names })
export type Region = z.infer<typeof Region>

export const areasRoute = route({
  id: 'listAreas',
  method: 'GET',
  path: '/areas',
  summary: 'Countries and areas with codes, names in four languages and regions',
  permission: 'public',
  input: z.object({}),
  output: z.object({
    areas: z.array(Area),
    /** Regions of each grouping, in the order they are drawn round the circle. */
    groupings: z.record(Grouping, z.array(Region)),
    source: z.string(),
    disclaimer: z.string(),
  }),
  examples: [{}],
})

export const SearchResult = z.object({
  kind: z.enum(['area', 'corridor', 'region', 'instrument']),
  /** Area code, region code, `NPL-QAT`, or the id of an instrument, as C097. */
  code: z.string(),
  /** Of a region: the grouping in which it has this code. */
  grouping: Grouping.optional(),
  /** In the language asked for. */
  label: z.string(),
  /** The part of the catalogue that matched: a name in another language, a code, another name. */
  matched: z.string(),
})
export type SearchResult = z.infer<typeof SearchResult>

export const searchRoute = route({
  id: 'search',
  method: 'GET',
  path: '/search',
  summary: 'Areas, regions, corridors and instruments by a name in any language or a code',
  permission: 'public',
  input: z.object({
    text: z.string().trim().min(1).max(100),
    language: z.enum(LANGUAGES).default('en'),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  output: z.object({ results: z.array(SearchResult) }),
  examples: [{ text: 'nepal qatar' }, { text: 'قطر', language: 'ar' }, { text: 'C097' }],
})
