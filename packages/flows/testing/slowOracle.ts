import type { FlowInput } from '../src/index.ts'

type Matrix = number[][]

export interface OracleFlows {
  readonly total: number
  readonly byType: { readonly outward: number; readonly return: number; readonly transit: number }
  readonly persons: Matrix
  readonly sweeps: number
}

/**
 * Accounting methods once more, written from the formulas alone and as plainly as possible: arrays
 * of arrays, alternating row and column fitting stopped on the margin error, three nested loops for
 * the flows. Shares no code with the engine. Assumes the ordinary case: no negative native-born, no
 * births above the native-born.
 */
export function slowFlows(
  input: FlowInput,
  accounting: 'open' | 'closed',
  marginError: number,
): Readonly<Record<'minimum' | 'independence', OracleFlows>> {
  const n = input.areas.length
  const start = toRows(input.stockStart, n)
  const end = toRows(input.stockEnd, n)
  if (accounting === 'closed') {
    const difference = add(input.births!) - add(input.deaths!) - (total(end) - total(start))
    const [before, after] = [trace(start), trace(end)]
    for (let i = 0; i < n; i++) {
      start[i]![i]! *= (before - difference / 2) / before
      end[i]![i]! *= (after + difference / 2) / after
    }
  }
  for (let j = 0; j < n; j++) {
    if (end[j]![j]! < input.births![j]!) throw new Error(`births in ${input.areas[j]}`)
    end[j]![j]! -= input.births![j]!
    const population = add(start.map((row) => row[j]!))
    for (let k = 0; k < n; k++) start[k]![j]! *= (population - input.deaths![j]!) / population
  }
  let sweeps = 0
  if (accounting === 'closed') {
    const targets = start.map((row, k) => (add(row) + add(end[k]!)) / 2)
    sweeps += fit(start, targets, marginError)
    sweeps += fit(end, targets, marginError)
  } else {
    for (let k = 0; k < n; k++) {
      const [had, has] = [add(start[k]!), add(end[k]!)]
      const surplus = had > has ? start[k]! : end[k]!
      const share = had > has ? has / had : has > 0 ? had / has : 1
      for (let j = 0; j < n; j++) surplus[j]! *= share
    }
  }
  return {
    minimum: { ...flows(start, end, 'minimum'), sweeps },
    independence: { ...flows(start, end, 'independence'), sweeps },
  }
}

/** Fits rows and columns in turn, ending on columns; gives the number of sweeps. */
function fit(table: Matrix, rowTargets: readonly number[], marginError: number): number {
  const n = table.length
  const columnTargets = table.map((_, j) => add(table.map((row) => row[j]!)))
  const cells = table.flatMap((row, k) =>
    row.flatMap((value, j) => (value > 0 ? [{ k, j, value }] : [])),
  )
  const rows = Int32Array.from(cells, ({ k }) => k)
  const columns = Int32Array.from(cells, ({ j }) => j)
  const values = Float64Array.from(cells, ({ value }) => value)
  let worst = Number.POSITIVE_INFINITY
  let sweeps = 0
  while (worst > marginError) {
    if (++sweeps > 100_000) throw new Error(`margin error ${worst} after ${sweeps} sweeps`)
    const rowTotals = new Float64Array(n)
    for (let c = 0; c < values.length; c++) rowTotals[rows[c]!]! += values[c]!
    worst = rowTargets.reduce(
      (most, wanted, k) => Math.max(most, Math.abs(wanted - rowTotals[k]!)),
      0,
    )
    const columnTotals = new Float64Array(n)
    for (let c = 0; c < values.length; c++) {
      values[c]! *= rowTargets[rows[c]!]! / rowTotals[rows[c]!]!
      columnTotals[columns[c]!]! += values[c]!
    }
    for (let c = 0; c < values.length; c++) {
      values[c]! *= columnTargets[columns[c]!]! / columnTotals[columns[c]!]!
    }
  }
  cells.forEach(({ k, j }, c) => {
    table[k]![j] = values[c]!
  })
  return sweeps
}

function flows(start: Matrix, end: Matrix, assumption: 'minimum' | 'independence') {
  const n = start.length
  const persons: Matrix = start.map(() => new Array<number>(n).fill(0))
  const byType = { outward: 0, return: 0, transit: 0 }
  for (let k = 0; k < n; k++) {
    const stay = start[k]!.map((value, i) =>
      assumption === 'minimum' ? Math.min(value, end[k]![i]!) : 0,
    )
    const arrivals = add(end[k]!) - add(stay)
    for (let i = 0; i < n; i++) {
      const leaving = start[k]![i]! - stay[i]!
      if (leaving === 0 || arrivals === 0) continue
      for (let j = 0; j < n; j++) {
        if (i === j) continue
        const moved = (leaving * (end[k]![j]! - stay[j]!)) / arrivals
        persons[i]![j]! += moved
        byType[i === k ? 'outward' : j === k ? 'return' : 'transit'] += moved
      }
    }
  }
  return { persons, byType, total: total(persons) }
}

const add = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0)

const total = (table: Matrix): number => add(table.map(add))

const trace = (table: Matrix): number => add(table.map((row, i) => row[i]!))

const toRows = (table: Float64Array, n: number): Matrix =>
  Array.from({ length: n }, (_, k) => Array.from(table.subarray(k * n, (k + 1) * n)))
