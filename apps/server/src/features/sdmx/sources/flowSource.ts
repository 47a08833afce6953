import { FLOW_METHODS, type FlowMethod } from '@corridor/flows'
import { DomainError } from '@corridor/kernel'
import { type DataCube, GroupBook } from '@corridor/sdmx'
import type { EvidenceStore } from '../../../evidence/index.ts'
import { gridChoices } from '../../flows/estimateGrid.ts'
import type { Estimator } from '../../flows/estimator.ts'
import { isDifferencing } from '../../flows/flowMethods.ts'
import type { StoredEstimate } from '../../flows/StoredEstimate.ts'
import { listVintages, type Vintage } from '../../flows/vintages.ts'
import type { Simulations } from '../../simulations/simulations.ts'
import { secondOf } from '../momentOf.ts'
import { isWithin, type Publication, type SdmxSource } from '../SdmxSource.ts'
import { flowStructure } from '../structures/dataStructures.ts'
import type { CubeShelf } from './cubeShelf.ts'
import { compare, sourceGroup } from './editionSource.ts'
import { flowCube } from './flowCube.ts'

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
          load: (signal) =>
            shelf.take(key, (gone) => buildFlows(parts, vintage, method, gone), signal),
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
  gone: AbortSignal,
): Promise<DataCube> {
  const sexes = isDifferencing(method)
    ? vintage.stocks.manifest.dimensions.sexes
    : (['both'] as const)
  const estimates: StoredEstimate[] = []
  for (const sex of sexes) {
    for (const choice of gridChoices([vintage], { method, sex })) {
      const outcome = await patiently(() => estimator.whenFree(choice, gone), gone)
      if (outcome.kind === 'estimate') estimates.push(outcome.estimate)
    }
  }
  const intervalsOf = await simulations.intervalsAmong(estimates)
  const head = { vintage: vintageCode(vintage), method }
  const periods = estimates.map((estimate) => ({ estimate, intervals: intervalsOf(estimate) }))
  const groups = new GroupBook(flowStructure.dimensions.map(({ id }) => id))
  groups.add({ kind: 'group', key: {}, attributes: { UNIT_MEASURE: 'PS' } })
  const releases = [vintage.stocks, vintage.demography]
  groups.add({ kind: 'group', ...sourceGroup('VINTAGE', head.vintage, releases) })
  return { structure: flowStructure, cube: await flowCube(head, periods), groups }
}

/** A thread that dies takes one estimate with it; the next one is new. */
const ATTEMPTS = 3

async function patiently<Result>(ask: () => Promise<Result>, gone: AbortSignal): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask()
    } catch (error) {
      const isPassing = error instanceof DomainError && error.code === 'unavailable'
      if (!isPassing || gone.aborted || attempt === ATTEMPTS) throw error
    }
  }
}
