export {
  type Approval,
  type Attestation,
  approvedVacancies,
  FREEZE_CAUSES,
  type FreezeCause,
  JOB_ORDER_STATUSES,
  type JobOrder,
  type JobOrderStatus,
} from './JobOrder.ts'
export {
  askedFor,
  assessJobOrder,
  freezeCauses,
  type JobOrderAssessment,
  type JobOrderCheckFacts,
  type JobOrderStanding,
  standingOf,
  standingOfRule,
} from './jobOrderChecks.ts'
export { type JobOrderCommand, jobOrderActions, jobOrderRecord } from './jobOrderRecord.ts'
export type { JobOrderFacts } from './preparation.ts'
export {
  consume,
  countedAgainstPrincipal,
  giveBack,
  moveVacancy,
  NONE_LEFT,
  reserve,
  stageOf,
  type Vacancies,
  type VacancyClaim,
  type VacancyStage,
  vacanciesLeft,
} from './vacancies.ts'
