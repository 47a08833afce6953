import type { SessionState } from '@corridor/contract'
import type { Sender } from '../../http/guard.ts'
import type { IdentityParts } from './IdentityParts.ts'
import { type Begun, describeSession } from './sessions.ts'

/** Sends the cookie of a session that was begun, and tells what it opens. */
export const openerOf =
  (parts: IdentityParts) =>
  async (sender: Sender, beginning: Promise<Begun>): Promise<SessionState> => {
    const { token, secondsLeft, actor } = await beginning
    sender.setSession(token, secondsLeft)
    return await describeSession(parts, actor)
  }
