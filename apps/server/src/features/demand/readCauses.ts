import type { FreezeCause } from '@corridor/recruitment/demand'
import { CompiledQuery } from 'kysely'
import type { DemandReading } from './DemandParts.ts'
import { CAUSES } from './readCheckFacts.ts'

/** Why each of some orders stands still on a day. */
export async function readCauses(
  { db, ledger }: Pick<DemandReading, 'db' | 'ledger'>,
  records: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, FreezeCause[]>> {
  if (records.length === 0) return new Map()
  const { rows } = await db.executeQuery<{ record: string; causes: FreezeCause[] }>(
    CompiledQuery.raw(
      `select o.record, ${CAUSES} as causes from job_order o
       where o.tenant = $1 and o.record = any($2::text[])`,
      [ledger.tenant, records, today],
    ),
  )
  return new Map(rows.map(({ record, causes }) => [record, causes]))
}
