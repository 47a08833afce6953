/** The three-letter pieces of a text, each word with two blanks before it and one after. */
export function trigramsOf(text: string): ReadonlySet<string> {
  const pieces = new Set<string>()
  for (const word of text.toLowerCase().split(/[^\p{L}\p{N}]+/u)) {
    if (word === '') continue
    const padded = `  ${word} `
    for (let at = 0; at + 3 <= padded.length; at += 1) pieces.add(padded.slice(at, at + 3))
  }
  return pieces
}

/**
 * Pieces of three letters that two texts share, among all that they have: 0 to 1.
 *
 * @source the similarity of PostgreSQL's pg_trgm; measured pairs in operations, section 5
 * @example trigramSimilarity('Ram Bahadur Thapa', 'Ram Bdr. Thapa') // => 0.52
 */
export const trigramSimilarity = (one: string, other: string): number =>
  sharedPart(trigramsOf(one), trigramsOf(other))

/** The pieces that two sets share, among all that they have: 0 to 1. */
export function sharedPart(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const piece of one) if (other.has(piece)) shared += 1
  const all = one.size + other.size - shared
  return all === 0 ? 0 : shared / all
}
