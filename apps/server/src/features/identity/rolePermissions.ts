import type { PermissionName, Role } from '@corridor/contract'
import type { Actor } from '../../http/actor.ts'

const PEOPLE: readonly PermissionName[] = [
  'read.person',
  'invite.person',
  'deactivate.person',
  'recover.person',
  'grant.role',
  'manage.service-account',
]

/** What each role may do with people and the log; roles that are not named may nothing of it. */
const ROLE_PERMISSIONS: Readonly<Partial<Record<Role, readonly PermissionName[]>>> = {
  administrator: PEOPLE,
  auditor: ['read.audit'],
}

/** Whether one of the asker's mandates of today, or a scope of her key, allows it. */
export function may(actor: Actor, permission: PermissionName): boolean {
  if (actor.kind === 'service') return actor.scopes.includes(permission)
  if (actor.kind !== 'person' || actor.assurance !== 'two-factor') return false
  return actor.roles.some(({ role }) => ROLE_PERMISSIONS[role]?.includes(permission) ?? false)
}
