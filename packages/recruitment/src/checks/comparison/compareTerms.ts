import { foldText, type Money } from '@corridor/kernel'
import {
  amountOf,
  asMoney,
  compare,
  fractionOf,
  hourlyEquivalent,
  inCurrency,
  isZero,
  type Rates,
} from '../exact/index.ts'
import {
  type ContractTerms,
  type Payer,
  PROVISION_LEVELS,
  type Provision,
  type TermName,
} from '../terms/index.ts'
import { isLowerSkill } from './skillLevels.ts'

export const COMPARED = ['same', 'better', 'worse', 'changed', 'cannot_tell'] as const
export type Compared = (typeof COMPARED)[number]

type Shown = string | Money | null

/** One term of two versions: what each says, and what it means for the worker. */
export interface TermComparison {
  /** A term's name, `hourlyEquivalent`, or `allowance:` with the allowance's own name. */
  readonly term: string
  readonly origin: Shown
  readonly destination: Shown
  readonly outcome: Compared
  /** Which side is silent, where that is why it cannot be told. */
  readonly missingIn: 'origin' | 'destination' | 'both' | null
  /** Changed because money stands for the thing itself, or the reverse: somebody has to value it. */
  readonly needsValuation: boolean
}

type Direction = 'lower_is_worse' | 'higher_is_worse'

/**
 * In which direction a difference is worse for the worker.
 *
 * @source operations, section 5, direction table for check 5
 */
const DIRECTIONS = {
  basicMonthly: 'lower_is_worse',
  overtimeRate: 'lower_is_worse',
  restDaysWeek: 'lower_is_worse',
  annualLeaveDays: 'lower_is_worse',
  sickLeaveDays: 'lower_is_worse',
  insuranceSum: 'lower_is_worse',
  hoursDay: 'higher_is_worse',
  hoursWeek: 'higher_is_worse',
  probationMonths: 'higher_is_worse',
  noticeDaysWorker: 'higher_is_worse',
  deductionsMonthly: 'higher_is_worse',
  penalties: 'higher_is_worse',
} as const satisfies Partial<Record<TermName, Direction>>

const PROVISIONS = ['housing', 'food', 'transport', 'medical'] as const
const PAYER_TERMS = ['repatriationPayer', 'visaPayer', 'medicalExamPayer'] as const
const IDENTITY_TERMS = ['employer', 'site', 'termMonths'] as const

/** What a comparison names, besides allowances by their own names. */
export const COMPARED_TERMS: readonly string[] = [
  ...Object.keys(DIRECTIONS),
  ...PROVISIONS,
  ...PAYER_TERMS,
  ...IDENTITY_TERMS,
  'occupation',
  'hourlyEquivalent',
]

/**
 * Compares the version registered at destination with that signed at origin, term by term, in the
 * direction that is worse for the worker. A term that a side does not state cannot be told; so does
 * one that both leave out, since nothing shows that they agree. Zero and "none" are statements.
 *
 * @param rates for amounts in different currencies; without a rate they cannot be told
 * @source operations, section 5, check 5; docs/methods/contract-comparison.md
 * @example
 * compareTerms(signed, registered, []).filter(({ outcome }) => outcome === 'worse')
 */
export function compareTerms(
  origin: ContractTerms,
  destination: ContractTerms,
  rates: Rates,
): readonly TermComparison[] {
  const rows: TermComparison[] = []
  for (const term of Object.keys(DIRECTIONS) as (keyof typeof DIRECTIONS)[]) {
    const direction = DIRECTIONS[term]
    rows.push(
      row(term, origin[term], destination[term], (one, other) =>
        inDirection(direction, one, other, rates),
      ),
    )
  }
  rows.push(...compareAllowances(origin.allowances, destination.allowances, rates))
  for (const term of PROVISIONS) rows.push(compareProvision(term, origin, destination, rates))
  for (const term of PAYER_TERMS) rows.push(row(term, origin[term], destination[term], byPayer))
  for (const term of IDENTITY_TERMS) {
    const same = (one: string | number, other: string | number): Compared =>
      foldText(String(one)) === foldText(String(other)) ? 'same' : 'changed'
    rows.push(row(term, origin[term], destination[term], same))
  }
  rows.push(row('occupation', origin.occupation, destination.occupation, byOccupation))
  rows.push(compareHourly(origin, destination, rates))
  return rows
}

type Stated = string | number | Money

function row<Value extends Stated>(
  term: string,
  origin: Value | null,
  destination: Value | null,
  judge: (origin: Value, destination: Value) => Compared,
): TermComparison {
  const missingIn = sideOf(origin, destination)
  return {
    term,
    origin: shown(origin),
    destination: shown(destination),
    outcome: missingIn === null ? judge(origin!, destination!) : 'cannot_tell',
    missingIn,
    needsValuation: false,
  }
}

const sideOf = (origin: unknown, destination: unknown): TermComparison['missingIn'] =>
  origin === null
    ? destination === null
      ? 'both'
      : 'origin'
    : destination === null
      ? 'destination'
      : null

const shown = (value: Stated | null): Shown => (typeof value === 'number' ? String(value) : value)

