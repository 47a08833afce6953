import { DomainError } from '@corridor/kernel'
import { findFeasibilityBlocks, isFeasible, type TableBlock } from './findFeasibilityBlocks.ts'
import type { TablePart } from './findStrongParts.ts'
import { rowSums, sum } from './margins.ts'
import { balancingPrecision, newtonBalance } from './newtonBalance.ts'
import { compressTable, type SparseTable, selectPart } from './SparseTable.ts'

export interface BalanceRequest {
  /** Row-major, rowTargets.length x columnTargets.length, >= 0. */
  readonly table: Float64Array
  /** Wanted row totals, >= 0. */
  readonly rowTargets: Float64Array
  /** Wanted column totals, >= 0. */
  readonly columnTargets: Float64Array
  /** `stop` (default) throws; `relax` scales the row targets of each block to its column total. */
  readonly whenInfeasible?: 'stop' | 'relax'
  /** The blocks of this table if they are known already. */
  readonly blocks?: readonly TableBlock[]
  /** Natural logarithms of the row factors of an earlier, similar table. */
  readonly start?: Float64Array
}

export interface BalancedTable {
  /** Row-major, same shape as the table. */
  readonly values: Float64Array
  /** Natural logarithms of the row factors; 0 for a row without target. A later `start`. */
  readonly logRowFactors: Float64Array
  readonly blocks: readonly TableBlock[]
  /** Newton iterations, summed over the parts that were balanced separately. */
  readonly iterations: number
  /** Largest row error against the targets (the relaxed ones if relaxed). */
  readonly largestError: number
  /** Whether row targets had to be given up. */
  readonly relaxed: boolean
}

/**
 * The table X_ij = a_i m_ij b_j that has the wanted margins.
 *
 * Never returns a table whose totals are not the wanted ones without saying so: it stops, or with
 * `relax` keeps the columns, gives up the rows by the gaps in `blocks` and says `relaxed`.
 *
 * @throws {DomainError} `shape_mismatch` when the lengths do not fit.
 * @throws {DomainError} `infeasible` when no table with these margins exists; with `relax` only
 * when a row or column with a target has no cell to put it in. `details.blocks` names places.
 * @throws {DomainError} `not_converged` when an error over 1e-2 (or 1e-5 of a small total) is left.
 * @remarks About 15 ms for 230 x 230 with 11,500 cells. Row errors below 1e-6 or 1e-14 of the
 * total, whichever is more; column totals to rounding.
 * @source docs/methods/balancing.md; Newton on the dual of entropy projection
 * @example
 * balanceTable({
 *   table: Float64Array.of(1, 1, 1, 1),
 *   rowTargets: Float64Array.of(3, 1),
 *   columnTargets: Float64Array.of(2, 2),
 * }).values // => [1.5, 1.5, 0.5, 0.5]
 */
export function balanceTable(request: BalanceRequest): BalancedTable {
  const { rowTargets, columnTargets, start } = request
  checkShape(request)
  const table = compressTable(request.table, rowTargets.length, columnTargets.length)
  const blocks = request.blocks ?? findFeasibilityBlocks(table, rowTargets, columnTargets)
  const total = sum(columnTargets)
  const feasible = isFeasible(blocks, total)
  checkFeasible(blocks, feasible, request.whenInfeasible ?? 'stop')
  const values = new Float64Array(request.table.length)
  const logRowFactors = new Float64Array(rowTargets.length)
  let iterations = 0
  for (const { part, ratio } of partsToBalance(blocks, rowTargets, columnTargets, feasible)) {
    const cells = selectPart(table, part.rows, part.columns)
    const solution = newtonBalance(
      cells,
      pick(rowTargets, part.rows).map((target) => target * ratio),
      pick(columnTargets, part.columns),
      start === undefined ? null : pick(start, part.rows),
    )
    iterations += solution.iterations
    scatter(values, cells, part, solution.cells, table.columns)
    part.rows.forEach((row, i) => {
      logRowFactors[row] = solution.logRowFactors[i]!
    })
  }
  const { row, largestError } = worstRow(values, request, feasible ? null : blocks)
  if (!(largestError <= Math.min(1e-2, 1e-5 * total))) {
    throw new DomainError(
      'not_converged',
      `balancing ended with row ${row + 1} ${largestError} persons off its target`,
      { row, largestError, iterations },
    )
  }
  return { values, logRowFactors, blocks, iterations, largestError, relaxed: !feasible }
}

