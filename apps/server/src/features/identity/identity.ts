import type { Access } from '../../http/guard.ts'
import { record } from './auditLog.ts'
import { loadDecisionContext } from './decisionContext.ts'
import type { IdentityParts } from './IdentityParts.ts'
import { findServiceKey } from './serviceAccounts.ts'
import { findSession, SESSION_TIMES } from './sessions.ts'
import { findWorkerSession } from './workers/workerSessions.ts'

/** What the guard of all operations asks of identity. */
export const identityAccess = (
  parts: IdentityParts,
  trustedProxies: readonly string[],
): Access => ({
  findSession: async (token) =>
    (await findSession(parts, token)) ?? (await findWorkerSession(parts, token)),
  findServiceKey: (key) => findServiceKey(parts, key),
  loadContext: (actor) => loadDecisionContext(parts.db, parts, actor),
  noteRefusal: (sender, refusal) =>
    record(parts.db, parts, sender, { verb: 'refused', details: { ...refusal } }),
  origins: () => [new URL(parts.publicUrl()).origin],
  trustedProxies,
})

const DAY_MS = 86_400_000

/** Takes out sessions, challenges and counts that are over; what happened stays in the log. */
export async function tidyIdentity({ db, now }: IdentityParts): Promise<void> {
  const at = now()
  await db
    .deleteFrom('sign_in_session')
    .where((where) =>
      where.or([
        where('expires', '<=', at),
        where('seen', '<=', new Date(at.getTime() - SESSION_TIMES.idleMs)),
      ]),
    )
    .execute()
  await db.deleteFrom('worker_session').where('expires', '<=', at).execute()
  await db.deleteFrom('worker_code').where('expires', '<=', at).execute()
  await db.deleteFrom('provider_round').where('expires', '<=', at).execute()
  await db.deleteFrom('passkey_challenge').where('expires', '<=', at).execute()
  await db
    .deleteFrom('sign_in_attempt')
    .where('since', '<=', new Date(at.getTime() - DAY_MS))
    .execute()
}
