import type { RuleId } from '../catalogue/ruleIds.ts'
import type { CheckFinding } from './CheckFinding.ts'

/** Rest on what the worker may have stated against a party of the contract. */
const OF_STATEMENTS: ReadonlySet<RuleId> = new Set(['fee_ceiling', 'fee_disguised'])

/** Their evidence names other people, other agencies, or how the other party stands. */
const OF_OTHERS: ReadonlySet<RuleId> = new Set([
  'bond_cover',
  'linked_parties',
  'principal_watch',
  'job_order_ledger',
  'identity',
])

/**
 * What of the findings somebody may see who is no official: the worker every result, without the
 * evidence about others; agency and employer besides not what rests on statements about fees, from
 * which they could conclude what the worker said.
 */
export const findingsShownTo = (
  viewer: 'official' | 'worker' | 'party',
  findings: readonly CheckFinding[],
): readonly CheckFinding[] =>
  viewer === 'official'
    ? findings
    : findings
        .filter(({ rule }) => viewer === 'worker' || !OF_STATEMENTS.has(rule))
        .map((finding) => (OF_OTHERS.has(finding.rule) ? { ...finding, evidence: [] } : finding))
