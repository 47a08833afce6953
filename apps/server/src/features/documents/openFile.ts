import { findKey } from '../ledger/subjectKeys.ts'
import type { DocumentParts } from './DocumentParts.ts'
import { decryptPieces } from './storage/fileCipher.ts'

/** The file of a document, decrypted while it is read. */
export interface OpenedFile {
  readonly pieces: AsyncGenerator<Buffer>
}

/** @returns null where the file, its key or the subject's was destroyed. */
export async function openFile(
  { ledger, store }: Pick<DocumentParts, 'ledger' | 'store'>,
  record: string,
): Promise<OpenedFile | null> {
  const { owner, tenant, vault } = ledger
  const { rows } = await owner.query<{ concerns: string; place: string; wrapped: Buffer }>(
    `select concerns, place, wrapped from document_file
     where tenant = $1 and record = $2 and wrapped is not null`,
    [tenant, record],
  )
  const [row] = rows
  if (row === undefined) return null
  const subjectKey = await findKey(owner, tenant, row.concerns)
  if (subjectKey === null) return null
  const key = vault.openFileKey({ tenant, subject: row.concerns, record }, subjectKey, row.wrapped)
  const sealed = key === null ? null : await store.get(row.place)
  return key === null || sealed === null ? null : { pieces: decryptPieces(key, sealed) }
}
