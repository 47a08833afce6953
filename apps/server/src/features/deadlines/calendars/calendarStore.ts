import type { CalendarFile, CalendarSummary } from '@corridor/contract'
import {
  type Calendar,
  type CalendarProposal,
  calendarActions,
  calendarInForce,
} from '@corridor/deadlines'
import { sql } from 'kysely'
import { oneIn, whereFilter } from '../../../db/recordFilterSql.ts'
import { noSuchRecord } from '../../../http/decisions.ts'
import type { Sender } from '../../../http/guard.ts'
import type { Database } from '../../identity/IdentityParts.ts'
import type { LedgerPlace } from '../../ledger/LedgerPlace.ts'
import { possibleActs } from '../../ledger/possibleActs.ts'
import { readerOf } from '../../ledger/readerOf.ts'
import { readRecord } from '../../ledger/readRecord.ts'
import { personNames } from '../../organisations/personNames.ts'
import { calendarFacts, calendarKind, calendarProtection } from './calendarKind.ts'

export interface CalendarParts {
  readonly db: Database
  readonly ledger: LedgerPlace
}

/** The calendars within reach, by jurisdiction. */
export async function listCalendars(
  { db, ledger }: CalendarParts,
  sender: Pick<Sender, 'filter'>,
): Promise<CalendarSummary[]> {
  const reach = whereFilter(sender.filter('read.configuration'), {
    kind: 'configuration',
    attributes: { id: oneIn('record'), jurisdiction: oneIn('jurisdiction') },
  })
  const { rows } = await sql<{ record: string; state: string }>`
    select record, state from holiday_calendar
    where tenant = ${ledger.tenant} and ${reach} order by jurisdiction`.execute(db)
  return rows.map(({ record, state }) => {
    const calendar = JSON.parse(state) as Calendar
    const sections = calendarInForce(calendar)?.sections ?? []
    return {
      id: record,
      jurisdiction: calendar.jurisdiction,
      coveredFrom: sections[0]?.from ?? null,
      coveredUntil: sections.at(-1)?.until ?? null,
      versions: calendar.versions.length,
      proposed: calendar.proposal !== null,
    }
  })
}

/** Whether there is such a calendar. */
export async function hasCalendar({ db, ledger }: CalendarParts, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from holiday_calendar where tenant = ${ledger.tenant} and record = ${id}`.execute(db)
  return rows.length > 0
}

/** So that rules that need a proposal are looked at though no reason was given yet. */
const TRIALS = {
  'calendar.withdraw': { reason: '-' },
  'calendar.decline': { reason: '-' },
}

const TYPES = Object.values(calendarActions).map(({ type }) => type)

/**
 * A calendar with its versions; that it was opened is in the log before it is shown.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readCalendarFile(
  parts: CalendarParts,
  sender: Sender,
  id: string,
): Promise<CalendarFile> {
  const { ledger } = parts
  const protection = calendarProtection(jurisdictionOf(id))
  const basis = sender.require('read.configuration', protection)
  if (!(await hasCalendar(parts, id))) throw noSuchRecord('read.configuration')
  const read = await readRecord(ledger, calendarKind, id, readerOf(sender, basis))
  const state = read.state!
  const { jurisdiction, versions, proposal } = state
  const names = await personNames(parts, [
    ...versions.flatMap(({ by, confirmedBy }) => [...by, confirmedBy]),
    ...(proposal?.by ?? []),
  ])
  const person = (one: string) => ({ id: one, name: names.get(one) ?? null })
  const shown = (text: CalendarProposal) => ({
    ...text,
    weekend: [...text.weekend],
    holidays: [...text.holidays],
    by: text.by.map(person),
  })
  return {
    id,
    jurisdiction,
    version: read.version,
    versions: versions.map((one) => ({
      ...shown(one),
      confirmedAt: one.confirmedAt,
      confirmedBy: person(one.confirmedBy),
    })),
    proposal: proposal === null ? null : shown(proposal),
    coveredUntil: calendarInForce(state)?.sections.at(-1)?.until ?? null,
    acts: [
      ...possibleActs(
        calendarKind,
        TYPES,
        read,
        sender,
        protection,
        { now: ledger.now().toISOString(), facts: calendarFacts(ledger) },
        TRIALS,
      ),
    ],
  }
}

export const jurisdictionOf = (calendar: string): string => calendar.replace(/^calendar-/, '')
