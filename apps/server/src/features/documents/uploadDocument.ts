import { createHash, randomBytes } from 'node:crypto'
import type { UploadedDocument, uploadDocumentRoute } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { cleanFileName } from '@corridor/recruitment/documents'
import type { z } from 'zod'
import type { Sender } from '../../http/guard.ts'
import { countAttempt } from '../identity/attempts.ts'
import { actionContextOf } from '../ledger/actionContextOf.ts'
import { answerAction } from '../ledger/answerAction.ts'
import { type ActionAnswer, appendAction } from '../ledger/appendAction.ts'
import { inTransaction } from '../ledger/LedgerPlace.ts'
import { holdSubject } from '../ledger/subjectKeys.ts'
import { checkContent } from './checkContent.ts'
import type { DocumentRouteParts } from './DocumentParts.ts'
import { documentKind, findHeld } from './documentKind.ts'
import type { FoundOwner } from './owners/OwnerFinder.ts'
import { protectedDocument, requireAttach } from './owners/requireOwner.ts'
import { type ReceivedFile, receiveFile } from './receiveFile.ts'
import { isLeft, MAKER, removeFiles } from './removeFiles.ts'
import { uploadsUnderWay } from './uploadsUnderWay.ts'

/** A file as it is sent. */
export interface SentFile {
  readonly wanted: z.output<(typeof uploadDocumentRoute)['input']>
  readonly mediaType: string
  readonly fileName: string
  readonly key: string
  /** The body, limited in size and time. */
  readonly pieces: AsyncIterable<Uint8Array>
}

/** Files that one account may be sending at the same time. */
const MOST_AT_ONCE = 4

const sending = new Map<string, number>()

/**
 * Takes a file in: permission, limits, the bytes, what they are, the place, the action. Whatever
 * fails leaves neither file nor row.
 *
 * @throws {DomainError} `not_found`, `not_permitted`, `too_many_attempts`, `too_large`, `bad_file`
 * with `details.reason`, and what `answerAction` throws.
 */
export async function uploadDocument(
  parts: DocumentRouteParts,
  sender: Sender,
  { wanted, mediaType, fileName, key, pieces }: SentFile,
): Promise<UploadedDocument> {
  const record = newId(key)
  const { subjectKind, subject, type, language = null, expiresOn = null } = wanted
  const owner = await requireAttach(parts, sender, subjectKind, subject)
  const context = actionContextOf(sender, 'submit.document', protectedDocument(owner, record))
  const name = cleanFileName(fileName)
  if (name === null) {
    throw new DomainError(
      'bad_file',
      'The name of the file holds a path or signs that steer; give it another name',
      { reason: 'name_unfit' },
    )
  }
  await countAttempt(parts.identity, 'upload', context.actor)
  return await oneOfFew(context.actor, record, async () => {
    const received = await receiveFile(parts.settings, pieces)
    try {
      await checkContent(received, mediaType, name)
      const { digest, sizeBytes } = received
      const file = { subjectKind, subject, type, digest }
      const { pool, tenant } = parts.ledger
      const held = await findHeld(pool, tenant, file)
      if (held !== null && held !== record) return await tellHeld(parts, held, digest)
      const answer = await stageAndRecord(parts, record, owner, received, () =>
        appendAction(parts.ledger, documentKind, {
          record,
          subject: owner.concerns,
          key,
          command: {
            type: 'document.receive',
            payload: {
              ...{ ...file, concerns: owner.concerns, sizeBytes, mediaType, fileName: name },
              ...{ language, expiresOn, scanned: parts.scanner !== null },
            },
            expectedVersion: 0,
          },
          context,
          circumstances: { channel: 'online', requestId: sender.requestId },
        }),
      )
      if (isHeldAlready(answer)) {
        const first = await findHeld(pool, tenant, file)
        if (first !== null) return await tellHeld(parts, first, digest)
      }
      const { version, repeated } = answerAction(answer)
      return { document: record, version, digest, status: 'received', duplicate: false, repeated }
    } finally {
      await received.discard()
    }
  })
}

/** The id of a new document: the same when the same act is sent again. */
const newId = (key: string): string =>
  `d-${createHash('sha256').update(`document\n${key}`).digest('hex').slice(0, 20)}`

