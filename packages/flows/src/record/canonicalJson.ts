import { DomainError } from '@corridor/kernel'

/** What JSON can hold. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/**
 * The one text of a value: keys in the order of their UTF-16 units, no white space, numbers as the
 * language writes them (the shortest digits that give the same double back).
 *
 * @throws {DomainError} `bad_request` naming the place of anything JSON cannot hold: NaN, infinite
 * numbers, typed arrays, functions; an undefined property counts as absent.
 * @source RFC 8785, JSON Canonicalization Scheme
 * @example
 * canonicalJson({ b: 1.50, a: 'x' }) // => '{"a":"x","b":1.5}'
 */
export const canonicalJson = (value: unknown): string => write(value, '$')

function write(value: unknown, place: string): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, at) => write(item, `${place}[${at}]`)).join(',')}]`
  }
  if (typeof value === 'object' && isPlain(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    const members = entries
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${write(item, `${place}.${key}`)}`)
    return `{${members.join(',')}}`
  }
  throw new DomainError('bad_request', `${place}: ${describe(value)} cannot be written as JSON`, {
    place,
  })
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const describe = (value: unknown): string =>
  typeof value === 'object' ? `a ${value?.constructor.name}` : String(value)
