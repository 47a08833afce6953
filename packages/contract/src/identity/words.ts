import { z } from 'zod'
import { LANGUAGES } from '../areas.ts'
import { PERMISSION_NAMES } from '../permission.ts'

/** Roles a member of staff can hold. */
export const ROLES = [
  'administrator',
  'auditor',
  'licensing-officer',
  'authority',
  'inspector',
  'labour-attache',
  'conciliator',
  'adjudicator',
  'finance-officer',
  'legal-officer',
] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/, 'write an e-mail address, as name@example.org')

export const PersonName = z.string().trim().min(1).max(120)
export const PersonLanguage = z.enum(LANGUAGES)

/** Its strength is checked where it is set; what is typed at sign-in is only compared. */
export const Password = z.string().min(1).max(256)
export const OneTimeToken = z.string().min(20).max(100)
export const RecordId = z.string().min(1).max(100)

/** Code of an authenticator app. */
export const TotpCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/, 'six digits')

/** Office and scope in which a role is held. Days are local dates, both included. */
export const RoleScope = z.object({
  role: Role,
  organisation: z.string().trim().min(1).max(120),
  office: z.string().trim().min(1).max(120).optional(),
  jurisdiction: z.string().trim().min(1).max(120).optional(),
  from: z.iso.date(),
  until: z.iso.date().optional(),
})
export type RoleScope = z.infer<typeof RoleScope>

export const RoleGrant = RoleScope.extend({
  id: z.string(),
  grantedBy: z.string().nullable(),
  granted: z.iso.datetime(),
})
export type RoleGrant = z.infer<typeof RoleGrant>

/** What a service account may be allowed: never anything that gives rights to people. */
export const SERVICE_SCOPES = ['read.person', 'read.audit'] as const satisfies readonly Extract<
  (typeof PERMISSION_NAMES)[number],
  string
>[]
export const ServiceScope = z.enum(SERVICE_SCOPES)
export type ServiceScope = z.infer<typeof ServiceScope>

export const Done = z.object({ done: z.literal(true) })

export const SECOND_FACTORS = ['totp', 'passkey', 'recovery-code'] as const

/** Who is asking, as the desk shows it. */
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: PersonLanguage,
  assurance: z.enum(['one-factor', 'two-factor']),
  /** Second factors this person has; without one, only her own account is open to her. */
  factors: z.array(z.enum(SECOND_FACTORS)),
  roles: z.array(RoleGrant),
  signedInAt: z.iso.datetime(),
  /** What her roles allow now, with her present assurance. */
  permissions: z.array(z.enum(PERMISSION_NAMES)),
})
export type Me = z.infer<typeof Me>

/** Whether a session is there and what it still owes. */
export const SessionState = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('anonymous'),
    /** No person is entered yet: the one-time link of the server's console starts. */
    firstRun: z.boolean(),
  }),
  z.object({ state: z.literal('second-factor'), factors: z.array(z.enum(SECOND_FACTORS)) }),
  z.object({ state: z.literal('signed-in'), me: Me }),
])
export type SessionState = z.infer<typeof SessionState>
