export {
  CONFIDENTIALITIES,
  MISSING_STATUSES,
  OBSERVATION_STATUSES,
  type RawCell,
  type ReportCell,
} from './cells/ReportCell.ts'
export { readCells } from './cells/readCells.ts'
export { checkQuestionnaire } from './definition/checkQuestionnaire.ts'
export {
  LABOUR_MIGRATION_MODULES,
  labourMigrationQuestionnaire,
} from './definition/labourMigrationQuestionnaire.ts'
export { Questionnaire, type ReportTable, tablesOf } from './definition/Questionnaire.ts'
export {
  addressOf,
  type CellAddress,
  corridorOf,
  type LaidTable,
  layOut,
  partsOfAddress,
  type ReportLayout,
} from './definition/ReportLayout.ts'
export {
  QUESTIONNAIRE_STATUSES,
  type QuestionnaireFacts,
  type QuestionnaireState,
  questionnaireActions,
  questionnaireRecord,
} from './records/questionnaireRecord.ts'
export { REPORT_STATUSES, type Report, type ReportFacts } from './records/Report.ts'
export { type CalendarEntry, releaseCalendar } from './records/releaseCalendar.ts'
export { releaseNameOf, reportActions, reportRecord } from './records/reportRecord.ts'
export { REPORT_TRANSITIONS } from './records/reportTransitions.ts'
export { compareReleases, type ReleaseComparison } from './release/compareReleases.ts'
export {
  type EarlierRelease,
  figuresByAddress,
  type PublishedReport,
  publishReport,
  type ReportProtection,
  type ReportRow,
} from './release/ReportRow.ts'
export { checkChange } from './rules/checkChange.ts'
export { checkMirror, mirrorCells } from './rules/checkMirror.ts'
export { checkSums } from './rules/checkSums.ts'
export {
  COMPARED_WITH_NOTHING,
  type Compared,
  type Examination,
  examineReport,
  mayBeSubmitted,
  valuesOf,
} from './rules/examineReport.ts'
export {
  type Explanation,
  REPORT_RULES,
  type ReportFinding,
  type SettledFinding,
  saidBy,
  settleFindings,
} from './rules/ReportFinding.ts'
export { TOTAL } from './structure/CodeList.ts'
export {
  type Localised,
  localised,
  REPORT_LANGUAGES,
  type ReportLanguage,
} from './structure/Localised.ts'
export {
  codesOf,
  DIMENSION_NAMES,
  MEASURE_NAMES,
  REPORT_DIMENSIONS,
  REPORT_MEASURE_IDS,
  REPORT_MEASURES,
  type ReportDimension,
} from './structure/labourMigrationStructure.ts'
