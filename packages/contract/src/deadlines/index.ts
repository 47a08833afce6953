import {
  CALENDAR_ACT_ROUTES,
  calendarsRoute,
  holidayCalendarRoute,
  readHolidaysRoute,
} from './calendars.ts'
import { queueRoute, releaseWorkRoute, takeWorkRoute } from './queue.ts'

export * from './calendars.ts'
export * from './queue.ts'

/** Operations on what waits, and on what working days are counted by. */
export const DEADLINE_ROUTES = [
  queueRoute,
  takeWorkRoute,
  releaseWorkRoute,
  calendarsRoute,
  readHolidaysRoute,
  holidayCalendarRoute,
  ...CALENDAR_ACT_ROUTES,
] as const
