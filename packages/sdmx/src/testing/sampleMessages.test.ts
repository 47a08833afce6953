import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readDataCsv } from '../data/csv/readDataCsv.ts'
import { collectDataCube, partsOfCube } from '../data/DataCube.ts'
import type { DataPart } from '../data/DataPart.ts'
import { readDataJson } from '../data/json/readDataJson.ts'
import { readDataXml } from '../data/xml/readDataXml.ts'
import { type Artefact, type DataStructure, referenceTo } from '../model/Artefact.ts'
import { formatUrn, type Reference } from '../model/Reference.ts'
import { StructureStore } from '../model/StructureStore.ts'
import { readStructuresJson } from '../structures/readStructuresJson.ts'
import { readStructuresXml } from '../structures/readStructuresXml.ts'
import { writeStructuresJson } from '../structures/writeStructuresJson.ts'
import { writeStructuresXml } from '../structures/writeStructuresXml.ts'
import { dataflow, structure } from './demonstration.ts'

// The sample messages of the standard, where the shared material is beside the project.
const SHARED = fileURLToPath(new URL('../../../../../shared/data/sdmx/', import.meta.url))
const isShared = existsSync(SHARED)
const header = { id: 'M1', prepared: '2026-01-01T00:00:00Z', sender: 'CORRIDOR' }

const read = (path: string): string => readFileSync(`${SHARED}${path}`, 'utf8')

