import { DomainError } from '@corridor/kernel'
import { excessOf, type Relation } from '../cells/Relation.ts'
import type { CountTable, TableDimension } from './CountTable.ts'
import { type Cube, type CubePrices, cubesIn } from './cubesIn.ts'

/** Every cell of a table, totals among them, and how they add up. */
export interface LaidTable {
  readonly counts: readonly number[]
  readonly relations: readonly Relation[]
  readonly isUnpublished: readonly boolean[]
  readonly isFixed: (cell: number) => boolean
  /** Where corners of linear programmes need not be whole: cubes in which a cell rises. */
  readonly cubesOf: ((cell: number, prices: CubePrices) => Iterable<Cube>) | undefined
  readonly keyOf: (cell: number) => readonly string[]
}

const MOST_CELLS = 20_000

interface LaidDimension {
  readonly id: string
  readonly codes: readonly string[]
  readonly placeOf: ReadonlyMap<string, number>
  /** Places of what is below each code. */
  readonly below: readonly (readonly number[])[]
  /** Place of the code above each; -1 at the top. */
  readonly above: readonly number[]
  /** Places of codes, each after everything below it. */
  readonly upwards: readonly number[]
  readonly tops: readonly number[]
}

/**
 * Lays out the cells of a table, the last dimension fastest, and adds up what is not given.
 *
 * @throws {DomainError} `shape_mismatch` for codes or dimensions that are not there, twice there, or in
 *   a circle, and for sums that are not right; `negative_value`; `bad_request` for a count that is no
 *   whole number; `too_large` beyond 20,000 cells.
 */
export function layTable({
  dimensions,
  counts: given,
  publish,
  fixed = [],
}: CountTable): LaidTable {
  const laid = dimensions.map(layDimension)
  const size = laid.reduce((product, { codes }) => product * codes.length, 1)
  if (laid.length === 0 || size === 0) refuse('The table has no cells', {})
  if (size > MOST_CELLS) {
    throw new DomainError('too_large', `The table has more than ${MOST_CELLS} cells: split it`, {
      cells: size,
    })
  }
  const strides = laid.map((_, at) =>
    laid.slice(at + 1).reduce((product, { codes }) => product * codes.length, 1),
  )
  const placeIn = (cell: number, at: number) =>
    Math.floor(cell / strides[at]!) % laid[at]!.codes.length
  const keyOf = (cell: number) => laid.map(({ codes }, at) => codes[placeIn(cell, at)]!)
  const { counts, isGiven } = readCounts(given, laid, strides, size)
  const cells = Array.from({ length: size }, (_, cell) => cell)
  const relations = laid.flatMap(({ below, upwards }, at) =>
    upwards.flatMap((code): Relation[] => {
      if (below[code]!.length === 0) return []
      return cells
        .filter((cell) => placeIn(cell, at) === code)
        .map((total) => ({
          total,
          parts: below[code]!.map((part) => total + (part - code) * strides[at]!),
        }))
    }),
  )
  addUp(laid, strides, counts, isGiven)
  for (const relation of relations) {
    const excess = excessOf(relation, counts)
    if (excess === 0) continue
    const key = keyOf(relation.total)
    refuse(
      `${key.join(' ')} is given as ${counts[relation.total]}, but its parts come to ${counts[relation.total]! + excess}`,
      { key },
    )
  }
  const trees = laid.map(({ below, above }, at) => ({ below, above, stride: strides[at]! }))
  const known = new Set(fixed.map((key) => cellOf(key, laid, strides)))
  return {
    ...{ counts, relations, keyOf },
    isUnpublished: unpublished(laid, publish, size, placeIn),
    isFixed: (cell) => known.has(cell),
    cubesOf: isNetwork(laid) ? undefined : (cell, prices) => cubesIn(trees, cell, placeIn, prices),
  }
}

/** One or two dimensions with sums, at most one of them of several levels. */
function isNetwork(laid: readonly LaidDimension[]): boolean {
  const levels = laid.map(({ below, upwards }) => {
    const height = below.map(() => 0)
    for (const code of upwards) {
      for (const part of below[code]!) height[code] = Math.max(height[code]!, height[part]! + 1)
    }
    return Math.max(...height)
  })
  return levels.filter((one) => one > 0).length <= 2 && levels.filter((one) => one > 1).length <= 1
}

function refuse(message: string, details: Readonly<Record<string, unknown>>): never {
  throw new DomainError('shape_mismatch', message, details)
}

