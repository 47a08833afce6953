import { isIsoDate } from '@corridor/kernel'
import { type Act, actionsOf, defineRecord, type Finding, finding } from '@corridor/ledger'
import { z } from 'zod'
import { Country } from '../definition/Questionnaire.ts'
import { REPORT_STATUSES, type Report, type ReportFacts } from './Report.ts'
import { REPORT_TRANSITIONS } from './reportTransitions.ts'

const defineAction = actionsOf<Report, ReportFacts>()

const Reason = z.string().trim().min(1).max(2000)
const Checksum = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in 64 digits and letters a to f')
const Instant = z.iso.datetime({ precision: 3 })

const REPORT_DUE = 'report.due'
const EMBARGO = 'report.embargo'

const doneBy = ({ actor, onBehalfOf, recordedAt }: Act) => ({
  at: recordedAt,
  by: onBehalfOf === null ? [actor] : [actor, onBehalfOf],
})

/** Names a report that a country is to be asked for. */
const draft = defineAction({
  type: 'report.draft',
  permission: 'call.report',
  payload: z.strictObject({
    questionnaire: z.string().min(1).max(128),
    definition: z.string().min(1).max(40),
    country: Country,
    period: z.string().regex(/^(19|20)\d{2}$/, 'a year such as 2030'),
    due: z.string().refine(isIsoDate, 'a date like 2030-01-31'),
  }),
  from: REPORT_TRANSITIONS.draft.from,
  to: REPORT_TRANSITIONS.draft.to,
  guard: (_, { country, definition }, { facts }) => [
    finding('report.asked', facts.asked, `${country} is not asked by an open questionnaire`),
    finding('report.once', !facts.isRepeated, 'there is a report of this country and year'),
    finding(
      'report.definition',
      facts.definition === definition,
      'the questionnaire has another definition',
    ),
  ],
  fold: (_, payload) => ({
    ...payload,
    ...{ status: 'drafted', revision: 1, revising: null, submission: null, acceptance: null },
    ...{ returned: null, schedule: null, releases: [] },
  }),
})

/** Asks the country. */
const open = defineAction({
  type: 'report.open',
  permission: 'call.report',
  payload: z.strictObject({}),
  from: REPORT_TRANSITIONS.open.from,
  to: REPORT_TRANSITIONS.open.to,
  opens: [{ name: REPORT_DUE, due: ({ due }) => due }],
  guard: (state, _, { facts }) => [
    finding('report.asked', facts.asked, `${state.country} is not asked by an open questionnaire`),
  ],
  fold: (state) => ({ ...state, status: 'open' }),
})

/** The focal point begins, or goes on after it was given back or is revised. */
const begin = defineAction({
  type: 'report.begin',
  permission: 'fill.report',
  payload: z.strictObject({}),
  from: REPORT_TRANSITIONS.begin.from,
  to: REPORT_TRANSITIONS.begin.to,
  fold: (state) => ({ ...state, status: 'in_progress', submission: null, acceptance: null }),
})

/** Sends exactly the answers that were looked at. */
const submit = defineAction({
  type: 'report.submit',
  permission: 'submit.report',
  payload: z.strictObject({ checksum: Checksum }),
  from: REPORT_TRANSITIONS.submit.from,
  to: REPORT_TRANSITIONS.submit.to,
  closes: [REPORT_DUE],
  guard: (_, { checksum }, { facts }) => isInOrder(facts.answers, checksum),
  fold: (state, { checksum }, act) => ({
    ...state,
    status: 'submitted',
    returned: null,
    submission: { ...doneBy(act), checksum },
  }),
})

function isInOrder(answers: ReportFacts['answers'], checksum: string): readonly Finding[] {
  return [
    finding(
      'report.unchanged',
      answers?.checksum === checksum,
      'the answers were changed meanwhile; look at them again',
    ),
    finding(
      'report.errors',
      (answers?.errors ?? 1) === 0,
      `${answers?.errors ?? 'All'} errors are left; correct them`,
    ),
    finding(
      'report.explained',
      (answers?.unexplained ?? 1) === 0,
      `${answers?.unexplained ?? 'All'} warnings are left; correct or explain them`,
    ),
  ]
}

/** Takes it back before it was judged. */
const takeBack = defineAction({
  type: 'report.take-back',
  permission: 'submit.report',
  payload: z.strictObject({ reason: Reason }),
  from: REPORT_TRANSITIONS.takeBack.from,
  to: REPORT_TRANSITIONS.takeBack.to,
  fold: (state) => ({ ...state, status: 'in_progress', submission: null }),
})

/** Gives it back to the country. */
const giveBack = defineAction({
  type: 'report.return',
  permission: 'review.report',
  payload: z.strictObject({ reason: Reason }),
  from: REPORT_TRANSITIONS.return.from,
  to: REPORT_TRANSITIONS.return.to,
  fold: (state, { reason }, { recordedAt }) => ({
    ...state,
    status: 'returned',
    acceptance: null,
    returned: { reason, at: recordedAt },
  }),
})

const sender = ({ submission }: Pick<Report, 'submission'>) => submission?.by ?? []

