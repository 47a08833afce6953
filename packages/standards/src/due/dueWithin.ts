import { addMonths, type IsoDate } from '@corridor/kernel'
import type { InstrumentId } from '../Instrument.ts'
import type { StateCode } from '../Ratification.ts'
import { checkState, type StandardsBook } from '../StandardsBook.ts'
import type { SupervisionRecord } from '../supervision/SupervisionRecord.ts'
import { type Provenance, weakest } from '../verification.ts'
import { type DueItem, type DueSpan, isWithin } from './DueItem.ts'
import { lifeCycleDue } from './lifeCycleDue.ts'
import { firstReportDue, type ReportingStart, reportsDue } from './reportingCycle.ts'

/** The day on which the session that adopted an instrument closed. */
export interface SessionClose extends Provenance {
  readonly instrument: InstrumentId
  readonly closed: IsoDate
}

/** What an installation knows beyond the book. */
export interface DueBasis {
  readonly reporting: readonly ReportingStart[]
  readonly supervision: readonly SupervisionRecord[]
  /** Where none is given for an instrument, no date of its submission is told. */
  readonly sessions?: readonly SessionClose[]
}

export interface DueQuestion {
  readonly state: StateCode
  /** By which the State falls into a letter group of the reporting cycle. */
  readonly englishName: string
  readonly from: IsoDate
  readonly months: number
}

/**
 * What becomes due for a State from a day on, for some months: reports, replies, submissions, and
 * what happens by law. Dated items first, by date; then those of a year; then those without either.
 *
 * @returns items from `from` up to, not with, the same day `months` later.
 * @throws {DomainError} `unknown_area` for a State not held; `bad_request` for a name that begins
 * with no letter.
 * @source ILO Constitution Arts 19(5)(b), 19(6)(b), 22, 24, 26-29; ICRMW Art. 73; the instruments'
 * final articles.
 * @remarks O(instruments + records).
 */
export function dueWithin(
  book: StandardsBook,
  { reporting, supervision, sessions = [] }: DueBasis,
  { state, englishName, from, months }: DueQuestion,
): readonly DueItem[] {
  checkState(book, state)
  const span = { from, until: addMonths(from, months) }
  const items = [...book.entries.values()].flatMap((entry) => [
    ...lifeCycleDue(book, entry, state, span),
    ...reportsDue(book, entry.instrument, reporting, { state, englishName }, span),
    ...firstReportDue(book, entry.instrument, state, span),
  ])
  const own = supervision.filter((record) => record.state === state)
  return [
    ...items,
    ...sessions.flatMap((session) => submissionDue(session, span)),
    ...own.flatMap((record) => replyDue(record, span)),
  ].toSorted(byDate)
}

/** Months after the close of a session to bring what it adopted before the competent authority. */
const SUBMISSION_MONTHS = [12, 18] as const

function submissionDue({ instrument, closed, verification, source }: SessionClose, span: DueSpan) {
  return SUBMISSION_MONTHS.flatMap((months): DueItem[] => {
    const date = addMonths(closed, months)
    if (!isWithin(span, date)) return []
    const exceptional = months === 12 ? '' : ', where exceptional circumstances delay it'
    return [
      {
        kind: 'submission',
        date,
        year: Number(date.slice(0, 4)),
        instrument,
        record: null,
        rule: 'submission',
        text: `${instrument} is brought before the competent authority within ${months} months of the close of the session${exceptional}`,
        verification,
        source,
      },
    ]
  })
}

/** Months in which a government answers a complaint. */
const COMPLAINT_MONTHS = 3

function replyDue(record: SupervisionRecord, span: DueSpan): DueItem[] {
  if (record.status !== 'open') return []
  const isComplaint = record.kind === 'complaint' && record.due === null
  const date = isComplaint ? addMonths(record.date, COMPLAINT_MONTHS) : record.due
  if (date === null || !isWithin(span, date)) return []
  return [
    {
      kind: record.kind === 'reporting-request' ? 'report' : 'reply',
      date,
      year: Number(date.slice(0, 4)),
      instrument: record.instrument,
      record: record.id,
      rule: isComplaint ? 'art26' : 'record',
      text: isComplaint
        ? `${record.title}: answer within three months, counted here from the date of the record`
        : record.title,
      // The Constitution counts from the receipt of the report, which the record need not give.
      verification: isComplaint ? weakest([record.verification, 'partly']) : record.verification,
      source: record.source,
    },
  ]
}

const byDate = (a: DueItem, b: DueItem): number => {
  const [first, second] = [a, b].map(({ date, year }) => date ?? `${year ?? 9999}-99`)
  return first! < second! ? -1 : Number(first! > second!)
}
