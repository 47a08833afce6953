import { describe, expect, test } from 'vitest'
import { importTidyDemography, inWords, knownAreasOf, writeDemography } from './index.ts'
import { errorOf, problemsOf, sampleCatalogue, utf8 } from './testing/sampleAreas.ts'

const options = { fileName: 'components.csv', knownAreas: knownAreasOf(sampleCatalogue) }
const HEADER = 'area,year,births,deaths,net_migration,population_31_december'
const load = (...rows: readonly string[]) =>
  importTidyDemography(utf8(`${[HEADER, ...rows].join('\n')}\n`), options)

describe('a tidy file of demography', () => {
  test('becomes a table ordered by area and year, with decimals and net loss', () => {
    const { table, rows, warnings } = load(
      'QAT,2020,30,5,-25.5,3000.5',
      'NPL,2020,10,5,-2,1003',
      'NPL,2019,10,5,-5,1000',
    )
    expect([rows, warnings]).toEqual([3, []])
    expect(writeDemography(table)).toBe(
      `${HEADER}\nNPL,2019,10,5,-5,1000\nNPL,2020,10,5,-2,1003\nQAT,2020,30,5,-25.5,3000.5\n`,
    )
  })

  test.each([
    ['NPL,2020,-1,5,0,100', 'births', '-1 is below zero'],
    ['NPL,2020,1,-5,0,100', 'deaths', '-5 is below zero'],
    ['NPL,2020,1,5,0,-100', 'population_31_december', '-100 is below zero'],
    ['NPL,2020,1.2345,5,0,100', 'births', 'over three decimals'],
    ['NPL,2020,1,5,,100', 'net_migration', 'it is empty'],
    ['NPL,2020,1,5,0,1e6', 'population_31_december', 'exponent form'],
    ['NPL,2020,1,5,-30000000000,100', 'net_migration', 'more persons'],
    ['Nepal,2020,1,5,0,100', 'area', '"Nepal" is not the code'],
    ['_OTH,2020,1,5,0,100', 'area', 'only be an origin'],
    ['NPL,3020,1,5,0,100', 'year', 'not between 1900 and 2100'],
    ['QAT,2020,1,5,0,100', null, 'rows 2 and 3 are both for QAT, 2020'],
    ['NPL,2020,1,5,0', null, 'it has 5 fields where the header has 6'],
  ])('with the row %j is refused', (row, column, problem) => {
    const found = problemsOf(() => load('QAT,2020,1,1,0,100', row))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ row: 3, column })
    expect(found[0]!.problem).toContain(problem)
  })

  test('for stocks in place of demography is refused by its columns', () => {
    const text = 'year,origin,destination,sex,persons\n2020,NPL,QAT,both,1\n'
    const error = errorOf(() => importTidyDemography(utf8(text), options))
    expect(error.details.problemCount).toBe(9)
  })
})

describe('warnings', () => {
  test('are given for years that are missing and figures that do not balance', () => {
    const { warnings } = load(
      'NPL,2018,10,5,-5,100000',
      'NPL,2019,10,5,-5,100500',
      'NPL,2020,10,5,-5,101005',
      'QAT,2017,0,0,0,30000000',
      'QAT,2018,0,0,0,29998999',
      'QAT,2021,0,0,0,1',
      'IND,2018,0,0,0,100',
      'IND,2020,0,0,0,100',
    )
    expect(warnings.map(inWords)).toEqual([
      'components.csv, row 4, column population_31_december: NPL, 2020: the population is 505 persons (0.50 %) above what births, deaths and net migration give. Check the four figures; they are used as they are',
      'components.csv, row 6, column population_31_december: QAT, 2018: the population is 1001 persons (0.00 %) below what births, deaths and net migration give. Check the four figures; they are used as they are',
      'components.csv, row 7, column year: QAT: 2019 to 2020 are missing. Add it; no period across it can be estimated',
      'components.csv, row 9, column year: IND: 2019 is missing. Add it; no period across it can be estimated',
    ])
  })

  test('are given when every figure has three decimals', () => {
    const { warnings } = load('NPL,2020,10.125,5.000,-5.125,100.000')
    expect(warnings.map(({ problem }) => problem).join()).toContain('may be in thousands')
    expect(load('NPL,2020,10.125,5,-5.125,100.000').warnings).toEqual([])
  })
})
