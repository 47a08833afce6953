import { canonicalJson, type JsonValue } from '@corridor/ledger'
import { type Reinstatement, reinstatementRecord } from '@corridor/ledger/reinstatement'
import { type Columns, upsertRecords } from '../../registers/upsertRecords.ts'
import type { RecordKind } from '../RecordKind.ts'

const COLUMNS: Columns = {
  ...{ record: 'text', version: 'integer', at: 'timestamptz', state: 'text' },
}

/** What was put back into the log, as a record of it. */
export const reinstatementKind: RecordKind<Reinstatement> = {
  definition: reinstatementRecord,
  project: (client, tenant, rows) =>
    upsertRecords(
      client,
      tenant,
      'ledger_reinstatement',
      COLUMNS,
      rows.map(({ record, version, state }) => ({
        ...{ record, version, at: state.at },
        state: canonicalJson(state as unknown as JsonValue),
      })),
    ),
  async clear(client, tenant) {
    await client.query('delete from ledger_reinstatement where tenant = $1', [tenant])
  },
}
