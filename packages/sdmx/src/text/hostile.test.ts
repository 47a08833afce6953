import { DomainError } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDataCsv } from '../data/csv/readDataCsv.ts'
import { collectDataCube } from '../data/DataCube.ts'
import { readDataJson } from '../data/json/readDataJson.ts'
import { readDataXml } from '../data/xml/readDataXml.ts'
import { writeDataXml } from '../data/xml/writeDataXml.ts'
import { JSON_LIMITS, JsonParser } from '../json/JsonParser.ts'
import { readStructuresJson } from '../structures/readStructuresJson.ts'
import { readStructuresXml } from '../structures/readStructuresXml.ts'
import { writeStructuresXml } from '../structures/writeStructuresXml.ts'
import { artefacts, dataflow, structure } from '../testing/demonstration.ts'
import { XmlParser } from '../xml/XmlParser.ts'
import type { Chunks } from './chunks.ts'

const header = { id: 'M1', prepared: '2026-01-01T00:00:00Z', sender: 'CORRIDOR' }
const settings = { seed: 20140528, numRuns: 300 }
const reading = { structureOf: () => structure }
const MES = 'http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message'

const READERS: Readonly<Record<string, (chunks: Chunks) => AsyncIterable<unknown>>> = {
  'structures in XML': readStructuresXml,
  'structures in JSON': readStructuresJson,
  'data in XML': (chunks) => readDataXml(chunks, reading),
  'data in JSON': (chunks) => readDataJson(chunks, reading),
  'data in CSV': (chunks) => readDataCsv(chunks, reading),
}

async function readAll(
  read: (chunks: Chunks) => AsyncIterable<unknown>,
  chunks: Chunks,
): Promise<number> {
  let count = 0
  for await (const _ of read(chunks)) count += 1
  return count
}

/** The same piece again and again, and how often it was asked for. */
function endless(start: string, piece: string) {
  const given = { characters: 0 }
  return {
    given,
    *[Symbol.iterator]() {
      yield start
      for (;;) {
        given.characters += piece.length
        yield piece
      }
    },
  }
}

const message = (inside: string) => `<m:Structure xmlns:m="${MES}">${inside}</m:Structure>`

describe('XML that is not what it should be', () => {
  test.each([
    [
      'an entity that grows',
      `<!DOCTYPE m [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>${message('&b;')}`,
    ],
    ['a document type', `<!DOCTYPE m SYSTEM "http://127.0.0.1/x.dtd">${message('')}`],
    ['an entity that is not declared', message('<x>&secret;</x>')],
    ['a reference to no character', message('<x>&#0;</x>')],
    ['a control character', message('<x>\u0001</x>')],
    ['elements that cross', message('<a><b></a></b>')],
    ['two attributes of one name', message('<a b="1" b="2"/>')],
    ['an attribute without quotes', message('<a b=1/>')],
    ['a prefix that is not declared', message('<q:a/>')],
    ['two roots', message('') + message('')],
    ['text after the end', `${message('')}x`],
    ['another encoding', `<?xml version="1.0" encoding="UTF-16"?>${message('')}`],
    ['another message', '<html><body/></html>'],
    ['nothing', ''],
    ['a number', '42'],
  ])('%s is refused', async (_, text) => {
    await expect(readAll(readStructuresXml, [text])).rejects.toMatchObject({ code: 'bad_file' })
  })

  test('the place is told', async () => {
    const text = `<?xml version="1.0"?>\n<m:Structure xmlns:m="${MES}">\n  <a>\n  </b>\n</m:Structure>`
    await expect(readAll(readStructuresXml, [text])).rejects.toMatchObject({
      details: { line: 4, column: 3 },
    })
  })

  const starts: Readonly<Record<string, readonly [start: string, piece: string]>> = {
    'an endless text': [`<m:Structure xmlns:m="${MES}"><a>`, 'x'.repeat(10_000)],
    'an endless attribute': [`<m:Structure xmlns:m="${MES}"><a b="`, 'x'.repeat(10_000)],
    'an endless name': ['<', 'x'.repeat(10_000)],
    'an endless comment': ['<!--', 'x'.repeat(10_000)],
    'endless depth': [`<m:Structure xmlns:m="${MES}">`, '<a>'.repeat(1000)],
    'endless attributes': [
      `<m:Structure xmlns:m="${MES}"><a `,
      Array.from({ length: 500 }, (_, i) => `b${i}="1"`).join(' '),
    ],
    'endless children': [
      `<m:Structure xmlns:m="${MES}"><m:Structures><s:Codelists xmlns:s="x"><s:Codelist>`,
      '<a/>'.repeat(4000),
    ],
  }
  test.each(Object.keys(starts))('%s is refused before much was read', async (name) => {
    const [start, piece] = starts[name]!
    const chunks = endless(start, piece)
    const read = (given: Chunks) => readStructuresXml(given, { mostElements: 50_000 })
    await expect(readAll(read, chunks)).rejects.toMatchObject({ code: 'bad_file' })
    expect(chunks.given.characters).toBeLessThan(20_000_000)
  })
})

