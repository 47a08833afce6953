import { DomainError } from '@corridor/kernel'
import { appendAction } from '../ledger/appendAction.ts'
import type { OpenLedger } from '../ledger/openLedger.ts'
import { licenceKind } from '../licences/licenceKind.ts'

interface Row {
  readonly record: string
  readonly version: number
  readonly frozen: boolean
}

/** A licence counts as frozen whatever its status; one of which nothing is in force is left alone. */
const LICENCES = `
  select record, version, frozen from (
    select l.record, l.version, l.status, (l.state::jsonb ->> 'frozen') is not null as frozen,
      exists (select from bond b where b.tenant = l.tenant and b.holder = l.organisation
        and b.purpose = 'agency' and b.defaulted) as defaulted,
      exists (select from bond b where b.tenant = l.tenant and b.holder = l.organisation
        and b.purpose = 'agency' and not b.defaulted
        and b.status not in ('released', 'forfeited')) as restored
    from licence l where l.tenant = $1 and l.organisation = $2
  ) as licences
  where (defaulted and not frozen and status in
      ('provisional', 'active', 'renewal_due', 'preventive_suspension', 'suspended'))
    or (restored and frozen)`

/**
 * Freezes the licences of an agency whose bond is in default, and thaws them once it is topped up.
 * Running twice does it once: each licence and version has its own key.
 *
 * @throws {DomainError} `unavailable` when a licence went on meanwhile: the job queue tries again.
 */
export async function freezeLicences(
  { ledger }: { readonly ledger: OpenLedger },
  holder: string,
): Promise<void> {
  const { owner, tenant } = ledger
  const { rows } = await owner.query<Row>(LICENCES, [tenant, holder])
  for (const { record, version, frozen } of rows) {
    const act = frozen
      ? { type: 'licence.unfreeze', payload: {} }
      : { type: 'licence.freeze', payload: { cause: 'bond in default' } }
    const answer = await appendAction(ledger, licenceKind, {
      record,
      key: `clock-${record}-${act.type}-${version}`,
      command: { ...act, expectedVersion: version },
      context: {
        ...{ actor: 'system:clock', role: 'clock' },
        may: (permission) => permission === 'freeze.licence',
      },
      circumstances: { channel: 'clock' },
    })
    if (answer.kind === 'recorded') continue
    throw new DomainError('unavailable', `The licence ${record} could not follow its bond yet`)
  }
}
