import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DataStructure } from '../model/Artefact.ts'
import { dataflow, structure, wideStructure } from '../testing/demonstration.ts'
import { randomParts } from '../testing/randomData.ts'
import type { Chunks } from '../text/chunks.ts'
import { readDataCsv } from './csv/readDataCsv.ts'
import { writeDataCsv } from './csv/writeDataCsv.ts'
import { collectDataCube, type DataCube, partsOfCube } from './DataCube.ts'
import type { DataPart } from './DataPart.ts'
import type { DataReading } from './DataReading.ts'
import type { DataContent } from './DataWriting.ts'
import { collectJsonValues } from './json/JsonValues.ts'
import { readDataJson } from './json/readDataJson.ts'
import { writeDataJson } from './json/writeDataJson.ts'
import { readDataXml } from './xml/readDataXml.ts'
import { writeDataXml } from './xml/writeDataXml.ts'

const settings = { seed: 20140528, numRuns: 20 }
const header = { id: 'M1', prepared: '2026-01-01T00:00:00Z', sender: 'CORRIDOR' }

type Writer = (content: DataContent) => AsyncIterable<string> | Promise<AsyncIterable<string>>
type Reader = (chunks: Chunks, reading: DataReading) => AsyncIterable<DataPart>

interface Format {
  readonly name: string
  readonly write: Writer
  readonly read: Reader
  /** Formats of SDMX 2.1 have one figure and single values. */
  readonly isWide: boolean
}

const csv = (version: '1.0' | '2.0' | '2.1', more = {}): Format => ({
  name: `SDMX-CSV ${version} ${JSON.stringify(more)}`,
  write: (content) => writeDataCsv(content, { version, ...more }),
  read: readDataCsv,
  isWide: version !== '1.0',
})
const json = (version: '1.0' | '2.0' | '2.1', layout: 'series' | 'flat'): Format => ({
  name: `SDMX-JSON ${version} ${layout}`,
  write: (content) => writeDataJson(content, { version, layout }),
  read: readDataJson,
  isWide: version !== '1.0',
})
const jsonDescribedFirst: Format = {
  name: 'SDMX-JSON 2.0, structure before the data',
  write: async (content) => {
    const values = await collectJsonValues(content.structure, content.parts)
    return writeDataJson(content, { version: '2.0', values })
  },
  read: readDataJson,
  isWide: true,
}
const xml = (
  version: '2.1' | '3.0',
  style: 'generic' | 'structurespecific',
  layout: 'series' | 'flat',
  timeSeriesRoot = false,
): Format => ({
  name: `SDMX-ML ${version} ${style} ${layout}${timeSeriesRoot ? ' time series' : ''}`,
  write: (content) => writeDataXml(content, { version, style, layout, timeSeriesRoot }),
  read: readDataXml,
  isWide: version === '3.0',
})

const FORMATS: readonly Format[] = [
  csv('1.0'),
  csv('1.0', { labels: 'both' }),
  csv('2.0'),
  csv('2.1', { labels: 'name', keys: 'both' }),
  csv('2.1', { labels: 'both', keys: 'series' }),
  json('1.0', 'series'),
  json('1.0', 'flat'),
  json('2.0', 'series'),
  json('2.0', 'flat'),
  json('2.1', 'series'),
  jsonDescribedFirst,
  xml('2.1', 'generic', 'series'),
  xml('2.1', 'generic', 'series', true),
  xml('2.1', 'generic', 'flat'),
  xml('2.1', 'structurespecific', 'series'),
  xml('2.1', 'structurespecific', 'flat'),
  xml('3.0', 'structurespecific', 'series'),
  xml('3.0', 'structurespecific', 'flat'),
]

