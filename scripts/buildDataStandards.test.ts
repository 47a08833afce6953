import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { buildStandards } from './buildDataStandards.ts'
import { NAMED_ARTICLES, takeApart } from './buildDataStandardsNamedArticles.ts'
import { recordedIn } from './buildDataStandardsNotes.ts'
import { OTHER_PROVISIONS } from './buildDataStandardsOtherProvisions.ts'
import { MIGRATION_PROVISIONS } from './buildDataStandardsProvisions.ts'
import { SUMMARIES } from './buildDataStandardsSummaries.ts'

const shipped = (name: string) =>
  readFileSync(new URL(`../data/standards/${name}`, import.meta.url), 'utf8')
const NAMES_OF_PART_VI =
  'One (64), two (65), three (66), four (67), five (68), six (69), seven (71)'
/** Copies of the published tables, which are not part of the project. */
const copies = fileURLToPath(new URL('../../shared/data/standards', import.meta.url))

describe('the facts on standards', () => {
  test.runIf(existsSync(copies))('are built again from the copies, byte for byte', () => {
    const files = Object.entries(buildStandards(copies))
    for (const [name, content] of files)
      expect([name, content === shipped(name)]).toEqual([name, true])
    console.info(`${files.length} files joined`)
    expect(files).toHaveLength(5)
  })

  test('classify each provision once and nothing else', () => {
    const { instruments } = JSON.parse(shipped('instruments.json'))
    const held = instruments.flatMap((one: { id: string; provisions: { article: string }[] }) =>
      one.provisions.map(({ article }) => `${one.id} ${article}`),
    )
    const classified = Object.entries({ ...MIGRATION_PROVISIONS, ...OTHER_PROVISIONS }).flatMap(
      ([id, articles]) => Object.keys(articles).map((article) => `${id} ${article}`),
    )
    const named = Object.entries(NAMED_ARTICLES).flatMap(([key, parts]) =>
      parts.named.map(({ article }) => `${key.split(' ')[0]} ${article}`),
    )
    const summarised = Object.entries(SUMMARIES).flatMap(([id, own]) =>
      own.map(({ article }) => `${id} ${article}`),
    )
    expect([classified.length, named.length, summarised.length]).toEqual([234, 26, 20])
    expect([...classified, ...named, ...summarised].toSorted()).toEqual(held.toSorted())
  })

  test('take apart only what names its articles, and carry no level over to what was not seen', () => {
    const given = {
      article: '64-71 (Part VI)',
      requirement: NAMES_OF_PART_VI,
      verification: 'partly' as const,
      source: 'a reprint',
    }
    const { left, named } = takeApart('ICRMW', given)
    expect(left.requirement).toContain('70 is not described')
    expect(named.map(({ article }) => article)).toEqual(['64', '65', '66', '67', '68', '69', '71'])
    for (const one of named) {
      expect(one).toMatchObject({ verification: 'unverified', source: null })
    }
    const without = { ...given, requirement: NAMES_OF_PART_VI.replace('(66)', '') }
    expect(() => takeApart('ICRMW', without)).toThrow('does not name 66')
    expect(takeApart('C097', given)).toEqual({ left: given, named: [] })
  })

  test('say a published note in words of their own, and lose none', () => {
    expect(recordedIn('C138', 'NPL', 'Minimum age specified: 14 years')).toEqual({
      excluded: null,
      note: 'Minimum age 14',
    })
    expect(
      recordedIn('C081', 'TZA', 'Excluding Part II. Has ratified the Protocol of 1995.'),
    ).toEqual({ excluded: ['part-II'], note: 'Bound by the Protocol of 1995 as well' })
    expect(recordedIn('C081', 'NPL', '').excluded).toEqual([])
    expect(() => recordedIn('C138', 'NPL', 'Something new')).toThrow('No words are given')
  })
})
