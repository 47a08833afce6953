import { addDays, decimalsOf } from '@corridor/kernel'
import {
  isZero,
  parseRational,
  plus,
  type Rational,
  rational,
  rationalText,
  ZERO,
} from '../exact/Rational.ts'
import { decimalText, type Rounding, roundTo, TO_THE_CENT } from '../exact/rounding.ts'
import type { CoordinationRules } from '../instruments/rulesOf.ts'
import { dayNumber } from '../periods/calendar.ts'
import type { CountedLengths } from '../periods/PeriodCount.ts'
import type { NationalLegislation, TotalizationCase } from '../TotalizationCase.ts'
import { weakest } from '../Verification.ts'
import { type Finding, finding } from './Finding.ts'
import { OWN_RULES, OWN_WAYS } from './ownRules.ts'
import type { StateOutcome } from './StateOutcome.ts'
import type { Selection } from './selectInstrument.ts'
import type { AmountText, StateAnswer, TotalizationAnswer } from './TotalizationAnswer.ts'
import type { Tracer } from './Trace.ts'

/** The answer to a case that does not hang together: findings and nothing else. */
export function refusedAnswer(
  { branch, contingency }: TotalizationCase,
  findings: readonly Finding[],
): TotalizationAnswer {
  return {
    status: 'refused',
    branch,
    contingency,
    instrument: null,
    unit: 'months',
    total: '0',
    coinciding: '0',
    states: [],
    totals: [],
    timeline: [],
    findings,
    trace: [],
    verification: 'design',
    notChecked: [],
  }
}

/** Rounds once, says what is payable where, and sums up how well all of it is known. */
export function writeAnswer(
  given: TotalizationCase,
  selection: Selection,
  rules: CoordinationRules | null,
  outcomes: readonly StateOutcome[],
  count: CountedLengths,
  trace: Tracer,
  findings: Finding[],
): TotalizationAnswer {
  notePersons(given, rules, trace, findings)
  const states = outcomes.map((outcome) => writeState(given, selection, rules, outcome, trace))
  for (const { law, state } of outcomes.map(({ facts }) => facts)) {
    if (law?.legislation.otherConditions !== 'unknown') continue
    const message = `${state}: age, residence and the like were not said to be met; the answer takes it that they are`
    findings.push(finding('missing', 'conditions-unknown', 'D7', message, { states: [state] }))
  }
  const lines = trace.lines.filter(({ rule }) => !OWN_WAYS.has(rule))
  const notChecked = [
    ...new Set(
      lines.filter(({ checked }) => !checked).map(({ rule, article }) => `${rule} ${article}`),
    ),
  ]
  if (rules !== null && notChecked.length > 0) {
    const one = notChecked.length === 1
    const message = `${notChecked.length} ${one ? 'rule' : 'rules'} of this answer ${one ? 'was' : 'were'} not compared with ${one ? 'its' : 'their'} text; each line of the explanation says which`
    findings.push(finding('warning', 'not-checked', 'D5', message))
  }
  const { instrument } = selection
  const together = outcomes.filter(({ facts }) => facts.coordinated || rules === null)
  const codes = together.map(({ facts }) => facts.state)
  return {
    status: 'computed',
    branch: given.branch,
    contingency: given.contingency,
    instrument:
      instrument === null
        ? null
        : {
            id: instrument.id,
            version: instrument.version,
            name: instrument.name,
            how: selection.how === 'named' ? 'named' : 'chosen',
          },
    unit: rules?.counting.unit ?? 'months',
    total: rationalText(count.total),
    coinciding: rationalText(count.coinciding),
    states,
    totals: totalsOf(states),
    timeline: stretchesOf(count, codes),
    findings: [...new Map(findings.map((one) => [`${one.code} ${one.message}`, one])).values()],
    trace: trace.lines,
    verification:
      rules === null ? 'design' : weakest(lines.map(({ verification }) => verification)),
    notChecked,
  }
}

function writeState(
  given: TotalizationCase,
  selection: Selection,
  rules: CoordinationRules | null,
  outcome: StateOutcome,
  trace: Tracer,
): StateAnswer {
  const { facts, entitlement, ratio } = outcome
  const legislation = facts.law?.legislation
  const rounding = roundingOf(legislation)
  const places = decimalPlaces(rounding)
  const currency = legislation?.currency ?? null
  const text = (amount: Rational | null): AmountText | null =>
    amount === null
      ? null
      : {
          exact: rationalText(amount),
          rounded: decimalText(roundTo(amount, rounding), places),
          currency,
        }
  const payable = text(outcome.payable)
  if (payable !== null && !isZero(outcome.payable!)) {
    const inputs = { exact: payable.exact, to: String(rounding.to), mode: rounding.mode }
    trace.byRule('payable', OWN_RULES.rounding, facts.state, inputs, {
      payable: payable.rounded,
      basis: outcome.basis,
    })
  }
  return {
    state: facts.state,
    coordinated: facts.coordinated,
    own: rationalText(facts.own),
    counted: rationalText(facts.counted),
    displacedVoluntary: rationalText(facts.displacedVoluntary),
    displacedAssimilated: rationalText(facts.displacedAssimilated),
    minimum: facts.minimum === null ? null : rationalText(facts.minimum),
    entitlement: entitlement.unknown
      ? 'cannot-tell'
      : entitlement.alone
        ? 'alone'
        : entitlement.aggregated
          ? 'by-aggregation'
          : 'none',
    independent: text(outcome.independent),
    theoretical: text(outcome.theoretical),
    ratio:
      ratio === null
        ? null
        : {
            own: rationalText(ratio.own),
            total: rationalText(ratio.total),
            share: rationalText(ratio.share),
          },
    proRata: text(outcome.proRata),
    displacedVoluntaryAmount: text(outcome.displacedVoluntaryAmount),
    supplement: text(outcome.supplement),
    payable,
    basis: outcome.basis,
    payableAbroad: payableAbroad(given, selection, rules, outcome, trace),
  }
}

