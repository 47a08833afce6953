import { isIsoDate } from '@corridor/kernel'
import { actionsOf, type CommandOf, defineRecord, type Finding, finding } from '@corridor/ledger'
import { z } from 'zod'
import { type HolidayCalendar, joinSections, WEEKDAYS } from '../HolidayCalendar.ts'
import type { Calendar, CalendarFacts, CalendarText } from './Calendar.ts'

const CONFIRMATION = 'calendar.confirmation'
const MOST_HOLIDAYS = 5_000

const defineAction = actionsOf<Calendar, CalendarFacts>()

const Day = z.string().refine(isIsoDate, 'a date like 2030-01-31')
const Words = z.string().trim().min(1).max(2000)

const Proposed = z.strictObject({
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{3}(-[A-Z0-9]{1,12})?$/, 'a country (NPL) or a part of it (NPL-P3)'),
  from: Day,
  until: Day,
  weekend: z.array(z.enum(WEEKDAYS)).max(6),
  holidays: z
    .array(z.strictObject({ date: Day, name: z.string().trim().min(1).max(200) }))
    .max(MOST_HOLIDAYS),
  source: Words,
  correctsError: z.boolean(),
})

const isProposed = (state: Calendar): Finding =>
  finding('calendar.proposed', state.proposal !== null, 'nothing is proposed')

/** SD5: in the future, unless nothing was in force before or an error is set right. */
const isInTheFuture = (
  state: Calendar | null,
  { from, correctsError }: Pick<CalendarText, 'from' | 'correctsError'>,
  { today }: CalendarFacts,
): Finding =>
  finding(
    'calendar.in_the_future',
    (state?.versions.length ?? 0) === 0 || correctsError || from > today,
    `${from} is not after today, ${today}: propose a later first day, or say that it corrects an error`,
  )

function findOrder({ from, until, weekend, holidays }: CalendarText): readonly Finding[] {
  const dates = holidays.map(({ date }) => date)
  const outside = dates.find((date) => date < from || date > until)
  const unordered = dates.find((date, index) => index > 0 && date <= dates[index - 1]!)
  return [
    finding('calendar.days_in_order', from <= until, `${until} is before ${from}`),
    finding(
      'calendar.weekend_once',
      new Set(weekend).size === weekend.length,
      'a weekday is there twice',
    ),
    finding(
      'calendar.holidays_within',
      outside === undefined,
      `the holiday ${outside} is not between ${from} and ${until}`,
    ),
    finding(
      'calendar.holidays_in_order',
      unordered === undefined,
      `the holiday ${unordered} is there twice or out of order`,
    ),
  ]
}

/** Proposes the working days of a jurisdiction from a day on. */
const propose = defineAction({
  type: 'calendar.propose',
  permission: 'propose.configuration',
  payload: Proposed,
  from: ['none', 'empty', 'in_force'],
  to: ['empty', 'in_force'],
  opens: [
    {
      name: CONFIRMATION,
      within: { count: 15, unit: 'days' },
      parameter: 'confirmation_days',
      missed: 'calendar.lapse',
    },
  ],
  guard: (state, payload, { facts }) => [
    finding('calendar.one_proposal', (state?.proposal ?? null) === null, 'another proposal waits'),
    finding(
      'calendar.same_jurisdiction',
      state === null || state.jurisdiction === payload.jurisdiction,
      `this is the calendar of ${state?.jurisdiction}`,
    ),
    isInTheFuture(state, payload, facts),
    ...findOrder(payload),
  ],
  fold: (state, { jurisdiction, ...text }, { actor, onBehalfOf, recordedAt }) => ({
    ...(state ?? { status: 'empty', jurisdiction, versions: [] }),
    proposal: {
      ...text,
      proposedAt: recordedAt,
      by: onBehalfOf === null ? [actor] : [actor, onBehalfOf],
    },
  }),
})

/** Puts it into force; what was in force before is kept. */
const confirm = defineAction({
  type: 'calendar.confirm',
  permission: 'confirm.configuration',
  payload: z.strictObject({}),
  from: ['empty', 'in_force'],
  to: ['empty', 'in_force'],
  closes: [CONFIRMATION],
  separation: {
    rule: 'SD1',
    words: 'who proposed it cannot confirm it: another person must do it',
    excluded: ({ proposal }) => ({ persons: proposal?.by ?? [] }),
  },
  guard: (state, _, { facts }) => [
    isProposed(state),
    ...(state.proposal === null ? [] : [isInTheFuture(state, state.proposal, facts)]),
  ],
  fold: (state, _, { actor, recordedAt }) => {
    const { jurisdiction, versions, proposal } = state
    if (proposal === null) return state
    const version = { ...proposal, confirmedAt: recordedAt, confirmedBy: actor }
    return { status: 'in_force', jurisdiction, versions: [...versions, version], proposal: null }
  },
})

const endOfProposal = {
  from: ['empty', 'in_force'],
  to: ['empty', 'in_force'],
  closes: [CONFIRMATION],
  guard: (state: Calendar) => [isProposed(state)],
} as const

/** Takes a proposal back. */
const withdraw = defineAction({
  ...endOfProposal,
  type: 'calendar.withdraw',
  permission: 'propose.configuration',
  payload: z.strictObject({ reason: Words }),
  fold: (state) => ({ ...state, proposal: null }),
})

/** Turns a proposal down. */
const decline = defineAction({
  ...endOfProposal,
  type: 'calendar.decline',
  permission: 'confirm.configuration',
  payload: z.strictObject({ reason: Words }),
  fold: (state) => ({ ...state, proposal: null }),
})

/** A proposal nobody confirmed in time ends; no role holds the permission, only the clock acts so. */
const lapse = defineAction({
  ...endOfProposal,
  type: 'calendar.lapse',
  permission: 'lapse.configuration',
  payload: z.strictObject({}),
  fold: (state) => ({ ...state, proposal: null }),
})

/** What people do with calendars, by name; the clock's own action is not among them. */
export const calendarActions = { propose, confirm, decline, withdraw } as const

/** Holiday calendars, one record for each jurisdiction: two persons change them, nothing is lost. */
export const calendarRecord = defineRecord({
  kind: 'calendar',
  statuses: ['empty', 'in_force'],
  actions: [propose, confirm, withdraw, decline, lapse],
})

export type CalendarCommand = CommandOf<typeof calendarRecord>

/** What is in force, as one calendar; null before anything was confirmed. */
export const calendarInForce = ({ jurisdiction, versions }: Calendar): HolidayCalendar | null =>
  versions.length === 0 ? null : { jurisdiction, sections: joinSections(versions.map(sectionOf)) }

const sectionOf = ({ from, until, weekend, holidays }: CalendarText) => ({
  from,
  until,
  weekend,
  holidays,
})
