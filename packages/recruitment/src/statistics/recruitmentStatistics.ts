import { type DisclosureRule, isNearlyKnown, isSmallCount, USUAL_RULE } from '@corridor/disclosure'
import { moneyDecimal } from '@corridor/kernel'
import { eventRows } from './eventRows.ts'
import type { RecruitmentTally } from './RecruitmentTally.ts'
import { ALL, NONE, type StatisticRow } from './StatisticRow.ts'
import { suppressLine } from './suppression/suppressLine.ts'

/** Months of a period, both ends included: `2030-01` to `2030-03`. */
export interface StatisticPeriod {
  readonly from: string
  readonly to: string
}

/** Kinds of records that are about one worker each: few of them are few people. */
const OF_PEOPLE = ['worker', 'contract', 'clearance']

/**
 * Every figure that may be published of what was added up, small counts of people left out and what
 * would tell them too. The same tally gives the same rows in the same order.
 *
 * @param rule which counts of people are small; five and more are shown unless told otherwise.
 * @source operations, sections 2 (events) and 6 (small cells)
 */
export function recruitmentStatistics(
  tally: RecruitmentTally,
  period: StatisticPeriod,
  rule: DisclosureRule = USUAL_RULE,
): readonly StatisticRow[] {
  const isOfPeople = (name: string) => OF_PEOPLE.includes(name.slice(0, name.indexOf('.')))
  return [
    ...eventRows(tally.movements.entries(), period, rule),
    ...feeRows(tally, rule),
    ...checkRows(tally, rule),
    ...lineRows('overrides', tally.overrides, () => false, rule),
    ...lineRows('deadlines', tally.deadlines, isOfPeople, rule),
    ...tally.licences.entries().map(({ names: [status = ''], count }) => ({
      ...PLAIN,
      ...{ measure: 'licences' as const, item: status, value: String(count) },
    })),
  ]
}

/** A sum that tells the largest amount to within so many hundredths is not shown. */
const NEARLY_PERCENT = 10

const PLAIN = {
  ...{ month: ALL, corridor: NONE, sector: NONE, item: NONE, part: NONE },
  ...{ unit: 'records', cases: null },
}

/** Amounts of too few contracts are not shown, nor how many contracts they are of. */
function feeRows(tally: RecruitmentTally, rule: DisclosureRule): readonly StatisticRow[] {
  return tally.fees.flatMap(({ names: [source, category, payer], byCurrency }) => {
    const common = { ...PLAIN, item: category, part: `${payer}.${source}` }
    const amounts = [...byCurrency].toSorted(([a], [b]) => (a < b ? -1 : 1))
    return amounts.flatMap(([unit, one]) => amountRows(common, unit, one, rule))
  })
}

function amountRows(
  common: Omit<StatisticRow, 'measure' | 'value'>,
  currency: string,
  byContract: ReadonlyMap<string, number>,
  rule: DisclosureRule,
): readonly StatisticRow[] {
  const amounts = [...byContract.values()].toSorted((a, b) => a - b)
  const isShown = !isSmallCount(amounts.length, rule)
  const text = (minorUnits: number) => (isShown ? moneyDecimal({ minorUnits, currency }) : null)
  const row = { ...common, unit: currency, cases: isShown ? amounts.length : null }
  // Whoever knows one amount must not learn another from the sum.
  const isTelling = isNearlyKnown(amounts, NEARLY_PERCENT)
  const sum = isTelling ? null : text(amounts.reduce((total, one) => total + one, 0))
  return [
    { ...row, measure: 'fees_sum', value: sum },
    { ...row, measure: 'fees_median', value: text(medianOf(amounts)) },
  ]
}

/** Of an even number the mean of the two in the middle, rounded half to even. */
export function medianOf(sorted: readonly number[]): number {
  const low = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0
  const high = sorted[Math.floor(sorted.length / 2)] ?? 0
  const half = (low + high) / 2
  return Number.isInteger(half) ? half : 2 * Math.round(half / 2)
}

/** Each rule's answers are a line: their sum is how many were checked. */
function checkRows(tally: RecruitmentTally, rule: DisclosureRule): readonly StatisticRow[] {
  const lines = new Map<string, { readonly part: string; readonly count: number }[]>()
  for (const { names, count } of tally.checks.entries()) {
    const [measure = '', rule = '', met = ''] = names
    const line = lines.get(`${measure}\n${rule}`) ?? []
    lines.set(`${measure}\n${rule}`, line)
    line.push({ part: met, count })
  }
  return [...lines].flatMap(([key, parts]) => {
    const [measure, item = ''] = key.split('\n')
    const common = { ...PLAIN, measure: measure as 'checks_at_signature', unit: 'contracts' }
    return shownLine({ ...common, item }, parts, rule)
  })
}

/** Counts by name and part, each name a line of its own. */
function lineRows(
  measure: 'overrides' | 'deadlines',
  counts: RecruitmentTally['overrides'],
  isOfPeople: (name: string) => boolean,
  rule: DisclosureRule,
): readonly StatisticRow[] {
  const names = [...new Set(counts.entries().map(({ names: [name = ''] }) => name))]
  return names.flatMap((item) => {
    const parts = counts
      .entries()
      .filter(({ names: [name] }) => name === item)
      .map(({ names: [, part = ''], count }) => ({ part, count }))
    const common = { ...PLAIN, measure, item }
    if (isOfPeople(item)) return shownLine(common, parts, rule)
    return parts.map(({ part, count }) => ({ ...common, part, value: String(count) }))
  })
}

/** The parts and their sum; where no part can be shown, the sum is not shown either. */
function shownLine(
  common: Omit<StatisticRow, 'part' | 'value'>,
  parts: readonly { readonly part: string; readonly count: number }[],
  rule: DisclosureRule,
): readonly StatisticRow[] {
  const hidden = suppressLine(
    parts.map(({ count }) => count),
    rule,
  )
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  return [
    { ...common, part: ALL, value: hidden === null ? null : String(total) },
    ...parts.map(({ part, count }, at) => ({
      ...common,
      part,
      value: hidden?.[at] === false ? String(count) : null,
    })),
  ]
}
