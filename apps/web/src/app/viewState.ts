/** How one part of a page's state is written in the address. An unreadable text gives the default. */
export interface ViewField<T> {
  read(text: string | undefined): T
  /** Undefined for the default, which is left out of the address. */
  write(value: T): string | undefined
}

/** The parts of a page's state in the order in which they stand in the address. */
export type ViewFields = Readonly<Record<string, ViewField<unknown>>>

export type ViewOf<Fields extends ViewFields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends ViewField<infer T> ? T : never
}

export type Query = Readonly<Record<string, string>>

/** One of a few words; the first is the default unless another is named. */
export const choice = <const Word extends string>(
  words: readonly [Word, ...Word[]],
  fallback: Word = words[0],
): ViewField<Word> => ({
  read: (text) => words.find((word) => word === text) ?? fallback,
  write: (value) => (value === fallback ? undefined : value),
})

/** Text that is absent unless the reader chose it; anything that does not fit `pattern` is ignored. */
export const optionalText = (pattern: RegExp): ViewField<string | undefined> => ({
  read: (text) => (text !== undefined && pattern.test(text) ? text : undefined),
  write: (value) => value,
})

/** One of a few words, absent unless the reader chose it. */
export const optionalChoice = <const Word extends string>(
  words: readonly Word[],
): ViewField<Word | undefined> => ({
  read: (text) => words.find((word) => word === text),
  write: (value) => value,
})

/** A number within bounds, absent unless the reader chose it. */
export const optionalNumber = (bounds: {
  readonly least: number
  readonly most: number
}): ViewField<number | undefined> => ({
  read: (text) => {
    if (text === undefined || !/^\d+(\.\d+)?$/.test(text)) return undefined
    const value = Number(text)
    return value >= bounds.least && value <= bounds.most ? value : undefined
  },
  write: (value) => (value === undefined ? undefined : String(value)),
})

/**
 * The state that an address describes. Unknown names and unreadable values count as absent, so old
 * links keep working.
 */
export function parseViewState<Fields extends ViewFields>(
  fields: Fields,
  query: Query,
): ViewOf<Fields> {
  const entries = Object.entries(fields).map(([name, field]) => [name, field.read(query[name])])
  return Object.fromEntries(entries) as ViewOf<Fields>
}

/**
 * The address that describes a state: defaults left out, names in the order of `fields`, so that one
 * state has one address.
 */
export function formatViewState<Fields extends ViewFields>(
  fields: Fields,
  view: ViewOf<Fields>,
): Query {
  const query: Record<string, string> = {}
  for (const [name, field] of Object.entries(fields)) {
    const text = field.write(view[name])
    if (text !== undefined) query[name] = text
  }
  return query
}

/** Reads a query string; of a repeated name the first counts. */
export function parseQuery(text: string): Query {
  const query: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(text)) query[name] ??= value
  return query
}

/** What belongs to the reader rather than to the page stands last in every address. */
export const READER_NAMES = ['lang', 'theme', 'digits'] as const

/** Writes a query with its leading `?`, names of the page first; empty when nothing is in it. */
export function formatQuery(query: Readonly<Record<string, unknown>>): string {
  const rank = (name: string): number => (READER_NAMES as readonly string[]).indexOf(name)
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .sort(([one], [other]) => rank(one) - rank(other))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
