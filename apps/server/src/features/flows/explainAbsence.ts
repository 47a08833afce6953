import { type AreaCode, formatPeriod, type MissingReason } from '@corridor/kernel'
import type { EvidenceStore } from '../../evidence/index.ts'
import type { StoredEstimate } from './StoredEstimate.ts'

/** Why there is no figure, as a code and in words. */
export interface Absence {
  readonly reason: MissingReason
  readonly words: string
}

/** Why an area is not in an estimate; null where it is. */
export function explainAbsence(
  { areaIndex }: Pick<EvidenceStore, 'areaIndex'>,
  estimate: StoredEstimate,
  area: AreaCode,
): Absence | null {
  if (estimate.positionOf.has(area)) return null
  const { period, vintage } = estimate.choice
  const during = formatPeriod(period)
  const composite = estimate.composites.find(({ members }) => members.includes(area))
  if (composite !== undefined) {
    return {
      reason: 'area_excluded',
      words: `In ${during} ${area} is part of ${composite.code} (${composite.members.join(' and ')} together, because the period begins before they parted). Look at ${composite.code}`,
    }
  }
  const excluded = estimate.excluded.find((one) => one.area === area)
  if (excluded !== undefined) {
    const { stocks, demography } = vintage
    const words: Readonly<Record<string, string>> = {
      no_demography: `${demography.id} has no births, deaths and population of ${area}`,
      no_foreign_born_at_start: `${stocks.id} has no foreign-born living in ${area} in ${period.from}, so that nothing can be compared`,
      no_foreign_born_at_end: `${stocks.id} has no foreign-born living in ${area} in ${period.to}, so that nothing can be compared`,
      residual_origin: `${area} is no area but what the source could not name`,
    }
    return {
      reason: 'area_excluded',
      words: words[excluded.reason] ?? `${area} ${excluded.reason}`,
    }
  }
  const members = areaIndex.byCode.get(area)?.members ?? []
  if (members.length > 0) {
    return {
      reason: 'not_covered',
      words: `In ${during} the parts of ${area} have figures of their own. Look at ${members.join(' and ')}`,
    }
  }
  return {
    reason: 'not_covered',
    words: `${area} occurs neither in ${vintage.stocks.id} nor in ${vintage.demography.id}`,
  }
}

/** The same for a pair: what keeps it from having a figure. */
export function explainMissingPair(
  evidence: Pick<EvidenceStore, 'areaIndex'>,
  estimate: StoredEstimate,
  origin: AreaCode,
  destination: AreaCode,
): Absence | null {
  const together = estimate.composites.find(
    ({ members }) => members.includes(origin) && members.includes(destination),
  )
  if (together !== undefined) {
    return {
      reason: 'area_excluded',
      words: `In ${formatPeriod(estimate.choice.period)} ${origin} and ${destination} are read together as ${together.code}, so that moves between them are not known`,
    }
  }
  const absences = [origin, destination].flatMap(
    (area) => explainAbsence(evidence, estimate, area) ?? [],
  )
  const [first] = absences
  if (first === undefined) return null
  return { reason: first.reason, words: absences.map(({ words }) => words).join('. ') }
}
