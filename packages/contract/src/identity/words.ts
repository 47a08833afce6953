import { PERMISSION_NAMES, permissionFacts, ROLE_NAMES, roleFacts } from '@corridor/permissions'
import { z } from 'zod'
import { LANGUAGES } from '../areas.ts'

/** Roles that are held by a mandate; `person` and `public` are nobody's to give. */
export const ROLES = ROLE_NAMES.filter(
  (name): name is Exclude<typeof name, 'person' | 'public'> => roleFacts(name)?.implicit !== true,
)
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

/** Id of an organisation, office or jurisdiction in the register. */
const RegisterId = z.string().trim().min(1).max(120)

/** The organisation whose own administration this installation is. */
export const HOME_ORGANISATION = 'home'

/**
 * Where a role is held, by ids of the register of organisations. Days are dates of the competent
 * authority, both included.
 */
export const RoleScope = z.object({
  role: Role,
  organisation: RegisterId,
  office: RegisterId.optional(),
  jurisdiction: RegisterId.optional(),
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
export const SERVICE_PERMISSIONS = PERMISSION_NAMES.filter(
  (name) => permissionFacts(name)?.service === true,
)

/** One thing a service account may do, and on which records. */
export const ServiceScope = z
  .object({
    permission: z.enum(SERVICE_PERMISSIONS),
    scope: z.enum(['organisation', 'office', 'jurisdiction', 'aggregate', 'all']),
    organisation: RegisterId.optional(),
    office: RegisterId.optional(),
    jurisdiction: RegisterId.optional(),
    from: z.iso.date().optional(),
    until: z.iso.date().optional(),
  })
  .refine(
    (given) =>
      given.scope === 'all' || given.scope === 'aggregate' || given[given.scope] !== undefined,
    'name the organisation, office or jurisdiction that the scope is about',
  )
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
  /**
   * What her mandates allow now on some record, with her present assurance; what everybody signed
   * in may do with her own is not listed.
   */
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
  /** A worker, whose account is another kind than that of staff. */
  z.object({
    state: z.literal('worker'),
    worker: z.object({ id: z.string(), name: z.string(), language: PersonLanguage }),
  }),
])
export type SessionState = z.infer<typeof SessionState>
