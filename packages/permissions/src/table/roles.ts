import { OFFICIAL_ROLES } from './officialRoles.ts'
import { PARTY_ROLES } from './partyRoles.ts'
import type { RoleFacts } from './RoleFacts.ts'

/** Who may do what, where: the one table behind every decision. */
export const ROLES = { ...OFFICIAL_ROLES, ...PARTY_ROLES } as const

export type RoleName = keyof typeof ROLES

export const ROLE_NAMES = Object.keys(ROLES) as readonly RoleName[]

/** The facts of a role, or `undefined` for a name that is not in the table. */
export const roleFacts = (name: string): RoleFacts | undefined =>
  Object.hasOwn(ROLES, name) ? ROLES[name as RoleName] : undefined
