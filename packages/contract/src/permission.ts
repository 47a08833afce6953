/** What a role or a service key may allow, as `verb.object`; the list is closed. */
export const PERMISSION_NAMES = [
  'read.person',
  'invite.person',
  'deactivate.person',
  'recover.person',
  'grant.role',
  'manage.service-account',
  'read.audit',
] as const
export type PermissionName = (typeof PERMISSION_NAMES)[number]

/** Who may call an operation. Deny by default: a route without one does not compile. */
export type Permission =
  | 'public'
  /** Anybody, within limits on number and size that the operation's description states. */
  | 'public-limited'
  /** Whoever is signed in and owes no second factor; reaches her own records only. */
  | 'signed-in'
  | PermissionName
