import { addDays, DomainError, type IsoDate } from '@corridor/kernel'
import { calendarLength, monthsRoundedUp } from '../periods/calendarLength.ts'

/** Insurance time of survivors under Norwegian rules; a flagged year counts as a whole one. */
export interface InsuranceTime {
  readonly state: string
  readonly from: IsoDate
  readonly to: IsoDate
  readonly wholeEntryYear: boolean
  readonly wholeExitYear: boolean
}

const MOST_MONTHS = 480

/**
 * Own months over own and foreign ones, for survivors' benefits: flagged years are filled, a
 * neighbour loses the year so filled, own and all lengths are each added with thirty days a month and
 * rounded up once, and both are at most 480.
 *
 * @throws {DomainError} `bad_option` when filling a year leaves nothing of a period.
 * @source rule derived from seven published expectations of a Norwegian administration's own tests
 * (navikt, MIT); it reproduces all of them
 */
export function norwegianShare(
  home: string,
  periods: readonly InsuranceTime[],
): readonly [own: number, all: number] {
  const sorted = periods.toSorted((one, other) => (one.from < other.from ? -1 : 1))
  const filled = sorted.map((period, place) => {
    const [before, after] = [sorted[place - 1], sorted[place + 1]]
    const year = (date: IsoDate) => date.slice(0, 4)
    let from = period.wholeEntryYear ? `${year(period.from)}-01-01` : period.from
    let to = period.wholeExitYear ? `${year(period.to)}-12-31` : period.to
    if (before?.wholeExitYear === true && year(before.to) === year(period.from)) {
      from = addDays(`${year(before.to)}-12-31`, 1)
    }
    if (after?.wholeEntryYear === true && year(after.from) === year(period.to)) {
      to = addDays(`${year(after.from)}-01-01`, -1)
    }
    if (from > to) {
      throw new DomainError('bad_option', `Nothing is left of ${period.from} to ${period.to}`)
    }
    return { state: period.state, length: calendarLength(from, to) }
  })
  const months = (those: typeof filled) => monthsRoundedUp(those.map(({ length }) => length))
  const own = months(filled.filter(({ state }) => state === home))
  return [Math.min(own, MOST_MONTHS), Math.min(months(filled), MOST_MONTHS)]
}
