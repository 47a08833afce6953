import { choice, optionalText, type ViewOf } from '../../app/viewState.ts'

export const CHARTS = ['table', 'line', 'bar', 'slope', 'map', 'chord', 'multiples'] as const
export type ChartName = (typeof CHARTS)[number]

export const LABELS = ['name', 'id', 'both'] as const
export type Labels = (typeof LABELS)[number]

const YEAR = /^\d{4}$/
/** `none` is an axis that was emptied. */
const IDS = /^(none|[A-Z][A-Z0-9_]*(\.[A-Z][A-Z0-9_]*)?)$/
const CODES = /^[A-Za-z0-9_@$-]+(~[A-Za-z0-9_@$-]+)*$/
/** Periods hold colons and slashes besides. */
const PERIOD = /^[0-9A-Z/-]{4,24}$/

/** The state of a table of the explorer. What the address leaves out, the table's own defaults say. */
export const EXPLORE_VIEW = {
  /** The choice, as a key of REST 2 with `+` between codes. */
  key: optionalText(/^[A-Za-z0-9_@$*.+ -]{1,6000}$/),
  from: optionalText(YEAR),
  to: optionalText(YEAR),
  rows: optionalText(IDS),
  cols: optionalText(IDS),
  /** The codes at which dimensions stand that are on no axis: `SEX~F~METHOD~pseudo-bayes`. */
  at: optionalText(CODES),
  sort: optionalText(/^-?[A-Za-z0-9_@$/~-]{1,80}$/),
  view: choice(CHARTS),
  labels: choice(LABELS),
  /** The period of charts of one period. */
  period: optionalText(PERIOD),
  /** The moment at which the view is frozen. */
  asOf: optionalText(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
} as const

export type ExploreView = ViewOf<typeof EXPLORE_VIEW>

/** `SEX~F~METHOD~x` as pairs; a last word without a partner is passed over. */
export function readPages(text: string | undefined): ReadonlyMap<string, string> {
  const words = text === undefined ? [] : text.split('~')
  const pages = new Map<string, string>()
  for (let i = 0; i + 1 < words.length; i += 2) pages.set(words[i]!, words[i + 1]!)
  return pages
}

/** The same in one order; undefined where there is none. */
export function writePages(pages: ReadonlyMap<string, string>): string | undefined {
  const words = [...pages].sort(([one], [other]) => (one < other ? -1 : 1)).flat()
  return words.length === 0 ? undefined : words.join('~')
}
