import type { BreakGlass } from '@corridor/permissions'
import type { Emergency } from '@corridor/permissions/emergencies'
import type { Kysely } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import { HOME } from '../ledger/LedgerPlace.ts'

/** What a person has opened by break-glass and may still use, as decisions read it. */
export async function loadOpenEmergencies(
  db: Kysely<CorridorDatabase>,
  person: string,
  now: Date,
): Promise<readonly BreakGlass[]> {
  const rows = await db
    .selectFrom('break_glass')
    .select('state')
    .where('tenant', '=', HOME)
    .where('person', '=', person)
    .where('status', '=', 'open')
    .where('closes', '>', now)
    .execute()
  return rows.map(({ state }) => {
    const { owner, ...opened } = JSON.parse(state) as Emergency
    return { ...opened, noticeOwedTo: { owner, auditor: true } }
  })
}
