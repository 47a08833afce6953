import { localDate } from '../../localDate.ts'
import { appendAction } from '../ledger/appendAction.ts'
import type { OpenLedger } from '../ledger/openLedger.ts'
import { bondKind } from './bondKind.ts'

/** The task of the job queue, run every minute. */
export const GUARANTEE_SWEEP = 'bond_guarantees'

interface DueRow {
  readonly record: string
  readonly version: number
}

/**
 * Records that guarantees ended: from then on they count nothing, and a bond may be short. Running
 * twice, or on two servers, does it once: each bond and day has its own key.
 *
 * @returns how many bonds changed.
 */
export async function expireGuarantees({
  ledger,
}: {
  readonly ledger: OpenLedger
}): Promise<number> {
  const { owner, tenant, timeZone, now } = ledger
  const on = localDate(timeZone, now())
  const { rows } = await owner.query<DueRow>(
    `select record, version from bond
     where tenant = $1 and next_expiry < $2 and status not in ('released', 'forfeited')
     order by next_expiry limit 1000`,
    [tenant, on],
  )
  let expired = 0
  for (const { record, version } of rows) {
    const answer = await appendAction(ledger, bondKind, {
      record,
      key: `clock-${record}-expire-${on}-${version}`,
      command: { type: 'bond.expire', payload: { on }, expectedVersion: version },
      context: {
        ...{ actor: 'system:clock', role: 'clock' },
        may: (permission) => permission === 'lapse.bond',
      },
      circumstances: { channel: 'clock' },
    })
    // Whatever else was added meanwhile is looked at with the next minute.
    if (answer.kind === 'recorded' && !answer.repeated) expired += 1
  }
  return expired
}
