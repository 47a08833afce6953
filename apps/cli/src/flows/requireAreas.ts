import type { AreaExclusion, FlowEstimate } from '@corridor/flows'
import {
  type AreaCode,
  type Corridor,
  DomainError,
  formatCorridor,
  parseCorridor,
} from '@corridor/kernel'
import type { FlowInputs } from './FlowInputs.ts'

const REASONS: Readonly<Record<AreaExclusion['reason'], string>> = {
  no_demography: 'has no births, deaths and population in this release',
  no_foreign_born_at_start: 'has no foreign-born at the start of the period in this release',
  no_foreign_born_at_end: 'has no foreign-born at the end of the period in this release',
  part_of_composite: 'is part of a larger area in this period',
  residual_origin: 'is no area',
}

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
export function requireAreas(corridor: Corridor, inputs: FlowInputs, estimate: FlowEstimate): void {
  const absent = [corridor.origin, corridor.destination].filter(
    (area) => !estimate.areas.includes(area),
  )
  if (absent.length === 0) return
  const reasons = absent.map((area) => `${area} ${absenceReason(area, inputs, estimate)}`)
  throw new DomainError('unknown_area', `${formatCorridor(corridor)}: ${reasons.join('; ')}`, {
    areas: absent,
  })
}

function absenceReason(area: AreaCode, inputs: FlowInputs, estimate: FlowEstimate): string {
  const composite = inputs.composites.find(({ members }) => members.includes(area))
  if (composite !== undefined) {
    return `is part of ${composite.code} in this period; ask for ${composite.code}`
  }
  const exclusion = inputs.excluded.find((entry) => entry.area === area)
  if (exclusion !== undefined) return REASONS[exclusion.reason]
  if (estimate.diagnostics.excludedAreas.some((entry) => entry.area === area)) {
    return 'was excluded because the tables have no common solution with it'
  }
  return inputs.nameOf(area) === null
    ? `is no area of the tables; their codes are as ${estimate.areas.slice(0, 3).join(', ')}`
    : 'has no figures in this period in this release'
}
