import type { DocumentSummary } from '@corridor/contract'
import {
  DOCUMENT_TYPES,
  type Document,
  documentActions,
  documentsNeededOf,
  missingDocuments,
  type SubjectKind,
  typesOf,
} from '@corridor/recruitment/documents'
import type { Sender } from '../../http/guard.ts'
import { logSearch } from '../ledger/logSearch.ts'
import { possibleActs } from '../ledger/possibleActs.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { personNames } from '../organisations/personNames.ts'
import { parametersInForce } from '../registers/parameters/parametersInForce.ts'
import type { DocumentRouteParts } from './DocumentParts.ts'
import { documentKind } from './documentKind.ts'
import { heldDocuments } from './heldDocuments.ts'
import type { FoundOwner } from './owners/OwnerFinder.ts'
import { canAttach, protectedDocument, requireRead } from './owners/requireOwner.ts'

type Kept = Exclude<Document, { readonly status: 'erased' }>

interface Row {
  readonly record: string
  readonly version: number
  readonly state: string
}

const TYPES = Object.values(documentActions).map(({ type }) => type)

/** So that rules are looked at though nothing was typed yet. */
const TRIALS = {
  'document.accept': {},
  'document.refuse': { reason: 'unreadable', words: null },
  'document.withdraw': { reason: '-' },
}

const MOST = 500

/**
 * The documents of a record with what may be done to each; who looked is noted.
 *
 * @throws {DomainError} `not_found` also for a record out of reach.
 */
export async function readDocuments(
  parts: DocumentRouteParts,
  sender: Sender,
  { subjectKind, subject }: { readonly subjectKind: SubjectKind; readonly subject: string },
) {
  const { ledger } = parts
  const { owner, basis } = await requireRead(parts, sender, subjectKind, subject)
  const found = await logSearch(
    ledger,
    readerOf(sender, basis),
    'list',
    { subjectKind, subject },
    async (client) => {
      const { rows } = await client.query<Row>(
        `select record, version, state from document
         where tenant = $1 and subject_kind = $2 and subject = $3 and status <> 'erased'
         order by uploaded_at desc, record limit ${MOST}`,
        [ledger.tenant, subjectKind, subject],
      )
      const held = await heldDocuments(client, ledger.tenant, [{ kind: subjectKind, id: subject }])
      return { result: { rows, held }, records: rows.map(({ record }) => record) }
    },
  )
  const elsewhere = new Map(found.held.map((one) => [one.document, one.usedForAnother]))
  const states = found.rows.map(({ state }) => JSON.parse(state) as Kept)
  const mayJudge = sender.decide('judge.document', protectedDocument(owner, subject)).allowed
  const { today } = sender.context
  const needed = documentsNeededOf(
    subjectKind,
    await parametersInForce(ledger.pool, ledger.tenant, today),
    owner.on.jurisdiction,
  )
  const missing = missingDocuments(
    needed,
    // Who sends a file is not told that another holds it.
    mayJudge ? found.held : found.held.map((one) => ({ ...one, usedForAnother: false })),
    today,
  )
  const names = await personNames(
    parts.identity,
    states.flatMap(({ uploadedBy }) => uploadedBy),
  )
  const types = (await canAttach(parts, sender, subjectKind, subject)) ? typesOf(subjectKind) : []
  return {
    documents: found.rows.map((row, at) =>
      describe(row, states[at]!, {
        ...{ parts, sender, owner, names },
        isElsewhere: elsewhere.get(row.record) ?? null,
      }),
    ),
    needed: needed.map(({ type, isAsked }) => {
      const one = missing.find((gap) => gap.type === type)
      return { type, isAsked, met: one?.met ?? ('yes' as const), reason: one?.reason ?? null }
    }),
    types: types.map((type) => ({
      type,
      largestBytes: parts.settings.largestBytes(type),
      expires: DOCUMENT_TYPES[type].expires,
    })),
  }
}

/** Whether a file may be given out: not before the scanner let it through, nor after it was taken back. */
export const isOpenable = (state: Document): boolean =>
  state.status !== 'erased' &&
  state.status !== 'withdrawn' &&
  !(state.status === 'refused' && state.reason === 'infected') &&
  (state.scan === 'clean' || state.scan === 'not_scanned')

function describe(
  { record, version }: Row,
  state: Kept,
  {
    parts,
    sender,
    owner,
    names,
    isElsewhere,
  }: {
    readonly parts: DocumentRouteParts
    readonly sender: Sender
    readonly owner: FoundOwner
    readonly names: ReadonlyMap<string, string>
    readonly isElsewhere: boolean | null
  },
): DocumentSummary {
  const judged = protectedDocument(owner, record)
  const { type, fileName, mediaType, sizeBytes, digest, status, scan } = state
  const { language, expiresOn, uploadedAt, uploadedBy } = state
  const facts = { fileKept: null, heldAs: null, newer: null, owner: owner.on.owner }
  return {
    ...{ id: record, version, type, fileName, mediaType, sizeBytes, digest, status, scan },
    refusal: state.status === 'refused' ? { reason: state.reason, words: state.words } : null,
    ...{ language, expiresOn, uploadedAt },
    uploadedBy: names.get(uploadedBy[0]!) ?? null,
    fromOwner: owner.on.owner !== null && uploadedBy.includes(owner.on.owner),
    openable: isOpenable(state),
    // Who sends a file is not told that another holds it.
    usedForAnother:
      DOCUMENT_TYPES[type].unique && sender.decide('judge.document', judged).allowed
        ? isElsewhere
        : null,
    acts: [
      ...possibleActs(
        documentKind,
        TYPES,
        { state, version },
        sender,
        judged,
        { now: parts.ledger.now().toISOString(), facts },
        TRIALS,
      ),
    ],
  }
}
