import { DomainError } from '@corridor/kernel'
import type { StoredAction } from '@corridor/ledger'
import type pg from 'pg'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'
import {
  ACTION_COLUMNS,
  type ActionRow,
  CONTENT_JOINS,
  isReadable,
  readActionRow,
} from '../ledger/storedActions.ts'

const PAGE = 5_000

/**
 * Records of one kind as the log had them at a moment, one after the other in the order of their ids.
 *
 * @param until actions recorded later are left out.
 * @throws {DomainError} `checksum_mismatch` when a content cannot be read.
 */
export async function* readLoggedRecords(
  place: Pick<LedgerPlace, 'tenant' | 'vault'>,
  client: pg.PoolClient,
  kind: string,
  until: string,
): AsyncGenerator<readonly StoredAction[]> {
  let record: StoredAction[] = []
  for await (const action of readActions(place, client, kind, until)) {
    if (record.length > 0 && record[0]!.entry.record !== action.entry.record) {
      yield record
      record = []
    }
    record.push(action)
  }
  if (record.length > 0) yield record
}

async function* readActions(
  { tenant, vault }: Pick<LedgerPlace, 'tenant' | 'vault'>,
  client: pg.PoolClient,
  kind: string,
  until: string,
): AsyncGenerator<StoredAction> {
  let after: Pick<ActionRow, 'record' | 'version'> = { record: '', version: 0 }
  for (;;) {
    const { rows } = await client.query<ActionRow>({
      name: 'statistics_actions',
      text: `select ${ACTION_COLUMNS}
             from (select * from ledger_action
                   where tenant = $1 and (record, version) > ($2, $3)
                     and type >= $4 || '.' and type < $4 || '/'
                     and entry::json ->> 'recordedAt' <= $5
                   order by record, version limit ${PAGE}) a
             ${CONTENT_JOINS}
             order by a.record, a.version`,
      values: [tenant, after.record, after.version, kind, until],
    })
    for (const row of rows) {
      const action = readActionRow(row, tenant, vault)
      if (!isReadable(action)) refuseUnreadable(row)
      yield action
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last
  }
}

function refuseUnreadable({ record, version }: ActionRow): never {
  throw new DomainError(
    'checksum_mismatch',
    `What version ${version} of ${record} says cannot be read; nothing was counted. Verify the ledger first (corridor ledger verify)`,
    { record, version },
  )
}
