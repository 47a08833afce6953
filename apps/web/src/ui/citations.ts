import type { SourceReference } from '@corridor/contract'

/** What is cited: one chart or table of this installation on one day. */
export interface CitedView {
  readonly title: string
  readonly subtitle: string
  readonly sources: readonly SourceReference[]
  readonly link: string
  /** ISO 8601 day on which the reader saw it. */
  readonly accessed: string
  /** Where the figures have one. */
  readonly doi?: string
}

const PRODUCER = 'Corridor'

/** One line for a footnote. */
export const shortCitation = ({ title, link, accessed }: CitedView): string =>
  `${PRODUCER} (${accessed.slice(0, 4)}), ${title}. ${link} (${accessed})`

/** Title, what it is made from in the sources' own wording, and the address. */
export const fullCitation = (view: CitedView): string =>
  [
    `${PRODUCER} (${view.accessed.slice(0, 4)}). ${view.title}. ${view.subtitle}.`,
    ...view.sources.map(({ citation, release, checksum }) =>
      // Lists of ratifications are known by the day they reach, which their citation says.
      checksum === '' ? citation : `${citation} [${release}, SHA-256 ${checksum.slice(0, 12)}]`,
    ),
    ...(view.doi === undefined ? [] : [`https://doi.org/${view.doi}.`]),
    `${view.link} (${view.accessed}).`,
  ].join(' ')

const braces = (text: string): string => text.replace(/([#$%&_{}])/g, '\\$1')

const keyOf = ({ title, accessed }: CitedView): string => {
  const words = title
    .normalize('NFKD')
    .replace(/[^a-zA-Z0-9]+/g, ' ')
    .trim()
  const stem = words.split(' ').slice(0, 3).join('').toLowerCase()
  return `corridor${accessed.slice(0, 4)}${stem}`
}

/** An entry for LaTeX. */
export const bibtexCitation = (view: CitedView): string =>
  [
    `@misc{${keyOf(view)},`,
    `  author = {{${PRODUCER}}},`,
    `  title = {{${braces(view.title)}}},`,
    `  year = {${view.accessed.slice(0, 4)}},`,
    `  howpublished = {\\url{${view.link}}},`,
    `  urldate = {${view.accessed}},`,
    ...(view.doi === undefined ? [] : [`  doi = {${view.doi}},`]),
    `  note = {${braces(`${view.subtitle}. ${view.sources.map((source) => source.citation).join(' ')}`)}}`,
    '}',
  ].join('\n')

/** An entry for reference managers (CSL-JSON). */
export const cslCitation = (view: CitedView): string => {
  const [year, month, day] = view.accessed.split('-').map(Number)
  return JSON.stringify(
    [
      {
        id: keyOf(view),
        type: 'dataset',
        title: view.title,
        author: [{ literal: PRODUCER }],
        issued: { 'date-parts': [[year]] },
        accessed: { 'date-parts': [[year, month, day]] },
        URL: view.link,
        ...(view.doi === undefined ? {} : { DOI: view.doi }),
        note: `${view.subtitle}. ${view.sources.map((source) => source.citation).join(' ')}`,
      },
    ],
    null,
    2,
  )
}

/**
 * An entry for reference managers that read RIS.
 *
 * @example
 * risCitation(view).split('\n')[0] // => 'TY  - DATA'
 */
export const risCitation = (view: CitedView): string => {
  const line = (text: string): string => text.replace(/\s+/g, ' ').trim()
  return [
    'TY  - DATA',
    `AU  - ${PRODUCER}`,
    `TI  - ${line(view.title)}`,
    `PY  - ${view.accessed.slice(0, 4)}`,
    `UR  - ${view.link}`,
    ...(view.doi === undefined ? [] : [`DO  - ${view.doi}`]),
    `Y2  - ${view.accessed.replaceAll('-', '/')}`,
    `N1  - ${line(`${view.subtitle}. ${view.sources.map((source) => source.citation).join(' ')}`)}`,
    'ER  - ',
  ].join('\r\n')
}
