import {
  DOCUMENT_TYPE_NAMES,
  type DocumentType,
  ExpiryDay,
  LanguageTag,
  MISSING_REASONS,
  REFUSAL_REASONS,
  SUBJECT_KINDS,
} from '@corridor/recruitment/documents'
import { z } from 'zod'
import { PossibleAct } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'

/** What a file that is attached may be; nothing else is taken. */
export const DOCUMENT_MEDIA_TYPES = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
] as const

const SubjectKind = z.enum(SUBJECT_KINDS)
const Type = z.enum(DOCUMENT_TYPE_NAMES as readonly [DocumentType, ...DocumentType[]])
const Status = z.enum(['received', 'scanned', 'accepted', 'refused', 'replaced', 'withdrawn'])

/** A document as the list of a record shows it. */
export const DocumentSummary = z.object({
  id: z.string(),
  version: z.number().int(),
  type: Type,
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  /** SHA-256 of the file, as it was sent. */
  digest: z.string(),
  status: Status,
  /** What the scanner for viruses said; `not_scanned` where none is set up. */
  scan: z.enum(['not_scanned', 'waiting', 'clean', 'failed']),
  /** Why it does not count; null where nobody said that. */
  refusal: z.object({ reason: z.enum(REFUSAL_REASONS), words: z.string().nullable() }).nullable(),
  language: z.string().nullable(),
  expiresOn: z.iso.date().nullable(),
  uploadedAt: z.iso.datetime(),
  uploadedBy: z.string().nullable(),
  /** The worker whose record it is sent it herself. */
  fromOwner: z.boolean(),
  /** Whether its file can be opened: not before the scanner let it through. */
  openable: z.boolean(),
  /** Whether the same file is held for another person or organisation; null for who may not judge. */
  usedForAnother: z.boolean().nullable(),
  acts: z.array(PossibleAct),
})
export type DocumentSummary = z.infer<typeof DocumentSummary>

const OfSubject = z.object({ subjectKind: SubjectKind, subject: LedgerRecordId })

export const documentsRoute = route({
  id: 'listDocuments',
  method: 'GET',
  path: '/documents',
  summary: 'Documents attached to a record, the newest first; the reading is logged',
  permission: 'read.document',
  narrows: true,
  input: OfSubject,
  output: z.object({
    documents: z.array(DocumentSummary),
    /** What a record of this kind needs, and whether it is there today: check 12. */
    needed: z.array(
      z.object({
        type: Type,
        /** A list in force asks for it; else it is advised, while nobody has set a list here. */
        isAsked: z.boolean(),
        met: z.enum(['yes', 'no', 'cannot_tell']),
        reason: z.enum(MISSING_REASONS).nullable(),
      }),
    ),
    /** What may be attached to it, and how large; empty for who may attach nothing. */
    types: z.array(z.object({ type: Type, largestBytes: z.number().int(), expires: z.boolean() })),
  }),
  examples: [{ subjectKind: 'organisation', subject: 'home' }],
})

/** What is answered for a file that stands in its place. */
export const UploadedDocument = z.object({
  document: z.string(),
  version: z.number().int(),
  digest: z.string(),
  status: z.enum([...Status.options, 'erased']),
  /** The same file was held for this record already: that document is told, and nothing added. */
  duplicate: z.boolean(),
  /** The act had been recorded before, under the same key. */
  repeated: z.boolean(),
})
export type UploadedDocument = z.infer<typeof UploadedDocument>

export const uploadDocumentRoute = route({
  id: 'uploadDocument',
  method: 'POST',
  path: '/documents',
  summary: 'Attach a file to a record; its id comes from the idempotency key',
  description:
    "The body is the file itself, with its `content-type` and `content-length`. Its name goes into the header `content-disposition` as `attachment; filename*=UTF-8''contract.pdf` (percent-encoded). What the bytes are must agree with the declared type and the ending of the name.",
  permission: 'submit.document',
  narrows: true,
  keyed: true,
  upload: DOCUMENT_MEDIA_TYPES,
  input: OfSubject.extend({
    type: Type,
    language: LanguageTag.optional().describe('Of its text, as ne or pt-BR'),
    expiresOn: ExpiryDay.optional().describe('Its last day'),
  }),
  output: UploadedDocument,
  examples: [{ subjectKind: 'organisation', subject: 'home', type: 'registration_certificate' }],
})

export const OfDocument = z.object({ document: LedgerRecordId })

export const documentFileRoute = route({
  id: 'getDocumentFile',
  method: 'GET',
  path: '/documents/:document/file',
  summary: 'The file of a document as it was sent, to be saved; the reading is logged',
  permission: 'read.document',
  narrows: true,
  file: 'application/octet-stream',
  input: OfDocument,
  output: z.string(),
  examples: [{ document: 'd-none' }],
})
