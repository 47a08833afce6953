import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import type { DataPart } from '../data/DataPart.ts'
import { writeDataJson } from '../data/json/writeDataJson.ts'
import { writeDataXml } from '../data/xml/writeDataXml.ts'
import type { DataStructure } from '../model/Artefact.ts'
import { StructureStore } from '../model/StructureStore.ts'
import { writeDataSchema } from '../schema/writeDataSchema.ts'
import { writeStructuresJson } from '../structures/writeStructuresJson.ts'
import { writeStructuresXml } from '../structures/writeStructuresXml.ts'
import { artefacts, dataflow, structure, wideStructure } from './demonstration.ts'
import { jsonSchema } from './jsonSchema.ts'

// Against the schemas of the standard, where the shared material is beside the project.
const SHARED = fileURLToPath(new URL('../../../../../shared/data/sdmx/', import.meta.url))
const isShared = existsSync(SHARED)
const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined
const header = { id: 'M1', prepared: '2026-01-01T00:00:00Z', sender: 'CORRIDOR' }
const folder = mkdtempSync(join(tmpdir(), 'corridor-sdmx-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (path: string): string => readFileSync(`${SHARED}${path}`, 'utf8')

async function all<T>(items: AsyncIterable<T> | Iterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

const written = async (chunks: AsyncIterable<string>): Promise<string> =>
  (await all(chunks)).join('')

const parts: readonly DataPart[] = [
  { kind: 'dataset', structure: dataflow, action: 'Replace' },
  { kind: 'group', key: {}, attributes: { TITLE: 'All & <sundry>' } },
  {
    kind: 'group',
    id: 'BySex',
    key: { ORIGIN: 'NPL', SEX: 'F' },
    attributes: { NOTE_SOURCE: 'A "source"' },
  },
  {
    kind: 'series',
    key: ['A', 'NPL', 'F'],
    attributes: { DECIMALS: '0' },
    times: ['2019', '2020-Q1'],
    measures: [[1.5, Number.NaN]],
    observationAttributes: { OBS_STATUS: ['A', 'M'], COMMENT: [undefined, 'none, yet'] },
  },
]
const content = { header, structure, reference: dataflow, parts }

if (isShared && !hasXmllint) console.info('sdmx: xmllint is not installed; XML was not validated')

/** What xmllint says of a message; empty when it is valid. */
function xmllint(text: string, schema: string): string {
  const file = join(folder, 'message.xml')
  writeFileSync(file, text)
  const { status, stderr } = spawnSync(
    'xmllint',
    ['--nonet', '--noout', '--schema', schema, file],
    {
      encoding: 'utf8',
    },
  )
  return status === 0 ? '' : stderr
}

describe.skipIf(!isShared || !hasXmllint)('messages are valid by the schemas of SDMX-ML', () => {
  test.each(['2.1', '3.0'] as const)('structures of %s', (model) => {
    const given = model === '2.1' ? artefacts : [...artefacts, wideStructure]
    const text = [...writeStructuresXml(given, header, model)].join('')
    expect(xmllint(text, `${SHARED}sdmx-ml-${model}/schemas/SDMXMessage.xsd`)).toBe('')
  })

  test.each([
    ['series', false],
    ['flat', false],
    ['series', true],
  ] as const)('generic data, %s, time series root %s', async (layout, timeSeriesRoot) => {
    const text = await written(
      writeDataXml(content, { version: '2.1', style: 'generic', layout, timeSeriesRoot }),
    )
    expect(xmllint(text, `${SHARED}sdmx-ml-2.1/schemas/SDMXMessage.xsd`)).toBe('')
  })
})

describe.skipIf(!isShared || !hasXmllint)(
  'structure-specific data are valid by the schema of their structure',
  () => {
    const store = new StructureStore(artefacts)
    const wideParts: readonly DataPart[] = parts.map((part) =>
      part.kind === 'series'
        ? {
            ...part,
            measures: [...part.measures, [2, undefined], [undefined, 'a remark']],
            observationAttributes: {
              ...part.observationAttributes,
              TAGS: [['a', 'b;c'], undefined],
            },
          }
        : part,
    )

    /** Both schemas in one, as the README of the sample messages tells. */
    function verdict(
      text: string,
      version: '2.1' | '3.0',
      known: DataStructure,
      options: object,
    ): string {
      const root = `${SHARED}sdmx-ml-${version}/schemas/`
      const schema = writeDataSchema(known, dataflow, {
        version,
        schemaRoot: root,
        codesOf: ({ representation }) =>
          store.findAs('codelist', representation?.enumeration)?.items.map(({ id }) => id),
        ...options,
      })
      writeFileSync(join(folder, 'own.xsd'), schema)
      const namespace = /targetNamespace="([^"]+)"/.exec(schema)![1]!
      const driver = join(folder, 'driver.xsd')
      writeFileSync(
        driver,
        `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="http://www.sdmx.org/resources/sdmxml/schemas/v${version.replace('.', '_')}/message" schemaLocation="${root}SDMXMessage.xsd"/><xs:import namespace="${namespace}" schemaLocation="own.xsd"/></xs:schema>`,
      )
      return xmllint(text, driver)
    }

    test.each([
      ['2.1', 'series', false],
      ['2.1', 'flat', false],
      ['2.1', 'series', true],
      ['3.0', 'series', false],
      ['3.0', 'flat', false],
    ] as const)('SDMX-ML %s, %s, time series root %s', async (version, layout, timeSeriesRoot) => {
      const known = version === '3.0' ? wideStructure : structure
      const given = { ...content, structure: known, parts: version === '3.0' ? wideParts : parts }
      const options = { layout, timeSeriesRoot }
      const text = await written(
        writeDataXml(given, { version, style: 'structurespecific', ...options }),
      )
      expect(verdict(text, version, known, options)).toBe('')
      const spoilt = text.replace('SEX="F"', 'SEX="X"').replace('SEX="F"', 'SEX="X"')
      expect(verdict(spoilt, version, known, options)).toContain('SEX')
    })
  },
)

/** What the schema in a file says of a message; empty when it is valid. */
const ajv = (text: string, path: string): string => jsonSchema(read(path))(text)

describe.skipIf(!isShared)('messages are valid by the schemas of SDMX-JSON', () => {
  test.each(['1.0', '2.1'] as const)('structures of %s', (version) => {
    const given = version === '1.0' ? artefacts : [...artefacts, wideStructure]
    const text = [...writeStructuresJson(given, header, version)].join('')
    const file = `sdmx-json-${version}/schemas/sdmx-json-structure-schema.json`
    expect(ajv(text, file)).toBe('')
  })

  test.each([
    ['1.0', 'series'],
    ['1.0', 'flat'],
    ['2.1', 'series'],
    ['2.1', 'flat'],
  ] as const)('data of %s, %s', async (version, layout) => {
    const text = await written(writeDataJson(content, { version, layout }))
    expect(ajv(text, `sdmx-json-${version}/schemas/sdmx-json-data-schema.json`)).toBe('')
    // The root of 1.0 requires nothing, so that another layout would pass too.
    const { meta, data } = JSON.parse(text)
    expect([meta.id, data.dataSets.length, Object.keys(data).length]).toEqual(['M1', 1, 2])
  })
})

test('the validator says no to what is not valid', () => {
  if (!isShared || !hasXmllint) return
  const text = [...writeStructuresXml(artefacts, header, '2.1')]
    .join('')
    .replace('<mes:ID>', '<mes:Id>')
  expect(xmllint(text, `${SHARED}sdmx-ml-2.1/schemas/SDMXMessage.xsd`)).not.toBe('')
})
