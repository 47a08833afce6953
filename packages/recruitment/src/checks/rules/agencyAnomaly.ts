import type { CheckFinding } from '../verdict/index.ts'
import { NO_DATE, openRule, type RuleContext } from './openRule.ts'

export const ANOMALY_MEASURES = [
  'complaints',
  'not_returned',
  'individual_route',
  'visa_category_shift',
  'wage_default',
] as const

/** Counts of one agency in its window. */
export interface AgencyWindow {
  readonly months: number | null
  readonly contracts: number | null
  /** How many of the contracts; null where not counted. */
  readonly counts: Readonly<Record<(typeof ANOMALY_MEASURES)[number], number | null>>
}

/**
 * Check 15: the agency's rates against those of its peers taken together, by the distance in
 * standard errors of a share, `z = (p − q) / √(q (1 − q) / n)`, with `q = (x + ½) / (m + 1)` of the
 * peers so that a measure no peer shows does not divide by zero. Only rates above the peers' count.
 * It names whom to visit, and decides nothing.
 *
 * @source operations, section 5, check 15; the form of the test is a proposal
 */
export function agencyAnomaly(
  own: AgencyWindow | null,
  peers: readonly AgencyWindow[],
  context: RuleContext,
): readonly CheckFinding[] {
  return ANOMALY_MEASURES.map((measure) => {
    const rule = openRule('agency_anomaly', context)
    if (rule.on === null) return rule.cannotTell(NO_DATE)
    const asked = rule.ask('anomaly_peers')
    if (!asked.known) return rule.cannotTell(asked.open)
    const { leastContracts, leastMonths, z } = asked.value
    const [contracts, months] = [own?.contracts ?? null, own?.months ?? null]
    const count = own?.counts[measure] ?? null
    const compared = peers.filter((one) => one.contracts !== null && one.counts[measure] !== null)
    const sum = (read: (peer: AgencyWindow) => number) =>
      compared.reduce((total, peer) => total + read(peer), 0)
    const peerContracts = sum((peer) => peer.contracts!)
    const isSmall =
      contracts === null || contracts < leastContracts || peerContracts < leastContracts
    if (isSmall || months === null || months < leastMonths || count === null) {
      const params = { count: contracts ?? '?', months: months ?? '?' }
      return rule.cannotTell({ code: 'anomaly_small', params, supplier: 'system' })
    }
    const rate = count / contracts
    const peerRate = (sum((peer) => peer.counts[measure]!) + 0.5) / (peerContracts + 1)
    const distance = (rate - peerRate) / Math.sqrt((peerRate * (1 - peerRate)) / contracts)
    const evidence = [
      { what: measure, value: count, source: null },
      { what: 'contracts', value: contracts, source: null },
      { what: 'z', value: Number(distance.toFixed(2)), source: null },
    ]
    const params = { measure, value: percent(rate), peers: percent(peerRate) }
    return distance > Number(z)
      ? rule.no('anomaly_found', params, { evidence })
      : rule.yes('anomaly_none', params, { evidence })
  })
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
