import type { RuleCounts } from '../verdict/rulePrecision.ts'
import type { RuleId } from './ruleIds.ts'

const EXACT = (bad: number): RuleCounts => ({
  truePositives: bad,
  falsePositives: 0,
  falseNegatives: 0,
})

/**
 * What each rule said of the synthetic labelled set `planted-contracts-1`; a test counts it anew. It
 * shows that the rules do what they say and where words and names mislead them. It is no measure of
 * real files: for that each deployment labels its own.
 */
export const MEASURED_RULES: Readonly<Record<Exclude<RuleId, 'agency_anomaly'>, RuleCounts>> = {
  wage_floor: EXACT(7),
  fee_ceiling: EXACT(24),
  fee_disguised: { truePositives: 13, falsePositives: 2, falseNegatives: 2 },
  hours_limit: EXACT(11),
  contract_substitution: EXACT(21),
  licence_effective: EXACT(10),
  bond_cover: EXACT(5),
  linked_parties: { truePositives: 25, falsePositives: 2, falseNegatives: 1 },
  deployment_ban: EXACT(5),
  principal_watch: EXACT(5),
  job_order_ledger: EXACT(6),
  documents: EXACT(5),
  identity: { truePositives: 26, falsePositives: 2, falseNegatives: 1 },
  clauses_language: EXACT(16),
}
