import type { ProtectedRecord } from '@corridor/permissions'

interface Placed {
  readonly record: string
  readonly agency: string
  readonly office: string
  readonly jurisdiction: string
  readonly status: string
}

interface WithPost extends Placed {
  readonly principal: string
  readonly post: string
}

const placed = (
  kind: 'accreditation' | 'sub-agent' | 'job-order',
  { record, office, jurisdiction, status }: Placed,
  organisations: readonly string[],
): ProtectedRecord => ({
  kind,
  id: record,
  owner: null,
  organisations,
  office,
  jurisdiction,
  assignees: [],
  mandateHolders: [],
  state: status,
})

export const protectedSubAgent = (row: Placed): ProtectedRecord =>
  placed('sub-agent', row, [row.agency])

/**
 * A record that several work on, as each of them sees it: the licensing office that keeps the
 * agency's file, the post at destination, and the agency alone for what only it does.
 */
export interface Views {
  readonly atOffice: ProtectedRecord
  readonly atPost: ProtectedRecord
  readonly atAgency: ProtectedRecord
}

export function protectedDemand(kind: 'accreditation' | 'job-order', row: WithPost): Views {
  const atOffice = placed(kind, row, [row.agency, row.principal])
  return {
    atOffice,
    atPost: { ...atOffice, office: row.post },
    // A principal may itself be an agency: it does not hand in for the other.
    atAgency: { ...atOffice, organisations: [row.agency] },
  }
}

/** By whom an act is done where not all who see the record may: the attaché, or the agency. */
const VIEWS: Readonly<Record<string, keyof Views>> = {
  'accreditation.submit': 'atAgency',
  'accreditation.attest': 'atPost',
  'accreditation.refuse': 'atPost',
  'jobOrder.submit': 'atAgency',
  'jobOrder.proposeAdvert': 'atAgency',
  'jobOrder.attest': 'atPost',
  'jobOrder.returnFromPost': 'atPost',
}

/** The record as whoever does this act sees it. */
export const viewFor = (type: string, views: Views): ProtectedRecord =>
  views[VIEWS[type] ?? 'atOffice']

/** Acts by the view they are judged on. */
export const byView = (
  types: readonly string[],
  views: Views,
): ReadonlyMap<ProtectedRecord, string[]> => Map.groupBy(types, (type) => viewFor(type, views))
