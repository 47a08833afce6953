import type { RecordKind } from '../ProtectedRecord.ts'
import { ASSURANCE_PERMISSIONS } from './assurancePermissions.ts'
import { CASE_PERMISSIONS } from './casePermissions.ts'
import { IDENTITY_PERMISSIONS } from './identityPermissions.ts'
import { LICENSING_PERMISSIONS } from './licensingPermissions.ts'
import type { PermissionFacts } from './PermissionFacts.ts'
import { REPORTING_PERMISSIONS } from './reportingPermissions.ts'
import { RULE_PERMISSIONS } from './rulePermissions.ts'
import { WORKER_PERMISSIONS } from './workerPermissions.ts'

/** Every permission there is, `verb.object`; the object is a record kind. */
export const PERMISSIONS = {
  ...IDENTITY_PERMISSIONS,
  ...ASSURANCE_PERMISSIONS,
  ...LICENSING_PERMISSIONS,
  ...WORKER_PERMISSIONS,
  ...CASE_PERMISSIONS,
  ...RULE_PERMISSIONS,
  ...REPORTING_PERMISSIONS,
} as const

export type PermissionName = keyof typeof PERMISSIONS

export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as readonly PermissionName[]

/** Verbs that change nothing. */
const READING_VERBS: ReadonlySet<string> = new Set(['read', 'verify', 'search', 'export'])

/** A permission's facts with what its name says. */
export interface KnownPermission extends PermissionFacts {
  readonly kind: RecordKind
  /** Changes nothing. */
  readonly reads: boolean
}

const KNOWN: ReadonlyMap<string, KnownPermission> = new Map(
  PERMISSION_NAMES.map((name) => {
    const dot = name.indexOf('.')
    const kind = name.slice(dot + 1) as RecordKind
    return [name, { ...PERMISSIONS[name], kind, reads: READING_VERBS.has(name.slice(0, dot)) }]
  }),
)

/**
 * The facts of a permission, or `undefined` for a name that is not in the list.
 *
 * @example permissionFacts('read.case')?.kind // => 'case'
 */
export const permissionFacts = (name: string): KnownPermission | undefined => KNOWN.get(name)
