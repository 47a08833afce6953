import { PSEUDO_BAYES_WEIGHT } from '@corridor/flows'
import { DomainError } from '@corridor/kernel'
import { type BoundedCache, boundedCache } from '../../boundedCache.ts'
import type { EvidenceStore } from '../../evidence/index.ts'
import type { Ask } from '../../http/mount.ts'
import { engineOptions } from './engineOptions.ts'
import {
  type Computation,
  type EstimateThread,
  estimateThread,
  type Urgency,
} from './estimateThread.ts'
import { type FlowAccountsStore, flowAccountsStore } from './flowAccounts.ts'
import { orGone } from './orGone.ts'
import { bytesOf, type StoredEstimate, storeEstimate } from './StoredEstimate.ts'
import { choiceKey, type EstimateChoice } from './selectEstimate.ts'

/** An estimate, or why there is none. Both are kept: the same input fails the same way. */
export type Outcome =
  | { readonly kind: 'estimate'; readonly estimate: StoredEstimate }
  | { readonly kind: 'refused'; readonly error: DomainError }

export interface Estimator {
  /**
   * @throws {DomainError} the engine's own, `infeasible` for example; `unavailable` when too many
   * wait or it took too long.
   */
  estimate(choice: EstimateChoice, ask?: Ask): Promise<StoredEstimate>
  /** The same for several at once, without throwing for what the engine refuses. */
  outcomes(choices: readonly EstimateChoice[], ask?: Ask): Promise<readonly Outcome[]>
  /**
   * The same for who can wait, after all who cannot: neither the time nor the number of those who wait is
   * limited.
   *
   * @throws {DomainError} `unavailable` when `gone` fires or the thread died.
   */
  whenFree(choice: EstimateChoice, gone: AbortSignal): Promise<Outcome>
  /** Computes ahead, one after the other, whenever nobody waits. */
  warmUp(choices: readonly EstimateChoice[]): Promise<void>
  /** Bytes held. */
  readonly bytes: number
  close(): Promise<void>
}

export interface EstimatorOptions {
  readonly evidence: EvidenceStore
  readonly log: (message: string, details: Readonly<Record<string, unknown>>) => void
  readonly limits?: Partial<EstimatorLimits>
  readonly thread?: EstimateThread
  /** Prepared accounts, shared with who else needs them. */
  readonly accounts?: FlowAccountsStore
}

export interface EstimatorLimits {
  /** Estimates that the corridor page of every vintage needs. Bytes. */
  readonly usualBytes: number
  /** Estimates with options or periods of a user's own, kept apart so that they push out none. */
  readonly otherBytes: number
  /** Askers that may wait for the thread. */
  readonly waiting: number
  readonly longestWaitMs: number
}

const LIMITS: EstimatorLimits = {
  usualBytes: 128 * 2 ** 20,
  otherBytes: 24 * 2 ** 20,
  waiting: 32,
  longestWaitMs: 30_000,
}

interface Pending {
  readonly outcome: Promise<Outcome>
  readonly computation: Computation
  askers: number
}

/**
 * Estimates by choice: computed once in a thread of their own, shared by all who ask meanwhile,
 * kept while memory allows.
 */
export const estimator = (options: EstimatorOptions): Estimator => new SharedEstimates(options)

class SharedEstimates implements Estimator {
  readonly #limits: EstimatorLimits
  readonly #log: EstimatorOptions['log']
  readonly #thread: EstimateThread
  readonly #accounts: FlowAccountsStore
  readonly #usual: BoundedCache<Outcome>
  readonly #other: BoundedCache<Outcome>
  readonly #pending = new Map<string, Pending>()
  readonly #closing = new AbortController()
  #waiting = 0

  constructor({ evidence, log, limits, thread, accounts }: EstimatorOptions) {
    this.#limits = { ...LIMITS, ...limits }
    this.#log = log
    this.#thread = thread ?? estimateThread({ log })
    this.#accounts = accounts ?? flowAccountsStore(evidence)
    this.#usual = boundedCache(this.#limits.usualBytes)
    this.#other = boundedCache(this.#limits.otherBytes)
  }

  get bytes(): number {
    return this.#usual.bytes + this.#other.bytes
  }

  async estimate(choice: EstimateChoice, ask?: Ask): Promise<StoredEstimate> {
    const [outcome] = await this.outcomes([choice], ask)
    if (outcome!.kind === 'refused') throw outcome!.error
    return outcome!.estimate
  }

