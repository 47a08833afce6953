import { DomainError } from '@corridor/kernel'
import { type BoundedCache, boundedCache } from '../../boundedCache.ts'
import { sha256 } from '../../evidence/index.ts'
import { ENGINE } from '../../version.ts'
import type { StoredEstimate } from '../flows/StoredEstimate.ts'
import { choiceKey } from '../flows/selectEstimate.ts'
import { type EstimateIntervals, estimateIntervals } from './EstimateIntervals.ts'
import { readIntervals } from './simulationFiles.ts'
import type { SimulationRow, SimulationStore } from './simulationStore.ts'

const KNOWN_FOR_MS = 1_000
const CACHE_BYTES = 48 * 2 ** 20
/** Of a corridor, and of its share in what is kept of areas and regions. */
const BYTES_A_CORRIDOR = 64

export interface StoredIntervalParts {
  readonly store: SimulationStore
  readonly dataDir: string
  readonly log: (message: string, details: Readonly<Record<string, unknown>>) => void
  readonly now: () => Date
}

/** Results of finished simulations, read from their files and kept for a while. */
export class StoredIntervals {
  readonly #parts: StoredIntervalParts
  readonly #read: BoundedCache<Promise<EstimateIntervals | null>> = boundedCache(CACHE_BYTES)
  #known: { readonly rows: readonly SimulationRow[]; readonly readAtMs: number } | null = null

  constructor(parts: StoredIntervalParts) {
    this.#parts = parts
  }

  /** Changes when a simulation is finished or forgotten. */
  async revision(): Promise<string> {
    const done = (await this.#recent()).filter(({ state }) => state === 'done')
    return sha256(done.map(({ id, result }) => `${id} ${result?.checksum}`).join('\n'))
  }

  /** Has the list of simulations read anew. */
  refresh(): void {
    this.#known = null
  }

  /** The finished simulation with the usual errors and the most draws; null while there is none. */
  async usual(estimate: StoredEstimate): Promise<EstimateIntervals | null> {
    const estimateKey = choiceKey(estimate.choice)
    const [best] = (await this.#recent())
      .filter(
        (row) =>
          row.state === 'done' &&
          row.usualErrors &&
          row.engine === ENGINE &&
          row.estimateKey === estimateKey,
      )
      .toSorted((a, b) => b.draws - a.draws || a.queued.getTime() - b.queued.getTime())
    if (best === undefined) return null
    try {
      return await this.#intervalsOf(best, estimate)
    } catch {
      // The estimate stands without it; the same request starts the simulation anew.
      await this.#parts.store.fail(best.id, 'The file of its result was lost or damaged.')
      this.refresh()
      return null
    }
  }

  /**
   * @throws {DomainError} `not_found`; `bad_request` for a simulation of none of the estimates or
   * without a result; `checksum_mismatch` when its file is damaged.
   */
  async named(
    id: string,
    estimates: readonly StoredEstimate[],
  ): Promise<{ readonly estimate: StoredEstimate; readonly intervals: EstimateIntervals | null }> {
    const row = await this.#parts.store.find(id)
    if (row === undefined) throw new DomainError('not_found', `There is no simulation ${id}`)
    const estimate = estimates.find(({ choice }) => choiceKey(choice) === row.estimateKey)
    if (estimate === undefined || row.engine !== ENGINE) {
      throw new DomainError(
        'bad_request',
        `Simulation ${id} belongs to another estimate (${row.selection.period}, ${row.selection.method}, ${row.vintage})`,
        { simulation: id },
      )
    }
    if (row.state !== 'done') {
      throw new DomainError('bad_request', `Simulation ${id} is ${row.state}; it has no result`, {
        simulation: id,
      })
    }
    return { estimate, intervals: await this.#intervalsOf(row, estimate) }
  }

  async #intervalsOf(
    row: SimulationRow,
    estimate: StoredEstimate,
  ): Promise<EstimateIntervals | null> {
    if (row.result === null) return null
    const key = `${row.id} ${row.result.checksum}`
    let intervals = this.#read.get(key)
    if (intervals === undefined) {
      intervals = readIntervals(this.#parts.dataDir, row.id, row.result.checksum).then((tables) =>
        estimateIntervals(row, tables, estimate.areas),
      )
      this.#read.set(key, intervals, row.result.corridors * BYTES_A_CORRIDOR)
    }
    try {
      return await intervals
    } catch (error) {
      this.#read.delete(key)
      this.#parts.log('the result of a simulation cannot be read', {
        id: row.id,
        error: String(error),
      })
      throw error
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
