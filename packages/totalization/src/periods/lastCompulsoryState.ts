import type { MeasuredPeriod } from './PeriodCount.ts'

/**
 * Of several States in which the same time is assimilated, the one to whose law the person was last
 * compulsorily subject before it; if none, the first after it; null where neither tells them apart.
 *
 * @source Regulation (EC) 987/2009 Art. 12(5); European Convention on Social Security, Supplementary
 * Agreement, Art. 15(1)(d)
 */
export function lastCompulsoryState(
  periods: readonly MeasuredPeriod[],
  claimants: readonly number[],
  day: number,
): number | null {
  const compulsory = periods.filter(
    ({ kind, state }) => kind === 'contribution' && claimants.includes(state),
  )
  const lastBefore = (state: number): number =>
    compulsory
      .filter((period) => period.state === state && period.from < day)
      .reduce((last, { to }) => Math.max(last, Math.min(to, day)), Number.NEGATIVE_INFINITY)
  const firstAfter = (state: number): number =>
    -compulsory
      .filter((period) => period.state === state && period.from >= day)
      .reduce((first, { from }) => Math.min(first, from), Number.POSITIVE_INFINITY)
  return onlyHighest(claimants, lastBefore) ?? onlyHighest(claimants, firstAfter)
}

function onlyHighest(states: readonly number[], measure: (state: number) => number): number | null {
  const values = states.map(measure)
  const highest = Math.max(...values)
  if (highest === Number.NEGATIVE_INFINITY) return null
  const best = states.filter((_, place) => values[place] === highest)
  return best.length === 1 ? best[0]! : null
}
