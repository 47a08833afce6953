import { Worker } from 'node:worker_threads'
import {
  type FlowDraws,
  type FlowGrouping,
  type FlowInput,
  type FlowOptions,
  type Simulation,
  transferablesOf,
} from '@corridor/flows'
import { DomainError } from '@corridor/kernel'
import type { SimulationReply, SimulationSummary, SimulationTask } from './simulationWorker.ts'

export interface SimulationWork {
  readonly input: FlowInput
  readonly options: FlowOptions
  readonly simulation: Simulation
}

export interface SimulationControl {
  readonly threads: number
  /** Draws made by all threads together. */
  readonly onProgress: (done: number) => void
  readonly signal: AbortSignal
}

const HEAP_MB = 256

/**
 * Makes a simulation in threads of their own: each takes a stretch of the draws, and the first puts
 * them together. The result is the same for any number of threads.
 *
 * @throws {DomainError} the engine's own; `unavailable` when a thread died.
 * @throws the reason of `signal` as soon as it fires; the threads are ended.
 */
export async function runSimulation(
  work: SimulationWork,
  { threads, onProgress, signal }: SimulationControl,
): Promise<SimulationSummary> {
  signal.throwIfAborted()
  const stretches = splitDraws(work.simulation.draws, threads)
  const workers = stretches.map(startWorker)
  const stopped = Promise.withResolvers<never>()
  const stop = () => stopped.reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  try {
    const done = stretches.map(() => 0)
    const parts = Promise.all(
      stretches.map(({ firstDraw, lastDraw }, place) =>
        ask(
          workers[place]!,
          { kind: 'draw', ...work, simulation: { ...work.simulation, firstDraw, lastDraw } },
          [],
          (drawn) => {
            done[place] = drawn
            onProgress(done.reduce((total, value) => total + value, 0))
          },
        ),
      ),
    )
    const drawn = (await Promise.race([parts, stopped.promise])).map((reply) => {
      if (reply.kind !== 'draws') throw new Error(`A simulation thread answered ${reply.kind}`)
      return reply.draws
    })
    const summary = summarise(workers[0]!, drawn, work.simulation.groupings ?? [])
    const reply = await Promise.race([summary, stopped.promise])
    if (reply.kind !== 'summary') throw new Error(`A simulation thread answered ${reply.kind}`)
    return reply.summary
  } finally {
    signal.removeEventListener('abort', stop)
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

/** Neighbouring draws in one stretch, as evenly as possible. */
function splitDraws(
  draws: number,
  threads: number,
): readonly { readonly firstDraw: number; readonly lastDraw: number }[] {
  return Array.from({ length: threads }, (_, place) => ({
    firstDraw: Math.floor((place * draws) / threads),
    lastDraw: Math.floor(((place + 1) * draws) / threads) - 1,
  }))
}

const startWorker = (): Worker =>
  new Worker(new URL('./simulationWorker.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })

const summarise = (
  worker: Worker,
  parts: readonly FlowDraws[],
  groupings: readonly FlowGrouping[],
): Promise<SimulationReply> => {
  const buffers = parts.flatMap(transferablesOf).filter((buffer) => buffer instanceof ArrayBuffer)
  return ask(worker, { kind: 'summarise', parts, groupings }, [...new Set(buffers)])
}

async function ask(
  worker: Worker,
  task: SimulationTask,
  transfer: readonly ArrayBuffer[],
  onProgress: (done: number) => void = () => {},
): Promise<SimulationReply> {
  const { promise, resolve, reject } = Promise.withResolvers<SimulationReply>()
  const lose = (cause: unknown) =>
    reject(
      new DomainError('unavailable', `The simulation could not be finished (${String(cause)})`),
    )
  const onExit = (code: number) => lose(`its thread ended with code ${code}`)
  const onMessage = (reply: SimulationReply) => {
    if (reply.kind === 'progress') onProgress(reply.done)
    else if (reply.kind === 'refused') {
      reject(new DomainError(reply.code, reply.message, reply.details))
    } else if (reply.kind === 'failed') reject(new Error(`The engine failed: ${reply.stack}`))
    else resolve(reply)
  }
  worker.on('message', onMessage)
  worker.on('error', lose)
  worker.on('exit', onExit)
  try {
    worker.postMessage(task, [...transfer])
    return await promise
  } finally {
    worker.off('message', onMessage)
    worker.off('error', lose)
    worker.off('exit', onExit)
  }
}
