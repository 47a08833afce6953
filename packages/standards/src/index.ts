export { type BindingPattern, bindingOn, type CorridorBinding, isBound } from './bindingOn.ts'
export { type CalendarOptions, writeCalendar } from './calendar/writeCalendar.ts'
export { countOn, type InstrumentCount } from './countOn.ts'
export { type CountPoint, countSeries } from './countSeries.ts'
export { type Coincidence, type CoincidenceCount, countWhere } from './countWhere.ts'
export { DUE_KINDS, type DueItem } from './due/DueItem.ts'
export {
  type DueBasis,
  type DueQuestion,
  dueWithin,
  type SessionClose,
} from './due/dueWithin.ts'
export { REPORTING_START_COLUMNS, readReportingStarts } from './due/readReportingStarts.ts'
export { letterGroup, type ReportingStart } from './due/reportingCycle.ts'
export { compareLists, type ListComparison } from './files/compareLists.ts'
export type { KnownState } from './files/knownNames.ts'
export {
  type PublishedFigure,
  readPublishedFigures,
  statesOfFigure,
} from './files/publishedFigures.ts'
export { readDeclarations } from './files/readDeclarations.ts'
export type { MissingTranslations } from './files/readInstruments.ts'
export {
  type RatificationListImport,
  type RatificationListOptions,
  readRatificationList,
} from './files/readRatificationList.ts'
export {
  readStandardsFacts,
  type ShippedStandards,
  type StandardsFiles,
} from './files/readStandardsFacts.ts'
export { writeRatifications } from './files/writeRatifications.ts'
export {
  type Instrument,
  type InstrumentId,
  type InstrumentKind,
  type LifeCycle,
  type Names,
  type Provision,
  provisionKey,
  type UnitId,
  type UnitRule,
} from './Instrument.ts'
export {
  type DenunciationWindow,
  denunciationEffect,
  isOpenOn,
  windowFrom,
} from './lifecycle/denunciation.ts'
export { type EffectiveEnd, effectiveEnd } from './lifecycle/effectiveEnd.ts'
export {
  entryIntoForceFor,
  type FirstEntryIntoForce,
  firstEntryIntoForce,
  takesEffect,
} from './lifecycle/entryIntoForce.ts'
export {
  type ConsultationRecord,
  denounceUnit,
  type LawfulDenunciation,
  mayDenounce,
} from './lifecycle/mayDenounce.ts'
export { type StateWindow, windowFor } from './lifecycle/windowFor.ts'
export { newStatesSince } from './newStatesSince.ts'
export {
  checkAssessment,
  type GapReport,
  gapReport,
  POLICY_OUTCOMES,
  type PolicyOutcome,
  type QuestionFinding,
} from './policyCheck/gapReport.ts'
export {
  CONSTITUENCIES,
  type Constituency,
  POLICY_ANSWERS,
  type PolicyAnswer,
  type PolicyAnswerWord,
  type PolicyAssessment,
} from './policyCheck/PolicyAssessment.ts'
export {
  POLICY_PARTS,
  POLICY_QUESTIONS,
  type PolicyPart,
  type PolicyQuestion,
} from './policyCheck/policyQuestions.ts'
export {
  DATE_BASES,
  type DateBasis,
  type Declaration,
  type Ratification,
  type RatificationEnd,
  type RatificationList,
  ratificationKey,
  type StateCode,
} from './Ratification.ts'
export {
  applyReviews,
  type ReviewedFacts,
  type SignOff,
  signableStatement,
} from './reviews/applyReviews.ts'
export {
  declarationKey,
  lifeCycleKey,
  listKey,
  type SignableStatement,
  statedEntryIntoForceKey,
  statementOf,
} from './reviews/subjects.ts'
export {
  type CorridorEnd,
  type CorridorRight,
  type RightState,
  rightsOn,
  type TopicRights,
} from './rightsOn.ts'
export {
  entryOf,
  type InstrumentEntry,
  isListedOn,
  openBook,
  type StandardsBook,
  type StandardsFacts,
} from './StandardsBook.ts'
export type { UnitStatus } from './scopeOn.ts'
export { type InstrumentStatus, type StatusCaveat, type StatusKind, statusOn } from './statusOn.ts'
export {
  readSupervisionCsv,
  readSupervisionJson,
  SUPERVISION_COLUMNS,
} from './supervision/readSupervision.ts'
export {
  SUPERVISION_KINDS,
  SUPERVISION_STATUSES,
  type SupervisionKind,
  type SupervisionRecord,
  type SupervisionStatus,
} from './supervision/SupervisionRecord.ts'
export { TOPICS, type Topic } from './topics.ts'
export { type UndescribedInstrument, undescribedOn } from './undescribedOn.ts'
export {
  isAuthority,
  type Provenance,
  VERIFICATION_LEVELS,
  type Verification,
  weakest,
} from './verification.ts'
export { type WouldAdd, whatWouldAdd } from './whatWouldAdd.ts'
