import { addDays } from '@corridor/kernel'
import { compare } from '../exact/Rational.ts'
import { isStated, lengthIn } from '../periods/convertLength.ts'
import { countPeriods } from '../periods/countPeriods.ts'
import type { InsurancePeriod } from '../periods/InsurancePeriod.ts'
import type { CountRules } from '../periods/PeriodCount.ts'
import type { TotalizationCase } from '../TotalizationCase.ts'
import { type Finding, finding } from './Finding.ts'

export interface PeriodsThatCount {
  /** Those that help to open the right. */
  readonly entitlement: readonly InsurancePeriod[]
  /** Those of the amount; fewer where a period is certified as left out of the calculation. */
  readonly calculation: readonly InsurancePeriod[]
  /** Whether both are the same. */
  readonly same: boolean
}

/**
 * Periods of the branch up to the day before the risk; what is left out, cut or doubtful becomes a
 * finding.
 */
export function periodsThatCount(
  given: TotalizationCase,
  findings: Finding[],
  rules: CountRules,
): PeriodsThatCount {
  const last = addDays(given.contingency, -1)
  const entitlement: InsurancePeriod[] = []
  for (const period of given.periods) {
    const about = { periods: [period.id], states: [period.state] }
    if (period.branches != null && !period.branches.includes(given.branch)) {
      const message = `Period ${period.id} does not count for ${given.branch}, as its institution says; it is left out`
      findings.push(finding('warning', 'other-branch', 'P15', message, about))
      continue
    }
    if (period.from !== null && period.from > last) {
      const message = `Period ${period.id} begins on or after the day of the risk (${given.contingency}); only time before it counts, so that it is left out`
      findings.push(finding('warning', 'after-contingency', 'P18', message, about))
      continue
    }
    if (period.to !== null && period.to > given.claim && given.claim < given.contingency) {
      const message = `Period ${period.id} goes on after the claim of ${given.claim}, when nobody could certify it yet; the answer holds if it is completed`
      findings.push(finding('warning', 'after-claim', 'P18', message, about))
    }
    noteDoubts(period, findings, rules)
    if (period.from !== null && period.to !== null && period.to > last) {
      const message = `Period ${period.id} goes on beyond the day of the risk (${given.contingency}); what lies after ${last} is left out`
      findings.push(finding('warning', 'cut-at-contingency', 'P18', message, about))
      entitlement.push(cutAt(period, last, rules))
      continue
    }
    entitlement.push(period)
  }
  const same = entitlement.every(({ inCalculation }) => inCalculation !== false)
  const calculation = same
    ? entitlement
    : entitlement.filter(({ inCalculation }) => inCalculation !== false)
  return { entitlement, calculation, same }
}

/** A certified length is cut in proportion to the days. */
function cutAt(period: InsurancePeriod, last: string, rules: CountRules): InsurancePeriod {
  if (!isStated(period.certified)) return { ...period, to: last }
  const { total } = countPeriods({
    states: [period.state],
    periods: [period],
    rules: { ...rules, unit: 'months', yearCeiling: false },
    window: { from: null, to: last },
  })
  return {
    ...period,
    to: last,
    certified: { months: `${total.numerator}/${total.denominator}` },
  }
}

function noteDoubts(period: InsurancePeriod, findings: Finding[], rules: CountRules): void {
  const about = { periods: [period.id], states: [period.state] }
  if (period.evidence === 'declared') {
    const message = `Period ${period.id} is declared by the person and not certified; the answer holds if ${period.state} certifies it`
    findings.push(finding('warning', 'declared-only', 'P15', message, about))
  }
  if (period.from === null || period.to === null) {
    const message = `Period ${period.id} cannot be dated exactly; it is taken not to coincide with any other`
    findings.push(finding('warning', 'undatable', 'P8', message, about))
    return
  }
  if (!isStated(period.certified)) return
  const certified = lengthIn(period.certified, 'months', rules.weekColumn)
  const byDates = countPeriods({
    states: [period.state],
    periods: [{ ...period, certified: null }],
    rules: { ...rules, unit: 'months', yearCeiling: false },
  }).total
  if (compare(certified, byDates) > 0) {
    const message = `Period ${period.id} is certified for more time than its days hold; it is taken as certified`
    findings.push(finding('warning', 'longer-than-dates', 'P15', message, about))
  }
}
