import {
  compare,
  dividedBy,
  isZero,
  minus,
  ONE,
  parseRational,
  plus,
  type Rational,
  rationalText,
  smaller,
  times,
  ZERO,
} from '../exact/Rational.ts'
import { decimalText } from '../exact/rounding.ts'
import type { FormulaAnswer } from '../formulas/NationalFormula.ts'
import type { CoordinationRules } from '../instruments/rulesOf.ts'
import { isStated, lengthIn } from '../periods/convertLength.ts'
import type { TotalizationCase } from '../TotalizationCase.ts'
import type { Entitlement } from './entitlementOf.ts'
import { type Finding, finding } from './Finding.ts'
import { OWN_RULES } from './ownRules.ts'
import { askFormula, type NationalLaw, type StateFacts } from './StateFacts.ts'
import { nothingDue, type StateOutcome } from './StateOutcome.ts'
import type { SmallPeriods } from './smallPeriods.ts'
import type { Tracer } from './Trace.ts'

/** What the amounts of all States of one case share. */
export interface AmountContext {
  readonly given: TotalizationCase
  readonly rules: CoordinationRules | null
  readonly trace: Tracer
  readonly findings: Finding[]
}

/** By national law alone: what a State owes without any instrument. */
export function nationalOutcome(
  context: AmountContext,
  facts: StateFacts,
  entitlement: Entitlement,
): StateOutcome {
  const { law } = facts
  if (law === null) return nothingDue(facts, entitlement, 'law-unknown', null)
  if (!entitlement.alone) return nothingDue(facts, entitlement, 'not-entitled', ZERO)
  const answer = independentOf(context, facts, law)
  if (answer.reason === 'no-entitlement') {
    return nothingDue(facts, { ...entitlement, alone: false }, 'not-entitled', ZERO)
  }
  const basis = answer.amount === null ? 'amount-unknown' : 'independent'
  return {
    ...nothingDue(facts, entitlement, basis, answer.amount),
    independent: answer.amount,
  }
}

/**
 * The independent benefit, the theoretical amount, the share of it and the one that is due.
 *
 * @param total all time that the theoretical amount rests on
 * @source Regulation (EC) 883/2004 Arts 52, 56; European Convention on Social Security, 1972, Art. 29
 */
export function coordinatedOutcome(
  context: AmountContext & { readonly rules: CoordinationRules },
  facts: StateFacts,
  entitlement: Entitlement,
  total: Rational,
  small: SmallPeriods,
): StateOutcome {
  const { law, state } = facts
  if (isZero(facts.own)) return nothingDue(facts, entitlement, 'not-entitled', ZERO)
  if (small.paysForAll === state && law !== null) {
    return paysForAll(context, facts, entitlement, law, total)
  }
  if (small.exempt.has(state)) return nothingDue(facts, entitlement, 'exempt', ZERO)
  const denominator = minus(total, small.outsideRatio)
  const own = plus(facts.counted, small.moved.get(state) ?? ZERO)
  if (law === null) {
    const ratio = shareOf(context, facts, null, own, denominator)
    return { ...nothingDue(facts, entitlement, 'law-unknown', null), ratio }
  }
  if (!entitlement.alone && !entitlement.aggregated) {
    return nothingDue(facts, entitlement, 'not-entitled', ZERO)
  }
  const alone = entitlement.alone ? independentOf(context, facts, law) : null
  const independent = alone?.amount ?? null
  const aloneStill = entitlement.alone && alone?.reason !== 'no-entitlement'
  const settled = { ...entitlement, alone: aloneStill }
  if (aloneStill && comparisonOf(context) === 'own-when-sufficient') {
    const clause = context.rules.clause('comparison')!
    context.trace.byClause(clause, state, { rightAlone: 'yes' }, { due: 'independent' })
    const basis = independent === null ? 'amount-unknown' : 'independent'
    return { ...nothingDue(facts, settled, basis, independent), independent }
  }
  const direct = directAmount(context, facts, law)
  if (direct !== null) {
    return { ...nothingDue(facts, settled, 'direct', direct), independent, proRata: direct }
  }
  const theoretical = theoreticalOf(context, facts, law, total)
  const ratio = shareOf(context, facts, law, own, denominator)
  if (theoretical.reason === 'no-entitlement') {
    return {
      ...nothingDue(facts, { ...settled, aggregated: aloneStill }, 'not-entitled', ZERO),
      ratio,
    }
  }
  const proRata = theoretical.amount === null ? null : times(theoretical.amount, ratio.share)
  const extra = displacedAmount(context, facts, law)
  const outcome = {
    ...nothingDue(facts, settled, 'pro-rata', null),
    independent,
    theoretical: theoretical.amount,
    ratio,
    proRata,
    displacedVoluntaryAmount: extra,
  }
  return higherOf(context, outcome, extra)
}

