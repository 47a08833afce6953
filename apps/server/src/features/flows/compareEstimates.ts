import type { ComparedEstimate, ComparedPair, compareRoute, Grouping } from '@corridor/contract'
import {
  aggregateFlows,
  type CorridorDifference,
  compareEstimates as compareFlows,
} from '@corridor/flows'
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

/** Two estimates of one period side by side, as the engine compares them. */
export function compareEstimates(
  evidence: Pick<EvidenceStore, 'areas' | 'areaIndex'>,
  a: ComparisonSide,
  b: ComparisonSide,
  scope: ComparisonScope,
): z.output<typeof compareRoute.output> {
  const compared = compareFlows(engineSide(a), engineSide(b), {
    top: scope.limit,
    within: withinScope(evidence, [a, b], scope),
  })
  const { common, first, second } = compared
  const { period } = a.estimate.choice
  return {
    period: formatPeriod(period),
    periodYears: periodYears(period),
    unit: 'persons',
    a: describeSide(a, first.total),
    b: describeSide(b, second.total),
    from: scope.from ?? null,
    to: scope.to ?? null,
    difference: roundPersons(compared.difference),
    pairs: common.corridors,
    correlation: orNull(common.correlation),
    rankCorrelation: orNull(common.rankCorrelation),
    absoluteDifference: roundPersons(common.sumOfAbsoluteDifferences),
    areasOnlyInA: [...first.onlyHere],
    areasOnlyInB: [...second.onlyHere],
    top: compared.ranks.map(({ firstPersons, secondPersons, ...pair }) =>
      describePair(a, b, {
        ...pair,
        first: firstPersons,
        second: secondPersons,
        firstRank: pair.first,
        secondRank: pair.second,
      }),
    ),
    differences: compared.largestDifferences
      .filter(({ difference }) => roundPersons(difference) !== 0)
      .map((pair) => describePair(a, b, pair)),
    regions: compareRegions(evidence, a.estimate, b.estimate, scope.grouping),
    engine: ENGINE,
  }
}

const engineSide = ({ estimate, accounts }: ComparisonSide) => ({
  method: estimate.choice.method,
  vintage: vintageLabel(estimate.choice.vintage),
  areas: estimate.areas,
  persons: estimate.persons,
  input: accounts.input,
})

/** Whether a pair goes from and to what was asked for, by the areas of either estimate. */
function withinScope(
  evidence: Pick<EvidenceStore, 'areas' | 'areaIndex'>,
  sides: readonly ComparisonSide[],
  { from, to, grouping }: ComparisonScope,
) {
  const codes = (wanted: string | undefined): ReadonlySet<string> =>
    new Set(
      sides.flatMap(({ estimate }) =>
        placesIn(evidence, estimate, wanted, grouping).map((place) => estimate.areas[place]!),
      ),
    )
  const [origins, destinations] = [codes(from), codes(to)]
  return (origin: string, destination: string): boolean =>
    origins.has(origin) && destinations.has(destination)
}

function describePair(
  a: ComparisonSide,
  b: ComparisonSide,
  pair: Omit<CorridorDifference, 'relative'>,
): ComparedPair {
  const { first, second } = pair
  return {
    origin: pair.origin,
    destination: pair.destination,
    a: roundPersonsOrNull(first),
    b: roundPersonsOrNull(second),
    difference: first === null || second === null ? null : roundPersons(pair.difference),
    rankA: pair.firstRank,
    rankB: pair.secondRank,
    reasons: explainDifference(a, b, pair.reasons),
  }
}

function describeSide({ selection, estimate }: ComparisonSide, total: number): ComparedEstimate {
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

/** A coefficient that is not defined is missing. */
const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)
