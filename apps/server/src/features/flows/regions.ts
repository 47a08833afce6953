import type { Grouping } from '@corridor/contract'
import { type AreaIndex, groupOf } from '@corridor/evidence'
import { type AreaCode, DomainError } from '@corridor/kernel'
import type { EvidenceStore } from '../../evidence/index.ts'

/** Codes of the regions of a grouping, in the order in which they stand round the circle. */
export const regionCodes = (
  { areas }: Pick<EvidenceStore, 'areas'>,
  grouping: Grouping,
): readonly string[] =>
  areas.groupings.find(({ id }) => id === grouping)?.groups.map(({ code }) => code) ?? []

/** The region of an area; `other` for an area that the catalogue does not know. */
export const regionOf = ({ byCode }: AreaIndex, area: AreaCode, grouping: Grouping): string => {
  const known = byCode.get(area)
  return known === undefined ? OTHER_REGION : groupOf(known, grouping)
}

/** Holds areas of an imported release that the area catalogue does not know, so that none is lost. */
export const OTHER_REGION = 'other'

/** @throws {DomainError} `unknown_area` naming the regions there are. */
export function requireRegion(
  evidence: Pick<EvidenceStore, 'areas'>,
  code: string,
  grouping: Grouping,
): string {
  const codes = regionCodes(evidence, grouping)
  if (codes.includes(code)) return code
  throw new DomainError(
    'unknown_area',
    `There is no area ${code}, and ${grouping} has no such region; its regions are ${codes.join(', ')}`,
    { region: code, grouping, regions: codes },
  )
}
