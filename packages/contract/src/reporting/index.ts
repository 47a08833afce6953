import {
  QUESTIONNAIRE_ACT_ROUTES,
  questionnaireRoute,
  questionnairesRoute,
} from './questionnaires.ts'
import { releaseCalendarRoute, releaseChangesRoute, reportedFiguresRoute } from './releases.ts'
import {
  REPORT_ACT_ROUTES,
  reportRoute,
  reportsRoute,
  reportTemplateRoute,
  uploadAnswersRoute,
  writeAnswersRoute,
} from './reports.ts'

export * from './answers.ts'
export * from './questionnaires.ts'
export * from './releases.ts'
export * from './reports.ts'

/** Questionnaires of a region, what countries report, and what is released of it. */
export const REPORTING_ROUTES = [
  questionnairesRoute,
  questionnaireRoute,
  ...QUESTIONNAIRE_ACT_ROUTES,
  reportsRoute,
  reportRoute,
  writeAnswersRoute,
  uploadAnswersRoute,
  reportTemplateRoute,
  ...REPORT_ACT_ROUTES,
  releaseCalendarRoute,
  reportedFiguresRoute,
  releaseChangesRoute,
] as const
