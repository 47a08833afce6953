/**
 * Groups of words for pages of work and control, in a file of their own for each language: readers
 * of the atlas do without. The router loads them with the pages below `WORK_PATHS`.
 */
export const WORK_GROUPS: readonly string[] = [
  'agency-import',
  'audit',
  'bonds',
  'checks',
  'clearances',
  'documents',
  'demand',
  'contracts',
  'emergencies',
  'file-import',
  'job-order-import',
  'licences',
  'notifications',
  'organisations',
  'outage',
  'people',
  'queue',
  'registers',
  'reporting',
  'rules',
  'seals',
  'statistics',
  'terms',
  'workspaces',
  'tour',
]
