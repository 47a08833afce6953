/** A version taken apart: two parts in SDMX 2.1, three and an extension in SDMX 3 (semantic versions). */
export interface Version {
  readonly parts: readonly number[]
  readonly extension?: string
}

const VERSION = /^(\d{1,9}(?:\.\d{1,9}){0,2})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/

/** @example parseVersion('1.3.0-draft') // => { parts: [1, 3, 0], extension: 'draft' } */
export function parseVersion(text: string): Version | undefined {
  const match = VERSION.exec(text)
  if (match === null) return undefined
  const parts = match[1]!.split('.').map(Number)
  if (match[2] === undefined) return { parts }
  return parts.length === 3 ? { parts, extension: match[2] } : undefined
}

/** Three parts without extension, and not before 1.0.0. */
const isStable = ({ parts, extension }: Version): boolean =>
  parts.length === 3 && extension === undefined && parts[0]! > 0

/**
 * Negative when the first is older. Extensions come before the version they lead to, number by number
 * and word by word; of `1.0` and `1.0.0` the second is newer.
 *
 * @source Semantic Versioning 2.0.0, section 11.
 */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [parseVersion(a), parseVersion(b)]
  if (one === undefined || other === undefined) return a < b ? -1 : a > b ? 1 : 0
  return (
    compareParts(one.parts, other.parts) ||
    one.parts.length - other.parts.length ||
    compareExtensions(one.extension, other.extension)
  )
}

function compareParts(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < 3; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function compareExtensions(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  const [one, other] = [a.split('.'), b.split('.')]
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const [x, y] = [one[i], other[i]]
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1
    const [isNumber, otherIsNumber] = [/^\d+$/.test(x), /^\d+$/.test(y)]
    if (isNumber && otherIsNumber && Number(x) !== Number(y)) return Number(x) - Number(y)
    if (isNumber !== otherIsNumber) return isNumber ? -1 : 1
    if (!isNumber && x !== y) return x < y ? -1 : 1
  }
  return 0
}

/** One of the versions that a query asks for. */
export type VersionPattern =
  | { readonly kind: 'exact'; readonly version: string }
  /** The one in production, of REST 1.5: the newest that is not a draft. */
  | { readonly kind: 'production' }
  | {
      readonly kind: 'wildcard'
      /** `+` latest stable, `~` latest of any kind, `*` all. */
      readonly mark: '+' | '~' | '*'
      /** Parts before the marked one, which must be equal. */
      readonly fixed: readonly number[]
      /** The whole of the lowest version that matches. */
      readonly lowest: readonly number[]
      /** Parts a version must have; undefined for any, as in `*` alone. */
      readonly partCount: 2 | 3 | undefined
    }

/**
 * Reads a version of a query or reference of SDMX 3: exact, or with one wildcard. A marked part with a
 * number is a minimum, and the parts after it are the minimum within it; after a bare mark only zeros
 * may follow. Undefined for anything else.
 *
 * @source SDMX REST API 2.2.2, version queries.
 * @example
 * parseVersionPattern('1.2+.1') // the latest stable from 1.2.1 on, below 2
 */
export function parseVersionPattern(text: string): VersionPattern | undefined {
  if (parseVersion(text) !== undefined) return { kind: 'exact', version: text }
  const match = /^((?:\d{1,9}\.){0,2})(\d{0,9})([+~*])((?:\.\d{1,9}){0,2})$/.exec(text)
  if (match === null) return undefined
  const mark = match[3] as '+' | '~' | '*'
  const fixed = numbers(match[1]!)
  const rest = numbers(match[4]!)
  const count = fixed.length + 1 + rest.length
  if (count === 1 && match[2] === '') {
    return { kind: 'wildcard', mark, fixed, lowest: [], partCount: mark === '+' ? 3 : undefined }
  }
  if (count < 2 || count > 3 || (mark === '+' && count === 2)) return undefined
  if (match[2] === '' && rest.some((part) => part !== 0)) return undefined
  const lowest = [...fixed, Number(match[2] || 0), ...rest]
  return { kind: 'wildcard', mark, fixed, lowest, partCount: count as 2 | 3 }
}

const numbers = (text: string): number[] =>
  text
    .split('.')
    .filter((part) => part !== '')
    .map(Number)

/**
 * The versions that a pattern takes of those there are, oldest first.
 *
 * @example
 * matchVersions(parseVersionPattern('~')!, ['1.0', '2.0.0-rc']) // => ['2.0.0-rc']
 */
export function matchVersions(pattern: VersionPattern, available: readonly string[]): string[] {
  if (pattern.kind === 'exact') {
    return available.includes(pattern.version) ? [pattern.version] : []
  }
  const found = available
    .filter((text) => {
      const version = parseVersion(text)
      if (version === undefined) return false
      return pattern.kind === 'production'
        ? version.extension === undefined
        : takes(pattern, version)
    })
    .sort(compareVersions)
  const all = pattern.kind === 'wildcard' && pattern.mark === '*'
  return all ? found : found.slice(-1)
}

function takes(
  { mark, fixed, lowest, partCount }: Extract<VersionPattern, { kind: 'wildcard' }>,
  version: Version,
): boolean {
  if (partCount !== undefined && version.parts.length !== partCount) return false
  if (mark === '+' && !isStable(version)) return false
  if (fixed.some((part, i) => version.parts[i] !== part)) return false
  return compareParts(version.parts, lowest) >= 0
}
