import {
  accountRoute,
  addPasskeyRoute,
  changeAccountRoute,
  changePasswordRoute,
  confirmTotpRoute,
  devicesRoute,
  endOtherSessionsRoute,
  endSessionRoute,
  enrolTotpRoute,
  ownEventsRoute,
  passkeyOptionsRoute,
  removePasskeyRoute,
  removeTotpRoute,
  renewRecoveryCodesRoute,
} from '@corridor/contract'
import type { Mounting } from '../../http/mount.ts'
import { mountCommand } from '../../http/mountCommand.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import {
  addPasskey,
  changeAccount,
  changePassword,
  confirmTotp,
  describeAccount,
  endOwnSession,
  enrolTotp,
  removeFactor,
  renewRecoveryCodes,
  requirePassword,
} from './account.ts'
import { listEvents, record } from './auditLog.ts'
import type { IdentityParts } from './IdentityParts.ts'
import { beginPasskey } from './passkeys.ts'
import { endSessions, listDevices, requirePerson } from './sessions.ts'

type Place = Pick<Mounting, 'app' | 'guard'>

const DONE = { done: true } as const
const NEWEST_EVENTS = 200

/** What a person does with her own account. */
export function accountRoutes(place: Place, parts: IdentityParts): void {
  mountPrivate(place, accountRoute, (_, sender) => describeAccount(parts, requirePerson(sender)))
  mountCommand(place, changeAccountRoute, async (_, changes, sender) => {
    await changeAccount(parts, sender, changes)
    return DONE
  })
  mountCommand(place, changePasswordRoute, async (_, { password, newPassword }, sender) => {
    const begun = await changePassword(parts, sender, password, newPassword)
    sender.setSession(begun.token, begun.secondsLeft)
    return DONE
  })
  factorRoutes(place, parts)
  sessionRoutes(place, parts)
  mountPrivate(place, ownEventsRoute, async (_, sender) => {
    const { person } = requirePerson(sender)
    const events = await listEvents(parts.db, { concerning: person, limit: NEWEST_EVENTS })
    // Who else was shown in the same reading, and from where others read, is not hers to know.
    return {
      events: events.map((event) =>
        event.actor.id === person
          ? event
          : {
              ...event,
              network: null,
              request: null,
              details: 'people' in event.details ? { people: [person] } : event.details,
            },
      ),
    }
  })
}

function factorRoutes(place: Place, parts: IdentityParts): void {
  mountCommand(place, enrolTotpRoute, (_, { password }, sender) =>
    enrolTotp(parts, sender, password),
  )
  mountCommand(place, confirmTotpRoute, async (_, { code }, sender) => {
    const { begun, recoveryCodes } = await confirmTotp(parts, sender, code)
    sender.setSession(begun.token, begun.secondsLeft)
    return { recoveryCodes }
  })
  mountCommand(place, removeTotpRoute, async (_, { password }, sender) => {
    await removeFactor(parts, sender, password, { kind: 'totp' })
    return DONE
  })
  mountCommand(place, passkeyOptionsRoute, async (_, { password }, sender) => ({
    options: await beginPasskey(parts, await requirePassword(parts, sender, password)),
  }))
  mountCommand(place, addPasskeyRoute, async (_, { label, answer }, sender) => {
    const { begun, recoveryCodes } = await addPasskey(parts, sender, label, answer)
    sender.setSession(begun.token, begun.secondsLeft)
    return { recoveryCodes }
  })
  mountCommand(place, removePasskeyRoute, async ({ passkey }, { password }, sender) => {
    await removeFactor(parts, sender, password, { kind: 'passkey', id: passkey })
    return DONE
  })
  mountCommand(place, renewRecoveryCodesRoute, async (_, { password }, sender) => ({
    recoveryCodes: await renewRecoveryCodes(parts, sender, password),
  }))
}

function sessionRoutes(place: Place, parts: IdentityParts): void {
  mountPrivate(place, devicesRoute, async (_, sender) => ({
    sessions: await listDevices(parts, requirePerson(sender)),
  }))
  mountCommand(place, endSessionRoute, async ({ session }, _, sender) => {
    await endOwnSession(parts, sender, session)
    return DONE
  })
  mountCommand(place, endOtherSessionsRoute, async (_, __, sender) => {
    const actor = requirePerson(sender)
    // Counted before: those that are over are taken out too, and were no longer open.
    const others = (await listDevices(parts, actor)).filter(({ current }) => !current)
    await parts.db.transaction().execute(async (tx) => {
      await endSessions(tx, actor.person, actor.session)
      await record(tx, parts, sender, {
        verb: 'end.other-sessions',
        subject: actor.person,
        details: { sessions: others.map(({ id }) => id) },
      })
    })
    return { ended: others.length }
  })
}
