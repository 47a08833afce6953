import { addDays, DomainError, yearOf } from '@corridor/kernel'
import type { Instrument, InstrumentId } from '../Instrument.ts'
import type { StandardsBook } from '../StandardsBook.ts'
import { statusOn } from '../statusOn.ts'
import { type Verification, weakest } from '../verification.ts'
import { type DueItem, type DueSpan, isWithin } from './DueItem.ts'

/** The year in which the reports of a group of States were due first, with who says so. */
export interface ReportingStart {
  readonly instrument: InstrumentId
  /** First letters of the States' English names, one of the groups of the cycle, as `A-F`. */
  readonly letters: string
  readonly startYear: number
  readonly source: string
  /** `unverified` when left out. */
  readonly verification?: Verification
}

/** Years between two reports, and the letter groups that take turns. */
const CYCLES = {
  fundamental: { years: 3, groups: ['A-F', 'G-N', 'O-Z'] },
  governance: { years: 3, groups: ['A-F', 'G-N', 'O-Z'] },
  technical: { years: 6, groups: ['A-B', 'C-F', 'G-K', 'L-N', 'O-S', 'T-Z'] },
} as const

type Group = keyof typeof CYCLES

/** The letter groups that take turns in the cycle of a category. */
export const letterGroupsOf = (group: Group): readonly string[] => CYCLES[group].groups

const DEADLINE = '09-01'

const SOURCE =
  'ILO Constitution Art. 22; cycle by practice of the Governing Body, ILO guide on supervision'

/**
 * The letter group of a State in the cycle of an instrument's category.
 *
 * @throws {DomainError} `bad_request` when the name begins with no Latin letter.
 * @example
 * letterGroup('Nepal', 'technical') // => 'L-N'
 */
export function letterGroup(englishName: string, group: Group): string {
  const letter = englishName.normalize('NFD').charAt(0).toUpperCase()
  const found = CYCLES[group].groups.find((range) => range[0]! <= letter && letter <= range[2]!)
  if (found !== undefined) return found
  throw new DomainError(
    'bad_request',
    `"${englishName}" begins with no letter from A to Z; give the State's English name`,
  )
}

/**
 * Reports on one ratified convention: by its cycle where the start year is known, else one item
 * that says that it is not.
 */
export function reportsDue(
  book: StandardsBook,
  instrument: Instrument,
  starts: readonly ReportingStart[],
  { state, englishName }: { readonly state: string; readonly englishName: string },
  span: DueSpan,
): readonly DueItem[] {
  if (instrument.category === null || instrument.lifeCycle === null) return []
  const { group, verification } = instrument.category
  const letters = letterGroup(englishName, group)
  const { years } = CYCLES[group]
  const shared = {
    kind: 'report',
    instrument: instrument.id,
    record: null,
    rule: 'report-art22',
  } as const
  const start = starts.find((own) => own.instrument === instrument.id && own.letters === letters)
  if (start === undefined) {
    const status = lastStanding(book, state, instrument.id, span)
    if (status === null) return []
    return [
      {
        ...shared,
        kind: 'report-cycle-unknown',
        date: null,
        year: null,
        text: `A report on ${instrument.id} is due every ${years} years on 1 September; the years of the States ${letters} are not known here`,
        verification: weakest([verification, status.verification, 'partly']),
        source: SOURCE,
      },
    ]
  }
  return yearsOf(start.startYear, years, span).flatMap((year): DueItem[] => {
    const date = `${year}-${DEADLINE}`
    const status = statusOn(book, state, instrument.id, date)
    // The first report, which is more detailed, comes by itself.
    const isLater = status.entryIntoForce !== null && year > yearOf(status.entryIntoForce) + 1
    if (!isWithin(span, date) || status.kind !== 'in-force' || !isLater) return []
    return [
      {
        ...shared,
        date,
        year,
        text: `Report on ${instrument.id} (Art. 22), States ${letters}, every ${years} years`,
        verification: weakest([
          verification,
          status.verification,
          start.verification ?? 'unverified',
          'sourced',
        ]),
        source: `${SOURCE}; start year: ${start.source}`,
      },
    ]
  })
}

/** The first detailed report after entry into force: the year after it, by practice. */
export function firstReportDue(
  book: StandardsBook,
  instrument: Instrument,
  state: string,
  span: DueSpan,
): readonly DueItem[] {
  if (instrument.category === null || instrument.lifeCycle === null) return []
  const status = lastStanding(book, state, instrument.id, span)
  if (status?.entryIntoForce == null) return []
  const year = yearOf(status.entryIntoForce) + 1
  if (!isWithin(span, `${year}-${DEADLINE}`)) return []
  return [
    {
      kind: 'first-report',
      date: null,
      year,
      instrument: instrument.id,
      record: null,
      rule: 'report-types',
      text: `First, detailed report on ${instrument.id}, in force since ${status.entryIntoForce}; by practice asked for in the year after`,
      verification: 'unverified',
      source: null,
    },
  ]
}

/** The standing at the end of the span, where the State is bound then or about to be. */
function lastStanding(book: StandardsBook, state: string, instrument: InstrumentId, span: DueSpan) {
  const status = statusOn(book, state, instrument, addDays(span.until, -1))
  const counts = status.kind === 'in-force' || status.kind === 'registered'
  return counts ? status : null
}

function yearsOf(start: number, every: number, { from, until }: DueSpan): readonly number[] {
  const [first, last] = [yearOf(from), yearOf(until)]
  const years: number[] = []
  const skipped = Math.max(0, Math.ceil((first - start) / every))
  for (let year = start + skipped * every; year <= last; year += every) years.push(year)
  return years
}
