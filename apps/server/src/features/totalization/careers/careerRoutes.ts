import {
  type CareerSimulation,
  cancelCareerSimulationRoute,
  careerSimulationRoute,
  startCareerSimulationRoute,
} from '@corridor/contract'
import type { CareerModel } from '@corridor/totalization'
import { type Mounting, mount } from '../../../http/mount.ts'
import { mountCommand } from '../../../http/mountCommand.ts'
import type { CareerSimulations } from './careerSimulations.ts'
import type { CareerRow } from './careerStore.ts'

export function careerSimulationRoutes(mounting: Mounting, careers: CareerSimulations): void {
  mount(mounting, careerSimulationRoute, {
    isLive: true,
    answer: async ({ id }) => describe(await careers.find(id)),
  })
  mountCommand(mounting, startCareerSimulationRoute, async (_, request, { address }) => {
    const model = request.model as CareerModel
    const { row, cancelToken } = await careers.start({ ...request, model }, address)
    return { simulation: describe(row), cancelToken }
  })
  mountCommand(mounting, cancelCareerSimulationRoute, async ({ id, token }) =>
    describe(await careers.cancel(id, token)),
  )
}

const describe = (row: CareerRow): CareerSimulation => ({
  id: row.id,
  state: row.state,
  careers: row.careers,
  careersDone: row.careersDone,
  progress: row.careersDone / row.careers,
  seed: row.seed,
  instrument: row.model.instrument,
  queuedAt: row.queued.toISOString(),
  finishedAt: row.finished?.toISOString() ?? null,
  failure: row.failure,
  sums:
    row.sums === null ? null : { ...row.sums, states: row.sums.states.map((one) => ({ ...one })) },
})
