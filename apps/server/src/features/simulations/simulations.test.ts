import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  API_PREFIX,
  corridorFlowsRoute,
  countryFlowsRoute,
  Problem,
  regionalMatrixRoute,
  routeUrl,
  type Simulation,
  type SimulationRequest,
  simulationRoute,
  simulationsRoute,
  startSimulationRoute,
  topCorridorsRoute,
  worldMatrixRoute,
} from '@corridor/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { call, type TestServer, testServer } from '../../testing/testServer.ts'
import { runSimulation } from './simulationThreads.ts'

const SELECTION = { period: '2010-2015', method: 'open-minimum', stocks: 'un-ims-2020' } as const

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const ask = (body: unknown, headers: Record<string, string> = {}, to = server) =>
  to.app.request(`${API_PREFIX}/flows/simulations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

async function start(body: z.input<typeof SimulationRequest>, to = server) {
  const response = await ask(body, {}, to)
  expect(response.status).toBe(202)
  return startSimulationRoute.output.parse(await response.json())
}

const find = (id: string, to = server): Promise<Simulation> => call(to.app, simulationRoute, { id })

async function until(
  id: string,
  isReached: (simulation: Simulation) => boolean,
  to = server,
): Promise<Simulation> {
  for (let wait = 0; wait < 1000; wait++) {
    const simulation = await find(id, to)
    if (isReached(simulation)) return simulation
    await sleep(50)
  }
  throw new Error(`simulation ${id} did not get there: ${JSON.stringify(await find(id, to))}`)
}

const isOver = ({ state }: Simulation): boolean => !['queued', 'running'].includes(state)

describe('before anything is computed', () => {
  test('answers say that there is no interval, and why', async () => {
    const { estimate, lower } = await call(server.app, worldMatrixRoute, SELECTION)
    expect(estimate.interval).toBeNull()
    expect(estimate.intervalNote).toMatch(/^No interval: errors in the migrant stocks/)
    expect(lower).toBeNull()
  })

  test.each([
    ['{', 400, /not JSON/],
    [{ draws: 99 }, 400, /draws/],
    [{ draws: 1001 }, 400, /draws/],
    [{ seed: -1 }, 400, /seed/],
    [{ errors: { correlationBetweenDates: 2 } }, 400, /errors\.correlationBetweenDates/],
    [{ errors: { relativeErrorByClass: { 'own-figures': 9 } } }, 400, /own-figures/],
    [{ somethingElse: 1 }, 400, /somethingElse/],
    [{ selection: { stocks: 'no-such' } }, 404, /no-such/],
    [{ selection: { period: '1900-1905' } }, 422, /1900-1905/],
    [{ selection: {}, padding: 'x'.repeat(20_000) }, 413, /limit of 16384 bytes/],
  ])('%j is refused with %i', async (body, status, words) => {
    const response = await ask(body)
    expect(response.status).toBe(status)
    expect(Problem.parse(await response.json()).detail).toMatch(words)
  })

  test('a body that is not announced as JSON is refused, and so are other methods', async () => {
    expect((await ask({}, { 'content-type': 'text/plain' })).status).toBe(415)
    const put = await server.app.request(`${API_PREFIX}/flows/simulations`, { method: 'PUT' })
    expect(put.status).toBe(405)
    expect(put.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST')
    const post = await server.app.request(`${API_PREFIX}/flows/world`, { method: 'POST' })
    expect(post.status).toBe(405)
  })

  test('more than two of one address must wait their turn', async () => {
    const first = await start({ selection: SELECTION, draws: 100, seed: 101 })
    const again = await start({ selection: SELECTION, draws: 100, seed: 101 })
    expect(again).toMatchObject({ simulation: { id: first.simulation.id }, cancelToken: null })
    const second = await start({ selection: SELECTION, draws: 100, seed: 102 })
    const third = await ask({ selection: SELECTION, draws: 100, seed: 103 })
    expect(third.status).toBe(429)
    expect(third.headers.get('retry-after')).toBe('30')
    for (const { simulation, cancelToken } of [first, second]) {
      const wrong = `${API_PREFIX}/flows/simulations/${simulation.id}?token=`
      const refused = await server.app.request(`${wrong}guess`, { method: 'DELETE' })
      expect(refused.status).toBe(403)
      expect((await find(simulation.id)).state).toBe('queued')
      const done = await server.app.request(`${wrong}${cancelToken}`, { method: 'DELETE' })
      expect(done.status).toBe(200)
      expect((await find(simulation.id)).state).toBe('cancelled')
    }
    const { simulations } = await call(server.app, simulationsRoute, {})
    expect(simulations.map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
  })
})

describe('a finished simulation', () => {
  let done: Simulation

  beforeAll(async () => {
    await server.simulations.open()
    const { simulation, cancelToken } = await start({ selection: SELECTION, draws: 100, seed: 7 })
    expect(cancelToken).toMatch(/^[\w-]{32}$/)
    done = await until(simulation.id, isOver)
  })

  test('tells its parameters and its result', () => {
    expect(done).toMatchObject({
      state: 'done',
      progress: 1,
      drawsDone: 100,
      usualErrors: true,
      selection: { ...SELECTION, demography: 'un-wpp-2022' },
      failure: null,
    })
    const { total, point, checksum, withoutSolution } = done.result!
    expect(checksum).toMatch(/^[0-9a-f]{64}$/)
    expect(withoutSolution).toEqual([])
    expect(total.lower).toBeLessThan(total.median)
    expect(total.median).toBeLessThan(total.upper)
    expect(total.mean - point).toBeCloseTo(total.bias, 3)
    expect(existsSync(join(server.dataDir, 'simulations', done.id, 'intervals.json.gz'))).toBe(true)
  })

  test('is in every answer of its estimate, and in no other', async () => {
    await sleep(1_100)
    const world = await call(server.app, worldMatrixRoute, SELECTION)
    expect(world.estimate.interval).toMatchObject({ simulation: done.id, draws: 100, seed: 7 })
    expect(world.estimate.intervalNote).toMatch(/errors in the stocks only/)
    expect(world.lower).toHaveLength(world.persons.length)
    const sure = world.persons.filter(
      (persons, row) => world.lower![row]! <= persons && persons <= world.upper![row]!,
    )
    expect(sure.length / world.persons.length).toBeGreaterThan(0.5)
    expect(world.persons.some((persons, row) => persons === 0 && world.upper![row]! > 0)).toBe(true)
    const pair = world.origin.findIndex(
      (from, row) => world.areas[from] === 'NPL' && world.areas[world.destination[row]!] === 'QAT',
    )
    const bounds = {
      lower: world.lower![pair],
      median: world.median![pair],
      upper: world.upper![pair],
    }
    const top = await call(server.app, topCorridorsRoute, { ...SELECTION, from: 'NPL', to: 'QAT' })
    expect(top.corridors[0]).toMatchObject(bounds)
    const corridor = await call(server.app, corridorFlowsRoute, { corridor: 'NPL-QAT' })
    const own = corridor.flows.filter(({ simulation }) => simulation !== null)
    expect(own).toHaveLength(2)
    expect(own[0]).toMatchObject({ ...bounds, period: '2010-2015', method: 'open-minimum' })
    const country = await call(server.app, countryFlowsRoute, { ...SELECTION, area: 'NPL' })
    const year = country.series.find(({ netInterval }) => netInterval != null)!
    expect(year).toMatchObject({ period: '2010-2015', method: 'open-minimum' })
    expect(year.outflowInterval!.lower).toBeLessThan(year.outflowInterval!.upper)
    const other = await call(server.app, worldMatrixRoute, { ...SELECTION, period: '2005-2010' })
    expect(other.estimate.interval).toBeNull()
  })

  test('gives region pairs of every grouping, and cells of an opened region', async () => {
    for (const grouping of ['science-2014', 'm49-region', 'm49-subregion'] as const) {
      const matrix = await call(server.app, regionalMatrixRoute, { ...SELECTION, grouping })
      for (const [i, row] of matrix.persons.entries()) {
        for (const [j] of row.entries()) {
          expect(matrix.lower![i]![j]!).toBeLessThanOrEqual(matrix.upper![i]![j]!)
        }
      }
      expect(matrix.nodes.every(({ inflowInterval }) => inflowInterval !== null)).toBe(true)
    }
    const open = await call(server.app, regionalMatrixRoute, { ...SELECTION, open: 'ASI-S' })
    expect(open.nodes.some(({ kind }) => kind === 'area')).toBe(true)
    const place = (code: string) => open.nodes.findIndex((node) => node.code === code)
    for (const [i, row] of open.persons.entries()) {
      for (const [j, persons] of row.entries()) {
        expect(open.lower![i]![j]!).toBeLessThanOrEqual(open.median![i]![j]!)
        expect(open.median![i]![j]!).toBeLessThanOrEqual(open.upper![i]![j]!)
        if (persons > 1000) expect(open.upper![i]![j]!).toBeGreaterThan(open.lower![i]![j]!)
      }
    }
    // Nepal's interval to West Asia lies above that of its largest corridor there.
    const [from, to] = [place('NPL'), place('ASI-W')]
    const qatar = await call(server.app, topCorridorsRoute, {
      ...SELECTION,
      from: 'NPL',
      to: 'QAT',
    })
    expect(open.upper![from]![to]!).toBeGreaterThan(qatar.corridors[0]!.upper!)
    expect(open.upper![from]![to]!).toBeLessThan(
      open.nodes[from]!.outflowInterval!.upper + open.nodes[from]!.outflow,
    )
    const typed = await call(server.app, regionalMatrixRoute, { ...SELECTION, type: 'return' })
    expect(typed).toMatchObject({ type: 'return', lower: null })
  })

  test('stands in the tables too', async () => {
    const csv = await (
      await server.app.request(routeUrl(worldMatrixRoute, SELECTION, 'csv'))
    ).text()
    const [header, first] = csv.split('\r\n').map((line) => line.split(','))
    expect(header!.slice(2, 6)).toEqual(['persons', 'lower', 'median', 'upper'])
    expect(Number(first![3])).toBeLessThanOrEqual(Number(first![5]))
  })

  test('named in the question, it must be of that estimate and finished', async () => {
    const named = await call(server.app, worldMatrixRoute, { ...SELECTION, simulation: done.id })
    expect(named.estimate.interval!.simulation).toBe(done.id)
    const address = (selection: object) =>
      server.app.request(routeUrl(worldMatrixRoute, { ...SELECTION, ...selection }))
    expect((await address({ simulation: done.id, period: '2005-2010' })).status).toBe(400)
    expect((await address({ simulation: '0'.repeat(32) })).status).toBe(404)
  })

  test('with other errors, is named for the estimate it belongs to, and only there', async () => {
    const errors = { correlationBetweenDates: 0.1 }
    const { simulation } = await start({ selection: SELECTION, draws: 100, seed: 7, errors })
    const wide = await until(simulation.id, isOver)
    expect(wide).toMatchObject({ state: 'done', usualErrors: false })
    const corridor = { corridor: 'NPL-QAT', period: SELECTION.period, stocks: SELECTION.stocks }
    const flowOf = async (input: object) => {
      const { flows, intervalNote } = await call(server.app, corridorFlowsRoute, {
        ...corridor,
        ...input,
      })
      const ofMethod = (method: string) =>
        flows.find((flow) => flow.method === method && flow.direction === 'outbound')!
      return { own: ofMethod(SELECTION.method), other: ofMethod('closed-minimum'), intervalNote }
    }
    const usual = await flowOf({})
    const named = await flowOf({ simulation: wide.id })
    expect(usual.own.simulation).toBe(done.id)
    expect(named.own.simulation).toBe(wide.id)
    expect(named.own.upper! - named.own.lower!).toBeGreaterThan(usual.own.upper! - usual.own.lower!)
    expect(named.other).toEqual(usual.other)
    expect(named.intervalNote).toMatch(/errors chosen by a user, correlation .* 0\.1/)
    const country = { ...SELECTION, area: 'NPL', simulation: wide.id }
    const { estimate, series } = await call(server.app, countryFlowsRoute, country)
    const year = series.find(({ netInterval }) => netInterval != null)!
    const before = await call(server.app, countryFlowsRoute, { ...SELECTION, area: 'NPL' })
    const yearBefore = before.series.find(({ netInterval }) => netInterval != null)!
    expect(estimate.interval!.simulation).toBe(wide.id)
    expect(year.outflowInterval!.upper).not.toBe(yearBefore.outflowInterval!.upper)
    const refused = await server.app.request(
      routeUrl(corridorFlowsRoute, {
        corridor: 'NPL-QAT',
        period: '2005-2010',
        simulation: wide.id,
      }),
    )
    expect(refused.status).toBe(400)
    expect(Problem.parse(await refused.json()).detail).toMatch(/another estimate \(2010-2015/)
    const unknown = routeUrl(corridorFlowsRoute, { ...corridor, simulation: '0'.repeat(32) })
    expect((await server.app.request(unknown)).status).toBe(404)
  })

  test('is the same bits however many threads made it', async () => {
    const size = 3
    const input = {
      areas: ['AAA', 'BBB', 'CCC'],
      stockStart: Float64Array.of(900, 50, 20, 30, 500, 10, 5, 8, 300),
      stockEnd: Float64Array.of(880, 70, 25, 35, 510, 12, 4, 9, 320),
      births: Float64Array.of(40, 30, 20),
      deaths: Float64Array.of(20, 10, 10),
      netMigration: null,
    }
    expect(input.stockEnd).toHaveLength(size * size)
    const model = {
      relativeErrorByClass: { one: 0.2 },
      classOf: { AAA: 'one', BBB: 'one', CCC: 'one' },
      correlationBetweenDates: 0.5,
      correlationBetweenSexes: 0.5,
    }
    const run = (threads: number) =>
      runSimulation(
        {
          input,
          options: { method: 'closed-minimum' },
          simulation: { model, draws: 100, seed: 3 },
        },
        { threads, onProgress: () => {}, signal: new AbortController().signal },
      )
    const [one, two, three] = await Promise.all([run(1), run(2), run(3)])
    expect(two).toEqual(one)
    expect(three).toEqual(one)
  })

  test('whose file is damaged counts no more, and can be made again', async () => {
    const { simulation } = await start({
      selection: { ...SELECTION, period: '2015-2020' },
      draws: 100,
    })
    const made = await until(simulation.id, isOver)
    writeFileSync(join(server.dataDir, 'simulations', made.id, 'intervals.json.gz'), 'damaged')
    await sleep(1_100)
    const world = { ...SELECTION, period: '2015-2020' }
    expect((await call(server.app, worldMatrixRoute, world)).estimate.interval).toBeNull()
    expect((await find(made.id)).state).toBe('failed')
    await start({ selection: { ...SELECTION, period: '2015-2020' }, draws: 100 })
    const again = await until(made.id, isOver)
    expect(again.result).toEqual(made.result)
  })
})

describe('a simulation that runs', () => {
  const LONG = { selection: { ...SELECTION, method: 'closed-minimum' as const }, draws: 1000 }

  test('tells its progress and is cancelled within a second', async () => {
    const { simulation, cancelToken } = await start({ ...LONG, seed: 11 })
    const running = await until(simulation.id, ({ drawsDone }) => drawsDone > 0)
    expect(running.progress).toBeGreaterThan(0)
    expect(running.progress).toBeLessThan(1)
    const began = performance.now()
    const address = `${API_PREFIX}/flows/simulations/${simulation.id}?token=${cancelToken}`
    expect((await server.app.request(address, { method: 'DELETE' })).status).toBe(200)
    // The next one gets the threads at once.
    const next = await start({ selection: SELECTION, draws: 100, seed: 12 })
    await until(next.simulation.id, ({ state }) => state !== 'queued')
    expect(performance.now() - began).toBeLessThan(1_000)
    await until(next.simulation.id, isOver)
    expect((await find(simulation.id)).state).toBe('cancelled')
  })

  test('begins again after a restart and leaves no half result', async () => {
    const first = await testServer()
    try {
      await first.simulations.open()
      const { simulation } = await start({ selection: SELECTION, draws: 400, seed: 13 }, first)
      await until(simulation.id, ({ state }) => state === 'running', first)
      await first.simulations.close()
      expect((await find(simulation.id, first)).state).toBe('running')
      const folder = join(first.dataDir, 'simulations')
      expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
      const second = await testServer({ sharing: first })
      try {
        await second.simulations.open()
        const over = await until(simulation.id, isOver, second)
        expect(over).toMatchObject({ state: 'done', drawsDone: 400 })
        expect(readdirSync(folder)).toEqual([simulation.id])
      } finally {
        await second.close()
      }
    } finally {
      await first.close()
    }
  })
})
