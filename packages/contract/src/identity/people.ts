import { z } from 'zod'
import { route } from '../route.ts'
import {
  Done,
  Email,
  HOME_ORGANISATION,
  PersonLanguage,
  PersonName,
  RecordId,
  RoleGrant,
  RoleScope,
  SECOND_FACTORS,
  ServiceScope,
} from './words.ts'

const NOTHING = z.object({})
const PERSON = { person: '0b7a7a0e-58a4-4be7-9d0b-6b2f5b1f7f0e' }
const OfPerson = z.object({ person: RecordId })
const Reason = z.object({ reason: z.string().trim().min(3).max(500) })
const SCOPE_EXAMPLE = {
  role: 'inspector',
  organisation: HOME_ORGANISATION,
  office: 'north',
  from: '2026-01-01',
} as const

export const Person = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  language: PersonLanguage,
  state: z.enum(['active', 'deactivated']),
  factors: z.array(z.enum(SECOND_FACTORS)),
  created: z.iso.datetime(),
  lastSignIn: z.iso.datetime().nullable(),
  roles: z.array(RoleGrant),
})
export type Person = z.infer<typeof Person>

export const peopleRoute = route({
  id: 'listPeople',
  method: 'GET',
  path: '/identity/people',
  summary: 'Members of staff with their roles; each reading is logged',
  permission: 'read.account',
  input: NOTHING,
  output: z.object({ people: z.array(Person) }),
  examples: [{}],
})

export const personRoute = route({
  id: 'getPerson',
  method: 'GET',
  path: '/identity/people/:person',
  summary: 'One member of staff; the reading is logged and shown to her',
  permission: 'read.account',
  input: OfPerson,
  output: Person,
  examples: [PERSON],
})

export const deactivatePersonRoute = route({
  id: 'deactivatePerson',
  method: 'POST',
  path: '/identity/people/:person/deactivate',
  summary: 'Close an account: its sessions and open links end at once',
  permission: 'deactivate.account',
  input: OfPerson,
  body: Reason,
  output: Done,
  examples: [PERSON],
  bodyExample: { reason: 'Left the office' },
})

export const reactivatePersonRoute = route({
  id: 'reactivatePerson',
  method: 'POST',
  path: '/identity/people/:person/reactivate',
  summary: 'Open a closed account again, with its password and second factors',
  permission: 'deactivate.account',
  input: OfPerson,
  body: Reason,
  output: Done,
  examples: [PERSON],
  bodyExample: { reason: 'Back from leave' },
})

export const LinkSent = z.object({
  id: z.string(),
  /** How the message went out; the link itself is in no answer. */
  sentBy: z.string(),
  expires: z.iso.datetime(),
})

export const sendRecoveryRoute = route({
  id: 'sendRecovery',
  method: 'POST',
  path: '/identity/people/:person/recovery',
  summary: 'Send a person a one-time link with which she sets a new password',
  permission: 'recover.account',
  input: OfPerson,
  body: Reason,
  output: LinkSent,
  examples: [PERSON],
  bodyExample: { reason: 'Lost her telephone; identity checked in person' },
})

export const grantRoleRoute = route({
  id: 'grantRole',
  method: 'POST',
  path: '/identity/people/:person/roles',
  summary: 'Give a person a role; nobody to herself, and no administrator another role',
  permission: 'grant.mandate',
  input: OfPerson,
  body: RoleScope,
  output: RoleGrant,
  examples: [PERSON],
  bodyExample: SCOPE_EXAMPLE,
})

export const withdrawRoleRoute = route({
  id: 'withdrawRole',
  method: 'DELETE',
  path: '/identity/people/:person/roles/:grant',
  summary: 'Withdraw a role; nobody her own, and never that of the last administrator',
  permission: 'revoke.mandate',
  input: OfPerson.extend({ grant: RecordId }),
  output: Done,
  examples: [{ ...PERSON, grant: '2e0f2f9e-0a86-4e56-9f5b-3b0c53e6b0ad' }],
})

export const Invitation = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  language: PersonLanguage,
  roles: z.array(RoleScope),
  invitedBy: z.string().nullable(),
  created: z.iso.datetime(),
  expires: z.iso.datetime(),
  state: z.enum(['open', 'accepted', 'withdrawn', 'expired']),
})
export type Invitation = z.infer<typeof Invitation>

