import { DomainError } from '@corridor/kernel'
import type { Document } from '@corridor/recruitment/documents'
import { noSuchRecord } from '../../http/decisions.ts'
import type { Sender } from '../../http/guard.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { readRecord } from '../ledger/readRecord.ts'
import type { DocumentRouteParts } from './DocumentParts.ts'
import { documentKind } from './documentKind.ts'
import { findDocument } from './findDocument.ts'
import { openFile } from './openFile.ts'
import { requireRead } from './owners/requireOwner.ts'
import { isOpenable } from './readDocuments.ts'

/** A file on its way to the one who asked for it. */
export interface FileToRead {
  readonly fileName: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly pieces: AsyncGenerator<Buffer>
}

/**
 * Opens the file of a document; who did is noted before the first byte.
 *
 * @throws {DomainError} `not_found` also for one out of reach; `not_in_state` while it is held.
 */
export async function readFile(
  parts: DocumentRouteParts,
  sender: Sender,
  document: string,
): Promise<FileToRead> {
  const row = await findDocument(parts, document)
  if (row === null) {
    sender.require('read.document', null)
    throw noSuchRecord('read.document')
  }
  const { basis } = await requireRead(parts, sender, row.subjectKind, row.subject)
  const { state } = await readRecord(
    parts.ledger,
    documentKind,
    document,
    readerOf(sender, basis),
    { admit: ({ state }) => refuseHeld(state!) },
  )
  const opened = await openFile(parts, document)
  if (state === null || state.status === 'erased' || opened === null) {
    throw new DomainError('not_found', 'The file of this document is not kept any more')
  }
  const { fileName, mediaType, sizeBytes } = state
  return { fileName, mediaType, sizeBytes, pieces: opened.pieces }
}

function refuseHeld(state: Document): void {
  if (isOpenable(state)) return
  throw new DomainError(
    'not_in_state',
    state.status === 'received' || state.status === 'accepted'
      ? 'The scanner for viruses has not let this file through yet'
      : 'This file is not given out any more',
  )
}
