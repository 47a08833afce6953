import { describe, expect, test } from 'vitest'
import type { Artefact } from '../model/Artefact.ts'
import { isItemScheme, referenceTo } from '../model/Artefact.ts'
import { formatUrn, parseUrn } from '../model/Reference.ts'
import { StructureStore } from '../model/StructureStore.ts'
import { validateStructures } from '../model/validateStructures.ts'
import {
  artefacts,
  codelist,
  dataflow,
  structure,
  wideStructure,
} from '../testing/demonstration.ts'
import { readStructuresJson } from './readStructuresJson.ts'
import { readStructuresXml } from './readStructuresXml.ts'
import { writeStructuresJson } from './writeStructuresJson.ts'
import { writeStructuresXml } from './writeStructuresXml.ts'

const header = { id: 'M1', prepared: '2026-01-01T00:00:00Z', sender: 'CORRIDOR' }

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

const sorted = (given: readonly Artefact[]) =>
  given.toSorted((a, b) => (formatUrn(referenceTo(a)) < formatUrn(referenceTo(b)) ? -1 : 1))

/** Cut into pieces at inconvenient places. */
function* pieces(text: string, length = 7): Generator<string> {
  for (let place = 0; place < text.length; place += length) yield text.slice(place, place + length)
}

describe('what is written is read as the same artefacts', () => {
  const wide = [...artefacts, wideStructure]

  test.each(['2.1', '3.0'] as const)('SDMX-ML %s', async (model) => {
    const given = model === '2.1' ? artefacts : wide
    const text = [...writeStructuresXml(given, header, model)].join('')
    const read = await all(readStructuresXml(pieces(text)))
    expect(sorted(read)).toEqual(sorted(given.map((one) => inModel(one, model))))
  })

  test.each(['1.0', '2.0', '2.1'] as const)('SDMX-JSON %s', async (version) => {
    const given = version === '1.0' ? artefacts : wide
    const text = [...writeStructuresJson(given, header, version)].join('')
    expect(() => JSON.parse(text)).not.toThrow()
    const read = await all(readStructuresJson(pieces(text)))
    expect(sorted(read)).toEqual(
      sorted(given.map((one) => inModel(one, version === '1.0' ? '2.1' : '3.0'))),
    )
  })

  test('value lists are written where there are any', async () => {
    const list: Artefact = {
      kind: 'valuelist',
      agency: 'A',
      id: 'VL',
      version: '1.0',
      names: { en: 'Values' },
      items: [{ id: '$ %', names: { en: 'Signs' } }],
    }
    const xml = [...writeStructuresXml([list], header, '3.0')].join('')
    expect(await all(readStructuresXml([xml]))).toEqual([list])
    expect([...writeStructuresXml([list], header, '2.1')].join('')).not.toContain('VL')
  })
})

/** What a version does not say is not there after reading: measures are always mandatory in 2.1. */
function inModel(artefact: Artefact, model: '2.1' | '3.0'): Artefact {
  return model === '2.1' && artefact.kind === 'datastructure'
    ? { ...artefact, measures: artefact.measures.map((one) => ({ ...one, mandatory: true })) }
    : artefact
}

describe('names', () => {
  test('a URN is read back, and no other text is one', () => {
    const code = { ...codelist('CL_SEX'), item: 'F' }
    expect(parseUrn(formatUrn(code))).toEqual(code)
    expect(formatUrn({ ...dataflow, kind: 'dataconstraint' }, '2.1')).toContain(
      'ContentConstraint=',
    )
    expect(parseUrn('urn:sdmx:org.sdmx.infomodel.codelist.Code=A:B(1.0)')).toBeUndefined()
    expect(parseUrn('urn:sdmx:org.sdmx.infomodel.codelist.Dataflow=A:B(1.0)')).toBeUndefined()
    expect(parseUrn('CL_SEX')).toBeUndefined()
  })
})

describe('a store of structures', () => {
  const store = new StructureStore(artefacts)
  const flow = store.findAs('dataflow', dataflow)!

  test('follows references both ways', () => {
    expect(store.children(flow).map(({ id }) => id)).toEqual(['DSD_FLOWS'])
    expect(store.descendants(flow).map(({ kind }) => kind)).toContain('codelist')
    expect(
      store
        .parents(flow)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['CATEG_FLOWS', 'CR_ACTUAL', 'CR_FLOWS', 'PA_FLOWS'])
    const area = store.find(codelist('CL_AREA'))!
    expect(store.ancestors(area).map(({ id }) => id)).toContain('PA_FLOWS')
    expect(store.dangling()).toEqual([])
  })

  test('a wildcard finds the newest that it allows', () => {
    const versions = ['1.0.0', '1.2.0', '2.0.0-draft'].map((version) => ({ ...structure, version }))
    const own = new StructureStore(versions)
    const find = (version: string) => own.find({ ...referenceTo(structure), version })?.version
    expect(find('1.0+.0')).toBe('1.2.0')
    expect(find('~')).toBe('2.0.0-draft')
    expect(find('1.1.0')).toBeUndefined()
  })

  test('says everything that is wrong, where and what to do', () => {
    const broken: Artefact[] = [
      {
        ...structure,
        attributes: [
          { ...structure.attributes[1]!, relationship: { to: 'group', group: 'None' } },
          { ...structure.attributes[2]!, relationship: { to: 'dimensions', dimensions: ['AGE'] } },
          { ...structure.attributes[3]!, id: 'SEX' },
        ],
      },
      {
        kind: 'codelist',
        agency: '1',
        id: 'CL SEX',
        version: '1.x',
        names: {},
        items: [
          { id: 'A', names: { en: 'A' }, parent: 'B' },
          { id: 'B', names: { en: 'B' }, parent: 'A' },
          { id: 'B', names: {}, parent: 'C' },
        ],
      },
    ]
    const problems = validateStructures(new StructureStore(broken))
    const texts = problems.map(({ at, problem }) => `${at}: ${problem}`)
    expect(texts).toContain('components.SEX: The id stands twice')
    expect(texts).toContain('attributes.NOTE_SOURCE.relationship: There is no group None')
    expect(texts).toContain('attributes.DECIMALS.relationship: AGE is not a dimension')
    expect(texts).toContain('id: "CL SEX" is not an id')
    expect(texts).toContain('version: "1.x" is not a version')
    expect(texts).toContain('items.B: The id stands twice')
    expect(texts).toContain('items.B: Its parent C is not there')
    expect(texts).toContain(
      'references: Codelist CORRIDOR:CL_FREQ(1.0) is referred to and is not there',
    )
    expect(problems.every(({ fix }) => fix !== '')).toBe(true)
    expect(validateStructures(new StructureStore(artefacts))).toEqual([])
  })

  test('a circle of parents is found, however long', () => {
    const items = Array.from({ length: 20_000 }, (_, i) => ({
      id: `C${i}`,
      names: { en: 'C' },
      parent: `C${(i + 1) % 20_000}`,
    }))
    const list: Artefact = {
      kind: 'codelist',
      agency: 'A',
      id: 'L',
      version: '1.0',
      names: { en: 'L' },
      items,
    }
    expect(isItemScheme(list)).toBe(true)
    expect(validateStructures(new StructureStore([list]))).toHaveLength(20_000)
  })
})
