import { describe, expect, test } from 'vitest'

const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const

const files = import.meta.glob<string>(['./*.po', './*/*.po'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Entries of a catalogue by id. Every text stands on one line. */
const entriesOf = (text: string): ReadonlyMap<string, string> => {
  const found = text.matchAll(/#\. js-lingui-explicit-id\nmsgid "(.+)"\nmsgstr "(.*)"/g)
  return new Map([...found].map(([, id, message]) => [id!, message!]))
}

const groupOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))
const groups = [...new Set(Object.keys(files).map(groupOf))]
const catalogue = (group: string, lang: string): ReadonlyMap<string, string> =>
  entriesOf(files[`${group}/${lang}.po`] ?? '')

const placeholders = (message: string): readonly string[] =>
  [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name!))].sort()

describe.each(groups)('catalogue %s', (group) => {
  const english = catalogue(group, 'en')

  test('has entries, each marked as an explicit id', () => {
    expect(english.size).toBeGreaterThan(0)
    const ids = (files[`${group}/en.po`] ?? '').match(/^msgid ".+"$/gm) ?? []
    expect(ids.length).toBe(english.size)
  })

  test.each(LANGUAGES)('says the same things in %s', (lang) => {
    const words = catalogue(group, lang)
    expect([...words.keys()].sort()).toEqual([...english.keys()].sort())
    for (const [id, message] of words) {
      expect(message, id).not.toBe('')
      expect(placeholders(message), id).toEqual(placeholders(english.get(id)!))
    }
  })
})

test('no entry stands in two groups', () => {
  const ids = groups.flatMap((group) => [...catalogue(group, 'en').keys()])
  expect(new Set(ids).size).toBe(ids.length)
})

test('every entry that the code names exists', () => {
  const known = new Set(groups.flatMap((group) => [...catalogue(group, 'en').keys()]))
  const used = Object.entries(sources).flatMap(([path, text]) =>
    [...text.matchAll(/\b(?:t|_)\(\s*'([a-z0-9.-]+)'|\bid="([a-z0-9-]+\.[a-z0-9.-]+)"/g)].map(
      ([, call, element]) => ({ path, id: (call ?? element)! }),
    ),
  )
  expect(used.length).toBeGreaterThan(30)
  expect(used.filter(({ id }) => !known.has(id))).toEqual([])
})
