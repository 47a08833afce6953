import { readFileSync } from 'node:fs'
import {
  type AreaCatalogue,
  type GroupingId,
  groupOf,
  indexAreas,
  readAreaCatalogue,
} from '@corridor/evidence'
import { DomainError } from '@corridor/kernel'
import type { RegionList } from './FlowInputs.ts'

/** Codes, names and regions of the world's areas. */
export function readShippedCatalogue(): AreaCatalogue {
  const file = new URL('../../../../data/areas/areas.json', import.meta.url)
  return readAreaCatalogue(JSON.parse(readFileSync(file, 'utf8')))
}

/**
 * The regions of a grouping, and the region of each area.
 *
 * @returns `regionOf` throws {DomainError} `unknown_area` for an area that is in no region.
 */
export function regionsFromCatalogue(catalogue: AreaCatalogue, grouping: GroupingId): RegionList {
  const { byCode } = indexAreas(catalogue)
  const groups = catalogue.groupings.find(({ id }) => id === grouping)?.groups ?? []
  return {
    regions: groups.map(({ code }) => code),
    nameOf: (region) => groups.find(({ code }) => code === region)?.names.en ?? null,
    regionOf(code) {
      const area = byCode.get(code)
      if (area !== undefined) return groupOf(area, grouping)
      throw new DomainError(
        'unknown_area',
        `${code} belongs to no region of ${grouping}; --by region needs ISO 3166 three-letter ` +
          'codes, as NPL',
        { area: code, grouping },
      )
    },
  }
}
