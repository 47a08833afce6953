import type { ProblemList } from '@corridor/kernel'
import { ratificationKey } from '../Ratification.ts'
import type { RatificationRow } from './readRatificationRows.ts'

/** Adds a problem for each row that is open while another of the same State and territory is, or that stands twice. */
export function refuseTwoOpen(rows: readonly RatificationRow[], problems: ProblemList): void {
  const open = new Map<string, number>()
  const seen = new Map<string, number>()
  for (const { row, ratification } of rows) {
    const entry = `${ratificationKey(ratification)} ${ratification.registered}`
    const same = seen.get(entry)
    if (same !== undefined) {
      const fix = 'Remove one of the two rows'
      problems.add(row, null, `it stands in row ${same} already`, fix)
      continue
    }
    seen.set(entry, row)
    if (ratification.end !== null) continue
    const key = ratificationKey(ratification)
    const earlier = open.get(key)
    if (earlier === undefined) open.set(key, row)
    else {
      const { instrument, state, territory } = ratification
      const whose = territory === null ? state : `${state} (${territory})`
      problems.add(
        row,
        'registered',
        `${whose} has ratified ${instrument} in row ${earlier} already, and that has not ended`,
        'Remove one of the two rows, or give the earlier one its end',
      )
    }
  }
}
