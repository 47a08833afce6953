import {
  addWorkerContactRoute,
  askWorkerCodeRoute,
  claimRoute,
  confirmWorkerContactRoute,
  endWorkerSessionRoute,
  issueClaimCodeRoute,
  renewReturnCodeRoute,
  workerEventsRoute,
  workerRoute,
  workerSessionsRoute,
  workerSignInRoute,
} from '@corridor/contract'
import type { Mounting } from '../../../http/mount.ts'
import { mountCommand } from '../../../http/mountCommand.ts'
import { mountPrivate } from '../../../http/mountPrivate.ts'
import { listEvents } from '../auditLog.ts'
import type { IdentityParts } from '../IdentityParts.ts'
import { openerOf } from '../openerOf.ts'
import { requirePerson } from '../sessions.ts'
import { claimAccount, issueClaimCode, renewReturnCode } from './claims.ts'
import { describeWorker } from './describeWorker.ts'
import { askContactCode, askSignInCode, confirmContact, signInWithDigits } from './messageCodes.ts'
import { endWorkerSession, isOwnPhone, listWorkerSessions } from './workerSessions.ts'

type Place = Pick<Mounting, 'app' | 'guard'>

const DONE = { done: true } as const
const NEWEST_EVENTS = 200

/** How workers sign in, and what a worker does with her own account. */
export function workerRoutes(place: Place, parts: IdentityParts): void {
  const opened = openerOf(parts)
  mountCommand(place, issueClaimCodeRoute, (_, body, sender) => issueClaimCode(parts, sender, body))
  mountCommand(place, claimRoute, async (_, { code, ownPhone }, sender) => {
    const { begun, returnCode } = await claimAccount(parts, sender, code, ownPhone)
    return { session: await opened(sender, Promise.resolve(begun)), returnCode }
  })
  mountCommand(place, askWorkerCodeRoute, async (_, { contact }, sender) => {
    await askSignInCode(parts, sender, contact)
    return DONE
  })
  mountCommand(place, workerSignInRoute, (_, body, sender) =>
    opened(sender, signInWithDigits(parts, sender, body)),
  )
  ownAccountRoutes(place, parts)
}

function ownAccountRoutes(place: Place, parts: IdentityParts): void {
  mountPrivate(place, workerRoute, async (_, sender) => {
    const { person, session } = requirePerson(sender)
    const { id, name, language, contact, created } = await describeWorker(parts.db, person)
    const ownPhone = await isOwnPhone(parts.db, session)
    return { id, name, language, contact, created: created.toISOString(), ownPhone }
  })
  mountCommand(place, addWorkerContactRoute, async (_, { contact }, sender) => {
    await askContactCode(parts, sender, contact)
    return DONE
  })
  mountCommand(place, confirmWorkerContactRoute, async (_, { contact, code }, sender) => {
    await confirmContact(parts, sender, contact, code)
    return DONE
  })
  mountCommand(place, renewReturnCodeRoute, async (_, __, sender) => ({
    returnCode: await renewReturnCode(parts, sender),
  }))
  mountPrivate(place, workerSessionsRoute, async (_, sender) => ({
    sessions: await listWorkerSessions(parts, requirePerson(sender)),
  }))
  mountCommand(place, endWorkerSessionRoute, async ({ session }, _, sender) => {
    await endWorkerSession(parts, sender, requirePerson(sender).person, session)
    return DONE
  })
  mountPrivate(place, workerEventsRoute, async (_, sender) => {
    const { person } = requirePerson(sender)
    const events = await listEvents(parts.db, { concerning: person, limit: NEWEST_EVENTS })
    // Who else was shown in the same reading, and from where others read, is not hers to know.
    return {
      events: events.map((event) =>
        event.actor.id === person ? event : { ...event, network: null, request: null, details: {} },
      ),
    }
  })
}
