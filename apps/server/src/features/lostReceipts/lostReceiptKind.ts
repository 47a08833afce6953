import {
  type Command,
  canonicalJson,
  isGenuineReceipt,
  type JsonValue,
  readKeyList,
} from '@corridor/ledger'
import {
  HeldReceipt,
  type LostReceipt,
  type LostReceiptFacts,
  lostReceiptRecord,
} from '@corridor/ledger/lostReceipts'
import type { ProtectedRecord } from '@corridor/permissions'
import { selectKeyList } from '../ledger/keyList.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import { hasher, verifier } from '../ledger/nodeCrypto.ts'
import type { RecordKind } from '../ledger/RecordKind.ts'
import { unowned } from '../registers/unowned.ts'
import { type Columns, upsertRecords } from '../registers/upsertRecords.ts'

export const protectedReceipt = ({
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
  kind: 'receipt',
  id: record,
  office,
  jurisdiction,
  state: status,
})

const COLUMNS: Columns = {
  ...{ record: 'text', version: 'integer', about: 'text', about_version: 'integer', hash: 'text' },
  ...{ recorded_at: 'text', office: 'text', jurisdiction: 'text', status: 'text' },
  ...{ presented_at: 'timestamptz', state: 'text' },
}

/** Receipts without action: their record and their table. */
export const lostReceiptKindWith = (
  rootKey: string | null,
): RecordKind<LostReceipt, LostReceiptFacts> => ({
  definition: lostReceiptRecord,
  readFacts: (client, tenant, _record, _place, command) =>
    readFacts(rootKey, client, tenant, command),
  project: (client, tenant, rows) =>
    upsertRecords(
      client,
      tenant,
      'lost_receipt',
      COLUMNS,
      rows.map(({ record, version, state }) => {
        const { body } = state.receipt
        return {
          ...{ record, version, about: body.record, about_version: body.version, hash: body.hash },
          ...{ recorded_at: body.recordedAt, office: state.office, status: state.status },
          ...{ jurisdiction: state.jurisdiction, presented_at: state.presentedAt },
          state: canonicalJson(state as unknown as JsonValue),
        }
      }),
    ),
  async clear(client, tenant) {
    await client.query('delete from lost_receipt where tenant = $1', [tenant])
  },
})

async function readFacts(
  rootKey: string | null,
  client: Queryable,
  tenant: string,
  { type, payload }: Command,
): Promise<LostReceiptFacts> {
  const held =
    type === 'receipt.present'
      ? HeldReceipt.safeParse((payload as { readonly receipt?: unknown } | null)?.receipt)
      : null
  if (held?.success !== true) return { isGenuine: null, isInLog: false }
  const { body } = held.data
  const { rowCount } = await client.query(
    'select from ledger_action where tenant = $1 and record = $2 and version = $3 and hash = $4',
    [tenant, body.record, body.version, body.hash],
  )
  const isInLog = (rowCount ?? 0) > 0
  // Without the root key nobody can tell whose keys they are.
  if (rootKey === null) return { isGenuine: null, isInLog }
  const list = await selectKeyList(client, tenant)
  const { keys } = await readKeyList(list, rootKey, verifier, hasher)
  return { isGenuine: await isGenuineReceipt(held.data, keys, verifier), isInLog }
}

/** As rebuilding needs it. */
export const lostReceiptKind = lostReceiptKindWith(null)
