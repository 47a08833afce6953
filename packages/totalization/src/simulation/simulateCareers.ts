import { addDays, addMonths, type IsoDate, Rng } from '@corridor/kernel'
import type { Branch } from '../Branch.ts'
import { computeTotalization } from '../compute/computeTotalization.ts'
import { parseRational, plus, type Rational, rationalText, ZERO } from '../exact/Rational.ts'
import type { Instrument } from '../instruments/Instrument.ts'
import type { InsurancePeriod, PeriodKind, StateCode } from '../periods/InsurancePeriod.ts'
import type { NationalLegislation, TotalizationCase } from '../TotalizationCase.ts'

/** Careers to be drawn: where people go, how long they stay, under which laws. */
export interface CareerModel {
  readonly branch: Branch
  readonly start: IsoDate
  readonly contingency: IsoDate
  readonly instrument: string | null
  readonly assumeParties?: boolean
  readonly legislations: readonly NationalLegislation[]
  /** Chances of a stay, by State; they need not add up to one. */
  readonly states: readonly { readonly state: StateCode; readonly weight: number }[]
  readonly kinds: readonly { readonly kind: PeriodKind; readonly weight: number }[]
  readonly stays: { readonly least: number; readonly most: number }
  readonly monthsOfStay: { readonly least: number; readonly most: number }
  /** Months between stays; below zero they overlap. */
  readonly monthsBetween: { readonly least: number; readonly most: number }
}

/** Sums over careers; those of two runs add up with `addSimulations`. */
export interface SimulatedCareers {
  readonly careers: number
  /** With nothing from anywhere. */
  readonly withoutBenefit: number
  /** Found incoherent by the engine: also with nothing. */
  readonly refused: number
  readonly states: readonly {
    readonly state: StateCode
    /** Careers with time in it. */
    readonly insured: number
    readonly entitledAlone: number
    readonly entitledByAggregation: number
    readonly paid: number
    /** Payable amounts added, exactly. */
    readonly payable: string
    /** Time that counts, added, exactly. */
    readonly counted: string
  }[]
}

/**
 * Draws careers and works each of them out by the code that works out a person's case. Career `n` of
 * a seed is the same whoever computes it, so that a run may be split between threads and taken up
 * again anywhere.
 *
 * @param from first career, from 0
 * @param to the career after the last
 * @remarks Some 100 µs for each career in five States.
 */
export function simulateCareers(
  model: CareerModel,
  instruments: readonly Instrument[],
  seed: number,
  from: number,
  to: number,
): SimulatedCareers {
  const sums = new Map(model.legislations.map(({ state }) => [state, newSums()]))
  let [withoutBenefit, refused] = [0, 0]
  for (let career = from; career < to; career++) {
    const { status, states } = computeTotalization(
      drawCareer(model, new Rng(seed, career)),
      instruments,
      { timeline: false },
    )
    if (status === 'refused') refused += 1
    let paid = false
    for (const { state, own, counted, entitlement, payable } of states) {
      const sum = sums.get(state)
      if (sum === undefined) continue
      if (own !== '0') sum.insured += 1
      if (entitlement === 'alone') sum.entitledAlone += 1
      if (entitlement === 'by-aggregation') sum.entitledByAggregation += 1
      sum.counted = plus(sum.counted, parseRational(counted))
      if (payable === null || payable.exact === '0') continue
      paid = true
      sum.paid += 1
      sum.payable = plus(sum.payable, parseRational(payable.rounded))
    }
    if (!paid) withoutBenefit += 1
  }
  return {
    careers: to - from,
    withoutBenefit,
    refused,
    states: [...sums].map(([state, { payable, counted, ...numbers }]) => ({
      state,
      ...numbers,
      payable: rationalText(payable),
      counted: rationalText(counted),
    })),
  }
}

/** Two runs of one model as one. */
export const addSimulations = (
  one: SimulatedCareers,
  other: SimulatedCareers,
): SimulatedCareers => ({
  careers: one.careers + other.careers,
  withoutBenefit: one.withoutBenefit + other.withoutBenefit,
  refused: one.refused + other.refused,
  states: one.states.map((state) => {
    const same = other.states.find((each) => each.state === state.state)
    if (same === undefined) return state
    return {
      state: state.state,
      insured: state.insured + same.insured,
      entitledAlone: state.entitledAlone + same.entitledAlone,
      entitledByAggregation: state.entitledByAggregation + same.entitledByAggregation,
      paid: state.paid + same.paid,
      payable: addTexts(state.payable, same.payable),
      counted: addTexts(state.counted, same.counted),
    }
  }),
})

/** One career of a model; stays that would reach the day of the risk are cut by the engine. */
export function drawCareer(model: CareerModel, random: Rng): TotalizationCase {
  const between = ({ least, most }: { readonly least: number; readonly most: number }) =>
    least + random.integerBelow(most - least + 1)
  const stays = between(model.stays)
  const periods: InsurancePeriod[] = []
  let next = model.start
  for (let stay = 0; stay < stays && next < model.contingency; stay++) {
    const from = stay === 0 ? next : addMonths(next, between(model.monthsBetween))
    next = [addMonths(from, between(model.monthsOfStay)), model.contingency].toSorted()[0]!
    if (from >= next) break
    periods.push({
      id: `stay-${stay + 1}`,
      state: chosen(model.states, random).state,
      // Each stay at its own employer and institution, so that overlaps are no contradiction.
      institution: `stay-${stay + 1}`,
      kind: chosen(model.kinds, random).kind,
      from,
      to: addDays(next, -1),
      evidence: 'certified',
    })
  }
  return {
    schema: 1,
    person: {},
    branch: model.branch,
    contingency: model.contingency,
    claim: model.contingency,
    instrument: model.instrument,
    ...(model.assumeParties === undefined ? {} : { assumeParties: model.assumeParties }),
    periods,
    legislations: model.legislations,
  }
}

function chosen<Item extends { readonly weight: number }>(
  items: readonly Item[],
  random: Rng,
): Item {
  const all = items.reduce((sum, { weight }) => sum + weight, 0)
  let place = random.uniform() * all
  for (const item of items) {
    place -= item.weight
    if (place < 0) return item
  }
  return items.at(-1)!
}

const newSums = () => ({
  insured: 0,
  entitledAlone: 0,
  entitledByAggregation: 0,
  paid: 0,
  payable: ZERO as Rational,
  counted: ZERO as Rational,
})

const addTexts = (one: string, other: string): string =>
  rationalText(plus(parseRational(one), parseRational(other)))
