import { compare, isZero, type Rational, rationalText, ZERO } from '../exact/Rational.ts'
import { decimalText } from '../exact/rounding.ts'
import type { Instrument } from '../instruments/Instrument.ts'
import { type CoordinationRules, rulesOf } from '../instruments/rulesOf.ts'
import { countPeriods } from '../periods/countPeriods.ts'
import type { InsurancePeriod, StateCode } from '../periods/InsurancePeriod.ts'
import type { CountedLengths, CountRules } from '../periods/PeriodCount.ts'
import type { TotalizationCase } from '../TotalizationCase.ts'
import { checkCase } from './checkCase.ts'
import { competentStateOutcomes } from './competentStateOutcomes.ts'
import { type Entitlement, entitlementOf } from './entitlementOf.ts'
import { type Finding, finding } from './Finding.ts'
import { applyPartialConditions } from './partialConditions.ts'
import { periodsThatCount } from './periodsThatCount.ts'
import { type AmountContext, coordinatedOutcome, nationalOutcome } from './proRataOf.ts'
import { lawOf, minimumOf, parametersOf, type StateFacts } from './StateFacts.ts'
import type { StateOutcome } from './StateOutcome.ts'
import { type Selection, selectInstrument } from './selectInstrument.ts'
import { applySmallPeriods } from './smallPeriods.ts'
import { withSupplements } from './supplementsOf.ts'
import type { TotalizationAnswer } from './TotalizationAnswer.ts'
import { startTrace, type Tracer } from './Trace.ts'
import { traceCount, traceMeasures, traceSelection } from './traceCount.ts'
import { refusedAnswer, writeAnswer } from './writeAnswer.ts'

/** Without an instrument nothing of one State displaces anything of another. */
const NATIONAL_COUNTING: CountRules = {
  unit: 'months',
  weekColumn: 'six-day',
  yearCeiling: false,
  displaceVoluntary: false,
  displaceAssimilated: false,
  doubleAssimilated: false,
  coinciding: 'each-keeps-own',
}

export interface ComputeOptions {
  /** Whether the stretches of the time line are wanted; by default they are. */
  readonly timeline?: boolean
}

/**
 * Works out a case: which instrument decides, how long each period counts, what each State owes, and
 * under which article. An incoherent case is refused with the rule that decides; what is unclear or
 * missing is a finding beside the answer.
 *
 * @param given a case in the form of `TotalizationCaseSchema`; it is not changed
 * @param instruments those that may be chosen; their descriptions are not changed
 * @returns plain JSON: amounts exact and rounded once, a line of explanation for every step
 * @remarks O(p²) for p periods; well below 2 ms for a career in five States.
 * @example
 * const answer = computeTotalization(readCase(JSON.parse(text), 'case.json'), instruments)
 */
export function computeTotalization(
  given: TotalizationCase,
  instruments: readonly Instrument[],
  { timeline = true }: ComputeOptions = {},
): TotalizationAnswer {
  const findings: Finding[] = [...checkCase(given), ...checkParameters(given)]
  if (findings.some(isRefusal)) return refusedAnswer(given, findings)
  const selection = selectInstrument(given, instruments)
  findings.push(...selection.findings)
  if (findings.some(isRefusal)) return refusedAnswer(given, findings)
  const trace = startTrace(selection.instrument)
  const rules = selection.instrument === null ? null : rulesOf(selection.instrument)
  traceSelection(trace, selection)
  const periods = periodsThatCount(given, findings, rules?.counting ?? NATIONAL_COUNTING)
  const counting = countAll(given, periods, selection, rules, trace, findings, timeline)
  const context: AmountContext = { given, rules, trace, findings }
  const outcomes =
    rules === null
      ? counting.facts.map((facts) =>
          nationalOutcome(context, facts, entitlementOf(given, facts, null, trace)),
        )
      : coordinated({ ...context, rules }, counting.facts, periods.calculation, counting.count)
  return writeAnswer(given, selection, rules, outcomes, counting.count, trace, findings)
}

const isRefusal = ({ severity }: Finding): boolean => severity === 'refused'

interface Counting {
  readonly facts: readonly StateFacts[]
  readonly count: CountedLengths
}

function countAll(
  given: TotalizationCase,
  periods: ReturnType<typeof periodsThatCount>,
  { bound }: Selection,
  rules: CoordinationRules | null,
  trace: Tracer,
  findings: Finding[],
  withSegments: boolean,
): Counting {
  const counting = rules?.counting ?? NATIONAL_COUNTING
  // A State whose law was entered is answered for, whether or not there is time in it.
  const states = [...new Set([...given.periods, ...given.legislations].map(({ state }) => state))]
  const together = rules === null ? states : states.filter((state) => bound.includes(state))
  const count = countPeriods({
    states: together,
    periods: periods.calculation,
    rules: counting,
    withSegments,
  })
  const opening = periods.same
    ? count
    : countPeriods({ states: together, periods: periods.entitlement, rules: counting })
  if (rules !== null) traceMeasures(trace, rules, together, periods.calculation)
  traceCount(trace, rules, together, count, findings)
  const ownOf = (state: StateCode) => periods.entitlement.filter((one) => one.state === state)
  const laws = new Map(given.legislations.map((one) => [one.state, one]))
  const facts = states.map((state): StateFacts => {
    const place = together.indexOf(state)
    const coordinated = rules !== null && place >= 0
    const law = lawOf(laws.get(state))
    const alone =
      place >= 0
        ? null
        : countPeriods({ states: [state], periods: periods.calculation, rules: counting })
    const windowed = windowOf(
      state,
      laws.get(state)?.window,
      together,
      periods.entitlement,
      counting,
    )
    noteWindow(windowed, opening, state, coordinated ? rules : null, trace, findings)
    const own = alone?.own[0] ?? count.own[place]!
    return {
      state,
      coordinated,
      law,
      own,
      counted: alone?.own[0] ?? count.counted[place]!,
      displacedVoluntary: count.displacedVoluntary[place] ?? ZERO,
      displacedAssimilated: count.displacedAssimilated[place] ?? ZERO,
      minimum: minimumOf(law, counting.unit),
      ownInWindow: windowed?.own ?? alone?.own[0] ?? opening.own[place]!,
      totalInWindow: windowed?.total ?? (coordinated ? opening.total : own),
      ownPeriods: () => ownOf(state),
      allPeriods: () => (coordinated ? together.flatMap(ownOf) : ownOf(state)),
      lastDay: lastDayOf(state, periods.calculation),
    }
  })
  return { facts, count }
}

