import { parseVersion, parseVersionPattern } from '../model/version.ts'
import { type RestGeneration, SdmxError } from '../SdmxError.ts'
import { type ComponentFilter, parseFilter } from './filter.ts'
import { periodSpan, utcOf } from './period.ts'
import type { Choice, Presentation } from './Query.ts'

const ID = /^[A-Za-z0-9_@$-]+$/
const NESTED_ID = /^[A-Za-z0-9_@$-]+(\.[A-Za-z0-9_@$-]+)*$/
const LONGEST = 16_384

/** A path and its parameters, taken apart and decoded; each parameter is asked for by name. */
export class Request {
  readonly generation: RestGeneration
  readonly segments: readonly string[]
  readonly #parameters: ReadonlyMap<string, string>
  readonly #asked = new Set<string>()

  /**
   * @param address path and parameters below the root of the generation, as `/data/EXR?lastNObservations=1`.
   * @throws {SdmxError} `syntax` when something is not decoded or stands twice, `url_too_long`.
   */
  constructor(generation: RestGeneration, address: string) {
    if (address.length > LONGEST) {
      throw new SdmxError('url_too_long', `The address has over ${LONGEST} signs`)
    }
    this.generation = generation
    const [path = '', ...rest] = address.split('#')[0]!.split('?')
    this.segments = path
      .split('/')
      .filter((segment) => segment !== '')
      .map((segment) => decoded(segment, 'path'))
    this.#parameters = parametersOf(rest.join('?'))
  }

  /** A segment, or what stands for it when it is left out. */
  segment(place: number, otherwise: string): string {
    return this.segments[place] ?? otherwise
  }

  /** @throws {SdmxError} `syntax` when there are more segments. */
  atMost(count: number, form: string): void {
    if (this.segments.length > count) {
      throw new SdmxError('syntax', `The path has parts that mean nothing here; write ${form}`, {
        path: this.segments.join('/'),
      })
    }
  }

  text(name: string): string | undefined {
    this.#asked.add(name)
    return this.#parameters.get(name)
  }

  /** @throws {SdmxError} `syntax` when it is none of those. */
  oneOf<T extends string>(name: string, values: readonly T[], otherwise: T): T {
    const text = this.text(name)
    if (text === undefined) return otherwise
    const found = values.find((value) => value === text.toLowerCase())
    if (found !== undefined) return found
    throw refused(name, text, `one of ${values.join(', ')}`)
  }

