import { z } from 'zod'
import { AreaCode } from './areas.ts'
import { ReleaseId, SourceReference } from './releases.ts'
import { route } from './route.ts'

export const StockObservation = z.object({
  release: z.string(),
  year: z.number(),
  sex: z.enum(['both', 'female', 'male']),
  origin: z.string().nullable(),
  destination: z.string().nullable(),
  persons: z.number(),
})
export type StockObservation = z.infer<typeof StockObservation>

export const stocksRoute = route({
  id: 'listStocks',
  method: 'GET',
  path: '/stocks',
  summary: 'Migrant stocks: persons born in the origin who live in the destination',
  description:
    'Name an origin, a destination or both. With one of them only, `detail=partners` lists every partner and `detail=total` adds them up. A pair that is absent has no entry in the source, which is not the same as zero.',
  permission: 'public',
  input: z.object({
    origin: AreaCode.optional(),
    destination: AreaCode.optional(),
    release: ReleaseId.optional().describe('All stock releases when left out'),
    year: z.coerce.number().int().optional(),
    sex: z.enum(['both', 'female', 'male']).optional(),
    detail: z.enum(['partners', 'total']).default('total'),
  }),
  output: z.object({
    unit: z.literal('persons'),
    observations: z.array(StockObservation),
    sources: z.array(SourceReference),
    notes: z.array(z.string()),
  }),
  csv: true,
  examples: [
    { origin: 'NPL', destination: 'QAT' },
    { destination: 'QAT', year: 2020, detail: 'partners' },
  ],
})
