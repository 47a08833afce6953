import { VERIFICATION_LEVELS } from '@corridor/contract'
import { describe, expect, test } from 'vitest'
import {
  INSTRUMENT_SAMPLE,
  INSTRUMENTS_SAMPLE,
  statusSample,
} from '../../testing/standardsSample.ts'
import { classColour, drawPartyMap, MAP_CLASSES, type MapClass, mapClass } from './drawPartyMap.ts'
import { commonCaveats, partiesShown } from './partiesShown.ts'
import { yearOfHalf } from './RatificationLine.tsx'
import { groupLists, sourceReferences } from './standardsSources.ts'
import { isChecked } from './verificationLevels.ts'

test('below secondary everything carries the mark', () => {
  expect(VERIFICATION_LEVELS.filter(isChecked)).toEqual(['text-checked', 'sourced', 'secondary'])
})

describe('lists of an answer', () => {
  const { sources } = INSTRUMENTS_SAMPLE

  test('of one publisher and one day are told together, the furthest first', () => {
    expect(groupLists(sources)).toEqual([
      {
        publisher: 'Sample Register',
        completeThrough: '2023-07-31',
        origin: 'shipped',
        instruments: ['C001', 'C097'],
      },
      {
        publisher: 'Sample Register',
        completeThrough: '2014-01-01',
        origin: 'shipped',
        instruments: ['C181'],
      },
    ])
  })

  test('an imported list stands apart and says so in the citation', () => {
    const [first, ...rest] = sources.lists
    const imported = { ...sources, lists: [{ ...first!, origin: 'imported' as const }, ...rest] }
    const references = sourceReferences(imported)
    expect(references).toHaveLength(3)
    expect(references.map(({ revision }) => revision)).toContain('complete to 2023-07-31, imported')
    expect(references[0]!.citation).toContain('complete to 2023-07-31 (List of ')
  })
})

describe('the map', () => {
  test('what has no entry is plain only where the list reaches the day', () => {
    expect(mapClass(undefined, true)).toBe('no-entry')
    expect(mapClass(undefined, false)).toBe('not-recorded')
    expect(mapClass(statusSample('C097', 'QAT', 'in-force'), false)).toBe('in-force')
    const part = statusSample('C097', 'MYS', 'not-ratified', { counts: true })
    expect(mapClass(part, true)).toBe('part')
  })

  test('no two classes look alike, and what cannot be told is hatched', () => {
    expect(new Set(MAP_CLASSES.map(classColour)).size).toBe(MAP_CLASSES.length)
    expect(classColour('not-recorded')).toBe('$missing')
  })

  test('the file has the ground, the borders and a key below', () => {
    const shapes = [
      { code: 'NPL', d: 'M0,0H1' },
      { code: null, d: 'M2,0H3' },
    ]
    const geometry = { width: 600, height: 300, shapes, borders: 'M0,0', centres: new Map() }
    const classOf = (code: string | null): MapClass => (code === null ? 'not-recorded' : 'in-force')
    const legend = [{ text: 'In force', colour: '$gain-3', mark: 'bar' as const }]
    const picture = drawPartyMap(geometry, classOf, legend, 'ltr')
    expect(picture.height).toBeGreaterThan(300)
    expect(picture.shapes.slice(0, 2).map(({ attributes }) => attributes.fill)).toEqual([
      '$gain-3',
      '$missing',
    ])
  })
})

test('States are narrowed by standing or to those with a caution', () => {
  const of = (choice: Parameters<typeof partiesShown>[1]) =>
    partiesShown(INSTRUMENT_SAMPLE.parties, choice).map(({ state }) => state)
  expect(of('all')).toEqual(['QAT', 'NPL', 'IND'])
  expect(of('ended')).toEqual(['IND'])
  expect(of('care')).toEqual(['QAT', 'NPL'])
})

test('a caution of every State is told once', () => {
  const of = (
    ...lists: (readonly ['rule-unverified' | 'end-differs', ...'end-differs'[]] | [])[]
  ) =>
    commonCaveats(
      lists.map((caveats) => statusSample('C097', 'NPL', 'in-force', { caveats: [...caveats] })),
    )
  expect(of(['rule-unverified'], ['rule-unverified', 'end-differs'])).toEqual(['rule-unverified'])
  expect(of(['rule-unverified'], [])).toEqual([])
  expect(of(['rule-unverified'])).toEqual([])
})

test('the year by which half of the present number was reached', () => {
  expect(
    yearOfHalf([
      { date: '1951-01-22', count: 2 },
      { date: '1966-03-01', count: 25 },
      { date: '2014-01-01', count: 49 },
    ]),
  ).toBe(1966)
  expect(yearOfHalf([])).toBe(null)
  expect(yearOfHalf([{ date: '1990-01-01', count: 0 }])).toBe(null)
})