/** @throws {DomainError} `too_many_attempts`; `still_running` where the same act is under way. */
async function oneOfFew<Result>(
  actor: string,
  record: string,
  run: () => Promise<Result>,
): Promise<Result> {
  const others = sending.get(actor) ?? 0
  if (others >= MOST_AT_ONCE) {
    throw new DomainError(
      'too_many_attempts',
      `You are sending ${others} files already; send this one when one of them is through`,
      { retryAfterSeconds: 5 },
    )
  }
  if (uploadsUnderWay.has(record)) refuseRunning()
  sending.set(actor, others + 1)
  uploadsUnderWay.add(record)
  try {
    return await run()
  } finally {
    uploadsUnderWay.delete(record)
    const left = sending.get(actor)! - 1
    if (left === 0) sending.delete(actor)
    else sending.set(actor, left)
  }
}

function refuseRunning(): never {
  throw new DomainError(
    'still_running',
    'The same file is being taken in at this moment. Send it again with the same key to learn how it ended',
    { retryAfterSeconds: 2 },
  )
}

/** Puts a file in its place for an act; where the act is not recorded it is taken away again. */
async function stageAndRecord(
  parts: DocumentRouteParts,
  record: string,
  owner: FoundOwner,
  received: ReceivedFile,
  act: () => Promise<ActionAnswer>,
): Promise<ActionAnswer> {
  try {
    await stageFile(parts, record, owner, received)
    const answer = await act()
    if (answer.kind !== 'recorded') await unstage(parts, record)
    return answer
  } catch (error) {
    await unstage(parts, record).catch((second: unknown) => {
      parts.warn('a file without a document will be removed at the next start', { record, second })
    })
    throw error
  }
}

/**
 * Puts a file in its place: its row first, so that a file is never where nothing knows of it.
 * Nothing happens where the document stands already.
 */
async function stageFile(
  { ledger, store }: DocumentRouteParts,
  record: string,
  { concerns }: FoundOwner,
  { key, staged }: ReceivedFile,
): Promise<void> {
  const { owner, tenant, vault, now } = ledger
  const place = `${record.slice(2, 4)}/${record}.${randomBytes(6).toString('hex')}`
  const entered = await inTransaction(owner, 'begin', async (client) => {
    const wrapped = await holdSubject(ledger, client, concerns)
    const { rows } = await client.query<{ made_by: string; stands: boolean; place: string }>(
      `select f.made_by, f.place, exists (
         select from ledger_head h where h.tenant = f.tenant and h.record = f.record) as stands
       from document_file f where f.tenant = $1 and f.record = $2 for update`,
      [tenant, record],
    )
    const [row] = rows
    if (row?.stands === true) return { leftover: null, isNew: false }
    if (row !== undefined && !isLeft(record, row.made_by) && row.made_by !== MAKER) refuseRunning()
    const sealed = vault.sealFileKey({ tenant, subject: concerns, record }, wrapped, key)
    await client.query(
      `insert into document_file (tenant, record, concerns, store, place, wrapped, made_by, created)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant, record) do update set
         concerns = excluded.concerns, store = excluded.store, place = excluded.place,
         wrapped = excluded.wrapped, made_by = excluded.made_by, created = excluded.created`,
      [tenant, record, concerns, store.name, place, sealed, MAKER, now()],
    )
    return { leftover: row?.place ?? null, isNew: true }
  })
  if (!entered.isNew) return
  if (entered.leftover !== null) await store.remove(entered.leftover)
  await store.put(place, staged)
}

/** Takes away what was put in place for an act that was not recorded. */
async function unstage(parts: DocumentRouteParts, record: string): Promise<void> {
  const { owner, tenant } = parts.ledger
  const { rowCount } = await owner.query(
    `update document_file f set wrapped = null
     where f.tenant = $1 and f.record = $2 and f.made_by = $3
       and not exists (select from ledger_head h
                       where h.tenant = f.tenant and h.record = f.record)`,
    [tenant, record, MAKER],
  )
  if (rowCount === 1) await removeFiles(parts)
}

const isHeldAlready = (answer: ActionAnswer): boolean =>
  answer.kind === 'refused' &&
  answer.refusal.findings.some(({ rule, met }) => rule === 'document.once' && met === 'no')

async function tellHeld(
  { ledger }: DocumentRouteParts,
  document: string,
  digest: string,
): Promise<UploadedDocument> {
  const { rows } = await ledger.pool.query<Pick<UploadedDocument, 'version' | 'status'>>(
    'select version, status from document where tenant = $1 and record = $2',
    [ledger.tenant, document],
  )
  return { document, digest, duplicate: true, repeated: false, ...rows[0]! }
}
