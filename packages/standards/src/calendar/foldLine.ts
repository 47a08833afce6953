/** Octets of a content line without its line break. */
const MOST_OCTETS = 75

/**
 * Folds a content line into lines of at most 75 octets in UTF-8; each after the first begins with
 * a blank, and none begins or ends within a character.
 *
 * @source RFC 5545, section 3.1.
 */
export function foldLine(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const length = octetsOf(character.codePointAt(0)!)
    if (octets + length > MOST_OCTETS) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += length
  }
  return [...lines, current].join('\r\n')
}

/** The content line again. */
export const unfoldLine = (folded: string): string => folded.replaceAll('\r\n ', '')

function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}
