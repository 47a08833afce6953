import type { StockTable } from '@corridor/evidence'
import type { CatalogueEntry, EvidenceStore } from '../../../evidence/index.ts'
import type { SdmxSource } from '../SdmxSource.ts'
import { stockStructure } from '../structures/dataStructures.ts'
import { areaCode } from '../structures/names.ts'
import { buildInTurns, type SourceSeries } from './buildInTurns.ts'
import type { CubeShelf } from './cubeShelf.ts'
import { editionSource, sourceGroup } from './editionSource.ts'

export const SEX_CODES = { both: '_T', male: 'M', female: 'F' } as const

/** Persons by where they were born and where they live, as destinations report them. */
export const stockSource = (evidence: EvidenceStore, shelf: CubeShelf): SdmxSource =>
  editionSource({
    kind: 'migrant-stocks',
    ...{ flow: 'DF_STOCKS', structure: stockStructure, evidence, shelf },
    cubeOf: async (entry) =>
      buildInTurns(
        stockStructure,
        [
          { key: {}, attributes: { UNIT_MEASURE: 'PS' } },
          sourceGroup('EDITION', entry.id, [entry]),
        ],
        stockSeries(entry, await evidence.stocks(entry.id)),
        {},
      ),
  })

function* stockSeries({ id }: CatalogueEntry, { cube }: StockTable): Generator<SourceSeries> {
  const [sexes, years, origins, destinations] = cube.dimensions as [
    ...[Dimension, Dimension, Dimension, Dimension],
  ]
  const found = new Map<number, { readonly times: string[]; readonly values: number[] }>()
  for (let i = 0; i < cube.keys.length; i++) {
    const key = cube.keys[i]!
    const year = Math.floor(key / years.stride) % years.codes.length
    const pair = key - year * years.stride
    let series = found.get(pair)
    if (series === undefined) {
      series = { times: [], values: [] }
      found.set(pair, series)
    }
    series.times.push(years.codes[year]!)
    series.values.push(cube.values[i]!)
  }
  const at = ({ codes, stride }: Dimension, key: number) =>
    codes[Math.floor(key / stride) % codes.length]!
  for (const [pair, { times, values }] of found) {
    const [origin, destination] = [areaCode(at(origins, pair)), areaCode(at(destinations, pair))]
    const sex = SEX_CODES[at(sexes, pair) as keyof typeof SEX_CODES]
    yield { key: [id, 'A', 'MST', origin, destination, 'BIRTH', 'DST', sex], times, values }
  }
}

type Dimension = StockTable['cube']['dimensions'][number]