export const invitationsRoute = route({
  id: 'listInvitations',
  method: 'GET',
  path: '/identity/invitations',
  summary: 'Invitations, newest first',
  permission: 'invite.account',
  input: NOTHING,
  output: z.object({ invitations: z.array(Invitation) }),
  examples: [{}],
})

export const inviteRoute = route({
  id: 'invitePerson',
  method: 'POST',
  path: '/identity/invitations',
  summary: 'Invite a person; she makes her account with the link she is sent',
  permission: 'invite.account',
  input: NOTHING,
  body: z.object({
    email: Email,
    name: PersonName,
    language: PersonLanguage,
    roles: z.array(RoleScope).max(10),
  }),
  output: LinkSent,
  examples: [{}],
  bodyExample: {
    email: 'officer@example.org',
    name: 'Example Officer',
    language: 'fr',
    roles: [SCOPE_EXAMPLE],
  },
})

export const withdrawInvitationRoute = route({
  id: 'withdrawInvitation',
  method: 'DELETE',
  path: '/identity/invitations/:invitation',
  summary: 'Withdraw an open invitation',
  permission: 'invite.account',
  input: z.object({ invitation: RecordId }),
  output: Done,
  examples: [{ invitation: '5b1f7f0e-58a4-4be7-9d0b-0b7a7a0e6b2f' }],
})

export const ServiceKey = z.object({
  id: z.string(),
  created: z.iso.datetime(),
  expires: z.iso.datetime(),
  used: z.iso.datetime().nullable(),
})

export const ServiceAccount = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(ServiceScope),
  state: z.enum(['active', 'deactivated']),
  created: z.iso.datetime(),
  /** Keys that still open something. */
  keys: z.array(ServiceKey),
})
export type ServiceAccount = z.infer<typeof ServiceAccount>

export const serviceAccountsRoute = route({
  id: 'listServiceAccounts',
  method: 'GET',
  path: '/identity/service-accounts',
  summary: 'Accounts of other programs and their keys, without the keys themselves',
  permission: 'read.service-account',
  input: NOTHING,
  output: z.object({ serviceAccounts: z.array(ServiceAccount) }),
  examples: [{}],
})

export const createServiceAccountRoute = route({
  id: 'createServiceAccount',
  method: 'POST',
  path: '/identity/service-accounts',
  summary: 'An account for another program, with the scopes it needs',
  permission: 'issue.service-account',
  input: NOTHING,
  body: z.object({
    name: z.string().trim().min(1).max(80),
    scopes: z.array(ServiceScope).min(1).max(20),
  }),
  output: ServiceAccount,
  examples: [{}],
  bodyExample: {
    name: 'Monitoring of the log',
    scopes: [{ permission: 'read.log-entry', scope: 'all' }],
  },
})

export const rotateServiceKeyRoute = route({
  id: 'rotateServiceKey',
  method: 'POST',
  path: '/identity/service-accounts/:account/keys',
  summary: 'A new key, shown once; older keys end after the overlap',
  permission: 'issue.service-account',
  input: z.object({ account: RecordId }),
  body: z.object({
    days: z.number().int().min(1).max(365).default(90),
    overlapHours: z.number().int().min(0).max(168).default(24),
  }),
  output: z.object({ key: z.string(), id: z.string(), expires: z.iso.datetime() }),
  examples: [{ account: '9d0b6b2f-58a4-4be7-9d0b-6b2f5b1f7f0e' }],
  bodyExample: { days: 90, overlapHours: 24 },
})

export const deactivateServiceAccountRoute = route({
  id: 'deactivateServiceAccount',
  method: 'POST',
  path: '/identity/service-accounts/:account/deactivate',
  summary: 'Close a service account: its keys end at once',
  permission: 'revoke.service-account',
  input: z.object({ account: RecordId }),
  body: Reason,
  output: Done,
  examples: [{ account: '9d0b6b2f-58a4-4be7-9d0b-6b2f5b1f7f0e' }],
  bodyExample: { reason: 'The program is no longer used' },
})
