import {
  assessStockSources,
  defaultErrorModel,
  type FlowInput,
  type Simulation,
} from '@corridor/flows'
import { prepareWorld, readWorldData } from '../packages/flows/testing/readWorldData.ts'

const DATES = [1990, 1995, 2000, 2005, 2010, 2015, 2020]

/** The shipped world table of 2010-2015 with the default errors, and six regions to group by. */
export function worldSimulation(draws: number): { input: FlowInput; simulation: Simulation } {
  const world = readWorldData(2020)
  const period = { from: 2010, to: 2015 }
  const { input } = prepareWorld(world, period.from, period.to)
  const release = DATES.map((date) => ({ date, stocks: world.stocksOf(date) }))
  return {
    input,
    simulation: {
      model: defaultErrorModel(assessStockSources(release, period, {})),
      draws,
      seed: 20140528,
      dates: { start: period.from, end: period.to },
      groupings: [
        {
          name: 'six groups',
          groupOf: Object.fromEntries(input.areas.map((area, at) => [area, `group ${at % 6}`])),
        },
      ],
    },
  }
}
