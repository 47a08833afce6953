import { Worker } from 'node:worker_threads'
import { DomainError } from '@corridor/kernel'
import { addSimulations, type Instrument, type SimulatedCareers } from '@corridor/totalization'
import type { CareerPart, CareerReply } from './careerWorker.ts'

const THREADS = 2

/** One that takes this long was made to, by numbers with many digits. */
const LONGEST_MS = 120_000

/** Threads end when nothing was asked of them for so long. */
const IDLE_MS = 10_000

const HEAP_MB = 256

export interface CareerThreads {
  /** @throws {DomainError} `too_large` when a thread takes too long or too much memory. */
  run(part: CareerPart): Promise<SimulatedCareers>
  close(): Promise<void>
}

/** Two threads that share the careers of a part. */
export function careerThreads(
  instruments: readonly Instrument[],
  longestMs: number = LONGEST_MS,
): CareerThreads {
  let workers: Worker[] = []
  let idle: NodeJS.Timeout | undefined
  const close = async () => {
    const ending = workers
    workers = []
    await Promise.all(ending.map((worker) => worker.terminate()))
  }
  const ready = (place: number): Worker => {
    workers[place] ??= new Worker(new URL('./careerWorker.ts', import.meta.url), {
      execArgv: [],
      workerData: { instruments },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    workers[place].unref()
    return workers[place]
  }
  return {
    close: async () => {
      clearTimeout(idle)
      await close()
    },
    run: async ({ from, to, ...rest }) => {
      clearTimeout(idle)
      const middle = from + Math.ceil((to - from) / THREADS)
      const parts = [
        { ...rest, from, to: middle },
        { ...rest, from: middle, to },
      ].filter((part) => part.from < part.to)
      try {
        const sums = await Promise.all(
          parts.map((part, place) => ask(ready(place), part, longestMs)),
        )
        return sums.reduce(addSimulations)
      } catch (error) {
        await close()
        throw error
      } finally {
        idle = setTimeout(() => void close(), IDLE_MS)
        idle.unref()
      }
    },
  }
}

async function ask(worker: Worker, part: CareerPart, longestMs: number): Promise<SimulatedCareers> {
  const { promise, resolve, reject } = Promise.withResolvers<SimulatedCareers>()
  const limit = setTimeout(() => reject(tooMuch()), longestMs)
  const hear = (reply: CareerReply) =>
    reply.kind === 'done' ? resolve(reply.sums) : reject(new Error(reply.message))
  const lose = () => reject(tooMuch())
  worker.once('message', hear).once('error', lose).once('exit', lose)
  worker.postMessage(part)
  try {
    return await promise
  } finally {
    clearTimeout(limit)
    worker.off('message', hear).off('error', lose).off('exit', lose)
  }
}

const tooMuch = (): DomainError =>
  new DomainError(
    'too_large',
    'These careers take too long or too much memory. Write amounts with fewer digits, or fewer stays',
  )
