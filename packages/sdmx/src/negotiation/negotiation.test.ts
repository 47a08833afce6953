import { describe, expect, test } from 'vitest'
import { StructureStore } from '../model/StructureStore.ts'
import { parseQuery } from '../query/parseQuery.ts'
import type { StructureQuery } from '../query/Query.ts'
import { SdmxError } from '../SdmxError.ts'
import { answerStructures } from '../structures/answerStructures.ts'
import { artefacts } from '../testing/demonstration.ts'
import { languagesAsked, negotiate } from './negotiate.ts'
import { writeError } from './writeError.ts'

describe('the form of an answer', () => {
  const form = (
    generation: '1.5' | '2',
    accept: string | undefined,
    presentation = {},
    resource: 'data' | 'structure' | 'schema' = 'data',
  ) => {
    const { type } = negotiate(generation, resource, accept, presentation)
    return `${type.name.replace('application/vnd.sdmx.', '')} ${type.version}`
  }

  test.each([
    ['1.5', undefined, 'genericdata+xml 2.1'],
    ['1.5', '*/*', 'genericdata+xml 2.1'],
    ['1.5', 'application/xml', 'genericdata+xml 2.1'],
    [
      '1.5',
      'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
      'genericdata+xml 2.1',
    ],
    ['1.5', 'text/csv', 'data+csv 1.0.0'],
    ['1.5', 'application/json', 'data+json 1.0.0'],
    [
      '1.5',
      'application/vnd.sdmx.structurespecificdata+xml;version=2.1',
      'structurespecificdata+xml 2.1',
    ],
    ['2', undefined, 'data+json 2.1.0'],
    ['2', 'application/xml', 'data+xml 3.0.0'],
    ['2', 'application/vnd.sdmx.data+json;version=2.0.0', 'data+json 2.0.0'],
    ['2', 'application/vnd.sdmx.data+json;version=2.0+.0', 'data+json 2.1.0'],
    ['2', 'application/vnd.sdmx.data+csv;version=2', 'data+csv 2.1.0'],
    ['2', 'text/csv;q=0.5,application/json;q=0.9', 'data+json 2.1.0'],
  ] as const)('%s with %s is %s', (generation, accept, expected) => {
    expect(form(generation, accept)).toBe(expected)
  })

  test('parameters go before headers, and options of CSV are kept', () => {
    expect(form('1.5', 'text/html', { format: 'jsondata' })).toBe('data+json 1.0.0')
    expect(form('1.5', undefined, { format: 'generictimeseriesdata' })).toBe(
      'generictimeseriesdata+xml 2.1',
    )
    expect(form('2', undefined, { format: 'csv', formatVersion: '2.0.0' })).toBe('data+csv 2.0.0')
    const csv = negotiate('2', 'data', 'application/vnd.sdmx.data+csv;labels=both;keys=series')
    expect(csv.contentType).toBe(
      'application/vnd.sdmx.data+csv;version=2.1.0;labels=both;timeFormat=original;keys=series;charset=utf-8',
    )
    expect(negotiate('1.5', 'data', undefined, { format: 'csvfilewithlabels' }).labels).toBe('both')
    expect(form('1.5', undefined, {}, 'schema')).toBe('schema+xml 2.1')
  })

  test('what there is no form of is refused', () => {
    for (const accept of [
      'image/png',
      'application/vnd.sdmx.data+json;version=9.0.0',
      'text/csv;q=0',
    ]) {
      expect(() => negotiate('2', 'data', accept)).toThrow(SdmxError)
    }
    expect(() => negotiate('2', 'data', undefined, { format: 'constructor' })).toThrow(SdmxError)
  })

  test('languages', () => {
    expect(languagesAsked('fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5', undefined)).toEqual([
      'fr-ch',
      'fr',
      'en',
    ])
    expect(languagesAsked('*', undefined)).toEqual([])
    expect(languagesAsked('fr', 'all')).toEqual([])
    expect(languagesAsked('fr', 'ar')).toEqual(['ar'])
  })
})

