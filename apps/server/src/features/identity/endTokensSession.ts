import type { Tx } from './IdentityParts.ts'
import { hashToken } from './secrets/tokens.ts'

/** Ends the session that a token stands for, of staff or a worker. @returns whose it was. */
export async function endTokensSession(tx: Tx, token: string | null): Promise<string | null> {
  if (token === null) return null
  const hash = hashToken(token)
  const staff = await tx
    .deleteFrom('sign_in_session')
    .where('hash', '=', hash)
    .returning('person')
    .executeTakeFirst()
  if (staff !== undefined) return staff.person
  const ended = await tx
    .deleteFrom('worker_session')
    .where('hash', '=', hash)
    .returning('worker')
    .executeTakeFirst()
  return ended?.worker ?? null
}
