import { areasRoute, GROUPINGS } from '@corridor/contract'
import { type AreaCatalogue, groupOf } from '@corridor/evidence'
import { type Mounting, mount } from '../../http/mount.ts'

const SOURCE =
  'Codes: ISO 3166-1 and United Nations M49. Regions: United Nations M49, and the ten regions of Abel and Sander (2014), extended by their rule to areas that the article does not list.'

const DISCLAIMER =
  'Codes, names and the drawing of boundaries imply no position on the legal status of any country, territory, city or area, or of its authorities, or on the delimitation of its frontiers.'

export function areaRoutes(mounting: Mounting, catalogue: AreaCatalogue): void {
  const answer = {
    areas: catalogue.areas.map((area) => ({
      code: area.code,
      iso2: area.iso2,
      m49: area.m49,
      names: area.names,
      regions: byGrouping((grouping) => groupOf(area, grouping)),
      members: area.members,
    })),
    groupings: byGrouping(
      (grouping) => catalogue.groupings.find(({ id }) => id === grouping)?.groups ?? [],
    ),
    source: SOURCE,
    disclaimer: DISCLAIMER,
  }
  mount(mounting, areasRoute, { answer: () => answer })
}

const byGrouping = <Value>(describe: (grouping: (typeof GROUPINGS)[number]) => Value) =>
  Object.fromEntries(GROUPINGS.map((grouping) => [grouping, describe(grouping)])) as Record<
    (typeof GROUPINGS)[number],
    Value
  >
