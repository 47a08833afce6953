import type { ProtectedRecord } from '@corridor/permissions'

/** A clearance by the attributes on which permissions decide. */
export const protectedClearance = (clearance: {
  readonly record: string
  readonly person: string | null
  readonly agency: string | null
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly status: string
}): ProtectedRecord => ({
  kind: 'clearance',
  id: clearance.record,
  owner: clearance.person,
  organisations: clearance.agency === null ? [] : [clearance.agency],
  office: clearance.office,
  jurisdiction: clearance.jurisdiction,
  assignees: [],
  mandateHolders: [],
  state: clearance.status,
})
