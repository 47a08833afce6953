import { valueAt } from '@corridor/cube'
import type { Sex } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  packRelease,
  readDemography,
  readStocks,
  stockColumns,
  unpackRelease,
  writeDemography,
  writeStocks,
} from './index.ts'
import { errorOf } from './testing/sampleAreas.ts'

const stocks = `origin,destination,sex,1990,2020
IND,ARE,both,10,3
NPL,QAT,both,,7
NPL,QAT,female,,0
_OTH,QAT,both,5,
`
const demography = `area,year,births,deaths,net_migration,population_31_december
NPL,2019,10,5,-3.5,1000
NPL,2020,11,6,-4,1001.125
QAT,2019,0,0,0,0
`
const settings = { seed: 20140528, numRuns: 200 }

describe('compact stocks', () => {
  test('keep zero and no entry apart', () => {
    const table = readStocks(stocks)
    expect([table.years, table.sexes]).toEqual([
      [1990, 2020],
      ['both', 'female'],
    ])
    const at = (year: string, sex: string) =>
      valueAt(table.cube, { origin: 'NPL', destination: 'QAT', year, sex })
    expect(at('2020', 'female')).toEqual({ kind: 'present', value: 0 })
    expect(at('1990', 'female')).toEqual({ kind: 'missing', reason: 'not_collected' })
    expect(stockColumns(table, 1990, 'both')).toEqual({
      origin: ['IND', '_OTH'],
      destination: ['ARE', 'QAT'],
      persons: Float64Array.of(10, 5),
    })
  })

  test('are refused for a year or sex that they do not have, with those that they have', () => {
    const table = readStocks(stocks)
    const year = errorOf(() => stockColumns(table, 1995, 'both'))
    expect([year.code, year.details.years]).toEqual(['period_not_covered', [1990, 2020]])
    const sex = errorOf(() => stockColumns(table, 1990, 'male'))
    expect([sex.code, sex.message]).toEqual([
      'sex_not_covered',
      'There are no stocks for male; the sexes are both, female',
    ])
  })

  test('come back the same after writing, in any order of years, sexes and pairs', () => {
    const code = fc.constantFrom('ABW', 'IND', 'NPL', 'QAT', '_OTH')
    const sex = fc.constantFrom<Sex>('both', 'female', 'male')
    const line = fc.record({
      code,
      other: code,
      sex,
      figures: fc
        .array(fc.option(fc.integer({ min: 0, max: 1e9 })), { minLength: 2, maxLength: 2 })
        .filter((figures) => figures.some((figure) => figure !== null)),
    })
    const keyed = fc.uniqueArray(line, { selector: (l) => `${l.code}${l.other}${l.sex}` })
    fc.assert(
      fc.property(keyed, (lines) => {
        const rows = lines.map(
          (l) => `${l.code},${l.other},${l.sex},${l.figures.map((f) => f ?? '')}`,
        )
        const text = `${['origin,destination,sex,1990,1995', ...rows.toSorted()].join('\n')}\n`
        const shuffled = `${['origin,destination,sex,1990,1995', ...rows].join('\n')}\n`
        expect(writeStocks(readStocks(shuffled))).toBe(text)
      }),
      settings,
    )
  })

  test.each([
    ['', 'has no header line'],
    ['origin,destination,sex\n', 'Line 1'],
    ['origin,destination,sex,2020,1990\n', 'Line 1'],
    ['origin,destination,sex,1990\nNPL,QAT,both,5', 'Line 2 of the observations is cut off'],
    ['origin,destination,sex,1990\nNPL,QAT,both,5\r\n', 'carriage return'],
    ['origin,destination,sex,1990\nNPL,QAT,both,-5\n', 'not whole'],
    ['origin,destination,sex,1990\nNPL,QAT,both,5.5\n', 'not whole'],
    ['origin,destination,sex,1990\nNPL,QAT,both,5x\n', 'too many or malformed'],
    ['origin,destination,sex,1990\nNPL,QAT,both,5,6\n', 'too many or malformed'],
    ['origin,destination,sex,1990,1995\nNPL,QAT,both,5\n', 'too few'],
    ['origin,destination,sex,1990\nNPL,QAT,both,1234567890123456\n', 'malformed number'],
    ['origin,destination,sex,1990\nNPL,QAT,everyone,5\n', 'in place of both, female or male'],
    ['origin,destination,sex,1990\nNepal,QAT,both,5\n', 'in place of an area code'],
    ['origin,destination,sex,1990\nNPL\n', 'lacks a code'],
    ['origin,destination,sex,1990\nNPL,QAT,both,\n', 'has no figure'],
    ['origin,destination,sex,1990\nNPL,QAT,both,5\nNPL,QAT,both,6\n', 'two entries for both, 1990'],
  ])('refuse %j', (text, problem) => {
    const error = errorOf(() => readStocks(text))
    expect(error.code).toBe('bad_file')
    expect(error.message).toContain(problem)
  })
})

