import type { AreaRates, CorridorRates, ratesRoute } from '@corridor/contract'
import { formatPeriod } from '@corridor/kernel'
import type { z } from 'zod'
import type { EstimateIntervals } from '../simulations/EstimateIntervals.ts'
import { describeEstimate } from './describeEstimate.ts'
import { population } from './explainDifference.ts'
import type { FlowAccounts } from './flowAccounts.ts'
import { roundPersons } from './roundPersons.ts'
import type { StoredEstimate } from './StoredEstimate.ts'

/** Rates of areas and corridors over the whole period, per 1,000 of the mean population. */
export function flowRates(
  estimate: StoredEstimate,
  accounts: FlowAccounts,
  intervals: EstimateIntervals | null,
  { area, limit }: { readonly area: string | undefined; readonly limit: number },
): z.output<typeof ratesRoute.output> {
  const { areas, persons, inflow, outflow, choice } = estimate
  const people = areas.map((code) => {
    const [start, end] = (['start', 'end'] as const).map((date) => population(accounts, date, code))
    return start === undefined || end === undefined ? 0 : (start + end) / 2
  })
  const size = areas.length
  const wanted = areas.map((code) => area === undefined || code === area)
  const cells = [...persons.keys()]
    .filter((cell) => wanted[Math.floor(cell / size)]! || wanted[cell % size]!)
    .filter((cell) => roundPersons(persons[cell]!) > 0)
    .toSorted((x, y) => persons[y]! - persons[x]! || x - y)
    .slice(0, limit)
  const net = (place: number) => inflow[place]! - outflow[place]!
  const world = people.reduce((total, one) => total + one, 0)
  const turnover = 2 * estimate.total
  return {
    estimate: describeEstimate(estimate, intervals),
    denominator: {
      text: `Mean of the populations at mid-${choice.period.from} and mid-${choice.period.to}; rates are for the whole period ${formatPeriod(choice.period)}`,
      release: choice.vintage.demography.id,
    },
    areas: areas.flatMap((code, place): AreaRates[] =>
      wanted[place]!
        ? [
            {
              area: code,
              inflow: roundPersons(inflow[place]!),
              outflow: roundPersons(outflow[place]!),
              net: roundPersons(net(place)),
              population: roundPersons(people[place]!),
              immigrationPer1000: per1000(inflow[place]!, people[place]!),
              emigrationPer1000: per1000(outflow[place]!, people[place]!),
              netPer1000: per1000(net(place), people[place]!),
              effectivenessPercent: effectiveness(inflow[place]!, outflow[place]!),
            },
          ]
        : [],
    ),
    corridors: cells.map((cell): CorridorRates => {
      const [i, j] = [Math.floor(cell / size), cell % size]
      return {
        origin: areas[i]!,
        destination: areas[j]!,
        persons: roundPersons(persons[cell]!),
        per1000OfOrigin: per1000(persons[cell]!, people[i]!),
        per1000OfDestination: per1000(persons[cell]!, people[j]!),
        effectivenessPercent: effectiveness(persons[cell]!, persons[j * size + i]!),
      }
    }),
    world: {
      population: roundPersons(world),
      movesPer1000: per1000(estimate.total, world) ?? 0,
      effectivenessPercent:
        turnover === 0
          ? 0
          : (100 * areas.reduce((total, _, place) => total + Math.abs(net(place)), 0)) / turnover,
    },
  }
}

const per1000 = (persons: number, people: number): number | null =>
  people > 0 ? (1000 * persons) / people : null

/** Share of the moves that the balance keeps, in percent. */
const effectiveness = (one: number, other: number): number | null =>
  one + other > 0 ? (100 * Math.abs(one - other)) / (one + other) : null
