import { valueAt } from '@corridor/cube'
import { DomainError } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importTidyStocks, inWords, knownAreasOf, writeStocks } from './index.ts'
import { errorOf, problemsOf, sampleCatalogue, utf8 } from './testing/sampleAreas.ts'

const options = { fileName: 'census.csv', knownAreas: knownAreasOf(sampleCatalogue) }
const HEADER = 'year,origin,destination,sex,persons'
const good = `${HEADER}
2020,NPL,QAT,both,10
2020,NPL,QAT,female,4
2020,NPL,QAT,male,6
2015,_OTH,QAT,both,0
`
const load = (text: string | Uint8Array) =>
  importTidyStocks(typeof text === 'string' ? utf8(text) : text, options)
const row = (text: string) => `${HEADER}\n2020,IND,QAT,both,1\n${text}\n`
const inLatin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

describe('a good file', () => {
  test('becomes a table, zero and all', () => {
    const { table, rows, warnings, warningCount } = load(good)
    expect([rows, warnings, warningCount]).toEqual([4, [], 0])
    expect(writeStocks(table)).toBe(
      'origin,destination,sex,2015,2020\nNPL,QAT,both,,10\nNPL,QAT,female,,4\nNPL,QAT,male,,6\n_OTH,QAT,both,0,\n',
    )
    expect(
      valueAt(table.cube, { sex: 'both', year: '2015', origin: '_OTH', destination: 'QAT' }),
    ).toEqual({ kind: 'present', value: 0 })
  })

  test.each([
    ['a byte order mark', `\ufeff${good}`],
    ['CRLF line ends', good.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', good.replaceAll('\n', '\r')],
    ['empty lines', good.replaceAll('\n', '\n\n')],
    ['quotation marks', good.replaceAll('QAT', '"QAT"')],
    ['blanks and capitals', good.replace('year,origin', ' Year , Origin').replaceAll(',', ', ')],
    [
      'rows in another order',
      `${HEADER}\n${good.split('\n').slice(1, -1).toReversed().join('\n')}\n`,
    ],
  ])('may have %s', (_, text) => {
    expect(writeStocks(load(text).table)).toBe(writeStocks(load(good).table))
  })

  test('may have its columns in any order', () => {
    const turned = good
      .trimEnd()
      .split('\n')
      .map((line) => line.split(',').toReversed().join(','))
    expect(load(`${turned.join('\n')}\n`).table).toEqual(load(good).table)
  })
})

describe('warnings', () => {
  test('are given when both sexes differ from women and men by over two persons', () => {
    const off = (both: number) => load(good.replace('both,10', `both,${both}`)).warnings
    expect([off(12), off(8)]).toEqual([[], []])
    expect(off(13)).toEqual([
      {
        file: 'census.csv',
        row: 2,
        column: 'persons',
        problem: 'NPL to QAT, 2020: both is 13 but female and male add up to 10',
        fix: 'Check the three figures; they are used as they are',
      },
    ])
  })

  test('are given when the last row has no line end', () => {
    const { warnings } = load(good.trimEnd())
    expect(warnings.map((warning) => warning.row)).toEqual([5])
    expect(warnings[0]!.problem).toContain('may have been cut off')
  })

  test('are all counted but not all kept', () => {
    const areas = ['ARE', 'CIV', 'IND', 'NPL']
    const rows = areas.flatMap((area) => [
      `2020,${area},QAT,both,9`,
      `2020,${area},QAT,female,1`,
      `2020,${area},QAT,male,1`,
    ])
    const result = importTidyStocks(utf8(`${HEADER}\n${rows.join('\n')}\n`), {
      ...options,
      maxProblems: 3,
    })
    expect([result.warnings.length, result.warningCount]).toEqual([3, 4])
  })
})

describe('a file that is not a table of text is refused with the place', () => {
  test.each<[string, Uint8Array, number | null, string, string]>([
    ['empty', utf8(''), null, 'it is empty', 'Give a file with the columns'],
    ['only blank lines', utf8('\n\n'), null, 'it is empty', 'Give a file'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x79, 0), 1, 'UTF-16', 'UTF-8'],
    ['UTF-16, big end first', Uint8Array.of(0xfe, 0xff, 0, 0x79), 1, 'UTF-16', 'UTF-8'],
    [
      'UTF-16 without mark',
      Uint8Array.of(0x79, 0, 0x65, 0),
      1,
      'byte 2 of the file (0x00)',
      'UTF-8',
    ],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8), 1, 'compressed', 'Decompress'],
    ['a spreadsheet', Uint8Array.of(0x50, 0x4b, 3, 4), 1, 'spreadsheet', 'as CSV'],
    [
      'Latin-1',
      inLatin1(row('2020,Népal,QAT,both,1')),
      3,
      '0xE9) is not UTF-8; in Latin-1 it would be "é"',
      'UTF-8',
    ],
    ['UTF-8 cut in a letter', utf8(row('2020,Né')).slice(0, -2), 3, '0xC3', 'UTF-8'],
    ['an overlong form', Uint8Array.of(0x79, 0xc0, 0x80), 1, 'byte 2 of the file (0xC0)', 'UTF-8'],
    ['a surrogate', Uint8Array.of(0xed, 0xa0, 0x80), 1, 'byte 1', 'UTF-8'],
  ])('%s', (_, bytes, at, problem, fix) => {
    const error = errorOf(() => load(bytes))
    expect(error.code).toBe('bad_file')
    const [first] = problemsOf(() => load(bytes))
    expect(first).toMatchObject({ file: 'census.csv', row: at, column: null })
    expect(first!.problem).toContain(problem)
    expect(first!.fix).toContain(fix)
    expect(error.message).toBe(inWords(first!))
  })
})

