import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { buildStandards } from './buildDataStandards.ts'
import { recordedIn } from './buildDataStandardsNotes.ts'
import { OTHER_PROVISIONS } from './buildDataStandardsOtherProvisions.ts'
import { MIGRATION_PROVISIONS } from './buildDataStandardsProvisions.ts'

const shipped = (name: string) =>
  readFileSync(new URL(`../data/standards/${name}`, import.meta.url), 'utf8')
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
    expect(classified.toSorted()).toEqual(held.toSorted())
    expect(classified).toHaveLength(234)
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
