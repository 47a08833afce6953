import type { SourceReference } from '@corridor/contract'

/** What is said in every file that leaves the page. */
interface FileNotes {
  readonly title: string
  readonly unit: string
  /** How much of how much is in the file. */
  readonly shown: string
  readonly query: string
  readonly link: string
  /** Whether the link follows the figures or is frozen. */
  readonly state: string
  readonly sources: readonly SourceReference[]
  readonly citation: string
}

/**
 * The notes as pairs of a word and a text, in the order in which they are read.
 *
 * @param word the word for an id in the reader's language.
 */
export const fileNotes = (
  { title, unit, shown, query, link, state, sources, citation }: FileNotes,
  word: (id: string) => string,
): readonly (readonly [string, string])[] => [
  [word('title'), title],
  ...(unit === '' ? [] : [[word('unit'), unit] as const]),
  [word('shown'), shown],
  [word('query'), query],
  [word('link'), link],
  [word('state'), state],
  ...sources.flatMap(({ title: name, publisher, citation: own, licence, release }) => [
    [word('source'), `${publisher}, ${name} (${release})`] as const,
    ...(licence.name === ''
      ? []
      : [
          [
            word('licence'),
            `${licence.name}${licence.status === 'verified' ? '' : ' (unverified)'}`,
          ] as const,
        ]),
    [word('source-citation'), own] as const,
  ]),
  [word('citation'), citation],
]
