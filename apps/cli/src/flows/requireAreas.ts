import type { FlowEstimate } from '@corridor/flows'
import { type AreaCode, type Corridor, DomainError, parseCorridor } from '@corridor/kernel'
import type { FlowInputs } from './FlowInputs.ts'

/**
 * Reads a corridor; areas of the user's own tables may have codes of any form.
 *
 * @throws {DomainError} `bad_request` when it is not two different areas.
 * @example
 * readCorridor('A-B', ['A', 'B']) // => { origin: 'A', destination: 'B' }
 */
export function readCorridor(text: string, areas: readonly AreaCode[]): Corridor {
  for (const { index } of text.matchAll(/[->]/g)) {
    const [origin, destination] = [text.slice(0, index).trim(), text.slice(index + 1).trim()]
    if (origin === destination) continue
    if (areas.includes(origin) && areas.includes(destination)) return { origin, destination }
  }
  return parseCorridor(text)
}

/**
 * Makes sure that an estimate has both areas of a corridor.
 *
 * @throws {DomainError} `unknown_area` saying for each missing one why it is missing.
 */
export function requireAreas(
  { origin, destination }: Corridor,
  inputs: FlowInputs,
  estimate: FlowEstimate,
): void {
  const absent = [origin, destination].filter((area) => !estimate.areas.includes(area))
  if (absent.length === 0) return
  const reasons = absent.map((area) => inputs.explainAbsence(estimate, area))
  throw new DomainError('unknown_area', reasons.join('; '), { areas: absent })
}
