import { type Command, canonicalJson, type JsonValue } from '@corridor/ledger'
import type { ProtectedRecord } from '@corridor/permissions'
import {
  type OfficeKey,
  type OfficeKeyFacts,
  officeKeyRecord,
} from '@corridor/recruitment/clearance/officeKey'
import { followRecord } from '../deadlines/followRecord.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import type { RecordKind } from '../ledger/RecordKind.ts'
import { unowned } from '../registers/unowned.ts'
import { type Columns, upsertRecords } from '../registers/upsertRecords.ts'

export const protectedOfficeKey = ({
  record,
  office,
  jurisdiction,
  status,
}: {
  readonly record: string
  readonly office: string
  readonly jurisdiction: string
  readonly status: string
}): ProtectedRecord => ({
  ...unowned,
  kind: 'office-key',
  id: record,
  office,
  jurisdiction,
  state: status,
})

const COLUMNS: Columns = {
  ...{ record: 'text', version: 'integer', key_id: 'text', public_key: 'text', office: 'text' },
  ...{ jurisdiction: 'text', status: 'text', most: 'integer', days: 'integer' },
  ...{ valid_from: 'timestamptz', valid_until: 'timestamptz' },
  ...{ revoked_from: 'timestamptz', sort: 'timestamptz', state: 'text' },
}

/** Keys of offices: their record, their table, and what waits for whom. */
export const officeKeyKindWith = (world: {
  readonly canSign: () => boolean
}): RecordKind<OfficeKey, OfficeKeyFacts> => ({
  definition: officeKeyRecord,
  readFacts: (client, tenant, record, _place, command) =>
    readFacts(world.canSign(), client, tenant, record, command),
  project: (client, tenant, rows) =>
    upsertRecords(
      client,
      tenant,
      'office_key',
      COLUMNS,
      rows.map(({ record, version, state }) => ({
        ...state,
        ...{ record, version, key_id: state.keyId, public_key: state.publicKey },
        ...{ valid_from: state.validFrom, valid_until: state.validUntil },
        ...{ revoked_from: state.revokedFrom, sort: state.validFrom ?? state.proposedAt },
        state: canonicalJson(state as unknown as JsonValue),
      })),
    ),
  async clear(client, tenant) {
    await client.query('delete from office_key where tenant = $1', [tenant])
  },
  follow: followRecord<OfficeKey>({
    definition: officeKeyRecord,
    word: 'officeKey',
    jurisdictionOf: ({ jurisdiction }) => jurisdiction,
    waitingOf: (record, state) =>
      state.proposal === null
        ? null
        : {
            permission: 'confirm.office-key',
            act: 'delegate',
            title: `${state.office} ${state.keyId}`,
            since: state.proposal.proposedAt,
            excluded: state.proposal.by,
            on: protectedOfficeKey({ record, ...state }),
          },
  }),
})

async function readFacts(
  canSign: boolean,
  client: Queryable,
  tenant: string,
  record: string,
  { type, payload }: Command,
): Promise<OfficeKeyFacts> {
  const named =
    type === 'officeKey.propose'
      ? (payload as Partial<Record<'office' | 'jurisdiction' | 'publicKey', unknown>>)
      : await selectNamed(client, tenant, record)
  const office = String(named?.office ?? '')
  const dot = office.lastIndexOf('.')
  const { rows } = await client.query<{ office: boolean | null; known: boolean }>(
    `select (select closed_on is null and jurisdiction = $4 from organisation_office
             where tenant = $1 and organisation = $2 and office = $3) as office,
       exists (select from office_key where tenant = $1 and record <> $5 and key_id = $6)
         or exists (select from certificate_key_statement
                    where tenant = $1 and body::jsonb ->> 'keyId' = $6) as known`,
    [
      ...[tenant, office.slice(0, Math.max(dot, 0)), office.slice(dot + 1)],
      ...[String(named?.jurisdiction ?? ''), record, String(named?.publicKey ?? '').slice(0, 16)],
    ],
  )
  return { isOffice: rows[0]?.office ?? null, isKnown: rows[0]?.known ?? false, canSign }
}

async function selectNamed(client: Queryable, tenant: string, record: string) {
  const { rows } = await client.query<{ state: string }>(
    'select state from office_key where tenant = $1 and record = $2',
    [tenant, record],
  )
  return rows[0] === undefined ? null : (JSON.parse(rows[0].state) as OfficeKey)
}

/** As the clock and rebuilding need it. */
export const officeKeyKind = officeKeyKindWith({ canSign: () => true })