  async outcomes(choices: readonly EstimateChoice[], ask?: Ask): Promise<readonly Outcome[]> {
    const known = choices.map((choice) => this.#cached(choice))
    if (known.every((outcome) => outcome !== undefined)) return known
    if (this.#waiting >= this.#limits.waiting) throw tooMany()
    this.#waiting += 1
    const late = AbortSignal.timeout(this.#limits.longestWaitMs)
    const gone = ask === undefined ? late : AbortSignal.any([late, ask.signal])
    try {
      const all = Promise.all(choices.map((choice) => this.#settle(choice, 'asked', gone)))
      return await orGone(all, gone)
    } finally {
      this.#waiting -= 1
    }
  }

  async whenFree(choice: EstimateChoice, gone: AbortSignal): Promise<Outcome> {
    return this.#cached(choice) ?? (await orGone(this.#settle(choice, 'background', gone), gone))
  }

  async warmUp(choices: readonly EstimateChoice[]): Promise<void> {
    const { signal } = this.#closing
    for (const choice of choices) {
      if (signal.aborted) return
      await this.#settle(choice, 'background', signal).catch((error: unknown) => {
        if (!signal.aborted) this.#log('warming up failed', { error: String(error) })
      })
    }
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#thread.close()
  }

  /** What to do when there is no solution matters only then: the plain run serves all who have one. */
  async #settle(choice: EstimateChoice, urgency: Urgency, gone: AbortSignal): Promise<Outcome> {
    const plain = { ...choice, whenInfeasible: 'stop' as const }
    const first = this.#cached(plain) ?? (await this.#join(plain, urgency, gone))
    const isSettled = first.kind === 'estimate' || first.error.code !== 'infeasible'
    if (isSettled || choice.whenInfeasible === 'stop') return first
    return this.#cached(choice) ?? (await this.#join(choice, urgency, gone))
  }

  #cached(choice: EstimateChoice): Outcome | undefined {
    const key = choiceKey(choice)
    return this.#usual.get(key) ?? this.#other.get(key)
  }

  /** Waits for a computation with all others who do; the last to leave gives it up. */
  async #join(choice: EstimateChoice, urgency: Urgency, gone: AbortSignal): Promise<Outcome> {
    const key = choiceKey(choice)
    const entry = this.#compute(choice, key, urgency)
    entry.askers += 1
    const leave = () => {
      entry.askers -= 1
      if (entry.askers === 0 && entry.computation.cancel()) this.#pending.delete(key)
    }
    gone.addEventListener('abort', leave, { once: true })
    try {
      return await entry.outcome
    } finally {
      gone.removeEventListener('abort', leave)
    }
  }

  #compute(choice: EstimateChoice, key: string, urgency: Urgency): Pending {
    const known = this.#pending.get(key)
    if (known !== undefined) {
      if (urgency === 'asked') known.computation.hurry()
      return known
    }
    const computation = startComputation(this.#thread, this.#accounts, choice, urgency)
    const outcome = toOutcome(computation, this.#accounts, choice)
      .then((found) => this.#keep(choice, key, found))
      .finally(() => {
        if (this.#pending.get(key) === entry) this.#pending.delete(key)
      })
    const entry: Pending = { outcome, computation, askers: 0 }
    this.#pending.set(key, entry)
    return entry
  }

  #keep(choice: EstimateChoice, key: string, found: Outcome): Outcome {
    const cache = isUsual(choice) ? this.#usual : this.#other
    cache.set(key, found, found.kind === 'estimate' ? bytesOf(found.estimate) : REFUSAL_BYTES)
    return found
  }
}

/** An error with the areas of its blocks. */
const REFUSAL_BYTES = 10_000

function startComputation(
  thread: EstimateThread,
  accounts: FlowAccountsStore,
  choice: EstimateChoice,
  urgency: Urgency,
): Computation {
  const { vintage, period, sex } = choice
  const prepare = async () => (await accounts.prepare(vintage, period, sex)).input
  return thread.run(prepare, engineOptions(choice), urgency)
}

/** @throws what is no property of the input: a dead thread, a damaged file, a fault of the program. */
async function toOutcome(
  computation: Computation,
  accounts: FlowAccountsStore,
  choice: EstimateChoice,
): Promise<Outcome> {
  try {
    const result = await computation.result
    const { vintage, period, sex } = choice
    const prepared = await accounts.prepare(vintage, period, sex)
    return { kind: 'estimate', estimate: storeEstimate(choice, result, prepared) }
  } catch (error) {
    if (!(error instanceof DomainError) || PASSING.has(error.code)) throw error
    return { kind: 'refused', error }
  }
}

/** Troubles that can be gone at the next question. */
const PASSING: ReadonlySet<DomainError['code']> = new Set<DomainError['code']>([
  'unavailable',
  'checksum_mismatch',
  'bad_file',
  'unknown_release',
])

const isUsual = ({ weight, whenInfeasible, sex, period }: EstimateChoice): boolean =>
  weight === PSEUDO_BAYES_WEIGHT &&
  whenInfeasible === 'stop' &&
  sex === 'both' &&
  period.to - period.from <= 5

const tooMany = (): DomainError =>
  new DomainError('unavailable', 'Too many estimates are being computed. Ask again in a moment', {
    retryAfterSeconds: 5,
  })
