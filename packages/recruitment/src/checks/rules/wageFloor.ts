import type { Money } from '@corridor/kernel'
import {
  amountOf,
  asMoney,
  compare,
  type Fraction,
  fractionOf,
  hourlyEquivalent,
  inCurrency,
  isZero,
  plus,
  type Rates,
} from '../exact/index.ts'
import type { ParameterValue } from '../parameters/index.ts'
import type { ContractTerms } from '../terms/index.ts'
import type { CheckFinding } from '../verdict/index.ts'
import { notStated, type Open, type OpenRule, openRule, type RuleContext } from './openRule.ts'

const FLOORS = ['monthly_floor', 'referral_wage', 'origin_floor'] as const
type FloorName = (typeof FLOORS)[number]
type Floor = Extract<ParameterValue<FloorName>, { kind: 'floor' }>
type WageTerms = Pick<
  ContractTerms,
  | ('basicMonthly' | 'allowances' | 'hoursWeek' | 'hoursAsRequired')
  | ('housing' | 'food' | 'transport' | 'medical')
>

/**
 * Check 1: guaranteed cash pay against every floor that holds (of the destination, agreed for the
 * corridor, of the origin), a month and an hour. Pay is what is stated: a part that is not stated
 * counts as nothing, and where it could make the difference the answer is that it cannot be told.
 *
 * The floor an hour is that a month divided by the hours for which it is set. Exact arithmetic.
 *
 * @source operations, section 5, check 1
 */
export function wageFloor(terms: WageTerms | null, context: RuleContext): CheckFinding {
  const rule = openRule('wage_floor', context)
  const { floors, open } = floorsOf(rule)
  if (rule.on === null) return rule.cannotTell(open[0]!)
  if (terms?.basicMonthly == null) return rule.cannotTell(notStated('basic_pay', 'employer'))
  const rates = rule.rates()
  const outcomes = floors.map(({ floor, name }) => againstFloor(terms, floor, name, rates))
  const evidence = outcomes.flatMap((outcome) => outcome.evidence)
  const unmet = outcomes.find(({ met }) => met === 'no')
  if (unmet?.met === 'no') return rule.no(unmet.code, unmet.params, { evidence })
  const unknown = [...open, ...outcomes.flatMap((one) => (one.met === 'open' ? [one.open] : []))]
  if (unknown.length > 0) return rule.cannotTell(unknown[0]!, { evidence })
  const highest = outcomes.flatMap((one) => (one.met === 'yes' ? [one] : [])).toSorted(byFloor)[0]
  return highest === undefined
    ? rule.yes('wage_no_floor', { place: context.place.destination ?? '', date: rule.on })
    : rule.yes('wage_at_floor', { pay: highest.pay, floor: highest.floor.monthly }, { evidence })
}

interface NamedFloor {
  readonly name: FloorName
  readonly floor: Floor
}

/** The floors in force, and what keeps one from being known that should exist. */
function floorsOf(rule: OpenRule): { floors: readonly NamedFloor[]; open: readonly Open[] } {
  const expected = rule.ask('floors_expected')
  const needed = new Set<FloorName>([
    'monthly_floor',
    ...(expected.known ? expected.value.floors : []),
  ])
  const open: Open[] = expected.known || expected.isMissing ? [] : [expected.open]
  const floors: NamedFloor[] = []
  for (const name of FLOORS) {
    const asked = rule.ask(name)
    if (!asked.known && (needed.has(name) || !asked.isMissing)) open.push(asked.open)
    if (asked.known && asked.value.kind === 'floor') floors.push({ name, floor: asked.value })
  }
  return { floors, open }
}

type Outcome = { readonly evidence: CheckFinding['evidence'] } & (
  | { readonly met: 'yes'; readonly pay: Money; readonly floor: Floor }
  | {
      readonly met: 'no'
      readonly code: 'wage_below_floor' | 'wage_hourly_below_floor'
      readonly params: Readonly<Record<string, string | Money>>
    }
  | { readonly met: 'open'; readonly open: Open }
)

function againstFloor(terms: WageTerms, floor: Floor, name: string, rates: Rates): Outcome {
  const { currency } = floor.monthly
  const { pay, open } = guaranteedPay(terms, floor, rates)
  if (pay === null) return { met: 'open', open: open[0]!, evidence: [] }
  const shown = asMoney(pay, currency)
  const evidence = [
    { what: 'guaranteed_pay', value: shown, source: 'contract' },
    { what: name, value: floor.monthly, source: 'parameter' },
  ]
  // What is not stated could only add to it.
  const unsure = open[0]
  if (compare(pay, amountOf(floor.monthly)) < 0) {
    return unsure === undefined
      ? {
          ...{ met: 'no', code: 'wage_below_floor', evidence },
          params: { pay: shown, floor: floor.monthly },
        }
      : { met: 'open', open: unsure, evidence }
  }
  const hours = terms.hoursWeek === null ? null : fractionOf(terms.hoursWeek)
  if (hours === null || isZero(hours) || terms.hoursAsRequired) {
    return { met: 'open', open: notStated('hours_week', 'employer'), evidence }
  }
  const hourly = hourlyEquivalent(pay, hours)
  const hourlyFloor = hourlyEquivalent(amountOf(floor.monthly), fractionOf(floor.hoursWeek))
  if (compare(hourly, hourlyFloor) >= 0) return { met: 'yes', pay: shown, floor, evidence }
  if (unsure !== undefined) return { met: 'open', open: unsure, evidence }
  const [perHour, leastPerHour] = [asMoney(hourly, currency), asMoney(hourlyFloor, currency)]
  return {
    ...{ met: 'no', code: 'wage_hourly_below_floor', evidence },
    params: { pay: perHour, hours: terms.hoursWeek!, floor: leastPerHour },
  }
}

/** Basic pay and what of the rest counts, in the floor's currency; `open` names what is not stated. */
function guaranteedPay(terms: WageTerms, floor: Floor, rates: Rates) {
  const { currency } = floor.monthly
  const open: Open[] = []
  const add = (sum: Fraction | null, money: Money): Fraction | null => {
    const amount = inCurrency(money, currency, rates)
    if (amount === null) open.push(noRate(money.currency, currency))
    return amount === null || sum === null ? null : plus(sum, amount)
  }
  let pay = add({ over: 0n, under: 1n }, terms.basicMonthly!)
  for (const name of floor.allowancesThatCount) {
    if (name !== 'housing' && name !== 'food' && name !== 'transport' && name !== 'medical')
      continue
    const provision = terms[name]
    if (provision === null) open.push(notStated(name, 'employer'))
    if (provision?.level !== 'allowance') continue
    if (provision.allowance === null) open.push(notStated(name, 'employer'))
    else pay = add(pay, provision.allowance)
  }
  if (terms.allowances === null && floor.allowancesThatCount.length > 0) {
    open.push(notStated('allowances', 'employer'))
  }
  for (const { name, monthly } of terms.allowances ?? []) {
    if (floor.allowancesThatCount.includes(name)) pay = add(pay, monthly)
  }
  return { pay, open }
}

export const noRate = (from: string, to: string): Open => ({
  code: 'no_exchange_rate',
  params: { from, to },
  supplier: 'rules',
})

type Met = Extract<Outcome, { met: 'yes' }>

const byFloor = (one: Met, other: Met): number =>
  other.floor.monthly.minorUnits - one.floor.monthly.minorUnits
