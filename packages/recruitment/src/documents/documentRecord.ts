import { isIsoDate } from '@corridor/kernel'
import { actionsOf, type CommandOf, defineRecord, finding } from '@corridor/ledger'
import { z } from 'zod'
import { type Document, type DocumentFacts, REFUSAL_REASONS, SUBJECT_KINDS } from './Document.ts'
import { DOCUMENT_TYPE_NAMES, DOCUMENT_TYPES, type DocumentType } from './documentTypes.ts'

const defineAction = actionsOf<Document, DocumentFacts>()

const RecordId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/)
const Words = z.string().trim().min(1).max(1000)

/** A language as BCP 47 has it: `ne`, `pt-BR`. */
export const LanguageTag = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language as ne or pt-BR')

export const ExpiryDay = z.string().refine(isIsoDate, 'a date like 2030-01-31')

/** Statuses in which an act on a document that is there is taken; one that was erased replays. */
const notErased = (state: Document) =>
  finding('document.not_erased', state.status !== 'erased', 'the document was erased')

/** What a worker sent herself nobody else takes away: not the agency to which her file is open. */
const isSenders = (state: Document, actor: string, { owner }: DocumentFacts) =>
  finding(
    'document.own_sender',
    state.status === 'erased' ||
      owner === null ||
      !state.uploadedBy.includes(owner) ||
      actor === owner,
    'the worker sent it herself: only she takes it back or puts another in its place',
  )

/** What is left of one that was erased, whatever was done to it. */
const erased = ({ uploadedAt }: Document): Extract<Document, { readonly status: 'erased' }> => ({
  status: 'erased',
  uploadedAt,
})

/** Takes a file in; it stands encrypted in its place by now. */
const receive = defineAction({
  type: 'document.receive',
  permission: 'submit.document',
  payload: z.strictObject({
    subjectKind: z.enum(SUBJECT_KINDS),
    subject: RecordId,
    concerns: RecordId,
    type: z.enum(DOCUMENT_TYPE_NAMES as readonly [DocumentType, ...DocumentType[]]),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    sizeBytes: z.number().int().min(1),
    mediaType: z.string().min(1).max(100),
    fileName: z.string().min(1).max(200),
    language: LanguageTag.nullable(),
    expiresOn: ExpiryDay.nullable(),
    /** Whether a scanner for viruses is set up. */
    scanned: z.boolean(),
  }),
  from: ['none'],
  to: ['received', 'erased'],
  guard: (_, { subjectKind, type }, { facts }) => [
    finding(
      'document.type_fits',
      (DOCUMENT_TYPES[type].of as readonly string[]).includes(subjectKind),
      `a document of the type ${type} is not attached to a record of the kind ${subjectKind}`,
    ),
    finding(
      'document.once',
      facts.heldAs === null,
      'the same file is held for this record already',
    ),
    finding('document.file_kept', facts.fileKept, 'the file is not in its place; send it again'),
  ],
  fold: (_, { scanned, ...payload }, { actor, onBehalfOf, recordedAt }) => ({
    status: 'received',
    ...payload,
    uploadedAt: recordedAt,
    uploadedBy: onBehalfOf === null ? [actor] : [actor, onBehalfOf],
    scan: scanned ? 'waiting' : 'not_scanned',
  }),
  foldErased: (_, { recordedAt }) => ({ status: 'erased', uploadedAt: recordedAt }),
})

/** What the scanner for viruses found. One with a virus is refused, and its file destroyed. */
const scan = defineAction({
  type: 'document.scan',
  permission: 'scan.document',
  payload: z.strictObject({
    result: z.enum(['clean', 'infected', 'failed']),
    /** Of the scanner: what it found, or why it could not look. */
    words: Words.nullable(),
  }),
  from: ['received', 'accepted', 'erased'],
  to: ['received', 'scanned', 'accepted', 'refused', 'erased'],
  guard: (state) => [notErased(state)],
  fold: (state, { result, words }, { recordedAt }) => {
    if (state.status === 'erased') return state
    if (result === 'infected') {
      return {
        ...received(state),
        status: 'refused',
        reason: 'infected',
        words,
        refusedAt: recordedAt,
      }
    }
    if (state.status === 'accepted') return { ...state, scan: result }
    return { ...state, status: result === 'clean' ? 'scanned' : 'received', scan: result }
  },
  foldErased: erased,
})

