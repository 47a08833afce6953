import { PSEUDO_BAYES_WEIGHT } from '@corridor/flows'
import { DomainError } from '@corridor/kernel'
import { boundedCache } from '../../boundedCache.ts'
import type { EvidenceStore } from '../../evidence/index.ts'
import type { Ask } from '../../http/mount.ts'
import {
  type Computation,
  type EstimateThread,
  estimateThread,
  type Urgency,
} from './estimateThread.ts'
import { type FlowAccountsStore, flowAccountsStore } from './flowAccounts.ts'
import { isClosed } from './flowMethods.ts'
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
export function estimator(options: EstimatorOptions): Estimator {
  const limits = { ...LIMITS, ...options.limits }
  const thread = options.thread ?? estimateThread({ log: options.log })
  const accounts = flowAccountsStore(options.evidence)
  const usual = boundedCache<Outcome>(limits.usualBytes)
  const other = boundedCache<Outcome>(limits.otherBytes)
  const pending = new Map<string, Pending>()
  let waiting = 0

  const compute = (choice: EstimateChoice, key: string, urgency: Urgency): Pending => {
    const known = pending.get(key)
    if (known !== undefined) {
      if (urgency === 'asked') known.computation.hurry()
      return known
    }
    const computation = startComputation(thread, accounts, choice, urgency)
    const outcome = toOutcome(computation, accounts, choice)
      .then((found) => {
        const cache = isUsual(choice) ? usual : other
        cache.set(key, found, found.kind === 'estimate' ? bytesOf(found.estimate) : 10_000)
        return found
      })
      .finally(() => {
        if (pending.get(key) === entry) pending.delete(key)
      })
    const entry: Pending = { outcome, computation, askers: 0 }
    pending.set(key, entry)
    return entry
  }
  const cached = (choice: EstimateChoice): Outcome | undefined => {
    const key = choiceKey(choice)
    return usual.get(key) ?? other.get(key)
  }
  const join = async (choice: EstimateChoice, urgency: Urgency, gone: AbortSignal) => {
    const key = choiceKey(choice)
    const entry = compute(choice, key, urgency)
    entry.askers += 1
    const leave = () => {
      entry.askers -= 1
      if (entry.askers === 0 && entry.computation.cancel()) pending.delete(key)
    }
    gone.addEventListener('abort', leave, { once: true })
    try {
      return await entry.outcome
    } finally {
      gone.removeEventListener('abort', leave)
    }
  }
  /** What to do when there is no solution matters only then: the plain run serves all who have one. */
  const settle = async (choice: EstimateChoice, urgency: Urgency, gone: AbortSignal) => {
    const plain = { ...choice, whenInfeasible: 'stop' as const }
    const first = cached(plain) ?? (await join(plain, urgency, gone))
    const isSettled = first.kind === 'estimate' || first.error.code !== 'infeasible'
    if (isSettled || choice.whenInfeasible === 'stop') return first
    return cached(choice) ?? (await join(choice, urgency, gone))
  }
  const outcomes = async (choices: readonly EstimateChoice[], ask?: Ask) => {
    const known = choices.map((choice) => cached(choice))
    if (known.every((outcome) => outcome !== undefined)) return known
    if (waiting >= limits.waiting) throw tooMany()
    waiting += 1
    const late = AbortSignal.timeout(limits.longestWaitMs)
    const gone = ask === undefined ? late : AbortSignal.any([late, ask.signal])
    try {
      return await orGone(Promise.all(choices.map((choice) => settle(choice, 'asked', gone))), gone)
    } finally {
      waiting -= 1
    }
  }
  const closing = new AbortController()

  return {
    outcomes,
    async estimate(choice, ask) {
      const [outcome] = await outcomes([choice], ask)
      if (outcome!.kind === 'refused') throw outcome!.error
      return outcome!.estimate
    },
    async warmUp(choices) {
      for (const choice of choices) {
        if (closing.signal.aborted) return
        if (cached(choice) !== undefined) continue
        await settle(choice, 'background', closing.signal).catch((error: unknown) => {
          if (!closing.signal.aborted) options.log('warming up failed', { error: String(error) })
        })
      }
    },
    get bytes() {
      return usual.bytes + other.bytes
    },
    async close() {
      closing.abort()
      await thread.close()
    },
  }
}

function startComputation(
  thread: EstimateThread,
  accounts: FlowAccountsStore,
  { vintage, period, sex, method, weight, whenInfeasible }: EstimateChoice,
  urgency: Urgency,
): Computation {
  const prepare = async () => (await accounts.prepare(vintage, period, sex)).input
  return thread.run(
    prepare,
    {
      method,
      ...(method === 'pseudo-bayes' ? { pseudoBayesWeight: weight } : {}),
      ...(isClosed(method) ? { whenInfeasible } : {}),
    },
    urgency,
  )
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

/** The result, or an error as soon as the asker has gone or waited too long. */
async function orGone<Result>(work: Promise<Result>, gone: AbortSignal): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>()
  const leave = () =>
    reject(
      new DomainError(
        'unavailable',
        'The estimate takes longer than an answer may wait. Ask again in a moment',
        { retryAfterSeconds: 5 },
      ),
    )
  if (gone.aborted) leave()
  gone.addEventListener('abort', leave, { once: true })
  // Whoever loses the race must not count as an unhandled rejection.
  work.catch(() => {})
  try {
    return await Promise.race([work, promise])
  } finally {
    gone.removeEventListener('abort', leave)
  }
}
