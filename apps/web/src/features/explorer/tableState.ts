import { type ExploreView, readPages, writePages } from './exploreView.ts'
import { chooseLayout, type Layout } from './layout.ts'
import { parseKey, type Selection, sortedCodes, writeKey } from './selection.ts'
import type { TableStructure } from './structure.ts'

type Shape = Pick<TableStructure, 'dimensions' | 'hints' | 'time'>

/** The selection that stands in no address: what the table itself proposes. */
export function usualSelection({ dimensions, hints }: Shape): Selection {
  return {
    codes: dimensions.map(({ id }) => {
      const code = hints.chosen.get(id)
      return code === undefined ? [] : sortedCodes([code])
    }),
    from: null,
    to: null,
  }
}

/** What an address chooses of a table. */
export function readSelection(
  structure: Shape,
  { key, from, to }: Pick<ExploreView, 'key' | 'from' | 'to'>,
): Selection {
  const year = (text: string | undefined) => (text === undefined ? null : Number(text))
  return {
    codes:
      key === undefined
        ? usualSelection(structure).codes
        : parseKey(key, structure.dimensions.length),
    from: year(from),
    to: year(to),
  }
}

/** The words of the address for a selection; the table's own proposal needs none. */
export function writeSelection(
  structure: Shape,
  { codes, from, to }: Selection,
): Pick<ExploreView, 'key' | 'from' | 'to'> {
  const key = writeKey(codes)
  return {
    key: key === writeKey(usualSelection(structure).codes) ? undefined : key,
    from: from === null ? undefined : String(from),
    to: to === null ? undefined : String(to),
  }
}

/** Where the dimensions stand, and at which codes those that are on no axis. */
export interface Arrangement {
  readonly layout: Layout
  readonly pages: ReadonlyMap<string, string>
}

/**
 * The arrangement of the figures at hand.
 *
 * @param several dimensions with more than one code in the figures, in the order of keys.
 * @param firstOf the code shown first of a dimension.
 */
export function readArrangement(
  { hints, time }: Shape,
  view: Pick<ExploreView, 'rows' | 'cols' | 'at'>,
  several: readonly string[],
  firstOf: (dimension: string) => readonly string[],
): Arrangement {
  const layout = chooseLayout(
    several,
    {
      rows: axisIn(view.rows, hints.rows),
      columns: axisIn(view.cols, hints.columns),
    },
    time?.id ?? null,
  )
  const wished = readPages(view.at)
  const pages = layout.pages.map((id): [string, string] => {
    const codes = firstOf(id)
    const code = wished.get(id)
    return [id, code !== undefined && codes.includes(code) ? code : (codes[0] ?? '')]
  })
  return { layout, pages: new Map(pages) }
}

function axisIn(text: string | undefined, usual: readonly string[]): readonly string[] | null {
  if (text === 'none') return []
  if (text !== undefined) return text.split('.')
  return usual.length === 0 ? null : usual
}

const axisOut = (ids: readonly string[]): string => (ids.length === 0 ? 'none' : ids.join('.'))

/** The words of the address for an arrangement; what the table proposes needs none. */
export function writeArrangement(
  structure: Shape,
  { layout, pages }: Arrangement,
  several: readonly string[],
  firstOf: (dimension: string) => readonly string[],
): Pick<ExploreView, 'rows' | 'cols' | 'at'> {
  const usual = readArrangement(
    structure,
    { rows: undefined, cols: undefined, at: undefined },
    several,
    firstOf,
  )
  const same = (one: readonly string[], other: readonly string[]) => one.join() === other.join()
  const isUsual = same(layout.rows, usual.layout.rows) && same(layout.columns, usual.layout.columns)
  const at = new Map(
    [...pages].filter(([id, code]) => code !== firstOf(id)[0] && layout.pages.includes(id)),
  )
  return {
    rows: isUsual ? undefined : axisOut(layout.rows),
    cols: isUsual ? undefined : axisOut(layout.columns),
    at: writePages(at),
  }
}
