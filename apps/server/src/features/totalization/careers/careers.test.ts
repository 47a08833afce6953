import {
  cancelCareerSimulationRoute,
  careerSimulationRoute,
  routeUrl,
  startCareerSimulationRoute,
} from '@corridor/contract'
import { type CareerModel, CareerModelSchema, simulateCareers } from '@corridor/totalization'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SHIPPED } from '../../../testing/shipped.ts'
import { call, type TestServer, testServer } from '../../../testing/testServer.ts'
import { readInstruments } from '../readInstruments.ts'
import { CAREER_TASK } from './careerStore.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer({ careers: { careersAJob: 400 } })
})
afterAll(() => server.close())

const REQUEST = startCareerSimulationRoute.bodyExample!
const MODEL = CareerModelSchema.parse(REQUEST.model) as CareerModel

const post = (body: unknown, on: TestServer = server) =>
  on.app.request(routeUrl(startCareerSimulationRoute, {}), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

async function start(body: unknown = REQUEST) {
  const response = await post(body)
  expect(response.status).toBe(202)
  return startCareerSimulationRoute.output.parse(await response.json())
}

const cancel = (id: string, token: string) =>
  server.app.request(routeUrl(cancelCareerSimulationRoute, { id, token }), { method: 'DELETE' })

/** One job of the queue; the queue itself is started by the program. */
const runJob = (id: string, on: TestServer = server) => on.careers.tasks[CAREER_TASK]!({ id })

const read = (id: string) => call(server.app, careerSimulationRoute, { id })

describe('a simulation of careers', () => {
  test('goes on part by part, tells how far it is, and gives what one run would', async () => {
    const { simulation } = await start()
    const { id } = simulation
    expect(simulation).toMatchObject({ state: 'queued', progress: 0, sums: null })
    await runJob(id)
    expect(await read(id)).toMatchObject({ state: 'running', careersDone: 400, progress: 0.4 })
    await runJob(id)
    await runJob(id)
    const done = await read(id)
    expect(done).toMatchObject({ state: 'done', careersDone: 1_000, progress: 1 })
    expect(done.finishedAt).not.toBeNull()
    const whole = simulateCareers(MODEL, await readInstruments(SHIPPED), 1, 0, 1_000)
    expect(done.sums).toEqual(whole)
    // A job that comes twice does nothing the second time.
    await runJob(id)
    expect(await read(id)).toEqual(done)
    const { rows } = await server.ledger.owner.query(
      `select count(*)::int as count from graphile_worker.jobs where task_identifier = $1`,
      [CAREER_TASK],
    )
    expect(rows[0].count).toBeGreaterThan(0)
  })

  test('is cancelled by who started it alone, and then does not go on', async () => {
    const { simulation, cancelToken } = await start()
    const { id } = simulation
    await runJob(id)
    expect((await cancel(id, 'another')).status).toBe(403)
    expect((await read(id)).state).toBe('running')
    expect((await cancel(id, cancelToken)).status).toBe(200)
    await runJob(id)
    expect(await read(id)).toMatchObject({ state: 'cancelled', careersDone: 400 })
  })

  test('is refused when incoherent, unknown or too many wait', async () => {
    const wrong = async (change: object) =>
      await post({ ...REQUEST, model: { ...REQUEST.model, ...change } })
    const unknown = await wrong({ instrument: 'treaty-of-nowhere' })
    expect(unknown.status).toBe(404)
    expect(await unknown.text()).toContain('ets-78')
    const late = await wrong({ contingency: '1980-01-01' })
    expect(late.status).toBe(400)
    expect(await late.text()).toContain('before careers begin')
    const lawless = await wrong({ states: [{ state: 'FRA', weight: 1 }] })
    expect(await lawless.text()).toContain('a law for every State')
    expect((await post({ ...REQUEST, careers: 1_000_001 })).status).toBe(400)
    const started = [await start(), await start()]
    const third = await post(REQUEST)
    expect(third.status).toBe(429)
    expect(third.headers.get('retry-after')).toBe('30')
    for (const { simulation, cancelToken } of started) await cancel(simulation.id, cancelToken)
    const none = await server.app.request(routeUrl(careerSimulationRoute, { id: '0'.repeat(32) }))
    expect(none.status).toBe(404)
  })

  test('that takes too long fails with what to do', async () => {
    const hasty = await testServer({ sharing: server, careers: { longestMs: 1 } })
    const { simulation } = await start()
    await runJob(simulation.id, hasty)
    const failed = await read(simulation.id)
    expect(failed.state).toBe('failed')
    expect(failed.failure).toContain('fewer digits')
    await hasty.close()
  })
})
