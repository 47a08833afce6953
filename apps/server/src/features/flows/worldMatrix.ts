import type { worldMatrixRoute } from '@corridor/contract'
import type { z } from 'zod'
import type { EstimateIntervals } from '../simulations/EstimateIntervals.ts'
import { describeEstimate } from './describeEstimate.ts'
import { roundPersons } from './roundPersons.ts'
import type { StoredEstimate } from './StoredEstimate.ts'

/** The whole matrix as columns. A pair is left out where its persons and its upper bound round to zero. */
export function worldMatrix(
  estimate: StoredEstimate,
  intervals: EstimateIntervals | null,
): z.output<typeof worldMatrixRoute.output> {
  const { areas } = estimate
  const origin: number[] = []
  const destination: number[] = []
  const persons: number[] = []
  const lower: number[] = []
  const median: number[] = []
  const upper: number[] = []
  for (let i = 0, cell = 0; i < areas.length; i++) {
    for (let j = 0; j < areas.length; j++, cell++) {
      const rounded = roundPersons(estimate.persons[cell]!)
      const bounds = intervals?.ofCell(cell)
      if (rounded === 0 && !(bounds !== undefined && bounds.upper > 0)) continue
      origin.push(i)
      destination.push(j)
      persons.push(rounded)
      if (bounds === undefined) continue
      lower.push(bounds.lower)
      median.push(bounds.median)
      upper.push(bounds.upper)
    }
  }
  return {
    estimate: describeEstimate(estimate, intervals),
    areas: [...areas],
    origin,
    destination,
    persons,
    ...(intervals === null ? { lower: null, median: null, upper: null } : { lower, median, upper }),
  }
}
