import { EstimateSelection } from '@corridor/contract'
import { FLOW_METHODS, type FlowOptions } from '@corridor/flows'
import { DomainError } from '@corridor/kernel'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { type EstimateResult, type EstimateThread, estimateThread } from './estimateThread.ts'
import { type Estimator, estimator } from './estimator.ts'
import { bytesOf } from './StoredEstimate.ts'
import { choiceKey, type EstimateChoice, selectEstimate } from './selectEstimate.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const choose = async (selection: Partial<EstimateSelection> = {}): Promise<EstimateChoice> =>
  selectEstimate(await server.evidence.list(), EstimateSelection.parse(selection))

/** A thread under the test's thumb: jobs end when the test says so. */
function heldThread() {
  const jobs: {
    readonly options: FlowOptions
    readonly finish: (error?: unknown) => void
    cancelled: boolean
    hurried: boolean
  }[] = []
  const thread: EstimateThread = {
    run(prepare, options, urgency) {
      const { promise, resolve, reject } = Promise.withResolvers<EstimateResult>()
      const job = {
        options,
        cancelled: false,
        hurried: urgency === 'asked',
        finish: (error?: unknown) => {
          if (error !== undefined) return reject(error)
          return void prepare().then((input) =>
            resolve({
              ...emptyResult,
              areas: input.areas,
              persons: new Float64Array(input.areas.length ** 2),
            }),
          )
        },
      }
      jobs.push(job)
      return {
        result: promise,
        cancel() {
          job.cancelled = true
          reject(new DomainError('unavailable', 'given up'))
          return true
        },
        hurry() {
          job.hurried = true
        },
      }
    },
    close: async () => {},
  }
  return { thread, jobs }
}

