import { Simulation } from '@corridor/contract'
import type { z } from 'zod'

/** What the database keeps of a finished simulation; the intervals themselves are in its file. */
export const SimulationResult = Simulation.shape.result.unwrap()
export type SimulationResult = z.infer<typeof SimulationResult>
