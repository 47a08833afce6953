import type { ComparedEstimate, ComparedPair, compareRoute, Grouping } from '@corridor/contract'
import { aggregateFlows } from '@corridor/flows'
import { formatPeriod, periodYears } from '@corridor/kernel'
import type { z } from 'zod'
import type { EvidenceStore } from '../../evidence/index.ts'
import { ENGINE } from '../../version.ts'
import { sourceReference } from '../releases/sourceReference.ts'
import { explainDifference } from './explainDifference.ts'
import type { FlowAccounts } from './flowAccounts.ts'
import { PUBLISHED_AS } from './flowMethods.ts'
import { OTHER_REGION, regionCodes, regionOf } from './regions.ts'
import { roundPersons, roundPersonsOrNull } from './roundPersons.ts'
import type { StoredEstimate } from './StoredEstimate.ts'
import { placesIn } from './topCorridors.ts'
import { vintageLabel } from './vintages.ts'

/** One side of a comparison: the estimate, what it was made from, and how it was asked for. */
export interface ComparisonSide {
  readonly selection: string
  readonly estimate: StoredEstimate
  readonly accounts: FlowAccounts
}

export interface ComparisonScope {
  readonly grouping: Grouping
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly limit: number
}

/** Persons of the pairs in scope by `origin>destination`, and their places by size. */
interface Scoped {
  readonly persons: ReadonlyMap<string, number>
  readonly ranks: ReadonlyMap<string, number>
  readonly total: number
}

/** Two estimates of one period side by side. */
export function compareEstimates(
  evidence: Pick<EvidenceStore, 'areas' | 'areaIndex'>,
  a: ComparisonSide,
  b: ComparisonSide,
  scope: ComparisonScope,
): z.output<typeof compareRoute.output> {
  const [inA, inB] = [a, b].map(({ estimate }) => scoped(evidence, estimate, scope)) as [
    Scoped,
    Scoped,
  ]
  const common = [...inA.persons.keys()].filter((pair) => inB.persons.has(pair))
  const valuesA = common.map((pair) => inA.persons.get(pair)!)
  const valuesB = common.map((pair) => inB.persons.get(pair)!)
  const describe = (pair: string): ComparedPair => describePair(pair, a, b, inA, inB)
  const byDifference = [...new Set([...inA.persons.keys(), ...inB.persons.keys()])]
    .map((pair) => ({
      pair,
      size: Math.abs((inB.persons.get(pair) ?? 0) - (inA.persons.get(pair) ?? 0)),
    }))
    .filter(({ size }) => roundPersons(size) > 0)
    .toSorted((one, other) => other.size - one.size || (one.pair < other.pair ? -1 : 1))
    .slice(0, scope.limit)
  const { period } = a.estimate.choice
  return {
    period: formatPeriod(period),
    periodYears: periodYears(period),
    unit: 'persons',
    a: describeSide(a, inA),
    b: describeSide(b, inB),
    from: scope.from ?? null,
    to: scope.to ?? null,
    difference: roundPersons(inB.total - inA.total),
    pairs: common.length,
    correlation: correlation(valuesA, valuesB),
    rankCorrelation: correlation(averageRanks(valuesA), averageRanks(valuesB)),
    absoluteDifference: roundPersons(
      valuesA.reduce((total, value, place) => total + Math.abs(valuesB[place]! - value), 0),
    ),
    areasOnlyInA: a.estimate.areas.filter((area) => !b.estimate.positionOf.has(area)),
    areasOnlyInB: b.estimate.areas.filter((area) => !a.estimate.positionOf.has(area)),
    top: [...new Set([...largest(inA, scope.limit), ...largest(inB, scope.limit)])].map(describe),
    differences: byDifference.map(({ pair }) => describe(pair)),
    regions: compareRegions(evidence, a.estimate, b.estimate, scope.grouping),
    engine: ENGINE,
  }
}

