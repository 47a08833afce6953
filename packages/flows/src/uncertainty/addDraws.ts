import { DomainError } from '@corridor/kernel'
import type { MoveType } from '../types.ts'
import { drawsOfRow, type FlowDraws } from './FlowDraws.ts'

const MOVE_TYPES: readonly MoveType[] = ['outward', 'return', 'transit']

/**
 * Adds two simulations draw by draw: women and men, or consecutive periods. Their errors hang
 * together as the model says (`correlationBetweenSexes`; a date that both periods have), so the
 * interval of the sum is that of the sum and not a sum of ends.
 *
 * @param first and `second` the same draws of the same seed over the same areas and groupings.
 * @returns draws of the sum; a draw that failed in one of them fails in the sum.
 * @throws {DomainError} `areas_differ`; `bad_request` when draws, methods or groupings differ.
 * @remarks O(corridors x draws); holds a third set of draws while it runs.
 */
export function addDraws(first: FlowDraws, second: FlowDraws): FlowDraws {
  checkAddable(first, second)
  const columns = sharedColumns(first, second)
  const cells = Int32Array.from(new Set([...first.cells, ...second.cells])).sort()
  const rowLength = Math.max(columns.length, 1)
  const add = (a: Float64Array, b: Float64Array): Float64Array => {
    const rows = a.length / first.rowLength
    const sum = new Float64Array(rows * rowLength)
    for (let row = 0; row < rows; row++) {
      columns.forEach(([left, right], column) => {
        sum[row * rowLength + column] =
          a[row * first.rowLength + left]! + b[row * second.rowLength + right]!
      })
    }
    return sum
  }
  return {
    ...first,
    settings: JSON.stringify([first.settings, second.settings]),
    used: Int32Array.from(columns, ([left]) => first.used[left]!),
    failed: [...first.failed, ...second.failed]
      .filter(({ draw }, at, all) => all.findIndex((other) => other.draw === draw) === at)
      .toSorted((a, b) => a.draw - b.draw),
    relaxed: Math.max(first.relaxed, second.relaxed),
    floors: [...first.floors, ...second.floors],
    point: addPoints(first, second),
    cells,
    pages: [addCorridors(first, second, cells, columns, rowLength)],
    rowsPerPage: cells.length,
    rowLength,
    total: add(first.total, second.total),
    types:
      first.types === null || second.types === null
        ? null
        : addTypes(first.types, second.types, add),
    arrivals: add(first.arrivals, second.arrivals),
    departures: add(first.departures, second.departures),
    groups: first.groups.map((group, at) => {
      const other = second.groups[at]!
      return {
        ...group,
        point: group.point.map((persons, pair) => persons + other.point[pair]!),
        ungroupedPoint: group.ungroupedPoint + other.ungroupedPoint,
        persons: add(group.persons, other.persons),
        ungrouped: add(group.ungrouped, other.ungrouped),
      }
    }),
  }
}

function checkAddable(first: FlowDraws, second: FlowDraws): void {
  if (first.areas.join() !== second.areas.join()) {
    throw new DomainError(
      'areas_differ',
      `draws over ${first.areas.length} and over ${second.areas.length} areas cannot be added ` +
        'unless the areas are the same',
    )
  }
  const names = ({ groups }: FlowDraws): string =>
    JSON.stringify(groups.map(({ name, groups: members }) => [name, members]))
  const range = ({ method, draws, firstDraw, lastDraw }: FlowDraws): string =>
    [method, draws, firstDraw, lastDraw].join()
  if (range(first) === range(second) && names(first) === names(second)) return
  throw new DomainError(
    'bad_request',
    `draws ${first.firstDraw} to ${first.lastDraw} of ${first.method} and draws ` +
      `${second.firstDraw} to ${second.lastDraw} of ${second.method} cannot be added; ` +
      'make the same draws with the same method and groupings',
  )
}

/** Columns of the draws that both have. */
function sharedColumns(
  first: FlowDraws,
  second: FlowDraws,
): readonly (readonly [number, number])[] {
  const columnOf = new Map([...second.used].map((draw, column) => [draw, column]))
  return [...first.used].flatMap((draw, column) => {
    const other = columnOf.get(draw)
    return other === undefined ? [] : [[column, other] as const]
  })
}

function addPoints({ point: a }: FlowDraws, { point: b }: FlowDraws): FlowDraws['point'] {
  return {
    persons: a.persons.map((persons, cell) => persons + b.persons[cell]!),
    total: a.total + b.total,
    types:
      a.types === null || b.types === null
        ? null
        : addTypes(a.types, b.types, (one, other) => one + other),
  }
}

function addTypes<T>(
  a: Readonly<Record<MoveType, T>>,
  b: Readonly<Record<MoveType, T>>,
  add: (one: T, other: T) => T,
): Record<MoveType, T> {
  const [outward, back, transit] = MOVE_TYPES.map((type) => add(a[type], b[type]))
  return { outward: outward!, return: back!, transit: transit! }
}

function addCorridors(
  first: FlowDraws,
  second: FlowDraws,
  cells: Int32Array,
  columns: readonly (readonly [number, number])[],
  rowLength: number,
): Float32Array {
  const persons = new Float32Array(cells.length * rowLength)
  const placeOf = new Map([...cells].map((cell, place) => [cell, place]))
  for (const [draws, side] of [
    [first, 0],
    [second, 1],
  ] as const) {
    draws.cells.forEach((cell, row) => {
      const from = placeOf.get(cell)! * rowLength
      const values = drawsOfRow(draws, row)
      columns.forEach((column, at) => {
        persons[from + at]! += values[column[side]]!
      })
    })
  }
  return persons
}
