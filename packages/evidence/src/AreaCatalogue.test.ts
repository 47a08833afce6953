import { describe, expect, test } from 'vitest'
import { groupOf, indexAreas, readAreaCatalogue } from './index.ts'
import { errorOf, sampleCatalogue } from './testing/sampleAreas.ts'

const [emirates] = sampleCatalogue.areas
const withArea = (change: object) =>
  errorOf(() =>
    readAreaCatalogue({
      ...sampleCatalogue,
      areas: [
        ...sampleCatalogue.areas,
        { ...emirates, code: 'XAA', iso2: null, m49: null, ...change },
      ],
    }),
  )

describe('an area catalogue', () => {
  test('is read and looked up by each kind of code', () => {
    const catalogue = readAreaCatalogue(JSON.parse(JSON.stringify(sampleCatalogue)))
    expect(catalogue).toEqual(sampleCatalogue)
    const { byCode, byIso2, byM49 } = indexAreas(catalogue)
    expect(byCode.get('NPL')).toBe(byIso2.get('NP'))
    expect(byCode.get('NPL')).toBe(byM49.get('524'))
    expect(byCode.get('_OTH')).toBeUndefined()
    expect(groupOf(emirates!, 'science-2014')).toBe('ASI-S')
    expect(groupOf(emirates!, 'm49-region')).toBe('142')
    expect(groupOf(emirates!, 'm49-subregion')).toBe('034')
  })

  test.each([
    [{ code: 'NPL' }, 'NPL is used twice'],
    [{ iso2: 'NP' }, 'NP is used twice'],
    [{ m49: '524' }, '524 is used twice'],
    [{ m49Region: '999' }, 'XAA is in 999, not in m49-region'],
    [{ members: ['NPL', 'XBB'] }, 'XAA has unknown members XBB'],
    [{ names: { en: 'A', fr: 'A', es: 'A', ar: ' ' } }, 'areas.5.names.ar'],
    [{ population: 1 }, 'population'],
  ])('with %j is refused', (change, problem) => {
    const error = withArea(change)
    expect(error.code).toBe('bad_file')
    expect(error.message).toContain(problem)
  })
})
