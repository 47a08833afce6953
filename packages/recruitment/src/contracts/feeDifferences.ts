import { type Money, sumMoney } from '@corridor/kernel'
import type { FeeLine } from '../checks/index.ts'
import type { FeeEntry } from './Contract.ts'

export interface FeeDifference {
  readonly category: FeeLine['category']
  readonly currency: string | null
  /** What the worker states that she paid; null: she states nothing of it, or not how much. */
  readonly worker: Money | null
  readonly agency: Money | null
}

interface Stated {
  readonly known: readonly Money[]
  readonly unknown: number
}

/**
 * Where worker and agency state different amounts that the worker paid: a finding, whoever is right.
 * Lines are summed by category and currency; a line without an amount makes its side unknown.
 */
export function feeDifferences(fees: readonly FeeEntry[]): readonly FeeDifference[] {
  const paid = fees.flatMap(({ line, struckAt }) =>
    line !== null && struckAt === null && line.payer === 'worker' ? [line] : [],
  )
  const groups = Map.groupBy(paid, ({ category, amount }) =>
    JSON.stringify([category, amount?.currency ?? null]),
  )
  return [...groups.values()].flatMap((lines) => {
    const { category, amount } = lines[0]!
    const [worker, agency] = [statedBy(lines, 'worker'), statedBy(lines, 'agency')]
    const isSame =
      worker.unknown + agency.unknown === 0 &&
      totalOf(worker)?.minorUnits === totalOf(agency)?.minorUnits
    if (isSame) return []
    // What only an inspector states differs from nobody.
    if (worker.known.length + worker.unknown + agency.known.length + agency.unknown === 0) return []
    return [
      {
        category,
        currency: amount?.currency ?? null,
        worker: totalOf(worker),
        agency: totalOf(agency),
      },
    ]
  })
}

function statedBy(lines: readonly FeeLine[], source: FeeLine['source']): Stated {
  const own = lines.filter((line) => line.source === source)
  const known = own.flatMap(({ amount }) => (amount === null ? [] : [amount]))
  return { known, unknown: own.length - known.length }
}

const totalOf = ({ known, unknown }: Stated): Money | null =>
  known.length === 0 || unknown > 0 ? null : sumMoney(known, known[0]!.currency)
