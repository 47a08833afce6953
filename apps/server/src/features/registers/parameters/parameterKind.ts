import { canonicalJson, type JsonValue } from '@corridor/ledger'
import type { ProtectedRecord } from '@corridor/permissions'
import type { ParameterKey } from '@corridor/recruitment/checks'
import {
  type ParameterFacts,
  type ParameterFile,
  parameterRecord,
  valuesInForce,
} from '@corridor/recruitment/registers'
import { followRecord } from '../../deadlines/followRecord.ts'
import type { Queryable } from '../../ledger/LedgerPlace.ts'
import type { ReadModelRow, RecordKind } from '../../ledger/RecordKind.ts'
import { notify } from '../../notifications/notify.ts'
import { newRecordId } from '../newRecordId.ts'
import { todayOf } from '../todayOf.ts'
import { unowned } from '../unowned.ts'
import { type Columns, upsertRecords } from '../upsertRecords.ts'
import { addRecheckJob } from './recheckJob.ts'

/** One record for each name and key. */
export const parameterId = (name: string, key: ParameterKey): string =>
  newRecordId('p', 'parameter', canonicalJson({ name, key }))

export const protectedParameter = ({
  record,
  jurisdiction,
  status,
}: {
  readonly record: string
  readonly jurisdiction: string
  readonly status: string
}): ProtectedRecord => ({
  ...unowned,
  kind: 'parameter',
  id: record,
  jurisdiction,
  state: status,
})

/** For whom it holds, in a line: `XBB 5322`. */
const keyInWords = ({ corridor, jurisdiction, sector, occupation }: ParameterKey): string =>
  [corridor, jurisdiction, sector, occupation].filter((part) => part !== undefined).join(' ')

const titleOf = ({ name, key }: Pick<ParameterFile, 'name' | 'key'>): string =>
  `${name} ${keyInWords(key)}`.trim()

const HEADS: Columns = {
  ...{ record: 'text', version: 'integer', name: 'text', key: 'jsonb', jurisdiction: 'text' },
  ...{ status: 'text', proposed: 'text', sort: 'text', state: 'text' },
}

const SPANS: Columns = {
  ...{ record: 'text', span: 'integer', version: 'integer', name: 'text', key: 'jsonb' },
  ...{ valid_from: 'date', valid_until: 'date', value: 'jsonb', legal_basis: 'jsonb' },
  ...{ source: 'text', correction: 'text', verified: 'boolean', verified_by: 'text' },
  verified_on: 'date',
}

const follow = followRecord<ParameterFile>({
  definition: parameterRecord,
  word: 'parameter',
  jurisdictionOf: ({ jurisdiction }) => jurisdiction,
  waitingOf: (record, state) =>
    state.proposal === null
      ? null
      : {
          permission: 'confirm.parameter',
          act: 'confirm',
          title: titleOf(state),
          since: state.proposal.proposedAt,
          excluded: state.proposal.by,
          on: protectedParameter({ record, ...state }),
        },
})

/** Dated parameters of the rules: their record, their tables, and who is told. */
export const parameterKind: RecordKind<ParameterFile, ParameterFacts> = {
  definition: parameterRecord,
  readFacts: async (_client, _tenant, _record, place) => ({ today: todayOf(place) }),
  async project(client, tenant, rows) {
    await upsertRecords(client, tenant, 'parameter_file', HEADS, rows.map(headOf))
    await client.query('delete from rule_parameter where tenant = $1 and record = any ($2)', [
      tenant,
      rows.map(({ record }) => record),
    ])
    await insertSpans(client, tenant, rows.flatMap(spansOf))
  },
  async clear(client, tenant) {
    await client.query('delete from rule_parameter where tenant = $1', [tenant])
    await client.query('delete from parameter_file where tenant = $1', [tenant])
  },
  async follow(client, recorded, place) {
    await follow(client, recorded, place)
    const { tenant, entry, state } = recorded
    if (entry.type === 'parameter.confirm' || entry.type === 'parameter.certify') {
      await addRecheckJob(client, entry.record)
    }
    if (entry.type !== 'parameter.propose' && entry.type !== 'parameter.proposeEnd') return
    // SD5: unions and employers' organisations hear of it before anybody can confirm it.
    const { record } = entry
    await notify(
      client,
      { tenant, now: place.now },
      {
        to: {
          permission: 'review.parameter',
          on: protectedParameter({ record, ...state }),
          except: [entry.actor],
        },
        kind: 'parameter.proposed',
        params: { what: 'parameter', title: titleOf(state) },
        record,
      },
    )
  },
}

const headOf = ({ record, version, state }: ReadModelRow<ParameterFile>) => ({
  record,
  version,
  name: state.name,
  key: canonicalJson(state.key),
  jurisdiction: state.jurisdiction,
  status: state.status,
  proposed: state.proposal?.act ?? null,
  sort: titleOf(state),
  state: canonicalJson(state as unknown as JsonValue),
})

const spansOf = ({ record, state }: ReadModelRow<ParameterFile>) =>
  valuesInForce(state).map(({ version, from, until }, span) => {
    const { verification } = version
    return {
      record,
      span,
      version: version.version,
      name: state.name,
      key: canonicalJson(state.key),
      valid_from: from,
      valid_until: until,
      value: canonicalJson(version.value),
      legal_basis: canonicalJson(
        version.legalBasis.map((basis, at) => ({
          ...basis,
          textDigest: verification?.textDigests[at] ?? null,
          verifiedBy: verification?.reviewer ?? null,
          verifiedAt: verification?.readOn ?? null,
        })),
      ),
      source: version.source,
      correction: version.correction,
      verified: verification !== null,
      verified_by: verification?.reviewer ?? null,
      verified_on: verification?.readOn ?? null,
    }
  })

async function insertSpans(
  client: Queryable,
  tenant: string,
  spans: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  if (spans.length === 0) return
  const names = Object.keys(SPANS)
  const sent = Object.values(SPANS).map((type, at) => `$${at + 2}::${type}[]`)
  await client.query({
    name: 'rule_parameter_insert',
    text: `insert into rule_parameter (tenant, ${names.join(', ')})
           select $1, r.* from unnest(${sent.join(', ')}) as r`,
    values: [tenant, ...names.map((name) => spans.map((span) => span[name]))],
  })
}
