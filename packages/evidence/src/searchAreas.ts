import { foldText } from '@corridor/kernel'
import type { Area, AreaCatalogue, CatalogueLanguage, GroupingId } from './AreaCatalogue.ts'
import { bestKey, MATCH, type NameKey, nameKey, queryForms } from './matchName.ts'

/** Something that a text may mean, best first; `name` is in the reader's language. */
export type AreaSearchResult =
  | {
      readonly kind: 'area'
      readonly code: string
      readonly name: string
      /** What matched, when it is not the name shown: a code, another name or another language. */
      readonly matched: string | null
      readonly score: number
    }
  | {
      readonly kind: 'corridor'
      readonly origin: string
      readonly destination: string
      readonly originName: string
      readonly destinationName: string
      readonly score: number
    }
  | {
      readonly kind: 'region'
      readonly grouping: GroupingId
      readonly code: string
      readonly name: string
      readonly matched: string | null
      readonly score: number
    }

type Found = Exclude<AreaSearchResult, { kind: 'corridor' }>
type FoundArea = Extract<AreaSearchResult, { kind: 'area' }>
type FoundCorridor = Extract<AreaSearchResult, { kind: 'corridor' }>

interface Entry {
  readonly keys: readonly NameKey[]
  readonly names: Area['names']
  readonly result: (name: string, matched: string | null, score: number) => Found
}

const ARROW = /-+>|=+>|[>→⟶➔➜⇒]/u
/** In a text that is written from right to left this arrow points onwards. */
const ARABIC_ARROW = /-+>|=+>|[>→⟶➔➜⇒←<]/u
const FROM_WORDS = new Set('from de des du d desde del من'.split(' '))
const TO_WORDS = new Set('to towards vers a au aux en hacia al الي نحو'.split(' '))

/**
 * Areas, regions and corridors that a text may mean, whatever language it is written in.
 *
 * Takes codes (ISO alpha-3 and alpha-2, M49), names and other names in use, beginnings of names and
 * of their words, and one slip of the keyboard; accents, capitals, Arabic vowel signs, hamza forms
 * and articles do not matter. Two areas make a corridor: "nepal qatar", "NPL > QAT", "népal vers
 * qatar", "من نيبال إلى قطر".
 *
 * @param language of the names in the results.
 * @param limit most results, default 10.
 * @returns best first; empty for a text without letters or digits.
 * @remarks About 1 ms; the first search in a catalogue takes some 10 ms more.
 * @example
 * searchAreas(catalogue, 'UAE', 'en', 1)
 * // => [{ kind: 'area', code: 'ARE', name: 'United Arab Emirates', matched: 'UAE', score: 98 }]
 */
export function searchAreas(
  catalogue: AreaCatalogue,
  text: string,
  language: CatalogueLanguage,
  limit = 10,
): AreaSearchResult[] {
  const asked = text.slice(0, 200)
  const entries = entriesOf(catalogue)
  const words = wordsOf(asked)
  if (words.length === 0) return []
  const results = [
    ...searchEntries(entries, words, language),
    ...searchCorridors(entries, asked, language),
  ]
  return results.sort(compareResults).slice(0, limit)
}

/** The words of a text, folded as names are. */
export const wordsOf = (text: string): string[] =>
  foldText(text)
    .split(' ')
    .filter((word) => word !== '')

function searchEntries(
  entries: readonly Entry[],
  words: readonly string[],
  language: CatalogueLanguage,
): Found[] {
  const query = queryForms(words)
  return entries.flatMap(({ keys, names, result }) => {
    const name = names[language]
    const { score, matched } = bestKey(keys, query, name)
    return score === 0 ? [] : [result(name, matched === name ? null : matched, score)]
  })
}

