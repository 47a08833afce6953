import { estimateFlows, type FlowInput, type FlowMethod, type FlowOptions } from '@corridor/flows'
import { prepareWorld, readWorldData } from '../packages/flows/testing/readWorldData.ts'
import type { BenchResult } from './BenchResult.ts'

/** Milliseconds a whole estimate of the world table may take once the code is warm. */
const BUDGET: Partial<Record<FlowMethod, number>> = {
  'drop-negative': 20,
  'reverse-negative': 20,
  'migration-rates': 20,
  'open-minimum': 5,
  'closed-minimum': 300,
  'closed-independence': 500,
  'pseudo-bayes': 500,
}

const ROUNDS = 25

/** Every method on the shipped world table of 2010-2015: medians, input preparation not counted. */
export async function benchFlows(): Promise<BenchResult[]> {
  const world = readWorldData(2020)
  const { input } = prepareWorld(world, 2010, 2015)
  const name = (what: string): string => `${what}, ${input.areas.length} areas`
  const first = time(() => estimateFlows(input, { method: 'closed-minimum' }))
  const methods = (Object.keys(BUDGET) as FlowMethod[]).map((method) => {
    const run = measure(input, { method })
    return result(name(method), run, BUDGET[method] ?? null)
  })
  const edited = { ...input, stockEnd: input.stockEnd.slice() }
  edited.stockEnd[1] = edited.stockEnd[1]! + 500
  const { duals } = estimateFlows(input, { method: 'closed-minimum' })
  const warm = measure(edited, { method: 'closed-minimum', warmStart: duals! })
  return [
    ...methods,
    result(name('closed-minimum after editing one stock'), warm, 500),
    { name: name('closed-minimum, first call'), unit: 'ms', value: first, budget: null },
    {
      name: name('input recipe (prepareDemographicAccounts)'),
      unit: 'ms',
      value: median(repeat(() => prepareWorld(world, 2010, 2015))),
      budget: null,
    },
  ]
}

interface Measurement {
  readonly times: readonly number[]
  readonly cpuMs: number
  readonly total: number
  readonly iterations: readonly number[]
}

function measure(input: FlowInput, options: FlowOptions): Measurement {
  const { total, diagnostics } = estimateFlows(input, options)
  const before = process.cpuUsage()
  const times = repeat(() => estimateFlows(input, options))
  const { user, system } = process.cpuUsage(before)
  return {
    times,
    cpuMs: (user + system) / 1000 / ROUNDS,
    total,
    iterations: diagnostics.balancing.map(({ iterations }) => iterations),
  }
}

function result(name: string, run: Measurement, budget: number | null): BenchResult {
  const detail = {
    rounds: ROUNDS,
    fastestMs: Math.min(...run.times),
    slowestMs: Math.max(...run.times),
    cpuMs: run.cpuMs,
    totalPersons: Math.round(run.total),
    iterations: run.iterations,
  }
  return { name, unit: 'ms', value: median(run.times), budget, detail }
}

function repeat(run: () => unknown): readonly number[] {
  for (let round = 0; round < 3; round++) run()
  return Array.from({ length: ROUNDS }, () => time(run))
}

function time(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!