function inDirection(
  direction: Direction,
  origin: Stated,
  destination: Stated,
  rates: Rates,
): Compared {
  const difference = differenceOf(origin, destination, rates)
  if (difference === null) return 'cannot_tell'
  if (difference === 0) return 'same'
  return difference < 0 === (direction === 'lower_is_worse') ? 'worse' : 'better'
}

/** Above zero when the destination's is higher; null where there is no rate between currencies. */
function differenceOf(origin: Stated, destination: Stated, rates: Rates): number | null {
  if (typeof origin === 'object' && typeof destination === 'object') {
    const amount = inCurrency(destination, origin.currency, rates)
    return amount === null ? null : compare(amount, amountOf(origin))
  }
  return compare(fractionOf(String(destination)), fractionOf(String(origin)))
}

function compareAllowances(
  origin: ContractTerms['allowances'],
  destination: ContractTerms['allowances'],
  rates: Rates,
): readonly TermComparison[] {
  if (origin === null || destination === null) {
    const count = (list: ContractTerms['allowances']) => (list === null ? null : list.length)
    return [row('allowances', count(origin), count(destination), () => 'cannot_tell')]
  }
  const names = new Map<string, string>()
  for (const { name } of [...origin, ...destination]) {
    if (!names.has(foldText(name))) names.set(foldText(name), name)
  }
  if (names.size === 0) return [row('allowances', 0, 0, () => 'same')]
  return [...names].map(([folded, name]) => {
    const [before, after] = [origin, destination].map((list) =>
      list.find((one) => foldText(one.name) === folded),
    )
    const none = (other: Money): Money => ({ minorUnits: 0, currency: other.currency })
    const [one, other] = [
      before?.monthly ?? none(after!.monthly),
      after?.monthly ?? none(before!.monthly),
    ]
    return row(`allowance:${name}`, one, other, (was, is) =>
      inDirection('lower_is_worse', was, is, rates),
    )
  })
}

function compareProvision(
  term: (typeof PROVISIONS)[number],
  { [term]: origin }: ContractTerms,
  { [term]: destination }: ContractTerms,
  rates: Rates,
): TermComparison {
  const { outcome, missingIn } = byProvision(origin, destination, rates)
  return {
    ...{ term, outcome, missingIn },
    origin: provisionWords(origin),
    destination: provisionWords(destination),
    needsValuation: outcome === 'changed',
  }
}

function byProvision(
  origin: Provision | null,
  destination: Provision | null,
  rates: Rates,
): Pick<TermComparison, 'outcome' | 'missingIn'> {
  const missingIn = sideOf(origin, destination)
  if (origin === null || destination === null) return { outcome: 'cannot_tell', missingIn }
  if (origin.level === 'allowance' && destination.level === 'allowance') {
    const silent = sideOf(origin.allowance, destination.allowance)
    if (silent !== null) return { outcome: 'cannot_tell', missingIn: silent }
    const outcome = inDirection('lower_is_worse', origin.allowance!, destination.allowance!, rates)
    return { outcome, missingIn: null }
  }
  if (origin.level === destination.level) return { outcome: 'same', missingIn: null }
  if (origin.level !== 'none' && destination.level !== 'none') {
    return { outcome: 'changed', missingIn: null }
  }
  const rank = (level: Provision['level']) => PROVISION_LEVELS.indexOf(level)
  const isWorse = rank(destination.level) < rank(origin.level)
  return { outcome: isWorse ? 'worse' : 'better', missingIn: null }
}

const provisionWords = (provision: Provision | null): Shown =>
  provision === null ? null : (provision.allowance ?? provision.level)

function byPayer(origin: Payer, destination: Payer): Compared {
  if (origin === destination) return 'same'
  return destination === 'worker' ? 'worse' : origin === 'worker' ? 'better' : 'changed'
}

function byOccupation(origin: string, destination: string): Compared {
  if (isLowerSkill(origin, destination)) return 'worse'
  if (origin === destination) return 'same'
  // One of the two says only the group to which the other belongs.
  if (origin.startsWith(destination) || destination.startsWith(origin)) return 'cannot_tell'
  return 'changed'
}

/** Basic pay × 12 / (52 × hours a week), which tells longer hours behind a higher monthly figure. */
function compareHourly(
  origin: ContractTerms,
  destination: ContractTerms,
  rates: Rates,
): TermComparison {
  const hourly = ({ basicMonthly, hoursWeek }: ContractTerms, currency: string) => {
    const hours = hoursWeek === null ? null : fractionOf(hoursWeek)
    const pay = basicMonthly === null ? null : inCurrency(basicMonthly, currency, rates)
    return hours === null || isZero(hours) || pay === null ? null : hourlyEquivalent(pay, hours)
  }
  const currency = origin.basicMonthly?.currency ?? destination.basicMonthly?.currency ?? ''
  const [before, after] = [hourly(origin, currency), hourly(destination, currency)]
  const difference = before === null || after === null ? null : compare(after, before)
  return {
    term: 'hourlyEquivalent',
    origin: before === null ? null : asMoney(before, currency),
    destination: after === null ? null : asMoney(after, currency),
    outcome:
      difference === null
        ? 'cannot_tell'
        : difference === 0
          ? 'same'
          : difference < 0
            ? 'worse'
            : 'better',
    missingIn: sideOf(before, after),
    needsValuation: false,
  }
}
