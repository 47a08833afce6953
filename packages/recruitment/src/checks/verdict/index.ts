export {
  type CheckFinding,
  CheckFindingSchema,
  MET,
  type ReasonParam,
  SUPPLIERS,
  type Supplier,
  VERDICTS,
  type Verdict,
  VerdictSchema,
} from './CheckFinding.ts'
export { findingsShownTo } from './findingsShownTo.ts'
export { type InputName, NAME_KIND_OF, NAMED_IN_REASONS, type NameKind } from './namedInReasons.ts'
export { REASON_CODES, REASON_WORDS, type ReasonCode, reasonWords } from './reasons.ts'
export { type MeasuredShare, type RuleCounts, rulePrecision } from './rulePrecision.ts'
export { type ConfirmedOverride, isOverridden, stoppingFindings, verdictOf } from './verdictOf.ts'