function paysForAll(
  context: AmountContext,
  facts: StateFacts,
  entitlement: Entitlement,
  law: NationalLaw,
  total: Rational,
): StateOutcome {
  const { amount } = theoreticalOf(context, facts, law, total)
  return {
    ...nothingDue(facts, entitlement, amount === null ? 'amount-unknown' : 'as-if-all-own', amount),
    theoretical: amount,
  }
}

function independentOf(context: AmountContext, facts: StateFacts, law: NationalLaw): FormulaAnswer {
  const unit = context.rules?.counting.unit ?? 'months'
  const answer = askFormula(context.given, law, facts.own, unit, 'independent')
  const rule = context.rules?.clause('independent') ?? null
  const inputs = { own: rationalText(facts.own), ...linesOf(answer) }
  const result = { independent: amountWords(answer) }
  if (rule === null || !facts.coordinated) {
    context.trace.byRule('independent', OWN_RULES.nationalAlone, facts.state, inputs, result)
  } else context.trace.byClause(rule, facts.state, inputs, result)
  noteMissing(context, facts, law, answer, 'independent')
  return answer
}

function theoreticalOf(
  context: AmountContext,
  facts: StateFacts,
  law: NationalLaw,
  total: Rational,
): FormulaAnswer {
  const rules = context.rules!
  const clause = rules
    .clauses('theoretical')
    .find(({ setting }) => setting.state === null || setting.state === facts.state)
  const qualifying = clause?.setting.method === 'qualifying-period' && facts.minimum !== null
  const duration = qualifying ? facts.minimum! : total
  const answer = askFormula(context.given, law, duration, rules.counting.unit, 'theoretical')
  const inputs = { time: rationalText(duration), ...linesOf(answer) }
  const result = { theoretical: amountWords(answer) }
  if (clause === undefined) {
    context.trace.byRule('theoretical', OWN_RULES.silentRatio, facts.state, inputs, result)
  } else context.trace.byClause(clause, facts.state, inputs, result)
  noteMissing(context, facts, law, answer, 'theoretical')
  return answer
}

function shareOf(
  context: AmountContext,
  facts: StateFacts,
  law: NationalLaw | null,
  own: Rational,
  all: Rational,
): NonNullable<StateOutcome['ratio']> {
  const rules = context.rules!
  const clause = rules.clause('ratio')
  const national = clause?.setting.method === 'national' ? law?.formula?.ratio : undefined
  const stated = law === null ? undefined : law.legislation.maximumDuration
  const maximum = isStated(stated) ? lengthIn(stated, rules.counting.unit, 'six-day') : null
  const capping = rules.clause('maximum-duration')
  // A benefit that does not depend on time has no time after which it grows no more.
  const depends = law?.formula?.properties.dependsOnDuration !== false
  const capped = depends && capping !== null && maximum !== null && compare(all, maximum) > 0
  const { own: over, total: under } =
    national === undefined ? { own, total: capped ? maximum : all } : national(law!.parameters)
  if (capped && national === undefined) {
    context.trace.byClause(
      capping,
      facts.state,
      { total: rationalText(all), maximum: rationalText(maximum) },
      { denominator: rationalText(maximum) },
    )
  }
  const share = isZero(under) ? ZERO : smaller(dividedBy(over, under), ONE)
  const inputs = { own: rationalText(over), total: rationalText(under) }
  const result = { share: rationalText(share) }
  if (clause === null) {
    context.trace.byRule('ratio', OWN_RULES.silentRatio, facts.state, inputs, result)
  } else context.trace.byClause(clause, facts.state, inputs, result)
  return { own: over, total: under, share }
}

