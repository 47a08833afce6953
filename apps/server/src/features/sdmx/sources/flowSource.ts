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

interface Found {
  readonly key: readonly string[]
  readonly times: string[]
  readonly values: number[]
  readonly lower: (string | undefined)[]
  readonly upper: (string | undefined)[]
}

function* flowSeries(
  start: readonly string[],
  estimates: readonly StoredEstimate[],
  intervalsOf: (estimate: StoredEstimate) => EstimateIntervals | null,
): Generator<SourceSeries> {
  const found = new Map<string, Found>()
  for (const estimate of estimates) {
    const { areas, persons, choice } = estimate
    const { from, to } = choice.period
    // Stocks are of the middle of a year.
    const time = `${from}-07-01/P${to - from}Y`
    const intervals = intervalsOf(estimate)
    const sex = SEX_CODES[choice.sex]
    for (const [i, origin] of areas.entries()) {
      for (const [j, destination] of areas.entries()) {
        if (i === j) continue
        const cell = i * areas.length + j
        const name = `${sex} ${origin} ${destination}`
        let series = found.get(name)
        if (series === undefined) {
          const key = [...start, areaCode(origin), areaCode(destination), 'EST', sex]
          series = { key, times: [], values: [], lower: [], upper: [] }
          found.set(name, series)
        }
        const bounds = intervals?.ofCell(cell)
        series.times.push(time)
        series.values.push(roundPersons(persons[cell]!))
        series.lower.push(bounds && String(roundPersons(bounds.lower)))
        series.upper.push(bounds && String(roundPersons(bounds.upper)))
      }
    }
  }
  for (const { key, times, values, lower, upper } of found.values()) {
    const observationAttributes = {
      OBS_STATUS: times.map(() => 'E'),
      LOWER_BOUND: lower,
      UPPER_BOUND: upper,
    }
    yield { key, times, values, observationAttributes }
  }
}
