import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DocumentParts } from './DocumentParts.ts'
import { openFile } from './openFile.ts'

/** Writes every file of a document into a folder, decrypted, under the document's id. */
export async function exportDocuments(
  parts: Pick<DocumentParts, 'ledger' | 'store'>,
  folder: string,
  signal: AbortSignal,
  told: (words: string) => void,
): Promise<void> {
  const { owner, tenant } = parts.ledger
  const { rows } = await owner.query<{ record: string; media_type: string }>(
    `select d.record, d.media_type from document d
     join document_file f on f.tenant = d.tenant and f.record = d.record
     where d.tenant = $1 and f.wrapped is not null order by d.record`,
    [tenant],
  )
  for (const { record, media_type: type } of rows) {
    told(`document ${record}`)
    const opened = await openFile(parts, record)
    if (opened === null) continue
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const ending = type.slice(type.indexOf('/') + 1)
    await pipeline(
      Readable.from(opened.pieces),
      createWriteStream(join(folder, `${record}.${ending}`), {
        flags: 'wx',
        mode: 0o600,
        flush: true,
      }),
      { signal },
    )
  }
}
