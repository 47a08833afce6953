import { type GroupingId, indexAreas } from '@corridor/evidence'
import { type AreaCode, DomainError } from '@corridor/kernel'
import { readConfig } from '@corridor/server/config'
import { loadAreas } from '@corridor/server/evidence'
import { OTHER_REGION, regionCodes, regionOf } from '@corridor/server/flows'

/** The regions of a grouping in their order. */
export interface RegionList {
  readonly regions: readonly string[]
  /** The English name of a region; null where none is known. */
  readonly nameOf: (region: string) => string | null
  readonly regionOf: (area: AreaCode) => string
}

/**
 * The regions to which areas belong; areas that the area catalogue does not know are put together
 * as `other`.
 *
 * @throws {DomainError} `unknown_area` when it knows none of them.
 */
export async function loadRegions(
  grouping: GroupingId,
  areas: readonly AreaCode[],
): Promise<RegionList> {
  const catalogue = await loadAreas(readConfig(process.env).shippedDataDir)
  const index = indexAreas(catalogue)
  if (!areas.some((area) => index.byCode.has(area))) {
    throw new DomainError(
      'unknown_area',
      `None of the areas is in a region; --by region needs ISO 3166 three-letter codes, as NPL`,
      { areas: areas.slice(0, 10) },
    )
  }
  const groups = catalogue.groupings.find(({ id }) => id === grouping)?.groups ?? []
  const isComplete = areas.every((area) => index.byCode.has(area))
  const codes = regionCodes({ areas: catalogue }, grouping)
  return {
    regions: isComplete ? codes : [...codes, OTHER_REGION],
    nameOf: (region) => groups.find(({ code }) => code === region)?.names.en ?? null,
    regionOf: (area) => regionOf(index, area, grouping),
  }
}
