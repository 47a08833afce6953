import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type FlowMethod, FlowSimulator, summariseDraws } from '@corridor/flows'
import type { BenchResult } from './BenchResult.ts'
import type { JobReport } from './flowsUncertaintyJob.ts'
import { worldSimulation } from './flowsUncertaintyWorld.ts'

const DRAWS = 1000

/** Seconds for all draws on two cores, and megabytes, that were promised. */
const MOST_SECONDS = 60
const MOST_MEGABYTES = 700

const METHODS: readonly FlowMethod[] = [
  'drop-negative',
  'migration-rates',
  'open-minimum',
  'closed-minimum',
  'pseudo-bayes',
]

/** Monte Carlo of the shipped world table: one draw on one core, all draws on two threads. */
export async function benchFlowsUncertainty(): Promise<BenchResult[]> {
  const single = METHODS.map(measureDraw)
  return [...single, ...runJob('closed-minimum'), ...runJob('pseudo-bayes')]
}

/** Draws of which the mean is taken, after some that warm the code. */
const [WARMING, MEASURED] = [10, 100]

function measureDraw(method: FlowMethod): BenchResult {
  const { input, simulation } = worldSimulation(WARMING + MEASURED)
  const simulator = new FlowSimulator(input, { method }, simulation)
  for (let draw = 0; draw < WARMING; draw++) simulator.advance()
  const started = performance.now()
  const cpu = process.cpuUsage()
  while (simulator.advance());
  const elapsed = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  const { total, draws } = summariseDraws([simulator.finish()], { quantiles: [0.05, 0.5, 0.95] })
  const closed = method === 'closed-minimum'
  return {
    name: `one draw of ${method}, ${input.areas.length} areas`,
    unit: 'ms',
    value: elapsed / MEASURED,
    budget: closed ? 110 : null,
    detail: {
      cpuMs: (user + system) / 1000 / MEASURED,
      secondsOfAllDrawsOnOneCore: (elapsed / MEASURED) * (DRAWS / 1000),
      failed: draws.failed.length,
      total: Math.round(total.point),
      interval: total.quantiles.map(Math.round),
    },
  }
}

function runJob(method: FlowMethod): BenchResult[] {
  const file = fileURLToPath(new URL('./flowsUncertaintyJob.ts', import.meta.url))
  const text = execFileSync(process.execPath, [file, method, String(DRAWS)], { encoding: 'utf8' })
  const report: JobReport = JSON.parse(text)
  const name = `${DRAWS} draws of ${method} with every interval, two threads`
  const promised = method === 'closed-minimum'
  const detail = { ...report }
  return [
    { name, unit: 's', value: report.seconds, budget: promised ? MOST_SECONDS : null, detail },
    {
      name: `${name}, peak memory`,
      unit: 'MB',
      value: report.peakMegabytes,
      budget: promised ? MOST_MEGABYTES : null,
    },
  ]
}
