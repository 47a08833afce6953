import type { IsoDate } from '@corridor/kernel'
import type { RuleId, RuleKind } from '../catalogue/ruleIds.ts'
import type { CheckFinding, Verdict } from './CheckFinding.ts'

/** A result that two persons set aside for one record and one version of a rule. */
export interface ConfirmedOverride {
  readonly rule: RuleId
  readonly ruleVersion: number
  /** Last day. */
  readonly expiresOn: IsoDate
}

const BLOCKING: ReadonlySet<RuleKind> = new Set<RuleKind>(['block', 'freeze'])

/**
 * All findings in one word. A blocking rule that is not met blocks; one that cannot be told holds;
 * anything else that is not met or cannot be told, and a blocking rule that only advises, is for
 * review; else clear. A finding that was overridden, or does not apply, counts as met.
 *
 * What a rule that refers or flags cannot tell is for review as well: were it clear, leaving out the
 * fact would turn a referral into a clearance.
 *
 * @source operations, section 5 (verdict over all rules)
 */
export function verdictOf(
  findings: readonly CheckFinding[],
  overrides: readonly ConfirmedOverride[],
  on: IsoDate,
): Verdict {
  const standing = standingFindings(findings, overrides, on)
  const stopping = standing.filter(stops)
  if (stopping.some(({ met }) => met === 'no')) return 'blocked'
  if (stopping.length > 0) return 'hold'
  return standing.length > 0 ? 'review' : 'clear'
}

/** Those that are not met or cannot be told, and were not overridden. */
const standingFindings = (
  findings: readonly CheckFinding[],
  overrides: readonly ConfirmedOverride[],
  on: IsoDate,
): readonly CheckFinding[] =>
  findings.filter(
    (finding) =>
      (finding.met === 'no' || finding.met === 'cannot_tell') &&
      !isOverridden(finding, overrides, on),
  )

const stops = ({ kind, advisory }: CheckFinding): boolean => BLOCKING.has(kind) && !advisory

/** What keeps the verdict from being better than blocked or hold: rules adopted here, not met. */
export const stoppingFindings = (
  findings: readonly CheckFinding[],
  overrides: readonly ConfirmedOverride[],
  on: IsoDate,
): readonly CheckFinding[] => standingFindings(findings, overrides, on).filter(stops)

/** Whether a confirmed override of this rule and version stands on a day. */
export const isOverridden = (
  { overridable, rule, version }: CheckFinding,
  overrides: readonly ConfirmedOverride[],
  on: IsoDate,
): boolean =>
  overridable &&
  overrides.some((one) => one.rule === rule && one.ruleVersion === version && on <= one.expiresOn)
