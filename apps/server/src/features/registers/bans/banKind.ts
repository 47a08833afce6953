import { canonicalJson, type JsonValue } from '@corridor/ledger'
import type { ProtectedRecord } from '@corridor/permissions'
import { type Ban, type BanFacts, banRecord } from '@corridor/recruitment/registers'
import { followRecord } from '../../deadlines/followRecord.ts'
import type { RecordKind } from '../../ledger/RecordKind.ts'
import { todayOf } from '../todayOf.ts'
import { unowned } from '../unowned.ts'
import { type Columns, upsertRecords } from '../upsertRecords.ts'

export const protectedBan = ({
  record,
  jurisdiction,
  status,
}: {
  readonly record: string
  readonly jurisdiction: string
  readonly status: string
}): ProtectedRecord => ({
  ...unowned,
  kind: 'deployment-ban',
  id: record,
  jurisdiction,
  state: status,
})

const COLUMNS: Columns = {
  ...{ record: 'text', version: 'integer', destination: 'text', sector: 'text', site: 'text' },
  ...{ valid_from: 'date', valid_until: 'date', status: 'text', proposed: 'text' },
  ...{ jurisdiction: 'text', state: 'text' },
}

/** Bans on deployment: their record, their table, and what waits for whom. */
export const banKind: RecordKind<Ban, BanFacts> = {
  definition: banRecord,
  readFacts: async (_client, _tenant, _record, place) => ({ today: todayOf(place) }),
  project: (client, tenant, rows) =>
    upsertRecords(
      client,
      tenant,
      'deployment_ban',
      COLUMNS,
      rows.map(({ record, version, state }) => ({
        ...state,
        ...{ record, version, valid_from: state.from, valid_until: state.until },
        proposed: state.proposal?.act ?? null,
        state: canonicalJson(state as unknown as JsonValue),
      })),
    ),
  async clear(client, tenant) {
    await client.query('delete from deployment_ban where tenant = $1', [tenant])
  },
  follow: followRecord<Ban>({
    definition: banRecord,
    word: 'ban',
    jurisdictionOf: ({ jurisdiction }) => jurisdiction,
    waitingOf: (record, state) =>
      state.proposal === null
        ? null
        : {
            permission: 'confirm.deployment-ban',
            act: state.proposal.act,
            title: [state.destination, state.sector, state.site]
              .filter((part) => part !== null)
              .join(' '),
            since: state.proposal.proposedAt,
            excluded: state.proposal.by,
            on: protectedBan({ record, ...state }),
          },
  }),
}