describe('errors', () => {
  const header = { id: 'E', prepared: '2026-01-01T00:00:00Z', sender: 'CORRIDOR' }
  const error = new SdmxError('semantic', 'No dimension "<X>"')
  const answer = (generation: '1.5' | '2', format: 'xml' | 'json' | 'csv') =>
    writeError(error, generation, format, header, '/help')

  test('have the status and the form of their generation', () => {
    expect(answer('1.5', 'xml')).toMatchObject({
      status: 403,
      body: expect.stringContaining(
        '<mes:ErrorMessage code="150"><com:Text xml:lang="en">No dimension &quot;&lt;X&gt;&quot;. See /help',
      ),
    })
    expect(JSON.parse(answer('2', 'json').body).errors).toEqual([
      { code: 150, title: error.message, detail: `${error.message}. See /help` },
    ])
    expect(answer('2', 'csv')).toMatchObject({
      status: 422,
      contentType: 'text/plain;charset=utf-8',
    })
    const nothing = new SdmxError('no_results', 'Nothing')
    expect(writeError(nothing, '2', 'json', header, '/help')).toMatchObject({
      status: 204,
      body: '',
    })
  })
})

describe('structure queries', () => {
  const store = new StructureStore([
    ...artefacts,
    {
      ...artefacts.find(({ id }) => id === 'CL_SEX')!,
      version: '2.0',
    } as (typeof artefacts)[number],
  ])
  const ask = (generation: '1.5' | '2', address: string) =>
    answerStructures(store, parseQuery(generation, address) as StructureQuery, 'OWN')
  const ids = (generation: '1.5' | '2', address: string) =>
    ask(generation, address).map(({ id, version }) => `${id} ${version}`)

  test('by type, agency, id and version', () => {
    expect(ids('1.5', '/codelist/all/CL_SEX')).toEqual(['CL_SEX 2.0'])
    expect(ids('1.5', '/codelist/all/CL_SEX/all')).toEqual(['CL_SEX 1.0', 'CL_SEX 2.0'])
    expect(ids('1.5', '/codelist/OWN/CL_SEX/1.0')).toEqual(['CL_SEX 1.0'])
    expect(ids('1.5', '/actualconstraint')).toEqual(['CR_ACTUAL 1.0'])
    expect(ids('1.5', '/contentconstraint')).toEqual(['CR_FLOWS 1.0', 'CR_ACTUAL 1.0'])
    expect(ids('1.5', '/organisationscheme')).toHaveLength(3)
    expect(ids('2', '/structure/codelist,dataflow/*/*/1.0')).toHaveLength(5)
    expect(ask('2', '/structure/*/*/*/*')).toHaveLength(store.artefacts.length)
    expect(() => ask('2', '/structure/codelist/OTHER')).toThrow('No artefact')
  })

  test('with what they refer to, and what refers to them', () => {
    expect(ids('1.5', '/dataflow?references=children')).toEqual(['DF_FLOWS 1.0', 'DSD_FLOWS 1.0'])
    expect(ids('1.5', '/dataflow?references=codelist')).toHaveLength(5)
    expect(ids('1.5', '/dataflow?references=parents')).toContain('PA_FLOWS 1.0')
    expect(ids('1.5', '/datastructure?references=parents')).toEqual([
      'DSD_FLOWS 1.0',
      'DF_FLOWS 1.0',
    ])
    const everything = ids('1.5', '/dataflow?references=all')
    expect(everything).toContain('DATA_PROVIDERS 1.0')
    expect(everything).toContain('CL_AREA 1.0')
    expect(new Set(everything).size).toBe(everything.length)
  })

  test('as stubs and in parts', () => {
    const stubs = ask('1.5', '/dataflow?references=children&detail=allstubs')
    expect(stubs.every(({ isExternalReference }) => isExternalReference === true)).toBe(true)
    expect(stubs[0]).not.toHaveProperty('structure')
    const [flow, structure] = ask('1.5', '/dataflow?references=children&detail=referencestubs')
    expect([flow!.isExternalReference, structure!.isExternalReference]).toEqual([undefined, true])
    const partial = ask('1.5', '/dataflow?references=descendants&detail=referencepartial')
    const sexes = partial.find(({ id }) => id === 'CL_SEX')
    expect(sexes).toMatchObject({ isPartial: true, items: [{ id: 'F' }, { id: 'M' }] })
    const [units] = ask('1.5', '/organisationunitscheme/all/UNITS/1.0/PART')
    expect(units).toMatchObject({ items: [{ id: 'HEAD' }, { id: 'PART' }] })
    const [head] = ask('1.5', '/organisationunitscheme/all/UNITS/1.0/HEAD')
    expect(head).toMatchObject({ isPartial: true, items: [{ id: 'HEAD' }] })
  })
})
