import { estimateFlows, type FlowInput, knownStayersRange, prepareScenario } from '@corridor/flows'
import { describe, expect, test } from 'vitest'
import { FlowSession } from './FlowSession.ts'
import type { FlowReply } from './flowMessages.ts'
import { FOUR_AREAS } from './fourAreas.ts'
import { NO_CHANGES, type ScenarioBody } from './scenarioChanges.ts'

/** A session in this thread, with everything it answered. */
function openSession() {
  const replies: FlowReply[] = []
  const session = new FlowSession(
    (reply) => replies.push(reply),
    () => new Promise((resolve) => setTimeout(resolve, 0)),
  )
  const until = async (ready: () => boolean) => {
    for (let round = 0; round < 2000 && !ready(); round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    expect(ready()).toBe(true)
  }
  const of = (id: number) => replies.filter((reply) => reply.id === id)
  return { session, replies, until, of }
}

const withCell = (persons: number): FlowInput => ({
  ...FOUR_AREAS,
  stockStart: FOUR_AREAS.stockStart.with(1, persons),
})

const CLOSED = { method: 'closed-minimum' } as const

test('the first answer is that of the engine, to the last bit', async () => {
  const { session, until, of } = openSession()
  session.receive({ kind: 'estimate', id: 1, input: FOUR_AREAS, options: CLOSED, scenario: null })
  await until(() => of(1).length > 0)
  const [reply] = of(1)
  expect(reply).toMatchObject({ kind: 'estimated', settled: true })
  if (reply?.kind !== 'estimated') throw new Error('no estimate')
  expect(reply.estimate.persons).toEqual(estimateFlows(FOUR_AREAS, CLOSED).persons)
})

test('an edit is answered from the last balancing first and from its input alone after that', async () => {
  const { session, until, of } = openSession()
  session.receive({ kind: 'estimate', id: 1, input: FOUR_AREAS, options: CLOSED, scenario: null })
  await until(() => of(1).length > 0)
  session.receive({
    kind: 'estimate',
    id: 2,
    input: withCell(120),
    options: CLOSED,
    scenario: null,
  })
  await until(() => of(2).length === 2)
  const [quick, settled] = of(2)
  if (quick?.kind !== 'estimated' || settled?.kind !== 'estimated') throw new Error('no estimate')
  expect([quick.settled, settled.settled]).toEqual([false, true])
  const expected = estimateFlows(withCell(120), CLOSED)
  expect(settled.estimate.persons).toEqual(expected.persons)
  quick.estimate.persons.forEach((persons, cell) => {
    expect(persons).toBeCloseTo(expected.persons[cell]!, 5)
  })
})

test('of edits in a row only the last is computed', async () => {
  const { session, until, of, replies } = openSession()
  for (let id = 1; id <= 20; id += 1) {
    session.receive({
      kind: 'estimate',
      id,
      input: withCell(100 + id),
      options: CLOSED,
      scenario: null,
    })
  }
  await until(() => of(20).length > 0)
  expect(new Set(replies.map(({ id }) => id))).toEqual(new Set([20]))
})

test('what cannot be is told with its code and details', async () => {
  const { session, until, of } = openSession()
  const input = { ...FOUR_AREAS, deaths: Float64Array.of(70, 30, 50, 10_000) }
  session.receive({
    kind: 'estimate',
    id: 1,
    input,
    options: { method: 'open-minimum' },
    scenario: null,
  })
  await until(() => of(1).length > 0)
  expect(of(1)[0]).toMatchObject({
    kind: 'failed',
    problem: { code: 'deaths_exceed_population' },
  })
})

const SETTINGS = {
  draws: 100,
  seed: 7,
  model: {
    relativeErrorByClass: { all: 0.1 },
    classOf: { A: 'all', B: 'all', C: 'all', D: 'all' },
    correlationBetweenDates: 0.8,
    correlationBetweenSexes: 1,
  },
  dates: { start: 2010, end: 2015 },
}

test('intervals come with progress and hold the point estimate', async () => {
  const { session, until, of } = openSession()
  session.receive({
    kind: 'simulate',
    id: 1,
    input: FOUR_AREAS,
    options: { method: 'open-minimum' },
    scenario: null,
    settings: SETTINGS,
  })
  await until(() => of(1).at(-1)?.kind === 'simulated')
  expect(of(1).filter(({ kind }) => kind === 'progress')).toHaveLength(100)
  const last = of(1).at(-1)
  if (last?.kind !== 'simulated') throw new Error('no intervals')
  const { total } = last.intervals
  expect(total.point).toBeCloseTo(132.0, 1)
  expect(total.quantiles[0]).toBeLessThan(total.quantiles[2]!)
})

test('an edit ends a simulation that runs', async () => {
  const { session, until, of } = openSession()
  const options = { method: 'open-minimum' } as const
  session.receive({
    kind: 'simulate',
    id: 1,
    input: FOUR_AREAS,
    options,
    scenario: null,
    settings: SETTINGS,
  })
  await until(() => of(1).length > 3)
  session.receive({ kind: 'estimate', id: 2, input: withCell(130), options, scenario: null })
  await until(() => of(2).length > 0)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(of(1).some(({ kind }) => kind === 'simulated')).toBe(false)
})

describe('a scenario', () => {
  const ask = async (scenario: ScenarioBody) => {
    const { session, until, of } = openSession()
    session.receive({ kind: 'estimate', id: 1, input: FOUR_AREAS, options: CLOSED, scenario })
    await until(() => of(1).length > 0)
    return of(1)[0]!
  }

  test('gives what the engine gives for its prepared input', async () => {
    const scenario: ScenarioBody = {
      ...NO_CHANGES,
      edits: [{ table: 'end', origin: 'A', destination: 'B', persons: 75 }],
      constraints: { knownFlows: [{ origin: 'C', destination: 'B', persons: 40 }] },
    }
    const reply = await ask(scenario)
    if (reply.kind !== 'estimated') throw new Error(JSON.stringify(reply))
    const { input, options } = prepareScenario(FOUR_AREAS, CLOSED, scenario)
    expect(reply.estimate.persons).toEqual(estimateFlows(input, options).persons)
    expect(reply.estimate.persons[2 * 4 + 1]).toBeCloseTo(40, 6)
  })

  test('with a figure that cannot be is refused with the range that can', async () => {
    const knownFlows = [{ origin: 'C', destination: 'B', persons: 4000 }]
    expect(await ask({ ...NO_CHANGES, constraints: { knownFlows } })).toMatchObject({
      kind: 'failed',
      problem: { code: 'infeasible', details: { origin: 'C', destination: 'B' } },
    })
  })

  test('with distances gives what the command line gives for the same table', async () => {
    const km = { A: { B: 100, C: 900, D: 400 }, B: { C: 300, D: 700 }, C: { D: 250 } }
    const decay = { kind: 'exponential', gammaPerKm: 0.002 } as const
    const distances = { source: 'km.csv', km }
    const reply = await ask({
      ...NO_CHANGES,
      constraints: { distanceDecay: { ...decay, distances } },
    })
    if (reply.kind !== 'estimated') throw new Error(JSON.stringify(reply))
    const table = [0, 100, 900, 400, 100, 0, 300, 700, 900, 300, 0, 250, 400, 700, 250, 0]
    const distance = { km: Float64Array.from(table), decay }
    const expected = estimateFlows(FOUR_AREAS, { ...CLOSED, distance })
    expect(reply.estimate.persons).toEqual(expected.persons)
    expect(reply.estimate.persons).not.toEqual(estimateFlows(FOUR_AREAS, CLOSED).persons)
  })

  test('with stayers tells how many can have stayed, also beside a number that cannot be', async () => {
    const { session, until, of } = openSession()
    const stayersAt = { birthplace: 'A', residence: 'B' }
    const fixedStayers = [{ ...stayersAt, persons: 1e6 }]
    const scenario: ScenarioBody = { ...NO_CHANGES, constraints: { fixedStayers } }
    const input = FOUR_AREAS
    session.receive({ kind: 'estimate', id: 1, input, options: CLOSED, scenario, stayersAt })
    await until(() => of(1).length === 2)
    expect(of(1)[0]).toMatchObject({ kind: 'failed', problem: { code: 'infeasible_stayers' } })
    expect(of(1)[1]).toEqual({
      kind: 'stayers',
      id: 1,
      at: stayersAt,
      range: knownStayersRange(FOUR_AREAS, CLOSED, [], stayersAt),
    })
  })

  test('that needs distances is refused where none come with it', async () => {
    const distanceDecay = { kind: 'power', beta: 1 } as const
    expect(await ask({ ...NO_CHANGES, constraints: { distanceDecay } })).toMatchObject({
      kind: 'failed',
      problem: { code: 'missing_offset' },
    })
  })
})
