import type { Demonstration } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { DemoName, DemoScript } from '@corridor/recruitment/demo'
import type { DemoParts } from './DemoParts.ts'
import { findDemonstration } from './demonstration.ts'

/**
 * Marks an empty database as a demonstration, before anything else is entered.
 *
 * @returns whether this same demonstration is there in whole already.
 * @throws {DomainError} `already_exists` where the database holds anything else, or another one.
 */
export async function beginDemonstration(
  { ledger }: Pick<DemoParts, 'ledger'>,
  { seed, startsOn, endsOn }: DemoScript,
  agencies: number,
  begun: Date,
): Promise<boolean> {
  const { owner, tenant } = ledger
  const found = await findDemonstration(owner, tenant)
  if (found !== null) {
    const isSame =
      found.seed === seed && found.starts_on === startsOn && found.agencies === agencies
    if (isSame) return found.finished !== null
    throw new DomainError(
      'already_exists',
      `This database holds another demonstration: seed ${found.seed}, from ${found.starts_on}, ${found.agencies} agencies. Load the same, or use an empty database`,
    )
  }
  const others = await otherData({ ledger })
  if (others.length > 0) {
    throw new DomainError(
      'already_exists',
      `A demonstration is loaded into an empty database only. This one holds ${others.join(', ')}; nothing was changed. Name an empty one with DATA_DIR or DATABASE_URL`,
    )
  }
  await owner.query(
    `insert into demonstration (tenant, seed, starts_on, ends_on, agencies, begun)
     values ($1, $2, $3, $4, $5, $6)`,
    [tenant, seed, startsOn, endsOn, agencies, begun],
  )
  return false
}

/** What a database holds that no demonstration entered, in words. */
async function otherData({ ledger }: Pick<DemoParts, 'ledger'>): Promise<readonly string[]> {
  const { owner, tenant } = ledger
  const { rows } = await owner.query<{ what: string; count: string }>(
    `select 'accounts of staff' as what, count(*)::text as count from person
     union all select 'accounts of workers', count(*)::text from worker_account
     union all select 'agency files', count(*)::text from agency_import
     union all select 'records', count(*)::text from ledger_head
       where not (tenant = $1 and record = 'home')`,
    [tenant],
  )
  return rows.flatMap(({ what, count }) => (count === '0' ? [] : [`${count} ${what}`]))
}

/** Notes that everything is there, and where the guided tour leads. */
export async function finishDemonstration(
  { ledger, clock }: Pick<DemoParts, 'ledger' | 'clock'>,
  { tour }: DemoScript,
  ids: ReadonlyMap<DemoName, string>,
): Promise<void> {
  const { owner, tenant } = ledger
  const stops = Object.fromEntries(
    Object.entries(tour).map(([stop, name]) => [stop, ids.get(name)!]),
  )
  const { rows } = await owner.query<{ order: string; clearance: string }>(
    `select (select number from job_order where tenant = $1 and record = $2) as order,
       (select number from clearance where tenant = $1 and record = $3) as clearance`,
    [tenant, stops.jobOrder, stops.clearance],
  )
  const whole = {
    ...stops,
    jobOrderNumber: rows[0]!.order,
    clearanceNumber: rows[0]!.clearance,
  } as NonNullable<Demonstration['tour']>
  await owner.query('update demonstration set finished = $2, tour = $3 where tenant = $1', [
    tenant,
    clock.now(),
    JSON.stringify(whole),
  ])
}
