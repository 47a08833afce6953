import {
  type Calendar,
  calendarInForce,
  type Due,
  dueAt,
  dueAtEndOf,
  dueOn,
  type HolidayCalendar,
} from '@corridor/deadlines'
import { DomainError, isIsoDate } from '@corridor/kernel'
import type { Deadline } from '@corridor/ledger'
import type { Statements } from '../notifications/notify.ts'

/** A rule as it is kept with an open deadline. */
export type KeptRule =
  | { readonly count: number; readonly unit: 'hours' | 'days' | 'working_days' }
  | { readonly due: string }

export const ruleOf = (deadline: Deadline): KeptRule =>
  deadline.kind === 'due' ? { due: deadline.due } : { count: deadline.count, unit: deadline.unit }

interface Begun {
  readonly rule: KeptRule
  readonly started: Date
  readonly jurisdiction: string | null
}

/** When a deadline is due, by the calendar in force. */
export async function countDue(
  client: Statements,
  { tenant, timeZone }: { readonly tenant: string; readonly timeZone: string },
  { rule, started, jurisdiction }: Begun,
): Promise<Due> {
  if ('due' in rule) return fixedDue(rule.due, timeZone)
  const calendar =
    rule.unit === 'working_days' && jurisdiction !== null
      ? await readCalendar(client, tenant, jurisdiction)
      : null
  return dueOn(rule, started.getTime(), calendar, timeZone)
}

/** @throws {DomainError} `bad_option` for what is neither a date nor an instant. */
function fixedDue(due: string, timeZone: string): Due {
  if (isIsoDate(due)) return dueAtEndOf(due, timeZone)
  const instant = Date.parse(due)
  if (Number.isNaN(instant)) {
    throw new DomainError('bad_option', `a deadline on "${due}", which is neither day nor instant`)
  }
  return dueAt(instant, timeZone)
}

/**
 * The calendar in force. It stays so until the transaction is over: a confirmation waits, and then
 * counts anew what was opened here.
 */
async function readCalendar(
  client: Statements,
  tenant: string,
  jurisdiction: string,
): Promise<HolidayCalendar | null> {
  await client.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [
    calendarLock(tenant, jurisdiction),
  ])
  const { rows } = await client.query<{ state: string }>(
    'select state from holiday_calendar where tenant = $1 and jurisdiction = $2',
    [tenant, jurisdiction],
  )
  return rows[0] === undefined ? null : calendarInForce(JSON.parse(rows[0].state) as Calendar)
}

export const calendarLock = (tenant: string, jurisdiction: string): string =>
  `corridor calendar ${tenant} ${jurisdiction}`
