import type { cumulativeRoute } from '@corridor/contract'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import type { LinePanel } from '../../ui/plot/linePanels.ts'

type Periods = RouteOutput<typeof cumulativeRoute>['periods']

const yearsOf = (period: string): readonly [number, number] => {
  const [from, to] = period.split('-').map(Number)
  return [from!, to!]
}

/**
 * The running sum as a line from zero at the beginning of the first period, with what each period
 * adds in the words of its point. From the first gap on there is no sum.
 *
 * @param text a point in words; `persons` null where there is none.
 */
export function cumulativePanel(
  periods: Periods,
  text: (period: Periods[number]) => string,
  begin: string,
): LinePanel {
  const [first] = periods
  const start =
    first === undefined ? [] : [{ year: yearsOf(first.period)[0], value: 0, text: begin }]
  return {
    title: '',
    series: [
      {
        id: 'cumulative',
        colour: '$region-7',
        dashed: false,
        points: [
          ...start,
          ...periods.map((period) => ({
            year: yearsOf(period.period)[1],
            value: period.cumulative,
            text: text(period),
          })),
        ],
      },
    ],
  }
}