function layDimension({ id, codes }: TableDimension): LaidDimension {
  const placeOf = new Map(codes.map((code, at) => [code.id, at]))
  if (placeOf.size < codes.length) refuse(`${id} has a code twice`, { dimension: id })
  const below: number[][] = codes.map(() => [])
  const tops: number[] = []
  const aboveOf: number[] = codes.map(() => -1)
  codes.forEach(({ id: code, parent }, at) => {
    if (parent === undefined) {
      tops.push(at)
      return
    }
    const above = placeOf.get(parent)
    if (above === undefined) {
      refuse(`${code} of ${id} is below ${parent}, which is not there`, { dimension: id })
    }
    below[above]!.push(at)
    aboveOf[at] = above
  })
  const upwards: number[] = []
  const visit = (code: number): void => {
    below[code]!.forEach(visit)
    upwards.push(code)
  }
  tops.forEach(visit)
  if (upwards.length < codes.length)
    refuse(`Codes of ${id} are below each other`, { dimension: id })
  return {
    ...{ id, codes: codes.map((code) => code.id), placeOf },
    ...{ below, above: aboveOf, upwards, tops },
  }
}

function cellOf(
  key: readonly string[],
  laid: readonly LaidDimension[],
  strides: readonly number[],
): number {
  if (key.length !== laid.length) {
    refuse(`${key.join(' ')} has not one code for each dimension`, { key })
  }
  return key.reduce((sum, code, at) => {
    const place = laid[at]!.placeOf.get(code)
    if (place === undefined) {
      refuse(`${code} is no code of ${laid[at]!.id}`, { key, dimension: laid[at]!.id })
    }
    return sum + place * strides[at]!
  }, 0)
}

function readCounts(
  given: CountTable['counts'],
  laid: readonly LaidDimension[],
  strides: readonly number[],
  size: number,
): { readonly counts: number[]; readonly isGiven: boolean[] } {
  const counts = new Array<number>(size).fill(0)
  const isGiven = new Array<boolean>(size).fill(false)
  for (const { key, count } of given) {
    const cell = cellOf(key, laid, strides)
    if (count < 0) {
      throw new DomainError('negative_value', `${key.join(' ')} is negative: ${count}`, { key })
    }
    if (!Number.isSafeInteger(count)) {
      throw new DomainError('bad_request', `${key.join(' ')} is no count: ${count}`, { key })
    }
    if (isGiven[cell]) refuse(`${key.join(' ')} is there twice`, { key })
    counts[cell] = count
    isGiven[cell] = true
  }
  return { counts, isGiven }
}

/** Adds up dimension by dimension, from the parts to the totals; what is given stays. */
function addUp(
  laid: readonly LaidDimension[],
  strides: readonly number[],
  counts: number[],
  isGiven: readonly boolean[],
): void {
  const visit = (at: number, cell: number): void => {
    const dimension = laid[at]
    if (dimension === undefined) return
    for (const code of dimension.upwards) {
      const here = cell + code * strides[at]!
      const parts = dimension.below[code]!
      if (parts.length === 0) visit(at + 1, here)
      else {
        // Whatever the later dimensions are, their cells lie side by side.
        for (let one = here; one < here + strides[at]!; one++) {
          if (isGiven[one]) continue
          counts[one] = parts.reduce(
            (sum, part) => sum + counts[one + (part - code) * strides[at]!]!,
            0,
          )
        }
      }
    }
  }
  visit(0, 0)
}

/** Cells that are in none of the published tables. */
function unpublished(
  laid: readonly LaidDimension[],
  publish: CountTable['publish'],
  size: number,
  placeIn: (cell: number, at: number) => number,
): readonly boolean[] {
  if (publish === undefined) return new Array<boolean>(size).fill(false)
  const known = new Set(laid.map(({ id }) => id))
  for (const id of publish.flat()) if (!known.has(id)) refuse(`There is no dimension ${id}`, { id })
  const inTotal = publish.map((told) =>
    laid.flatMap(({ id, tops, below }, at) => {
      if (told.includes(id)) return []
      const [top, ...others] = tops
      if (top === undefined || others.length > 0 || below[top]!.length === 0) {
        refuse(`${id} has no single total, so that every table must tell it apart`, { id })
      }
      return [{ at, top }]
    }),
  )
  return Array.from(
    { length: size },
    (_, cell) => !inTotal.some((held) => held.every(({ at, top }) => placeIn(cell, at) === top)),
  )
}
