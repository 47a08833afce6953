import { DomainError } from '@corridor/kernel'
import type { DecisionBasis } from '@corridor/permissions'
import type { Sender } from '../../http/guard.ts'
import type { Reader } from './noteRead.ts'

/** The one who asks, as the log of readings keeps her. @param basis on which she was let in. */
export function readerOf(
  { actor, device, requestId }: Pick<Sender, 'actor' | 'device' | 'requestId'>,
  { role, mandate, breakGlass }: DecisionBasis,
): Reader {
  if (actor.kind === 'anonymous') {
    throw new DomainError('not_signed_in', 'This needs a person who is signed in, or a valid key')
  }
  const organisation = mandate?.organisation
  return {
    actor: actor.kind === 'person' ? actor.person : `service:${actor.account}`,
    role,
    ...(organisation == null ? {} : { organisation }),
    ...(breakGlass === null ? {} : { breakGlass }),
    device,
    requestId,
  }
}
