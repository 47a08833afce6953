import type { Language } from '@corridor/contract'
import { networkOf } from '../../../http/clientAddress.ts'
import { noSuchRecord } from '../../../http/decisions.ts'
import type { Sender } from '../../../http/guard.ts'
import { countAttempt } from '../attempts.ts'
import { record } from '../auditLog.ts'
import type { IdentityParts, Tx } from '../IdentityParts.ts'
import { hashPaperCode, newRecoveryCode } from '../secrets/tokens.ts'
import { type Begun, requirePerson } from '../sessions.ts'
import { signInFailed } from '../signIn.ts'
import { beginWorkerSession } from './workerSessions.ts'

export const CLAIM_LASTS_MS = 30 * 24 * 3_600_000

export interface ClaimFor {
  readonly name: string
  readonly language: Language
  /** Null where whoever runs the server gives out the code. */
  readonly organisation: string | null
  readonly record?: string | undefined
}

export interface IssuedClaim {
  readonly id: string
  readonly code: string
  readonly expires: string
}

/**
 * A code of 80 random bits with which a worker makes her account, once. It is told here and never
 * again: what is kept is its hash.
 *
 * @throws {DomainError} what the permission `register.worker` refuses in this organisation;
 * `not_found` for a file that is not open to it or is somebody's already.
 */
export async function issueClaimCode(
  parts: IdentityParts,
  sender: Sender | 'system',
  { name, language, organisation, record: workerRecord }: ClaimFor,
): Promise<IssuedClaim> {
  const id = parts.newId()
  if (sender !== 'system') {
    // The worker sits at the desk and asks for it: that is the consent the permission speaks of.
    sender.require('register.worker', {
      kind: 'worker',
      id,
      owner: null,
      organisations: organisation === null ? [] : [organisation],
      office: null,
      jurisdiction: null,
      assignees: [],
      mandateHolders: organisation === null ? [] : [organisation],
      state: null,
    })
    const files = parts.workerFiles
    if (workerRecord !== undefined && !(await files?.mayGiveCode(workerRecord, organisation))) {
      throw noSuchRecord('register.worker')
    }
  }
  const code = newRecoveryCode(parts.randomBytes)
  const created = parts.now()
  const expires = new Date(created.getTime() + CLAIM_LASTS_MS)
  await parts.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('worker_claim')
      .values({
        hash: hashPaperCode(code),
        id,
        kind: 'claim',
        worker: null,
        name,
        language,
        record: workerRecord ?? null,
        organisation,
        issued_by: sender === 'system' ? null : requirePerson(sender).person,
        created,
        expires,
        used: null,
      })
      .execute()
    await record(tx, parts, sender, {
      verb: 'issue.claim-code',
      subject: id,
      details: { organisation },
    })
  })
  return { id, code, expires: expires.toISOString() }
}

export interface Claimed {
  readonly begun: Begun
  readonly returnCode: string | null
}

/**
 * Makes a worker's account with a claim code, or signs in with the code she was given then. A code
 * that is wrong, unknown, used or expired is told alike.
 *
 * @throws {DomainError} `sign_in_failed` or `too_many_attempts`.
 */
export async function claimAccount(
  parts: IdentityParts,
  sender: Sender,
  code: string,
  ownPhone: boolean,
): Promise<Claimed> {
  await countAttempt(parts, 'claim', networkOf(sender.address))
  const claimed = await parts.db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('worker_claim')
      .selectAll()
      .where('hash', '=', hashPaperCode(code))
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return null
    const how = { ownPhone, by: 'paper-code' } as const
    if (row.worker !== null) {
      return {
        begun: await beginWorkerSession(tx, parts, sender, row.worker, how),
        returnCode: null,
        file: null,
      }
    }
    if (row.used !== null || row.expires === null || row.expires <= parts.now()) return null
    await tx
      .updateTable('worker_claim')
      .set({ used: parts.now() })
      .where('id', '=', row.id)
      .execute()
    const worker = await insertWorker(tx, parts, row)
    await record(tx, parts, sender, {
      verb: 'claim.worker-account',
      subject: worker,
      details: { claim: row.id },
      person: worker,
    })
    return {
      begun: await beginWorkerSession(tx, parts, sender, worker, how),
      returnCode: await giveReturnCode(tx, parts, worker, row),
      file:
        row.record === null
          ? null
          : { record: row.record, person: worker, claimGivenBy: row.organisation },
    }
  })
  if (claimed !== null) {
    const { file, ...answer } = claimed
    if (file !== null) await parts.workerFiles?.link(file)
    return answer
  }
  await record(parts.db, parts, sender, { verb: 'sign-in.failed', details: { with: 'paper-code' } })
  throw signInFailed()
}

interface Claimant {
  readonly name: string
  readonly language: Language
  readonly record: string | null
}

async function insertWorker(
  tx: Tx,
  { newId, now }: IdentityParts,
  { name, language, record: workerRecord }: Claimant,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('worker_account')
    .values({
      id,
      name,
      language,
      contact: null,
      record: workerRecord,
      state: 'active',
      created: now(),
      last_sign_in: null,
    })
    .execute()
  return id
}

/** A code to come back with, which nobody but the worker has seen; the one before ends. */
export async function giveReturnCode(
  tx: Tx,
  { newId, now, randomBytes }: IdentityParts,
  worker: string,
  { name, language, record: workerRecord }: Claimant,
): Promise<string> {
  const code = newRecoveryCode(randomBytes)
  await tx
    .deleteFrom('worker_claim')
    .where('worker', '=', worker)
    .where('kind', '=', 'return')
    .execute()
  await tx
    .insertInto('worker_claim')
    .values({
      hash: hashPaperCode(code),
      id: newId(),
      kind: 'return',
      worker,
      name,
      language,
      record: workerRecord,
      organisation: null,
      issued_by: null,
      created: now(),
      expires: null,
      used: null,
    })
    .execute()
  return code
}

export const renewReturnCode = (parts: IdentityParts, sender: Sender): Promise<string> =>
  parts.db.transaction().execute(async (tx) => {
    const { person } = requirePerson(sender)
    // Two at once: one waits for the other, and the later code is the one that counts.
    const account = await tx
      .selectFrom('worker_account')
      .select(['name', 'language', 'record'])
      .where('id', '=', person)
      .forUpdate()
      .executeTakeFirstOrThrow()
    await record(tx, parts, sender, { verb: 'renew.return-code', subject: person })
    return await giveReturnCode(tx, parts, person, account)
  })
