import type { PublishedCells } from './auditCells.ts'
import type { Equation } from './Simplex.ts'

/** Figures not shown that hang together, as unknowns from 0 on: what each is above its least value. */
export interface HiddenPart {
  readonly cells: readonly number[]
  /** Of each cell. */
  readonly least: readonly number[]
  readonly equations: readonly Equation[]
}

/** The figures that are not shown, in parts of which none says anything of another. */
export function hiddenParts({ figures, relations, leastOf }: PublishedCells): HiddenPart[] {
  const hidden = figures.flatMap((figure, cell) => (figure === null ? [cell] : []))
  const root = new Map(hidden.map((cell) => [cell, cell]))
  const rootOf = (cell: number): number => {
    let at = cell
    while (root.get(at) !== at) {
      root.set(at, root.get(root.get(at)!)!)
      at = root.get(at)!
    }
    return at
  }
  const told: { readonly cell: number; readonly equation: Equation }[] = []
  for (const { total, parts } of relations) {
    const columns: number[] = []
    const factors: number[] = []
    let right = 0
    const take = (cell: number, factor: number) => {
      const figure = figures[cell]!
      if (figure === null) {
        columns.push(cell)
        factors.push(factor)
        right -= factor * leastOf(cell)
      } else right -= factor * figure
    }
    take(total, -1)
    for (const part of parts) take(part, 1)
    const [first, ...others] = columns
    if (first === undefined) continue
    for (const other of others) root.set(rootOf(other), rootOf(first))
    told.push({ cell: first, equation: { columns, factors, right } })
  }
  const cellsOf = Map.groupBy(hidden, rootOf)
  const equationsOf = Map.groupBy(told, ({ cell }) => rootOf(cell))
  return [...cellsOf].map(([at, cells]) => {
    const place = new Map(cells.map((cell, i) => [cell, i]))
    const own = equationsOf.get(at) ?? []
    return {
      cells,
      least: cells.map(leastOf),
      equations: own.map(({ equation: { columns, factors, right } }) => ({
        columns: columns.map((cell) => place.get(cell)!),
        factors,
        right,
      })),
    }
  })
}
