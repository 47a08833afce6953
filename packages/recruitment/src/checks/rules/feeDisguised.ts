import { asMoney, compare, type Fraction, inCurrency, plus, type Rates } from '../exact/index.ts'
import { type FeeLine, isSuspiciousLabel } from '../fees/index.ts'
import type { CheckFinding } from '../verdict/index.ts'
import { notStated, type Open, openRule, type RuleContext } from './openRule.ts'

/**
 * Check 3: costs of a prohibited category (group C, and recovery from workers, A4), suspicious words
 * for a cost that the worker bears, and statements of worker and agency that differ. Suspicion only.
 *
 * @param lines null where nobody has stated the fees
 * @source operations, section 5, check 3; operations-money, section 2
 */
export function feeDisguised(lines: readonly FeeLine[] | null, context: RuleContext): CheckFinding {
  const rule = openRule('fee_disguised', context)
  if (lines === null) {
    return rule.cannotTell({ code: 'fees_not_stated', params: {}, supplier: 'worker' })
  }
  const prohibited = lines.find(({ category }) => category?.startsWith('C') || category === 'A4')
  if (prohibited !== undefined) {
    const { category, label, source } = prohibited
    const evidence = [{ what: category!, value: label ?? category!, source }]
    return rule.no('fee_prohibited', { category: category!, label: label ?? '' }, { evidence })
  }
  const open: Open[] = []
  for (const line of lines) {
    const { label, source } = line
    if (line.category === null) open.push(notStated('fee_category', supplierOf(line)))
    const isElsewhere = line.payer !== null && line.payer !== 'worker'
    if (isElsewhere && line.recoveredFromWages === false) continue
    // That nothing was paid needs no name.
    if (line.amount?.minorUnits === 0) continue
    if (label === null) {
      open.push(notStated('fee_label', supplierOf(line)))
      continue
    }
    const suspicious = isSuspiciousLabel(label, line.labelLanguage)
    if (suspicious === true) {
      return rule.no(
        'fee_suspicious',
        { label },
        { evidence: [{ what: 'label', value: label, source }] },
      )
    }
    if (suspicious === null) {
      open.push({ code: 'fee_label_language', params: { label }, supplier: 'authority' })
    }
  }
  const difference = differentStatements(lines, rule.rates())
  if (difference.params !== null) return rule.no('fee_statements_differ', difference.params)
  const unknown = [...open, ...difference.open]
  return unknown.length > 0 ? rule.cannotTell(unknown[0]!) : rule.yes('fees_none_disguised')
}

const supplierOf = ({ source }: FeeLine) => (source === 'inspector' ? 'authority' : source)

/** The first category of which worker and agency both speak and whose sums differ. */
function differentStatements(lines: readonly FeeLine[], rates: Rates) {
  const open: Open[] = []
  for (const category of new Set(lines.map((line) => line.category))) {
    if (category === null) continue
    const own = lines.filter((line) => line.category === category)
    const bySource = (source: FeeLine['source']) => own.filter((line) => line.source === source)
    const [workers, agencys] = [bySource('worker'), bySource('agency')]
    if (workers.length === 0 || agencys.length === 0) continue
    const currency = own.find(({ amount }) => amount !== null)?.amount?.currency
    const worker = currency === undefined ? null : sumOf(workers, currency, rates)
    const agency = currency === undefined ? null : sumOf(agencys, currency, rates)
    if (currency === undefined || worker === null || agency === null) {
      open.push(notStated('fee_amount', 'agency'))
    } else if (compare(worker, agency) !== 0) {
      const [workerSum, agencySum] = [asMoney(worker, currency), asMoney(agency, currency)]
      return { params: { category, worker: workerSum, agency: agencySum }, open }
    }
  }
  return { params: null, open }
}

/** Null where an amount, or the rate for it, is not known. */
function sumOf(lines: readonly FeeLine[], currency: string, rates: Rates): Fraction | null {
  let sum: Fraction | null = { over: 0n, under: 1n }
  for (const { amount } of lines) {
    const one = amount === null ? null : inCurrency(amount, currency, rates)
    sum = one === null || sum === null ? null : plus(sum, one)
  }
  return sum
}