/** Everything that a cube holds, as plain rows. */
function rowsOf(cube: DataCube): unknown[] {
  const rows: unknown[] = []
  for (const part of partsOfCube(cube, { reference: dataflow })) {
    if (part.kind === 'dataset') continue
    if (part.kind === 'group') rows.push({ key: part.key, attributes: part.attributes })
    else {
      for (const [i, time] of part.times.entries()) {
        rows.push({
          key: part.key,
          attributes: part.attributes,
          time,
          figures: part.measures.map((column) => column[i]),
          observed: Object.entries(part.observationAttributes).flatMap(([id, column]) =>
            column[i] === undefined ? [] : [[id, column[i]]],
          ),
        })
      }
    }
  }
  return rows
    .map((row) => JSON.stringify(row, (_, value) => (Object.is(value, Number.NaN) ? 'NaN' : value)))
    .sort()
}

const reading = (known: DataStructure): DataReading => ({ structureOf: () => known })

const names = {
  ofComponent: (id: string) => ({ en: `Name, of ${id}` }),
  ofCode: (component: string, code: string) =>
    ['FREQ', 'ORIGIN', 'SEX', 'OBS_STATUS'].includes(component)
      ? { en: `Code "${code}"` }
      : undefined,
  ofStructure: { en: 'Flows' },
}

/** Bytes cut anywhere, also within a character. */
function* cut(text: string, length: number): Generator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let place = 0; place < bytes.length; place += length)
    yield bytes.subarray(place, place + length)
}

async function textOf(
  chunks: AsyncIterable<string> | Promise<AsyncIterable<string>>,
): Promise<string> {
  let text = ''
  for await (const chunk of await chunks) text += chunk
  return text
}

describe('what is written is read as the same cube', () => {
  for (const format of FORMATS) {
    for (const known of format.isWide ? [structure, wideStructure] : [structure]) {
      test(`${format.name}: ${known.id}`, async () => {
        await fc.assert(
          fc.asyncProperty(
            randomParts(known, dataflow),
            fc.integer({ min: 1, max: 90 }),
            async (parts, length) => {
              const content = { header, structure: known, reference: dataflow, parts, names }
              const text = await textOf(format.write(content))
              const read = await collectDataCube(
                known,
                format.read(cut(text, length), reading(known)),
              )
              expect(rowsOf(read)).toEqual(rowsOf(await collectDataCube(known, parts)))
            },
          ),
          settings,
        )
      })
    }
  }
})

describe('a message cut off', () => {
  const parts: readonly DataPart[] = [
    { kind: 'dataset', structure: dataflow, action: 'Replace' },
    {
      kind: 'series',
      key: ['A', 'NPL', 'F'],
      attributes: {},
      times: ['2019', '2020'],
      measures: [[1, 2]],
      observationAttributes: { COMMENT: ['a, "b"', undefined] },
    },
  ]

  test.each(FORMATS.filter(({ name }) => !name.startsWith('SDMX-CSV')))(
    '$name is refused wherever it ends',
    async ({ write, read }) => {
      const text = (
        await textOf(write({ header, structure, reference: dataflow, parts }))
      ).trimEnd()
      for (let end = 0; end < text.length; end += 17) {
        await expect(
          collectDataCube(structure, read([text.slice(0, end)], reading(structure))),
        ).rejects.toMatchObject({ code: 'bad_file' })
      }
    },
  )

  test('a long series stays one and is read in parts', async () => {
    const length = 10_000
    const times = Array.from(
      { length },
      (_, i) => `${1000 + Math.floor(i / 365)}-D${(i % 365) + 1}`,
    )
    const long: DataPart[] = [
      parts[0]!,
      ...[0, 5_000].map((from) => ({
        kind: 'series' as const,
        key: ['A', 'NPL', 'F'],
        attributes: {},
        times: times.slice(from, from + 5_000),
        measures: [Array.from({ length: 5_000 }, (_, i) => from + i)],
        observationAttributes: {},
      })),
    ]
    for (const { write, read } of FORMATS.filter(({ name }) => !name.includes('flat'))) {
      const text = await textOf(write({ header, structure, reference: dataflow, parts: long }))
      expect(text.split('<Series').length).toBeLessThanOrEqual(2)
      let series = 0
      let count = 0
      for await (const part of read([text], reading(structure))) {
        if (part.kind !== 'series') continue
        series += 1
        count += part.times.length
        expect(part.times.length).toBeLessThanOrEqual(4096)
      }
      expect([count, series > 2]).toEqual([length, true])
    }
  })
})
