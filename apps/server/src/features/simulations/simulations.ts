import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { GROUPINGS, type SimulationRequest } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { type BoundedCache, boundedCache } from '../../boundedCache.ts'
import { type EvidenceStore, sha256 } from '../../evidence/index.ts'
import type { Ask } from '../../http/mount.ts'
import { RefusedRequest } from '../../http/refuseUnfitRequest.ts'
import { ENGINE } from '../../version.ts'
import { engineOptions } from '../flows/engineOptions.ts'
import type { Estimator } from '../flows/estimator.ts'
import type { FlowAccountsStore } from '../flows/flowAccounts.ts'
import { regionOf } from '../flows/regions.ts'
import type { StoredEstimate } from '../flows/StoredEstimate.ts'
import { choiceKey, type EstimateChoice, selectEstimate } from '../flows/selectEstimate.ts'
import { stockSources } from '../flows/stockSources.ts'
import { vintageLabel } from '../flows/vintages.ts'
import { hasUsualErrors, sorted } from './describeSimulation.ts'
import { type EstimateIntervals, estimateIntervals } from './EstimateIntervals.ts'
import type { SimulationResult } from './SimulationResult.ts'
import {
  readIntervals,
  removeIntervals,
  removeUnfinished,
  writeIntervals,
} from './simulationFiles.ts'
import type { SimulationQueue } from './simulationQueue.ts'
import type { SimulationRow, SimulationStore } from './simulationStore.ts'
import { runSimulation, type SimulationWork } from './simulationThreads.ts'

export const SIMULATION_LIMITS = { waitingPerAddress: 2, waiting: 8, kept: 200 } as const

/** The program may use both cores of a small machine; requests go first by priority. */
const THREADS = 2

