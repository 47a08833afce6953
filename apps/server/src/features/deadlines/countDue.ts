import {
  type Calendar,
  calendarInForce,
  type Due,
  dueAt,
  dueAtEndOf,
  dueOn,
  type HolidayCalendar,
  localDateOf,
} from '@corridor/deadlines'
import { DomainError, isIsoDate } from '@corridor/kernel'
import type { Deadline } from '@corridor/ledger'
import type { Statements } from '../notifications/notify.ts'

/** A rule as it is kept with an open deadline. */
export type KeptRule =
  | {
      readonly count: number
      readonly unit: 'hours' | 'days' | 'working_days'
      /** The dated parameter that set the count; absent where the action's own holds. */
      readonly parameter?: { readonly record: string; readonly version: number }
    }
  | { readonly due: string }

/**
 * The rule of a deadline that begins: a dated parameter of its jurisdiction, its country or
 * everybody, in force on the day on which it begins, replaces the count that the action names.
 */
export async function ruleOf(
  client: Statements,
  { tenant, timeZone }: { readonly tenant: string; readonly timeZone: string },
  deadline: Deadline,
  jurisdiction: string | null,
): Promise<KeptRule> {
  if (deadline.kind === 'due') return { due: deadline.due }
  const { count, unit, parameter } = deadline
  if (parameter === null) return { count, unit }
  const { rows } = await client.query<{
    record: string
    version: number
    value: Readonly<Record<string, unknown>>
  }>(
    `select record, version, value from rule_parameter
     where tenant = $1 and name = $2 and valid_from <= $3::date
       and (valid_until is null or valid_until >= $3::date)
       and key in ('{}'::jsonb, jsonb_build_object('jurisdiction', $4::text),
         jsonb_build_object('jurisdiction', $5::text))
     -- The most particular one first.
     order by length(key::text) desc limit 1`,
    [
      ...[tenant, parameter, localDateOf(Date.parse(deadline.from), timeZone)],
      ...[jurisdiction, jurisdiction?.slice(0, 3)],
    ],
  )
  const [set] = rows
  const dated = set?.value[unit === 'hours' ? 'hours' : 'days']
  if (set === undefined || typeof dated !== 'number') return { count, unit }
  return { count: dated, unit, parameter: { record: set.record, version: set.version } }
}

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
