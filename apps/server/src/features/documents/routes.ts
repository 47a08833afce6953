import {
  DOCUMENT_ACT_ROUTES,
  documentFileRoute,
  documentsRoute,
  uploadDocumentRoute,
} from '@corridor/contract'
import type { Mounting } from '../../http/mount.ts'
import { mountAttachment } from '../../http/mountAttachment.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { mountUpload } from '../../http/mountUpload.ts'
import { mountActions } from '../ledger/mountActions.ts'
import type { DocumentRouteParts } from './DocumentParts.ts'
import { documentKind } from './documentKind.ts'
import { findDocument } from './findDocument.ts'
import { findReachable, protectedDocument } from './owners/requireOwner.ts'
import { readDocuments } from './readDocuments.ts'
import { readFile } from './readFile.ts'
import { uploadDocument } from './uploadDocument.ts'

/** Documents attached to other records. */
export function documentRoutes(
  place: Pick<Mounting, 'app' | 'guard'>,
  parts: DocumentRouteParts,
): void {
  mountPrivate(place, documentsRoute, (wanted, sender) => readDocuments(parts, sender, wanted))
  mountUpload(
    place,
    uploadDocumentRoute,
    {
      largestBytes: ({ type }) => parts.settings.largestBytes(type),
      withinMs: parts.settings.uploadMs,
    },
    (wanted, file, sender) => uploadDocument(parts, sender, { wanted, ...file }),
  )
  mountAttachment(place, documentFileRoute, ({ document }, sender) =>
    readFile(parts, sender, document),
  )
  mountActions(
    place,
    {
      ledger: parts.ledger,
      kind: documentKind,
      findRecord: async ({ input }, sender) => {
        const document = String(input.document)
        const row = await findDocument(parts, document)
        if (row === null) return null
        const owner = await findReachable(parts, sender, row.subjectKind, row.subject)
        return owner === null ? null : protectedDocument(owner, document)
      },
      subjectOf: async ({ input }) =>
        (await findDocument(parts, String(input.document)))?.concerns ?? String(input.document),
    },
    DOCUMENT_ACT_ROUTES,
  )
}
