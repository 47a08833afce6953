import { isZero, type Rational, rationalText } from '../exact/Rational.ts'
import type { ClauseStep } from '../instruments/Instrument.ts'
import type { CoordinationRules } from '../instruments/rulesOf.ts'
import { isStated, lengthIn } from '../periods/convertLength.ts'
import type { CertifiedLength, InsurancePeriod, StateCode } from '../periods/InsurancePeriod.ts'
import type { CountedLengths, OverlapRule } from '../periods/PeriodCount.ts'
import { type Finding, finding } from './Finding.ts'
import { OWN_RULES } from './ownRules.ts'
import type { Selection } from './selectInstrument.ts'
import type { Tracer } from './Trace.ts'

export function traceSelection(
  trace: Tracer,
  { instrument, how, bound, gaveWay }: Selection,
): void {
  trace.byRule(
    'selection',
    OWN_RULES.oneInstrument,
    null,
    Object.fromEntries(gaveWay.map((one) => [one.instrument, `gives way to ${one.to}`])),
    { instrument: instrument?.id ?? 'none', how, states: bound.join(', ') },
  )
}

const STEPS: Readonly<Record<OverlapRule, ClauseStep>> = {
  P4: 'no-double-count',
  P5: 'compulsory-over-voluntary',
  P6: 'actual-over-assimilated',
  P7: 'double-assimilated',
}

/** Lines on lengths: each State's own, what gave way to what, and the total. */
export function traceCount(
  trace: Tracer,
  rules: CoordinationRules | null,
  states: readonly StateCode[],
  count: CountedLengths,
  findings: Finding[],
): void {
  const text = (lengths: readonly Rational[]) =>
    Object.fromEntries(states.map((state, place) => [state, rationalText(lengths[place]!)]))
  trace.byRule('own-periods', OWN_RULES.ownPeriods, null, {}, text(count.own))
  if (rules === null) return
  for (const { period, state, rule, by, length } of count.displacements) {
    const clause = rules.clause(STEPS[rule])
    const inputs = { period, displacedBy: by.map((place) => states[place]!).join(', ') }
    const result = { displaced: rationalText(length) }
    if (clause === null) {
      trace.byRule('no-double-count', OWN_RULES.countOnce, states[state]!, inputs, result)
    } else trace.byClause(clause, states[state]!, inputs, result)
  }
  if (!isZero(count.coinciding)) noteCoinciding(trace, rules, states, count, findings)
  if (!isZero(count.cut)) noteCut(trace, rules, count, findings)
  const clause = rules.clause('no-double-count')
  const result = { total: rationalText(count.total) }
  if (clause === null) {
    trace.byRule('no-double-count', OWN_RULES.countOnce, null, text(count.counted), result)
  } else trace.byClause(clause, null, text(count.counted), result)
}

function noteCoinciding(
  trace: Tracer,
  rules: CoordinationRules,
  states: readonly StateCode[],
  { coinciding }: CountedLengths,
  findings: Finding[],
): void {
  const clause = rules.clause('coinciding-compulsory')
  const inputs = { coinciding: rationalText(coinciding) }
  const result = { ratio: rules.counting.coinciding }
  if (clause === null) {
    trace.byRule('coinciding-compulsory', OWN_RULES.shareCoinciding, null, inputs, result)
  } else trace.byClause(clause, null, inputs, result)
  const message = `Some days are compulsory in more than one State at once (${rationalText(coinciding)} ${rules.counting.unit}), which the rule of one legislation should not allow; ask which State's law applied then`
  findings.push(
    finding('warning', 'coinciding-compulsory', clause?.rule ?? 'D6', message, {
      article: clause?.article ?? null,
      states,
    }),
  )
}

function noteCut(
  trace: Tracer,
  rules: CoordinationRules,
  { cut }: CountedLengths,
  findings: Finding[],
): void {
  const clause = rules.clause('year-ceiling')
  if (clause === null) return
  trace.byClause(clause, null, { cut: rationalText(cut) }, { unit: rules.counting.unit })
  const message = `Calendar years that held more than a year were cut, by ${rationalText(cut)} ${rules.counting.unit} in all`
  findings.push(finding('warning', 'year-cut', clause.rule, message, { article: clause.article }))
}

/** Lines on certified lengths that were converted, and on periods without exact days. */
export function traceMeasures(
  trace: Tracer,
  rules: CoordinationRules,
  states: readonly StateCode[],
  periods: readonly InsurancePeriod[],
): void {
  const { unit, weekColumn } = rules.counting
  const [conversion, undatable] = [rules.clause('conversion'), rules.clause('undatable')]
  for (const { id, state, from, to, certified } of periods) {
    if (!isStated(certified) || !states.includes(state)) continue
    const length = rationalText(lengthIn(certified, unit, weekColumn))
    if (conversion !== null && inWords(certified) !== `${length} ${unit}`) {
      const inputs = { period: id, certified: inWords(certified) }
      trace.byClause(conversion, state, inputs, { [unit]: length })
    }
    if (undatable !== null && (from === null || to === null)) {
      trace.byClause(undatable, state, { period: id, time: length }, { overlaps: 'none presumed' })
    }
  }
}

const inWords = ({ years, quarters, months, weeks, days, dayRegime }: CertifiedLength): string =>
  Object.entries({ years, quarters, months, weeks, [`days of a ${dayRegime}-day week`]: days })
    .flatMap(([unit, value]) => (value == null ? [] : [`${value} ${unit}`]))
    .join(', ')
