import { type RestGeneration, SdmxError } from '../SdmxError.ts'

/** For each dimension the codes wanted, or undefined for any. */
export type KeyPattern = readonly (readonly string[] | undefined)[]

/** A key as it was written and what it means; no patterns when all series are wanted. */
export interface SeriesKey {
  readonly text: string
  readonly patterns: readonly KeyPattern[]
}

const CODE = /^[A-Za-z0-9_@$\-/]+$/

/**
 * Reads a series key: codes of the dimensions joined by dots. In 1.5 an empty part is any code and `+`
 * joins codes; in 2.x `*` is any code, commas join keys, and trailing parts may be left out. Both ways to
 * write any code and several codes are taken in 2.x.
 *
 * @throws {SdmxError} `syntax` for signs that no code has, and for over 10,000 keys.
 * @example
 * parseKey('D.USD+JPY..', '1.5').patterns // => [[['D'], ['USD', 'JPY'], undefined, undefined]]
 */
export function parseKey(text: string, generation: RestGeneration): SeriesKey {
  const all = generation === '1.5' ? 'all' : '*'
  if (text === all || text === '') return { text: all, patterns: [] }
  const keys = generation === '1.5' ? [text] : text.split(',')
  if (keys.length > 10_000)
    throw new SdmxError('syntax', `There are ${keys.length} keys; 10000 at most`)
  const patterns = keys.map((key) =>
    key.split('.').map((part) => parsePart(part, text, generation)),
  )
  return {
    text,
    patterns: patterns.some((one) => one.every((part) => part === undefined) && generation === '2')
      ? []
      : patterns,
  }
}

function parsePart(
  part: string,
  key: string,
  generation: RestGeneration,
): readonly string[] | undefined {
  if (part === '' || (part === '*' && generation === '2')) return undefined
  const codes = part.split('+')
  for (const code of codes) {
    if (!CODE.test(code)) {
      throw new SdmxError(
        'syntax',
        `"${code}" in key "${key}" is not a code; codes have letters, digits, _, @, $ and -`,
        { key },
      )
    }
  }
  return codes
}

/**
 * The patterns of a key for a structure with so many dimensions besides time.
 *
 * @throws {SdmxError} `syntax` when a key has too many parts, or in 1.5 not exactly as many.
 */
export function fitKey(
  { text, patterns }: SeriesKey,
  dimensionIds: readonly string[],
  generation: RestGeneration,
): readonly KeyPattern[] {
  const count = dimensionIds.length
  return patterns.map((pattern) => {
    if (pattern.length > count || (generation === '1.5' && pattern.length !== count)) {
      throw new SdmxError(
        'syntax',
        `Key "${text}" has ${pattern.length} parts; the structure has ${count} dimensions: ${dimensionIds.join('.')}`,
        { key: text, dimensions: dimensionIds },
      )
    }
    return Array.from({ length: count }, (_, d) => pattern[d])
  })
}
