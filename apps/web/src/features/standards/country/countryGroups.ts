import type { countryStandardsRoute, DueItem, InstrumentStatus } from '@corridor/contract'
import type { RouteOutput } from '../../../app/fetchRoute.ts'

export type CountryStandardsAnswer = RouteOutput<typeof countryStandardsRoute>

/** How an instrument stands for a State, in the order of the page. */
export const COUNTRY_GROUPS = [
  'in-force',
  'registered',
  'ended',
  'cannot-tell',
  'not-ratified',
] as const

export type CountryGroup = (typeof COUNTRY_GROUPS)[number]

/** Null for recommendations, which stand alike for every State, and for what was adopted later. */
function countryGroup({ kind }: Pick<InstrumentStatus, 'kind'>): CountryGroup | null {
  if (kind === 'not-recorded' || kind === 'no-list') return 'cannot-tell'
  return kind === 'guidance' || kind === 'not-adopted' ? null : kind
}

/** Gives the statuses of a group, in the order of the answer. */
export function groupStatuses(
  statuses: readonly InstrumentStatus[],
): (group: CountryGroup) => readonly InstrumentStatus[] {
  const groups = Map.groupBy(statuses, countryGroup)
  return (group) => groups.get(group) ?? []
}

/** What is due with a day or a year, soonest first, and reports of which no year is known. */
export function splitDue(items: readonly DueItem[]): {
  readonly dated: readonly DueItem[]
  readonly undated: readonly DueItem[]
} {
  const when = ({ date, year }: DueItem): string => date ?? String(year)
  return {
    dated: items
      .filter(({ date, year }) => date !== null || year !== null)
      .toSorted((one, other) => Number(when(one) > when(other)) - Number(when(one) < when(other))),
    undated: items.filter(({ date, year }) => date === null && year === null),
  }
}
