import type { IsoDate, Money } from '@corridor/kernel'
import {
  amountOf,
  asMoney,
  compare,
  type Fraction,
  fractionOf,
  inCurrency,
  isZero,
  plus,
  type Rates,
  times,
} from '../exact/index.ts'
import type { FeeCategory, FeeLine } from '../fees/index.ts'
import type { ParameterValue } from '../parameters/index.ts'
import type { CheckFinding, InputName } from '../verdict/index.ts'
import { notStated, type Open, openRule, type RuleContext } from './openRule.ts'
import { noRate } from './wageFloor.ts'

/**
 * Check 2: what the worker bears against the ceiling, zero where none is set. For each category the
 * highest of what worker, agency and inspector state counts, so that an agency's silence does not
 * make a worker's payment disappear. A cost taken from wages is borne by the worker, whoever paid it.
 *
 * A category is excepted only where a parameter names it after consultation, it is a related cost
 * (group B), and the worker was told before accepting.
 *
 * @param lines null where nobody has stated the fees; an empty list where it is stated that there are none
 * @param basicMonthly for a ceiling in months of pay
 * @source operations, section 5, check 2; operations-money, section 2
 */
export function feeCeiling(
  lines: readonly FeeLine[] | null,
  basicMonthly: Money | null,
  context: RuleContext,
): CheckFinding {
  const rule = openRule('fee_ceiling', context)
  if (rule.on === null) return rule.cannotTell(notStated('date_of_event', 'agency'))
  const final = rule.isBinding
  if (lines === null) {
    return rule.cannotTell({ code: 'fees_not_stated', params: {}, supplier: 'worker' }, { final })
  }
  const ceiling = rule.ask('worker_fee_ceiling')
  const exceptions = rule.ask('fee_exceptions')
  const excepted = exceptions.known ? exceptedOn(exceptions.value, rule.on) : NONE
  const borne = lines.map((line) => ({ line, ...borneBy(line, excepted) }))
  const limit = limitOf(ceiling.known ? ceiling.value : null, basicMonthly)
  const open: Open[] = [
    ...(ceiling.known || ceiling.isMissing ? [] : [ceiling.open]),
    ...(exceptions.known || exceptions.isMissing ? [] : [exceptions.open]),
    ...(limit === null ? [notStated('basic_pay', 'employer')] : []),
    ...borne.flatMap((one) => (one.open === null ? [] : [one.open])),
  ]
  const evidence = borne
    .filter(({ line, sure }) => sure && line.amount !== null)
    .map(({ line }) => ({
      ...{ what: line.category ?? line.label ?? 'fee', value: line.amount! },
      source: line.source,
    }))
  // Whatever exception or ceiling cannot be told, a sum is judged only against one that is known.
  if (limit === null) return rule.cannotTell(open[0]!, { final, evidence })
  const sum = sumByCategory(
    borne.filter(({ sure }) => sure).map(({ line }) => line),
    limit,
    rule.rates(),
  )
  const isJudged = ceiling.known || ceiling.isMissing
  if (
    isJudged &&
    compare(sum.sum, limit.amount) > 0 &&
    (exceptions.known || exceptions.isMissing)
  ) {
    const params = { sum: sum.shown, ceiling: limit.shown }
    return rule.no('fees_above_ceiling', params, { final, evidence })
  }
  const missing = [...open, ...sum.open]
  if (missing.length > 0) return rule.cannotTell(missing[0]!, { final, evidence })
  return rule.yes('fees_within_ceiling', { sum: sum.shown, ceiling: limit.shown }, { evidence })
}

const NONE: ReadonlySet<FeeCategory> = new Set()

/** Only related costs can be excepted, and from the day of the consultation on. */
function exceptedOn(
  { categories, consultedOn }: ParameterValue<'fee_exceptions'>,
  on: IsoDate,
): ReadonlySet<FeeCategory> {
  if (consultedOn > on) return NONE
  return new Set(categories.filter((category) => category.startsWith('B')))
}

/** Whether the worker surely bears a line, and what keeps it from being told. */
function borneBy(
  line: FeeLine,
  excepted: ReadonlySet<FeeCategory>,
): { readonly sure: boolean; readonly open: Open | null } {
  const not = { sure: false, open: null }
  const unsure = (what: InputName) => ({
    sure: false,
    open: notStated(what, supplierOf(line)) as Open,
  })
  if (line.amount !== null && line.amount.minorUnits === 0) return not
  const isBorne = line.payer === 'worker' || line.recoveredFromWages === true
  if (!isBorne) {
    if (line.payer === null) {
      const params = { category: line.category ?? line.label ?? '?' }
      return {
        sure: false,
        open: { code: 'fee_payer_missing', params, supplier: supplierOf(line) },
      }
    }
    return line.recoveredFromWages === null ? unsure('recovered_from_wages') : not
  }
  if (line.category === null && excepted.size > 0) return unsure('fee_category')
  if (line.category !== null && excepted.has(line.category)) {
    if (line.agreedBefore === true) return not
    if (line.agreedBefore === null) return unsure('agreed_before')
  }
  return line.amount === null ? unsure('fee_amount') : { sure: true, open: null }
}

const supplierOf = ({ source }: FeeLine) => (source === 'inspector' ? 'authority' : source)

interface Limit {
  readonly amount: Fraction
  readonly shown: Money | string
  /** In which currency sums are compared; null for a ceiling of zero, where any will do. */
  readonly currency: string | null
}

function limitOf(
  ceiling: ParameterValue<'worker_fee_ceiling'> | null,
  basicMonthly: Money | null,
): Limit | null {
  const zero: Limit = { amount: { over: 0n, under: 1n }, shown: '0', currency: null }
  if (ceiling === null) return zero
  if (ceiling.kind === 'amount') {
    if (ceiling.amount.minorUnits === 0) return zero
    const { amount } = ceiling
    return { amount: amountOf(amount), shown: amount, currency: amount.currency }
  }
  const months = fractionOf(ceiling.months)
  if (isZero(months)) return zero
  if (basicMonthly === null) return null
  const amount = times(amountOf(basicMonthly), months)
  const { currency } = basicMonthly
  return { amount, shown: asMoney(amount, currency), currency }
}

/** The highest statement of each category, summed in the ceiling's currency. */
function sumByCategory(lines: readonly FeeLine[], limit: Limit, rates: Rates) {
  const open: Open[] = []
  const currency = limit.currency ?? lines[0]?.amount?.currency ?? null
  const byCategory = new Map<string, Map<FeeLine['source'], Fraction>>()
  for (const [place, line] of lines.entries()) {
    const amount = currency === null ? null : inCurrency(line.amount!, currency, rates)
    if (amount === null) {
      // Against a ceiling of zero every amount counts, whatever it is worth.
      if (limit.currency !== null) open.push(noRate(line.amount!.currency, limit.currency))
      continue
    }
    // Lines of no category may be of different ones.
    const name = line.category ?? `line-${place}`
    const bySource = byCategory.get(name) ?? new Map<FeeLine['source'], Fraction>()
    const before = bySource.get(line.source)
    bySource.set(line.source, before === undefined ? amount : plus(before, amount))
    byCategory.set(name, bySource)
  }
  let sum: Fraction = { over: 0n, under: 1n }
  for (const bySource of byCategory.values()) {
    const highest = [...bySource.values()].toSorted((one, other) => compare(other, one))[0]!
    sum = plus(sum, highest)
  }
  return { sum, open, shown: currency === null ? '0' : asMoney(sum, currency) }
}
