import type { DomainErrorCode } from '@corridor/kernel'

/** Above every population that a table of persons could hold. */
const LARGEST_PERSONS = 1e12

type Reading =
  | { readonly kind: 'number'; readonly value: number }
  | {
      readonly kind: 'wrong'
      readonly code: DomainErrorCode
      readonly problem: string
      readonly fix: string
    }

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/**
 * Reads a cell that must hold a number of persons; a point is the decimal sign.
 *
 * @example
 * readNumber('12.5', 'negative_refused') // => { kind: 'number', value: 12.5 }
 */
export function readNumber(cell: string, sign: 'negative_refused' | 'negative_allowed'): Reading {
  const wrong = (code: DomainErrorCode, problem: string, fix: string): Reading => ({
    kind: 'wrong',
    code,
    problem,
    fix,
  })
  if (cell === '') {
    return wrong('missing_value', 'the cell is empty', 'Write the number, 0 where it is nobody')
  }
  if (!NUMBER.test(cell)) {
    const shown = cell.length > 40 ? `${cell.slice(0, 40)}...` : cell
    return wrong(
      'bad_file',
      `"${shown}" is not a number`,
      'Write digits with a decimal point, no spaces or separators',
    )
  }
  const value = Number(cell)
  if (Math.abs(value) > LARGEST_PERSONS) {
    return wrong('bad_file', `${cell} is more persons than there can be`, 'Check the unit: persons')
  }
  if (value < 0 && sign === 'negative_refused') {
    return wrong('negative_value', `${cell} is negative`, 'Write 0 or more')
  }
  return { kind: 'number', value }
}
