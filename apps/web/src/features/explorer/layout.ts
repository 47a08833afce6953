/** Which dimensions stand where. Those in `pages` show one code at a time. */
export interface Layout {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly pages: readonly string[]
}

export type Zone = keyof Layout

export const ZONES: readonly Zone[] = ['rows', 'columns', 'pages']

/** More on one axis cannot be read. */
export const MOST_ON_AXIS = 2

/**
 * A place for every dimension that has more than one code: where it was wished for as long as there is
 * room, else time in columns, the next in rows, and one at a time what is left.
 *
 * @param several dimensions with more than one code, in the order of keys.
 * @param wished null where nothing is wished; an empty list keeps the axis empty.
 * @param time id of the dimension of time.
 */
export function chooseLayout(
  several: readonly string[],
  wished: { readonly rows: readonly string[] | null; readonly columns: readonly string[] | null },
  time: string | null,
): Layout {
  const there = (ids: readonly string[] | null): string[] =>
    [...new Set(ids ?? [])].filter((id) => several.includes(id)).slice(0, MOST_ON_AXIS)
  const rows = there(wished.rows)
  const columns = there(wished.columns).filter((id) => !rows.includes(id))
  const free = several.filter((id) => !rows.includes(id) && !columns.includes(id))
  const isOpen = (ids: readonly string[] | null) => ids === null || ids.length > 0
  if (columns.length === 0 && isOpen(wished.columns)) {
    const first = free.find((id) => id === time)
    if (first !== undefined) columns.push(...free.splice(free.indexOf(first), 1))
  }
  if (rows.length === 0 && isOpen(wished.rows)) rows.push(...free.splice(0, 1))
  if (columns.length === 0 && isOpen(wished.columns)) columns.push(...free.splice(0, 1))
  return { rows, columns, pages: free }
}

/**
 * Moves a dimension to the end of a zone, or to a place in it. Where an axis is full, the dimension that
 * stood in that place, else the last one, goes where the moved one came from.
 */
export function moveDimension(layout: Layout, id: string, zone: Zone, place?: number): Layout {
  const from = ZONES.find((one) => layout[one].includes(id))
  if (from === undefined) return layout
  const taken = { ...layout, [from]: layout[from].filter((one) => one !== id) }
  const own = [...taken[zone]]
  own.splice(place ?? own.length, 0, id)
  if (zone === 'pages' || own.length <= MOST_ON_AXIS) return { ...taken, [zone]: own }
  const last = own.findLastIndex((one) => one !== id)
  const [displaced] = own.splice(last, 1)
  const back = taken[from].length < MOST_ON_AXIS || from === 'pages' ? from : 'pages'
  return { ...taken, [zone]: own, [back]: [...taken[back], displaced!] }
}

/** Rows and columns change places. */
export const turned = ({ rows, columns, pages }: Layout): Layout => ({
  rows: columns,
  columns: rows,
  pages,
})
