import type { PermissionName, RecordKind } from '@corridor/permissions'

/** A line of the table of what waits for somebody. */
export interface WorkItemRow {
  readonly record: string
  readonly permission: PermissionName
  readonly kind: string
  readonly title: string
  readonly act: string
  readonly since: Date
  readonly excluded: readonly string[]
  readonly protected_kind: RecordKind
  readonly protected_id: string
  readonly owner: string | null
  readonly organisations: readonly string[]
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly assignees: readonly string[]
  readonly mandate_holders: readonly string[]
  readonly state: string | null
  readonly taken_by: string | null
  readonly taken: Date | null
}
