import type { RecordKind } from '../ProtectedRecord.ts'
import type { PermissionFacts } from './PermissionFacts.ts'

/** Questionnaires of a region, and what countries report. */
export const REPORTING_PERMISSIONS = {
  'read.questionnaire': { does: 'See what countries of the region are asked' },
  'define.questionnaire': { does: 'Write or change a questionnaire before it is opened' },
  'open.questionnaire': {
    does: 'Open or close a questionnaire that another wrote',
    secondFactor: true,
    confirms: ['define.questionnaire'],
  },
  'read.report': { does: 'See a country’s report, also before it is released' },
  'call.report': { does: 'Ask a country for its report of a year' },
  'fill.report': { does: 'Write a country’s answers, on the page or by a file' },
  'submit.report': { does: 'Send a country’s report, take it back or revise it once released' },
  'review.report': {
    does: 'Accept a report that another sent, or give it back',
    secondFactor: true,
    confirms: ['submit.report'],
  },
  'schedule.report': {
    does: 'Say when an accepted report is released, or take it off the calendar',
    secondFactor: true,
    confirms: ['submit.report', 'review.report'],
  },
} as const satisfies Record<`${string}.${RecordKind}`, PermissionFacts>