describe('JSON that is not what it should be', () => {
  const inData = (text: string) => `{"data":{"codelists":[${text}]}}`
  test.each([
    ['a comma too many', inData('{"id":"A",}')],
    ['a comma too few', inData('{"id":"A" "agencyID":"B"}')],
    ['a name twice', inData('{"id":"A","id":"B"}')],
    ['a name without quotes', inData('{id:"A"}')],
    ['a number with a leading zero', inData('{"id":01}')],
    ['not a number', inData('{"id":NaN}')],
    ['a control character', inData('{"id":"\u0001"}')],
    ['an escape there is not', inData('{"id":"\\x41"}')],
    ['two messages', '{}{}'],
    ['brackets that cross', '{"data":[}]'],
    ['a list where a message should be', inData('1')],
    ['nothing', ''],
  ])('%s is refused', async (_, text) => {
    await expect(readAll(readStructuresJson, [text])).rejects.toMatchObject({ code: 'bad_file' })
  })

  const starts: Readonly<Record<string, readonly [start: string, piece: string]>> = {
    'an endless text': ['{"data":{"codelists":[{"id":"', 'x'.repeat(10_000)],
    'an endless number': ['{"data":{"codelists":[', '1'.repeat(10_000)],
    'endless depth': ['{"data":{"codelists":[', '['.repeat(1000)],
    'endless values': ['{"data":{"codelists":[{"x":[1', ',1'.repeat(5000)],
  }
  test.each(Object.keys(starts))('%s is refused before much was read', async (name) => {
    const [start, piece] = starts[name]!
    const chunks = endless(start, piece)
    const limits = { ...JSON_LIMITS, values: 100_000 }
    const read = (given: Chunks) => readStructuresJson(given, { limits })
    await expect(readAll(read, chunks)).rejects.toMatchObject({ code: 'bad_file' })
    expect(chunks.given.characters).toBeLessThan(20_000_000)
  })

  test('a name means nothing but itself', () => {
    const [item] = new JsonParser(() => false).push(
      '{"__proto__":{"isPartial":true},"constructor":1}',
    )
    expect((item!.value as { isPartial?: boolean }).isPartial).toBeUndefined()
    expect(Object.keys(item!.value as object)).toEqual(['__proto__', 'constructor'])
  })

  test('the parser says of any text what JSON.parse says', () => {
    const edited = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ',', '"', '{', ']', '0', '-', '.', 'e', '\\', 'null'),
      )
      .map(
        ([text, at, sign]) =>
          text.slice(0, at % (text.length + 1)) + sign + text.slice(at % (text.length + 1)),
      )
    fc.assert(
      fc.property(fc.oneof(fc.json(), edited), fc.integer({ min: 1, max: 9 }), (text, length) => {
        let wanted: unknown
        try {
          wanted = JSON.parse(text)
        } catch {
          wanted = 'refused'
        }
        // Names that stand twice are JSON, but say two things.
        const parser = new JsonParser(() => false)
        let found: unknown
        try {
          const items = []
          for (let place = 0; place < text.length; place += length) {
            items.push(...parser.push(text.slice(place, place + length)))
          }
          items.push(...parser.end())
          found = items[0]!.value
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError)
          found = (error as Error).message.includes('stands twice') ? wanted : 'refused'
        }
        expect(JSON.stringify(found)).toBe(JSON.stringify(wanted))
      }),
      { ...settings, numRuns: 1000 },
    )
  })
})

