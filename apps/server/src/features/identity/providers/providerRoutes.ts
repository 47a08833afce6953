import { beginProviderSignInRoute, providerSignInRoute, signInWaysRoute } from '@corridor/contract'
import type { Mounting } from '../../../http/mount.ts'
import { mountCommand } from '../../../http/mountCommand.ts'
import { mountPrivate } from '../../../http/mountPrivate.ts'
import type { IdentityParts } from '../IdentityParts.ts'
import { openerOf } from '../openerOf.ts'
import { beginProviderSignIn, signInWithProvider } from './providerSignIn.ts'

/** Sign-in with a ministry's own provider. */
export function providerRoutes(place: Pick<Mounting, 'app' | 'guard'>, parts: IdentityParts): void {
  const opened = openerOf(parts)
  mountPrivate(place, signInWaysRoute, async () => ({ provider: parts.provider?.name ?? null }))
  mountCommand(place, beginProviderSignInRoute, (_, __, sender) =>
    beginProviderSignIn(parts, sender),
  )
  mountCommand(place, providerSignInRoute, (_, { answer }, sender) =>
    opened(sender, signInWithProvider(parts, sender, answer)),
  )
}
