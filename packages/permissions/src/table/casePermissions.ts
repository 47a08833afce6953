import type { RecordKind } from '../ProtectedRecord.ts'
import type { PermissionFacts } from './PermissionFacts.ts'

/** Complaints, what a respondent learns of them, ratings. */
export const CASE_PERMISSIONS = {
  'file.case': { does: 'File a complaint, for oneself or with the worker’s consent' },
  'read.case': { does: 'Read the text of a case', secondFactor: true },
  'read.case-identity': { does: 'See who complained', secondFactor: true },
  'consent.case': { does: 'Give or take back consent to disclose', notDelegable: true },
  'withdraw.case': { does: 'Withdraw one’s complaint', notDelegable: true },
  'assign.case': { does: 'Assign a case to a conciliator, without its text', secondFactor: true },
  'triage.case': { does: 'Judge urgency and route', secondFactor: true },
  'disclose.case': { does: 'Tell the respondent what consent allows', secondFactor: true },
  'conciliate.case': { does: 'Record the conciliation', secondFactor: true },
  'determine.case': { does: 'Determine a case and award', secondFactor: true },
  'refer.case': { does: 'Refer a case with the consent it needs', secondFactor: true },
  'close.case': { does: 'Close a case with the outcome of each allegation', secondFactor: true },
  'unlock.case': { does: 'Decide on an act held by the retaliation lock', secondFactor: true },
  'read.case-notice': { does: 'Read the allegations disclosed to the respondent' },
  'answer.case-notice': { does: 'Answer the allegations as the respondent' },
  'submit.rating': { does: 'Rate an agency after a contract through it' },
  'contest.rating': { does: 'Contest a rating' },
  'moderate.rating': { does: 'Publish, uphold or remove a rating' },
} as const satisfies Record<`${string}.${RecordKind}`, PermissionFacts>
