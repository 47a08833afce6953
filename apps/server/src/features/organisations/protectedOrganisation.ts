import type { ProtectedRecord } from '@corridor/permissions'

/** An organisation by the attributes on which permissions decide. */
export const protectedOrganisation = ({
  record,
  office,
  jurisdiction,
  status,
}: {
  readonly record: string
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly status: string
}): ProtectedRecord => ({
  kind: 'organisation',
  id: record,
  owner: null,
  organisations: [record],
  office,
  jurisdiction,
  assignees: [],
  mandateHolders: [],
  state: status,
})