describe('CSV that is not what it should be', () => {
  const HEAD = 'STRUCTURE,STRUCTURE_ID,ACTION,FREQ,ORIGIN,SEX,TIME_PERIOD,OBS_VALUE\n'
  const NAME = 'dataflow,CORRIDOR:DF_FLOWS(1.0)'
  test.each([
    ['nothing', '', 'empty'],
    ['another header', 'a,b\n', 'must begin with STRUCTURE or DATAFLOW'],
    ['a row too short', `${HEAD}${NAME},I,A\n`, 'line 2'],
    ['a figure that is none', `${HEAD}${NAME},I,A,NPL,F,2020,1O\n`, 'not a number'],
    ['a column there is not', `${HEAD.trim()},COLOUR\n${NAME},I,A,NPL,F,2020,1,red\n`, 'COLOUR'],
    ['a column twice', `${HEAD.trim()},SEX\n${NAME},I,A,NPL,F,2020,1,F\n`, 'stands twice'],
    ['an action there is not', `${HEAD}${NAME},X,A,NPL,F,2020,1\n`, 'action X'],
    ['a dimension left open', `${HEAD}${NAME},R,A,,F,2020,1\n`, 'ORIGIN has no code'],
    ['a quote that is not closed', `${HEAD}${NAME},I,A,"NPL,F,2020,1\n`, 'quotation mark'],
    [
      'text after a quote',
      `${HEAD}${NAME},I,A,"NPL"x,F,2020,1\n`,
      'after a closing quotation mark',
    ],
  ])('%s is refused', async (_, text, problem) => {
    await expect(readAll(READERS['data in CSV']!, [text])).rejects.toThrow(problem)
  })

  test('an endless field is refused before much was read', async () => {
    const chunks = endless(`${HEAD}${NAME},I,A,"`, 'x\n'.repeat(5000))
    await expect(readAll(READERS['data in CSV']!, chunks)).rejects.toMatchObject({
      code: 'bad_file',
    })
    expect(chunks.given.characters).toBeLessThan(20_000_000)
  })

  test('what names another structure is refused', async () => {
    const text = `${HEAD}dataflow,A:B(1.0),I,A,NPL,F,2020,1\n`
    const read = readDataCsv([text], { structureOf: () => undefined })
    await expect(collectDataCube(structure, read)).rejects.toThrow('A:B(1.0) is not known')
  })
})

test.each(Object.keys(READERS))('%s: bytes of no text are refused', async (name) => {
  for (const bytes of [
    [0xff, 0xfe, 0x41],
    [0x1f, 0x8b, 0x08],
    [0xc3, 0x28],
    [0xe2, 0x82],
  ]) {
    await expect(readAll(READERS[name]!, [Uint8Array.from(bytes)])).rejects.toMatchObject({
      code: 'bad_file',
    })
  }
})

test('a message that was damaged anywhere is read or refused, never anything else', async () => {
  const data = writeDataXml(
    {
      header,
      structure,
      reference: dataflow,
      parts: [
        { kind: 'dataset', structure: dataflow, action: 'Replace' },
        {
          kind: 'series',
          key: ['A', 'NPL', 'F'],
          attributes: {},
          times: ['2019', '2020'],
          measures: [[1, 2]],
          observationAttributes: { COMMENT: ['a <b>', undefined] },
        },
      ],
    },
    { version: '2.1', style: 'generic' },
  )
  let text = ''
  for await (const chunk of data) text += chunk
  const structures = [...writeStructuresXml(artefacts, header, '3.0')].join('')
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(
        [text, READERS['data in XML']!] as const,
        [structures, READERS['structures in XML']!] as const,
      ),
      fc.nat(),
      fc.nat(20),
      fc.string({ maxLength: 4 }),
      async ([whole, read], at, length, instead) => {
        const place = at % whole.length
        const damaged = whole.slice(0, place) + instead + whole.slice(place + length)
        await readAll(read, [damaged]).catch((error: unknown) =>
          expect(error).toBeInstanceOf(DomainError),
        )
      },
    ),
    settings,
  )
})

test('XML comes out the same however it is cut', () => {
  const text = `<a xmlns:p="u" x="1 &amp; 2"><!-- c --><p:b y='"'>t&lt;<![CDATA[<&>]]>&#233;</p:b><c/></a>`
  const events = (length: number) => {
    const parser = new XmlParser()
    const found = []
    for (let place = 0; place < text.length; place += length) {
      found.push(...parser.push(text.slice(place, place + length)))
    }
    parser.end()
    // Text may come in pieces.
    const joined: string[] = []
    for (const event of found) {
      if (event.kind === 'text' && joined.at(-1)?.startsWith('text '))
        joined[joined.length - 1] += event.text
      else joined.push(event.kind === 'text' ? `text ${event.text}` : JSON.stringify(event))
    }
    return joined
  }
  const whole = events(text.length)
  expect(whole).toContain('text t<<&>é')
  for (let length = 1; length < text.length; length++) expect(events(length)).toEqual(whole)
})