describe('a header is refused', () => {
  test.each([
    ['year;origin;destination;sex;persons\n2020;NPL;QAT;both;1\n', null, 'separated by semicolons'],
    ['year\torigin\tdestination\tsex\tpersons\n', null, 'separated by tabs'],
    ['2020,NPL,QAT,both,1\n', null, 'the first row is not a header'],
    [good.replace('persons', 'people'), 'people', 'not known here'],
    [good.replace('persons', 'people'), 'persons', 'it is missing'],
    [good.replace('sex,', ''), 'sex', 'it is missing'],
    [good.replace('persons', 'persons,note'), 'note', 'not known here'],
    [good.replace('persons', 'persons,'), 'column 6', 'it has no name'],
    [good.replace('persons', 'persons,year'), 'year', 'it occurs twice'],
    ['origin,destination,sex,1990,2000\n', '1990', 'not known here'],
    [`${HEADER}\n`, null, 'it has a header but no rows'],
    [HEADER, null, 'it has a header but no rows'],
    [`${HEADER}\n2020,"NPL,QAT,both,5\n`, null, 'opened here and never closed'],
    ['"year,origin\n2020', null, 'never closed'],
  ])('%j', (text, column, problem) => {
    const found = problemsOf(() => load(text)).filter((one) => one.column === column)
    expect(found.map((one) => one.problem).join()).toContain(problem)
  })
})

describe('a row is refused with its number, column and the fix', () => {
  test.each([
    ['2020,XXQ,QAT,both,1', 'origin', '"XXQ" is not the code', 'three-letter code of ISO 3166-1'],
    ['2020,NPL,QTA,both,1', 'destination', '"QTA"', 'Near it: QAT (Qatar)'],
    ['2020,npl,QAT,both,1', 'origin', '"npl"', 'Write NPL for Nepal'],
    ['2020,NP,QAT,both,1', 'origin', '"NP"', 'Write NPL for Nepal'],
    ['2020,524,QAT,both,1', 'origin', '"524"', 'Write NPL for Nepal'],
    ['2020,Népal,QAT,both,1', 'origin', '"Népal"', 'Names are not accepted; write NPL for Nepal'],
    ['2020,نيبال,QAT,both,1', 'origin', 'نيبال', 'write NPL for Nepal'],
    ['2020,Cote d’Ivoire,QAT,both,1', 'origin', 'Cote', "write CIV for Côte d'Ivoire"],
    ['2020,state of qatar,NPL,both,1', 'origin', 'state', 'write QAT for Qatar'],
    ['2020,Nepall,QAT,both,1', 'origin', '"Nepall"', 'Near it: NPL (Nepal)'],
    ['2020,,QAT,both,1', 'origin', 'it is empty', 'for example NPL'],
    ['2020,NPL,_OTH,both,1', 'destination', 'only be an origin', 'Leave the row out'],
    ['2020,NPL,NPL,both,1', 'destination', 'NPL is also the origin', 'Leave the row out'],
    ['20,NPL,QAT,both,1', 'year', '20 is not between 1900 and 2100', 'Check the year'],
    ['2020.5,NPL,QAT,both,1', 'year', '"2020.5" is not a year', 'four digits'],
    [',NPL,QAT,both,1', 'year', 'it is empty', 'four digits'],
    ['2020,NPL,QAT,M,1', 'sex', '"M" is not a sex here', 'Write male'],
    ['2020,NPL,QAT,Total,1', 'sex', '"Total"', 'Write both'],
    ['2020,NPL,QAT,women,1', 'sex', '"women"', 'Write female'],
    ['2020,NPL,QAT,1,1', 'sex', '"1"', 'Write both, female or male'],
    ['2020,NPL,QAT,,1', 'sex', 'it is empty', 'Write both, female or male'],
    ['2020,NPL,QAT,both,-1', 'persons', '-1 is below zero', '0 or more'],
    ['2020,NPL,QAT,both,1.5', 'persons', '1.5 is not a whole number', 'Give whole persons'],
    [
      '2020,NPL,QAT,both,1.234',
      'persons',
      'not a whole number',
      '1234 if the point marks thousands',
    ],
    ['2020,NPL,QAT,both,"1,234,567"', 'persons', 'marks between the thousands', 'digits 0 to 9'],
    ['2020,NPL,QAT,both,1 234', 'persons', 'marks between the thousands', 'digits 0 to 9'],
    ['2020,NPL,QAT,both,1\u202f234', 'persons', 'marks between the thousands', 'digits 0 to 9'],
    ['2020,NPL,QAT,both,"12,5"', 'persons', 'decimal comma', 'Write a point'],
    ['2020,NPL,QAT,both,1.2E+07', 'persons', 'exponent form', 'spreadsheet'],
    ['2020,NPL,QAT,both,20000000001', 'persons', 'more persons than there are', 'Check the figure'],
    ['2020,NPL,QAT,both,99999999999999999999', 'persons', 'more persons', 'Check the figure'],
    ['2020,NPL,QAT,both,Infinity', 'persons', '"Infinity" is not a number', 'digits 0 to 9'],
    ['2020,NPL,QAT,both,٤٥', 'persons', 'is not a number', 'digits 0 to 9'],
    ['2020,NPL,QAT,both,', 'persons', 'it is empty', 'Leave the row out'],
    ['2020,NPL,QAT,both,NA', 'persons', '"NA" is not a number', 'Leave the row out'],
    ['2020,NPL,QAT,both,..', 'persons', '".." is not a number', 'Leave the row out'],
    ['2020,NPL,QAT', null, 'it has 3 fields where the header has 5', 'cut off'],
    ['2020,NPL,QAT,both,1,234', null, 'it has 6 fields', 'numbers without commas'],
    ['2020,NPL,"QAT,both,1', null, 'opened here and never closed', 'Close it'],
    ['2020,NPL,"QA"T,both,1', null, 'text after a closing quotation mark', 'Double'],
    ['2020,IND,QAT,both,1', null, 'rows 2 and 3 are both for IND to QAT, 2020, both', 'Keep one'],
  ])('%j', (text, column, problem, fix) => {
    const found = problemsOf(() => load(row(text)))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ file: 'census.csv', row: 3, column })
    expect(found[0]!.problem).toContain(problem)
    expect(found[0]!.fix).toContain(fix)
  })
})

