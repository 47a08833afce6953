import { FLOW_METHODS, type FlowMethod } from '@corridor/flows'
import type { EvidenceStore } from '../../../evidence/index.ts'
import { gridChoices } from '../../flows/estimateGrid.ts'
import type { Estimator } from '../../flows/estimator.ts'
import { isDifferencing } from '../../flows/flowMethods.ts'
import { roundPersons } from '../../flows/roundPersons.ts'
import type { StoredEstimate } from '../../flows/StoredEstimate.ts'
import { listVintages, type Vintage } from '../../flows/vintages.ts'
import type { EstimateIntervals } from '../../simulations/EstimateIntervals.ts'
import type { Simulations } from '../../simulations/simulations.ts'
import { secondOf } from '../momentOf.ts'
import { isWithin, type Publication, type SdmxSource } from '../SdmxSource.ts'
import { flowStructure } from '../structures/dataStructures.ts'
import { areaCode } from '../structures/names.ts'
import { buildInTurns, type SourceSeries } from './buildInTurns.ts'
import type { CubeShelf } from './cubeShelf.ts'
import { compare, sourceGroup } from './editionSource.ts'
import { SEX_CODES } from './stockSource.ts'

interface FlowSourceParts {
  readonly evidence: EvidenceStore
  readonly estimator: Estimator
  readonly simulations: Pick<Simulations, 'intervalsAmong' | 'revision'>
  readonly shelf: CubeShelf
}

/** The code of a vintage: release ids have no underscore. */
export const vintageCode = ({ stocks, demography }: Vintage): string =>
  `${stocks.id}_${demography.id}`

/**
 * Flow estimates, one publication for each vintage and method. They are computed when they are asked
 * for, and cannot be older than the releases that they rest on.
 */
export function flowSource(parts: FlowSourceParts): SdmxSource {
  const { evidence, simulations, shelf } = parts
  const publications = async (): Promise<Publication[]> => {
    const simulated = await simulations.revision()
    return listVintages(await evidence.list()).flatMap((vintage) =>
      FLOW_METHODS.map((method): Publication => {
        const { stocks, demography } = vintage
        const key = `DF_FLOWS ${stocks.id}@${stocks.checksum} ${demography.id}@${demography.checksum} ${method} ${simulated}`
        return {
          key,
          at: secondOf([stocks.catalogued, demography.catalogued].sort()[1]!),
          fixed: { VINTAGE: vintageCode(vintage), METHOD: method },
          load: () => shelf.take(key, () => buildFlows(parts, vintage, method)),
        }
      }),
    )
  }
  const inOrder = (a: Publication, b: Publication) =>
    compare(a.fixed.VINTAGE!, b.fixed.VINTAGE!) || compare(a.fixed.METHOD!, b.fixed.METHOD!)
  return {
    flow: 'DF_FLOWS',
    structure: flowStructure,
    revision: async () => `${await evidence.revision()} ${await simulations.revision()}`,
    history: async () =>
      (await publications()).toSorted((a, b) => compare(a.at, b.at) || inOrder(a, b)),
    state: async (span) =>
      (await publications()).filter(({ at }) => isWithin(at, span)).toSorted(inOrder),
  }
}

async function buildFlows(
  { estimator, simulations }: FlowSourceParts,
  vintage: Vintage,
  method: FlowMethod,
) {
  const sexes = isDifferencing(method)
    ? vintage.stocks.manifest.dimensions.sexes
    : (['both'] as const)
  const estimates: StoredEstimate[] = []
  for (const sex of sexes) {
    const outcomes = await estimator.outcomes(gridChoices([vintage], { method, sex }))
    for (const outcome of outcomes) {
      if (outcome.kind === 'estimate') estimates.push(outcome.estimate)
    }
  }
  const intervalsOf = await simulations.intervalsAmong(estimates)
  const code = vintageCode(vintage)
  return await buildInTurns(
    flowStructure,
    [
      { key: {}, attributes: { UNIT_MEASURE: 'PS' } },
      sourceGroup('VINTAGE', code, [vintage.stocks, vintage.demography]),
    ],
    flowSeries([code, method, '_O', 'MFL'], estimates, intervalsOf),
    {},
  )
}

type IntervalsOf = (estimate: StoredEstimate) => EstimateIntervals | null

function* flowSeries(
  start: readonly string[],
  estimates: readonly StoredEstimate[],
  intervalsOf: IntervalsOf,
): Generator<SourceSeries> {
  for (const [sex, own] of Map.groupBy(estimates, ({ choice }) => SEX_CODES[choice.sex])) {
    const periods = own.map((estimate) => {
      const { from, to } = estimate.choice.period
      // Stocks are of the middle of a year.
      return { estimate, time: `${from}-07-01/P${to - from}Y`, intervals: intervalsOf(estimate) }
    })
    const areas = [...new Set(own.flatMap((estimate) => estimate.areas))].sort()
    for (const origin of areas) {
      for (const destination of areas) {
        if (origin === destination) continue
        const key = [...start, areaCode(origin), areaCode(destination), 'EST', sex]
        const series = oneSeries(key, origin, destination, periods)
        if (series !== null) yield series
      }
    }
  }
}

interface EstimatedPeriod {
  readonly estimate: StoredEstimate
  readonly time: string
  readonly intervals: EstimateIntervals | null
}

/** The estimates of a corridor; null where none has both areas. */
function oneSeries(
  key: readonly string[],
  origin: string,
  destination: string,
  periods: readonly EstimatedPeriod[],
): SourceSeries | null {
  const [times, values]: [string[], number[]] = [[], []]
  const [lower, upper]: [(string | undefined)[], (string | undefined)[]] = [[], []]
  for (const { estimate, time, intervals } of periods) {
    const row = estimate.positionOf.get(origin)
    const column = estimate.positionOf.get(destination)
    if (row === undefined || column === undefined) continue
    const cell = row * estimate.areas.length + column
    const bounds = intervals?.ofCell(cell)
    times.push(time)
    values.push(roundPersons(estimate.persons[cell]!))
    lower.push(bounds && String(roundPersons(bounds.lower)))
    upper.push(bounds && String(roundPersons(bounds.upper)))
  }
  if (times.length === 0) return null
  const observationAttributes = {
    OBS_STATUS: times.map(() => 'E'),
    ...(lower.some((one) => one !== undefined) ? { LOWER_BOUND: lower, UPPER_BOUND: upper } : {}),
  }
  return { key, times, values, observationAttributes }
}