async function all<T>(items: AsyncIterable<T> | Iterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

describe.skipIf(!isShared)('sample messages of the standard', () => {
  const structuresIn = async (path: string): Promise<Artefact[]> =>
    all(path.endsWith('.json') ? readStructuresJson([read(path)]) : readStructuresXml([read(path)]))

  /** By name; a time dimension without a format gets the usual one when it is written. */
  const inOrder = (given: readonly Artefact[]): Artefact[] =>
    given
      .map((one) =>
        one.kind === 'datastructure' && one.timeDimension !== undefined
          ? {
              ...one,
              timeDimension: {
                representation: { textType: 'ObservationalTimePeriod' as const },
                ...one.timeDimension,
              },
            }
          : one,
      )
      .sort((a, b) => (formatUrn(referenceTo(a)) < formatUrn(referenceTo(b)) ? -1 : 1))

  const STRUCTURES = [
    'sdmx-ml-2.1/samples/common/common.xml',
    'sdmx-ml-2.1/samples/demography/demography.xml',
    'sdmx-ml-2.1/samples/exr/common/exr_common.xml',
    'sdmx-ml-2.1/samples/exr/ecb_exr_ng/ecb_exr_ng.xml',
    'sdmx-ml-2.1/samples/exr/ecb_exr_ng/ecb_exr_ng_full.xml',
    'sdmx-ml-2.1/samples/exr/ecb_exr_sg/ecb_exr_sg.xml',
    'sdmx-ml-2.1/samples/exr/ecb_exr_sg/ecb_exr_sg_full.xml',
    'sdmx-ml-2.1/samples/query/response_cl_all.xml',
    'sdmx-ml-2.1/samples/query/response_demo_stub.xml',
    'sdmx-ml-3.0/samples/Codelist/codelist.xml',
    'sdmx-ml-3.0/samples/Codelist/codelist-extended.xml',
    'sdmx-ml-3.0/samples/Concept-Scheme/conceptscheme.xml',
    'sdmx-ml-3.0/samples/Data-Structure-Definition/ECB_EXR.xml',
    'sdmx-ml-3.0/samples/Dataflow/dataflow.xml',
    'sdmx-json-2.1/structure-message/samples/constructed-sample.json',
  ]

  test('structures are read, written and read again as the same', async () => {
    let count = 0
    for (const path of STRUCTURES) {
      const artefactsRead = await structuresIn(path)
      expect(artefactsRead.length, path).toBeGreaterThan(0)
      count += artefactsRead.length
      const again = await all(readStructuresXml(writeStructuresXml(artefactsRead, header, '3.0')))
      expect(inOrder(again), path).toEqual(inOrder(artefactsRead))
      const json = await all(readStructuresJson(writeStructuresJson(artefactsRead, header, '2.1')))
      expect(inOrder(json), path).toEqual(inOrder(artefactsRead))
    }
    console.info(`sdmx: ${STRUCTURES.length} sample structure messages joined, ${count} artefacts`)
  })

  const EXR = 'sdmx-ml-2.1/samples/exr/ecb_exr_ng/'
  const DATA = [
    `${EXR}generic/ecb_exr_ng_flat.xml`,
    `${EXR}generic/ecb_exr_ng_ts.xml`,
    `${EXR}generic/ecb_exr_ng_ts_gf.xml`,
    `${EXR}generic/ecb_exr_ng_xs.xml`,
    `${EXR}structured/ecb_exr_ng_flat.xml`,
    `${EXR}structured/ecb_exr_ng_ts.xml`,
    `${EXR}structured/ecb_exr_ng_ts_gf.xml`,
    `${EXR}structured/ecb_exr_ng_xs.xml`,
  ]

  test('one table in eight forms gives one cube', async () => {
    const store = new StructureStore(await structuresIn(`${EXR}ecb_exr_ng_full.xml`))
    const found = store.artefacts.find(({ kind }) => kind === 'datastructure') as DataStructure
    const reading = { structureOf: () => found }
    const rows = async (path: string) => {
      // One digit of two of the samples is not that of the others.
      const text = read(path).replace('"1.3809"', '"1.3089"')
      const cube = await collectDataCube(found, readDataXml([text], reading))
      return [...partsOfCube(cube, { reference: { ...found, kind: 'datastructure' } })].slice(1)
    }
    const expected = await rows(DATA[0]!)
    expect(expected.filter(({ kind }) => kind === 'series')).toHaveLength(4)
    for (const path of DATA) expect(await rows(path), path).toEqual(expected)
    console.info(`sdmx: ${DATA.length} sample data messages of SDMX-ML 2.1 joined`)
  })

  test('groups of series are read in both styles', async () => {
    const path = 'sdmx-ml-2.1/samples/exr/ecb_exr_sg/'
    const store = new StructureStore(await structuresIn(`${path}ecb_exr_sg_full.xml`))
    const found = store.artefacts.find(({ kind }) => kind === 'datastructure') as DataStructure
    const reading = { structureOf: () => found }
    const of = (file: string) => all(readDataXml([read(path + file)], reading))
    const [generic, specific] = [
      await of('generic/ecb_exr_sg_ts.xml'),
      await of('structured/ecb_exr_sg_ts.xml'),
    ]
    const groups = (given: readonly DataPart[]) => given.filter(({ kind }) => kind === 'group')
    expect(groups(generic).length).toBeGreaterThan(3)
    const untold = (given: readonly DataPart[]) =>
      groups(given).map((part) => (part.kind === 'group' ? [part.key, part.attributes] : []))
    expect(untold(specific)).toEqual(untold(generic))
    const series = (given: readonly DataPart[]) => given.filter(({ kind }) => kind === 'series')
    expect(series(specific)).toEqual(series(generic))
  })

  test('data of 3.0', async () => {
    const [found] = (await structuresIn(
      'sdmx-ml-3.0/samples/Data-Structure-Definition/ECB_EXR.xml',
    )) as DataStructure[]
    const path = 'sdmx-ml-3.0/samples/Data-Simple-Data-Attributes/ECB_EXR.xml'
    const cube = await collectDataCube(
      found!,
      readDataXml([read(path)], { structureOf: () => found }),
    )
    const text = read(path)
    expect(cube.cube.observationCount).toBe(text.split('<Obs ').length - 1)
    expect(cube.cube.seriesCount).toBe(text.split('<Series ').length - 1)
  })

  test('data in SDMX-JSON, of which the structure is made up from the message', async () => {
    for (const path of [
      'sdmx-json-1.0/samples/agri.json',
      'sdmx-json-2.1/data-message/samples/agri.json',
      'sdmx-json-2.1/data-message/samples/exr/exr-flat.json',
      'sdmx-json-2.1/data-message/samples/exr/exr-time-series.json',
    ]) {
      const message = JSON.parse(read(path))
      const described = message.data.structure ?? message.data.structures[0]
      const found = madeUpFrom(described)
      const read15 = readDataJson([JSON.stringify(message)], { structureOf: () => found })
      const cube = await collectDataCube(found, read15)
      const series = message.data.dataSets.flatMap((set: Record<string, Record<string, object>>) =>
        set.observations === undefined
          ? Object.values(set.series!).map((one) =>
              Object.keys((one as { observations: object }).observations),
            )
          : [Object.keys(set.observations)],
      )
      expect(cube.cube.observationCount, path).toBe(series.flat().length)
      expect(cube.cube.observationCount, path).toBeGreaterThan(3)
    }
  })

  test('the numbered examples of SDMX-CSV 2.0', async () => {
    const files = readdirSync(`${SHARED}sdmx-csv-2.0`)
    const component = (id: string) => ({
      id,
      concept: { kind: 'conceptscheme', agency: 'A', id: 'CS', version: '1.0', item: id } as const,
    })
    const observed = (id: string) => ({
      ...component(id),
      representation: { textType: 'String' as const },
      mandatory: false,
      relationship: { to: 'observation' as const },
    })
    let rows = 0
    for (const file of files) {
      const text = read(`sdmx-csv-2.0/${file}`)
      const head = text.split('\n')[0]!
      const measures = ['OBS_VALUE', 'OBS_VALUE1', 'OBS_VALUE2', 'MEAS_1'].filter((id) =>
        new RegExp(`(^|,)${id}\\b`).test(head),
      )
      const known: DataStructure = {
        ...structure,
        dimensions: ['DIM_1', 'DIM_2'].map(component),
        timeDimension: component('DIM_3'),
        attributes: ['ATTR_1', 'ATTR_2', 'ATTR_3', 'UPDATED'].map(observed),
        measures: measures.map((id) => ({ ...component(id), mandatory: false })),
        groups: [],
      }
      const found = await all(readDataCsv([text], { structureOf: () => known }))
      expect(found[0], file).toMatchObject({ kind: 'dataset' })
      rows += found.length
    }
    console.info(`sdmx: ${files.length} examples of SDMX-CSV 2.0 joined, ${rows} parts`)
    const example = await all(
      readDataCsv([read('sdmx-csv-2.0/example-07.csv')], {
        structureOf: () => ({
          ...structure,
          dimensions: ['DIM_1', 'DIM_2'].map(component),
          timeDimension: component('DIM_3'),
          attributes: ['ATTR_1', 'ATTR_2', 'ATTR_3'].map(observed),
          groups: [],
        }),
      }),
    )
    expect(example[1]).toMatchObject({
      key: ['A', 'B'],
      times: ['2014-01', '2014-02'],
      measures: [[12.4, 10.8]],
      observationAttributes: {
        ATTR_2: [
          ['M, N & O', 'P & Q'],
          ['M, N & O', 'P & Q'],
        ],
      },
    })
  })
})

/** A structure with the components that a data message of SDMX-JSON describes. */
function madeUpFrom(
  described: Record<string, Record<string, readonly { id: string }[]>>,
): DataStructure {
  const concept = (id: string): Reference => ({ ...dataflow, kind: 'conceptscheme', item: id })
  const idsIn = (holder: Record<string, readonly { id: string }[]> | undefined) =>
    Object.values(holder ?? {}).flatMap((list) => list.map(({ id }) => id))
  const dimensions = idsIn(described.dimensions)
  return {
    ...structure,
    dimensions: dimensions
      .filter((id) => id !== 'TIME_PERIOD')
      .map((id) => ({ id, concept: concept(id) })),
    attributes: idsIn(described.attributes).map((id) => ({
      id,
      concept: concept(id),
      mandatory: false,
      relationship: { to: 'observation' },
    })),
    measures: [{ id: 'OBS_VALUE', concept: concept('OBS_VALUE'), mandatory: true }],
    groups: [],
  }
}
