import type { instrumentRoute } from '@corridor/contract'
import type { RouteOutput } from '../../app/fetchRoute.ts'

/** What the interface tells about one instrument on a day. */
export type InstrumentAnswer = RouteOutput<typeof instrumentRoute>
