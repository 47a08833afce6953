import type { LostReceiptLine } from '@corridor/contract'
import type { LostReceipt } from '@corridor/ledger/lostReceipts'
import { type Expression, type SqlBool, sql } from 'kysely'
import { oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import type { Sender } from '../../http/guard.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { listRecords } from '../registers/listRecords.ts'
import type { RegisterParts } from '../registers/RegisterParts.ts'
import { protectedReceipt } from './lostReceiptKind.ts'

export interface LostReceiptRow {
  readonly record: string
  readonly version: number
  readonly about: string
  readonly about_version: number
  readonly recorded_at: string
  readonly office: string
  readonly jurisdiction: string
  readonly status: LostReceipt['status']
  readonly presented_at: Date
  readonly state: string
}

/** A page of the receipts within reach, with what stands in the place of each in the log. */
export async function listLostReceipts(
  parts: RegisterParts,
  sender: Sender,
  wanted: {
    readonly status?: LostReceipt['status'] | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<{ readonly receipts: LostReceiptLine[]; readonly next: string | null }> {
  const { status, after, limit } = wanted
  const reach = whereFilter(sender.filter('read.receipt'), {
    kind: 'receipt',
    attributes: {
      id: oneIn('r.record'),
      office: oneIn('r.office'),
      jurisdiction: oneIn('r.jurisdiction'),
      state: oneIn('r.status'),
    },
  })
  const where: Expression<SqlBool>[] = [
    reach,
    ...(status === undefined ? [] : [sql<SqlBool>`r.status = ${status}`]),
  ]
  const reader = readerOf(sender, sender.require('read.receipt', null))
  const { rows, next } = await listRecords<LostReceiptRow>(parts, reader, {
    ...{ table: 'lost_receipt', sort: 'presented_at', direction: 'desc', where, after, limit },
    terms: { lostReceipts: true, ...wanted },
  })
  const places = await selectPlaces(parts, rows)
  return {
    receipts: rows.map((row) => {
      const state = JSON.parse(row.state) as LostReceipt
      const isSettled = state.status === 'settled'
      return {
        ...{ id: row.record, version: row.version, about: row.about, office: row.office },
        ...{ aboutVersion: row.about_version, recordedAt: row.recorded_at, note: state.note },
        ...{ presentedAt: row.presented_at.toISOString(), status: row.status },
        inItsPlace: places.get(`${row.about} ${row.about_version}`) ?? null,
        outcome: isSettled ? state.outcome : null,
        words: isSettled ? state.words : null,
        maySettle: !isSettled && sender.decide('settle.receipt', protectedReceipt(row)).allowed,
      }
    }),
    next,
  }
}

/** Of actions nothing but what they are and when they were recorded. */
async function selectPlaces({ ledger }: RegisterParts, rows: readonly LostReceiptRow[]) {
  const { rows: found } = await ledger.pool.query<{
    record: string
    version: number
    type: string
    recorded_at: string
  }>(
    `select a.record, a.version, a.type, a.entry::json ->> 'recordedAt' as recorded_at
     from unnest($2::text[], $3::integer[]) as r (record, version)
     join ledger_action a on a.tenant = $1 and a.record = r.record and a.version = r.version`,
    [ledger.tenant, rows.map(({ about }) => about), rows.map((row) => row.about_version)],
  )
  return new Map(
    found.map(({ record, version, type, recorded_at }) => [
      `${record} ${version}`,
      { type, recordedAt: recorded_at },
    ]),
  )
}