const REPORT_EVERY_MS = 500
const KNOWN_FOR_MS = 1_000
const CACHE_BYTES = 48 * 2 ** 20
const BYTES_A_CORRIDOR = 40

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
  readonly #running = new Map<string, AbortController>()
  readonly #addressOf = new Map<string, string>()
  readonly #intervals: BoundedCache<Promise<EstimateIntervals | null>> = boundedCache(CACHE_BYTES)
  #known: { readonly rows: readonly SimulationRow[]; readonly readAtMs: number } | null = null

  constructor(parts: SimulationParts) {
    this.#parts = parts
    this.#queue = parts.queue((id) => this.#run(id))
  }

  async revision(): Promise<string> {
    const done = (await this.#recent()).filter(({ state }) => state === 'done')
    return sha256(done.map(({ id, result }) => `${id} ${result?.checksum}`).join('\n'))
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
    this.#running.get(id)?.abort(CANCELLED)
    return await this.find(id)
  }

  async intervalsOf(estimate: StoredEstimate, named?: string): Promise<EstimateIntervals | null> {
    const key = choiceKey(estimate.choice)
    const row = named === undefined ? await this.#best(key) : await this.#named(named, key)
    if (row?.result == null) return null
    const cacheKey = `${row.id} ${row.result.checksum}`
    let intervals = this.#intervals.get(cacheKey)
    if (intervals === undefined) {
      intervals = readIntervals(this.#parts.dataDir, row.id, row.result.checksum).then((tables) =>
        estimateIntervals(row, tables, estimate.areas),
      )
      this.#intervals.set(cacheKey, intervals, row.result.corridors * BYTES_A_CORRIDOR)
    }
    try {
      return await intervals
    } catch (error) {
      this.#intervals.delete(cacheKey)
      this.#parts.log('the result of a simulation cannot be read', {
        id: row.id,
        error: String(error),
      })
      if (named !== undefined) throw error
      // The estimate stands without it; the same request starts the simulation anew.
      await this.#parts.store.fail(row.id, 'The file of its result was lost or damaged.')
      this.#known = null
      return null
    }
  }

  async #best(estimateKey: string): Promise<SimulationRow | undefined> {
    return (await this.#recent())
      .filter(
        (row) =>
          row.state === 'done' &&
          row.usualErrors &&
          row.engine === ENGINE &&
          row.estimateKey === estimateKey,
      )
      .toSorted((a, b) => b.draws - a.draws || a.queued.getTime() - b.queued.getTime())[0]
  }

  async #named(id: string, estimateKey: string): Promise<SimulationRow> {
    const row = await this.find(id)
    if (row.estimateKey !== estimateKey || row.engine !== ENGINE) {
      throw new DomainError(
        'bad_request',
        `Simulation ${id} belongs to another estimate (${row.selection.period}, ${row.selection.method}, ${row.vintage})`,
        { simulation: id },
      )
    }
    if (row.state === 'done') return row
    throw new DomainError('bad_request', `Simulation ${id} is ${row.state}; it has no result`, {
      simulation: id,
    })
  }

  async open(): Promise<void> {
    await removeUnfinished(this.#parts.dataDir)
    const waiting = await this.#parts.store.requeue()
    await this.#queue.open()
    for (const id of waiting) await this.#queue.add(id)
  }

  async close(): Promise<void> {
    for (const running of this.#running.values()) running.abort(STOPPING)
    await this.#queue.close()
  }

  /** One simulation from its row to its result; called by the queue. */
  async #run(id: string): Promise<void> {
    const { store, dataDir, log } = this.#parts
    const control = new AbortController()
    // Known before the row says so: whoever sees it running can stop it.
    this.#running.set(id, control)
    try {
      const row = await store.begin(id)
      if (row === undefined) return
      control.signal.throwIfAborted()
      const work = await this.#prepare(row)
      const result = await this.#compute(row, work, control)
      control.signal.throwIfAborted()
      const checksum = await writeIntervals(dataDir, id, result.tables)
      await store.finish(id, { ...result.summary, checksum })
      for (const old of await store.forget(SIMULATION_LIMITS.kept)) {
        await removeIntervals(dataDir, old)
      }
    } catch (error) {
      if (error === CANCELLED) return
      // It waits for the next start, which takes up what was running.
      if (error === STOPPING) return
      log('a simulation failed', { id, error: String(error) })
      await store.fail(
        id,
        error instanceof DomainError
          ? error.message
          : `Something went wrong on the server. Its log has the cause under simulation ${id}.`,
      )
    } finally {
      this.#running.delete(id)
      this.#known = null
    }
  }

  async #prepare(row: SimulationRow): Promise<SimulationWork> {
    const { evidence, accounts } = this.#parts
    const choice = selectEstimate(await evidence.list(), row.selection)
    const { vintage, period, sex } = choice
    const { input } = await accounts.prepare(vintage, period, sex)
    return {
      input,
      options: engineOptions(choice),
      simulation: {
        draws: row.draws,
        seed: row.seed,
        dates: { start: period.from, end: period.to },
        sex,
        model: {
          relativeErrorByClass: row.errors.relativeErrorByClass,
          classOf: await this.#classes(choice, input.areas, row.errors.classOverrides),
          correlationBetweenDates: row.errors.correlationBetweenDates,
          correlationBetweenSexes: SAME_SEX,
        },
        groupings: GROUPINGS.map((name) => ({
          name,
          groupOf: Object.fromEntries(
            input.areas.map((area) => [area, regionOf(evidence.areaIndex, area, name)]),
          ),
        })),
      },
    }
  }

  async #classes(
    choice: EstimateChoice,
    areas: readonly string[],
    overrides: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, string>>> {
    const assessed = new Map(
      (await stockSources(this.#parts.evidence, choice)).map(({ area, sourceClass }) => [
        area,
        sourceClass as string,
      ]),
    )
    // Without foreign-born there is nothing that an error could change.
    return Object.fromEntries(
      areas.map((area) => [area, overrides[area] ?? assessed.get(area) ?? 'own-figures']),
    )
  }

  async #compute(
    row: SimulationRow,
    work: SimulationWork,
    control: AbortController,
  ): Promise<{ readonly tables: string; readonly summary: Omit<SimulationResult, 'checksum'> }> {
    const { store, log } = this.#parts
    let done = 0
    const reports = setInterval(() => {
      store.report(row.id, done).then(
        (goesOn) => goesOn || control.abort(CANCELLED),
        (error: unknown) => log('progress cannot be told', { id: row.id, error: String(error) }),
      )
    }, REPORT_EVERY_MS)
    try {
      const { tables, total, ...told } = await runSimulation(work, {
        threads: THREADS,
        onProgress: (drawn) => {
          done = drawn
        },
        signal: control.signal,
      })
      const [lower, median, upper] = total.quantiles
      return {
        tables,
        summary: {
          point: total.point,
          total: {
            level: 0.9,
            lower: lower!,
            median: median!,
            upper: upper!,
            mean: total.mean,
            bias: total.bias,
            draws: row.draws,
            usedDraws: told.usedDraws,
            seed: row.seed,
            simulation: row.id,
            errors: row.errors,
            usualErrors: row.usualErrors,
          },
          withoutSolution: [...told.withoutSolution],
          relaxedDraws: told.relaxedDraws,
          floors: [...told.floors],
          corridors: told.corridors,
        },
      }
    } finally {
      clearInterval(reports)
    }
  }

  /** Rows no older than a second; the last ones read while the database does not answer. */
  async #recent(): Promise<readonly SimulationRow[]> {
    const nowMs = this.#parts.now().getTime()
    if (this.#known !== null && nowMs - this.#known.readAtMs < KNOWN_FOR_MS) return this.#known.rows
    try {
      this.#known = { rows: await this.#parts.store.list(), readAtMs: nowMs }
    } catch (error) {
      this.#parts.log('the list of simulations cannot be read', { error: String(error) })
      this.#known = { rows: this.#known?.rows ?? [], readAtMs: nowMs }
    }
    return this.#known.rows
  }
}

const CANCELLED = new Error('cancelled')
const STOPPING = new Error('Corridor is stopping')

/** Runs by one sex alone do not depend on it. */
const SAME_SEX = 0.9

const isActive = ({ state }: SimulationRow): boolean => state === 'queued' || state === 'running'

const tooMany = (most: number, where: string): RefusedRequest =>
  new RefusedRequest(
    429,
    'unavailable',
    `${most} simulations ${where} wait or run already. Ask again when one of them is done`,
    { 'retry-after': '30' },
  )
