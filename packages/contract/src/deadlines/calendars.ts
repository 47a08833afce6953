import { calendarActions, WEEKDAYS } from '@corridor/deadlines'
import { z } from 'zod'
import { actionRoute, PossibleAct } from '../action.ts'
import { route } from '../route.ts'

const Day = z.iso.date()

export { WEEKDAYS } from '@corridor/deadlines'

export const Holiday = z.object({ date: Day, name: z.string() })
export type Holiday = z.infer<typeof Holiday>

const Person = z.object({ id: z.string(), name: z.string().nullable() })

const proposal = {
  from: Day,
  until: Day,
  weekend: z.array(z.enum(WEEKDAYS)),
  holidays: z.array(Holiday),
  source: z.string(),
  correctsError: z.boolean(),
  proposedAt: z.iso.datetime(),
  by: z.array(Person),
}

/** A jurisdiction's working days, with every version that was ever in force. */
export const CalendarFile = z.object({
  id: z.string(),
  jurisdiction: z.string(),
  version: z.int(),
  /** In the order in which they were confirmed. */
  versions: z.array(z.object({ ...proposal, confirmedAt: z.iso.datetime(), confirmedBy: Person })),
  proposal: z.object(proposal).nullable(),
  /** The last day that what is in force reaches; null before anything is. */
  coveredUntil: Day.nullable(),
  acts: z.array(PossibleAct),
})
export type CalendarFile = z.infer<typeof CalendarFile>

export const CalendarSummary = z.object({
  id: z.string(),
  jurisdiction: z.string(),
  coveredFrom: Day.nullable(),
  coveredUntil: Day.nullable(),
  versions: z.int(),
  proposed: z.boolean(),
})
export type CalendarSummary = z.infer<typeof CalendarSummary>

const CalendarId = z
  .string()
  .regex(/^calendar-[A-Z]{3}(-[A-Z0-9]{1,12})?$/, 'calendar- and a jurisdiction: calendar-NPL')
const OfCalendar = z.object({ calendar: CalendarId })
const NPL = { calendar: 'calendar-NPL' } as const

export const calendarsRoute = route({
  id: 'listCalendars',
  method: 'GET',
  path: '/calendars',
  summary: 'Holiday calendars of jurisdictions',
  permission: 'read.configuration',
  narrows: true,
  input: z.object({}),
  output: z.object({ calendars: z.array(CalendarSummary) }),
  examples: [{}],
})

export const holidayCalendarRoute = route({
  id: 'getCalendar',
  method: 'GET',
  path: '/calendars/:calendar',
  summary: 'One holiday calendar with its versions and what is proposed',
  permission: 'read.configuration',
  narrows: true,
  input: OfCalendar,
  output: CalendarFile,
  examples: [NPL],
})

export const readHolidaysRoute = route({
  id: 'readHolidays',
  method: 'POST',
  path: '/calendars/read-holidays',
  summary: 'Read a list of holidays (CSV with the columns date and name); nothing is stored',
  permission: 'propose.configuration',
  input: z.object({}),
  body: z.object({
    file: z.string().trim().min(1).max(200).describe('Its name, for the problems'),
    content: z.base64().describe('Its bytes in base64'),
  }),
  bodyExample: {
    file: 'holidays.csv',
    content: 'ZGF0ZSxuYW1lCjIwMzAtMDUtMDEsRXhhbXBsZSBkYXkK',
  },
  output: z.object({ holidays: z.array(Holiday) }),
  examples: [{}],
})

/** Where a command about one calendar is found. */
const at = (verb: string) => ({
  path: `/calendars/:calendar/${verb}`,
  input: OfCalendar,
  examples: [NPL] as const,
})

export const proposeCalendarRoute = actionRoute(calendarActions.propose, {
  id: 'proposeCalendar',
  ...at('propose'),
  summary: 'Propose the working days of a jurisdiction from a day on',
  payloadExample: {
    jurisdiction: 'NPL',
    from: '2030-01-01',
    until: '2030-12-31',
    weekend: ['saturday'],
    holidays: [{ date: '2030-05-01', name: 'Example day' }],
    source: 'Example gazette 12',
    correctsError: false,
  },
})

export const confirmCalendarRoute = actionRoute(calendarActions.confirm, {
  id: 'confirmCalendar',
  ...at('confirm'),
  summary: 'Put what another person proposed into force; open deadlines are counted anew',
  payloadExample: {},
})

export const declineCalendarRoute = actionRoute(calendarActions.decline, {
  id: 'declineCalendar',
  ...at('decline'),
  summary: 'Turn down what was proposed',
  payloadExample: { reason: 'Example reason' },
})

export const withdrawCalendarRoute = actionRoute(calendarActions.withdraw, {
  id: 'withdrawCalendar',
  ...at('withdraw'),
  summary: 'Take a proposal back',
  payloadExample: { reason: 'Example reason' },
})

/** Every command about calendars. */
export const CALENDAR_ACT_ROUTES = [
  proposeCalendarRoute,
  confirmCalendarRoute,
  declineCalendarRoute,
  withdrawCalendarRoute,
] as const
