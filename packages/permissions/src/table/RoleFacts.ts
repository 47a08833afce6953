import type { Scope } from '../Scope.ts'
import type { PermissionName } from './permissions.ts'

/** One line of the table of roles. */
export interface RoleFacts {
  readonly title: string
  /** Acts for the State: declared interests block, separation of duties binds. */
  readonly official?: true
  /** Held without a mandate: by everyone (`public`), by everyone signed in (`person`). */
  readonly implicit?: true
  /** What the role may do, by scope. Anything else it may not. */
  readonly may: Readonly<Partial<Record<Scope, readonly PermissionName[]>>>
  /** Permissions above that count only while the record is in one of these states. */
  readonly whileIn?: Readonly<Partial<Record<PermissionName, readonly string[]>>>
  /** What the role may open by break-glass. */
  readonly breakGlass?: readonly PermissionName[]
  /** What the role must not get by a later edit of this table; a test holds it. */
  readonly never: readonly PermissionName[]
}
