import type { ProtectedRecord } from '@corridor/permissions'

/** What permissions judge of a record that is nobody's own. */
export const unowned = {
  owner: null,
  organisations: [],
  office: null,
  jurisdiction: null,
  assignees: [],
  mandateHolders: [],
  state: null,
} satisfies Partial<ProtectedRecord>
