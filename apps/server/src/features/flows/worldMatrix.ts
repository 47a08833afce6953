import type { worldMatrixRoute } from '@corridor/contract'
import type { z } from 'zod'
import { describeEstimate } from './describeEstimate.ts'
import { roundPersons } from './roundPersons.ts'
import type { StoredEstimate } from './StoredEstimate.ts'

/** The whole matrix as columns. A pair is left out where its persons round to zero. */
export function worldMatrix(estimate: StoredEstimate): z.output<typeof worldMatrixRoute.output> {
  const { areas } = estimate
  const origin: number[] = []
  const destination: number[] = []
  const persons: number[] = []
  for (let i = 0, cell = 0; i < areas.length; i++) {
    for (let j = 0; j < areas.length; j++, cell++) {
      const rounded = roundPersons(estimate.persons[cell]!)
      if (rounded === 0) continue
      origin.push(i)
      destination.push(j)
      persons.push(rounded)
    }
  }
  return { estimate: describeEstimate(estimate), areas: [...areas], origin, destination, persons }
}
