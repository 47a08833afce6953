import type { IsoDate } from '@corridor/kernel'
import type { ShippedStandards } from '@corridor/standards'
import { holdingsOf } from './holdingsOf.ts'
import type { StandardsHoldings } from './StandardsHoldings.ts'
import type { StandardsAdditions, StandardsStore } from './standardsStore.ts'

/** The facts on standards, as the features of the server read them. */
export interface Standards {
  current(): Promise<StandardsHoldings>
  /** Changes with the facts, what was imported and signed, and the day. */
  revision(): Promise<string>
  /** The day of the clock, in universal time. */
  today(): IsoDate
}

export interface StandardsOptions {
  readonly shipped: ShippedStandards
  readonly store: Pick<StandardsStore, 'revision' | 'load'>
  readonly now: () => Date
  /** Told when the database cannot be read; what was read last stays in use. */
  readonly warn: (message: string) => void
}

/** Another process may import or sign; what it added is noticed within this. */
const OLDEST_REVISION_MS = 2_000

/** Keeps the book open, and opens another when the database's revision has changed. */
export const standards = (options: StandardsOptions): Standards => new OpenStandards(options)

class OpenStandards implements Standards {
  readonly #options: StandardsOptions
  #known: { readonly holdings: StandardsHoldings; readonly revision: number } | null = null
  #readAtMs = Number.NEGATIVE_INFINITY
  #reading: Promise<StandardsHoldings> | null = null

  constructor(options: StandardsOptions) {
    this.#options = options
  }

  today(): IsoDate {
    return this.#options.now().toISOString().slice(0, 10)
  }

  async revision(): Promise<string> {
    const { revision } = await this.current()
    return `${revision} ${this.today()}`
  }

  async current(): Promise<StandardsHoldings> {
    const age = this.#options.now().getTime() - this.#readAtMs
    if (this.#known !== null && age >= 0 && age < OLDEST_REVISION_MS) return this.#known.holdings
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null
    })
    return await this.#reading
  }

  async #read(): Promise<StandardsHoldings> {
    const { store, now, warn } = this.#options
    try {
      const revision = await store.revision()
      if (this.#known?.revision !== revision) this.#open(await store.load())
    } catch (error) {
      if (this.#known === null) throw error
      warn(`What was imported on standards cannot be read: ${String(error)}`)
    }
    this.#readAtMs = now().getTime()
    return this.#known!.holdings
  }

  #open(additions: StandardsAdditions): void {
    const holdings = holdingsOf(this.#options.shipped, additions)
    this.#known = { holdings, revision: additions.revision }
  }
}
