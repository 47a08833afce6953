import { queueRoute, releaseWorkRoute, takeWorkRoute } from './queue.ts'

export * from './queue.ts'

/** Operations on what waits and what it waits by. */
export const DEADLINE_ROUTES = [queueRoute, takeWorkRoute, releaseWorkRoute] as const
