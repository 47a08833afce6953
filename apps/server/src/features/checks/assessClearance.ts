import type { CheckFinding, RuleId, Verdict } from '@corridor/recruitment/checks'
import type { LedgerPlace, Queryable } from '../ledger/LedgerPlace.ts'
import { assessContract } from './assessContract.ts'

/**
 * What is asked of a worker who goes back to the same employer and site.
 *
 * @source operations, section 3 (fast path re-entry): checks 1, 4, 5, 9, 10 and 13
 */
const REENTRY: readonly RuleId[] = [
  'wage_floor',
  'hours_limit',
  'contract_substitution',
  'deployment_ban',
  'principal_watch',
  'identity',
]

/** The checks of a contract for which a clearance is asked; null where there is no such contract. */
export async function assessClearance(
  client: Queryable,
  tenant: string,
  { contract, kind }: { readonly contract: string; readonly kind: 'first' | 'reentry' },
  { now, timeZone }: Pick<LedgerPlace, 'now' | 'timeZone'>,
): Promise<{
  readonly verdict: Verdict
  readonly findings: readonly CheckFinding[]
  readonly overrides: readonly RuleId[]
} | null> {
  const only = kind === 'reentry' ? REENTRY : undefined
  const assessed = await assessContract(client, { tenant, now, timeZone }, contract, only)
  if (assessed === null) return null
  const { verdict, findings, setAside } = assessed
  return { verdict, findings, overrides: setAside }
}
