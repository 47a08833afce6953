export type {
  Calendar,
  CalendarFacts,
  CalendarProposal,
  CalendarText,
  CalendarVersion,
} from './calendars/Calendar.ts'
export {
  type CalendarCommand,
  calendarActions,
  calendarInForce,
  calendarRecord,
} from './calendars/calendarRecord.ts'
export { type Due, dueAt, dueAtEndOf, dueOn, type TimeLimit } from './dueOn.ts'
export {
  type CalendarSection,
  type Holiday,
  type HolidayCalendar,
  isWorkingDay,
  joinSections,
  WEEKDAYS,
  type Weekday,
  weekdayOf,
} from './HolidayCalendar.ts'
export { endOfLocalDay, isTimeZone, localDateOf } from './localTime.ts'
export { readHolidays } from './readHolidays.ts'
