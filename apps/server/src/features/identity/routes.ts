import {
  acceptInvitationRoute,
  firstRunRoute,
  lookAtLinkRoute,
  passkeySignInOptionsRoute,
  passkeySignInRoute,
  recoverRoute,
  sessionRoute,
  signInRecoveryCodeRoute,
  signInRoute,
  signInTotpRoute,
  signOutRoute,
} from '@corridor/contract'
import type { Mounting } from '../../http/mount.ts'
import { mountCommand } from '../../http/mountCommand.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { accountRoutes } from './accountRoutes.ts'
import type { IdentityParts } from './IdentityParts.ts'
import { acceptInvitation, lookAtLink, makeFirstAdministrator, recoverAccount } from './links.ts'
import { openerOf } from './openerOf.ts'
import { beginPasskeySignIn, signInWithPasskey } from './passkeys.ts'
import { peopleRoutes } from './peopleRoutes.ts'
import { providerRoutes } from './providers/providerRoutes.ts'
import { describeSession } from './sessions.ts'
import {
  giveSecondFactor,
  signInWithPassword,
  signOut,
  useRecoveryCode,
  useTotpCode,
} from './signIn.ts'
import { standInRoutes } from './standIns/routes.ts'
import { workerRoutes } from './workers/workerRoutes.ts'

type Place = Pick<Mounting, 'app' | 'guard'>

export function identityRoutes(place: Place, parts: IdentityParts): void {
  signInRoutes(place, parts)
  providerRoutes(place, parts)
  workerRoutes(place, parts)
  linkRoutes(place, parts)
  accountRoutes(place, parts)
  peopleRoutes(place, parts)
  standInRoutes(place, parts)
}

function signInRoutes(place: Place, parts: IdentityParts): void {
  const opened = openerOf(parts)
  mountPrivate(place, sessionRoute, (_, { actor }) => describeSession(parts, actor))
  mountCommand(place, signInRoute, (_, { email, password }, sender) =>
    opened(sender, signInWithPassword(parts, sender, email, password)),
  )
  mountCommand(place, signInTotpRoute, (_, { code }, sender) =>
    opened(
      sender,
      giveSecondFactor(parts, sender, 'totp', (tx, person) => useTotpCode(tx, parts, person, code)),
    ),
  )
  mountCommand(place, signInRecoveryCodeRoute, (_, { code }, sender) =>
    opened(
      sender,
      giveSecondFactor(parts, sender, 'recovery-code', (tx, person) =>
        useRecoveryCode(tx, person, code),
      ),
    ),
  )
  mountCommand(place, passkeySignInOptionsRoute, async (_, __, sender) => ({
    options: await beginPasskeySignIn(parts, sender),
  }))
  mountCommand(place, passkeySignInRoute, (_, { answer }, sender) =>
    opened(sender, signInWithPasskey(parts, sender, answer)),
  )
  mountCommand(place, signOutRoute, async (_, __, sender) => {
    await signOut(parts, sender)
    sender.endSession()
    return { done: true as const }
  })
}

function linkRoutes(place: Place, parts: IdentityParts): void {
  const opened = openerOf(parts)
  mountCommand(place, lookAtLinkRoute, (_, { token }, sender) => lookAtLink(parts, sender, token))
  mountCommand(place, firstRunRoute, (_, body, sender) =>
    opened(sender, makeFirstAdministrator(parts, sender, body)),
  )
  mountCommand(place, acceptInvitationRoute, (_, body, sender) =>
    opened(sender, acceptInvitation(parts, sender, body)),
  )
  mountCommand(place, recoverRoute, (_, { token, password }, sender) =>
    opened(sender, recoverAccount(parts, sender, token, password)),
  )
}
