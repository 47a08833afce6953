export {
  type CheckFinding,
  CheckFindingSchema,
  MET,
  type ReasonParam,
  VERDICTS,
  type Verdict,
  VerdictSchema,
} from './CheckFinding.ts'
export { REASON_CODES, REASON_WORDS, type ReasonCode, reasonWords } from './reasons.ts'
