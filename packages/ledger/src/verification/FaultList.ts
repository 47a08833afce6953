import type { LedgerFault } from './LedgerFault.ts'

/** Faults in the order found; beyond the limit they are counted only. */
export class FaultList {
  readonly #limit: number
  readonly #faults: LedgerFault[] = []
  #more = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** @returns the place of the fault, to revise it when more is known. */
  add(fault: LedgerFault): number {
    if (this.#faults.length < this.#limit) return this.#faults.push(fault) - 1
    this.#more += 1
    return -1
  }

  revise(at: number, fault: LedgerFault): void {
    if (at >= 0) this.#faults[at] = fault
  }

  get all(): readonly LedgerFault[] {
    return this.#faults
  }

  /** How many were found beyond the limit. */
  get more(): number {
    return this.#more
  }

  get count(): number {
    return this.#faults.length + this.#more
  }
}
