export { documentsNeededOf, type RequiredDocument } from './checklists.ts'
export { cleanFileName } from './cleanFileName.ts'
export {
  type Document,
  type DocumentFacts,
  REFUSAL_REASONS,
  type RefusalReason,
  type ScanResult,
  SUBJECT_KINDS,
  type SubjectKind,
} from './Document.ts'
export {
  type DocumentCommand,
  documentActions,
  documentRecord,
  ExpiryDay,
  LanguageTag,
} from './documentRecord.ts'
export {
  DOCUMENT_TYPE_NAMES,
  DOCUMENT_TYPES,
  type DocumentType,
  type DocumentTypeFacts,
  typesOf,
} from './documentTypes.ts'
export {
  type HeldDocument,
  MISSING_REASONS,
  type MissingDocument,
  type MissingReason,
  missingDocuments,
} from './missingDocuments.ts'
