import { randomBytes, timingSafeEqual } from 'node:crypto'
import { DomainError } from '@corridor/kernel'
import { addSimulations, type CareerModel, type Instrument } from '@corridor/totalization'
import { sha256 } from '../../../evidence/index.ts'
import { RefusedRequest } from '../../../http/refuseUnfitRequest.ts'
import type { JobTask } from '../../../jobs/jobQueue.ts'
import { CAREER_TASK, type CareerRow, type CareerStore } from './careerStore.ts'
import type { CareerThreads } from './careerThreads.ts'

/** Careers of one job: a second or two, so that other jobs come in between. */
const CAREERS_A_JOB = 20_000

const LIMITS = { waitingPerAddress: 2, waiting: 4 } as const

export interface CareerSimulations {
  /**
   * @throws {DomainError} `unknown_instrument`.
   * @throws {RefusedRequest} 429 when too many of this address wait, 503 when too many wait in all.
   */
  start(request: CareerRequest, address: string): Promise<StartedCareers>
  /** @throws {DomainError} `not_found`. */
  find(id: string): Promise<CareerRow>
  /** @throws {RefusedRequest} 403 with another token; {DomainError} `not_found`. */
  cancel(id: string, token: string): Promise<CareerRow>
  /** What the job queue runs. */
  readonly tasks: Readonly<Record<string, JobTask>>
  /** Has those run that a stopped program left. */
  takeUp(): Promise<void>
  close(): Promise<void>
}

export interface CareerRequest {
  readonly model: CareerModel
  readonly careers: number
  readonly seed: number
}

export interface StartedCareers {
  readonly row: CareerRow
  readonly cancelToken: string
}

export interface CareerSimulationParts {
  readonly store: CareerStore
  readonly threads: CareerThreads
  readonly instruments: readonly Instrument[]
  readonly careersAJob?: number
}

/** Simulations of careers, part by part in the background; what was summed survives a stop. */
export function careerSimulations({
  store,
  threads,
  instruments,
  careersAJob = CAREERS_A_JOB,
}: CareerSimulationParts): CareerSimulations {
  const addressOf = new Map<string, string>()
  const find = async (id: string): Promise<CareerRow> => {
    const row = await store.find(id)
    if (row === null) throw new DomainError('not_found', `There is no simulation ${id}`)
    return row
  }
  const refuseTooMany = async (address: string) => {
    const active = new Set(await store.active())
    for (const id of addressOf.keys()) if (!active.has(id)) addressOf.delete(id)
    const own = [...addressOf.values()].filter((one) => one === address).length
    if (own >= LIMITS.waitingPerAddress) throw tooMany(429, own)
  }
  const run = async (id: string): Promise<void> => {
    const row = await store.find(id)
    if (row === null || !['queued', 'running'].includes(row.state)) return
    const { model, seed, careersDone, careers } = row
    const to = Math.min(careers, careersDone + careersAJob)
    try {
      const part = await threads.run({ model, seed, from: careersDone, to })
      await store.advance(row, to, row.sums === null ? part : addSimulations(row.sums, part))
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      await store.end(id, 'failed', error.message)
    }
  }
  return {
    find,
    start: async ({ model, careers, seed }, address) => {
      const { instrument } = model
      const known = instruments.some((one) => one.id === instrument)
      if (instrument !== null && instrument !== 'none' && !known) {
        const ids = instruments.map((one) => one.id).join(', ')
        throw new DomainError(
          'unknown_instrument',
          `There is no instrument "${instrument}"; choose from ${ids}, or write none for national law alone`,
        )
      }
      await refuseTooMany(address)
      const id = randomBytes(16).toString('hex')
      const cancelToken = randomBytes(24).toString('base64url')
      const entered = await store.enter(
        { id, model, careers, seed, cancelHash: sha256(cancelToken) },
        LIMITS.waiting,
      )
      if (!entered) throw tooMany(503, LIMITS.waiting)
      addressOf.set(id, address)
      return { row: await find(id), cancelToken }
    },
    cancel: async (id, token) => {
      const row = await find(id)
      if (!timingSafeEqual(Buffer.from(sha256(token)), Buffer.from(row.cancelHash))) {
        throw new RefusedRequest(
          403,
          'bad_request',
          'This is not the token that was given when the simulation was started',
        )
      }
      await store.end(id, 'cancelled', null)
      return await find(id)
    },
    tasks: {
      [CAREER_TASK]: async (payload) => await run((payload as { readonly id: string }).id),
    },
    takeUp: () => store.takeUp(),
    close: () => threads.close(),
  }
}

const tooMany = (status: 429 | 503, count: number): RefusedRequest =>
  new RefusedRequest(
    status,
    'unavailable',
    `${count} simulations of careers wait or run already. Ask again when one of them is done`,
    { 'retry-after': '30' },
  )
