import { addDays, addYears, type IsoDate } from '@corridor/kernel'
import type { LifeCycle } from '../Instrument.ts'
import { windowFor } from '../lifecycle/windowFor.ts'
import type { InstrumentEntry, StandardsBook } from '../StandardsBook.ts'
import { type InstrumentStatus, statusOn } from '../statusOn.ts'
import { weakest } from '../verification.ts'
import { type DueItem, type DueSpan, isWithin } from './DueItem.ts'

/**
 * What the life cycle of one ratified instrument brings within a span: entry into force, windows of
 * denunciation that open or close, its end, and reports to the United Nations.
 */
export function lifeCycleDue(
  book: StandardsBook,
  entry: InstrumentEntry,
  state: string,
  span: DueSpan,
): readonly DueItem[] {
  const status = statusOn(book, state, entry.instrument.id, addDays(span.until, -1))
  if (status.registered === null || entry.instrument.lifeCycle === null) return []
  const { lifeCycle } = entry.instrument
  return [
    ...begins(status, lifeCycle, span),
    ...ends(status, lifeCycle, span),
    ...windows(book, entry, status, span),
    ...(entry.instrument.kind === 'un-treaty' ? unReports(book, status, span) : []),
  ]
}

const itemOf = (status: InstrumentStatus, date: IsoDate) => ({
  date,
  year: Number(date.slice(0, 4)),
  instrument: status.instrument,
  record: null,
})

function begins(status: InstrumentStatus, lifeCycle: LifeCycle, span: DueSpan): DueItem[] {
  const { entryIntoForce, instrument } = status
  if (entryIntoForce === null || !isWithin(span, entryIntoForce)) return []
  return [
    {
      ...itemOf(status, entryIntoForce),
      kind: 'entry-into-force',
      rule: ruleOfBeginning(lifeCycle),
      text: `${instrument} enters into force, registered on ${status.registered}`,
      verification: status.verification,
      source: lifeCycle.source,
    },
  ]
}

function ruleOfBeginning({ entryIntoForce: { startsOn, delayMonths } }: LifeCycle): string {
  if (startsOn === 'first-of-next-month') return 'icrmw-eif'
  return delayMonths === 0 ? 'eif-old-type' : 'eif-member-standard'
}

function ruleOfWindow({ denunciation: { countsFrom, windowMonths } }: LifeCycle): string {
  if (countsFrom === 'state') return 'icrmw-denunciation'
  return windowMonths === null ? 'denunciation-old-type' : 'denunciation-window'
}

function ends(status: InstrumentStatus, lifeCycle: LifeCycle, span: DueSpan): DueItem[] {
  const { end, instrument } = status
  if (end === null || !isWithin(span, end.takesEffect)) return []
  const how = end.by === null ? `denounced on ${end.registered}` : `ended by ${end.by}`
  return [
    {
      ...itemOf(status, end.takesEffect),
      kind: 'end-takes-effect',
      rule: end.by === null ? ruleOfWindow(lifeCycle) : 'automatic-denunciation',
      text: `${instrument} ceases to bind, ${how}`,
      verification: status.verification,
      source: lifeCycle.source,
    },
  ]
}

function windows(
  book: StandardsBook,
  entry: InstrumentEntry,
  status: InstrumentStatus,
  span: DueSpan,
): DueItem[] {
  const lifeCycle = entry.instrument.lifeCycle!
  const items: DueItem[] = []
  const add = (
    kind: DueItem['kind'],
    date: IsoDate,
    text: string,
    known: DueItem['verification'],
  ) => {
    if (
      !isWithin(span, date) ||
      statusOn(book, status.state, status.instrument, date).kind !== 'in-force'
    )
      return
    items.push({
      ...itemOf(status, date),
      kind,
      rule:
        entry.instrument.kind === 'protocol' ? 'denunciation-protocol' : ruleOfWindow(lifeCycle),
      text,
      verification: weakest([known, status.verification]),
      source: lifeCycle.source,
    })
  }
  for (let day = span.from; day < span.until; ) {
    const window = windowFor(book, entry, status.registered!, day)
    if (window === null) break
    const { opens, closes, verification } = window
    const until = closes === null ? '' : ` until ${addDays(closes, -1)}`
    add(
      'denunciation-window-opens',
      opens,
      `${status.instrument} can be denounced${until}`,
      verification,
    )
    if (closes === null) break
    const last = `${addDays(closes, -1)} is the last day on which a denunciation of ${status.instrument} is registered`
    add('denunciation-window-closes', closes, last, verification)
    day = closes
  }
  return items
}

const UN_REPORT_YEARS = { first: 1, every: 5 }

/** @source ICRMW Art. 73(1), not checked against the text. */
function unReports(book: StandardsBook, status: InstrumentStatus, span: DueSpan): DueItem[] {
  const { entryIntoForce, instrument } = status
  if (entryIntoForce === null) return []
  const items: DueItem[] = []
  let date = addYears(entryIntoForce, UN_REPORT_YEARS.first)
  for (let round = 0; date < span.until; round++) {
    date = addYears(entryIntoForce, UN_REPORT_YEARS.first + UN_REPORT_YEARS.every * round)
    const { kind } = statusOn(book, status.state, instrument, date)
    if (!isWithin(span, date) || kind !== 'in-force') continue
    items.push({
      ...itemOf(status, date),
      kind: 'un-report',
      rule: 'icrmw-reports',
      text: `${round === 0 ? 'First report' : 'Report'} under ${instrument} to the United Nations, every ${UN_REPORT_YEARS.every} years`,
      verification: 'unverified',
      source: 'ICRMW Art. 73',
    })
  }
  return items
}
