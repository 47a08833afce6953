import { DomainError } from './DomainError.ts'

/** Mid-year `from` to mid-year `to`. */
export interface Period {
  readonly from: number
  readonly to: number
}

/**
 * Reads `2010-2015`.
 *
 * @throws {DomainError} `bad_request` when it is not two years in order.
 * @example
 * parsePeriod('2010-2015') // => { from: 2010, to: 2015 }
 */
export function parsePeriod(text: string): Period {
  const match = /^(\d{4})-(\d{4})$/.exec(text.trim())
  const [from, to] = [Number(match?.[1]), Number(match?.[2])]
  if (match === null || !(from < to)) {
    throw new DomainError(
      'bad_request',
      `"${text}" is not a period; write the first and the last year, for example 2010-2015`,
    )
  }
  return { from, to }
}

export const formatPeriod = ({ from, to }: Period): string => `${from}-${to}`

export const periodYears = ({ from, to }: Period): number => to - from
