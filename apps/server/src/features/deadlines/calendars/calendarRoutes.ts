import {
  CALENDAR_ACT_ROUTES,
  calendarsRoute,
  holidayCalendarRoute,
  readHolidaysRoute,
} from '@corridor/contract'
import { readHolidays } from '@corridor/deadlines'
import { DomainError } from '@corridor/kernel'
import { noSuchRecord } from '../../../http/decisions.ts'
import type { Mounting } from '../../../http/mount.ts'
import { mountCommand } from '../../../http/mountCommand.ts'
import { mountPrivate } from '../../../http/mountPrivate.ts'
import { mountActions } from '../../ledger/mountActions.ts'
import { calendarKind, calendarProtection } from './calendarKind.ts'
import {
  type CalendarParts,
  hasCalendar,
  jurisdictionOf,
  listCalendars,
  readCalendarFile,
} from './calendarStore.ts'

/** Enough for thousands of holidays. */
const LARGEST_BODY_BYTES = 2 ** 20

/** Holiday calendars: proposed by an administrator, put into force by the authority. */
export function calendarRoutes(place: Pick<Mounting, 'app' | 'guard'>, parts: CalendarParts): void {
  mountPrivate(place, calendarsRoute, async (_, sender) => ({
    calendars: await listCalendars(parts, sender),
  }))
  mountCommand(
    place,
    readHolidaysRoute,
    async (_, { file, content }) => ({
      holidays: [...readHolidays(file, Buffer.from(content, 'base64'))],
    }),
    { largestBodyBytes: LARGEST_BODY_BYTES },
  )
  mountPrivate(place, holidayCalendarRoute, ({ calendar }, sender) =>
    readCalendarFile(parts, sender, calendar),
  )
  mountActions(
    place,
    {
      ledger: parts.ledger,
      kind: calendarKind,
      largestBodyBytes: LARGEST_BODY_BYTES,
      async findRecord({ input, type, payload }) {
        const jurisdiction = jurisdictionOf(String(input.calendar))
        if (type !== 'calendar.propose') {
          if (await hasCalendar(parts, String(input.calendar))) {
            return calendarProtection(jurisdiction)
          }
          throw noSuchRecord('read.configuration')
        }
        const named = (payload as { readonly jurisdiction: string }).jurisdiction
        if (named === jurisdiction) return calendarProtection(jurisdiction)
        throw new DomainError(
          'bad_request',
          `The calendar of ${named} is calendar-${named}, not ${String(input.calendar)}`,
        )
      },
    },
    CALENDAR_ACT_ROUTES,
  )
}
