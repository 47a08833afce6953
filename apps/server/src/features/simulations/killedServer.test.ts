import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  routeUrl,
  type Simulation,
  type SimulationRequest,
  simulationRoute,
  startSimulationRoute,
  worldMatrixRoute,
} from '@corridor/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { startProgram } from '../../testing/startProgram.ts'
import { type TestDatabase, testDatabase } from '../../testing/testDatabase.ts'
import { testServer } from '../../testing/testServer.ts'

const REQUEST: z.input<typeof SimulationRequest> = {
  selection: { period: '2010-2015', method: 'closed-minimum', stocks: 'un-ims-2020' },
  draws: 200,
  seed: 20140528,
}

const dataDir = mkdtempSync(join(tmpdir(), 'corridor-killed-'))
const folder = join(dataDir, 'simulations')
let database: TestDatabase
let program: ReturnType<typeof startProgram> | null = null

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await kill()
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** The real program over the same database and folder; its address once it is ready. */
async function begin(): Promise<string> {
  program = startProgram({ DATA_DIR: dataDir, DATABASE_URL: database.url })
  return await program.ready
}

async function kill(): Promise<void> {
  await program?.stop()
  program = null
}

async function start(address: string) {
  const response = await fetch(`${address}${routeUrl(startSimulationRoute, {})}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(REQUEST),
  })
  expect(response.status).toBe(202)
  return startSimulationRoute.output.parse(await response.json())
}

async function find(address: string, id: string): Promise<Simulation> {
  const response = await fetch(`${address}${routeUrl(simulationRoute, { id })}`)
  expect(response.status).toBe(200)
  return simulationRoute.output.parse(await response.json())
}

async function until(
  address: string,
  id: string,
  isReached: (simulation: Simulation) => boolean,
): Promise<Simulation> {
  for (let wait = 0; wait < 1_200; wait++) {
    const simulation = await find(address, id)
    if (isReached(simulation)) return simulation
    await sleep(50)
  }
  throw new Error(`simulation ${id} did not get there: ${JSON.stringify(await find(address, id))}`)
}

const isUnderWay = ({ state }: Simulation): boolean => state === 'queued' || state === 'running'

async function world(address: string, simulation?: string) {
  const question = { ...REQUEST.selection, ...(simulation === undefined ? {} : { simulation }) }
  return await fetch(`${address}${routeUrl(worldMatrixRoute, question)}`)
}

// Starts, whole simulations and a second one to compare with take their time on a busy machine.
describe('a server that is killed while it simulates', { timeout: 120_000 }, () => {
  let id: string

  test('takes up the simulation at its next start, from its first draw', async () => {
    const first = await begin()
    const started = await start(first)
    id = started.simulation.id
    const before = await until(first, id, ({ drawsDone }) => drawsDone > 0)
    expect(before.state).toBe('running')
    await kill()
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])

    const second = await begin()
    expect(isUnderWay(await find(second, id))).toBe(true)
    const resumed = await until(
      second,
      id,
      ({ startedAt }) => startedAt !== null && startedAt > before.startedAt!,
    )
    expect(resumed).toMatchObject({ state: 'running', failure: null })
    expect(resumed.drawsDone).toBeLessThan(REQUEST.draws!)
    // Whoever asks again is told of the same one, and nobody starts a second.
    const again = await start(second)
    expect(again).toMatchObject({ simulation: { id }, cancelToken: null })
  })

  test('serves nothing of it before it is done', async () => {
    const address = await restart()
    const answer = worldMatrixRoute.output.parse(await (await world(address)).json())
    expect(answer.estimate.interval).toBeNull()
    expect(answer.lower).toBeNull()
    const named = await world(address, id)
    expect(named.status).toBe(400)
    expect(await named.json()).toMatchObject({
      detail: expect.stringMatching(/is (queued|running); it has no result/),
    })
  })

  test('replaces what was being written, and ends with the same bits as an undisturbed one', async () => {
    await kill()
    // Killed while writing, and killed between the file and its row in the database.
    for (const name of [`${id}.0.partial`, id]) {
      mkdirSync(join(folder, name), { recursive: true })
      writeFileSync(join(folder, name, 'intervals.json.gz'), 'half of a res')
    }
    const address = await begin()
    const over = await until(address, id, (simulation) => !isUnderWay(simulation))
    expect(over).toMatchObject({ state: 'done', drawsDone: REQUEST.draws, failure: null })
    expect(readdirSync(folder)).toEqual([id])
    const named = worldMatrixRoute.output.parse(await (await world(address, id)).json())
    expect(named.estimate.interval).toMatchObject({ simulation: id, usedDraws: REQUEST.draws })
    await kill()

    const undisturbed = await testServer()
    try {
      await undisturbed.simulations.open()
      const request = startSimulationRoute.body!.parse(REQUEST)
      const { row } = await undisturbed.simulations.start(request, 'test')
      expect(row.id).toBe(id)
      while (['queued', 'running'].includes((await undisturbed.simulations.find(id)).state)) {
        await sleep(50)
      }
      const { result } = await undisturbed.simulations.find(id)
      expect(over.result?.checksum).toBe(result?.checksum)
    } finally {
      await undisturbed.close()
    }
  })
})

async function restart(): Promise<string> {
  await kill()
  return await begin()
}
