import { type Dissemination, stateAsOf } from '@corridor/cube'
import type { ReportedObservation } from '@corridor/evidence'
import type { CatalogueEntry, EvidenceStore } from '../../../evidence/index.ts'
import type { SdmxSource } from '../SdmxSource.ts'
import { reportStructure } from '../structures/dataStructures.ts'
import { buildInTurns, type SourceSeries } from './buildInTurns.ts'
import type { CubeShelf } from './cubeShelf.ts'
import { joinedReleases } from './joinedReleases.ts'

interface Cell {
  readonly key: readonly string[]
  readonly row: ReportedObservation
  readonly entry: CatalogueEntry
}

/**
 * What countries reported: the figures of all releases together. A later release of the same report takes
 * the place of the earlier one, which is then history.
 */
export const reportSource = (evidence: EvidenceStore, shelf: CubeShelf): SdmxSource =>
  joinedReleases(evidence, shelf, {
    ...{ flow: 'DF_REPORTS', structure: reportStructure, kind: 'country-reports' },
    build: buildCells,
  })

/** Releases of one report differ in their number. */
const stemOf = (id: string): string => id.replace(/-r\d+$/, '')

async function buildCells(evidence: EvidenceStore, entries: readonly CatalogueEntry[]) {
  const latest = new Map<string, ReadonlySet<string>>()
  const disseminations: Dissemination<Cell>[] = []
  for (const entry of entries) {
    const set = new Map(
      (await evidence.reported(entry.id)).map((row): [string, Cell] => {
        const key = keyOf(row)
        return [[...key, row.period].join(' '), { key, row, entry }]
      }),
    )
    const keys = new Set(set.keys())
    const before = latest.get(stemOf(entry.id)) ?? new Set<string>()
    latest.set(stemOf(entry.id), keys)
    const gone = new Set([...before].filter((key) => !keys.has(key)))
    disseminations.push({ at: entry.catalogued, set, deleted: gone })
  }
  const cells = stateAsOf(disseminations, entries.at(-1)!.catalogued).values()
  const unit = { key: {}, attributes: { UNIT_MEASURE: 'PS' } }
  return await buildInTurns(reportStructure, [unit], seriesOf(cells), {})
}

const keyOf = (row: ReportedObservation): readonly string[] => [
  ...['A', row.measure, row.origin, row.destination, row.reportedBy],
  ...[row.sex, row.age, row.education, row.occupation, row.industry],
]

function* seriesOf(cells: Iterable<Cell>): Generator<SourceSeries> {
  for (const own of Map.groupBy(cells, ({ key }) => key.join(' ')).values()) {
    yield {
      key: own[0]!.key,
      times: own.map(({ row }) => row.period),
      values: own.map(({ row }) => row.value ?? Number.NaN),
      observationAttributes: {
        OBS_STATUS: own.map(({ row }) => row.status),
        CONF_STATUS: own.map(({ row }) => row.confidentiality),
        SOURCE: own.map(({ entry }) => entry.id),
        LICENCE: own.map(({ entry }) => entry.manifest.licence.name),
        SYNTHETIC: own.map(({ entry }) => (entry.manifest.synthetic ? 'true' : undefined)),
      },
    }
  }
}
