import type { AreaCode, Period } from '@corridor/kernel'
import type { CompositeArea } from './types.ts'

/** Year from which the published series takes the parts of a former country apart. */
const LAST_YEAR_TOGETHER = 2010

/** The two composites of the published series: areas that parted between two stock tables. */
export const COMPOSITE_AREAS: readonly CompositeArea[] = [
  { code: 'SCG', members: ['SRB', 'MNE'] },
  { code: 'SUD', members: ['SDN', 'SSD'] },
]

/**
 * The composites to use for a period: those of periods that begin before 2010, or before `until`.
 *
 * @example
 * compositesFor({ from: 2005, to: 2010 }, COMPOSITE_AREAS).map(({ code }) => code) // => ['SCG', 'SUD']
 */
export const compositesFor = (
  period: Period,
  composites: readonly CompositeArea[],
): readonly CompositeArea[] =>
  composites.filter(({ until = LAST_YEAR_TOGETHER }) => period.from < until)

/** Which composite each member belongs to. */
export function memberships(composites: readonly CompositeArea[]): ReadonlyMap<AreaCode, AreaCode> {
  return new Map(composites.flatMap(({ code, members }) => members.map((area) => [area, code])))
}
