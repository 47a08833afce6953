import { networkOf } from '../../../http/clientAddress.ts'
import type { Sender } from '../../../http/guard.ts'
import { countAttempt } from '../attempts.ts'
import { record } from '../auditLog.ts'
import type { IdentityParts, Tx } from '../IdentityParts.ts'
import { hiddenKey } from '../secrets/sealSecret.ts'
import { type Begun, requirePerson } from '../sessions.ts'
import { signInFailed } from '../signIn.ts'
import { describeWorker } from './describeWorker.ts'
import { readContact } from './readContact.ts'
import { beginWorkerSession } from './workerSessions.ts'

export const CODE_LASTS_MS = 10 * 60_000
export const CODE_TRIES = 5

type Purpose = 'sign-in' | 'add-contact'

/**
 * Sends six digits to the address of a worker's account. Where nobody has the address, the same is
 * counted, computed and stored, and nothing is sent; sending itself is not waited for. So neither
 * the answer nor its time tells which addresses are known.
 *
 * @throws {DomainError} `bad_request` or `too_many_attempts`.
 */
export async function askSignInCode(
  parts: IdentityParts,
  sender: Sender,
  typed: string,
): Promise<void> {
  const contact = readContact(typed)
  await countAsking(parts, sender, contact)
  const account = await parts.db
    .selectFrom('worker_account')
    .select(['id', 'language'])
    .where('contact', '=', contact)
    .where('state', '=', 'active')
    .executeTakeFirst()
  const code = await storeCode(parts, contact, 'sign-in', account?.id ?? null)
  if (account !== undefined) sendLater(parts, contact, account.language, code)
}

/** Sends six digits to an address that the worker says is hers. */
export async function askContactCode(
  parts: IdentityParts,
  sender: Sender,
  typed: string,
): Promise<void> {
  const contact = readContact(typed)
  await countAsking(parts, sender, contact)
  const { id, language } = await describeWorker(parts.db, requirePerson(sender).person)
  sendLater(parts, contact, language, await storeCode(parts, contact, 'add-contact', id))
}

async function countAsking(parts: IdentityParts, sender: Sender, contact: string): Promise<void> {
  await countAttempt(parts, 'workerNetwork', networkOf(sender.address))
  await countAttempt(parts, 'workerContact', contact)
}

/** Six digits, each as likely as any other. */
function newDigits(randomBytes: IdentityParts['randomBytes']): string {
  const limit = 4_294_000_000
  for (;;) {
    const number = Buffer.from(randomBytes(4)).readUInt32BE()
    if (number < limit) return String(number % 1_000_000).padStart(6, '0')
  }
}

/** Digits are few: without the server's key their hash tells them to nobody. */
const hashDigits = ({ serverKey }: IdentityParts, contact: string, code: string): string =>
  hiddenKey(serverKey, `code ${contact} ${code}`)

const hideContact = ({ serverKey }: IdentityParts, contact: string): string =>
  hiddenKey(serverKey, `contact ${contact}`)

async function storeCode(
  parts: IdentityParts,
  contact: string,
  purpose: Purpose,
  worker: string | null,
): Promise<string> {
  const code = newDigits(parts.randomBytes)
  const entry = {
    worker,
    hash: hashDigits(parts, contact, code),
    tries: 0,
    expires: new Date(parts.now().getTime() + CODE_LASTS_MS),
  }
  await parts.db
    .insertInto('worker_code')
    .values({ contact: hideContact(parts, contact), purpose, ...entry })
    .onConflict((conflict) => conflict.columns(['contact', 'purpose']).doUpdateSet(entry))
    .execute()
  return code
}

function sendLater(
  { messages, now }: IdentityParts,
  to: string,
  language: 'en' | 'fr' | 'es' | 'ar',
  code: string,
): void {
  const expires = new Date(now().getTime() + CODE_LASTS_MS)
  // The gateway tells the log when it fails; the asker cannot be told without telling too much.
  setImmediate(() => {
    messages.send({ kind: 'sign-in-code', to, language, code, expires }).catch(() => {})
  })
}

/** Whose code this is; it is used up when it fits, and void after some tries. */
async function takeCode(
  tx: Tx,
  parts: IdentityParts,
  contact: string,
  purpose: Purpose,
  code: string,
): Promise<string | null> {
  const row = await tx
    .updateTable('worker_code')
    .set((row) => ({ tries: row('tries', '+', 1) }))
    .where('contact', '=', hideContact(parts, contact))
    .where('purpose', '=', purpose)
    .where('expires', '>', parts.now())
    .where('tries', '<', CODE_TRIES)
    .returning(['hash', 'worker', 'contact'])
    .executeTakeFirst()
  if (row === undefined || row.hash !== hashDigits(parts, contact, code)) return null
  await tx
    .deleteFrom('worker_code')
    .where('contact', '=', row.contact)
    .where('purpose', '=', purpose)
    .execute()
  return row.worker
}

/**
 * Signs a worker in with the digits that were sent to her.
 *
 * @throws {DomainError} `bad_request`, `sign_in_failed` or `too_many_attempts`.
 */
export async function signInWithDigits(
  parts: IdentityParts,
  sender: Sender,
  { contact: typed, code, ownPhone }: { contact: string; code: string; ownPhone: boolean },
): Promise<Begun> {
  const contact = readContact(typed)
  await countTrying(parts, sender, contact)
  const begun = await parts.db.transaction().execute(async (tx) => {
    const worker = await takeCode(tx, parts, contact, 'sign-in', code)
    if (worker === null) return null
    return await beginWorkerSession(tx, parts, sender, worker, { ownPhone, by: 'message-code' })
  })
  if (begun !== null) return begun
  await record(parts.db, parts, sender, {
    verb: 'sign-in.failed',
    details: { with: 'message-code' },
  })
  throw signInFailed()
}

async function countTrying(parts: IdentityParts, sender: Sender, contact: string): Promise<void> {
  await countAttempt(parts, 'network', networkOf(sender.address))
  await countAttempt(parts, 'workerTry', contact)
}

/**
 * Takes an address whose digits the worker has. An account that had it before loses it: telephone
 * numbers are given to others.
 *
 * @throws {DomainError} `bad_request`, `sign_in_failed` or `too_many_attempts`.
 */
export async function confirmContact(
  parts: IdentityParts,
  sender: Sender,
  typed: string,
  code: string,
): Promise<void> {
  const contact = readContact(typed)
  const { person } = requirePerson(sender)
  await countTrying(parts, sender, contact)
  const isHers = await parts.db.transaction().execute(async (tx) => {
    if ((await takeCode(tx, parts, contact, 'add-contact', code)) !== person) return false
    const before = await tx
      .updateTable('worker_account')
      .set({ contact: null })
      .where('contact', '=', contact)
      .where('id', '!=', person)
      .returning('id')
      .execute()
    for (const { id } of before) {
      await record(tx, parts, sender, { verb: 'lose.contact', subject: id, person: id })
    }
    await tx.updateTable('worker_account').set({ contact }).where('id', '=', person).execute()
    await record(tx, parts, sender, { verb: 'change.contact', subject: person })
    return true
  })
  if (!isHers) throw signInFailed()
}
