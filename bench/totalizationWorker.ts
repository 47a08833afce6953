// One thread of simulated careers: works out those it is told to and hands back their sums.
import { parentPort, workerData } from 'node:worker_threads'
import { simulateCareers } from '@corridor/totalization'
import { FIVE_STATES } from '../packages/totalization/testing/fiveStates.ts'
import { SHIPPED_INSTRUMENTS } from '../packages/totalization/testing/readShipped.ts'

const { seed, from, to } = workerData as {
  readonly seed: number
  readonly from: number
  readonly to: number
}
parentPort!.postMessage(simulateCareers(FIVE_STATES, SHIPPED_INSTRUMENTS, seed, from, to))