/** A law that counts only what lies in a window counts foreign periods only in the same window. */
function windowOf(
  state: StateCode,
  window: { readonly from: string | null; readonly to: string | null } | null | undefined,
  together: readonly StateCode[],
  periods: readonly InsurancePeriod[],
  rules: CountRules,
) {
  if (window == null) return null
  const states = together.includes(state) ? together : [state]
  const dated = periods.filter(({ from, to }) => from !== null && to !== null)
  const { own, total } = countPeriods({ states, periods: dated, rules, window })
  return { own: own[states.indexOf(state)]!, total }
}

function noteWindow(
  windowed: { readonly own: Rational; readonly total: Rational } | null,
  opening: CountedLengths,
  state: StateCode,
  rules: CoordinationRules | null,
  trace: Tracer,
  findings: Finding[],
): void {
  const clause = rules?.clause('reference-window') ?? null
  if (windowed === null || rules === null || compare(windowed.total, opening.total) >= 0) return
  const inputs = { total: rationalText(opening.total) }
  const result = { inWindow: rationalText(windowed.total) }
  if (clause !== null) trace.byClause(clause, state, inputs, result)
  const message = `${state}: its law counts only what lies in a certain time; periods outside it, its own and foreign ones, do not help to open the right`
  findings.push(
    finding('warning', 'outside-window', clause?.rule ?? 'T11', message, {
      article: clause?.article ?? null,
      states: [state],
    }),
  )
}

function coordinated(
  context: AmountContext & { readonly rules: CoordinationRules },
  states: readonly StateFacts[],
  periods: readonly InsurancePeriod[],
  count: CountedLengths,
): readonly StateOutcome[] {
  const { given, rules, trace, findings } = context
  const entitlements = new Map<StateCode, Entitlement>(
    states.map((facts) => [facts.state, entitlementOf(given, facts, rules, trace)]),
  )
  if (isForOneState(given, states, rules)) {
    return competentStateOutcomes(context, states, entitlements)
  }
  if (rules.coverage(given.branch)?.coordination === 'export-only') {
    return states.map((facts) => nationalOutcome(context, facts, entitlements.get(facts.state)!))
  }
  const small = applySmallPeriods(states, entitlements, rules, trace)
  const partial = applyPartialConditions(states, entitlements, small.exempt, periods, rules, trace)
  const outcomes = states.map((facts) => {
    const entitlement = entitlements.get(facts.state)!
    if (!facts.coordinated || partial.nationalOnly === facts.state) {
      return nationalOutcome(context, facts, entitlement)
    }
    const withAll = () => coordinatedOutcome(context, facts, entitlement, count.total, small)
    const { recount } = partial
    if (recount === null) return withAll()
    const without = coordinatedOutcome(
      context,
      { ...facts, counted: recount.counted.get(facts.state) ?? facts.counted },
      entitlement,
      recount.total,
      { ...small, outsideRatio: recount.outsideRatio },
    )
    if (!recount.onlyIfHigher) return without
    const all = withAll()
    const higher = higherPayable(without, all)
    const amount = ({ payable }: StateOutcome) =>
      payable === null ? 'unknown' : decimalText(payable)
    trace.byClause(
      rules.clause('partial-conditions')!,
      facts.state,
      { without: amount(without), withAll: amount(all) },
      { due: higher === without ? 'without' : 'with all' },
    )
    return higher
  })
  return withSupplements(outcomes, given, rules, trace, findings)
}

/** Time of States whose conditions are not met is left out only where that gives more. */
const higherPayable = (one: StateOutcome, other: StateOutcome): StateOutcome =>
  one.payable !== null && other.payable !== null && compare(one.payable, other.payable) > 0
    ? one
    : other

/** One State pays all of it: by the branch, or for invalidity where every law is of type A. */
function isForOneState(
  { branch }: TotalizationCase,
  states: readonly StateFacts[],
  rules: CoordinationRules,
): boolean {
  if (rules.coverage(branch)?.coordination === 'competent-state') return true
  if (branch !== 'invalidity' || rules.clause('invalidity-type-a') === null) return false
  const involved = states.filter(({ coordinated: is, own }) => is && !isZero(own))
  return involved.length > 0 && involved.every(({ law }) => law?.legislation.invalidityType === 'A')
}

function checkParameters({ legislations }: TotalizationCase): readonly Finding[] {
  return legislations.flatMap((legislation) => {
    const { problem } = parametersOf(legislation)
    if (problem === null) return []
    const { state, formula } = legislation
    const message = `${state}: the formula ${formula?.id} was given "${problem}"; correct its parameters`
    return [finding('refused', 'unknown-formula', 'D4', message, { states: [state] })]
  })
}

const lastDayOf = (state: StateCode, periods: readonly InsurancePeriod[]): string =>
  periods
    .flatMap((one) => (one.state === state && one.to !== null ? [one.to] : []))
    .toSorted()
    .at(-1) ?? ''
