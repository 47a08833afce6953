import { DomainError } from '@corridor/kernel'
import type { StoredAction } from '@corridor/ledger'
import type { LedgerPlace, Queryable } from './LedgerPlace.ts'
import {
  ACTION_COLUMNS,
  type ActionRow,
  CONTENT_JOINS,
  isReadable,
  readActionRow,
} from './storedActions.ts'

/**
 * All versions of a record with what they say.
 *
 * @throws {DomainError} `checksum_mismatch` when a content is gone without an erasure, or changed.
 */
export async function selectActions(
  { tenant, vault }: Pick<LedgerPlace, 'tenant' | 'vault'>,
  client: Queryable,
  record: string,
): Promise<readonly StoredAction[]> {
  const { rows } = await client.query<ActionRow>({
    name: 'ledger_actions_of_record',
    text: `select ${ACTION_COLUMNS} from ledger_action a ${CONTENT_JOINS}
           where a.tenant = $1 and a.record = $2 order by a.version`,
    values: [tenant, record],
  })
  const actions = rows.map((row) => readActionRow(row, tenant, vault))
  const broken = actions.find((action) => !isReadable(action))
  if (broken === undefined) return actions
  const { version } = broken.entry
  throw new DomainError(
    'checksum_mismatch',
    `What version ${version} of ${record} says is not in the database as it was recorded. Verify the ledger (corridor ledger verify) before anything is added to this record`,
    { record, version },
  )
}
