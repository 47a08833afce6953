import { DomainError } from '@corridor/kernel'

/**
 * Brings all text of a value that just came in into Unicode form C, and refuses the character
 * U+0000, which databases cannot keep in text.
 *
 * Done once, before anything is judged or stored: what is hashed is then taken as it stands, and
 * nobody who verifies needs the same Unicode tables.
 *
 * @returns a copy; names of members are normalised too.
 * @throws {DomainError} `bad_request` when two names of one object become the same, or for U+0000
 * in a text or name.
 * @source Unicode Standard Annex 15
 *
 * @example
 * normaliseIntake({ name: 'Cafe\u0301' }) // => { name: 'Café' }
 */
export function normaliseIntake(value: unknown): unknown {
  if (typeof value === 'string') return normaliseText(value)
  if (Array.isArray(value)) return value.map(normaliseIntake)
  if (typeof value !== 'object' || value === null) return value
  const prototype: unknown = Object.getPrototypeOf(value)
  // Objects of a class are left for `canonicalJson` to refuse.
  if (prototype !== Object.prototype && prototype !== null) return value
  const members = new Map<string, unknown>()
  for (const [name, item] of Object.entries(value)) {
    const normal = normaliseText(name)
    if (members.has(normal)) {
      throw new DomainError('bad_request', `"${normal}" is given twice; give it once`, {
        name: normal,
      })
    }
    members.set(normal, normaliseIntake(item))
  }
  return Object.fromEntries(members)
}

function normaliseText(text: string): string {
  if (!text.includes('\u0000')) return text.normalize('NFC')
  throw new DomainError('bad_request', 'the character of number 0 cannot be kept; leave it out', {
    text: text.replaceAll('\u0000', '\ufffd').slice(0, 100),
  })
}
