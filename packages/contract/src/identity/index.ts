import * as account from './account.ts'
import { auditExportRoute, auditRoute } from './audit.ts'
import * as people from './people.ts'
import * as providers from './providers.ts'
import * as signIn from './signIn.ts'
import * as standIns from './standIns.ts'
import * as workers from './workers.ts'

export * from './account.ts'
export * from './audit.ts'
export * from './people.ts'
export * from './providers.ts'
export * from './signIn.ts'
export * from './standIns.ts'
export * from './words.ts'
export * from './workers.ts'

/** Sign-in, the own account, people, and programs. */
export const IDENTITY_ROUTES = [
  signIn.sessionRoute,
  signIn.signInRoute,
  signIn.signInTotpRoute,
  signIn.signInRecoveryCodeRoute,
  signIn.passkeySignInOptionsRoute,
  signIn.passkeySignInRoute,
  signIn.signOutRoute,
  providers.signInWaysRoute,
  providers.beginProviderSignInRoute,
  providers.providerSignInRoute,
  workers.issueClaimCodeRoute,
  workers.claimRoute,
  workers.askWorkerCodeRoute,
  workers.workerSignInRoute,
  workers.workerRoute,
  workers.addWorkerContactRoute,
  workers.confirmWorkerContactRoute,
  workers.renewReturnCodeRoute,
  workers.workerSessionsRoute,
  workers.endWorkerSessionRoute,
  workers.workerEventsRoute,
  signIn.lookAtLinkRoute,
  signIn.firstRunRoute,
  signIn.acceptInvitationRoute,
  signIn.recoverRoute,
  account.accountRoute,
  account.changeAccountRoute,
  account.changePasswordRoute,
  account.enrolTotpRoute,
  account.confirmTotpRoute,
  account.removeTotpRoute,
  account.passkeyOptionsRoute,
  account.addPasskeyRoute,
  account.removePasskeyRoute,
  account.renewRecoveryCodesRoute,
  account.devicesRoute,
  account.endSessionRoute,
  account.endOtherSessionsRoute,
  account.ownEventsRoute,
  standIns.standInsRoute,
  standIns.addStandInRoute,
  standIns.endStandInRoute,
  standIns.absencesRoute,
  standIns.addAbsenceRoute,
  standIns.removeAbsenceRoute,
  standIns.interestsRoute,
  standIns.declareInterestRoute,
  standIns.endInterestRoute,
  standIns.allStandInsRoute,
  standIns.allInterestsRoute,
  people.peopleRoute,
  people.personRoute,
  people.deactivatePersonRoute,
  people.reactivatePersonRoute,
  people.sendRecoveryRoute,
  people.grantRoleRoute,
  people.withdrawRoleRoute,
  people.invitationsRoute,
  people.inviteRoute,
  people.withdrawInvitationRoute,
  people.serviceAccountsRoute,
  people.createServiceAccountRoute,
  people.rotateServiceKeyRoute,
  people.deactivateServiceAccountRoute,
  auditRoute,
  auditExportRoute,
] as const
