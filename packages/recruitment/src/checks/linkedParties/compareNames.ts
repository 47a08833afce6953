import { isOneSlip } from '@corridor/kernel'
import { doubleMetaphone } from 'double-metaphone'
import { sharedPart, trigramsOf } from './trigramSimilarity.ts'

/** A name made ready for comparison: its words, how they sound and their consonants. */
export interface PreparedName {
  readonly words: readonly string[]
  readonly sounds: readonly (readonly string[])[]
  readonly skeletons: readonly string[]
  /** Pieces of three letters of each word. */
  readonly pieces: readonly ReadonlySet<string>[]
}

/** In what two names agree; null where they are not variants of one. */
export interface NameLikeness {
  readonly how: 'same' | 'spelling' | 'part' | 'letters'
  /** Shared pieces of three letters, 0 to 1. */
  readonly similarity: number
}

export const prepareName = (words: readonly string[]): PreparedName => ({
  words,
  sounds: words.map((word) => [...new Set(doubleMetaphone(word))].filter((one) => one.length > 1)),
  skeletons: words.map(skeletonOf),
  pieces: words.map(trigramsOf),
})

/**
 * Whether two names may be one: the same words in any order, words that sound alike or have the same
 * consonants (names written without vowels), one that leaves words out of the other, or enough
 * shared letters.
 *
 * @param leastSimilarity shared pieces of three letters from which letters alone are enough
 * @source operations, section 5: abbreviation and phonetic rules besides the trigram similarity
 */
export function compareNames(
  one: PreparedName,
  other: PreparedName,
  leastSimilarity: number,
): NameLikeness | null {
  const [short, long] = one.words.length <= other.words.length ? [one, other] : [other, one]
  if (short.words.length === 0) return null
  const matched = matchWords(short, long)
  const isWhole = matched.count === short.words.length
  // One word alone fits too many people, unless it is all that either has.
  if (isWhole && (short.words.length > 1 || long.words.length === 1)) {
    const how =
      short.words.length < long.words.length ? 'part' : matched.allSame ? 'same' : 'spelling'
    return { how, similarity: similarityOf(one, other) }
  }
  // A family name in common says nothing about the given names beside it.
  const apart = sharedPart(piecesOf(short, long.words), piecesOf(long, short.words))
  return apart >= leastSimilarity ? { how: 'letters', similarity: similarityOf(one, other) } : null
}

const similarityOf = (one: PreparedName, other: PreparedName): number =>
  sharedPart(piecesOf(one, []), piecesOf(other, []))

/** The pieces of a name's words, but for those left out. */
function piecesOf(
  { words, pieces }: PreparedName,
  leftOut: readonly string[],
): ReadonlySet<string> {
  const all = new Set<string>()
  for (const [at, own] of pieces.entries()) {
    if (leftOut.includes(words[at]!)) continue
    for (const piece of own) all.add(piece)
  }
  return all
}

/** How many words of the shorter name have a word of their own in the longer. */
function matchWords(short: PreparedName, long: PreparedName) {
  const free = new Set(long.words.keys())
  let [count, allSame] = [0, true]
  const take = (fits: (place: number) => boolean): boolean => {
    const place = [...free].find(fits)
    if (place === undefined) return false
    free.delete(place)
    count += 1
    return true
  }
  const rest = [...short.words.keys()].filter(
    (at) => !take((place) => long.words[place] === short.words[at]),
  )
  for (const at of rest) {
    allSame = false
    take((place) => areAlike(short, at, long, place))
  }
  return { count, allSame }
}

function areAlike(one: PreparedName, at: number, other: PreparedName, place: number): boolean {
  const [word, second] = [one.words[at]!, other.words[place]!]
  if (word.length === 1 || second.length === 1) return word[0] === second[0]
  const isLong = Math.min(word.length, second.length) >= 5
  if (isLong && word[0] === second[0] && isOneSlip(word, second)) return true
  if (!beginAlike(word, second)) return false
  const skeleton = one.skeletons[at]!
  if (skeleton.length > 1 && skeleton === other.skeletons[place]) return true
  return one.sounds[at]!.some((sound) => other.sounds[place]!.includes(sound))
}

const VOWELS = /[aeiouy]/
const VOWEL_GROUPS = ['a', 'ou', 'eiy']

/** Names that begin with different vowels are different names, unless one is written without any. */
function beginAlike(one: string, other: string): boolean {
  if (!VOWELS.test(one) || !VOWELS.test(other)) return true
  const [first, second] = [one[0]!, other[0]!]
  if (!VOWELS.test(first) || !VOWELS.test(second)) return true
  return VOWEL_GROUPS.some((group) => group.includes(first) && group.includes(second))
}

/** The consonants of a word, letters that stand for one sound made one, doubled ones single. */
function skeletonOf(word: string): string {
  return word
    .replace(/(.)\1/g, '$1')
    .replace(/ph/g, 'f')
    .replace(/[ckq]/g, 'k')
    .replace(/[sxz]/g, 's')
    .replace(/[vw]/g, 'v')
    .replace(/[aeiouyh]/g, '')
}