/** The second person takes exactly what was sent. */
const accept = defineAction({
  type: 'report.accept',
  permission: 'review.report',
  payload: z.strictObject({ checksum: Checksum }),
  from: REPORT_TRANSITIONS.accept.from,
  to: REPORT_TRANSITIONS.accept.to,
  separation: {
    rule: 'SD1',
    words: 'who sent a report cannot accept it: another person must do it',
    excluded: (state) => ({ persons: sender(state) }),
  },
  guard: (state, { checksum }) => [
    finding(
      'report.unchanged',
      state.submission?.checksum === checksum,
      'these are not the answers that were sent; look at them again',
    ),
  ],
  fold: (state, _, act) => ({ ...state, status: 'accepted', acceptance: doneBy(act) }),
})

const isLater = (publishAt: string, now: string) =>
  finding('report.later', publishAt > now, 'the moment of release is over; give a later one')

/** The third person says when it is released; until then nobody else sees it. */
const schedule = defineAction({
  type: 'report.schedule',
  permission: 'schedule.report',
  payload: z.strictObject({ publishAt: Instant, licence: z.string().trim().min(1).max(200) }),
  from: REPORT_TRANSITIONS.schedule.from,
  to: REPORT_TRANSITIONS.schedule.to,
  separation: {
    rule: 'SD1',
    words: 'who sent or accepted a report cannot release it: another person must do it',
    excluded: (state) => ({ persons: [...sender(state), ...(state.acceptance?.by ?? [])] }),
  },
  opens: [
    { name: EMBARGO, due: ({ schedule: when }) => when!.publishAt, missed: 'report.release' },
  ],
  guard: (_, { publishAt }, { now }) => [isLater(publishAt, now)],
  fold: (state, payload, act) => ({
    ...state,
    status: 'scheduled',
    schedule: { ...doneBy(act), ...payload },
  }),
})

/** Another moment; the reason stays in the log. */
const reschedule = defineAction({
  type: 'report.reschedule',
  permission: 'schedule.report',
  payload: z.strictObject({ publishAt: Instant, reason: Reason }),
  from: REPORT_TRANSITIONS.reschedule.from,
  to: REPORT_TRANSITIONS.reschedule.to,
  closes: [EMBARGO],
  opens: [
    { name: EMBARGO, due: ({ schedule: when }) => when!.publishAt, missed: 'report.release' },
  ],
  guard: (state, { publishAt }, { now }) => [
    isLater(publishAt, now),
    finding(
      'report.still-embargoed',
      (state.schedule?.publishAt ?? '') > now,
      'the moment of release has come; it is being released',
    ),
  ],
  fold: (state, { publishAt }) => ({ ...state, schedule: { ...state.schedule!, publishAt } }),
})

/** Takes it off the calendar. */
const unschedule = defineAction({
  type: 'report.unschedule',
  permission: 'schedule.report',
  payload: z.strictObject({ reason: Reason }),
  from: REPORT_TRANSITIONS.unschedule.from,
  to: REPORT_TRANSITIONS.unschedule.to,
  closes: [EMBARGO],
  guard: (state, _, { now }) => [
    finding(
      'report.still-embargoed',
      (state.schedule?.publishAt ?? '') > now,
      'the moment of release has come; it is being released',
    ),
  ],
  fold: (state) => ({ ...state, status: 'accepted', schedule: null }),
})

/** The clock, when the moment has come. */
const release = defineAction({
  type: 'report.release',
  permission: 'release.report',
  payload: z.strictObject({}),
  from: REPORT_TRANSITIONS.release.from,
  to: REPORT_TRANSITIONS.release.to,
  closes: [EMBARGO],
  guard: (state, _, { now }) => [
    finding('report.embargo', state.schedule!.publishAt <= now, 'the moment has not come'),
  ],
  fold: (state, _, { recordedAt }) => ({
    ...state,
    status: 'released',
    releases: [
      ...state.releases,
      {
        release: releaseNameOf(state),
        revision: state.revision,
        releasedAt: recordedAt,
        checksum: state.submission!.checksum,
        licence: state.schedule!.licence,
      },
    ],
  }),
})

/** Opens a released report again: the release stays, another one follows it. */
const revise = defineAction({
  type: 'report.revise',
  permission: 'submit.report',
  payload: z.strictObject({ kind: z.enum(['revision', 'correction']), reason: Reason }),
  from: REPORT_TRANSITIONS.revise.from,
  to: REPORT_TRANSITIONS.revise.to,
  fold: (state, payload, { recordedAt }) => ({
    ...state,
    status: 'revised',
    revision: state.revision + 1,
    revising: { ...payload, at: recordedAt },
    ...{ submission: null, acceptance: null, schedule: null },
  }),
})

/** The name of the release that is made of a report. */
export const releaseNameOf = ({
  definition,
  country,
  period,
  revision,
}: Pick<Report, 'definition' | 'country' | 'period' | 'revision'>): string =>
  `report-${definition}-${country.toLowerCase()}-${period}-r${revision}`

/** What people do with a report; that it is released is the clock's. */
export const reportActions = {
  draft,
  open,
  begin,
  submit,
  takeBack,
  return: giveBack,
  accept,
  schedule,
  reschedule,
  unschedule,
  revise,
} as const

/** The report of one country for one year. */
export const reportRecord = defineRecord({
  kind: 'report',
  statuses: REPORT_STATUSES,
  actions: [
    draft,
    open,
    begin,
    submit,
    takeBack,
    giveBack,
    accept,
    schedule,
    reschedule,
    unschedule,
    release,
    revise,
  ],
})
