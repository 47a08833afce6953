import type { SubjectKind } from '@corridor/recruitment/documents'
import type { DocumentParts } from './DocumentParts.ts'

/** To which record a document is attached, and with whose data it is erased. */
export interface KnownDocument {
  readonly subjectKind: SubjectKind
  readonly subject: string
  readonly concerns: string
}

/** Null where there is none, or where it was erased. */
export async function findDocument(
  { ledger }: Pick<DocumentParts, 'ledger'>,
  document: string,
): Promise<KnownDocument | null> {
  const { rows } = await ledger.pool.query<KnownDocument>(
    `select subject_kind as "subjectKind", subject, concerns from document
     where tenant = $1 and record = $2 and subject is not null`,
    [ledger.tenant, document],
  )
  return rows[0] ?? null
}
