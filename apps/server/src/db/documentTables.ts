import type { Document, ScanResult, SubjectKind } from '@corridor/recruitment/documents'
import type { ColumnType } from 'kysely'

/** The read model of documents: made from the log, and made again from it. */
interface DocumentTable {
  readonly tenant: string
  readonly record: string
  readonly version: number
  readonly subject_kind: SubjectKind | null
  readonly subject: string | null
  readonly type: string | null
  /** SHA-256 of the file as it was sent. */
  readonly digest: string | null
  readonly size_bytes: ColumnType<string | null, number | null, number | null>
  readonly media_type: string | null
  readonly uploaded_at: ColumnType<Date, Date, Date>
  readonly status: Document['status']
  readonly scan: ScanResult | null
  /** Subject of the ledger with which it is erased. */
  readonly concerns: string | null
  readonly state: string
}

export interface DocumentTables {
  readonly document: DocumentTable
}
