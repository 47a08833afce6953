import { readFileSync } from 'node:fs'
import { foldText } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CATALOGUE_LANGUAGES, readAreaCatalogue, searchAreas } from './index.ts'

const catalogue = readAreaCatalogue(
  JSON.parse(readFileSync(new URL('../../../data/areas/areas.json', import.meta.url), 'utf8')),
)

/** The results as `NPL`, `NPL>QAT` or `science-2014 AFR`. */
const find = (text: string, language: 'en' | 'fr' | 'es' | 'ar' = 'en', limit = 10): string[] =>
  searchAreas(catalogue, text, language, limit).map((result) => {
    if (result.kind === 'corridor') return `${result.origin}>${result.destination}`
    return result.kind === 'area' ? result.code : `${result.grouping} ${result.code}`
  })

describe('one area is found first', () => {
  test.each([
    ['NPL', 'NPL'],
    ['np', 'NPL'],
    ['524', 'NPL'],
    ['004', 'AFG'],
    ['nepal', 'NPL'],
    ['NÉPAL', 'NPL'],
    ['نيبال', 'NPL'],
    ['UAE', 'ARE'],
    ['emirates', 'ARE'],
    ['الإمارات', 'ARE'],
    ['الامارات', 'ARE'],
    ['امارات', 'ARE'],
    ['الإمَارَات', 'ARE'],
    ['USA', 'USA'],
    ['us', 'USA'],
    ['U.S.', 'USA'],
    ['america', 'USA'],
    ['EEUU', 'USA'],
    ['UK', 'GBR'],
    ['South Korea', 'KOR'],
    ['korea south', 'KOR'],
    ['Corée du Nord', 'PRK'],
    ['Iran', 'IRN'],
    ['Laos', 'LAO'],
    ['Vietnam', 'VNM'],
    ['Ivory Coast', 'CIV'],
    ["cote d'ivoire", 'CIV'],
    ['Côte d’Ivoire', 'CIV'],
    ['cote divoire', 'CIV'],
    ['Palestine', 'PSE'],
    ['فلسطين', 'PSE'],
    ['Turquía', 'TUR'],
    ['turkiye', 'TUR'],
    ['السعوديه', 'SAU'],
    ['هند', 'IND'],
    ['curacao', 'CUW'],
    ['guinea bissau', 'GNB'],
    ['guinea', 'GIN'],
    ['niger', 'NER'],
    ['The Gambia', 'GMB'],
    ['philipines', 'PHL'],
    ['banglad', 'BGD'],
    ['states united of america', 'USA'],
    ['united states', 'USA'],
    ['new zealand', 'NZL'],
    ['namibia', 'NAM'],
    ['na', 'NAM'],
  ])('%j', (text, code) => {
    expect(find(text)[0]).toBe(code)
  })
})

describe('a corridor is found first', () => {
  test.each([
    ['nepal qatar', 'NPL>QAT'],
    ['NPL > QAT', 'NPL>QAT'],
    ['npl-qat', 'NPL>QAT'],
    ['NPL→QAT', 'NPL>QAT'],
    ['nep -> qa', 'NPL>QAT'],
    ['nepal qa', 'NPL>QAT'],
    ['népal vers qatar', 'NPL>QAT'],
    ['du Népal au Qatar', 'NPL>QAT'],
    ['de Nepal a Catar', 'NPL>QAT'],
    ['de la India a los Emiratos Árabes Unidos', 'IND>ARE'],
    ['from India to the United Arab Emirates', 'IND>ARE'],
    ['de l’Inde aux Émirats arabes unis', 'IND>ARE'],
    ['نيبال قطر', 'NPL>QAT'],
    ['نيبال إلى قطر', 'NPL>QAT'],
    ['من نيبال الى قطر', 'NPL>QAT'],
    ['نيبال ← قطر', 'NPL>QAT'],
    ['de > pl', 'DEU>POL'],
    ['mexico united states', 'MEX>USA'],
    ['sudan south sudan', 'SDN>SSD'],
    ['guinea-bissau - portugal', 'GNB>PRT'],
    ['us mx', 'USA>MEX'],
  ])('%j', (text, corridor) => {
    expect(find(text)[0]).toBe(corridor)
  })

  test('once, and never from an area to itself', () => {
    expect(find('نيبال إلى قطر')).toEqual(['NPL>QAT'])
    expect(find('nepal népal')).not.toContain('NPL>NPL')
  })

  test('but not where two words name one area', () => {
    for (const text of [
      'south korea',
      'united states',
      'saudi arabia',
      'costa rica',
      'hong kong',
    ]) {
      expect(find(text).filter((found) => found.includes('>'))).toEqual([])
    }
  })
})

describe('regions', () => {
  test('are found by code and name in any language', () => {
    expect(find('ASI-W')[0]).toBe('science-2014 ASI-W')
    expect(find('north america')[0]).toBe('science-2014 AME-N')
    expect(find('Asie du Sud')[0]).toBe('science-2014 ASI-S')
    expect(find('غرب آسيا')).toContain('science-2014 ASI-W')
    expect(find('africa').slice(0, 2)).toEqual(['science-2014 AFR', 'm49-region 002'])
  })
})

describe('results', () => {
  test('are named in the language asked for and say what matched otherwise', () => {
    expect(searchAreas(catalogue, 'UAE', 'fr', 1)).toEqual([
      { kind: 'area', code: 'ARE', name: 'Émirats arabes unis', matched: 'UAE', score: 98 },
    ])
    expect(searchAreas(catalogue, 'nepal', 'ar', 1)[0]).toMatchObject({
      name: 'نيبال',
      matched: 'Nepal',
    })
    expect(searchAreas(catalogue, 'Népal', 'fr', 1)[0]).toMatchObject({
      name: 'Népal',
      matched: null,
    })
    expect(searchAreas(catalogue, 'nepal qatar', 'es', 1)[0]).toMatchObject({
      originName: 'Nepal',
      destinationName: 'Qatar',
    })
  })

  test('are as many as asked for, and none without letters or digits', () => {
    expect(find('a', 'en', 4)).toHaveLength(4)
    for (const text of ['', '  ', '???', '>', '- - -']) expect(find(text)).toEqual([])
    expect(find('zzzzzz')).toEqual([])
  })

  test('come for any text, in falling order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const scores = searchAreas(catalogue, text, 'en').map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      }),
      { seed: 20140528, numRuns: 300 },
    )
  })

  test('begin with the area for its every official name, whatever the marks and capitals', () => {
    const missed = catalogue.areas.flatMap((area) =>
      CATALOGUE_LANGUAGES.flatMap((language) => {
        const name = area.names[language]
        const first = [name, foldText(name), name.toUpperCase()].map(
          (text) => find(text, language)[0],
        )
        return first.every((code) => code === area.code) ? [] : [name]
      }),
    )
    expect(missed).toEqual([])
  })
})

test('folding makes one of the ways to write a word', () => {
  expect(foldText("  Côte  d'Ivoire ")).toBe('cote d ivoire')
  expect(foldText('Åland & Straße, Øst')).toBe('aland strasse ost')
  expect(foldText('آسيا')).toBe(foldText('اسيا'))
  expect(foldText('سوريّـة')).toBe(foldText('سوريه'))
  expect(foldText('إلى')).toBe(foldText('الي'))
  expect(foldText('İstanbul ıssız')).toBe('istanbul issiz')
})