describe('compact demography', () => {
  test('reads persons with decimals', () => {
    const table = readDemography(demography)
    expect(table.area).toEqual(['NPL', 'NPL', 'QAT'])
    expect(table.netMigration).toEqual(Float64Array.of(-3.5, -4, 0))
    expect(table.population31December).toEqual(Float64Array.of(1000, 1001.125, 0))
  })

  test('comes back the same after writing', () => {
    const thousandths = fc.integer({ min: 0, max: 2e12 }).map((value) => value / 1000)
    const row = fc.record({
      area: fc.constantFrom('IND', 'NPL', 'QAT'),
      year: fc.integer({ min: 1950, max: 2030 }),
      births: thousandths,
      net: thousandths.map((value) => -value),
      population: thousandths,
    })
    const rows = fc.uniqueArray(row, { selector: ({ area, year }) => `${area}${year}` })
    fc.assert(
      fc.property(rows, (given) => {
        const table = {
          area: given.map(({ area }) => area),
          year: Int32Array.from(given, ({ year }) => year),
          births: Float64Array.from(given, ({ births }) => births),
          deaths: Float64Array.from(given, ({ births }) => births),
          netMigration: Float64Array.from(given, ({ net }) => net),
          population31December: Float64Array.from(given, ({ population }) => population),
        }
        const read = readDemography(writeDemography(table))
        for (const one of given) {
          const place = read.area.findIndex(
            (area, i) => area === one.area && read.year[i] === one.year,
          )
          expect(read.births[place]).toBe(one.births)
          expect(read.netMigration[place]! + 0).toBe(one.net + 0)
          expect(read.population31December[place]).toBe(one.population)
        }
        expect(read.area).toHaveLength(given.length)
      }),
      settings,
    )
  })

  test.each([
    ['area,year\n', 'Line 1'],
    [demography.replace('NPL,2020', 'NPL,2019'), 'Line 3 of the observations repeats'],
    [demography.replace('QAT', 'IND'), 'out of order'],
    [demography.replace(',-3.5,', ',,'), 'empty field'],
    [demography.replace('-3.5', '-'), 'malformed number "-"'],
    [demography.replace('-3.5', '3.5555'), 'malformed number'],
    [demography.replace('2019', '2019.5'), 'malformed year'],
    [demography.slice(0, -1), 'cut off'],
  ])('refuses %j', (text, problem) => {
    const error = errorOf(() => readDemography(text))
    expect(error.code).toBe('bad_file')
    expect(error.message).toContain(problem)
  })
})

describe('a release', () => {
  const draft = {
    id: 'nepal-2021',
    kind: 'migrant-stocks',
    title: 'Census 2021',
    publisher: 'A statistical office',
    revision: '1',
    published: '2023-04',
    licence: { name: 'CC BY 4.0', status: 'verified' },
    citation: 'Census 2021',
    source: 'Given by the office',
    vintage: 2021,
  }
  const table = { kind: 'migrant-stocks', stocks: readStocks(stocks) } as const
  // A stand-in that changes with the text; the real one is given at the edge.
  const sha256 = (text: string): string => text.length.toString(16).padStart(64, '0')

  test('is packed with what follows from its figures and unpacked again', () => {
    const { manifest, content } = packRelease(draft, table, sha256)
    expect(content).toBe(stocks)
    expect(manifest).toMatchObject({
      schema: 1,
      unit: 'persons',
      matching: [],
      synthetic: false,
      base: null,
      dimensions: { years: [1990, 2020], sexes: ['both', 'female'], areas: 4 },
      content: { rows: 4, bytes: stocks.length },
    })
    expect(unpackRelease(JSON.parse(JSON.stringify(manifest)), content, sha256)).toEqual({
      manifest,
      table,
    })
  })

  test('of demography likewise', () => {
    const given = { kind: 'annual-demography', demography: readDemography(demography) } as const
    const packed = packRelease({ ...draft, kind: 'annual-demography' }, given, sha256)
    expect(packed.manifest.dimensions).toEqual({ years: [2019, 2020], sexes: ['both'], areas: 2 })
    expect(unpackRelease(packed.manifest, packed.content, sha256).table).toEqual(given)
  })

  test('is refused when the description is incomplete or of another kind', () => {
    const incomplete = errorOf(() => packRelease({ ...draft, id: 'Nepal 2021' }, table, sha256))
    expect(incomplete.code).toBe('bad_request')
    expect(incomplete.message).toContain('id: must be lower-case words')
    const other = errorOf(() => packRelease({ ...draft, kind: 'annual-demography' }, table, sha256))
    expect(other.code).toBe('bad_request')
  })

  test('is refused when its figures are not those described', () => {
    const { manifest, content } = packRelease(draft, table, sha256)
    const changed = errorOf(() => unpackRelease(manifest, `${content}X`, sha256))
    expect([changed.code, changed.details.part]).toEqual(['checksum_mismatch', 'sha256'])
    const renamed = errorOf(() =>
      unpackRelease(
        { ...manifest, dimensions: { ...manifest.dimensions, areas: 5 } },
        content,
        sha256,
      ),
    )
    expect(renamed.code).toBe('bad_file')
    expect(errorOf(() => unpackRelease({ schema: 2 }, content, sha256)).code).toBe('bad_file')
  })
})