/** Corridors from every way of cutting the text in two, or from its arrow alone if it has one. */
function searchCorridors(
  entries: readonly Entry[],
  text: string,
  language: CatalogueLanguage,
): FoundCorridor[] {
  const arrow = /\p{Script=Arabic}/u.test(text) ? ARABIC_ARROW : ARROW
  const parts = text.split(arrow).map(wordsOf)
  if (parts.length > 2) return []
  const drawn = parts.length === 2
  const words = wordsOf(text)
  const cuts = drawn
    ? [[parts[0]!, parts[1]!] as const]
    : words.slice(1).map((_, i) => [words.slice(0, i + 1), words.slice(i + 1)] as const)
  // Without an arrow the first area must be complete, or "South Korea" would lead from South Africa.
  const [leastFrom, leastTo] = drawn ? [MATCH.slip, MATCH.slip] : [MATCH.sameWords, MATCH.nameStart]
  const found = cuts.flatMap(([left, right]) => {
    const from = bestAreas(entries, trimEnds(left), language, leastFrom)
    const to = from.length === 0 ? [] : bestAreas(entries, trimEnds(right), language, leastTo)
    return from.flatMap((origin) =>
      to.flatMap((destination) => corridor(origin, destination, drawn)),
    )
  })
  const best = new Map<string, FoundCorridor>()
  for (const result of found.sort(compareResults)) {
    const pair = `${result.origin}-${result.destination}`
    if (!best.has(pair)) best.set(pair, result)
  }
  return [...best.values()]
}

/** The areas that some words may mean; if they name one in full, those that are only begun are left out. */
function bestAreas(
  entries: readonly Entry[],
  words: readonly string[],
  language: CatalogueLanguage,
  least: number,
): FoundArea[] {
  if (words.length === 0) return []
  const areas = searchEntries(entries, words, language)
    .filter((found): found is FoundArea => found.kind === 'area' && found.score >= least)
    .sort(compareResults)
  const complete = areas.filter(({ score }) => score >= MATCH.sameWords)
  return (complete.length > 0 ? complete : areas).slice(0, 3)
}

function corridor(origin: FoundArea, destination: FoundArea, drawn: boolean): FoundCorridor[] {
  if (origin.code === destination.code) return []
  return [
    {
      kind: 'corridor',
      origin: origin.code,
      destination: destination.code,
      originName: origin.name,
      destinationName: destination.name,
      score: drawn
        ? 100 + (origin.score + destination.score) / 4
        : Math.min(origin.score, destination.score) - 1,
    },
  ]
}

/** Without "from" and "to" at the ends, unless nothing else is there ("DE" is also Germany). */
function trimEnds(words: readonly string[]): readonly string[] {
  const isLink = (word: string | undefined) =>
    word !== undefined && (FROM_WORDS.has(word) || TO_WORDS.has(word))
  let [start, end] = [0, words.length]
  while (start < end - 1 && isLink(words[start])) start += 1
  while (end > start + 1 && isLink(words[end - 1])) end -= 1
  return words.slice(start, end)
}

const KIND_ORDER = { corridor: 0, area: 1, region: 2 } as const

function compareResults(one: AreaSearchResult, other: AreaSearchResult): number {
  if (one.score !== other.score) return other.score - one.score
  if (one.kind !== other.kind) return KIND_ORDER[one.kind] - KIND_ORDER[other.kind]
  const [first, second] = [shownName(one), shownName(other)]
  return first.length - second.length || (first < second ? -1 : first > second ? 1 : 0)
}

const shownName = (result: AreaSearchResult): string =>
  result.kind === 'corridor' ? `${result.originName} ${result.destinationName}` : result.name

const entriesByCatalogue = new WeakMap<AreaCatalogue, readonly Entry[]>()

/** The folded names of a catalogue, made once: they only depend on it. */
function entriesOf(catalogue: AreaCatalogue): readonly Entry[] {
  let entries = entriesByCatalogue.get(catalogue)
  if (entries === undefined) {
    entries = [...catalogue.areas.map(areaEntry), ...regionEntries(catalogue)]
    entriesByCatalogue.set(catalogue, entries)
  }
  return entries
}

function areaEntry({ code, iso2, m49, names, alternativeNames }: Area): Entry {
  const codes = [code, iso2, m49].filter((other) => other !== null)
  const words = new Set([...Object.values(names), ...alternativeNames])
  return {
    names,
    keys: [
      ...codes.map((other) => nameKey(other, true)),
      ...[...words].map((word) => nameKey(word)),
    ],
    result: (name, matched, score) => ({ kind: 'area', code, name, matched, score }),
  }
}

function regionEntries({ groupings }: AreaCatalogue): Entry[] {
  return groupings.flatMap(({ id: grouping, groups }) =>
    groups.map(({ code, names }) => ({
      names,
      keys: [
        nameKey(code, true),
        ...[...new Set(Object.values(names))].map((word) => nameKey(word)),
      ],
      result: (name: string, matched: string | null, score: number) =>
        ({ kind: 'region', grouping, code, name, matched, score }) as const,
    })),
  )
}
