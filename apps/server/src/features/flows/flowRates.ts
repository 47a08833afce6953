import type { AreaRates, CorridorRates, ratesRoute } from '@corridor/contract'
import { migrationRates, stockPopulation } from '@corridor/flows'
import { formatPeriod, periodYears } from '@corridor/kernel'
import type { z } from 'zod'
import type { EstimateIntervals } from '../simulations/EstimateIntervals.ts'
import { describeEstimate } from './describeEstimate.ts'
import type { FlowAccounts } from './flowAccounts.ts'
import { roundPersons } from './roundPersons.ts'
import type { StoredEstimate } from './StoredEstimate.ts'

/** Rates of areas and corridors over the whole period, per 1,000 of the mean population. */
export function flowRates(
  estimate: StoredEstimate,
  { input }: FlowAccounts,
  intervals: EstimateIntervals | null,
  { area, limit }: { readonly area: string | undefined; readonly limit: number },
): z.output<typeof ratesRoute.output> {
  const { areas, persons, inflow, outflow, choice } = estimate
  const { id: release } = choice.vintage.demography
  const rates = migrationRates(areas, persons, {
    population: stockPopulation(input, { basis: 'average', vintage: release }),
    years: periodYears(choice.period),
  })
  const size = areas.length
  const wanted = areas.map((code) => area === undefined || code === area)
  const cells = [...persons.keys()]
    .filter((cell) => wanted[Math.floor(cell / size)]! || wanted[cell % size]!)
    .filter((cell) => roundPersons(persons[cell]!) > 0)
    .toSorted((x, y) => persons[y]! - persons[x]! || x - y)
    .slice(0, limit)
  return {
    estimate: describeEstimate(estimate, intervals),
    denominator: {
      text: `Mean of the populations at mid-${choice.period.from} and mid-${choice.period.to}; rates are for the whole period ${formatPeriod(choice.period)}`,
      release,
    },
    areas: areas.flatMap((code, place): AreaRates[] =>
      wanted[place]!
        ? [
            {
              area: code,
              inflow: roundPersons(inflow[place]!),
              outflow: roundPersons(outflow[place]!),
              net: roundPersons(inflow[place]! - outflow[place]!),
              population: roundPersons(orNull(rates.population[place]!) ?? 0),
              immigrationPer1000: orNull(rates.immigration[place]!),
              emigrationPer1000: orNull(rates.emigration[place]!),
              netPer1000: orNull(rates.net[place]!),
              effectivenessPercent: sizeOrNull(rates.effectivenessPercent[place]!),
            },
          ]
        : [],
    ),
    corridors: cells.map(
      (cell): CorridorRates => ({
        origin: areas[Math.floor(cell / size)]!,
        destination: areas[cell % size]!,
        persons: roundPersons(persons[cell]!),
        per1000OfOrigin: orNull(rates.perOrigin[cell]!),
        per1000OfDestination: orNull(rates.perDestination[cell]!),
        effectivenessPercent: sizeOrNull(rates.pairEffectivenessPercent[cell]!),
      }),
    ),
    world: {
      population: roundPersons(rates.systemPopulation),
      movesPer1000: orNull(rates.systemRate) ?? 0,
      effectivenessPercent: orNull(rates.systemEffectivenessPercent) ?? 0,
    },
  }
}

/** What the engine cannot divide is missing here. */
const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

/** The direction is that of net migration, which stands beside it. */
const sizeOrNull = (value: number): number | null => orNull(Math.abs(value))