  /** @throws {SdmxError} `syntax` when it is neither true nor false. */
  flag(name: string): boolean | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    if (text === 'true' || text === 'false') return text === 'true'
    throw refused(name, text, 'true or false')
  }

  /** @throws {SdmxError} `syntax` when it is not a whole number from `least` on. */
  count(name: string, least: number): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    if (/^\d{1,15}$/.test(text) && Number(text) >= least) return Number(text)
    throw refused(name, text, `a whole number, ${least} or more`)
  }

  /** @throws {SdmxError} `syntax` when it is not a moment. */
  moment(name: string): string | undefined {
    const text = this.text(name)
    if (text === undefined || utcOf(text) !== undefined) return text
    throw refused(name, text, 'a date and time, as 2016-03-01T00:00:00Z')
  }

  /** @throws {SdmxError} `syntax` when it is not a period. */
  period(name: string): string | undefined {
    const text = this.text(name)
    if (text === undefined || periodSpan(text) !== undefined) return text
    throw refused(name, text, 'a period, as 2016, 2016-03, 2016-Q1 or 2016-03-01')
  }

  /** @throws {SdmxError} `syntax` when it is not an id. */
  id(name: string): string | undefined {
    const text = this.text(name)
    if (text === undefined || ID.test(text)) return text
    throw refused(name, text, 'an id')
  }

  /** Values joined by commas. */
  list(name: string, otherwise: readonly string[]): readonly string[] {
    const text = this.text(name)
    if (text === undefined) return otherwise
    const values = text.split(',')
    if (values.every((value) => ID.test(value))) return values
    throw refused(name, text, 'ids joined by commas')
  }

  /** Every `c[COMPONENT]`. @throws {SdmxError} `syntax`. */
  filters(): readonly ComponentFilter[] {
    const filters: ComponentFilter[] = []
    for (const [name, value] of this.#parameters) {
      const match = /^c\[([A-Za-z][\w-]*)\]$/.exec(name)
      if (match === null) continue
      this.#asked.add(name)
      filters.push(parseFilter(match[1]!, value))
    }
    return filters
  }

  presentation(): Presentation {
    const [format, formatVersion] = [this.text('format'), this.text('formatVersion')]
    const [language, compression] = [this.text('lang'), this.text('compression')]
    const labels =
      this.text('labels') === undefined
        ? undefined
        : this.oneOf('labels', ['id', 'name', 'both'] as const, 'id')
    return {
      ...(format === undefined ? {} : { format }),
      ...(formatVersion === undefined ? {} : { formatVersion }),
      ...(language === undefined ? {} : { language }),
      ...(compression === undefined ? {} : { compression }),
      ...(labels === undefined ? {} : { labels }),
    }
  }

  /** @throws {SdmxError} `syntax` when a parameter was given that nobody asked for. */
  refuseOthers(): void {
    for (const name of this.#parameters.keys()) {
      if (this.#asked.has(name)) continue
      const known = [...this.#asked].join(', ')
      throw new SdmxError('syntax', `There is no parameter "${name}" here; there are ${known}`, {
        parameter: name,
        known: [...this.#asked],
      })
    }
  }

  /** Ids joined by the generation's sign for "or". @throws {SdmxError} `syntax`. */
  choice(text: string, what: string): Choice {
    const [all, joint] = this.generation === '1.5' ? ['all', '+'] : ['*', ',']
    if (text === all) return 'all'
    const names = text.split(joint)
    if (names.includes(all)) return 'all'
    for (const name of names) {
      if (NESTED_ID.test(name)) continue
      throw new SdmxError(
        'syntax',
        `"${name}" is not ${what}; write ids joined by "${joint}", or ${all} for any`,
        { [what]: text },
      )
    }
    return names
  }

  /** @throws {SdmxError} `syntax` when one is not a version of the generation. */
  versions(text: string): readonly string[] {
    const first = this.generation === '1.5'
    const versions = first ? fifteenVersions(text) : text.split(',')
    for (const version of versions) {
      const valid = first
        ? version === 'latest' || version === 'all' || parseVersion(version) !== undefined
        : parseVersionPattern(version) !== undefined
      if (valid) continue
      const forms = first ? '1.0, latest or all' : '1.0.0, 1.0, 1.0+.0, +, ~ or *'
      throw new SdmxError('syntax', `"${version}" is not a version; write ${forms}`, {
        version: text,
      })
    }
    return versions
  }
}

const fifteenVersions = (text: string): readonly string[] => text.split('+')

function decoded(text: string, where: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new SdmxError('syntax', `"${text}" in the ${where} is not percent-encoded UTF-8`, {
      part: text,
    })
  }
}

/** A plus sign stays one: it means "and" or stands in a time zone, never a space. */
function parametersOf(text: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>()
  for (const part of text.split('&')) {
    // Clients join parameters with a second question mark, or leave a sign too many.
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = decoded(equals < 0 ? part : part.slice(0, equals), 'parameters')
    const value = equals < 0 ? '' : decoded(part.slice(equals + 1), 'parameters')
    if (parameters.has(name)) {
      throw new SdmxError('syntax', `The parameter "${name}" stands twice; give it once`, {
        parameter: name,
      })
    }
    parameters.set(name, value)
  }
  return parameters
}

const refused = (name: string, value: string, wanted: string): SdmxError =>
  new SdmxError('syntax', `${name}=${value} is not understood; write ${wanted}`, {
    parameter: name,
    value,
  })
