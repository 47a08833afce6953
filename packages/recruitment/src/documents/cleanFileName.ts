/** Signs that steer the terminal, the direction of writing, or have no width. */
const STEERING = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

/** Joins letters in Persian and Indic names; nothing else that has no width belongs there. */
const JOINERS = /[\u200c\u200d]/g

const LONGEST = 120

/**
 * The name of a file as it may be kept and shown: one line, no path, nothing that a file system
 * takes for its own.
 *
 * @returns null for a name that holds a path or signs that steer: whoever sends those does not send
 * a name.
 * @example cleanFileName('  Contrat  (signé).pdf ') // => 'Contrat (signé).pdf'
 * @example cleanFileName('../../etc/passwd') // => null
 */
export function cleanFileName(given: string): string | null {
  const text = given.normalize('NFC')
  if (/[\\/]/.test(text) || STEERING.test(text.replaceAll(JOINERS, ''))) return null
  const plain = text
    .replaceAll(/[<>:"|?*%]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  if (plain === '') return null
  const letters = [...plain]
  if (letters.length <= LONGEST) return plain
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(plain)?.[0] ?? ''
  return `${letters
    .slice(0, LONGEST - ending.length)
    .join('')
    .trimEnd()}${ending}`
}