/** In proportion to periods: worked out from the own ones at once, without a theoretical amount. */
function directAmount(
  context: AmountContext,
  facts: StateFacts,
  law: NationalLaw,
): Rational | null {
  const clause = context.rules!.clause('direct-calculation')
  const named = clause?.setting.states.includes(facts.state) ?? false
  if (clause === null || !(law.legislation.directCalculation === true || named)) return null
  if (law.formula?.properties.proportionalToDuration !== true) return null
  const unit = context.rules!.counting.unit
  const answer = askFormula(context.given, law, facts.own, unit, 'independent')
  context.trace.byClause(
    clause,
    facts.state,
    { own: rationalText(facts.own), ...linesOf(answer) },
    { amount: amountWords(answer) },
  )
  return answer.amount
}

function displacedAmount(
  { rules, trace, findings }: AmountContext,
  { state, displacedVoluntary }: StateFacts,
  { legislation }: NationalLaw,
): Rational | null {
  const clause = rules!.clause('displaced-voluntary')
  if (clause === null || isZero(displacedVoluntary)) return null
  const stated = legislation.displacedVoluntaryAmount
  if (stated == null) {
    const message = `${state}: voluntary periods gave way to compulsory ones elsewhere; what their contributions still give was not entered`
    findings.push(
      finding('missing', 'displaced-amount-missing', clause.rule, message, {
        article: clause.article,
        states: [state],
      }),
    )
    return null
  }
  const inputs = { displaced: rationalText(displacedVoluntary) }
  trace.byClause(clause, state, inputs, { added: String(stated) })
  return parseRational(stated)
}

const comparisonOf = ({ rules }: AmountContext) =>
  rules?.clause('comparison')?.setting.method ?? 'pro-rata-only'

/** The higher of both where the instrument says so; if they are equal, the shorter way is named. */
function higherOf(
  context: AmountContext,
  outcome: StateOutcome,
  extra: Rational | null,
): StateOutcome {
  const { proRata, independent, facts } = outcome
  if (proRata === null) return { ...outcome, payable: null, basis: 'amount-unknown' }
  const coordinated = extra === null ? proRata : plus(proRata, extra)
  const method = comparisonOf(context)
  const own = method === 'higher' && independent !== null && compare(independent, coordinated) >= 0
  const clause = context.rules!.clause('comparison')
  const inputs = {
    independent: independent === null ? 'none' : decimalText(independent),
    proRata: decimalText(coordinated),
  }
  if (clause === null) {
    context.trace.byRule('comparison', OWN_RULES.proRataDue, facts.state, inputs, {
      due: 'pro-rata',
    })
  } else if (method !== 'supplement') {
    context.trace.byClause(clause, facts.state, inputs, { due: own ? 'independent' : 'pro-rata' })
  }
  return own
    ? { ...outcome, payable: independent, basis: 'independent' }
    : { ...outcome, payable: coordinated, basis: 'pro-rata' }
}

function noteMissing(
  { findings, rules }: AmountContext,
  { state }: StateFacts,
  law: NationalLaw,
  answer: FormulaAnswer,
  which: 'independent' | 'theoretical',
): void {
  if (answer.reason !== 'not-stated') return
  const code = law.formula === null ? 'formula-missing' : 'amount-not-stated'
  const clause = rules?.clause(which) ?? null
  const message =
    law.formula === null
      ? `${state}: no formula was entered, so that the right is known and the amount is not`
      : `${state}: the ${which} amount was not stated; ask the institution`
  if (findings.some((one) => one.code === code && one.message === message)) return
  findings.push(
    finding('missing', code, clause?.rule ?? 'P16', message, {
      article: clause?.article ?? null,
      states: [state],
    }),
  )
}

const amountWords = ({ amount, reason }: FormulaAnswer): string =>
  amount === null ? (reason ?? 'not-stated') : decimalText(amount)

const linesOf = ({ lines }: FormulaAnswer): Readonly<Record<string, string>> =>
  Object.fromEntries(lines.map(({ what, value }) => [what, value]))
