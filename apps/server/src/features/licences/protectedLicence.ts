import type { ProtectedRecord } from '@corridor/permissions'

/** A licence by the attributes on which permissions decide. */
export const protectedLicence = ({
  record,
  organisation,
  office,
  jurisdiction,
  assignees,
  status,
}: {
  readonly record: string
  readonly organisation: string
  readonly office: string | null
  readonly jurisdiction: string | null
  /** Who is to inspect, and who is to hear the appeal. */
  readonly assignees: readonly string[]
  readonly status: string
}): ProtectedRecord => ({
  kind: 'licence',
  id: record,
  owner: null,
  organisations: [organisation],
  office,
  jurisdiction,
  assignees,
  mandateHolders: [],
  state: status,
})
