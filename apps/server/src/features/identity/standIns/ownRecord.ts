import type { ProtectedRecord, RecordKind } from '@corridor/permissions'

/** A record that a person keeps about herself. */
export const ownRecord = (kind: RecordKind, id: string, owner: string): ProtectedRecord => ({
  kind,
  id,
  owner,
  organisations: [],
  office: null,
  jurisdiction: null,
  assignees: [],
  mandateHolders: [],
  state: null,
})
