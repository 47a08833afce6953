import { formatPersons, formatTable } from '../output/formatTable.ts'
import type { ColumnComparison } from './compareWithFirst.ts'
import { pairColumns } from './formatEstimate.ts'

type NameOf = (code: string) => string | null

/** Fields of json: one column against the first, with the sentences behind each difference. */
export function comparisonFields({ first, second, compared, explain }: ColumnComparison) {
  const { common } = compared
  const told = <Row extends { readonly reasons: Parameters<typeof explain>[0] }>(row: Row) => ({
    ...row,
    reasons: explain(row.reasons),
  })
  return {
    first,
    second,
    totals: { first: compared.first.total, second: compared.second.total },
    difference: compared.difference,
    ratio: orNull(compared.ratio),
    areasOnlyInFirst: compared.first.onlyHere,
    areasOnlyInSecond: compared.second.onlyHere,
    personsOnlyInFirst: compared.first.personsOnlyHere,
    personsOnlyInSecond: compared.second.personsOnlyHere,
    pairs: common.corridors,
    correlation: orNull(common.correlation),
    rankCorrelation: orNull(common.rankCorrelation),
    absoluteDifference: common.sumOfAbsoluteDifferences,
    ranks: compared.ranks.map(
      ({ first: firstRank, second: secondRank, firstPersons, secondPersons, ...row }) =>
        told({ ...row, first: firstPersons, second: secondPersons, firstRank, secondRank }),
    ),
    largestDifferences: compared.largestDifferences.map(told),
    largestRelativeDifferences: compared.largestRelativeDifferences.map(told),
  }
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

/** One column against the first for reading: agreement, places, differences with reasons. */
export function describeComparison(comparison: ColumnComparison, nameOf: NameOf): string {
  const { first, second, compared } = comparison
  // One corridor alone has no place among others.
  const isOne = compared.ranks.length < 2
  return [
    `${second} against ${first}`,
    ...describeAgreement(comparison, isOne),
    '',
    ...(isOne ? [] : describePlaces(comparison, nameOf)),
    ...describeDifferences(comparison, nameOf),
    '',
  ].join('\n')
}

const describePlaces = (
  { first, second, compared }: ColumnComparison,
  nameOf: NameOf,
): string[] => [
  `Places of the largest corridors, A ${first}, B ${second}`,
  formatTable([
    ...pairColumns(compared.ranks, nameOf),
    ...(['first', 'second'] as const).map((side) => ({
      title: side === 'first' ? 'place A' : 'place B',
      align: 'right' as const,
      cells: compared.ranks.map((row) => String(row[side] ?? '-')),
    })),
    persons('A', compared.ranks, 'firstPersons'),
    persons('B', compared.ranks, 'secondPersons'),
  ]),
]

function describeAgreement(
  { first, second, compared }: ColumnComparison,
  isOne: boolean,
): string[] {
  const { common } = compared
  const coefficient = (value: number): string =>
    Number.isNaN(value) ? 'not defined' : value.toFixed(3)
  const missing = [
    [first, compared.first],
    [second, compared.second],
  ] as const
  return [
    `Totals ${whole(compared.first.total)} and ${whole(compared.second.total)}, difference ${whole(compared.difference)} persons`,
    ...(isOne
      ? []
      : [
          `Over the ${common.corridors.toLocaleString('en')} corridors between areas of both: correlation ${coefficient(common.correlation)}, ` +
            `of places ${coefficient(common.rankCorrelation)}, sum of absolute differences ${whole(common.sumOfAbsoluteDifferences)}`,
        ]),
    ...missing.flatMap(([title, { onlyHere, personsOnlyHere }]) =>
      onlyHere.length === 0 || isOne
        ? []
        : [`Only in ${title}: ${onlyHere.join(', ')}, with ${whole(personsOnlyHere)} persons`],
    ),
  ]
}

function describeDifferences({ compared, explain }: ColumnComparison, nameOf: NameOf): string[] {
  if (compared.largestDifferences.length === 0) return ['No differences']
  const label = (code: string): string => [code, nameOf(code)].filter(Boolean).join(' ')
  return [
    'Largest differences, with what was revised behind them (reasons overlap, they do not add up)',
    ...compared.largestDifferences.flatMap(({ origin, destination, difference, reasons }) => [
      `${label(origin)} to ${label(destination)}: ${difference > 0 ? '+' : ''}${whole(difference)}`,
      ...(reasons.length === 0
        ? ['  no reason in the figures of the corridor itself']
        : explain(reasons).map(({ text }) => `  ${text}`)),
    ]),
  ]
}

const persons = <Row>(title: string, rows: readonly Row[], name: keyof Row) => ({
  title,
  align: 'right' as const,
  cells: formatPersons(rows.map((row) => row[name] as number | null)),
})

const whole = (value: number): string => Math.round(value).toLocaleString('en')
