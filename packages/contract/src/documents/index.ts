import { DOCUMENT_ACT_ROUTES } from './acts.ts'
import { documentFileRoute, documentsRoute, uploadDocumentRoute } from './documents.ts'

export * from './acts.ts'
export {
  DOCUMENT_MEDIA_TYPES,
  DocumentSummary,
  documentFileRoute,
  documentsRoute,
  UploadedDocument,
  uploadDocumentRoute,
} from './documents.ts'

export const DOCUMENT_ROUTES = [
  documentsRoute,
  uploadDocumentRoute,
  documentFileRoute,
  ...DOCUMENT_ACT_ROUTES,
] as const
