import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { SimulationRequest } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { type EvidenceStore, sha256 } from '../../evidence/index.ts'
import type { Ask } from '../../http/mount.ts'
import { RefusedRequest } from '../../http/refuseUnfitRequest.ts'
import { ENGINE } from '../../version.ts'
import type { Estimator } from '../flows/estimator.ts'
import type { FlowAccountsStore } from '../flows/flowAccounts.ts'
import type { StoredEstimate } from '../flows/StoredEstimate.ts'
import { choiceKey, selectEstimate } from '../flows/selectEstimate.ts'
import { vintageLabel } from '../flows/vintages.ts'
import { hasUsualErrors, sorted } from './describeSimulation.ts'
import type { EstimateIntervals } from './EstimateIntervals.ts'
import { StoredIntervals } from './StoredIntervals.ts'
import { removeUnfinished } from './simulationFiles.ts'
import type { SimulationQueue } from './simulationQueue.ts'
import { type SimulationRuns, simulationRuns } from './simulationRuns.ts'
import type { SimulationRow, SimulationStore } from './simulationStore.ts'

export const SIMULATION_LIMITS = { waitingPerAddress: 2, waiting: 8, kept: 200 } as const

export interface Started {
  readonly row: SimulationRow
  /** Null when it had been started before. */
  readonly cancelToken: string | null
}

export interface Simulations {
  /** Changes when a simulation is finished or forgotten, and answers with intervals with it. */
  revision(): Promise<string>
  list(): Promise<readonly SimulationRow[]>
  /** @throws {DomainError} `not_found`. */
  find(id: string): Promise<SimulationRow>
  /**
   * Queues a simulation.
   *
   * @throws {DomainError} as the estimate itself; `bad_option` for errors that cannot be.
   * @throws {RefusedRequest} 429 when too many wait.
   */
  start(request: SimulationRequest, address: string, ask?: Ask): Promise<Started>
  /** @throws {DomainError} `not_found`. @throws {RefusedRequest} 403 for another token. */
  cancel(id: string, token: string): Promise<SimulationRow>
  /**
   * The intervals of an estimate: of the simulation named, else of the finished one with the usual
   * errors and the most draws; null while there is none.
   *
   * @throws {DomainError} `bad_request` when the simulation named belongs to another estimate or is
   * not finished; `not_found` when there is none of that name.
   */
  intervalsOf(estimate: StoredEstimate, named?: string): Promise<EstimateIntervals | null>
  /**
   * The intervals of several estimates. A simulation that is named is that of one of them; the others
   * have what they have without a name.
   *
   * @throws {DomainError} as `intervalsOf`, when the simulation named belongs to none of them.
   */
  intervalsAmong(
    estimates: readonly StoredEstimate[],
    named?: string,
  ): Promise<(estimate: StoredEstimate) => EstimateIntervals | null>
  /** Takes up what waits, also what a killed program left. */
  open(): Promise<void>
  /** Stops what runs; it is taken up again at the next start. */
  close(): Promise<void>
}

export interface SimulationParts {
  readonly store: SimulationStore
  readonly evidence: EvidenceStore
  readonly estimator: Estimator
  readonly accounts: FlowAccountsStore
  readonly dataDir: string
  /** Makes the queue that runs `task` for one simulation after the other. */
  readonly queue: (task: (id: string) => Promise<void>) => SimulationQueue
  readonly log: (message: string, details: Readonly<Record<string, unknown>>) => void
  readonly now: () => Date
}

export const simulations = (parts: SimulationParts): Simulations => new BackgroundSimulations(parts)

class BackgroundSimulations implements Simulations {
  readonly #parts: SimulationParts
  readonly #queue: SimulationQueue
  readonly #runs: SimulationRuns
  readonly #stored: StoredIntervals
  readonly #addressOf = new Map<string, string>()

