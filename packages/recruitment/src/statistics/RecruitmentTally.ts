import type { Money } from '@corridor/kernel'
import type { CheckFinding, FeeLine } from '../checks/index.ts'
import type { StatisticEvent } from './StatisticRow.ts'

/** One movement of one worker. */
export interface CountedMovement {
  readonly event: StatisticEvent
  /** Month of the competent authority's calendar in which it happened, `2030-03`. */
  readonly month: string
  readonly corridor: string | null
  readonly sector: string | null
  readonly agency: string | null
}

/** What one contract's parties stated of costs in the period. */
export interface CountedFee {
  readonly contract: string
  readonly source: FeeLine['source']
  readonly category: FeeLine['category']
  readonly payer: FeeLine['payer']
  readonly amount: Money | null
}

/** Counts by several names, in one text. */
class Counts {
  readonly #counts = new Map<string, number>()

  add(...names: readonly string[]): void {
    const key = names.join('\n')
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
  }

  /** In the order of names, the same whatever came first. */
  entries(): readonly { readonly names: readonly string[]; readonly count: number }[] {
    return [...this.#counts]
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, count]) => ({ names: key.split('\n'), count }))
  }
}

/** Of one source, category and payer: what each contract's lines come to, by currency. */
export interface FeeCell {
  readonly names: readonly [source: string, category: string, payer: string]
  readonly byCurrency: Map<string, Map<string, number>>
}

/** The answers of a rule of several findings, the gravest first. */
const GRAVEST = ['no', 'cannot_tell', 'yes', 'not_applicable'] as const

/** Adds up what the log says, record by record; keeps no person and no record but by its amounts. */
export class RecruitmentTally {
  readonly movements = new Counts()
  readonly checks = new Counts()
  readonly overrides = new Counts()
  readonly deadlines = new Counts()
  readonly licences = new Counts()
  readonly #fees = new Map<string, FeeCell>()

  addMovement({ event, month, corridor, sector, agency }: CountedMovement): void {
    this.movements.add(event, month, corridor ?? '', sector ?? '', agency ?? '')
  }

  addFee({ contract, source, category, payer, amount }: CountedFee): void {
    const names = [source, category ?? 'unknown', payer ?? 'unknown'] as const
    const key = names.join('\n')
    // A line without an amount adds to no figure: how many there are would tell of few.
    if (amount === null) return
    const cell = this.#fees.get(key) ?? { names, byCurrency: new Map() }
    this.#fees.set(key, cell)
    const amounts = cell.byCurrency.get(amount.currency) ?? new Map<string, number>()
    cell.byCurrency.set(amount.currency, amounts)
    amounts.set(contract, (amounts.get(contract) ?? 0) + amount.minorUnits)
  }

  get fees(): readonly FeeCell[] {
    return [...this.#fees].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell)
  }

  /** What the checks said of one contract or clearance. */
  addChecks(
    measure: 'checks_at_signature' | 'checks_at_clearance',
    findings: readonly Pick<CheckFinding, 'rule' | 'met'>[],
  ): void {
    for (const rule of new Set(findings.map((finding) => finding.rule))) {
      const said = findings.filter((finding) => finding.rule === rule).map(({ met }) => met)
      this.checks.add(measure, rule, GRAVEST.find((met) => said.includes(met)) ?? 'cannot_tell')
    }
  }
}
