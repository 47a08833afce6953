import { z } from 'zod'
import { ReleaseId, SourceReference } from '../releases.ts'
import { route } from '../route.ts'

/** What is told of one figure. */
const Told = z.object({
  value: z.number().nullable(),
  /** Code of SDMX:CL_OBS_STATUS; `Q` where it is not shown. */
  status: z.string(),
  confidentiality: z.string(),
})

const Key = z.object({
  measure: z.string(),
  period: z.string(),
  origin: z.string(),
  destination: z.string(),
  reportedBy: z.string(),
  sex: z.string(),
  age: z.string(),
  education: z.string(),
  occupation: z.string(),
  industry: z.string(),
})

export const ReportedFigure = Key.extend(Told.shape)
export type ReportedFigure = z.infer<typeof ReportedFigure>

export const releaseCalendarRoute = route({
  id: 'getReleaseCalendar',
  method: 'GET',
  path: '/reporting/calendar',
  summary: 'What countries’ reports were released and which are to come, to the minute',
  permission: 'public',
  input: z.object({}),
  output: z.object({
    releases: z.array(
      z.object({
        release: z.string(),
        country: z.string(),
        period: z.string(),
        revision: z.number().int(),
        at: z.iso.datetime(),
        isOut: z.boolean(),
      }),
    ),
  }),
  examples: [{}],
})

export const reportedFiguresRoute = route({
  id: 'getReportedFigures',
  method: 'GET',
  path: '/reporting/figures',
  summary: 'The figures that a country reported, as they were released; the newest unless named',
  permission: 'public',
  input: z.object({ release: ReleaseId.optional() }),
  /** Without source where nothing was released yet. */
  output: z.object({ source: SourceReference.nullable(), figures: z.array(ReportedFigure) }),
  csv: true,
  examples: [{}],
})

export const releaseChangesRoute = route({
  id: 'getReleaseChanges',
  method: 'GET',
  path: '/reporting/changes',
  summary: 'What changed since the release before, figure by figure; of the newest unless named',
  permission: 'public',
  input: z.object({ release: ReleaseId.optional() }),
  output: z.object({
    /** Null where nothing was released yet. */
    release: z.string().nullable(),
    /** Null for the first. */
    before: z.string().nullable(),
    same: z.number().int(),
    differences: z.array(
      z.object({
        kind: z.enum(['added', 'removed', 'changed', 'status', 'hidden', 'shown']),
        key: Key,
        before: Told.nullable(),
        after: Told.nullable(),
      }),
    ),
  }),
  examples: [{}],
})
