// One thread of a simulation: makes the draws it is told to and hands them back.
import { parentPort, workerData } from 'node:worker_threads'
import {
  type FlowInput,
  type FlowOptions,
  type Simulation,
  simulateFlows,
  transferablesOf,
} from '@corridor/flows'

/** What a thread is told. */
export interface SimulationTask {
  readonly input: FlowInput
  readonly options: FlowOptions
  readonly simulation: Simulation
}

const { input, options, simulation } = workerData as SimulationTask
const draws = simulateFlows(input, options, simulation)!
parentPort!.postMessage(draws, transferablesOf(draws) as ArrayBuffer[])