describe('the report', () => {
  test('lists every problem from top to bottom, and the first one in words', () => {
    const error = errorOf(() =>
      load(`${HEADER}\n1850,Nepal,QAT,both,x\n2020,NPL,QAT,both,1\n2020,NPL,QAT,both,2\n`),
    )
    expect(error.message).toBe(
      'census.csv, row 2, column year: 1850 is not between 1900 and 2100. Check the year (and 3 more problems)',
    )
    expect(error.details.problemCount).toBe(4)
    expect(problemsOf(() => load(row('2020,NPL,QAT,both,-1'))).map(inWords)).toEqual([
      'census.csv, row 3, column persons: -1 is below zero. Give the number of persons, 0 or more',
    ])
  })

  test('keeps a hundred problems and counts all', () => {
    const error = errorOf(() => load(`${HEADER}\n${'2020,NPL,QAT,both,x\n'.repeat(250)}`))
    expect(error.details.problemCount).toBe(250)
    expect(error.details.problems).toHaveLength(100)
  })

  test('counts rows as an editor does, also after quoted line ends', () => {
    const text = `${HEADER}\n\n2020,IND,"QAT\n",both,1\n2020,NPL,QAT,both,x\n`
    expect(problemsOf(() => load(text)).map((one) => one.row)).toEqual([5])
  })
})

test('files over a limit are refused before they are read', () => {
  const small = (limits: object) =>
    errorOf(() => importTidyStocks(utf8(good), { ...options, ...limits }))
  expect(small({ maxBytes: 20 }).code).toBe('too_large')
  expect(small({ maxBytes: 20 }).message).toContain('over the limit of 20')
  expect(small({ maxRows: 3 }).code).toBe('too_large')
  expect(small({ maxRows: 3 }).message).toContain('row 5: it has over 3 rows')
})

test('whatever is done to a file, it is read or refused as a bad file', () => {
  const bytes = utf8(good)
  const change = fc.record({
    place: fc.nat(bytes.length - 1),
    removed: fc.nat(12),
    inserted: fc.uint8Array({ maxLength: 4 }),
  })
  let refused = 0
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const changed = changes.reduce<number[]>(
        (all, { place, removed, inserted }) => all.toSpliced(place, removed, ...inserted),
        [...bytes],
      )
      try {
        load(Uint8Array.from(changed))
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'bad_file') throw error
        refused += 1
        const problems = error.details.problems as readonly unknown[]
        expect(problems.length).toBeGreaterThan(0)
      }
    }),
    { seed: 20140528, numRuns: 1000 },
  )
  expect(refused).toBeGreaterThan(700)
})
