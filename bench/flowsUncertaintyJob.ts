// A whole simulation of the world table on two threads, in a process of its own so that the peak of
// its memory is that of the job: node bench/flowsUncertaintyJob.ts <method> <draws>
import { Worker } from 'node:worker_threads'
import { type FlowDraws, type FlowMethod, summariseDraws } from '@corridor/flows'
import type { SimulationTask } from './flowsUncertaintyWorker.ts'
import { worldSimulation } from './flowsUncertaintyWorld.ts'

/** What the job reports. */
export interface JobReport {
  readonly seconds: number
  readonly summarySeconds: number
  /** Of all threads together: what two free cores would share. */
  readonly cpuSeconds: number
  readonly peakMegabytes: number
  readonly corridors: number
  readonly used: number
  readonly total: { readonly point: number; readonly quantiles: readonly number[] }
}

const THREADS = 2

const [method, draws] = [process.argv[2] as FlowMethod, Number(process.argv[3])]
const { input, simulation } = worldSimulation(draws)
const started = performance.now()
const before = process.cpuUsage()
const parts = await Promise.all(
  Array.from({ length: THREADS }, (_, thread) => {
    const [firstDraw, next] = [thread, thread + 1].map((at) => Math.round((at * draws) / THREADS))
    return runThread({
      input,
      options: { method },
      simulation: { ...simulation, firstDraw: firstDraw!, lastDraw: next! - 1 },
    })
  }),
)
const drawn = performance.now()
const intervals = summariseDraws(parts, { quantiles: [0.05, 0.5, 0.95] })
const finished = performance.now()
const cpu = process.cpuUsage(before)
const report: JobReport = {
  seconds: (finished - started) / 1000,
  summarySeconds: (finished - drawn) / 1000,
  cpuSeconds: (cpu.user + cpu.system) / 1e6,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  corridors: intervals.cells.length,
  used: intervals.draws.used,
  total: intervals.total,
}
console.log(JSON.stringify(report))

function runThread(task: SimulationTask): Promise<FlowDraws> {
  const file = new URL('./flowsUncertaintyWorker.ts', import.meta.url)
  const worker = new Worker(file, { workerData: task })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
