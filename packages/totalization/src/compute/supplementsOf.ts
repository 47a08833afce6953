import {
  compare,
  isZero,
  minus,
  parseRational,
  plus,
  type Rational,
  times,
  ZERO,
} from '../exact/Rational.ts'
import { decimalText } from '../exact/rounding.ts'
import type { CoordinationRules } from '../instruments/rulesOf.ts'
import type { TotalizationCase } from '../TotalizationCase.ts'
import { type Finding, finding } from './Finding.ts'
import type { StateOutcome } from './StateOutcome.ts'
import type { Tracer } from './Trace.ts'

/**
 * Where one State alone would give more than all coordinated benefits together, it pays the
 * difference; of several such supplements only the largest is paid. How its cost is shared between
 * institutions is not the worker's matter and is left out.
 *
 * @source European Convention on Social Security, 1972, Art. 34
 */
export function withSupplements(
  outcomes: readonly StateOutcome[],
  given: TotalizationCase,
  rules: CoordinationRules,
  trace: Tracer,
  findings: Finding[],
): readonly StateOutcome[] {
  const clause = rules.clause('comparison')
  if (clause?.setting.method !== 'supplement') return outcomes
  const currency = (one: StateOutcome) => one.facts.law?.legislation.currency ?? null
  const due = outcomes.filter(
    ({ facts, payable }) => facts.coordinated && payable !== null && !isZero(payable),
  )
  const candidates = due.flatMap((one) => {
    if (one.independent === null) return []
    const all = totalIn(due, currency(one), currency, given)
    if (all === null) {
      const message = `${one.facts.state}: benefits in several currencies cannot be compared without a dated rate; enter one`
      findings.push(
        finding('missing', 'exchange-rate-missing', clause.rule, message, {
          article: clause.article,
          states: [one.facts.state],
        }),
      )
      return []
    }
    const supplement = minus(one.independent, all)
    trace.byClause(
      clause,
      one.facts.state,
      { national: decimalText(one.independent), allBenefits: decimalText(all) },
      { supplement: compare(supplement, ZERO) > 0 ? decimalText(supplement) : 'none' },
    )
    return compare(supplement, ZERO) > 0 ? [{ one, supplement }] : []
  })
  const sizes = candidates.map(({ one, supplement }) => ({
    one,
    supplement,
    size: convert(supplement, currency(one), currency(candidates[0]!.one), given),
  }))
  const [first] = sizes
  if (first === undefined) return outcomes
  const largest = sizes.reduce((best, next) =>
    next.size !== null && best.size !== null && compare(next.size, best.size) > 0 ? next : best,
  )
  return outcomes.map((outcome) =>
    outcome === largest.one
      ? {
          ...outcome,
          supplement: largest.supplement,
          payable: plus(outcome.payable!, largest.supplement),
          basis: 'supplement-included',
        }
      : outcome,
  )
}

function totalIn(
  outcomes: readonly StateOutcome[],
  wanted: string | null,
  currency: (one: StateOutcome) => string | null,
  given: TotalizationCase,
): Rational | null {
  let total = ZERO
  for (const outcome of outcomes) {
    const amount = convert(outcome.payable!, currency(outcome), wanted, given)
    if (amount === null) return null
    total = plus(total, amount)
  }
  return total
}

function convert(
  amount: Rational,
  from: string | null,
  to: string | null,
  { exchangeRates = [] }: TotalizationCase,
): Rational | null {
  if (from === to) return amount
  const rate = exchangeRates.find((one) => one.from === from && one.to === to)
  return rate === undefined ? null : times(amount, parseRational(rate.rate))
}
