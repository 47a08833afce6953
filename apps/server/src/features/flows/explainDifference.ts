import type { DifferenceReason } from '@corridor/contract'
import type { AreaCode } from '@corridor/kernel'
import type { ComparisonSide } from './compareEstimates.ts'
import type { FlowAccounts } from './flowAccounts.ts'
import { roundPersons } from './roundPersons.ts'

/** More would not be read. */
const MOST_REASONS = 5

/**
 * The figures behind a pair that two estimates do not have in common, the largest difference first.
 * They are what is known, not a decomposition: a closed table ties every figure to every other.
 */
export function explainDifference(
  a: ComparisonSide,
  b: ComparisonSide,
  origin: AreaCode,
  destination: AreaCode,
): DifferenceReason[] {
  const absent = [origin, destination].flatMap((area) => absence(a, b, area))
  const method = methodDiffers(a, b)
  if (absent.length > 0) return [...absent, ...method]
  const revised = [
    ...(
      [
        [origin, destination],
        [destination, origin],
      ] as const
    ).flatMap(([born, living]) => stockReasons(a, b, born, living)),
    ...[origin, destination].flatMap((area) => areaReasons(a, b, area)),
  ]
    .filter((reason) => Math.abs(changeOf(reason)) >= 1)
    .toSorted((one, other) => Math.abs(changeOf(other)) - Math.abs(changeOf(one)))
  return [...method, ...revised.slice(0, MOST_REASONS)]
}

const changeOf = ({ a, b }: DifferenceReason): number => (b ?? 0) - (a ?? 0)

function methodDiffers(a: ComparisonSide, b: ComparisonSide): DifferenceReason[] {
  const [x, y] = [a.estimate.choice.method, b.estimate.choice.method]
  if (x === y) return []
  return [
    { kind: 'method_differs', area: null, a: null, b: null, text: `Estimated by ${x} and by ${y}` },
  ]
}

function absence(a: ComparisonSide, b: ComparisonSide, area: AreaCode): DifferenceReason[] {
  const missing = [a, b].filter(({ estimate }) => !estimate.positionOf.has(area))
  return missing.map(({ estimate, selection }) => {
    const reason = estimate.excluded.find((one) => one.area === area)?.reason
    return {
      kind: 'area_not_in_one',
      area,
      a: null,
      b: null,
      text: `${area} is not in ${selection}${reason === undefined ? '' : ` (${reason.replaceAll('_', ' ')})`}`,
    }
  })
}

function stockReasons(
  a: ComparisonSide,
  b: ComparisonSide,
  born: AreaCode,
  living: AreaCode,
): DifferenceReason[] {
  const { from, to } = a.estimate.choice.period
  return (['start', 'end'] as const).flatMap((date) => {
    const [x, y] = [a, b].map(({ accounts }) => stock(accounts, date, born, living))
    if (x === undefined || y === undefined) return []
    return [
      {
        kind: `stock_${date}_revised`,
        area: null,
        a: roundPersons(x),
        b: roundPersons(y),
        text: `Persons born in ${born} and living in ${living} in ${date === 'start' ? from : to}: ${words(x)} in ${a.estimate.choice.vintage.stocks.id}, ${words(y)} in ${b.estimate.choice.vintage.stocks.id}`,
      } as const,
    ]
  })
}

function areaReasons(a: ComparisonSide, b: ComparisonSide, area: AreaCode): DifferenceReason[] {
  const { from, to } = a.estimate.choice.period
  const figures = [
    ['net_migration_revised', 'Net migration', (one: FlowAccounts) => one.netMigration.get(area)],
    [
      'population_start_revised',
      `Population of ${from}`,
      (one: FlowAccounts) => population(one, 'start', area),
    ],
    [
      'population_end_revised',
      `Population of ${to}`,
      (one: FlowAccounts) => population(one, 'end', area),
    ],
  ] as const
  return figures.flatMap(([kind, name, pick]) => {
    const [x, y] = [pick(a.accounts), pick(b.accounts)]
    if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return []
    return [
      {
        kind,
        area,
        a: roundPersons(x),
        b: roundPersons(y),
        text: `${name}, ${area}: ${words(x)} in ${a.estimate.choice.vintage.demography.id}, ${words(y)} in ${b.estimate.choice.vintage.demography.id}`,
      },
    ]
  })
}

const tableOf = ({ input }: FlowAccounts, date: 'start' | 'end'): Float64Array =>
  date === 'start' ? input.stockStart : input.stockEnd

function stock(
  accounts: FlowAccounts,
  date: 'start' | 'end',
  born: AreaCode,
  living: AreaCode,
): number | undefined {
  const [row, column] = [born, living].map((area) => accounts.positionOf.get(area))
  if (row === undefined || column === undefined) return undefined
  return tableOf(accounts, date)[row * accounts.input.areas.length + column]
}

/** The population of an area at a date: its column total. */
export function population(
  accounts: FlowAccounts,
  date: 'start' | 'end',
  area: AreaCode,
): number | undefined {
  const column = accounts.positionOf.get(area)
  if (column === undefined) return undefined
  const size = accounts.input.areas.length
  const table = tableOf(accounts, date)
  let total = 0
  for (let row = 0; row < size; row++) total += table[row * size + column]!
  return total
}

const words = (persons: number): string => Math.round(persons).toLocaleString('en')
