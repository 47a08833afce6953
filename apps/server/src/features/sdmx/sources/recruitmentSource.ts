import { stateAsOf } from '@corridor/cube'
import type { StatisticObservation } from '@corridor/evidence'
import type { CatalogueEntry, EvidenceStore } from '../../../evidence/index.ts'
import type { SdmxSource } from '../SdmxSource.ts'
import { recruitmentStructure } from '../structures/dataStructures.ts'
import { buildInTurns, type SourceSeries } from './buildInTurns.ts'
import type { CubeShelf } from './cubeShelf.ts'
import { joinedReleases } from './joinedReleases.ts'

interface Cell {
  readonly key: readonly string[]
  readonly time: string
  readonly row: StatisticObservation
  readonly entry: CatalogueEntry
}

/**
 * Statistics of recruitment: the figures of all releases together. Where two have the same cell, that of
 * the later one counts, and the earlier one is history.
 */
export const recruitmentSource = (evidence: EvidenceStore, shelf: CubeShelf): SdmxSource =>
  joinedReleases(evidence, shelf, {
    ...{ flow: 'DF_RECRUITMENT', structure: recruitmentStructure, kind: 'recruitment-statistics' },
    build: buildCells,
  })

async function buildCells(evidence: EvidenceStore, entries: readonly CatalogueEntry[]) {
  const disseminations = await Promise.all(
    entries.map(async (entry) => ({
      at: entry.catalogued,
      deleted: new Set<string>(),
      set: new Map(
        (await evidence.statistics(entry.id)).map((row): [string, Cell] => {
          const cell = cellOf(row, entry)
          return [[...cell.key, cell.time].join(' '), cell]
        }),
      ),
    })),
  )
  const cells = stateAsOf(disseminations, entries.at(-1)!.catalogued).values()
  return await buildInTurns(recruitmentStructure, [], seriesOf(cells), {})
}

function* seriesOf(cells: Iterable<Cell>): Generator<SourceSeries> {
  for (const own of Map.groupBy(cells, ({ key }) => key.join(' ')).values()) {
    yield {
      key: own[0]!.key,
      times: own.map(({ time }) => time),
      values: own.map(({ row }) => (row.value === null ? Number.NaN : Number(row.value))),
      observationAttributes: {
        OBS_STATUS: own.map(({ row }) => (row.value === null ? 'Q' : 'A')),
        CONF_STATUS: own.map(({ row }) => (row.value === null ? 'C' : 'F')),
        CASES: own.map(({ row }) => (row.cases === null ? undefined : String(row.cases))),
        SOURCE: own.map(({ entry }) => entry.id),
        SYNTHETIC: own.map(({ entry }) => (entry.manifest.synthetic ? 'true' : undefined)),
      },
    }
  }
}

/** All of a kind together, those that are not shown, what is not known, and what does not apply. */
const SPECIAL: Readonly<Record<string, string>> = {
  all: '_T',
  not_shown: '_O',
  unknown: '_U',
  none: '_Z',
}

/** A name as a code: keys take no dots and colons. */
export const recruitmentCode = (name: string): string =>
  SPECIAL[name] ?? name.replaceAll('.', '$').replaceAll(':', '@')

function cellOf(row: StatisticObservation, entry: CatalogueEntry): Cell {
  const { measure, month, corridor, sector, item, part, unit } = row
  const [origin, destination] = /^[A-Z]{3}-[A-Z]{3}$/.test(corridor)
    ? [corridor.slice(0, 3), corridor.slice(4)]
    : [recruitmentCode(corridor), recruitmentCode(corridor)]
  const isWhole = month === 'all'
  const key = [
    isWhole ? '_O' : 'M',
    measure.toUpperCase(),
    origin,
    destination,
    ...[sector, item, part, unit].map(recruitmentCode),
  ]
  return { key, time: isWhole ? wholePeriod(entry.id) : month, row, entry }
}

/** The months of a release, after which it is named: `2030-01-01/P3M`. */
function wholePeriod(release: string): string {
  const [from = '1900-01', to = from] = release.match(/\d{4}-\d{2}/g) ?? []
  const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5))
  return `${from}-01/P${months(to) - months(from) + 1}M`
}