  constructor(parts: SimulationParts) {
    this.#parts = parts
    this.#runs = simulationRuns({ ...parts, kept: SIMULATION_LIMITS.kept })
    this.#stored = new StoredIntervals(parts)
    this.#queue = parts.queue(async (id) => {
      try {
        await this.#runs.run(id)
      } finally {
        this.#stored.refresh()
      }
    })
  }

  revision(): Promise<string> {
    return this.#stored.revision()
  }

  list(): Promise<readonly SimulationRow[]> {
    return this.#parts.store.list()
  }

  async find(id: string): Promise<SimulationRow> {
    const row = await this.#parts.store.find(id)
    if (row === undefined) throw new DomainError('not_found', `There is no simulation ${id}`)
    return row
  }

  async start(request: SimulationRequest, address: string, ask?: Ask): Promise<Started> {
    const { evidence, estimator, store } = this.#parts
    const { draws, seed, errors } = request
    const choice = selectEstimate(await evidence.list(), request.selection)
    const { vintage } = choice
    const selection = {
      ...request.selection,
      stocks: vintage.stocks.id,
      demography: vintage.demography.id,
    }
    const id = createHash('sha256')
      .update(JSON.stringify([choiceKey(choice), draws, seed, sorted(errors), ENGINE]))
      .digest('hex')
      .slice(0, 32)
    const known = await store.find(id)
    if (known !== undefined && !['failed', 'cancelled'].includes(known.state)) {
      return { row: known, cancelToken: null }
    }
    // What has no estimate has no interval: it is refused here, not in the background.
    const estimate = await estimator.estimate(choice, ask)
    await this.#refuseTooMany(address)
    const cancelToken = randomBytes(24).toString('base64url')
    const entered = await store.enqueue(
      {
        id,
        estimateKey: choiceKey(estimate.choice),
        selection,
        draws,
        seed,
        errors,
        usualErrors: hasUsualErrors(errors),
        vintage: vintageLabel(vintage),
        engine: ENGINE,
        cancelHash: sha256(cancelToken),
      },
      SIMULATION_LIMITS.waiting,
    )
    if (entered === 'full') throw tooMany(SIMULATION_LIMITS.waiting, 'in all')
    if (entered === 'known') return { row: await this.find(id), cancelToken: null }
    this.#addressOf.set(id, address)
    await this.#queue.add(id)
    return { row: await this.find(id), cancelToken }
  }

  async #refuseTooMany(address: string): Promise<void> {
    const active = (await this.#parts.store.list()).filter(isActive).map(({ id }) => id)
    for (const id of this.#addressOf.keys()) if (!active.includes(id)) this.#addressOf.delete(id)
    const own = [...this.#addressOf.values()].filter((one) => one === address).length
    if (own >= SIMULATION_LIMITS.waitingPerAddress) {
      throw tooMany(SIMULATION_LIMITS.waitingPerAddress, 'from your address')
    }
  }

  async cancel(id: string, token: string): Promise<SimulationRow> {
    const row = await this.find(id)
    if (!timingSafeEqual(Buffer.from(sha256(token)), Buffer.from(row.cancelHash))) {
      throw new RefusedRequest(
        403,
        'bad_request',
        'This is not the token that was given when the simulation was started',
      )
    }
    await this.#parts.store.cancel(id)
    this.#runs.cancel(id)
    return await this.find(id)
  }

  async intervalsOf(estimate: StoredEstimate, named?: string): Promise<EstimateIntervals | null> {
    if (named === undefined) return await this.#stored.usual(estimate)
    return (await this.#stored.named(named, [estimate])).intervals
  }

  async intervalsAmong(
    estimates: readonly StoredEstimate[],
    named?: string,
  ): Promise<(estimate: StoredEstimate) => EstimateIntervals | null> {
    const found = new Map<StoredEstimate, EstimateIntervals | null>()
    if (named !== undefined) {
      const { estimate, intervals } = await this.#stored.named(named, estimates)
      found.set(estimate, intervals)
    }
    for (const estimate of estimates) {
      if (!found.has(estimate)) found.set(estimate, await this.#stored.usual(estimate))
    }
    return (estimate) => found.get(estimate) ?? null
  }

  async open(): Promise<void> {
    await removeUnfinished(this.#parts.dataDir)
    const waiting = await this.#parts.store.requeue()
    await this.#queue.open()
    for (const id of waiting) await this.#queue.add(id)
  }

  async close(): Promise<void> {
    this.#runs.stop()
    await this.#queue.close()
  }
}

const isActive = ({ state }: SimulationRow): boolean => state === 'queued' || state === 'running'

const tooMany = (most: number, where: string): RefusedRequest =>
  new RefusedRequest(
    429,
    'unavailable',
    `${most} simulations ${where} wait or run already. Ask again when one of them is done`,
    { 'retry-after': '30' },
  )
