import {
  cancelSimulationRoute,
  simulationRoute,
  simulationsRoute,
  startSimulationRoute,
} from '@corridor/contract'
import { type Mounting, mount } from '../../http/mount.ts'
import { mountCommand } from '../../http/mountCommand.ts'
import { describeSimulation } from './describeSimulation.ts'
import { SIMULATION_LIMITS, type Simulations } from './simulations.ts'

const { draws } = startSimulationRoute.body!.shape

export function simulationRoutes(mounting: Mounting, simulations: Simulations): void {
  mount(mounting, simulationsRoute, {
    isLive: true,
    answer: async () => ({
      simulations: (await simulations.list()).map(describeSimulation),
      limits: {
        draws: { fewest: draws.unwrap().minValue!, most: draws.unwrap().maxValue! },
        waitingPerAddress: SIMULATION_LIMITS.waitingPerAddress,
        waiting: SIMULATION_LIMITS.waiting,
      },
    }),
  })
  mount(mounting, simulationRoute, {
    isLive: true,
    answer: async ({ id }) => describeSimulation(await simulations.find(id)),
  })
  mountCommand(mounting, startSimulationRoute, async (_, request, { address }) => {
    const { row, cancelToken } = await simulations.start(request, address)
    return { simulation: describeSimulation(row), cancelToken }
  })
  mountCommand(mounting, cancelSimulationRoute, async ({ id, token }) =>
    describeSimulation(await simulations.cancel(id, token)),
  )
}
