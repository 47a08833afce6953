import { Worker } from 'node:worker_threads'
import { Rng } from '@corridor/kernel'
import {
  addSimulations,
  computeTotalization,
  drawCareer,
  type SimulatedCareers,
} from '@corridor/totalization'
import { FIVE_STATES } from '../packages/totalization/testing/fiveStates.ts'
import { SHIPPED_INSTRUMENTS } from '../packages/totalization/testing/readShipped.ts'
import type { BenchResult } from './BenchResult.ts'

const SEED = 20140528
const CASES = 500
const THREADS = 2
/** `CAREERS=1000000` makes the whole run of the budget. */
const CAREERS = Number(process.env.CAREERS ?? 20_000)
const MILLION = 1_000_000

/** A career of forty years in five States with overlaps, with its explanation. Milliseconds. */
const CASE_MS = 2

/** A million careers on two cores. Seconds. */
const MILLION_SECONDS = 120

/** One person's case, and careers by the thousand through the same code. */
export async function benchTotalization(): Promise<readonly BenchResult[]> {
  return [measureCases(), await measureCareers()]
}

function measureCases(): BenchResult {
  const times = Array.from({ length: CASES }, (_, career) => {
    const given = drawCareer(FIVE_STATES, new Rng(SEED, career))
    const began = performance.now()
    computeTotalization(given, SHIPPED_INSTRUMENTS)
    return performance.now() - began
  }).toSorted((one, other) => one - other)
  return {
    name: 'totalization, a case of 40 years in five States with trace, p95',
    unit: 'ms',
    value: times[Math.floor(CASES * 0.95)]!,
    budget: CASE_MS,
    detail: { median: times[CASES / 2], slowest: times.at(-1), cases: CASES },
  }
}

async function measureCareers(): Promise<BenchResult> {
  const began = performance.now()
  const before = process.cpuUsage()
  const parts = await Promise.all(
    Array.from({ length: THREADS }, (_, thread) => {
      const [from, to] = [thread, thread + 1].map((at) => Math.round((at * CAREERS) / THREADS))
      return runThread(from!, to!)
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(before)
  const { careers, withoutBenefit } = parts.reduce(addSimulations)
  const measured = CAREERS === MILLION ? '' : `, from ${CAREERS.toLocaleString('en')}`
  return {
    name: `totalization, a million simulated careers on two threads${measured}`,
    unit: 's',
    value: (seconds * MILLION) / CAREERS,
    budget: MILLION_SECONDS,
    detail: { careers, withoutBenefit, seconds, cpuSeconds: (user + system) / 1e6 },
  }
}

function runThread(from: number, to: number): Promise<SimulatedCareers> {
  const worker = new Worker(new URL('./totalizationWorker.ts', import.meta.url), {
    workerData: { seed: SEED, from, to },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
