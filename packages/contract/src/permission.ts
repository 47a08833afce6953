import type { PermissionName } from '@corridor/permissions'

export {
  incompatibleRoles,
  PERMISSION_NAMES,
  type PermissionName,
  roleFacts,
} from '@corridor/permissions'

/** Who may call an operation. Deny by default: a route without one does not compile. */
export type Permission =
  | 'public'
  /** Anybody, within limits on number and size that the operation's description states. */
  | 'public-limited'
  /** Whoever is signed in and owes no second factor; reaches her own records only. */
  | 'signed-in'
  /** A worker who signed in with a code; reaches her own records only. */
  | 'signed-in-worker'
  /** Whoever holds it, on every record of its kind, or on some where the route `narrows`. */
  | PermissionName
