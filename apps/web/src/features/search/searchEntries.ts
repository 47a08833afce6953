import type { PublicAgency, SearchResult } from '@corridor/contract'
import { agencyPath, resultPath } from '../../app/paths.ts'

/** One line below the search field. */
export interface SearchEntry {
  readonly key: string
  /** Agencies stand in a group of their own below everything else. */
  readonly group: 'atlas' | 'agencies'
  readonly kind: SearchResult['kind'] | 'agency'
  readonly label: string
  /** A code, or the number of a licence. */
  readonly code: string | null
  /** What was found, where that is not the label. */
  readonly matched: string | null
  readonly status: PublicAgency['status'] | null
  readonly path: string
}

/** What was found, in the order in which it is shown and walked through. */
export const searchEntries = (
  results: readonly SearchResult[],
  agencies: readonly PublicAgency[],
): readonly SearchEntry[] => [
  ...results.map(
    ({ kind, code, label, matched }): SearchEntry => ({
      key: `${kind}-${code}`,
      group: 'atlas',
      ...{ kind, label, code, status: null },
      matched: matched === '' || matched === label ? null : matched,
      path: resultPath(kind, code),
    }),
  ),
  ...agencies.map(
    ({ organisation, name, number, foundAs, status }): SearchEntry => ({
      key: `agency-${organisation}`,
      group: 'agencies',
      kind: 'agency',
      ...{ label: name, code: number, matched: foundAs, status },
      path: agencyPath(organisation),
    }),
  ),
]
