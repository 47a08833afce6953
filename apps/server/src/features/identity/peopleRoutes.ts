import {
  createServiceAccountRoute,
  deactivatePersonRoute,
  deactivateServiceAccountRoute,
  grantRoleRoute,
  invitationsRoute,
  inviteRoute,
  peopleRoute,
  personRoute,
  reactivatePersonRoute,
  rotateServiceKeyRoute,
  sendRecoveryRoute,
  serviceAccountsRoute,
  withdrawInvitationRoute,
  withdrawRoleRoute,
} from '@corridor/contract'
import type { Mounting } from '../../http/mount.ts'
import { mountCommand } from '../../http/mountCommand.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { auditEventRoutes } from './auditEventRoutes.ts'
import type { IdentityParts } from './IdentityParts.ts'
import {
  deactivatePerson,
  invitePerson,
  listInvitations,
  reactivatePerson,
  readPeople,
  readPerson,
  sendRecovery,
  withdrawInvitation,
} from './people.ts'
import { grantRole, withdrawRole } from './roleGrants.ts'
import {
  createServiceAccount,
  deactivateServiceAccount,
  listServiceAccounts,
  rotateServiceKey,
} from './serviceAccounts.ts'

type Place = Pick<Mounting, 'app' | 'guard'>

const DONE = { done: true } as const

/** What administrators do with people and programs, and the log. */
export function peopleRoutes(place: Place, parts: IdentityParts): void {
  mountPrivate(place, peopleRoute, async (_, sender) => ({
    people: await readPeople(parts, sender),
  }))
  mountPrivate(place, personRoute, ({ person }, sender) => readPerson(parts, sender, person))
  mountCommand(place, deactivatePersonRoute, async ({ person }, { reason }, sender) => {
    await deactivatePerson(parts, sender, person, reason)
    return DONE
  })
  mountCommand(place, reactivatePersonRoute, async ({ person }, { reason }, sender) => {
    await reactivatePerson(parts, sender, person, reason)
    return DONE
  })
  mountCommand(place, sendRecoveryRoute, ({ person }, { reason }, sender) =>
    sendRecovery(parts, sender, person, reason),
  )
  mountCommand(place, grantRoleRoute, ({ person }, scope, sender) =>
    grantRole(parts, sender, person, scope),
  )
  mountCommand(place, withdrawRoleRoute, async ({ person, grant }, _, sender) => {
    await withdrawRole(parts, sender, person, grant)
    return DONE
  })
  mountPrivate(place, invitationsRoute, async () => ({
    invitations: await listInvitations(parts),
  }))
  mountCommand(place, inviteRoute, (_, body, sender) => invitePerson(parts, sender, body))
  mountCommand(place, withdrawInvitationRoute, async ({ invitation }, _, sender) => {
    await withdrawInvitation(parts, sender, invitation)
    return DONE
  })
  serviceRoutes(place, parts)
  auditEventRoutes(place, parts)
}

function serviceRoutes(place: Place, parts: IdentityParts): void {
  mountPrivate(place, serviceAccountsRoute, async () => ({
    serviceAccounts: await listServiceAccounts(parts),
  }))
  mountCommand(place, createServiceAccountRoute, (_, { name, scopes }, sender) =>
    createServiceAccount(parts, sender, name, scopes),
  )
  mountCommand(place, rotateServiceKeyRoute, ({ account }, terms, sender) =>
    rotateServiceKey(parts, sender, account, terms),
  )
  mountCommand(place, deactivateServiceAccountRoute, async ({ account }, { reason }, sender) => {
    await deactivateServiceAccount(parts, sender, account, reason)
    return DONE
  })
}
