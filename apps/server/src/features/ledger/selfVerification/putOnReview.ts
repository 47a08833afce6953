import { createHash } from 'node:crypto'
import type { LedgerFault } from '@corridor/ledger'
import { clearanceKind } from '../../clearances/clearanceKind.ts'
import { protectedDemand } from '../../demand/protectedDemand.ts'
import { notify } from '../../notifications/notify.ts'
import { appendAction } from '../appendAction.ts'
import type { OpenLedger } from '../openLedger.ts'

/** What was done for an organisation while its entry of the watch list was not what was sealed. */
export interface Consequence {
  readonly kind: 'jobOrder' | 'clearance'
  readonly record: string
  /** The entry of the watch list that was changed. */
  readonly because: string
  readonly at: string
}

interface Done {
  readonly record: string
  readonly version: number
  readonly at: Date
}

interface ClearanceRow extends Done {
  readonly kind: 'clearance'
  readonly worker: string | null
  /** Not departed, and not on hold already. */
  readonly stoppable: boolean
}

type OrderRow = Done & { readonly kind: 'jobOrder' } & Parameters<typeof protectedDemand>[1]

/** Approved or issued since the seal that covers the changed version was closed. */
const DONE_SINCE = `
  with entry as (
    select e.organisation, (select min(s.body::jsonb ->> 'closedAt')::timestamptz from ledger_seal s
      where s.tenant = e.tenant and s.seal = any($3)) as since
    from watch_entry e where e.tenant = $1 and e.record = $2),
  approved as (
    select o.*, entry.since as changed_since, (select max((l.entry::json ->> 'recordedAt')::timestamptz)
      from ledger_action l where l.tenant = $1 and l.record = o.record
        and l.type = 'jobOrder.approve') as at
    from entry join job_order o on o.tenant = $1
      and (o.principal = entry.organisation or o.agency = entry.organisation))
  select 'jobOrder' as kind, o.record, o.version, o.at, null as worker, false as stoppable,
    o.office, o.post, o.agency, o.principal, o.jurisdiction, o.status
  from approved o where o.at >= o.changed_since
  union all
  select 'clearance', x.record, x.version, x.issued_at, x.worker,
    not x.hold and x.status = 'issued', null, null, null, null, null, null
  from entry join contract c on c.tenant = $1
      and (c.employer = entry.organisation or c.agency = entry.organisation)
    join clearance x on x.tenant = $1 and x.contract = c.record
  where x.issued_at >= entry.since
  order by 1, 2`

/**
 * Puts on review what was approved and issued for an organisation while its entry of the watch list
 * was not what was sealed: departures wait for a decision about each worker, and the office of a job
 * order is told. Nothing is revoked.
 *
 * @returns what was found, on review before or not.
 */
export async function putOnReview(
  {
    ledger,
    warn,
  }: {
    readonly ledger: OpenLedger
    readonly warn: (message: string, details: Readonly<Record<string, unknown>>) => void
  },
  faults: readonly LedgerFault[],
): Promise<readonly Consequence[]> {
  const { owner, tenant } = ledger
  const changed = Map.groupBy(
    faults.filter(({ record }) => record !== null),
    ({ record }) => record!,
  )
  const found: Consequence[] = []
  for (const [entry, of] of changed) {
    const seals = of.flatMap(({ seal }) => (seal === null ? [] : [seal]))
    const { rows } = await owner.query<ClearanceRow | OrderRow>(DONE_SINCE, [tenant, entry, seals])
    for (const row of rows) {
      found.push({ kind: row.kind, record: row.record, because: entry, at: row.at.toISOString() })
      if (row.kind === 'jobOrder') await tellOffice(ledger, row)
      else if (row.stoppable) await hold(ledger, warn, entry, row)
    }
  }
  return found
}

async function hold(
  ledger: OpenLedger,
  warn: (message: string, details: Readonly<Record<string, unknown>>) => void,
  entry: string,
  { record, version, worker }: ClearanceRow,
): Promise<void> {
  const digest = createHash('sha256').update(`${record} ${entry} ${version}`).digest('hex')
  const answer = await appendAction(ledger, clearanceKind, {
    record,
    subject: worker ?? record,
    key: `clock-${digest}`,
    command: {
      type: 'clearance.hold',
      payload: { cause: 'watch', subject: entry },
      expectedVersion: version,
    },
    context: {
      actor: 'system:clock',
      role: 'clock',
      may: (asked) => asked === 'hold.clearance',
    },
    circumstances: { channel: 'clock', causedBy: entry },
  })
  if (answer.kind === 'recorded') return
  warn('a clearance could not be put on review', { record, answer: answer.kind })
}

async function tellOffice({ owner, tenant, now }: OpenLedger, row: OrderRow): Promise<void> {
  const { record } = row
  await notify(
    owner,
    { tenant, now },
    {
      to: {
        permission: 'approve.job-order',
        on: protectedDemand('job-order', row).atOffice,
        except: [],
      },
      kind: 'record.review',
      params: { what: 'jobOrder', title: record },
      record,
    },
  )
}
