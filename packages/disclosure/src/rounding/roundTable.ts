import { DomainError, type Rng } from '@corridor/kernel'
import type { CountTable } from '../table/CountTable.ts'
import { layTable } from '../table/layTable.ts'
import { roundCells } from './roundCells.ts'

export type RoundedTable =
  | {
      readonly kind: 'rounded'
      readonly cells: readonly { readonly key: readonly string[]; readonly count: number }[]
    }
  /** The way that chance took ended where no rounding that adds up is near; none may exist. */
  | { readonly kind: 'no_rounding'; readonly cells: number }

/**
 * A table rounded to multiples of a base so that it adds up: every figure, totals too, becomes one of
 * the two multiples beside it, figures that are multiples stay, and every relation of the table still
 * holds. On average over the generator each figure is what it was.
 *
 * @param base whole number from 2 on; `threshold` at least, so that small counts do not show.
 * @param random the same generator gives the same table.
 * @returns always `rounded` for tables of one or two dimensions of which at most one has more than one
 *   level; for others `no_rounding` may come, and the average then holds with those ways counted.
 * @throws {DomainError} `bad_option` for the base; otherwise as `protectTable` does for the table.
 * @source Cox (1987), A constructive procedure for unbiased controlled rounding, Journal of the American
 * Statistical Association 82(398), 520-524 (two dimensions); Deville and Tillé (2004), Efficient
 * balanced sampling: the cube method, Biometrika 91(4), 893-912 (flight phase, any number) [neither
 * checked against the text]
 * @example
 * roundTable(table, 5, new Rng(2014))
 */
export function roundTable(table: CountTable, base: number, random: Rng): RoundedTable {
  if (!(Number.isSafeInteger(base) && base >= 2 && base <= 1_000)) {
    throw new DomainError('bad_option', 'The base is a whole number from 2 to 1000', { base })
  }
  const { counts, relations, isUnpublished, keyOf } = layTable(table)
  const rounded = roundCells(counts, relations, base, random)
  if ('left' in rounded) return { kind: 'no_rounding', cells: rounded.left }
  return {
    kind: 'rounded',
    cells: rounded.counts.flatMap((count, cell) =>
      isUnpublished[cell] ? [] : [{ key: keyOf(cell), count }],
    ),
  }
}