/** Says that it is what it should be, read by somebody other than who sent it. */
const accept = defineAction({
  type: 'document.accept',
  permission: 'judge.document',
  payload: z.strictObject({}),
  from: ['received', 'scanned', 'erased'],
  to: ['accepted', 'erased'],
  separation: {
    rule: 'SD1',
    words: 'who sent a document does not accept it: another person must do it',
    excluded: (state) => ({ persons: state.status === 'erased' ? [] : state.uploadedBy }),
  },
  guard: (state) => [
    notErased(state),
    finding(
      'document.let_through',
      state.status === 'erased' || state.scan === 'clean' || state.scan === 'not_scanned'
        ? true
        : null,
      'the scanner for viruses has not let it through yet',
    ),
  ],
  fold: (state, _, { recordedAt }) =>
    state.status === 'erased' ? state : { ...state, status: 'accepted', acceptedAt: recordedAt },
  foldErased: erased,
})

/** Says why it does not count. */
const refuse = defineAction({
  type: 'document.refuse',
  permission: 'judge.document',
  payload: z.strictObject({ reason: z.enum(REFUSAL_REASONS), words: Words.nullable() }),
  from: ['received', 'scanned', 'accepted', 'erased'],
  to: ['refused', 'erased'],
  guard: (state, { reason, words }) => [
    notErased(state),
    finding(
      'document.reason_said',
      reason !== 'other' || words !== null,
      'say in words what the reason is',
    ),
  ],
  fold: (state, { reason, words }, { recordedAt }) =>
    state.status === 'erased'
      ? state
      : { ...received(state), status: 'refused', reason, words, refusedAt: recordedAt },
  foldErased: erased,
})

/** Another document of the same record stands in its place from now on. */
const replace = defineAction({
  type: 'document.replace',
  permission: 'submit.document',
  payload: z.strictObject({ by: RecordId }),
  from: ['received', 'scanned', 'accepted', 'refused', 'erased'],
  to: ['replaced', 'erased'],
  guard: (state, _, { actor, facts }) => [
    notErased(state),
    isSenders(state, actor, facts),
    finding(
      'document.replacement_fits',
      facts.newer === null
        ? null
        : state.status !== 'erased' &&
            facts.newer.subject === state.subject &&
            facts.newer.subjectKind === state.subjectKind,
      'the newer document is not one of the same record',
    ),
  ],
  fold: (state, { by }) =>
    state.status === 'erased' ? state : { ...received(state), status: 'replaced', replacedBy: by },
  foldErased: erased,
})

/** Takes it back before anybody accepted it. */
const withdraw = defineAction({
  type: 'document.withdraw',
  permission: 'submit.document',
  payload: z.strictObject({ reason: Words }),
  from: ['received', 'scanned', 'refused', 'erased'],
  to: ['withdrawn', 'erased'],
  guard: (state, _, { actor, facts }) => [notErased(state), isSenders(state, actor, facts)],
  fold: (state, { reason }) =>
    state.status === 'erased' ? state : { ...received(state), status: 'withdrawn', reason },
  foldErased: erased,
})

/** What every status has of a document that is there. */
function received(state: Exclude<Document, { readonly status: 'erased' }>) {
  const { subjectKind, subject, concerns, type, digest, sizeBytes, mediaType } = state
  const { fileName, language, expiresOn, uploadedAt, uploadedBy } = state
  return {
    ...{ subjectKind, subject, concerns, type, digest, sizeBytes, mediaType },
    ...{ fileName, language, expiresOn, uploadedAt, uploadedBy, scan: state.scan },
  }
}

/** What people can do with a document; sending the file itself and the scanner's word apart. */
export const documentActions = { accept, refuse, replace, withdraw } as const

/** Files attached to other records. */
export const documentRecord = defineRecord({
  kind: 'document',
  statuses: ['received', 'scanned', 'accepted', 'refused', 'replaced', 'withdrawn', 'erased'],
  actions: [receive, scan, accept, refuse, replace, withdraw],
})

export type DocumentCommand = CommandOf<typeof documentRecord>
