import type { alertsRoute, LedgerAlert } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { z } from 'zod'
import { dayBounds } from './dayBounds.ts'
import type { Queryable } from './LedgerPlace.ts'

export type AlertsWanted = z.output<(typeof alertsRoute)['input']>

const MOST_DAYS = 31
const DAY_MS = 86_400_000

/** From when to when, where the authority is, nobody is expected to grant roles. */
const EVENING = 20
const MORNING = 7

type Alert = Omit<LedgerAlert, 'actorName'>

/**
 * What stands out in the log of the days given, the most striking of each kind first.
 *
 * @param client within the transaction in which the look is noted.
 * @param owner connections that may read the log of accounts.
 * @throws {DomainError} `bad_request` for days that run back or are more than 31.
 */
export async function findAlerts(
  client: Queryable,
  owner: Queryable,
  tenant: string,
  { from, to, records, refusals, openings }: AlertsWanted,
  timeZone: string,
): Promise<readonly LedgerAlert[]> {
  const [start, end] = [dayBounds(from, timeZone)[0], dayBounds(to, timeZone)[1]]
  const length = Date.parse(end) - Date.parse(start)
  if (length <= 0 || length > (MOST_DAYS + 0.5) * DAY_MS) {
    throw new DomainError(
      'bad_request',
      `Ask for 1 to ${MOST_DAYS} days, the first before the last, not ${from} to ${to}`,
    )
  }
  const found = [
    ...(await readings(client, tenant, 'shown', [start, end, records])),
    ...(await readings(client, tenant, 'refused', [start, end, refusals])),
    ...(await emergencies(client, tenant, [start, end, openings])),
    ...(await grants(owner, [start, end, timeZone])),
  ]
  return found.map((alert) => ({ ...alert, actorName: null }))
}

interface AlertRow {
  readonly actor: string
  readonly count: number
  readonly first: Date | string
  readonly last: Date | string
}

const alertsOf = (kind: Alert['kind'], rows: readonly AlertRow[]): readonly Alert[] =>
  rows.map(({ actor, count, first, last }) => ({
    kind,
    actor,
    count,
    first: new Date(first).toISOString(),
    last: new Date(last).toISOString(),
  }))

type Bounds<Third> = readonly [start: string, end: string, third: Third]

/** Within a clock hour, since a working day of single openings is no mass reading. */
async function readings(
  client: Queryable,
  tenant: string,
  outcome: 'shown' | 'refused',
  [start, end, least]: Bounds<number>,
): Promise<readonly Alert[]> {
  const { rows } = await client.query<AlertRow>(
    `select actor, count(*)::integer as count, min(first) as first, max(last) as last
     from (select actor, date_trunc('hour', read_at) as hour,
                  case when $2 = 'shown' then record else id end as what,
                  min(read_at) as first, max(read_at) as last
           from ledger_read
           where tenant = $1 and outcome = $2 and read_at >= $3 and read_at < $4
             and act = 'open' and ($2 = 'refused' or record is not null)
           group by 1, 2, 3) single
     group by actor, hour having count(*) >= $5
     order by count desc, first desc limit 100`,
    [tenant, outcome, start, end, least],
  )
  return alertsOf(outcome === 'shown' ? 'mass-reads' : 'many-refusals', rows)
}

async function emergencies(
  client: Queryable,
  tenant: string,
  [start, end, least]: Bounds<number>,
): Promise<readonly Alert[]> {
  const { rows } = await client.query<AlertRow>(
    `select actor, count(*)::integer as count, min(at) as first, max(at) as last
     from (select entry::json ->> 'actor' as actor, entry::json ->> 'recordedAt' as at
           from ledger_action
           where tenant = $1 and type collate "C" = 'break-glass.open'
             and (entry::json ->> 'recordedAt') >= $2 and (entry::json ->> 'recordedAt') < $3
          ) opened
     group by actor having count(*) >= $4
     order by count desc, first desc limit 100`,
    [tenant, start, end, least],
  )
  return alertsOf('repeated-break-glass', rows)
}

async function grants(
  owner: Queryable,
  [start, end, timeZone]: Bounds<string>,
): Promise<readonly Alert[]> {
  const { rows } = await owner.query<AlertRow>(
    `select actor, count(*)::integer as count, min(at) as first, max(at) as last
     from audit_event
     where verb = 'grant.role' and actor is not null and at >= $1 and at < $2
       and (extract(hour from at at time zone $3) >= ${EVENING}
            or extract(hour from at at time zone $3) < ${MORNING})
     group by actor, (at at time zone $3)::date
     order by count desc, first desc limit 100`,
    [start, end, timeZone],
  )
  return alertsOf('grant-out-of-hours', rows)
}
