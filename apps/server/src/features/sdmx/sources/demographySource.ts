import type { AnnualDemography } from '@corridor/evidence'
import type { EvidenceStore } from '../../../evidence/index.ts'
import type { SdmxSource } from '../SdmxSource.ts'
import { demographyStructure } from '../structures/dataStructures.ts'
import { buildInTurns, type SourceSeries } from './buildInTurns.ts'
import type { CubeShelf } from './cubeShelf.ts'
import { editionSource, sourceGroup } from './editionSource.ts'

const MEASURES = [
  ['BIRTHS', 'births'],
  ['DEATHS', 'deaths'],
  ['NET_MIGRATION', 'netMigration'],
  ['POPULATION', 'population31December'],
] as const

/** Births, deaths, net migration and the population at the end of the year. */
export const demographySource = (evidence: EvidenceStore, shelf: CubeShelf): SdmxSource =>
  editionSource({
    kind: 'annual-demography',
    ...{ flow: 'DF_DEMOGRAPHY', structure: demographyStructure, evidence, shelf },
    cubeOf: async (entry) =>
      buildInTurns(
        demographyStructure,
        [
          { key: {}, attributes: { UNIT_MEASURE: 'PS' } },
          sourceGroup('EDITION', entry.id, [entry]),
        ],
        demographySeries(entry.id, await evidence.demography(entry.id)),
        {},
      ),
  })

function* demographySeries(id: string, table: AnnualDemography): Generator<SourceSeries> {
  // Rows of an area stand together.
  for (let start = 0, end = 0; start < table.area.length; start = end) {
    const area = table.area[start]!
    while (end < table.area.length && table.area[end] === area) end++
    const times = Array.from(table.year.subarray(start, end), String)
    for (const [measure, column] of MEASURES) {
      const values = Array.from(table[column].subarray(start, end))
      yield { key: [id, 'A', measure, area, '_T'], times, values }
    }
  }
}