function checkShape({ table, rowTargets, columnTargets, start }: BalanceRequest): void {
  const [rows, columns] = [rowTargets.length, columnTargets.length]
  if (table.length !== rows * columns || (start !== undefined && start.length !== rows)) {
    throw new DomainError(
      'shape_mismatch',
      `a table of ${rows} x ${columns} targets needs ${rows * columns} cells, not ${table.length}` +
        (start === undefined ? '' : `, and ${rows} starting values, not ${start.length}`),
    )
  }
}

function checkFeasible(
  blocks: readonly TableBlock[],
  feasible: boolean,
  whenInfeasible: 'stop' | 'relax',
): void {
  if (feasible) return
  const stranded = blocks.filter(({ rows, columns }) => rows.length === 0 || columns.length === 0)
  if (whenInfeasible === 'relax' && stranded.length === 0) return
  throw new DomainError(
    'infeasible',
    `no table with these totals exists: it falls into ${blocks.length} blocks whose row and ` +
      `column totals differ by up to ${Math.max(...blocks.map(({ gap }) => Math.abs(gap)))}`,
    { blocks },
  )
}

interface PartToBalance {
  readonly part: TablePart
  readonly ratio: number
}

/**
 * The strong parts of all blocks, each with the ratio that makes its totals equal to rounding.
 * A block whose parts do not add up by themselves is balanced whole: its cells only tend to zero.
 */
function* partsToBalance(
  blocks: readonly TableBlock[],
  rowTargets: Float64Array,
  columnTargets: Float64Array,
  feasible: boolean,
): Generator<PartToBalance> {
  const tolerance = balancingPrecision(sum(columnTargets))
  for (const block of blocks) {
    const parts = block.parts.map((part) => {
      const rowTotal = sum(pick(rowTargets, part.rows))
      const columnTotal = sum(pick(columnTargets, part.columns))
      return { part, ratio: columnTotal / rowTotal, rowTotal, columnTotal }
    })
    const expected = feasible ? 1 : block.ratio
    const addUp = parts.every(
      ({ rowTotal, columnTotal }) =>
        rowTotal > 0 && columnTotal > 0 && Math.abs(columnTotal - expected * rowTotal) <= tolerance,
    )
    if (addUp) yield* parts
    else yield { part: block, ratio: block.ratio }
  }
}

const pick = (values: Float64Array, places: Int32Array): Float64Array =>
  Float64Array.from(places, (place) => values[place]!)

function scatter(
  values: Float64Array,
  table: SparseTable,
  part: TablePart,
  cells: Float64Array,
  columns: number,
): void {
  for (let j = 0; j < table.columns; j++) {
    for (let cell = table.columnStart[j]!; cell < table.columnStart[j + 1]!; cell++) {
      values[part.rows[table.rowIndex[cell]!]! * columns + part.columns[j]!] = cells[cell]!
    }
  }
}

function worstRow(
  values: Float64Array,
  { rowTargets, columnTargets }: BalanceRequest,
  relaxed: readonly TableBlock[] | null,
): { row: number; largestError: number } {
  const targets = rowTargets.slice()
  for (const { rows, ratio } of relaxed ?? []) for (const row of rows) targets[row]! *= ratio
  const errors = rowSums(values, rowTargets.length, columnTargets.length).map((total, row) =>
    Math.abs(total - targets[row]!),
  )
  const row = errors.findIndex((error) => error === Math.max(...errors) || Number.isNaN(error))
  return { row, largestError: row < 0 ? 0 : errors[row]! }
}
