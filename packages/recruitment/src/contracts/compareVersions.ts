import { compareTerms, type TermComparison } from '../checks/index.ts'
import { agreedVersion, type Contract, type ContractContent } from './Contract.ts'

export interface VersionComparison {
  readonly terms: readonly TermComparison[]
  /** Null where nothing differs as far as it is stated, and not everything is. */
  readonly outcome: 'matched' | 'mismatch' | null
  /** Every term is the same or better: nobody but the parties need be asked. */
  readonly isSafe: boolean
}

/**
 * Compares what both signed with another version, term by term, in the direction that is worse for
 * the worker. A term that a side does not state is never taken for the same.
 *
 * @returns null where there is nothing to compare: not signed, or erased. Amounts in different
 * currencies cannot be told, as contracts keep no rates.
 */
export function compareVersions(
  contract: Contract,
  content: ContractContent | null,
): VersionComparison | null {
  const agreed = agreedVersion(contract)?.content
  if (agreed == null || content === null) return null
  const terms = compareTerms(agreed.terms, content.terms, [])
  const has = (...outcomes: readonly TermComparison['outcome'][]) =>
    terms.some(({ outcome }) => outcomes.includes(outcome))
  const isSafe = !has('worse', 'changed', 'cannot_tell')
  return {
    terms,
    outcome: has('worse', 'changed') ? 'mismatch' : isSafe ? 'matched' : null,
    isSafe,
  }
}
