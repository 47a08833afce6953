import type { ProtectedRecord } from '@corridor/permissions'

/** A bond by the attributes on which permissions decide. */
export const protectedBond = ({
  record,
  holder,
  office,
  jurisdiction,
  status,
}: {
  readonly record: string
  readonly holder: string
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly status: string
}): ProtectedRecord => ({
  kind: 'bond',
  id: record,
  owner: null,
  organisations: [holder],
  office,
  jurisdiction,
  assignees: [],
  mandateHolders: [],
  state: status,
})