/** Neighbours in which the same is held become one stretch. */
function stretchesOf(
  { segments }: CountedLengths,
  codes: readonly string[],
): TotalizationAnswer['timeline'] {
  const joined: (CountedLengths['segments'][number] & { readonly key: string })[] = []
  for (const segment of segments) {
    const key = JSON.stringify([segment.counted, segment.displaced])
    const last = joined.at(-1)
    if (last !== undefined && last.to === segment.from && last.key === key) {
      joined[joined.length - 1] = { ...last, to: segment.to }
    } else joined.push({ ...segment, key })
  }
  return joined.map(({ from, to, counted, displaced }) => ({
    from: dateOf(from),
    to: dateOf(to - 1),
    counted: counted.map((place) => codes[place]!),
    displaced,
  }))
}

/** Whether a benefit follows the person who lives in another State. */
function payableAbroad(
  { person }: TotalizationCase,
  { bound }: Selection,
  rules: CoordinationRules | null,
  { facts, payable }: StateOutcome,
  trace: Tracer,
): StateAnswer['payableAbroad'] {
  const residence = person.residence ?? null
  if (residence === null || residence === facts.state || payable === null || isZero(payable)) {
    return null
  }
  const clause = facts.coordinated ? (rules?.clause('export') ?? null) : null
  if (clause === null) {
    return { residence, answer: 'national-law', article: null, verification: 'design' }
  }
  const { withinParties, thirdStates } = clause.setting
  const answer = bound.includes(residence) ? (withinParties ? 'yes' : 'not-said') : thirdStates
  trace.byClause(clause, facts.state, { residence }, { payableAbroad: answer })
  return { residence, answer, article: clause.article, verification: clause.verification }
}

/** Some instruments protect nationals of their parties only. */
function notePersons(
  { person }: TotalizationCase,
  rules: CoordinationRules | null,
  trace: Tracer,
  findings: Finding[],
): void {
  const clause = rules?.clause('personal-scope') ?? null
  if (clause === null || rules === null) return
  const nationality = person.nationality ?? null
  const parties = rules.instrument.parties
  const open = clause.setting.persons === 'all-insured' || person.refugeeOrStateless === true
  const covered =
    open || parties === 'any' || parties.some(({ state }) => state === nationality)
      ? 'yes'
      : nationality === null
        ? 'cannot be told'
        : 'no'
  trace.byClause(clause, null, { nationality: nationality ?? 'not said' }, { covered })
  if (covered === 'yes') return
  const about = { article: clause.article }
  findings.push(
    covered === 'no'
      ? finding(
          'warning',
          'outside-persons',
          clause.rule,
          `${rules.instrument.name} protects nationals of its parties, refugees and stateless persons; a national of ${nationality} is outside it unless a State says otherwise`,
          about,
        )
      : finding(
          'warning',
          'nationality-unknown',
          clause.rule,
          `${rules.instrument.name} protects nationals of its parties, refugees and stateless persons; the nationality was not entered`,
          about,
        ),
  )
}

function roundingOf(legislation: NationalLegislation | undefined): Rounding {
  if (legislation?.rounding !== undefined) return legislation.rounding
  const decimals = legislation?.currency == null ? 2 : decimalsOf(legislation.currency)
  return decimals === 2 ? TO_THE_CENT : { to: `1/${10 ** decimals}`, mode: 'half-up' }
}

function decimalPlaces({ to }: Rounding): number {
  if (to === TO_THE_CENT.to) return 2
  const step = parseRational(to)
  for (let places = 0; places < 6; places++) {
    const scaled = rational(step.numerator * 10n ** BigInt(places), step.denominator)
    if (scaled.denominator === 1n) return places === 1 ? 2 : places
  }
  return 6
}

function totalsOf(states: readonly StateAnswer[]): TotalizationAnswer['totals'] {
  const sums = new Map<string, Rational>()
  for (const { payable } of states) {
    if (payable?.currency == null) continue
    const before = sums.get(payable.currency) ?? ZERO
    sums.set(payable.currency, plus(before, parseRational(payable.rounded)))
  }
  return [...sums].map(([currency, amount]) => ({
    currency,
    amount: decimalText(amount, decimalsOf(currency)),
  }))
}

const FIRST = '2000-01-01'
const FIRST_NUMBER = dayNumber(FIRST)

const dateOf = (day: number): string => addDays(FIRST, day - FIRST_NUMBER)
