/** A dimension as a tree of codes, by place. */
export interface CodeTree {
  readonly stride: number
  readonly below: readonly (readonly number[])[]
  /** Of each code; -1 at the top. */
  readonly above: readonly number[]
}

/** Cells of which one part rises while the other falls by as much, and every total still holds. */
export interface Cube {
  readonly rising: readonly number[]
  readonly falling: readonly number[]
}

/** Which cells may be in a cube, and what each costs. */
export interface CubePrices {
  readonly isUsable: (cell: number) => boolean
  readonly priceOf: (cell: number) => number
}

/** Codes beside a code in one dimension that rise and fall with it. */
interface Shift {
  readonly rising: readonly number[]
  readonly falling: readonly number[]
}

/** Shifts of each dimension that are looked at, the cheapest. */
const MOST_SHIFTS = 9

/**
 * Cubes in which a cell rises, from the cheapest shifts of each dimension: a code and all above it,
 * or two codes and what is above them below their first common total. Shifts of all dimensions
 * together keep every relation of the table, over all hierarchies, in whole numbers.
 *
 * @param placeOf code of a cell in each dimension.
 * @source Repsilber (1999), Das Quaderverfahren, Forum der Bundesstatistik 31 (cubes of cells), here over
 * whole hierarchies at once [not checked against the text]
 */
export function* cubesIn(
  trees: readonly CodeTree[],
  cell: number,
  placeOf: (cell: number, dimension: number) => number,
  prices: CubePrices,
): Generator<Cube> {
  const shifts = trees.map((tree, at) => cheapestShifts(tree, cell, placeOf(cell, at), prices))
  const build = function* (at: number, cube: Cube): Generator<Cube> {
    const tree = trees[at]
    if (tree === undefined) {
      yield cube
      return
    }
    const own = placeOf(cell, at)
    for (const { rising, falling } of shifts[at]!) {
      const moved = (cells: readonly number[], codes: readonly number[]) =>
        cells.flatMap((one) => codes.map((code) => one + (code - own) * tree.stride))
      const next = {
        rising: [...moved(cube.rising, rising), ...moved(cube.falling, falling)],
        falling: [...moved(cube.rising, falling), ...moved(cube.falling, rising)],
      }
      yield* build(at + 1, next)
    }
  }
  yield* build(0, { rising: [cell], falling: [] })
}

function cheapestShifts(
  tree: CodeTree,
  cell: number,
  own: number,
  { isUsable, priceOf }: CubePrices,
): readonly Shift[] {
  const priced = [...shiftsOf(tree, own)].flatMap((shift) => {
    const cells = [...shift.rising, ...shift.falling]
      .filter((code) => code !== own)
      .map((code) => cell + (code - own) * tree.stride)
    if (!cells.every(isUsable)) return []
    return [{ shift, price: cells.reduce((sum, one) => sum + priceOf(one), 0) }]
  })
  return priced
    .toSorted((one, other) => one.price - other.price)
    .slice(0, MOST_SHIFTS)
    .map(({ shift }) => shift)
}

function* shiftsOf({ below, above }: CodeTree, own: number): Generator<Shift> {
  const isFinest = (code: number) => below[code]!.length === 0
  const upFrom = (code: number): readonly number[] =>
    code < 0 ? [] : [code, ...upFrom(above[code]!)]
  const finest = below.flatMap((_, code) => (isFinest(code) ? [code] : []))
  for (const start of finest.filter((code) => upFrom(code).includes(own))) {
    const up = upFrom(start)
    yield { rising: up, falling: [] }
    for (const end of finest) {
      const down = upFrom(end)
      if (end === start || down.includes(own)) continue
      yield {
        rising: up.filter((code) => !down.includes(code)),
        falling: down.filter((code) => !up.includes(code)),
      }
    }
  }
}