function scoped(
  evidence: Pick<EvidenceStore, 'areas' | 'areaIndex'>,
  estimate: StoredEstimate,
  { from, to, grouping }: ComparisonScope,
): Scoped {
  const origins = placesIn(evidence, estimate, from, grouping)
  const destinations = placesIn(evidence, estimate, to, grouping)
  const persons = new Map<string, number>()
  let total = 0
  for (const i of origins) {
    for (const j of destinations) {
      if (i === j) continue
      const value = estimate.persons[i * estimate.areas.length + j]!
      persons.set(`${estimate.areas[i]}>${estimate.areas[j]}`, value)
      total += value
    }
  }
  const sorted = [...persons]
    .filter(([, value]) => roundPersons(value) > 0)
    .toSorted(([one, x], [other, y]) => y - x || (one < other ? -1 : 1))
  return { persons, total, ranks: new Map(sorted.map(([pair], place) => [pair, place + 1])) }
}

const largest = ({ ranks }: Scoped, limit: number): readonly string[] =>
  [...ranks.keys()].slice(0, limit)

function describePair(
  pair: string,
  a: ComparisonSide,
  b: ComparisonSide,
  inA: Scoped,
  inB: Scoped,
): ComparedPair {
  const [origin, destination] = pair.split('>') as [string, string]
  const [x, y] = [inA.persons.get(pair) ?? null, inB.persons.get(pair) ?? null]
  return {
    origin,
    destination,
    a: roundPersonsOrNull(x),
    b: roundPersonsOrNull(y),
    difference: x === null || y === null ? null : roundPersons(y - x),
    rankA: inA.ranks.get(pair) ?? null,
    rankB: inB.ranks.get(pair) ?? null,
    reasons: explainDifference(a, b, origin, destination),
  }
}

function describeSide(
  { selection, estimate }: ComparisonSide,
  { total }: Scoped,
): ComparedEstimate {
  const { vintage, method } = estimate.choice
  return {
    selection,
    method,
    publishedAs: PUBLISHED_AS[method],
    stocks: vintage.stocks.id,
    demography: vintage.demography.id,
    vintage: vintageLabel(vintage),
    sources: [vintage.stocks, vintage.demography].map(sourceReference),
    persons: roundPersons(total),
    worldTotal: roundPersons(estimate.total),
    areas: estimate.areas.length,
  }
}

function compareRegions(
  evidence: Pick<EvidenceStore, 'areas' | 'areaIndex'>,
  a: StoredEstimate,
  b: StoredEstimate,
  grouping: Grouping,
) {
  const sums = [a, b].map(({ areas, persons }) =>
    aggregateFlows(areas, persons, (area) => regionOf(evidence.areaIndex, area, grouping)),
  )
  const codes = [...regionCodes(evidence, grouping), OTHER_REGION].filter((code) =>
    sums.some(({ groups }) => groups.includes(code)),
  )
  const [inA, inB] = sums.map(({ groups, persons }) =>
    codes.map((from) =>
      codes.map((to) => {
        const [i, j] = [groups.indexOf(from), groups.indexOf(to)]
        return i < 0 || j < 0 ? 0 : roundPersons(persons[i * groups.length + j]!)
      }),
    ),
  )
  return { codes, a: inA!, b: inB! }
}

/** Pearson's coefficient; null where a side does not vary. */
function correlation(x: readonly number[], y: readonly number[]): number | null {
  const mean = (values: readonly number[]) =>
    values.reduce((total, value) => total + value, 0) / values.length
  const [meanX, meanY] = [mean(x), mean(y)]
  let [xx, yy, xy] = [0, 0, 0]
  x.forEach((value, place) => {
    const [dx, dy] = [value - meanX, y[place]! - meanY]
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  })
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null
}

/** Places by size; equal values share the mean of theirs. */
function averageRanks(values: readonly number[]): readonly number[] {
  const order = values.map((_, place) => place).toSorted((i, j) => values[i]! - values[j]!)
  const ranks: number[] = Array.from({ length: values.length })
  for (let first = 0; first < order.length; ) {
    let last = first
    while (last + 1 < order.length && values[order[last + 1]!] === values[order[first]!]) last++
    for (let place = first; place <= last; place++) ranks[order[place]!] = (first + last) / 2
    first = last + 1
  }
  return ranks
}
