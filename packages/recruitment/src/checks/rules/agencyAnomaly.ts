import type { CheckFinding } from '../verdict/index.ts'
import { NO_DATE, openRule, type RuleContext } from './openRule.ts'

export const ANOMALY_MEASURES = [
  'complaints',
  'not_returned',
  'individual_route',
  'visa_category_shift',
  'wage_default',
  'overrides',
] as const

type Measure = (typeof ANOMALY_MEASURES)[number]

/** What one agency did in its window. */
export interface AgencyWindow {
  /** For how long there is something to count, at most the length of the window. */
  readonly months: number | null
  /** How many of how many; null where no register counts it. */
  readonly counts: Readonly<Record<Measure, { readonly count: number; readonly of: number } | null>>
}

/**
 * Check 15: the agency's rates against those of its peers taken together, by the distance in
 * standard errors of a share, `z = (p − q) / √(q (1 − q) / n)`, with `q = (x + ½) / (m + 1)` of the
 * peers so that a measure no peer shows does not divide by zero. Only rates above the peers' count.
 * It names whom to visit, and decides nothing.
 *
 * @param own null where nothing is known of the agency.
 * @returns a finding for each measure, in their order; what no register counts is said by name.
 * @source operations, section 5, check 15; the form of the test is a proposal
 */
export const agencyAnomaly = (
  own: AgencyWindow | null,
  peers: readonly AgencyWindow[],
  context: RuleContext,
): readonly CheckFinding[] =>
  ANOMALY_MEASURES.map((measure) => compareMeasure(measure, own, peers, context))

function compareMeasure(
  measure: Measure,
  own: AgencyWindow | null,
  peers: readonly AgencyWindow[],
  context: RuleContext,
): CheckFinding {
  const rule = openRule('agency_anomaly', context)
  if (rule.on === null) return rule.cannotTell(NO_DATE)
  const counted = own?.counts[measure] ?? null
  if (counted === null) {
    return rule.cannotTell({ code: 'anomaly_not_counted', params: { measure }, supplier: 'system' })
  }
  const asked = rule.ask('anomaly_peers')
  if (!asked.known) return rule.cannotTell(asked.open)
  const { leastContracts, leastMonths, z } = asked.value
  const { count, of } = counted
  const months = own?.months ?? null
  const others = peers.flatMap((peer) => peer.counts[measure] ?? [])
  const all = others.reduce((sum, peer) => sum + peer.of, 0)
  if (of < leastContracts || all < leastContracts || months === null || months < leastMonths) {
    const params = { measure, count: of, months: months ?? '?', peers: all }
    return rule.cannotTell({ code: 'anomaly_small', params, supplier: 'system' })
  }
  const rate = count / of
  const peerRate = (others.reduce((sum, peer) => sum + peer.count, 0) + 0.5) / (all + 1)
  const distance = (rate - peerRate) / Math.sqrt((peerRate * (1 - peerRate)) / of)
  const evidence = [
    { what: measure, value: count, source: null },
    { what: 'of', value: of, source: null },
    { what: 'z', value: Number(distance.toFixed(2)), source: null },
  ]
  const params = { measure, value: percent(rate), peers: percent(peerRate) }
  return distance > Number(z)
    ? rule.no('anomaly_found', params, { evidence })
    : rule.yes('anomaly_none', params, { evidence })
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
