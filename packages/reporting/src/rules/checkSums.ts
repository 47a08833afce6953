import type { ReportCell } from '../cells/ReportCell.ts'
import type { CellAddress, ReportLayout, Sum } from '../definition/ReportLayout.ts'
import type { ReportFinding } from './ReportFinding.ts'

type Cells = ReadonlyMap<CellAddress, ReportCell>

/**
 * Totals against the sums of their parts, for every total of every list: exactly where all parts are
 * there, at most the total where some are missing. The same figure in two tables is the same.
 */
export const checkSums = (layout: ReportLayout, cells: Cells): readonly ReportFinding[] => [
  ...layout.sums.flatMap((sum) => checkSum(sum, cells)),
  ...layout.twins.flatMap((same) => checkTwins(same, cells)),
]

function checkSum({ total, parts, along }: Sum, cells: Cells): readonly ReportFinding[] {
  const whole = cells.get(total)?.value ?? null
  if (whole === null) return []
  const given = parts.flatMap((part) => cells.get(part)?.value ?? [])
  if (given.length === 0) return []
  const sum = given.reduce((so, value) => so + value, 0)
  const isWhole = given.length === parts.length
  if (isWhole ? sum === whole : sum <= whole) return []
  return [
    {
      rule: isWhole ? 'total_differs' : 'parts_exceed',
      severity: 'error',
      address: total,
      parameters: { total: whole, sum, difference: whole - sum, dimension: along },
    },
  ]
}

/** Each against the first that has a figure. */
function checkTwins(same: readonly CellAddress[], cells: Cells): readonly ReportFinding[] {
  const given = same.flatMap((address) => {
    const value = cells.get(address)?.value ?? null
    return value === null ? [] : [{ address, value }]
  })
  const [first, ...others] = given
  if (first === undefined) return []
  return others
    .filter(({ value }) => value !== first.value)
    .map(({ address, value }) => ({
      rule: 'twins_differ',
      severity: 'error',
      address,
      parameters: { value, other: first.value, at: first.address },
    }))
}