const emptyResult: Omit<EstimateResult, 'areas' | 'persons'> = {
  id: 1,
  kind: 'estimate',
  outward: null,
  return: null,
  total: 0,
  diagnostics: {
    options: {
      pseudoBayesWeight: null,
      whenInfeasible: null,
      births: null,
      deaths: null,
      globalMatch: null,
      integerNativeBorn: null,
      offset: false,
      fixedStayers: false,
      netMigration: null,
    },
    globalDifference: null,
    negativeNativeBorn: [],
    birthsAboveNativeBorn: [],
    balancing: [],
    excludedAreas: [],
    largestNetMigrationDeviation: null,
    outside: null,
  },
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('with a thread that is held', () => {
  let held: ReturnType<typeof heldThread>
  let estimates: Estimator

  beforeEach(() => {
    held = heldThread()
    estimates = estimator({
      evidence: server.evidence,
      log: () => {},
      thread: held.thread,
      limits: { waiting: 2, longestWaitMs: 300 },
    })
  })
  afterEach(() => estimates.close())

  test('those who ask for the same wait for one computation, and later ones for none', async () => {
    const choice = await choose()
    const asked = [1, 2].map(() => estimates.estimate(choice))
    await settled()
    expect(held.jobs).toHaveLength(1)
    held.jobs[0]!.finish()
    const [first, second] = await Promise.all(asked)
    expect(first).toBe(second)
    expect(await estimates.estimate(choice)).toBe(first)
    expect(held.jobs).toHaveLength(1)
    expect(estimates.bytes).toBe(bytesOf(first!))
  })

  test('what the engine refuses is kept; a passing trouble is not', async () => {
    const choice = await choose()
    const refused = estimates.estimate(choice)
    await settled()
    held.jobs[0]!.finish(new DomainError('not_converged', 'no'))
    await expect(refused).rejects.toMatchObject({ code: 'not_converged' })
    await expect(estimates.estimate(choice)).rejects.toMatchObject({ code: 'not_converged' })
    expect(held.jobs).toHaveLength(1)
    const other = await choose({ method: 'open-minimum' })
    const passing = estimates.estimate(other)
    await settled()
    held.jobs[1]!.finish(new DomainError('unavailable', 'later'))
    await expect(passing).rejects.toMatchObject({ code: 'unavailable' })
    const again = estimates.estimate(other)
    await settled()
    held.jobs[2]!.finish()
    await again
  })

  test('too many who wait are told when to come back', async () => {
    const waiting = await Promise.all(
      (['closed-minimum', 'open-minimum'] as const).map((method) => choose({ method })),
    )
    const asked = waiting.map((choice) => estimates.estimate(choice))
    const third = estimates.estimate(await choose({ method: 'pseudo-bayes' }))
    await expect(third).rejects.toMatchObject({
      code: 'unavailable',
      details: { retryAfterSeconds: 5 },
    })
    await settled()
    for (const job of held.jobs) job.finish()
    await Promise.all(asked)
  })

  test('who waits too long is let go, and the job with the last of them', async () => {
    const asked = estimates.estimate(await choose())
    await expect(asked).rejects.toMatchObject({ code: 'unavailable' })
    expect(held.jobs[0]!.cancelled).toBe(true)
  })

  test('who can wait is not let go, and is served after all others', async () => {
    const leaver = new AbortController()
    const [patient, left] = [await choose(), await choose({ method: 'open-minimum' })]
    const waiting = estimates.whenFree(patient, new AbortController().signal)
    const leaving = estimates.whenFree(left, leaver.signal)
    await expect(estimates.estimate(patient)).rejects.toMatchObject({ code: 'unavailable' })
    const [first, second] = held.jobs
    expect([first!.cancelled, second!.cancelled, second!.hurried]).toEqual([false, false, false])
    leaver.abort()
    await expect(leaving).rejects.toMatchObject({ code: 'unavailable' })
    expect(second!.cancelled).toBe(true)
    first!.finish()
    const outcome = await waiting
    expect(outcome.kind).toBe('estimate')
    expect(await estimates.whenFree(patient, leaver.signal)).toBe(outcome)
  })

  test('a job lives as long as one who asked is still there', async () => {
    const choice = await choose()
    const [leaver, stayer] = [new AbortController(), new AbortController()]
    const left = estimates.estimate(choice, { signal: leaver.signal })
    const stayed = estimates.estimate(choice, { signal: stayer.signal })
    await settled()
    leaver.abort()
    await expect(left).rejects.toMatchObject({ code: 'unavailable' })
    expect(held.jobs[0]!.cancelled).toBe(false)
    stayer.abort()
    await expect(stayed).rejects.toMatchObject({ code: 'unavailable' })
    expect(held.jobs[0]!.cancelled).toBe(true)
    // Given up is not kept: the next one asks anew.
    const again = estimates.estimate(choice)
    await settled()
    held.jobs[1]!.finish()
    await again
  })

  test('somebody who asks hurries what is computed ahead', async () => {
    const choice = await choose()
    const ahead = estimates.warmUp([choice])
    await settled()
    expect(held.jobs[0]!.hurried).toBe(false)
    const asked = estimates.estimate(choice)
    await settled()
    expect(held.jobs).toHaveLength(1)
    expect(held.jobs[0]!.hurried).toBe(true)
    held.jobs[0]!.finish()
    await Promise.all([asked, ahead])
  })

  test('what to do without a solution is only tried when there is none', async () => {
    const relaxed = await choose({ whenInfeasible: 'relax' })
    const asked = estimates.estimate(relaxed)
    await settled()
    expect(held.jobs[0]!.options).toMatchObject({ whenInfeasible: 'stop' })
    held.jobs[0]!.finish(new DomainError('infeasible', 'no solution'))
    await settled()
    expect(held.jobs[1]!.options).toMatchObject({ whenInfeasible: 'relax' })
    held.jobs[1]!.finish()
    await asked
    await expect(estimates.estimate(await choose())).rejects.toMatchObject({ code: 'infeasible' })
  })
})

test('memory stays within its bounds, and special wishes push out no usual estimate', async () => {
  const one = bytesOf(await server.estimates.estimate(await choose()))
  const estimates = estimator({
    evidence: server.evidence,
    log: () => {},
    limits: { usualBytes: 3 * one, otherBytes: 2 * one },
  })
  const usual = await choose()
  const first = await estimates.estimate(usual)
  for (const weight of [0.1, 0.2, 0.3, 0.4]) {
    await estimates.estimate(await choose({ method: 'pseudo-bayes', weight }))
  }
  expect(estimates.bytes).toBeLessThanOrEqual(3 * one)
  expect(await estimates.estimate(usual)).toBe(first)
  for (const method of FLOW_METHODS) await estimates.estimate(await choose({ method }))
  expect(estimates.bytes).toBeLessThanOrEqual(5 * one)
  await estimates.close()
})

test('the key of a choice leaves out what does not matter to the method', async () => {
  const key = async (selection: Partial<EstimateSelection>) => choiceKey(await choose(selection))
  expect(await key({ weight: 0.5 })).toBe(await key({}))
  expect(await key({ method: 'pseudo-bayes', weight: 0.5 })).not.toBe(
    await key({ method: 'pseudo-bayes' }),
  )
  expect(await key({ method: 'open-minimum', whenInfeasible: 'relax' })).toBe(
    await key({ method: 'open-minimum' }),
  )
})

describe('the thread', () => {
  const input = async () => {
    const size = 2
    return {
      areas: ['A', 'B'],
      stockStart: Float64Array.of(90, 10, 0, 50),
      stockEnd: Float64Array.of(80, 20, 5, 45),
      births: new Float64Array(size),
      deaths: new Float64Array(size),
      netMigration: null,
    }
  }
  const method = { method: 'open-minimum' } as const

  test('computes what the engine computes, without taking the arrays from their owner', async () => {
    const thread = estimateThread({ log: () => {} })
    const given = await input()
    const { result } = thread.run(async () => given, method, 'asked')
    expect([...(await result).persons]).toEqual([0, 10, 5, 0])
    expect(given.stockStart).toHaveLength(4)
    await thread.close()
  })

  test('passes on what the engine refuses', async () => {
    const thread = estimateThread({ log: () => {} })
    const wrong = async () => ({ ...(await input()), births: Float64Array.of(-1, 0) })
    await expect(thread.run(wrong, method, 'asked').result).rejects.toMatchObject({
      name: 'DomainError',
      code: 'negative_value',
    })
    await thread.close()
  })

  test('that is asked goes before that is computed ahead', async () => {
    const thread = estimateThread({ log: () => {} })
    const order: string[] = []
    const run = (name: string, urgency: 'asked' | 'background') => {
      const computation = thread.run(input, method, urgency)
      return { ...computation, result: computation.result.then(() => order.push(name)) }
    }
    const jobs = [
      run('running', 'background'),
      run('ahead', 'background'),
      run('hurried', 'background'),
      run('asked', 'asked'),
    ]
    jobs[2]!.hurry()
    await Promise.all(jobs.map(({ result }) => result))
    expect(order).toEqual(['running', 'hurried', 'asked', 'ahead'])
    await thread.close()
  })

  test('starts anew after it died, and tells the one whose job it was', async () => {
    const logged: string[] = []
    const thread = estimateThread({
      log: (message) => logged.push(message),
      program: new URL('../../testing/dyingWorker.ts', import.meta.url),
    })
    const lost = thread.run(input, { method: 'closed-minimum' }, 'asked').result
    await expect(lost).rejects.toMatchObject({
      code: 'unavailable',
      details: { retryAfterSeconds: 2 },
    })
    expect(logged).toContain('the estimate thread stopped')
    expect((await thread.run(input, method, 'asked').result).total).toBe(15)
    await thread.close()
  })

  test('is stopped when a job never ends', async () => {
    const thread = estimateThread({
      log: () => {},
      program: new URL('../../testing/dyingWorker.ts', import.meta.url),
      longestRunMs: 1_500,
    })
    const endless = thread.run(input, { method: 'pseudo-bayes' }, 'asked').result
    await expect(endless).rejects.toMatchObject({ code: 'unavailable' })
    expect((await thread.run(input, method, 'asked').result).total).toBe(15)
    await thread.close()
  })

  test('lets go of all who wait when Corridor stops', async () => {
    const thread = estimateThread({ log: () => {} })
    const jobs = [1, 2, 3].map(() => thread.run(input, method, 'asked').result)
    const outcomes = Promise.allSettled(jobs)
    await thread.close()
    for (const outcome of await outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason.code).toBe('unavailable')
    }
  })
})
